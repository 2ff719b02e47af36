//! Weeks, months, years, seasons and parts of them.

use super::{At, Grammar, Parsed};
use crate::{
    Modifier,
    expression::{Clock, Expression, Node, System, YearSpec},
    lexer::Lexeme,
    words::{Cue, Part, Shift, Tod, Trap, Unit, kinds},
};

impl Grammar<'_> {
    pub(super) fn done(
        &self,
        node: Node,
        from: usize,
        end: usize,
    ) -> Option<Parsed> {
        Some(Parsed {
            expression: Expression::new(node),
            from,
            end,
            trap: false,
            day: None,
            weak: false,
        })
    }

    /// Everything that is no day: weeks, months, years, parts of them.
    pub(super) fn period(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        // قبل نهاية العام, بعد الثانية ظهرا.
        if (lexeme.is(Cue::Before) || lexeme.is(Cue::After))
            && let Some(next) = self.on(i + 1)
            && !next.conj
            && next.prep.is_none()
        {
            let inner = if next.part().is_some() {
                self.part(i + 1)
            } else {
                self.composite(i + 1)
                    .filter(|p| matches!(p.expression.node, Node::Clock))
            };
            let mut inner = inner?;
            if matches!(inner.expression.node, Node::Weekend(_)) {
                return None;
            }
            inner.expression.modifier = Some(if lexeme.is(Cue::Before) {
                Modifier::Before
            } else {
                Modifier::After
            });
            inner.from = i;
            return Some(inner);
        }
        self.part(i).or_else(|| self.half(i)).or_else(|| self.whole(i))
    }

    /// أوائل, منتصف, نهاية with what they are part of.
    pub(super) fn part(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if lexeme.is(Cue::Weekend) {
            let next = self.on(i + 1)?;
            if next.part() == Some(Part::End) {
                let inner = self.part(i + 1)?;
                return matches!(inner.expression.node, Node::Weekend(_))
                    .then_some(Parsed { from: i, ..inner });
            }
            return None;
        }
        let part = match lexeme.part() {
            Some(part) => part,
            None if lexeme.is(Cue::Last) => Part::End,
            None if lexeme.ordinal() == Some(1) && self.word(i) == "اول" => {
                Part::Start
            }
            None => return None,
        };
        let loose = lexeme.part().is_some();
        let next = self.on(i + 1)?;
        if next.conj || next.prep.is_some() && !next.article {
            return None;
        }
        if part == Part::Mid && loose {
            if let Some((tod, _)) = next.tod()
                && matches!(tod, Tod::Night)
            {
                return self.turn(i, Clock::MIDNIGHT);
            }
            if self.at(i + 1)?.is(Cue::Daytime)
                || next.tod().is_some_and(|t| t.0 == Tod::Noon)
            {
                return self.turn(i, Clock::NOON);
            }
            if next.one() == Some(Unit::Night) {
                let mut inner = self.composite(i + 1)?;
                inner.expression.tod = None;
                inner.expression.clock = Some(Clock::MIDNIGHT);
                return Some(Parsed { from: i, ..inner });
            }
        }
        let mut inner = if next.article
            && matches!(
                next.one(),
                Some(
                    Unit::Week
                        | Unit::Month
                        | Unit::Year
                        | Unit::Century
                        | Unit::Decade
                )
            )
            && self
                .unit_shift(i + 1, next.one().unwrap_or(Unit::Day))
                .is_none()
            && self.century(i + 1).is_none()
            && self.year_alone(i + 1).is_none()
            && self.month(i + 1).is_none()
        {
            // مطلع العام التالي, نهاية العام نفسه: of another year.
            if self.on(i + 2).is_some_and(|l| {
                l.is(Cue::Same) || l.trap(Trap::NotToday) && l.article
            }) {
                return None;
            }
            let unit = next.one()?;
            self.done(Node::Period(unit, Shift::This), i + 1, i + 2)?
        } else {
            let whole = self
                .half(i + 1)
                .or_else(|| self.whole(i + 1))
                .or_else(|| {
                    self.composite(i + 1).filter(|p| {
                        // نهاية مارس; نهاية اليوم, نهاية يوم الأحد.
                        let day = matches!(
                            p.expression.node,
                            Node::Day(_) | Node::Weekday(_)
                        ) && part != Part::Mid
                            && p.expression.tod.is_none()
                            && p.expression.clock.is_none();
                        let month = matches!(
                            &p.expression.node,
                            Node::Date(d) if d.day.is_none()
                        );
                        month || day
                    })
                })?;
            if !loose && !matches!(whole.expression.node, Node::Period(..)) {
                return None;
            }
            whole
        };
        if part == Part::End
            && self.word(i).starts_with("نهاي")
            && let Node::Period(Unit::Week, shift) = inner.expression.node
        {
            inner.expression.node = Node::Weekend(shift);
            inner.from = i;
            return Some(inner);
        }
        if inner.expression.modifier.is_some()
            || matches!(
                inner.expression.node,
                Node::Weekend(_) | Node::Duration(..)
            )
        {
            return None;
        }
        inner.expression.modifier = Some(match part {
            Part::Start => Modifier::Start,
            Part::Mid => Modifier::Mid,
            Part::End => Modifier::End,
        });
        inner.weak = false;
        inner.from = i;
        Some(inner)
    }

    /// منتصف الليل, منتصف النهار, with the day it belongs to.
    fn turn(&self, i: usize, clock: Clock) -> Option<Parsed> {
        let after = i + 2;
        let mut parsed = match self.on(after).and_then(|l| {
            (!l.conj && (l.article || l.is(Cue::Yesterday)))
                .then(|| self.composite(after))
                .flatten()
        }) {
            Some(day) if day.expression.clock.is_none() => day,
            _ => self.done(Node::Clock, i, after)?,
        };
        // منتصف ليل الاثنين الثلاثاء.
        if clock == Clock::MIDNIGHT
            && let Some(first) = parsed.expression.weekday
            && let Some(next) = self.on(parsed.end)
            && next.article
            && !next.conj
            && next.weekday() == Some(first % 7 + 1)
        {
            parsed.expression.eve = true;
            parsed.end += 1;
        }
        parsed.expression.tod = None;
        parsed.expression.clock = Some(clock);
        parsed.from = i;
        Some(parsed)
    }

    /// الربع الأول من 2021, النصف الثاني من العام الماضي.
    pub(super) fn half(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        // The فصل of a company's year is a quarter, that of a book is none.
        let term = lexeme.is(Cue::Term)
            || lexeme.is(Cue::Trimester)
            || lexeme.is(Cue::Semester);
        let parts = match lexeme.fraction() {
            Some(parts) => parts,
            None if lexeme.is(Cue::Semester) => 2,
            None => term.then_some(4)?,
        };
        lexeme.article.then_some(())?;
        let (n, after) = {
            let next = self.on(i + 1)?;
            (next.article && !next.conj).then_some(())?;
            match self.ordinal(i + 1) {
                Some(found) => found,
                None if next.is(Cue::Last) || self.plain(i + 1, "الاخير") => {
                    (parts, i + 2)
                }
                None => return None,
            }
        };
        if n > parts || !matches!(parts, 2 | 4) {
            return None;
        }
        let mut k = after;
        let of = self.is(k, Cue::From);
        if of {
            k += 1;
        }
        let year = if self.on(k).is_none() {
            None
        } else if let Some((shift, end)) = self.unit_shift(k, Unit::Year) {
            Some((YearSpec::Shift(shift), end))
        } else if let Some(read) =
            self.year_alone(k).filter(|r| r.date.system == System::Gregorian)
        {
            read.date
                .year
                .map(|y| (YearSpec::Given(System::Gregorian, y), read.end))
        } else if let Some(next) = self.on(k)
            && next.one() == Some(Unit::Year)
            && next.article
            && (of || next.prep.is_some())
        {
            Some((YearSpec::Shift(Shift::This), k + 1))
        } else {
            None
        };
        if let Some((year, end)) = year {
            let node = if parts == 4 {
                Node::Quarter(n, year)
            } else {
                Node::Half(n, year)
            };
            return self.done(node, i, end);
        }
        // النصف الأول من مارس is a part of a month.
        if parts == 2 && of && !term {
            let next = self.on(k)?;
            let mut inner = if next.article
                && matches!(
                    next.one(),
                    Some(
                        Unit::Month
                            | Unit::Week
                            | Unit::Century
                            | Unit::Decade
                    )
                )
                && self.unit_shift(k, next.one()?).is_none()
                && self.century(k).is_none()
            {
                self.done(Node::Period(next.one()?, Shift::This), k, k + 1)?
            } else {
                self.whole(k).or_else(|| {
                    self.composite(k).filter(|p| {
                        matches!(
                            &p.expression.node,
                            Node::Date(d) if d.day.is_none()
                        )
                    })
                })?
            };
            inner.expression.modifier =
                Some(if n == 1 { Modifier::Start } else { Modifier::End });
            inner.from = i;
            inner.weak = false;
            return Some(inner);
        }
        // Alone it may be a quarter of a match.
        if parts == 4
            && !of
            && !term
            && (self.evidence(i)
                || self.own_line(i, after)
                || self.before(i).is_some_and(|l| l.has(kinds::YEAR_CUE)))
        {
            return self.done(Node::Quarter(n, YearSpec::Near), i, after);
        }
        None
    }

    /// القرن العشرين.
    pub(super) fn century(&self, i: usize) -> At<u8> {
        let lexeme = self.at(i)?;
        if lexeme.one() != Some(Unit::Century) || !lexeme.article {
            return None;
        }
        self.on(i + 1)?;
        let (n, end) = match self.ordinal(i + 1) {
            Some(found) => found,
            None => {
                let (value, end) = self.digits(i + 1)?;
                self.at(i + 1)?.article.then_some(())?;
                (u8::try_from(value).ok()?, end)
            }
        };
        // Centuries of the Hijra and before Christ are other ones.
        if self.is(end, Cue::Ah)
            || self.is(end, Cue::Q)
            || self.is(end, Cue::Before)
            || !(1..=22).contains(&n)
        {
            return None;
        }
        let end = if self.is(end, Cue::Ad) { end + 1 } else { end };
        Some((n, end))
    }

    /// A week, month, year, season, decade or century with its distance.
    pub(super) fn whole(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if let Some((n, end)) = self.century(i) {
            return self.done(Node::Century(n), i, end);
        }
        if let Some(tens) = lexeme.decade() {
            return self.decade(i, i, tens);
        }
        if lexeme.article && lexeme.fraction() == Some(4) {
            let (shift, end) = self.shift_word(i + 1)?;
            return self.done(Node::QuarterShift(shift), i, end);
        }
        if lexeme.article && lexeme.is(Cue::Millennium) {
            let next = self.on(i + 1)?;
            let (n, end) = match self.word(i + 1) {
                "الجديده" => (3, i + 2),
                _ if next.conj => return None,
                _ => self.ordinal(i + 1)?,
            };
            if self.is(end, Cue::Before) || self.is(end, Cue::Q) {
                return None;
            }
            return self.done(Node::Millennium(n), i, end);
        }
        // العقد الثاني من القرن العشرين.
        if lexeme.one() == Some(Unit::Decade)
            && lexeme.article
            && self.on(i + 1).is_some()
            && let Some((n, k)) = self.ordinal(i + 1)
            && n <= 10
            && self.is(k, Cue::From)
            && self.on(k + 1).is_some()
        {
            let tens = n - 1;
            if let Some((century, end)) = self.century(k + 1) {
                let century = i16::from(century) - 1;
                let node = Node::Decade(tens, Some(century));
                return self.done(node, i, end);
            }
            let (shift, end) = self.unit_shift(k + 1, Unit::Century)?;
            return self.done(Node::DecadeShift(tens, shift), i, end);
        }
        if lexeme.one() == Some(Unit::Decade)
            && let Some(tens) = self.on(i + 1).and_then(Lexeme::decade)
        {
            return self.decade(i, i + 1, tens);
        }
        if lexeme.is(Cue::This) {
            let next = self.on(i + 1)?;
            if !next.article || next.conj || next.prep.is_some() {
                return None;
            }
            if let Some(unit) = next.one() {
                let node = match unit {
                    Unit::Day => Node::Day(0),
                    Unit::Second | Unit::Minute | Unit::Hour => return None,
                    unit => Node::Period(unit, Shift::This),
                };
                return self.done(node, i, i + 2);
            }
            if next.fraction() == Some(4) {
                let node = Node::QuarterShift(Shift::This);
                return self.done(node, i, i + 2);
            }
            if let Some(season) = next.season() {
                let node = Node::SeasonShift(season, Shift::This);
                return self.done(node, i, i + 2);
            }
            if let Some((tod, _)) = next.tod() {
                let mut parsed = self.done(Node::Day(0), i, i + 2)?;
                parsed.expression.tod = Some(tod);
                return Some(parsed);
            }
            if let Some(weekday) = next.weekday() {
                let mut parsed =
                    self.done(Node::Weekday(Some(Shift::This)), i, i + 2)?;
                parsed.expression.weekday = Some(weekday);
                return Some(parsed);
            }
            return None;
        }
        // الشهر نفسه من العام الماضي.
        if lexeme.one() == Some(Unit::Month)
            && lexeme.article
            && self.is(i + 1, Cue::Same)
            && self.is(i + 2, Cue::From)
            && self.on(i + 3).is_some()
        {
            if let Some((shift, end)) = self.unit_shift(i + 3, Unit::Year) {
                let node = Node::MonthOf(YearSpec::Shift(shift));
                return self.done(node, i, end);
            }
            let read = self
                .year_alone(i + 3)
                .filter(|r| r.date.system == System::Gregorian)?;
            let spec = YearSpec::Given(System::Gregorian, read.date.year?);
            return self.done(Node::MonthOf(spec), i, read.end);
        }
        if let Some(unit) = lexeme.one()
            && lexeme.article
        {
            match self.unit_shift(i, unit) {
                Some((shift, end)) => {
                    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
                    {
                        return None;
                    }
                    let node = match (unit, shift) {
                        (Unit::Day, Shift::This) => Node::Day(0),
                        (Unit::Day, _) => return None,
                        (unit, shift) => Node::Period(unit, shift),
                    };
                    return self.done(node, i, end);
                }
                None if unit == Unit::Night => {
                    if self.on(i + 1).is_some_and(|l| {
                        l.article && l.ordinal().is_some()
                            || l.trap(Trap::NotToday)
                    }) {
                        return None;
                    }
                    let mut parsed = self.done(Node::Day(0), i, i + 1)?;
                    parsed.expression.tod = Some(Tod::Night);
                    if let Some(next) = self.on(i + 1)
                        && next.article
                        && let Some(weekday) = next.weekday()
                    {
                        parsed.expression.weekday = Some(weekday);
                        parsed.end += 1;
                    }
                    return Some(parsed);
                }
                None => {}
            }
        }
        if let Some(season) = lexeme.season() {
            let k = i + 1;
            if lexeme.article {
                let (shift, end) = self.shift_word(k)?;
                return self.done(Node::SeasonShift(season, shift), i, end);
            }
            self.on(k)?;
            let of = if self.is(k, Cue::From) { k + 1 } else { k };
            if let Some((shift, end)) = self.unit_shift(of, Unit::Year) {
                let node = Node::Season(season, YearSpec::Shift(shift));
                return self.done(node, i, end);
            }
            if let Some(read) = self
                .year_alone(k)
                .filter(|r| r.date.system == System::Gregorian)
                && let Some(year) = read.date.year
            {
                let spec = YearSpec::Given(System::Gregorian, year);
                return self.done(Node::Season(season, spec), i, read.end);
            }
        }
        None
    }

    pub(super) fn decade(
        &self,
        from: usize,
        i: usize,
        tens: u8,
    ) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        // رجل في الخمسينيات.
        if self.before(from).is_some_and(|l| l.is(Cue::In))
            && (1..=3).any(|back| {
                (from - 1)
                    .checked_sub(back)
                    .and_then(|k| self.at(k))
                    .is_some_and(|l| l.trap(Trap::Person))
            })
            && !self.is(i + 1, Cue::From)
        {
            return None;
        }
        let mut k = i + 1;
        if self.is(k, Cue::From) {
            k += 1;
            // في العشرينيات من عمره.
            if self.is(k, Cue::Age) {
                return None;
            }
        }
        if self.on(k).is_some() {
            if let Some((shift, end)) = self.unit_shift(k, Unit::Century) {
                return self.done(Node::DecadeShift(tens, shift), from, end);
            }
            if let Some((n, end)) = self.century(k) {
                let century = i16::from(n) - 1;
                return self.done(
                    Node::Decade(tens, Some(century)),
                    from,
                    end,
                );
            }
        }
        (lexeme.article || from != i)
            .then(|| self.done(Node::Decade(tens, None), from, i + 1))?
    }
}
