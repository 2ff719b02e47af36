//! Dates of the calendar: figures, day and month, dual dates.

use super::{At, Grammar, Read};
use crate::{
    Order,
    expression::{DateNode, System, YearSpec},
    lexer::{Gap, Kind, Lexeme},
    words::{Cue, Shift, Trap, Unit, kinds},
};

impl Grammar<'_> {
    pub(super) fn date(&self, i: usize) -> Option<Read> {
        let mut best: Option<Read> = None;
        for read in [
            self.numeric(i),
            self.numeric_day(i),
            self.numeric_month(i),
            self.day_month(i),
            self.month_first(i),
            self.year_alone(i),
            self.day_shift(i),
        ]
        .into_iter()
        .flatten()
        {
            if best.as_ref().is_none_or(|b| read.end > b.end) {
                best = Some(read);
            }
        }
        best
    }

    /// `15/2`, where the words before it make it a date.
    fn numeric_day(&self, i: usize) -> Option<Read> {
        let (a, b) = (self.at(i)?, self.on(i + 2)?);
        if !self.mark(i + 1, "/")
            || a.digits > 2
            || b.digits > 2
            || b.gap != Gap::None
            || self.cut_before(i)
            || self.cut_after(i + 2)
            || !(self.evidence(i)
                || self
                    .before(i)
                    .is_some_and(|l| l.one() == Some(Unit::Day) && !l.article))
            || self.is_verse(i)
            || self.on(i + 3).is_some_and(|l| {
                l.unit().is_some() && !l.article || self.mark(i + 3, "/-.")
            })
        {
            return None;
        }
        let (p, q) = (a.number()?, b.number()?);
        let (p, q) = (u8::try_from(p).ok()?, u8::try_from(q).ok()?);
        let month_first = self.order == Order::Mdy;
        let (day, month) = if month_first { (q, p) } else { (p, q) };
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            return None;
        }
        let mut date = DateNode::new(System::Gregorian);
        date.month = Some(month);
        date.day = Some(day);
        let ambiguous = self.order == Order::Auto && day <= 12 && day != month;
        let day = None;
        let (end, weak, assumed) = (i + 3, false, false);
        Some(Read { date, end, weak, ambiguous, assumed, day })
    }

    /// `12/2026`, `شهر 5/2022`, where the words before it make it a date.
    fn numeric_month(&self, i: usize) -> Option<Read> {
        let named = self.at(i)?.one() == Some(Unit::Month);
        let k = if named { i + 1 } else { i };
        if named {
            self.on(k)?;
        }
        let (a, b) = (self.at(k)?, self.on(k + 2)?);
        if !self.mark(k + 1, "/-")
            || !(1..=2).contains(&a.digits)
            || b.digits != 4
            || self.cut_before(k)
            || self.cut_after(k + 2)
            || self.mark(k + 3, "/-")
            || self.is_verse(k)
            || !(named || self.evidence(i) || self.own_line(i, k + 3))
        {
            return None;
        }
        let month = u8::try_from(a.number()?).ok()?;
        let year = i16::try_from(b.number()?).ok()?;
        let likely = (1900..2100).contains(&year) && (1..=12).contains(&month);
        likely.then_some(())?;
        let mut date = DateNode::new(System::Gregorian);
        date.year = Some(year);
        date.month = Some(month);
        let (end, day, weak) = (k + 3, None, false);
        let (ambiguous, assumed) = (false, false);
        Some(Read { date, end, weak, ambiguous, assumed, day })
    }

    /// `6/10/2021`, `2021-10-06`, `1445/9/12 هـ`, `09 06 2016`.
    pub(super) fn numeric(&self, i: usize) -> Option<Read> {
        let a = self.at(i)?;
        a.number()?;
        if a.digits > 4 || self.cut_before(i) {
            return None;
        }
        let (first, second, third) = match self.at(i + 1)?.mark() {
            Some(c) if "/-.\\".contains(c) => {
                if !self.mark(i + 3, one_mark(c)) {
                    return None;
                }
                self.on(i + 1)?;
                (i, i + 2, i + 4)
            }
            _ => (i, i + 1, i + 2),
        };
        let spaced = third == i + 2;
        let (a, b, c) = (self.at(first)?, self.on(second)?, self.on(third)?);
        let (x, y, z) = (a.number()?, b.number()?, c.number()?);
        if b.conj || b.prep.is_some() || c.conj || c.prep.is_some() {
            return None;
        }
        if spaced
            && (a.digits != 2
                || b.digits != 2
                || c.digits != 4
                || !(1900..2100).contains(&z)
                || self.before(i).is_some_and(|l| l.kind == Kind::Number)
                || self.on(i + 3).is_some_and(|l| l.kind == Kind::Number))
        {
            return None;
        }
        if self.before(i).is_some_and(|l| l.trap(Trap::Verse)) {
            return None;
        }
        // More digits or another separator: a telephone, a score, an address.
        if let Some(next) = self.on(third + 1)
            && next.gap == Gap::None
            && (next.kind == Kind::Number
                || next.mark().is_some_and(|m| "/-.\\".contains(m))
                    && self.at(third + 2).is_some_and(|l| {
                        l.kind == Kind::Number
                            && l.gap == Gap::None
                            && l.digits < 4
                    }))
        {
            return None;
        }
        // `taqrir-2024-08-12.pdf`.
        let named = self.mark(third + 1, ".")
            && self.at(third + 1).is_some_and(|l| l.gap == Gap::None)
            && self.on(third + 2).is_some_and(|l| l.gap == Gap::None)
            && self.word(third + 2).is_ascii()
            && self.at(third + 2)?.kind == Kind::Word;
        if b.digits > 2 || named {
            return None;
        }
        let mut end = third + 1;
        let (year, p, q, year_first) = if a.digits == 4 && c.digits <= 2 {
            (x, y, z, true)
        } else if c.digits == 4 && a.digits <= 2 {
            (z, x, y, false)
        } else if a.digits <= 2
            && c.digits == 2
            && self.mark(i + 1, "/")
            && !spaced
        {
            let century = if z < 50 { 2000 } else { 1900 };
            (z + century, x, y, false)
        } else {
            return None;
        };
        let year = i16::try_from(year).ok()?;
        let mut system = System::Gregorian;
        let mut assumed = false;
        if let Some((era, after)) = self.era(end) {
            system = era;
            end = after;
        } else if (1300..=1500).contains(&year) {
            system = System::Hijri;
            assumed = true;
        }
        match system {
            System::Gregorian if !(1000..2300).contains(&year) => return None,
            System::Hijri if !(1..=1600).contains(&year) => return None,
            _ => {}
        }
        let p = u8::try_from(p).ok()?;
        let q = u8::try_from(q).ok()?;
        let month_first = (1..=12).contains(&p) && (1..=31).contains(&q);
        let day_first = (1..=31).contains(&p) && (1..=12).contains(&q);
        let (month, day, ambiguous) = if year_first {
            // After a year the month comes, but `2021/15/3` has one reading.
            if month_first {
                (p, q, false)
            } else if day_first {
                (q, p, false)
            } else {
                return None;
            }
        } else {
            match (day_first, month_first, self.order) {
                (true, true, Order::Mdy) => (p, q, false),
                (true, true, order) => {
                    let open = p != q && order == Order::Auto;
                    (q, p, open)
                }
                (true, false, _) => (q, p, false),
                (false, true, _) => (p, q, false),
                (false, false, _) => return None,
            }
        };
        let mut date = DateNode::new(system);
        date.year = Some(year);
        date.month = Some(month);
        date.day = Some(day);
        Some(Read { date, end, weak: false, ambiguous, assumed, day: None })
    }

    /// `09 ديسمبر 2021`, `الأول من مارس`, `12 رمضان 1445هـ`.
    pub(super) fn day_month(&self, i: usize) -> Option<Read> {
        let (day, after) = self.day(i)?;
        let words = self.at(i)?.kind != Kind::Number;
        let bare_words = words && !self.at(i)?.article;
        let mut k = after;
        if self.is(k, Cue::From) || self.mark(k, "-/،,") {
            k += 1;
        }
        self.on(k)?;
        let next = self.at(k)?;
        if next.conj || next.prep.is_some() {
            return None;
        }
        let (system, month, weak, mut end) = match self.month(k) {
            Some(((system, month, weak), end)) => (system, month, weak, end),
            None => {
                // Libyan names are plain words: a year must follow.
                let month = next.libyan()?;
                self.year_after(k + 1, System::Gregorian)?;
                (System::Gregorian, month, false, k + 1)
            }
        };
        // `5 مايو`, but not `خمسة مارس`; the first day has names of its own.
        let named = self.word(i) == "اول"
            || self
                .at(i)
                .is_some_and(|l| l.libyan() == Some(9) || l.is(Cue::FirstDay));
        if bare_words && weak && !named {
            return None;
        }
        let mut date = DateNode::new(system);
        date.month = Some(month);
        date.day = Some(day);
        let mut separated = end;
        if self.mark(end, "،,-/.")
            && self.on(end + 1).is_some_and(|l| l.digits == 4)
        {
            separated = end + 1;
        }
        if let Some(((year, _), after)) = self.year_after(separated, system) {
            date.year = Some(year);
            end = after;
        } else if let Some(((shift, year_shift), after)) =
            self.shift_after(end)
        {
            date.shift = shift;
            date.year_shift = year_shift;
            end = after;
        } else if let Some((other, after)) = self.unit_before(end, Unit::Year)
        {
            date.other = Some(other);
            end = after;
        } else if let Some((era, after)) = self.era(end)
            && era == system
            && self.at(end).is_some_and(|l| {
                l.is(Cue::Ah) || l.is(Cue::Ad) || l.mark().is_some()
            })
        {
            end = after;
        }
        // `2 صفر` is a score.
        let score = end == k + 1
            && self.at(k).is_some_and(|l| l.cardinal() == Some(0));
        if score && !self.evidence(i) {
            return None;
        }
        Some(Read {
            date,
            end,
            weak: false,
            ambiguous: false,
            assumed: false,
            day: Some((i, after)),
        })
    }

    /// `مارس 2024`, `مارس الماضي`, `أكتوبر 7، 2023`, a month alone.
    pub(super) fn month_first(&self, i: usize) -> Option<Read> {
        let ((system, month, weak), mut end) = self.month(i)?;
        let mut date = DateNode::new(system);
        date.month = Some(month);
        let mut weak = weak;
        let mut day = None;
        if let Some(lexeme) = self.on(end)
            && lexeme.digits <= 2
            && lexeme.outer == lexeme.start
            && let Some((found, after)) =
                self.day(end).filter(|_| lexeme.kind == Kind::Number)
        {
            let mut k = after;
            if self.mark(k, "،,") {
                k += 1;
            }
            if self.on(k).is_some_and(|l| l.digits == 4)
                && let Some(((year, _), last)) = self.year_after(k, system)
            {
                date.day = Some(found);
                date.year = Some(year);
                day = Some((end, after));
                end = last;
                weak = false;
            }
        }
        if date.day.is_none() {
            if self.mark(end, "،,")
                && self.on(end + 1).is_some_and(|l| l.digits == 4)
                && let Some(((year, _), after)) =
                    self.year_after(end + 1, system)
            {
                date.year = Some(year);
                end = after;
                weak = false;
            } else if let Some(((year, _), after)) =
                self.year_after(end, system)
            {
                date.year = Some(year);
                end = after;
                weak = false;
            } else if let Some(((shift, year_shift), after)) =
                self.shift_after(end)
            {
                date.shift = shift;
                date.year_shift = year_shift;
                end = after;
                weak = false;
            } else if let Some((other, after)) =
                self.unit_before(end, Unit::Year)
            {
                date.other = Some(other);
                end = after;
                weak = false;
            }
        }
        // رمضان 2022.
        if system == System::Hijri
            && date.day.is_none()
            && date.year.is_none()
            && date.shift.is_none()
            && self.on(end).is_some_and(|l| !l.conj && l.prep.is_none())
            && let Some(((year, _), after)) =
                self.year_after(end, System::Gregorian)
            && (1900..2100).contains(&year)
        {
            date.civil = Some(YearSpec::Given(System::Gregorian, year));
            end = after;
            weak = false;
        }
        // رمضان and the other Hijri names are names of people too.
        Some(Read { date, end, weak, ambiguous: false, assumed: false, day })
    }

    /// `عام 2015`, `2015م`, `1445هـ`, a bare year.
    pub(super) fn year_alone(&self, i: usize) -> Option<Read> {
        let (k, named) = match self.year_word(i) {
            Some(k) => (k, true),
            None => (i, false),
        };
        // العام الهجري 1446.
        let kind = k
            .checked_sub(1)
            .and_then(|k| self.at(k))
            .filter(|l| {
                let kind = l.has(kinds::YEAR_KIND);
                named && kind && l.is(Cue::Ah)
            })
            .map(|_| System::Hijri);
        let open = k;
        let mut k = k;
        if named {
            self.on(k)?;
            if self.mark(k, "(") {
                k += 1;
            }
        }
        let bracket = k > open;
        let lexeme = self.at(k)?;
        if named && (lexeme.conj || lexeme.prep.is_some()) {
            return None;
        }
        let words = lexeme.kind != Kind::Number;
        let ((system, year, assumed, era), mut end) =
            self.year_number(k, kind, named)?;
        if bracket {
            if !self.mark(end, ")") {
                return None;
            }
            end += 1;
        }
        let mut weak = false;
        if !named && !era {
            let cue = self.year_of_event(i, end);
            let likely = (1900..=2100).contains(&year);
            // بـ1999 ريالا, but مقارنة بـ2020.
            let priced = lexeme.prep == Some('ب') && !cue;
            if words || !likely || priced {
                return None;
            }
            // What is counted comes after the number at once.
            let counts = self.on(end).is_some_and(|l| {
                l.unit().is_some() || l.kind == Kind::Number && !l.conj
            });
            let round = year % 1000 == 0
                && self
                    .on(end)
                    .is_some_and(|l| l.kind == Kind::Word && l.is_plain());
            if round || counts && !self.mark(end, "-") {
                return None;
            }
            weak = !cue;
        }
        let mut date = DateNode::new(system);
        date.year = Some(year);
        Some(Read { date, end, weak, ambiguous: false, assumed, day: None })
    }

    /// `15 من الشهر الجاري`, `15 الجاري`.
    pub(super) fn day_shift(&self, i: usize) -> Option<Read> {
        let (day, after) = self.day(i)?;
        let mut k = after;
        let of = self.is(k, Cue::From);
        if of {
            k += 1;
        }
        self.on(k)?;
        if let Some((other, end)) = self.unit_before(k, Unit::Month) {
            let mut date = DateNode::new(System::Gregorian);
            date.day = Some(day);
            date.other = Some(other);
            let (weak, ambiguous, assumed) = (false, false, false);
            let day = Some((i, after));
            return Some(Read { date, end, weak, ambiguous, assumed, day });
        }
        let (shift, end) = match self.unit_shift(k, Unit::Month) {
            Some(found) => found,
            // 20 من الشهر.
            None if of
                && self.at(k)?.article
                && self.at(k)?.one() == Some(Unit::Month)
                && !self.on(k + 1).is_some_and(|l| {
                    l.article && !l.conj && l.prep.is_none()
                }) =>
            {
                (Shift::This, k + 1)
            }
            None => {
                let lexeme = self.at(k)?;
                if !lexeme.article || self.at(i)?.kind != Kind::Number {
                    return None;
                }
                let shift = lexeme.shift()?;
                if shift != Shift::This {
                    return None;
                }
                (shift, k + 1)
            }
        };
        let mut date = DateNode::new(System::Gregorian);
        date.day = Some(day);
        date.shift = Some(shift);
        Some(Read {
            date,
            end,
            weak: false,
            ambiguous: false,
            assumed: false,
            day: Some((i, after)),
        })
    }

    /// The other half of a dual date.
    pub(super) fn other_half(
        &self,
        first: &Read,
        i: usize,
    ) -> At<(Read, Option<u8>)> {
        let mut k = i;
        let mut bracket = false;
        let mut matching = false;
        if self.mark(k, "([") {
            bracket = true;
            k += 1;
        } else if self.mark(k, "/-،,=|\\~")
            || self.mark(k, ".")
                && self.on(k + 1).is_some_and(|l| l.is(Cue::Matching))
        {
            k += 1;
        }
        if self.mark(k, "([") && !bracket {
            bracket = true;
            k += 1;
        }
        for _ in 0..2 {
            if self.on(k).is_some_and(|l| l.is(Cue::Matching)) {
                matching = true;
                k += 1;
                if self.mark(k, ":،,") {
                    k += 1;
                }
            }
        }
        if self.is(k, Cue::Lam)
            || matching && (self.is(k, Cue::In) || self.plain(k, "ب"))
        {
            k += 1;
        }
        let mut weekday = None;
        if self.on(k)?.one() == Some(Unit::Day)
            && self
                .on(k + 1)
                .is_some_and(|l| l.weekday().is_some() || l.number().is_some())
        {
            k += 1;
        }
        if let Some(found) = self.on(k).and_then(Lexeme::weekday) {
            weekday = Some(found);
            k += 1;
            if self.mark(k, "،,") {
                k += 1;
            }
        }
        let lexeme = self.on(k)?;
        if lexeme.conj || lexeme.prep.is_some() && !matching {
            return None;
        }
        let second = self.date(k)?;
        let (a, b) = (&first.date, &second.date);
        if a.system == b.system
            || a.day.is_some() != b.day.is_some()
            || a.month.is_some() != b.month.is_some()
        {
            return None;
        }
        // `12 رمضان 1445 - 2021` is a date and something else.
        let glued = bracket || matching || k > i || b.year.is_some();
        if !glued {
            return None;
        }
        let mut end = second.end;
        if bracket {
            if !self.mark(end, ")]") {
                return None;
            }
            end += 1;
        }
        Some(((second, weekday), end))
    }

    /// سورة البقرة 12:30.
    pub(super) fn is_verse(&self, i: usize) -> bool {
        (1..=3).any(|n| {
            i.checked_sub(n)
                .and_then(|k| self.at(k))
                .is_some_and(|l| l.trap(Trap::Verse))
        })
    }
}

/// A mark as a set of marks.
fn one_mark(c: char) -> &'static str {
    match c {
        '/' => "/",
        '-' => "-",
        '.' => ".",
        _ => "\\",
    }
}
