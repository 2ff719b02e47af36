//! A folded text as lexemes: words with what they can mean, numbers, marks.

use alloc::vec::Vec;

use khabar_normalize::{TokenKind, WordIndex, tokens};

use crate::{
    tables::{PAIRS, WORDS},
    words::{
        Cue, Entry, Part, Season, Sense, Shift, Tod, Trap, Unit, cues, kinds,
    },
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
    pub(crate) entry: &'static Entry,
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
        self.entry.is(cue)
    }

    pub(crate) fn trap(&self, trap: Trap) -> bool {
        self.entry.trap(trap)
    }

    /// Whether it is a preposition that leads to a date.
    pub(crate) fn leads(&self) -> bool {
        const LEADS: u128 = cues(&[
            Cue::In,
            Cue::Since,
            Cue::From,
            Cue::To,
            Cue::Until,
            Cue::By,
            Cue::Between,
            Cue::Before,
            Cue::After,
            Cue::FromWhere,
            Cue::Lam,
            Cue::Duration,
        ]);
        self.entry.is_any(LEADS)
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

    /// Whether it means nothing to a date.
    pub(crate) fn is_plain(&self) -> bool {
        self.entry.senses.is_empty()
    }

    pub(crate) fn has(&self, kinds: u32) -> bool {
        self.entry.has(kinds)
    }

    fn sense<T>(
        &self,
        kind: u32,
        pick: impl FnMut(&Sense) -> Option<T>,
    ) -> Option<T> {
        if !self.entry.has(kind) {
            return None;
        }
        self.entry.senses.iter().find_map(pick)
    }

    pub(crate) fn month(&self) -> Option<(u8, bool)> {
        self.sense(kinds::MONTH, |s| match *s {
            Sense::Month(m, weak) => Some((m, weak)),
            _ => None,
        })
    }

    pub(crate) fn libyan(&self) -> Option<u8> {
        self.sense(kinds::LIBYAN, |s| match *s {
            Sense::Libyan(m) => Some(m),
            _ => None,
        })
    }

    pub(crate) fn hijri(&self) -> Option<(u8, bool)> {
        self.sense(kinds::HIJRI, |s| match *s {
            Sense::Hijri(m, weak) => Some((m, weak)),
            _ => None,
        })
    }

    pub(crate) fn weekday(&self) -> Option<u8> {
        self.sense(kinds::WEEKDAY, |s| match *s {
            Sense::Weekday(d) => Some(d),
            _ => None,
        })
    }

    pub(crate) fn cardinal(&self) -> Option<u32> {
        self.sense(kinds::CARDINAL, |s| match *s {
            Sense::Cardinal(n) => Some(n.into()),
            _ => None,
        })
    }

    pub(crate) fn ordinal(&self) -> Option<u8> {
        self.sense(kinds::ORDINAL, |s| match *s {
            Sense::Ordinal(n) => Some(n),
            _ => None,
        })
    }

    pub(crate) fn decade(&self) -> Option<u8> {
        self.sense(kinds::DECADE, |s| match *s {
            Sense::Decade(n) => Some(n),
            _ => None,
        })
    }

    pub(crate) fn fraction(&self) -> Option<u8> {
        self.sense(kinds::FRACTION, |s| match *s {
            Sense::Fraction(n) => Some(n),
            _ => None,
        })
    }

    pub(crate) fn unit(&self) -> Option<(Unit, u8)> {
        self.sense(kinds::UNIT, |s| match *s {
            Sense::Unit(u, n) => Some((u, n)),
            _ => None,
        })
    }

    /// The unit, when it is one of it.
    pub(crate) fn one(&self) -> Option<Unit> {
        self.unit().and_then(|(u, n)| (n == 1).then_some(u))
    }

    pub(crate) fn shift(&self) -> Option<Shift> {
        self.sense(kinds::SHIFT, |s| match *s {
            Sense::Shift(shift) => Some(shift),
            _ => None,
        })
    }

    pub(crate) fn part(&self) -> Option<Part> {
        self.sense(kinds::PART, |s| match *s {
            Sense::Part(part) => Some(part),
            _ => None,
        })
    }

    pub(crate) fn tod(&self) -> Option<(Tod, bool)> {
        self.sense(kinds::TOD, |s| match *s {
            Sense::Tod(tod, adverb) => Some((tod, adverb)),
            _ => None,
        })
    }

    pub(crate) fn season(&self) -> Option<Season> {
        self.sense(kinds::SEASON, |s| match *s {
            Sense::Season(season) => Some(season),
            _ => None,
        })
    }

    pub(crate) fn every(&self) -> Option<Unit> {
        self.sense(kinds::EVERY, |s| match *s {
            Sense::Every(unit) => Some(unit),
            _ => None,
        })
    }

    pub(crate) fn zone(&self) -> Option<u8> {
        self.sense(kinds::ZONE, |s| match *s {
            Sense::Zone(place) => Some(place),
            _ => None,
        })
    }

    pub(crate) fn vague(&self) -> Option<Shift> {
        self.sense(kinds::VAGUE, |s| match *s {
            Sense::Vague(shift) => Some(shift),
            _ => None,
        })
    }
}

/// A word in the table, and what was taken off to find it.
#[derive(Clone, Copy, Debug)]
struct Reading {
    entry: &'static Entry,
    stem: usize,
    start: usize,
    article: bool,
    conj: bool,
    prep: Option<char>,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            entry: Entry::NONE,
            stem: 0,
            start: 0,
            article: false,
            conj: false,
            prep: None,
        }
    }
}

/// The words of `WORDS`, each at its place.
const KEYS: [&str; WORDS.len()] = keys();

#[expect(clippy::indexing_slicing, reason = "checked as it is compiled")]
const fn keys() -> [&'static str; WORDS.len()] {
    let mut keys = [""; WORDS.len()];
    let mut at = 0;
    while at < WORDS.len() {
        keys[at] = WORDS[at].word;
        at += 1;
    }
    keys
}

static INDEX: WordIndex<4096> = WordIndex::new(&KEYS);

fn table(word: &str) -> Option<&'static Entry> {
    let at = INDEX.position(word, |at| KEYS.get(at) == Some(&word))?;
    WORDS.get(at)
}

/// Finds a word as it is, without article, without particles.
fn read<'t>(
    word: &str,
    next: impl FnOnce() -> Option<&'t str>,
) -> Option<Reading> {
    // بعيد الأضحى: a particle and عيد, not بعيد.
    if let Some(found) = bare(word, 0) {
        let split = found.entry.has(kinds::SPLIT)
            && next().is_some_and(|next| next.starts_with("ال"));
        if !split {
            return Some(found);
        }
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
    let prep = rest.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك'))?;
    let tail = rest.get(prep.len_utf8()..)?;
    let at = word.len() - tail.len();
    let short = tail.len() < 6;
    if !short && let Some(found) = bare(tail, at) {
        return Some(Reading { conj, prep: Some(prep), ..found });
    }
    if prep == 'ل'
        && let Some(stem) = tail.strip_prefix('ل')
    {
        let entry = (stem.len() > 2).then(|| table(stem))??;
        return Some(Reading {
            entry,
            stem: word.len() - stem.len(),
            start: at,
            article: true,
            conj,
            prep: Some(prep),
        });
    }
    None
}

/// A word without its article; compared as one number.
fn without_article(word: &str) -> Option<&str> {
    const ARTICLE: u32 = u32::from_le_bytes([0xD8, 0xA7, 0xD9, 0x84]);
    let head = word.as_bytes().first_chunk()?;
    (u32::from_le_bytes(*head) == ARTICLE).then(|| word.get(4..))?
}

/// Finds a word as it is or without its article.
fn bare(word: &str, start: usize) -> Option<Reading> {
    if let Some(entry) = table(word) {
        return Some(Reading {
            entry,
            stem: start,
            start,
            ..Reading::default()
        });
    }
    let stem = without_article(word)?;
    let entry = (stem.len() > 2).then(|| table(stem))??;
    Some(Reading {
        entry,
        stem: start + word.len() - stem.len(),
        start,
        article: true,
        ..Reading::default()
    })
}

/// Particles that may stand before digits.
fn particles(word: &str) -> Option<Reading> {
    // The longest is وبال.
    if word.len() > 8 {
        return None;
    }
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
        let mut gap = match between.as_bytes() {
            [b' '] => Gap::Blank,
            [] if at > 0 => Gap::None,
            blanks if blanks.contains(&b'\n') => Gap::Line,
            _ => Gap::Blank,
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
            entry: Entry::NONE,
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
                    && let Ok(found) = PAIRS.binary_search_by(|p| {
                        (p.0, p.1.word).cmp(&(first, word))
                    })
                    && let Some((_, entry)) = PAIRS.get(found)
                    && let Some(last) = all.last_mut()
                {
                    last.entry = entry;
                    last.end = range.end;
                    continue;
                }
                let digit = |at: usize| {
                    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
                };
                if (digit(range.end) || digit(range.end + 1))
                    && let Some(reading) = particles(word)
                    && let Some(next) = walk.peek()
                    && next.kind() == TokenKind::Number
                    && (next.range().start == range.end || word == "ال")
                    && next.as_str().is_ascii()
                {
                    lead = Some((reading, range.start, gap));
                    continue;
                }
                // The longest key and its particles have 30 bytes.
                if word.len() <= 40
                    && let Some(reading) =
                        read(word, || walk.peek().map(|next| next.as_str()))
                {
                    lexeme.entry = reading.entry;
                    lexeme.start = range.start + reading.start;
                    lexeme.article = reading.article;
                    lexeme.conj = reading.conj;
                    lexeme.prep = reading.prep;
                    if reading.entry.has(kinds::HEAD) {
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
