//! The reading of paragraphs, one after the other.

use alloc::vec::Vec;
use core::ops::Range;

use super::{
    Quotation,
    clauses::{Carried, Clauses},
    marks::Marks,
    memory::Memory,
    naming::View,
    scan::{Kind, Token, know, may_quote, scan},
    senses::{self as s, look},
};

/// Paragraphs without marks that are read for the last speaker.
const REMEMBERED: usize = 8;

/// Paragraphs without marks inside a quotation at the most.
const MOST_INSIDE: usize = 3;

/// A quotation that was not closed in its paragraph.
#[derive(Clone, Debug)]
struct Unclosed {
    /// Its place among what was found.
    found: usize,
    /// Where the paragraphs that belong to it, or may, end.
    end: usize,
    /// Paragraphs without marks since.
    inside: usize,
}

/// A paragraph that may be a turn of an interview.
#[derive(Clone, Debug)]
struct Turn {
    speaker: Range<usize>,
    words: Range<usize>,
    /// س or ج.
    letter: bool,
}

/// Reads paragraphs in order.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) found: Vec<Quotation>,
    pub(super) memory: Memory,
    unclosed: Option<Unclosed>,
    pub(super) carried: Option<Carried>,
    turns: Vec<Turn>,
    /// The last paragraphs that nothing was read of, newest last.
    skipped: Vec<Range<usize>>,
    tokens: Vec<Token>,
    marks: Marks,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            found: Vec::new(),
            memory: Memory::default(),
            unclosed: None,
            carried: None,
            turns: Vec::new(),
            skipped: Vec::new(),
            tokens: Vec::new(),
            marks: Marks::default(),
        }
    }

    /// Reads the next paragraph, or puts it by until one with marks needs to
    /// know who spoke last.
    pub(super) fn paragraph(&mut self, range: Range<usize>) {
        let Some(words) = self.text.get(range.clone()) else { return };
        if words.is_empty() {
            return;
        }
        if self.unclosed.is_none() && !may_quote(words) {
            self.carried = None;
            if self.skipped.len() >= REMEMBERED {
                self.skipped.remove(0);
            }
            self.skipped.push(range);
            return;
        }
        for range in core::mem::take(&mut self.skipped) {
            self.read(range);
        }
        self.read(range);
    }

    fn read(&mut self, range: Range<usize>) {
        let words = self.text.get(range.clone()).unwrap_or_default();
        let mut tokens = core::mem::take(&mut self.tokens);
        let mut marks = core::mem::take(&mut self.marks);
        scan(words, range.start, &mut tokens);
        let from = self.go_on(&tokens, &mut marks, &range);
        if let Some(from) = from {
            marks.pair(&tokens, from);
            know(self.text, &mut tokens, &marks.pairs);
            let view =
                View { text: self.text, tokens: &tokens, pairs: &marks.pairs };
            let mut clauses = Clauses {
                view,
                range: range.clone(),
                sentence: from,
                cue: None,
                next_stop: 0,
                turn: None,
                unclosed: None,
            };
            if from == 0 {
                clauses.turn = self.turn(&view, &range);
            }
            let carried = self.carried.take();
            clauses.read(self, from, carried);
            if let Some(found) = clauses.unclosed {
                self.unclosed =
                    Some(Unclosed { found, end: range.end, inside: 0 });
            }
        }
        self.tokens = tokens;
        self.marks = marks;
    }

    /// Goes on with a quotation that an earlier paragraph left open; gives
    /// the token from which the paragraph is read, if it is.
    fn go_on(
        &mut self,
        tokens: &[Token],
        marks: &mut Marks,
        range: &Range<usize>,
    ) -> Option<usize> {
        let Some(mut open) = self.unclosed.take() else { return Some(0) };
        let between = self.text.get(open.end..range.start);
        let neighbours =
            between.is_some_and(|b| b.chars().all(char::is_whitespace));
        if !neighbours {
            return Some(0);
        }
        open.end = range.end;
        let mut extend = |end: usize| {
            if let Some(found) = self.found.get_mut(open.found) {
                found.range.end = end;
                if found.speaker.as_ref().is_some_and(|s| s.end > end) {
                    found.speaker = None;
                }
            }
        };
        let first = tokens.iter().position(Token::is_mark);
        match first {
            None => {
                let reported = tokens.first().is_some_and(|t| {
                    let word = self.text.get(t.range()).unwrap_or_default();
                    let class = look(word).0 & s::CLASS;
                    matches!(class, s::VERB | s::ADDRESS)
                });
                if !reported && open.inside < MOST_INSIDE {
                    open.inside += 1;
                    self.unclosed = Some(open);
                }
                Some(0)
            }
            // Each paragraph opens anew.
            Some(0) => {
                marks.pair(tokens, 0);
                let pair = marks.pairs.first().copied()?;
                let rest = tokens.get(pair.close + 1..).unwrap_or_default();
                if pair.open != 0 || rest.iter().any(Token::is_word) {
                    return Some(0);
                }
                if pair.closed {
                    extend(tokens.get(pair.close)?.end);
                } else {
                    extend(range.end);
                    self.unclosed = Some(open);
                }
                None
            }
            Some(mark) => {
                let odd = tokens.iter().filter(|t| t.is_mark()).count() % 2;
                let closes = tokens.get(mark).is_some_and(|t| !t.apart)
                    && tokens.get(mark + 1).is_none_or(|t| {
                        t.apart || !matches!(t.kind, Kind::Word | Kind::Number)
                    });
                if odd != 1 || !closes {
                    return Some(0);
                }
                extend(tokens.get(mark)?.end);
                Some(mark + 1)
            }
        }
    }

    /// Who has the turn where a paragraph begins with a few words and a
    /// colon; the words after it are put by until it is known whether the
    /// page is an interview.
    fn turn(
        &mut self,
        view: &View<'_>,
        range: &Range<usize>,
    ) -> Option<Range<usize>> {
        let mut at = 0;
        while view.token(at).is_some_and(|t| {
            t.kind == Kind::Inner
                || t.kind == Kind::Number && at > 0
                || t.is_word()
                    && (t.class() == 0 || t.has(s::PERSON))
                    && !t.has(s::END | s::THAT | s::TITLE)
        }) && at < 6
        {
            at += 1;
        }
        let (first, last) = (view.token(0)?, view.before(at)?);
        if view.kind(at) != Some(Kind::Colon) || !first.is_word() {
            return None;
        }
        let next = view.token(at + 1)?;
        let letter =
            view.words(0, at) == 1 && matches!(view.slice(first), "س" | "ج");
        let speaker =
            if letter { first.range() } else { first.start..last.end };
        if next.is_word() && speaker.len() <= 120 {
            self.turns.push(Turn {
                speaker: speaker.clone(),
                words: next.start..range.end,
                letter,
            });
        }
        Some(speaker)
    }

    /// All that was found, with the turns of an interview if the text is
    /// one: questions and answers by their letters, or at least two who
    /// speak at least twice.
    pub(super) fn finish(mut self) -> Vec<Quotation> {
        let text = self.text;
        let name = |turn: &Turn| text.get(turn.speaker.clone());
        let mut names: Vec<&str> =
            self.turns.iter().filter_map(name).collect();
        names.sort_unstable();
        let mut often: Vec<&str> = Vec::new();
        for (one, next) in names.iter().zip(names.iter().skip(1)) {
            if one == next && often.last() != Some(one) {
                often.push(one);
            }
        }
        let interview = often.len() >= 2;
        let before = self.found.len();
        for turn in &self.turns {
            let speaks = turn.letter
                || interview
                    && name(turn)
                        .is_some_and(|n| often.binary_search(&n).is_ok());
            let known = self.found.get(..before).unwrap_or_default();
            let at =
                known.partition_point(|q| q.range.start < turn.words.start);
            let again = known
                .get(at)
                .is_some_and(|q| q.range.start == turn.words.start);
            if speaks && !again {
                self.found.push(Quotation {
                    range: turn.words.clone(),
                    marked: false,
                    speaker: Some(turn.speaker.clone()),
                    cue: None,
                });
            }
        }
        if self.found.len() > before {
            self.found
                .sort_by_key(|q| (q.range.start, usize::MAX - q.range.end));
        }
        self.found
    }
}
