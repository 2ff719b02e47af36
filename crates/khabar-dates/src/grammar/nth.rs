//! The nth day, weekday or week of a period, and feasts.

use alloc::boxed::Box;

use super::{At, Grammar, Parsed};
use crate::{
    expression::{
        Amount, Counted, DateNode, Expression, Node, System, YearSpec,
    },
    lexer::Kind,
    tables::FEASTS,
    words::{Cue, Feast, Part, Shift, Unit, kinds},
};

impl Grammar<'_> {
    /// `أول ثلاثاء من أكتوبر 2014`, `آخر يوم من الشهر`, `الأسبوع الثاني من
    /// أيار`, `ثاني أيام عيد الأضحى`, `العشر الأواخر من رمضان`, `سلخ شوال`.
    pub(super) fn nth(&self, i: usize) -> Option<Parsed> {
        if let Some(portion) = self.portion(i) {
            return Some(portion);
        }
        let lexeme = self.at(i)?;
        let (n, counted, k) = self.count(i)?;
        // `أول أيام العيد` needs no word between, `الأسبوع الأول` does.
        let of = self.is(k, Cue::From) || self.is(k, Cue::In);
        let joined = !lexeme.article
            && (lexeme.is(Cue::LastDay)
                || counted == Counted::Day
                    && self.at(k - 1)?.unit() == Some((Unit::Day, 3)));
        if !of && !joined {
            return None;
        }
        let k = if of { k + 1 } else { k };
        self.on(k)?;
        let period = match self.feast(k).filter(|_| counted == Counted::Day) {
            Some(feast) => feast,
            None => self.stretch(k)?,
        };
        let node = Node::Nth(n, counted, Box::new(period.expression));
        let mut parsed = self.done(node, i, period.end)?;
        if let Counted::Weekday(day) = counted {
            parsed.expression.weekday = Some(day);
        }
        Some(parsed)
    }

    /// `الأشهر التسعة الأولى من العام الجاري`, `الـ9 أشهر الأولى من 2021`,
    /// `أول ستة أشهر من 2022`, `الثلث الأول من العام`.
    fn portion(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let mut third = false;
        let (amount, last, k) = if lexeme.article {
            let (amount, k) = match lexeme.unit() {
                Some((unit, 2)) => (Amount::of(2, unit), i + 1),
                Some((unit, 3)) => {
                    self.on(i + 1)
                        .filter(|l| l.article || l.kind == Kind::Number)?;
                    let (count, k) = self.cardinal(i + 1)?;
                    (Amount::of(count, unit), k)
                }
                // الثلث الأول من العام; of a month it is ten days.
                None if lexeme.fraction() == Some(3) => {
                    third = true;
                    (Amount::of(4, Unit::Month), i + 1)
                }
                _ => {
                    let (count, k) = self.cardinal(i)?;
                    let (unit, _) = self.on(k)?.unit()?;
                    (Amount::of(count, unit), k + 1)
                }
            };
            let next = self.on(k).filter(|l| l.article && !l.conj)?;
            let last = match next.ordinal() {
                Some(1) => false,
                None if next.shift() == Some(Shift::Recent) => true,
                _ => return None,
            };
            (amount, last, k + 1)
        } else {
            let last = lexeme.is(Cue::Last);
            if !last && self.word(i) != "اول" {
                return None;
            }
            let next = self.on(i + 1).filter(|l| !l.article && !l.conj)?;
            next.cardinal().or(next.number())?;
            let (amount, k) = self.amount(i + 1, false)?;
            (amount, last, k)
        };
        let whole = matches!(
            amount.unit,
            Unit::Day | Unit::Night | Unit::Week | Unit::Month | Unit::Year
        );
        if !whole || amount.rest.is_some() || amount.count > 1000 {
            return None;
        }
        let of = self.is(k, Cue::From) || self.is(k, Cue::In);
        let period = if of {
            self.on(k + 1)?;
            self.stretch(k + 1)?
        } else if lexeme.article && !last && amount.unit == Unit::Month {
            self.done(Node::Period(Unit::Year, Shift::This), i, k)?
        } else {
            return None;
        };
        let of = Box::new(period.expression);
        if third {
            let month = match &of.node {
                Node::Date(date) => date.month.is_some(),
                Node::Period(unit, _) => *unit == Unit::Month,
                _ => return None,
            };
            if month {
                let node =
                    Node::Nth(if last { -1 } else { 1 }, Counted::Ten, of);
                return self.done(node, i, period.end);
            }
        }
        self.done(Node::Portion(amount, last, of), i, period.end)
    }

    /// What is counted and which of it: `أول ثلاثاء`, `الأسبوع الأخير`.
    fn count(&self, i: usize) -> Option<(i8, Counted, usize)> {
        let lexeme = self.at(i)?;
        if lexeme.is(Cue::LastDay) {
            return Some((-1, Counted::Day, i + 1));
        }
        if lexeme.article {
            let counted = if lexeme.is(Cue::Ten) {
                Counted::Ten
            } else if let Some(weekday) = lexeme.weekday() {
                Counted::Weekday(weekday)
            } else {
                match lexeme.one()? {
                    Unit::Day => Counted::Day,
                    Unit::Week => Counted::Week,
                    _ => return None,
                }
            };
            let next = self.on(i + 1)?;
            if counted == Counted::Ten {
                let n = match next.part() {
                    Some(Part::Start) => 1,
                    Some(Part::Mid) => 2,
                    Some(Part::End) => -1,
                    None if next.ordinal() == Some(1) => 1,
                    None if next.shift() == Some(Shift::Recent) => -1,
                    None => return None,
                };
                return Some((n, counted, i + 2));
            }
            if !next.article || next.conj {
                return None;
            }
            if next.shift() == Some(Shift::Recent) {
                return Some((-1, counted, i + 2));
            }
            let (n, end) = self.ordinal(i + 1)?;
            return Some((i8::try_from(n).ok()?, counted, end));
        }
        let (n, k) = if lexeme.is(Cue::Last) {
            (-1, i + 1)
        } else {
            let n = lexeme.ordinal().filter(|n| *n <= 10)?;
            (i8::try_from(n).ok()?, i + 1)
        };
        let mut k = k;
        let next = self.on(k)?;
        if next.article || next.conj || next.prep.is_some() {
            return None;
        }
        let day = matches!(next.unit(), Some((Unit::Day, 1 | 3)));
        if let Some(weekday) = self
            .on(if day { k + 1 } else { k })
            .filter(|l| !l.article && !l.conj && l.prep.is_none())
            .and_then(|l| l.weekday())
        {
            k += usize::from(day) + 1;
            return Some((n, Counted::Weekday(weekday), k));
        }
        let counted = match next.unit()? {
            (Unit::Day, 1 | 3) => Counted::Day,
            (Unit::Week, 1) => Counted::Week,
            _ => return None,
        };
        Some((n, counted, k + 1))
    }

    /// A month, quarter or year, as what something lies in.
    pub(super) fn stretch(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if lexeme.conj {
            return None;
        }
        if let Some(unit @ (Unit::Month | Unit::Year)) = lexeme.one()
            && lexeme.article
            && self.unit_shift(i, unit).is_none()
            && self.year_alone(i).is_none()
        {
            if self.on(i + 1).is_some_and(|l| l.article && !l.conj) {
                return None;
            }
            return self.done(Node::Period(unit, Shift::This), i, i + 1);
        }
        if let Some(whole) = self.half(i).or_else(|| self.whole(i)) {
            return matches!(
                whole.expression.node,
                Node::Period(Unit::Month | Unit::Year, _)
                    | Node::Quarter(..)
                    | Node::Half(..)
                    | Node::QuarterShift(_)
            )
            .then_some(whole);
        }
        self.composite(i).filter(|p| {
            matches!(&p.expression.node, Node::Date(d) if d.day.is_none())
                && p.expression.clock.is_none()
        })
    }

    /// عيد الفطر, رأس السنة الهجرية 1446, with its year.
    pub(super) fn feast(&self, i: usize) -> Option<Parsed> {
        let (feast, mut end) = self.feast_name(i)?;
        while self.is(end, Cue::Tail) {
            end += 1;
        }
        let system =
            if feast.hijri { System::Hijri } else { System::Gregorian };
        let mut date = DateNode::new(system);
        date.month = Some(feast.month);
        date.day = Some(feast.day);
        let mut k = end;
        if self.is(k, Cue::From) {
            k += 1;
        }
        let named = self.on(k).and_then(|_| self.year_word(k)).is_some();
        if let Some((shift, after)) = self.shift_word(end) {
            date.shift = Some(shift);
            end = after;
        } else if self.on(k).is_some()
            && let Some((shift, after)) = self.unit_shift(k, Unit::Year)
        {
            if feast.hijri {
                date.civil = Some(YearSpec::Shift(shift));
            } else {
                date.year_shift = Some(shift);
            }
            end = after;
        } else if self.on(k).is_some_and(|l| !l.conj)
            && (named || k == end)
            && let Some(read) = self.year_alone(k)
            && let Some(year) = read.date.year
        {
            if read.date.system == system {
                date.year = Some(year);
                end = read.end;
            } else if feast.hijri {
                date.civil = Some(YearSpec::Given(System::Gregorian, year));
                end = read.end;
            }
        } else if feast.hijri
            && self.on(end).is_some_and(|l| !l.conj && l.digits == 4)
            && let Some(((_, year, ..), after)) =
                self.year_number(end, Some(System::Hijri), false)
        {
            date.year = Some(year);
            end = after;
        } else if self.on(end).is_some_and(|l| {
            // عيد الميلاد الخمسون is somebody's.
            l.article && !l.conj && l.prep.is_none() && l.ordinal().is_some()
        }) {
            return None;
        }
        self.done(Node::Date(date), i, end)
    }

    fn feast_name(&self, i: usize) -> At<&'static Feast> {
        let lexeme = self.at(i)?;
        if !lexeme.has(kinds::FEAST) {
            return None;
        }
        let word = self.word(i);
        FEASTS.iter().find_map(|feast| {
            let bare = word.strip_prefix("ال").unwrap_or(word);
            if bare != feast.first {
                return None;
            }
            let mut at = i + 1;
            for part in feast.name {
                let next = self.on(at)?;
                let whole = self.text.get(next.outer..next.end)?;
                // A lexeme may hold two words: ربيع الأول.
                if whole != *part {
                    return None;
                }
                at += 1;
            }
            Some((feast, at))
        })
    }

    /// An expression that comes again with each كل أسبوع behind it.
    pub(super) fn every_after(
        &self,
        e: &Expression,
        end: usize,
    ) -> Option<(Node, usize)> {
        if !self.is(end, Cue::From)
            || !self.is(end + 1, Cue::Every)
            || e.clock.is_some()
        {
            return None;
        }
        let unit = self.on(end + 2)?.one()?;
        let node = match (&e.node, unit) {
            (Node::Weekday(None), Unit::Week) => Node::EveryWeekday,
            (Node::Date(date), Unit::Year)
                if date.year.is_none() && date.shift.is_none() =>
            {
                Node::EveryDate(*date)
            }
            _ => return None,
        };
        Some((node, end + 3))
    }
}
