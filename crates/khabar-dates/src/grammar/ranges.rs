//! Two ends with a word or a mark between them.

use alloc::boxed::Box;

use super::{Grammar, Parsed, Read};
use crate::{
    Modifier,
    expression::{DateNode, Expression, Node, System},
    lexer::{Gap, Kind, Lexeme},
    words::{Cue, Unit},
};

impl Grammar<'_> {
    /// Behind إلى, إلى غاية, حتى or a hyphen.
    fn joint(&self, i: usize) -> Option<usize> {
        let lexeme = self.on(i)?;
        if lexeme.is(Cue::To) || lexeme.is(Cue::Until) {
            let limit = self.is(i + 1, Cue::Limit);
            return Some(if limit { i + 2 } else { i + 1 });
        }
        (lexeme.mark() == Some('-')).then_some(i + 1)
    }

    /// Joins what was read with what follows `إلى`, `حتى`, a hyphen or, after
    /// `بين` and duals, `و`.
    pub(super) fn span(&self, first: &Parsed) -> Option<Parsed> {
        let i = first.end;
        let lexeme = self.on(i)?;
        // من بداية مايو حتى منتصف يونيو.
        let part = matches!(
            first.expression.modifier,
            Some(Modifier::Start | Modifier::Mid | Modifier::End)
        );
        if first.expression.modifier.is_some() && !part {
            return None;
        }
        let node = &first.expression.node;
        let dated = matches!(node, Node::Date(_));
        let day = matches!(node, Node::Weekday(_) | Node::Day(_));
        let clock = matches!(node, Node::Clock);
        if !(dated || day || clock) {
            return None;
        }
        let from = self.before(first.from).is_some_and(|l| {
            l.is(Cue::From) || l.is(Cue::Since) || l.is(Cue::FromWhere)
        });
        let between =
            self.before(first.from).is_some_and(|l| l.is(Cue::Between));
        let k = if lexeme.is(Cue::To) {
            if !dated && !from {
                return None;
            }
            self.joint(i)?
        } else if lexeme.is(Cue::Until) {
            if !from {
                return None;
            }
            self.joint(i)?
        } else if lexeme.mark() == Some('-') && dated {
            i + 1
        } else if between && (lexeme.conj || self.word(i) == "و") {
            if lexeme.conj { i } else { i + 1 }
        } else {
            return None;
        };
        self.on(k)?;
        let hyphen = lexeme.mark().is_some();
        if from && let Some(parsed) = self.bare_day(first, k) {
            return Some(parsed);
        }
        let mut second = match self.part(k) {
            Some(part) if matches!(part.expression.node, Node::Date(_)) => {
                part
            }
            _ => self.composite(k)?,
        };
        let (a, b) = (node, &second.expression.node);
        let same = match (a, b) {
            (Node::Date(a), Node::Date(b)) => {
                a.system == b.system
                    && a.day.is_some() == b.day.is_some()
                    && a.month.is_some() == b.month.is_some()
                    && (!hyphen || b.month.is_some() || b.year > a.year)
            }
            (Node::Weekday(_), Node::Weekday(_)) => !hyphen,
            (Node::Weekday(_), Node::Day(_)) => !hyphen,
            (Node::Day(_), Node::Day(_) | Node::Weekday(_)) => !hyphen,
            (Node::Clock, Node::Clock) => true,
            _ => false,
        };
        if !same {
            return None;
        }
        let mut begin = first.expression.clone();
        begin.modifier = None;
        second.expression.modifier = None;
        // من السبت حتى الاثنين المقبلين: both are to come.
        if let (Node::Weekday(none @ None), Node::Weekday(shift)) =
            (&mut begin.node, &second.expression.node)
        {
            *none = *shift;
        }
        let node = Node::Span(Box::new((begin, second.expression)));
        let mut parsed = self.done(node, first.from, second.end)?;
        parsed.weak = first.weak && !between && !from && !hyphen;
        Some(parsed)
    }

    /// `3 - 7 مارس`, `من 3 إلى 7 مارس`, `3 و7 مارس`, `عامي 2011 و2014`.
    pub(super) fn pair(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if let Some(parsed) = self
            .year_pair(i)
            .or_else(|| self.year_between(i))
            .or_else(|| self.weekday_pair(i))
            .or_else(|| self.clock_pair(i))
        {
            return Some(parsed);
        }
        // عامي 2011 و2014, شهري مارس وأبريل, يومي 3 و4 مايو.
        let dual = lexeme.unit().filter(|(_, n)| *n > 1).is_some_and(|_| {
            self.word(i).ends_with('ي')
                || lexeme.unit().is_some_and(|u| u.1 == 3)
        });
        let unit = lexeme.unit().map(|u| u.0);
        let k = if dual { i + 1 } else { i };
        if dual {
            self.on(k)?;
        }
        match unit {
            Some(Unit::Year) if dual => {
                let read = self.year_number(k, None, true)?;
                let ((system, a, ..), mut end) = read;
                if let Some(k) = self.joint(end) {
                    end = k;
                } else if self.word(end) == "و" && self.on(end).is_some() {
                    end += 1;
                } else if !self.on(end)?.conj {
                    return None;
                }
                self.on(end)?;
                let ((other, b, ..), end) =
                    self.year_number(end, Some(system), true)?;
                // أعوام 2011 و2013 و2016 are three years.
                if lexeme.unit().is_some_and(|u| u.1 == 3)
                    && self.on(end).is_some_and(|l| l.conj && l.digits == 4)
                {
                    return None;
                }
                (other == system && b > a).then_some(())?;
                let mut x = DateNode::new(system);
                x.year = Some(a);
                let mut y = x;
                y.year = Some(b);
                return self.done(
                    Node::Span(Box::new((
                        Expression::new(Node::Date(x)),
                        Expression::new(Node::Date(y)),
                    ))),
                    i,
                    end,
                );
            }
            Some(Unit::Month) if dual => {
                let ((system, a, _), end) = self.month(k)?;
                let k = if self.word(end) == "و" { end + 1 } else { end };
                let next = self.on(k)?;
                (next.conj || k > end).then_some(())?;
                let read = self.month_first(k)?;
                (read.date.system == system && read.date.day.is_none())
                    .then_some(())?;
                let mut x = DateNode::new(system);
                x.month = Some(a);
                return self.done(
                    Node::Span(Box::new((
                        Expression::new(Node::Date(x)),
                        Expression::new(Node::Date(read.date)),
                    ))),
                    i,
                    read.end,
                );
            }
            Some(_) if dual && unit != Some(Unit::Day) => return None,
            _ => {}
        }
        // الأحد 5 حتى الخميس 9 ديسمبر.
        let weekday = self.at(k).and_then(Lexeme::weekday);
        let k = if weekday.is_some() && !dual { k + 1 } else { k };
        if k > i {
            self.on(k)?;
        }
        let (a, end) = self.day(k)?;
        let first = self.at(k)?;
        let mut at = end;
        // أيام 5 و6 و7 أكتوبر: days in a row are a range.
        let mut row = a;
        while first.kind == Kind::Number
            && row < 31
            && let Some(next) = self.on(at).filter(|l| l.conj)
            && next.number() == Some(u32::from(row) + 1)
            && self.on(at + 1).is_some_and(|l| l.conj && l.digits > 0)
        {
            row += 1;
            at += 1;
        }
        let between = self.before(i).is_some_and(|l| l.is(Cue::Between));
        let next = self.on(at)?;
        // في 19 و20 مارس.
        let row = first.kind == Kind::Number
            && next.conj
            && next.number() == Some(u32::from(row) + 1);
        if let Some(k) = self.joint(at) {
            if next.mark().is_some() && first.kind != Kind::Number {
                return None;
            }
            at = k;
        } else if (dual || between || row)
            && (next.conj || self.word(at) == "و")
        {
            if !next.conj {
                at += 1;
            }
        } else {
            return None;
        }
        let mut named = None;
        if weekday.is_some() {
            named = self.on(at).and_then(Lexeme::weekday);
            at += usize::from(named.is_some());
        }
        let second = self.on(at)?;
        if second.kind == Kind::Number
            && second.gap == Gap::None
            && self.cut_before(i)
        {
            return None;
        }
        let read = self.day_shift(at).or_else(|| self.day_month_free(at))?;
        let b = read.date.day?;
        (b > a).then_some(())?;
        let mut x = read.date;
        x.day = Some(a);
        let mut first = Expression::new(Node::Date(x));
        first.weekday = weekday;
        let mut last = Expression::new(Node::Date(read.date));
        last.weekday = named;
        self.done(Node::Span(Box::new((first, last))), i, read.end)
    }

    /// من 13 تموز حتى 15: the second day is of the month of the first.
    fn bare_day(&self, first: &Parsed, k: usize) -> Option<Parsed> {
        let Node::Date(date) = &first.expression.node else { return None };
        let (day, month) = (date.day?, date.month?);
        let lexeme = self.at(k)?;
        let (last, end) = self.day(k)?;
        let alone = lexeme.kind == Kind::Number
            && last > day
            && self.on(end).is_none_or(|l| {
                l.kind == Kind::Word
                    && l.month().is_none()
                    && l.hijri().is_none()
                    && l.unit().is_none()
                    && !l.is(Cue::From)
            });
        alone.then_some(())?;
        let mut other = *date;
        other.month = Some(month);
        other.day = Some(last);
        let ends =
            (first.expression.clone(), Expression::new(Node::Date(other)));
        self.done(Node::Span(Box::new(ends)), first.from, end)
    }

    /// يومي السبت والأحد المقبلين.
    fn weekday_pair(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let dual = lexeme.unit() == Some((Unit::Day, 2));
        if !dual || !self.word(i).ends_with('ي') {
            return None;
        }
        let a = self.on(i + 1)?.weekday()?;
        let k = if self.word(i + 2) == "و" { i + 3 } else { i + 2 };
        let next = self.on(k)?;
        let b = next.weekday()?;
        if !next.conj && k == i + 2 {
            return None;
        }
        let (shift, end) = match self.shift_word(k + 1) {
            Some((shift, end)) => (Some(shift), end),
            None => (None, k + 1),
        };
        let day = |weekday: u8| {
            let mut e = Expression::new(Node::Weekday(shift));
            e.weekday = Some(weekday);
            e
        };
        self.done(Node::Span(Box::new((day(a), day(b)))), i, end)
    }

    /// بين 2003 و2011.
    fn year_between(&self, i: usize) -> Option<Parsed> {
        if !self.before(i)?.is(Cue::Between) {
            return None;
        }
        let (first, second) = (self.at(i)?, self.on(i + 1)?);
        let year = |l: &Lexeme| {
            let year = i16::try_from(l.number()?).ok()?;
            (l.digits == 4 && (1800..2100).contains(&year)).then_some(year)
        };
        let (a, b) = (year(first)?, year(second)?);
        // بين 1000 و2000 شخص.
        let round = a % 1000 == 0 && b % 1000 == 0;
        if round
            || !second.conj
            || b <= a
            || self.cut_after(i)
            || self.cut_after(i + 1)
        {
            return None;
        }
        // What is counted comes after the number at once.
        if self.on(i + 2).is_some_and(|l| l.unit().is_some()) {
            return None;
        }
        let mut x = DateNode::new(System::Gregorian);
        x.year = Some(a);
        let mut y = x;
        y.year = Some(b);
        let ends =
            (Expression::new(Node::Date(x)), Expression::new(Node::Date(y)));
        self.done(Node::Span(Box::new(ends)), i, i + 2)
    }

    /// `9:30 حتى 11:00 يوم الخميس`, `الثامنة والتاسعة صباحا`.
    pub(super) fn clock_pair(&self, i: usize) -> Option<Parsed> {
        let before = |cue| self.before(i).is_some_and(|l| l.is(cue));
        let between = before(Cue::Between);
        let (first, end) = self.time(i)?;
        let told = between || before(Cue::From) || before(Cue::In);
        // `9:30 - 11:00` needs no word.
        if !told && first.clock.minute.is_none() {
            return None;
        }
        let joint = self.on(end)?;
        let k = if let Some(k) = self.joint(end) {
            k
        } else if between && joint.conj {
            end
        } else if between && self.word(end) == "و" {
            end + 1
        } else {
            return None;
        };
        self.on(k)?;
        let mut second = self.composite(k).or_else(|| {
            let (time, end) = self.time(k)?;
            let mut parsed = self.done(Node::Clock, k, end)?;
            parsed.expression.clock = Some(time.clock);
            parsed.expression.zone = time.zone;
            (time.sure || first.sure || time.clock.minute.is_some())
                .then_some(parsed)
        })?;
        if !told && second.expression.clock?.minute.is_none() {
            return None;
        }
        let last = second.expression.clock?;
        if !first.sure
            && first.clock.minute.is_none()
            && (last.open || second.expression.weekday.is_some())
        {
            return None;
        }
        let mut clock = first.clock;
        // The word for the half of the day serves both.
        if clock.open && last.halved && clock.hour + 12 <= last.hour {
            clock.hour += 12;
        }
        let mut begin = second.expression.clone();
        begin.clock = Some(clock);
        begin.zone = first.zone.or(begin.zone);
        if matches!(second.expression.node, Node::Clock) {
            begin.node = Node::Clock;
        } else {
            second.expression.node = begin.node.clone();
        }
        let node = Node::Span(Box::new((begin, second.expression)));
        self.done(node, i, second.end)
    }

    /// `2019-2021`, `عام 2020/2021`, `موسم 2019-2020`.
    pub(super) fn year_pair(&self, i: usize) -> Option<Parsed> {
        let season =
            self.at(i).is_some_and(|l| l.is(Cue::YearNoun) && !l.article);
        let k = match self.year_word(i) {
            Some(k) => k,
            None => i + usize::from(season),
        };
        let year = |k: usize| {
            let l = self.at(k)?;
            let year = i16::try_from(l.number()?).ok()?;
            (l.digits == 4 && (1800..2200).contains(&year)).then_some(year)
        };
        let a = year(k)?;
        if self.cut_before(k) || !self.mark(k + 1, "-/") {
            return None;
        }
        self.on(k + 2)?;
        let b = year(k + 2)?;
        let cut = self.mark(k + 3, "-/.")
            && self.at(k + 4).is_some_and(|l| l.number().is_some());
        if b <= a || cut || self.is_verse(k) {
            return None;
        }
        let mut x = DateNode::new(System::Gregorian);
        x.year = Some(a);
        let mut y = x;
        y.year = Some(b);
        let mut end = k + 3;
        if let Some((System::Gregorian, after)) = self.era(end) {
            end = after;
        }
        self.done(
            Node::Span(Box::new((
                Expression::new(Node::Date(x)),
                Expression::new(Node::Date(y)),
            ))),
            i,
            end,
        )
    }

    /// A day and month whose digits may stand behind a hyphen.
    pub(super) fn day_month_free(&self, i: usize) -> Option<Read> {
        let lexeme = self.at(i)?;
        if lexeme.kind == Kind::Number {
            let day = u8::try_from(lexeme.value)
                .ok()
                .filter(|d| (1..=31).contains(d))?;
            let mut k = i + 1;
            if self.is(k, Cue::From) {
                k += 1;
            }
            let next = self.on(k)?;
            if next.conj || next.prep.is_some() {
                return None;
            }
            let mut read = self.month_first(k)?;
            if read.date.day.is_some() {
                return None;
            }
            read.date.day = Some(day);
            read.day = Some((i, i + 1));
            return Some(read);
        }
        self.day_month(i)
    }
}
