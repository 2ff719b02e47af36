//! A folded text as lexemes: words with what they can mean, numbers, marks.

use alloc::vec::Vec;

use khabar_normalize::{TokenKind, tokens};

use crate::{
    tables::{INDEX, PAIRS, WORDS},
    words::{Cue, Part, Season, Sense, Shift, Tod, Trap, Unit},
};

/// What lies between a lexeme and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    None,
    Blank,
    Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    Mark(char),
}

/// A word, number or mark of the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    /// Behind the particles, before the article.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// With the particles.
    pub(crate) outer: usize,
    pub(crate) kind: Kind,
    pub(crate) gap: Gap,
    pub(crate) senses: &'static [Sense],
    pub(crate) value: u32,
    pub(crate) digits: u8,
    pub(crate) article: bool,
    /// و or ف is attached.
    pub(crate) conj: bool,
    /// One of ب ل ك is attached.
    pub(crate) prep: Option<char>,
}

impl Lexeme {
    pub(crate) fn is(&self, cue: Cue) -> bool {
        self.senses.contains(&Sense::Cue(cue))
    }

    pub(crate) fn trap(&self, trap: Trap) -> bool {
        self.senses.contains(&Sense::Trap(trap))
    }

    pub(crate) fn mark(&self) -> Option<char> {
        match self.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<u32> {
        (self.kind == Kind::Number).then_some(self.value)
    }

    fn sense<T>(&self, pick: impl FnMut(&Sense) -> Option<T>) -> Option<T> {
        self.senses.iter().find_map(pick)
    }

    pub(crate) fn month(&self) -> Option<(u8, bool)> {
        self.sense(|s| match *s {
            Sense::Month(m, weak) => Some((m, weak)),
            _ => None,
        })
    }

    pub(crate) fn libyan(&self) -> Option<u8> {
        self.sense(|s| match *s {
            Sense::Libyan(m) => Some(m),
            _ => None,
        })
    }

    pub(crate) fn hijri(&self) -> Option<(u8, bool)> {
        self.sense(|s| match *s {
            Sense::Hijri(m, weak) => Some((m, weak)),
            _ => None,
        })
    }

    pub(crate) fn weekday(&self) -> Option<u8> {
        self.sense(|s| match *s {
            Sense::Weekday(d) => Some(d),
            _ => None,
        })
    }

    pub(crate) fn cardinal(&self) -> Option<u32> {
        self.sense(|s| match *s {
            Sense::Cardinal(n) => Some(n.into()),
            _ => None,
        })
    }

    pub(crate) fn ordinal(&self) -> Option<u8> {
        self.sense(|s| match *s {
            Sense::Ordinal(n) => Some(n),
            _ => None,
        })
    }

    pub(crate) fn decade(&self) -> Option<u8> {
        self.sense(|s| match *s {
            Sense::Decade(n) => Some(n),
            _ => None,
        })
    }

    pub(crate) fn fraction(&self) -> Option<u8> {
        self.sense(|s| match *s {
            Sense::Fraction(n) => Some(n),
            _ => None,
        })
    }

    pub(crate) fn unit(&self) -> Option<(Unit, u8)> {
        self.sense(|s| match *s {
            Sense::Unit(u, n) => Some((u, n)),
            _ => None,
        })
    }

    /// The unit, when it is one of it.
    pub(crate) fn one(&self) -> Option<Unit> {
        self.unit().and_then(|(u, n)| (n == 1).then_some(u))
    }

    pub(crate) fn shift(&self) -> Option<Shift> {
        self.sense(|s| match *s {
            Sense::Shift(shift) => Some(shift),
            _ => None,
        })
    }

    pub(crate) fn part(&self) -> Option<Part> {
        self.sense(|s| match *s {
            Sense::Part(part) => Some(part),
            _ => None,
        })
    }

    pub(crate) fn tod(&self) -> Option<(Tod, bool)> {
        self.sense(|s| match *s {
            Sense::Tod(tod, adverb) => Some((tod, adverb)),
            _ => None,
        })
    }

    pub(crate) fn season(&self) -> Option<Season> {
        self.sense(|s| match *s {
            Sense::Season(season) => Some(season),
            _ => None,
        })
    }

    pub(crate) fn every(&self) -> Option<Unit> {
        self.sense(|s| match *s {
            Sense::Every(unit) => Some(unit),
            _ => None,
        })
    }

    pub(crate) fn zone(&self) -> Option<u8> {
        self.sense(|s| match *s {
            Sense::Zone(place) => Some(place),
            _ => None,
        })
    }

    pub(crate) fn vague(&self) -> Option<Shift> {
        self.sense(|s| match *s {
            Sense::Vague(shift) => Some(shift),
            _ => None,
        })
    }
}

/// A word in the table, and what was taken off to find it.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    senses: &'static [Sense],
    stem: usize,
    start: usize,
    article: bool,
    conj: bool,
    prep: Option<char>,
}

fn table(word: &str) -> Option<&'static [Sense]> {
    let (from, to, lengths) = *INDEX.get(slot(word)?)?;
    if lengths & (1 << (word.len() / 2).min(31)) == 0 {
        return None;
    }
    let part = WORDS.get(usize::from(from)..usize::from(to))?;
    let at = part.binary_search_by(|e| e.word.cmp(word)).ok()?;
    part.get(at).map(|e| e.senses)
}

/// The place in `INDEX` of the words that begin like this one: 0 for ASCII,
/// else by the first letter from U+0620 on.
fn slot(word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    if first.is_ascii() {
        return Some(0);
    }
    usize::try_from(u32::from(first).checked_sub(0x620)?).ok()
}

/// Finds a word as it is, without article, without particles.
fn read(word: &str, next: Option<&str>) -> Option<Reading> {
    // بعيد الأضحى: a particle and عيد, not بعيد.
    let split = |found: &Reading| {
        found.senses.contains(&Sense::Split)
            && next.is_some_and(|next| next.starts_with("ال"))
    };
    if let Some(found) = bare(word, 0).filter(|f| !split(f)) {
        return Some(found);
    }
    let mut rest = word;
    let mut conj = false;
    if let Some(tail) = word.strip_prefix(['و', 'ف']) {
        rest = tail;
        conj = true;
        let at = word.len() - rest.len();
        if let Some(found) = bare(rest, at) {
            return Some(Reading { conj, ..found });
        }
    }
    let prep = rest.chars().next().filter(|c| "بلك".contains(*c))?;
    let tail = rest.get(prep.len_utf8()..)?;
    let at = word.len() - tail.len();
    let short = tail.len() < 6;
    if !short && let Some(found) = bare(tail, at) {
        return Some(Reading { conj, prep: Some(prep), ..found });
    }
    if prep == 'ل'
        && let Some(stem) = tail.strip_prefix('ل')
    {
        let senses = (stem.len() > 2).then(|| table(stem))??;
        return Some(Reading {
            senses,
            stem: word.len() - stem.len(),
            start: at,
            article: true,
            conj,
            prep: Some(prep),
        });
    }
    None
}

/// Finds a word as it is or without its article.
fn bare(word: &str, start: usize) -> Option<Reading> {
    if let Some(senses) = table(word) {
        return Some(Reading {
            senses,
            stem: start,
            start,
            ..Reading::default()
        });
    }
    let stem = word.strip_prefix("ال")?;
    let senses = (stem.len() > 2).then(|| table(stem))??;
    Some(Reading {
        senses,
        stem: start + word.len() - stem.len(),
        start,
        article: true,
        ..Reading::default()
    })
}

/// Particles that may stand before digits.
fn particles(word: &str) -> Option<Reading> {
    let (conj, rest) = match word.strip_prefix(['و', 'ف']) {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let (prep, article) = match rest {
        "" if conj => (None, false),
        "ب" | "ل" | "ك" => (rest.chars().next(), false),
        "ال" => (None, true),
        "بال" | "كال" => (rest.chars().next(), true),
        "لل" => (Some('ل'), true),
        _ => return None,
    };
    let taken = word.len() - rest.len() + prep.map_or(0, char::len_utf8);
    Some(Reading { conj, prep, article, start: taken, ..Reading::default() })
}

/// Cuts a folded text into lexemes.
pub(crate) fn lex(text: &str) -> Vec<Lexeme> {
    // About one token in nine bytes of Arabic; a guess that saves moves.
    let mut all: Vec<Lexeme> = Vec::with_capacity(text.len() / 10);
    let mut at = 0;
    // Particles before digits, with where they begin and the gap before.
    let mut lead: Option<(Reading, usize, Gap)> = None;
    let mut head: Option<&str> = None;
    let mut walk = tokens(text).peekable();
    while let Some(token) = walk.next() {
        let range = token.range();
        let between = text.get(at..range.start).unwrap_or_default();
        let mut gap = if between.contains('\n') {
            Gap::Line
        } else if between.is_empty() && at > 0 {
            Gap::None
        } else {
            Gap::Blank
        };
        if at == 0 && range.start == 0 {
            gap = Gap::Line;
        }
        at = range.end;
        let word = token.as_str();
        let mut lexeme = Lexeme {
            start: range.start,
            end: range.end,
            outer: range.start,
            kind: Kind::Word,
            gap,
            senses: &[],
            value: 0,
            digits: 0,
            article: false,
            conj: false,
            prep: None,
        };
        let was_head = head.take();
        match token.kind() {
            TokenKind::Number => {
                lexeme.kind = Kind::Number;
                lexeme.digits = u8::try_from(word.len()).unwrap_or(u8::MAX);
                lexeme.value = word.parse().unwrap_or(u32::MAX);
                if let Some((reading, start, gap)) = lead.take() {
                    lexeme.gap = gap;
                    lexeme.outer = start;
                    lexeme.conj = reading.conj;
                    lexeme.prep = reading.prep;
                    lexeme.article = reading.article;
                    if reading.article {
                        lexeme.start = start + reading.start;
                    }
                }
            }
            TokenKind::Word => {
                if let Some(first) = was_head
                    && gap != Gap::Line
                    && let Ok(found) = PAIRS
                        .binary_search_by(|p| (p.0, p.1).cmp(&(first, word)))
                    && let Some(pair) = PAIRS.get(found)
                    && let Some(last) = all.last_mut()
                {
                    last.senses = core::slice::from_ref(&pair.2);
                    last.end = range.end;
                    continue;
                }
                let follows = walk.peek().filter(|next| {
                    next.kind() == TokenKind::Number
                        && (next.range().start == range.end || word == "ال")
                });
                if let Some(next) = follows
                    && let Some(reading) = particles(word)
                    && next.as_str().is_ascii()
                {
                    lead = Some((reading, range.start, gap));
                    continue;
                }
                // The longest key and its particles have 30 bytes.
                let peeked = walk.peek().map(|next| next.as_str());
                if word.len() <= 40
                    && let Some(reading) = read(word, peeked)
                {
                    lexeme.senses = reading.senses;
                    lexeme.start = range.start + reading.start;
                    lexeme.article = reading.article;
                    lexeme.conj = reading.conj;
                    lexeme.prep = reading.prep;
                    if reading.senses.contains(&Sense::Head) {
                        head = word.get(reading.stem..);
                    }
                }
            }
            TokenKind::Punctuation | TokenKind::Symbol => {
                let mark = word.chars().next().unwrap_or(' ');
                lexeme.kind = Kind::Mark(mark);
            }
            _ => {}
        }
        all.push(lexeme);
    }
    all
}
