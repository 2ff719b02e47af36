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
    words::{Cue, Trap, cues, kinds},
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

/// What may stand first in an expression: kinds of senses, cues, a number.
#[derive(Clone, Copy, Debug)]
struct First {
    kinds: u32,
    cues: u128,
    number: bool,
}

impl First {
    const fn or(self, other: Self) -> Self {
        Self {
            kinds: self.kinds | other.kinds,
            cues: self.cues | other.cues,
            number: self.number || other.number,
        }
    }
}

impl Lexeme {
    fn begins(&self, first: First) -> bool {
        self.has(first.kinds)
            || self.entry.is_any(first.cues)
            || first.number && self.kind == Kind::Number
    }
}

const NUMBERS: u32 = kinds::CARDINAL | kinds::ORDINAL;

const COMPOSITE: First = First {
    kinds: kinds::MONTH
        | kinds::LIBYAN
        | kinds::HIJRI
        | kinds::WEEKDAY
        | kinds::UNIT
        | kinds::TOD
        | NUMBERS,
    cues: cues(&[
        Cue::Today,
        Cue::Yesterday,
        Cue::Tomorrow,
        Cue::Morrow,
        Cue::Before,
        Cue::After,
        Cue::FirstDay,
    ]),
    number: true,
};

const NTH: First = First {
    kinds: kinds::WEEKDAY | kinds::UNIT | kinds::FRACTION | NUMBERS,
    cues: cues(&[Cue::Last, Cue::LastDay, Cue::Ten]),
    number: true,
};

const FEAST: First = First { kinds: kinds::FEAST, cues: 0, number: false };

const PERIOD: First = First {
    kinds: kinds::PART
        | kinds::FRACTION
        | kinds::UNIT
        | kinds::DECADE
        | kinds::SEASON
        | kinds::ORDINAL,
    cues: cues(&[
        Cue::Before,
        Cue::After,
        Cue::Weekend,
        Cue::Last,
        Cue::Term,
        Cue::Trimester,
        Cue::Semester,
        Cue::This,
        Cue::Millennium,
    ]),
    number: false,
};

const AMOUNT: First = First {
    kinds: kinds::UNIT | kinds::FRACTION | NUMBERS,
    cues: cues(&[
        Cue::Last,
        Cue::Since,
        Cue::Before,
        Cue::After,
        Cue::Duration,
        Cue::More,
        Cue::Less,
        Cue::About,
        Cue::Ma,
        Cue::La,
        Cue::Some,
    ]),
    number: true,
};

const SET: First = First {
    kinds: kinds::EVERY | kinds::TOD | kinds::LIBYAN | NUMBERS,
    cues: cues(&[Cue::Every, Cue::FirstDay]),
    number: true,
};

const NOW: First = First { kinds: 0, cues: cues(&[Cue::Now]), number: false };

/// What begins a vague expression, when those are wanted.
const VAGUE: First = First {
    kinds: kinds::VAGUE | kinds::SHIFT,
    cues: cues(&[Cue::Now, Cue::In, Cue::VagueSpan]),
    number: false,
};

const PAIR: First = First {
    kinds: kinds::UNIT | kinds::WEEKDAY | kinds::LIBYAN | NUMBERS,
    cues: cues(&[Cue::YearNoun, Cue::FirstDay]),
    number: true,
};

/// What begins anything but a vague expression.
const ANY: First =
    COMPOSITE.or(NTH).or(FEAST).or(PERIOD).or(AMOUNT).or(SET).or(NOW).or(PAIR);

type Reader = fn(&Grammar<'_>, usize) -> Option<Parsed>;

/// The readers; of two that read as far the first one counts.
static READERS: &[(First, Reader)] = &[
    (COMPOSITE, |g, i| Some(g.hours(g.stacked(g.composite(i)?)))),
    (NTH, |g, i| g.nth(i)),
    (FEAST, |g, i| g.feast(i)),
    (PERIOD, |g, i| g.period(i)),
    (AMOUNT, |g, i| g.amount_phrase(i)),
    (SET, |g, i| g.set(i)),
    (VAGUE, |g, i| g.vague(i)),
];

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
        let lexeme = self.at(i)?;
        if !(lexeme.begins(ANY) || self.vague && lexeme.begins(VAGUE)) {
            return None;
        }
        let one = self.single(i, lexeme);
        let pair = if lexeme.begins(PAIR) { self.pair(i) } else { None };
        match (pair, one) {
            (Some(pair), Some(one)) if one.end > pair.end => Some(one),
            (Some(pair), _) => Some(pair),
            (None, one) => one,
        }
    }

    fn single(&self, i: usize, lexeme: &Lexeme) -> Option<Parsed> {
        let mut best: Option<Parsed> = None;
        for (begins, read) in READERS {
            if lexeme.begins(*begins)
                && let Some(found) = read(self, i)
                && best.as_ref().is_none_or(|b| found.end > b.end)
            {
                best = Some(found);
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
        // صالح حتى: 12/2026.
        let i = match self.before(i).and_then(Lexeme::mark) {
            Some(':') => i - 1,
            _ => i,
        };
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
        if bracket || self.mark(end, "©") {
            return true;
        }
        // زاد عن 2023.
        if self.before(i).is_some_and(|l| l.is(Cue::Than))
            && self.on(end).is_none_or(|l| l.conj || l.mark().is_some())
        {
            return true;
        }
        for back in 1..=3 {
            let Some(lexeme) = i.checked_sub(back).and_then(|k| self.at(k))
            else {
                return false;
            };
            if lexeme.kind == Kind::Mark('©') {
                return true;
            }
            if lexeme.kind != Kind::Word {
                return false;
            }
            if lexeme.has(kinds::YEAR_CUE) {
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
