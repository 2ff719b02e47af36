//! What is seen of a line.

use alloc::{collections::BTreeSet, string::String};

use khabar_dates::DateParser;
use khabar_normalize::fold_char;

use crate::{
    cues::{self, CueClass, CuePlace, Cues, Sign},
    dateline,
    label::BoilerplateKind,
    quotations::{Speech, contains, speech},
    reading::{Kind, Piece, Reading},
    tables::{costs::Feature, speech::OPENERS},
};

/// What is seen of one line that is not blank.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// A bit for each feature.
    pub(crate) features: u64,
    /// The kind of the page tool that the line seems to be.
    pub(crate) kind: Option<BoilerplateKind>,
    /// Words and numbers, as far as they were read.
    words: u8,
}

impl Seen {
    pub(crate) fn has(&self, feature: Feature) -> bool {
        self.features & (1 << feature as u64) != 0
    }

    fn set(&mut self, feature: Feature, yes: bool) {
        if yes {
            self.features |= 1 << feature as u64;
        }
    }

    fn is_paragraph(&self) -> bool {
        self.words >= 15
    }

    fn is_short(&self) -> bool {
        self.words <= 7
    }
}

/// Of a line with more words than this only both ends are looked at.
const LONG: usize = 40;

/// Looks at the lines of a page, one after the other.
#[derive(Debug)]
pub(crate) struct Looker<'c> {
    cues: &'c Cues,
    reading: Reading,
    /// What is inside a bracket at the end.
    aside: Reading,
    /// The hashes of earlier lines.
    earlier: BTreeSet<u64>,
    /// The folded words of the first line.
    opening: Option<String>,
}

impl<'c> Looker<'c> {
    pub(crate) fn new(cues: &'c Cues) -> Self {
        Self {
            cues,
            reading: Reading::default(),
            aside: Reading::default(),
            earlier: BTreeSet::new(),
            opening: None,
        }
    }

    /// Looks at the next line that is not blank.
    pub(crate) fn look(&mut self, line: &str) -> Seen {
        self.reading.read(line, LONG + 1);
        let mut seen = Seen::default();
        self.words(&mut seen);
        marks(&mut seen, line);
        self.find_cues(&mut seen, line);
        self.credit(&mut seen, line);
        if seen.words <= 16 {
            dates(&mut seen, line);
        }
        if let Some(found) =
            dateline::find(line, &self.reading, self.cues, false)
        {
            let rest = line.get(found.range.end..).unwrap_or_default();
            let whole = !rest.chars().any(char::is_alphanumeric);
            seen.set(Feature::Dateline, whole);
            seen.set(Feature::DatelineStart, !whole);
        }
        self.compare(&mut seen);
        seen
    }

    /// Compares the line with the first and the earlier ones.
    fn compare(&mut self, seen: &mut Seen) {
        let words = self.reading.joined();
        seen.set(Feature::First, self.opening.is_none());
        if seen.words >= 4 && usize::from(seen.words) <= LONG {
            if let Some(first) = &self.opening {
                let clipped = first.len() != words.len()
                    && (first.starts_with(words)
                        || words.starts_with(first.as_str()));
                seen.set(Feature::Clipped, clipped);
            }
            seen.set(Feature::Repeat, !self.earlier.insert(hash(words)));
        }
        if self.opening.is_none() {
            self.opening = Some(words.into());
        }
    }

    /// Counts the words of a line by what they are made of.
    fn words(&self, seen: &mut Seen) {
        let (mut arabic, mut latin, mut digits) = (0, 0, 0);
        let (mut parting, mut verbs, mut relatives) = (0, 0, 0);
        let mut before: Option<&Piece> = None;
        let mut handle = false;
        for piece in self.reading.pieces() {
            let len = piece.range().len();
            match piece.kind {
                Kind::Arabic => arabic += len / 2,
                Kind::Other => {
                    latin += len;
                    // `@khabar`, `khabar@`
                    let at = before.filter(|p| p.is('@'));
                    handle |= at
                        .is_some_and(|p| p.range().end == piece.range().start);
                }
                Kind::Number => digits += len,
                Kind::Mark(c) => {
                    parting += usize::from(matches!(
                        c,
                        '،' | ',' | '|' | '-' | '•' | '/' | '+' | '>'
                    ));
                    let word = before.filter(|p| p.kind == Kind::Other);
                    handle |= c == '@'
                        && word.is_some_and(|p| {
                            p.range().end == piece.range().start
                        });
                }
            }
            before = Some(piece);
        }
        for at in 0..self.reading.words().min(6) {
            let word = self.reading.word(at);
            verbs += usize::from(is_verb(word));
            relatives += usize::from(contains(OPENERS, word));
        }
        let words = self.reading.words();
        seen.words = u8::try_from(words).unwrap_or(u8::MAX);
        seen.set(Feature::NoWords, arabic + latin == 0);
        seen.set(Feature::Words13, (1..=3).contains(&words));
        seen.set(Feature::Words47, (4..=7).contains(&words));
        seen.set(Feature::Words814, (8..=14).contains(&words));
        seen.set(Feature::Words1529, (15..=29).contains(&words));
        seen.set(Feature::Words30, words >= 30);
        seen.set(Feature::Latin, latin > arabic);
        seen.set(Feature::Digits, digits > arabic + latin);
        seen.set(Feature::Handle, handle);
        seen.set(Feature::Speech, verbs > 0);
        seen.set(Feature::Relative, relatives > 0);
        seen.set(
            Feature::Listing,
            parting > 0 && words <= 4 * parting && verbs == 0,
        );
    }

    fn find_cues(&mut self, seen: &mut Seen, line: &str) {
        let reading = &self.reading;
        let cues = self.cues;
        let words = reading.words();
        if words <= LONG {
            for at in 0..words {
                for end in at + 1..=words.min(at + cues::MOST) {
                    let Some(found) = cues.begins(reading.run(at..end)) else {
                        break;
                    };
                    for sign in found.iter() {
                        seen.take(sign, at, end, words);
                    }
                }
            }
            for sign in cues.matching(line) {
                seen.take(sign, 0, words, words);
            }
        } else {
            // An inline head may be glued before a long paragraph.
            let inline = [CueClass::RelatedInline];
            let inline = cues.is(reading.run(0..2), &inline);
            seen.set(Feature::RelatedInline, inline);
        }
        if words == 0 || words > 16 {
            return;
        }
        if words <= 10 {
            let named = self.covered(|words| is_agency(cues, words));
            let left = words.saturating_sub(named);
            seen.set(
                Feature::Agencies,
                named > 0 && left <= usize::from(named > 1),
            );
        }
        // A row of share buttons on one line.
        if self.covered(|words| is_tool(cues, words)) == words {
            seen.set(Feature::ToolLine, true);
            seen.kind.get_or_insert(BoilerplateKind::Share);
        }
    }

    /// How many words of a short line belong to cues that fit.
    fn covered(&self, fits: impl Fn(&str) -> bool) -> usize {
        let mut named = 0;
        let mut at = 0;
        let words = self.reading.words();
        while at < words {
            let longest = (1..=4)
                .rev()
                .filter(|n| at + n <= words)
                .find(|n| fits(self.reading.run(at..at + n)))
                .unwrap_or(0);
            named += longest;
            at += longest.max(1);
        }
        named
    }

    /// A credit at the end: in brackets, or behind a mark.
    fn credit(&mut self, seen: &mut Seen, line: &str) {
        if let Some((before, inside)) = tail_bracket(line)
            && before.chars().any(|c| !c.is_whitespace())
        {
            self.aside.read(inside, LONG);
            seen.set(Feature::ParenTail, true);
            if is_credit(self.cues, &self.aside, 0) {
                seen.set(Feature::CreditTail, true);
            }
        }
        // `… - رويترز`, `… © غيتي`, `… . ح.م`
        if (4..=25).contains(&seen.words) {
            let words = self.reading.words();
            let mut marks = self.reading.pieces().iter().rev().filter(|p| {
                matches!(p.mark(), Some('-' | '|' | '©' | '.' | '/'))
                    && p.word >= 3
                    && (1..=3).contains(&(words - p.word as usize))
            });
            let credit = marks.any(|mark| {
                is_credit(self.cues, &self.reading, mark.word as usize)
            });
            seen.set(Feature::CreditTail, credit);
        }
    }
}

/// A number that lines with the same words share, and hardly any others.
fn hash(words: &str) -> u64 {
    let mut hash = words.len() as u64;
    for chunk in words.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(chunk) {
            *to = *from;
        }
        hash = (hash ^ u64::from_le_bytes(bytes))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29);
    }
    hash
}

/// Whether a folded word is a verb of saying, perhaps behind و or ف and س.
fn is_verb(word: &str) -> bool {
    let verb = |word| speech(word) == Some(Speech::Verb);
    let bare = word.strip_prefix(['و', 'ف']);
    verb(word)
        || bare.is_some_and(verb)
        || bare.unwrap_or(word).strip_prefix('س').is_some_and(verb)
}

/// What only the lines around a line can tell, `blank` among them: whether
/// a blank line, or none, stands before the line and after it.
pub(crate) fn neighbours(seen: &mut [Seen]) {
    let last = seen.iter().rposition(Seen::is_paragraph);
    let first = seen.iter().position(Seen::is_paragraph);
    let mut before: Option<Seen> = None;
    let mut rest = seen.iter_mut().enumerate().peekable();
    while let Some((i, one)) = rest.next() {
        let now = *one;
        let after = rest.peek().map(|(_, next)| **next);
        one.set(Feature::NextLong, after.is_some_and(|s| s.is_paragraph()));
        one.set(Feature::NextShort, after.is_some_and(|s| s.is_short()));
        one.set(
            Feature::NextDate,
            after.is_some_and(|s| s.has(Feature::DateOnly)),
        );
        one.set(Feature::PrevLong, before.is_some_and(|s| s.is_paragraph()));
        one.set(Feature::Tail, last.is_some_and(|last| last < i));
        one.set(Feature::Head, first.is_none_or(|first| i <= first));
        before = Some(now);
    }
}

impl Seen {
    pub(crate) fn set_alone(&mut self, alone: bool) {
        self.set(Feature::Alone, alone);
    }

    /// Takes a cue at words `at..end` of as many as `words`.
    fn take(&mut self, sign: Sign, at: usize, end: usize, words: usize) {
        let whole = at == 0 && end == words;
        let fits = match sign.place {
            CuePlace::Line => whole,
            CuePlace::Start => at == 0 && (words <= 14 || whole),
            CuePlace::Any => true,
            CuePlace::Short => words <= 3,
        };
        // A cue of names or keywords alone gives none.
        let bare =
            matches!(sign.class, CueClass::Byline | CueClass::TagsStart)
                && sign.place == CuePlace::Start
                && whole;
        if fits && !bare {
            self.cue(sign, whole);
        }
        // `… - تصوير: …` at the end of a caption.
        if sign.class == CueClass::Credit
            && sign.place == CuePlace::Any
            && at > 0
            && words - at <= 5
            && words <= 25
        {
            self.set(Feature::CreditTail, true);
        }
    }

    fn cue(&mut self, sign: Sign, whole: bool) {
        let feature = match sign.class {
            CueClass::Agency | CueClass::Outlet | CueClass::Credit => return,
            CueClass::Boilerplate => {
                if self.kind.is_none() || whole {
                    self.kind = sign.kind;
                }
                if whole { Feature::ToolLine } else { Feature::ToolStart }
            }
            CueClass::Byline => Feature::Byline,
            CueClass::CaptionHead => Feature::CaptionHead,
            CueClass::ContributorsHead => Feature::ContributorsHead,
            CueClass::CreditsTail => Feature::CreditsTail,
            CueClass::Modified => Feature::Modified,
            CueClass::Published => Feature::Published,
            CueClass::ReadingTime => Feature::ReadingTime,
            CueClass::RelatedHead => Feature::RelatedHead,
            CueClass::RelatedInline => Feature::RelatedInline,
            CueClass::Section => return,
            CueClass::SourceStart => Feature::SourceStart,
            CueClass::SummaryHead => Feature::SummaryHead,
            CueClass::TagsHead => Feature::TagsHead,
            CueClass::TagsStart => Feature::TagsStart,
        };
        self.set(feature, true);
    }
}

/// Marks at the ends of a line.
fn marks(seen: &mut Seen, line: &str) {
    let mut last = line.chars().rev().filter_map(visible);
    let end = last.next();
    let mut stop = end;
    while matches!(stop, Some('"' | '\'' | ')' | ']')) {
        stop = last.next();
    }
    let clipped = stop == Some('…')
        || stop == Some('.')
            && last.next() == Some('.')
            && last.next() == Some('.');
    let ends = matches!(stop, Some('.' | '!' | '؟' | '?'));
    seen.set(Feature::EndStop, ends && !clipped);
    seen.set(Feature::ClippedEnd, clipped);
    seen.set(Feature::Question, matches!(stop, Some('؟' | '?')));
    seen.set(Feature::EndColon, end == Some(':'));
    let mut first = line.chars().filter_map(visible);
    let start = first.next();
    // A guillemet that opens is no list mark, one that closes is.
    let bullet = matches!(
        start,
        Some(
            '*' | '-'
                | '•'
                | '■'
                | '▪'
                | '●'
                | '·'
                | '◄'
                | '►'
                | '◾'
                | '○'
        )
    );
    seen.set(Feature::Bullet, bullet);
    seen.set(Feature::Hashtag, start == Some('#'));
    let mut back = line.chars().rev().filter_map(visible);
    let inner = back.find(|&c| c != '.');
    seen.set(Feature::Quoted, start == Some('"') && inner == Some('"'));
    seen.set(
        Feature::Bracketed,
        start == Some('(')
            && inner == Some(')')
            && first.filter(|&c| c == '(').count() == 0,
    );
}

/// A character folded, where it is not blank and not left out.
fn visible(c: char) -> Option<char> {
    if c.is_whitespace() { None } else { fold_char(c) }
}

/// Whether words name an agency or outlet, perhaps after و.
fn is_agency(cues: &Cues, words: &str) -> bool {
    const NAMES: [CueClass; 2] = [CueClass::Agency, CueClass::Outlet];
    cues.is(words, &NAMES)
        || words.strip_prefix('و').is_some_and(|rest| cues.is(rest, &NAMES))
}

/// Whether words are a page tool by themselves.
fn is_tool(cues: &Cues, words: &str) -> bool {
    cues.begins(words).is_some_and(|found| {
        found.iter().any(|sign| {
            sign.class == CueClass::Boilerplate && sign.place == CuePlace::Line
        })
    })
}

/// The text before and inside a short bracket at the end of a line.
pub(crate) fn tail_bracket(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end_matches(|c| visible(c).is_none());
    let body = line.strip_suffix(')')?;
    let open = body.rfind('(')?;
    let inside = body.get(open + 1..)?;
    // Forty characters have at most four bytes each.
    (inside.len() <= 160 && inside.chars().count() <= 40)
        .then_some((body.get(..open)?, inside))
}

/// Whether words from one on name who took or sent a photograph.
pub(crate) fn is_credit(cues: &Cues, reading: &Reading, from: usize) -> bool {
    const CREDITS: [CueClass; 3] =
        [CueClass::Agency, CueClass::Outlet, CueClass::Credit];
    let words = reading.words();
    (from..words).any(|at| cues.is(reading.word(at), &CREDITS))
        || cues.is(reading.run(from..words), &CREDITS)
}

/// Whether a short line is hardly more than a date.
fn dates(seen: &mut Seen, text: &str) {
    let cue = seen.has(Feature::Published) || seen.has(Feature::Modified);
    let has_digit = text.chars().any(char::is_numeric);
    if !has_digit && !cue && seen.words > 4 {
        return;
    }
    let mut covered = 0;
    let mut end = 0;
    for found in DateParser::new().find_iter(text) {
        let range = found.range();
        covered += count(text.get(range.start.max(end)..range.end));
        end = range.end;
    }
    let all = count(Some(text));
    seen.set(
        Feature::DateOnly,
        covered > 0
            && (covered * 10 >= all * 6 || (cue && covered * 10 >= all * 3)),
    );
}

fn count(text: Option<&str>) -> usize {
    text.unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count()
}
