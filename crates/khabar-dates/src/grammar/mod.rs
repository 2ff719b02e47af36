//! What a date looks like: hand-written readers over lexemes.
//!
//! Each reader looks at a bounded number of lexemes from a place on and
//! gives what it read with the place behind it.

mod amounts;
mod clock;
mod composite;
mod dates;
mod months;
mod nth;
mod numbers;
mod periods;
mod ranges;
mod sets;

use crate::{
    Order,
    expression::{DateNode, Expression, Node},
    lexer::{Gap, Kind, Lexeme},
    words::{Cue, Sense, Trap},
};

/// What was read, from which lexeme to which (not counted).
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    pub(crate) expression: Expression,
    pub(crate) from: usize,
    pub(crate) end: usize,
    /// Consumed, but no finding: a name that looks like a date.
    pub(crate) trap: bool,
    /// The lexemes that give the day.
    pub(crate) day: Option<(usize, usize)>,
    /// Ends before a mark that closes a bracket.
    weak: bool,
}

/// The readers of one text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grammar<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexemes: &'a [Lexeme],
    pub(crate) order: Order,
    pub(crate) vague: bool,
}

/// A date with what was odd about it.
#[derive(Clone, Copy, Debug)]
struct Read {
    date: DateNode,
    end: usize,
    weak: bool,
    ambiguous: bool,
    assumed: bool,
    day: Option<(usize, usize)>,
}

type At<T> = Option<(T, usize)>;

impl Grammar<'_> {
    fn at(&self, i: usize) -> Option<&Lexeme> {
        self.lexemes.get(i)
    }

    /// A lexeme that stands on the line of the one before it.
    fn on(&self, i: usize) -> Option<&Lexeme> {
        self.at(i).filter(|l| l.gap != Gap::Line)
    }

    fn before(&self, i: usize) -> Option<&Lexeme> {
        self.on(i)?;
        self.at(i.checked_sub(1)?)
    }

    fn is(&self, i: usize, cue: Cue) -> bool {
        self.on(i).is_some_and(|l| l.is(cue) && !l.conj)
    }

    fn mark(&self, i: usize, marks: &str) -> bool {
        self.on(i).and_then(Lexeme::mark).is_some_and(|c| marks.contains(c))
    }

    fn word(&self, i: usize) -> &str {
        self.at(i)
            .and_then(|l| self.text.get(l.start..l.end))
            .unwrap_or_default()
    }

    fn plain(&self, i: usize, word: &str) -> bool {
        self.on(i).is_some() && self.word(i) == word
    }

    /// The longest expression that begins at a lexeme.
    pub(crate) fn read(&self, i: usize) -> Option<Parsed> {
        let one = self.single(i);
        match (self.pair(i), one) {
            (Some(pair), Some(one)) if one.end > pair.end => Some(one),
            (Some(pair), _) => Some(pair),
            (None, one) => one,
        }
    }

    fn single(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if lexeme.senses.is_empty() && lexeme.kind != Kind::Number {
            return None;
        }
        let mut best: Option<Parsed> = None;
        let candidates = [
            self.composite(i).map(|first| self.hours(self.stacked(first))),
            self.nth(i),
            self.feast(i),
            self.period(i),
            self.amount_phrase(i),
            self.set(i),
            self.vague(i),
        ];
        for candidate in candidates.into_iter().flatten() {
            if best.as_ref().is_none_or(|b| candidate.end > b.end) {
                best = Some(candidate);
            }
        }
        let mut best = best?;
        if let Some(span) = self.span(&best) {
            best = span;
        }
        if best.weak
            && !best.trap
            && !self.evidence(i)
            && !self.own_line(i, best.end)
        {
            return None;
        }
        if self.is_name(i, &best) {
            best.trap = true;
        }
        // منذ يناير, منذ مطلع يناير.
        best.expression.since = self
            .before(best.from)
            .is_some_and(|l| l.is(Cue::Since) && !l.conj)
            || self.before(i).is_some_and(|l| l.is(Cue::Since));
        Some(best)
    }

    /// Whether nothing else stands on the line.
    fn own_line(&self, i: usize, end: usize) -> bool {
        self.at(i).is_some_and(|l| l.gap == Gap::Line)
            && self.at(end).is_none_or(|l| l.gap == Gap::Line)
    }

    /// Whether the words before a weak month or a bare year make it a date.
    fn evidence(&self, i: usize) -> bool {
        let Some(lexeme) = self.at(i) else { return false };
        if lexeme.prep.is_some() {
            return true;
        }
        // أعوام 2011 و2013.
        if lexeme.conj && self.before(i).is_some_and(|l| l.digits == 4) {
            return true;
        }
        // الفترة المماثلة من 2021.
        if self.before(i).is_some_and(|l| l.is(Cue::From))
            && self.before(i - 1).is_some_and(|l| l.is(Cue::Same))
        {
            return true;
        }
        self.before(i).is_some_and(|l| {
            [
                Cue::In,
                Cue::Since,
                Cue::Until,
                Cue::To,
                Cue::By,
                Cue::Between,
                Cue::Before,
                Cue::After,
                Cue::FromWhere,
            ]
            .iter()
            .any(|&cue| l.is(cue))
        })
    }

    /// Whether a bare year stands behind what has one: `حرب 1973`, `كأس أمم
    /// أفريقيا 2021`, or alone in brackets.
    pub(super) fn year_of_event(&self, i: usize, end: usize) -> bool {
        let bracket = self.before(i).and_then(Lexeme::mark) == Some('(')
            && self.mark(end, ")");
        if bracket {
            return true;
        }
        for back in 1..=3 {
            let Some(lexeme) = i.checked_sub(back).and_then(|k| self.at(k))
            else {
                return false;
            };
            if lexeme.kind != Kind::Word {
                return false;
            }
            if lexeme.senses.contains(&Sense::YearCue) {
                return true;
            }
            // Verbs and particles end the name of the event.
            let ends = lexeme.conj || lexeme.is(Cue::In);
            if ends || lexeme.gap == Gap::Line {
                return false;
            }
        }
        false
    }

    /// مدينة 6 أكتوبر, حرب أكتوبر.
    fn is_name(&self, i: usize, parsed: &Parsed) -> bool {
        let Node::Date(date) = parsed.expression.node else { return false };
        if date.year.is_some() || date.month.is_none() {
            return false;
        }
        let Some(before) = self.before(i) else { return false };
        before.trap(Trap::Named) && !before.article
            || (before.mark() == Some('"')
                && self.mark(parsed.end, "\"")
                && i.checked_sub(2)
                    .and_then(|k| self.at(k))
                    .is_some_and(|l| l.trap(Trap::Named)))
    }
}
