//! Quotations of speech: marks paired by position, cues, speakers.

use alloc::{format, string::String, vec::Vec};
use core::ops::Range;

use khabar_normalize::{Normalizer, TokenKind, splits, tokens};

use crate::{
    article::trim,
    cues::{self, CueClass},
    lines::lines,
    tables::speech::{ENDS, NAMES, ROLES, SPEECH, THAT},
};

/// What a word of reported speech does; the classes of `data/speech.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speech {
    /// A finite verb of saying; its subject follows.
    Verb,
    /// One whose object may follow instead (وصف، طالب).
    Address,
    /// A participle of one (قائلا); its subject came before.
    Participle,
    /// A verb of passing on (نقلت); who said it follows after عن.
    Relay,
    /// A noun with a pronoun (قوله); who said it came before.
    Noun,
    /// A preposition (بحسب); who said it follows.
    According,
}

/// What a folded word does in reported speech.
pub(crate) fn speech(word: &str) -> Option<Speech> {
    let at = SPEECH.binary_search_by(|(form, _)| (*form).cmp(word)).ok()?;
    SPEECH.get(at).map(|&(_, class)| class)
}

/// Speech that a text quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    range: Range<usize>,
    marked: bool,
    speaker: Option<Range<usize>>,
    cue: Option<Range<usize>>,
}

impl Quotation {
    /// Its bytes in the text, the marks included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Whether it stands in quotation marks; else it follows a colon.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.marked
    }

    /// The words that name the speaker, with a title if there is one; taken
    /// from an earlier sentence where the clause has only a pronoun.
    #[must_use]
    pub fn speaker(&self) -> Option<Range<usize>> {
        self.speaker.clone()
    }

    /// The word that introduces it.
    #[must_use]
    pub fn cue(&self) -> Option<Range<usize>> {
        self.cue.clone()
    }
}

/// Finds the speech that a text quotes, in order.
///
/// Marks are paired by their position in the paragraph, never by their
/// shape, because Arabic pages use the same mark at both ends, or the wrong
/// one; a quotation that is never closed ends with its paragraph. Names and
/// terms in marks (`وكالة "تاس"`) are no speech.
///
/// ```
/// let text = "وقال سليم الحداد إن ”الأعمال تسير وفق الجدول المقرر لها”.\n\
///     ونقلت وكالة \"تاس\" الخبر.";
/// let found = khabar_segment::quotations(text);
/// assert_eq!(found.len(), 1);
/// assert_eq!(&text[found[0].speaker().unwrap()], "سليم الحداد");
/// assert_eq!(&text[found[0].cue().unwrap()], "وقال");
/// ```
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    quotations_in(text, lines(text).map(|l| l.range))
}

/// The same within some paragraphs; a speaker is remembered from one to the
/// next.
pub(crate) fn quotations_in(
    text: &str,
    paragraphs: impl Iterator<Item = Range<usize>>,
) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut subject = None;
    for range in paragraphs {
        let range = trim(text, range);
        let Some(paragraph) = text.get(range.clone()) else { continue };
        Paragraph::new(paragraph, range).read(&mut subject, &mut found);
    }
    found
}

/// A token of a paragraph.
#[derive(Debug)]
struct Token {
    /// Folded.
    text: String,
    kind: TokenKind,
    /// Bytes in the whole text.
    range: Range<usize>,
    class: Option<Speech>,
}

impl Token {
    fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    fn is_mark(&self) -> bool {
        self.text == "\""
    }

    fn ends_naming(&self) -> bool {
        contains(ENDS, &self.text)
            || self
                .text
                .strip_prefix(['و', 'ف'])
                .is_some_and(|rest| contains(ENDS, rest))
    }

    /// إن, أن and their like: the words of speech follow.
    fn is_that(&self) -> bool {
        contains(THAT, &self.text)
    }
}

pub(crate) fn contains(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// The first speech class among the ways to split a word. A preposition is
/// not taken off: `لقائه` says nothing.
fn class(word: &str) -> Option<Speech> {
    if let Some(found) = speech(word) {
        return Some(found);
    }
    splits(word)
        .filter(|s| matches!(s.particles(), "و" | "ف" | "س" | "وس"))
        .find_map(|s| speech(s.name()))
}

struct Paragraph<'t> {
    text: &'t str,
    range: Range<usize>,
    tokens: Vec<Token>,
}

/// Marks of a paragraph, outermost pairs only: the token that opens and the
/// one that closes, if any does.
type Pair = (usize, Option<usize>);

/// What is known of the clause so far.
#[derive(Clone, Default)]
struct Clause {
    cue: Option<(usize, Speech)>,
}

impl<'t> Paragraph<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        let folded = Normalizer::MATCHING.normalize_mapped(text);
        let tokens = tokens(folded.as_str())
            .map(|t| {
                let place = folded.to_source(t.range());
                let word = t.kind() == TokenKind::Word;
                Token {
                    text: t.as_str().into(),
                    kind: t.kind(),
                    range: range.start + place.start..range.start + place.end,
                    class: if word { class(t.as_str()) } else { None },
                }
            })
            .collect();
        Self { text, range, tokens }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The character before or after a place of the whole text.
    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at - self.range.start)?.chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at - self.range.start..)?.chars().next()
    }

    fn read(
        &self,
        subject: &mut Option<Range<usize>>,
        found: &mut Vec<Quotation>,
    ) {
        let pairs = self.pairs();
        let mut pairs = pairs.iter().peekable();
        let mut clause = Clause::default();
        let mut at = 0;
        while let Some(token) = self.token(at) {
            if let Some(&&(open, close)) = pairs.peek()
                && open == at
            {
                pairs.next();
                let end = close.unwrap_or(self.tokens.len());
                if let Some(q) = self.marked(open, close, &clause, subject) {
                    found.push(q);
                }
                at = end + 1;
                continue;
            }
            match (token.class, token.text.as_str()) {
                (Some(Speech::Verb | Speech::According), _) => {
                    clause.cue = token.class.map(|class| (at, class));
                    if let Some(name) = self.naming(at + 1) {
                        *subject = Some(name);
                    }
                }
                (Some(Speech::Relay), _) => {
                    clause.cue = Some((at, Speech::Relay));
                    let from =
                        (at + 1..self.tokens.len().min(at + 14)).find(|&i| {
                            self.token(i).is_some_and(|t| t.text == "عن")
                        });
                    if let Some(name) = from.and_then(|i| self.naming(i + 1)) {
                        *subject = Some(name);
                    }
                }
                (Some(Speech::Address), _) => {
                    clause.cue = Some((at, Speech::Address));
                    if subject.is_none() {
                        *subject = self.naming(at + 1);
                    }
                }
                (Some(class), _) => clause.cue = Some((at, class)),
                (None, "." | "!" | "؟" | "?") => clause.cue = None,
                (None, ":") => {
                    let next = pairs.peek().map(|&&(open, _)| open);
                    if let Some((q, end)) =
                        self.unmarked(at, next, &clause, subject)
                    {
                        found.push(q);
                        at = end;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Angle marks are one family, all other double marks another.
    fn family(&self, token: &Token) -> usize {
        usize::from(matches!(self.after(token.range.start), Some('«' | '»')))
    }

    /// Pairs marks by position. A mark inside a quotation closes it, unless
    /// it has the shape of an opening one and stands before a word after a
    /// blank; such a mark opens a quotation within.
    fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        let mut left = [0_usize; 2];
        for token in self.tokens.iter().filter(|t| t.is_mark()) {
            let family = self.family(token);
            if let Some(left) = left.get_mut(family) {
                *left += 1;
            }
        }
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate() {
            if !token.is_mark() {
                continue;
            }
            let family = self.family(token);
            if let Some(left) = left.get_mut(family) {
                *left -= 1;
            }
            let Some((start, of)) = open else {
                open = Some((at, family));
                depth = 1;
                continue;
            };
            // Marks of the other family stand inside, as long as one of its
            // own can still close it.
            if family != of && left.get(of).is_some_and(|&n| n > 0) {
                continue;
            }
            let shape = self.after(token.range.start);
            let opening = matches!(shape, Some('«' | '“' | '„'))
                && self
                    .before(token.range.start)
                    .is_none_or(|c| c.is_whitespace() || c == '(')
                && self
                    .after(token.range.end)
                    .is_some_and(char::is_alphanumeric);
            if opening {
                depth += 1;
            } else {
                depth -= 1;
                if depth == 0 {
                    pairs.push((start, Some(at)));
                    open = None;
                }
            }
        }
        if let Some((start, _)) = open {
            pairs.push((start, None));
        }
        pairs
    }

    fn words(&self, from: usize, to: usize) -> usize {
        self.tokens
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(|t| t.is_word())
            .count()
    }

    /// A quotation in marks, if it is speech.
    fn marked(
        &self,
        open: usize,
        close: Option<usize>,
        clause: &Clause,
        subject: &Option<Range<usize>>,
    ) -> Option<Quotation> {
        let end = close.unwrap_or(self.tokens.len());
        let words = self.words(open + 1, end);
        let before = open.checked_sub(1).and_then(|i| self.token(i));
        let direct = before.is_some_and(|t| {
            t.text == ":"
                || t.is_that()
                || matches!(
                    t.class,
                    Some(
                        Speech::Participle
                            | Speech::Noun
                            | Speech::Verb
                            | Speech::Address
                    )
                )
        });
        let named = before.is_some_and(|t| {
            splits(&t.text).any(|s| {
                contains(NAMES, s.stem()) || contains(NAMES, s.name())
            }) || t.text == "ال"
        });
        let reached = clause
            .cue
            .filter(|&(cue, _)| self.words(cue, open) <= MOST_BETWEEN);
        let later = close.and_then(|close| self.cue_after(close));
        let first = !self
            .tokens
            .get(..open)
            .unwrap_or_default()
            .iter()
            .any(Token::is_word);
        let speech = if named && words <= 6 {
            false
        } else if direct {
            words >= 2 && (words >= 3 || close.is_some())
        } else if reached.is_some() {
            words >= 4 && (close.is_some() || words >= 6)
        } else if later.is_some() {
            words >= 4
        } else {
            close.is_some() && (words >= 12 || (first && words >= 6))
        };
        if !speech {
            return None;
        }
        let start = self.token(open)?.range.start;
        let stop = match close {
            Some(close) => self.token(close)?.range.end,
            None => self.range.end,
        };
        let (cue, mut speaker) = match (reached, later) {
            (Some((cue, _)), _) => (Some(cue), subject.clone()),
            (None, Some(cue)) => {
                (Some(cue), self.naming(cue + 1).or(subject.clone()))
            }
            (None, None) => (None, subject.clone()),
        };
        if let Some(s) = &speaker
            && s.start < stop
            && start < s.end
        {
            speaker = None;
        }
        Some(Quotation {
            range: start..stop,
            marked: true,
            speaker,
            cue: cue.and_then(|cue| self.token(cue)).map(|t| t.range.clone()),
        })
    }

    /// A verb of saying or بحسب right after a quotation.
    fn cue_after(&self, close: usize) -> Option<usize> {
        for at in close + 1..self.tokens.len().min(close + 5) {
            let token = self.token(at)?;
            match token.class {
                Some(Speech::Verb | Speech::According | Speech::Noun) => {
                    return Some(at);
                }
                _ if token.is_mark() || token.text == "." => return None,
                _ => {}
            }
        }
        None
    }

    /// Words after a colon, without marks, where a verb of saying leads up
    /// to it; to the end of the paragraph, or of the sentence where marks
    /// follow. With the token to go on from.
    fn unmarked(
        &self,
        colon: usize,
        next_pair: Option<usize>,
        clause: &Clause,
        subject: &Option<Range<usize>>,
    ) -> Option<(Quotation, usize)> {
        let (cue, Speech::Verb | Speech::Participle | Speech::Noun) =
            clause.cue?
        else {
            return None;
        };
        if self.words(cue, colon) > MOST_BEFORE_COLON || self.is_head(colon) {
            return None;
        }
        let first = self.token(colon + 1)?;
        if !first.is_word() {
            return None;
        }
        let end = match next_pair {
            None => self.tokens.len(),
            Some(pair) => (colon + 1..pair)
                .find(|&i| self.token(i).is_some_and(|t| t.text == "."))?,
        };
        if self.words(colon + 1, end) < 4 {
            return None;
        }
        let last = self.token(end.checked_sub(1)?)?;
        let stop = match next_pair {
            None => self.range.end,
            Some(_) => last.range.end,
        };
        let quotation = Quotation {
            range: first.range.start..stop,
            marked: false,
            speaker: subject
                .clone()
                .filter(|s| s.end <= first.range.start || stop <= s.start),
            cue: self.token(cue).map(|t| t.range.clone()),
        };
        Some((quotation, end))
    }

    /// Whether the words before a colon are no speech but the head of other
    /// stories (`اقرأ أيضا:`).
    fn is_head(&self, colon: usize) -> bool {
        let mut words = String::new();
        for token in
            self.tokens.get(..colon).unwrap_or_default().iter().rev().take(3)
        {
            let longer = format!("{} {words}", token.text);
            words = longer.trim_end().into();
            if cues::lookup(&words).any(|c| {
                matches!(
                    c.class,
                    CueClass::RelatedInline | CueClass::RelatedHead
                )
            }) {
                return true;
            }
        }
        false
    }

    /// The words that name someone from a token on: up to a mark, a word
    /// that ends a naming, another verb, or eight words. One comma is
    /// passed when a few words after it end at the next mark: the name
    /// after a title, or the title after a name.
    fn naming(&self, from: usize) -> Option<Range<usize>> {
        let (range, stop) = self.run(from, MOST_NAMING);
        let range = range?;
        if self.token(stop).is_some_and(|t| t.text == "،") {
            let (more, end) = self.run(stop + 1, MOST_APPOSED);
            let closed = self.token(end).is_some_and(|t| {
                matches!(t.text.as_str(), "،" | ":" | "\"") || t.is_that()
            });
            if let Some(more) = more
                && closed
            {
                return Some(range.start..more.end);
            }
        }
        Some(range)
    }

    /// Words from a token on that may be a naming, and the token after them.
    fn run(&self, from: usize, most: usize) -> (Option<Range<usize>>, usize) {
        let mut range: Option<Range<usize>> = None;
        let mut at = from;
        // `الباحثة في شؤون المياه ريم الجنابي`: a role has its field.
        let role = self.token(from).is_some_and(|t| contains(ROLES, &t.text));
        let most = if role { most + 4 } else { most };
        for token in self.tokens.iter().skip(from).take(most) {
            let field = role && at == from + 1 && token.text == "في";
            if !token.is_word()
                || token.text.chars().nth(1).is_none()
                || (token.ends_naming() && !field)
                || matches!(
                    token.class,
                    Some(
                        Speech::Verb
                            | Speech::Address
                            | Speech::Participle
                            | Speech::Noun
                    )
                )
            {
                break;
            }
            at += 1;
            range = Some(match range {
                None => token.range.clone(),
                Some(r) => r.start..token.range.end,
            });
        }
        (range, at)
    }
}

/// Words between a cue and the opening mark at the most.
const MOST_BETWEEN: usize = 30;

/// Words between a cue and a colon at the most.
const MOST_BEFORE_COLON: usize = 14;

/// Words in the naming of a speaker at the most.
const MOST_NAMING: usize = 8;

/// Words after the comma of an apposition at the most.
const MOST_APPOSED: usize = 5;
