//! What a date looks like: hand-written readers over lexemes.
//!
//! Each reader looks at a bounded number of lexemes from a place on and
//! gives what it read with the place behind it.

use alloc::boxed::Box;

use crate::{
    Modifier, Order,
    expression::{
        Amount, Clock, DateNode, Expression, Node, System, YearSpec,
    },
    lexer::{Gap, Kind, Lexeme},
    words::{Cue, Part, Sense, Shift, Tod, Trap, Unit},
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
        let lexeme = self.at(i)?;
        if lexeme.senses.is_empty() && lexeme.kind != Kind::Number {
            return None;
        }
        let mut best: Option<Parsed> = None;
        let candidates = [
            self.composite(i),
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
        if best.weak && !best.trap && !self.evidence(i) {
            return None;
        }
        if self.is_name(i, &best) {
            best.trap = true;
        }
        Some(best)
    }

    /// Whether the words before a weak month or a bare year make it a date.
    fn evidence(&self, i: usize) -> bool {
        if self.at(i).is_some_and(|l| l.prep.is_some()) {
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

    /// مدينة 6 أكتوبر, حرب أكتوبر.
    fn is_name(&self, i: usize, parsed: &Parsed) -> bool {
        let Node::Date(date) = parsed.expression.node else { return false };
        if date.year.is_some() || date.month.is_none() {
            return false;
        }
        let Some(before) = self.before(i) else { return false };
        before.trap(Trap::Named)
            || (before.mark() == Some('"')
                && self.mark(parsed.end, "\"")
                && i.checked_sub(2)
                    .and_then(|k| self.at(k))
                    .is_some_and(|l| l.trap(Trap::Named)))
    }

    // ---- numbers ----

    /// A number in digits that stands alone.
    fn digits(&self, i: usize) -> At<u32> {
        let lexeme = self.at(i)?;
        let value = lexeme.number()?;
        if lexeme.digits > 7 || self.cut_before(i) || self.cut_after(i) {
            return None;
        }
        Some((value, i + 1))
    }

    /// Whether digits go on to the left: `1.5`, `2-1`, `+962`.
    fn cut_before(&self, i: usize) -> bool {
        let Some(lexeme) = self.at(i) else { return false };
        if lexeme.gap != Gap::None || lexeme.outer != lexeme.start {
            return false;
        }
        let Some(before) = self.before(i) else { return false };
        match before.kind {
            Kind::Number => true,
            Kind::Word => {
                // `A320`, but `في2021` is a lost blank.
                let word = self.word(i.saturating_sub(1));
                word.is_ascii() && word != "t"
            }
            Kind::Mark(c) if ".,/:-+#_٫٬\\".contains(c) => {
                before.gap == Gap::None
                    && i.checked_sub(2)
                        .and_then(|k| self.at(k))
                        .is_some_and(|l| l.kind == Kind::Number)
                    || "+#_".contains(c)
            }
            Kind::Mark(_) => false,
        }
    }

    /// Whether digits go on to the right: `1.5`, `50%`.
    fn cut_after(&self, i: usize) -> bool {
        let Some(next) = self.on(i + 1) else { return false };
        if next.mark().is_some_and(|c| "%٪".contains(c)) {
            return true;
        }
        next.gap == Gap::None
            && next.mark().is_some_and(|c| ".,/:_٫٬\\".contains(c))
            && self
                .at(i + 2)
                .is_some_and(|l| l.kind == Kind::Number && l.gap == Gap::None)
    }

    /// A number in words: `ثلاث`, `خمسة وعشرين`, `ألفين وواحد وعشرين`.
    fn words(&self, i: usize) -> At<u32> {
        let mut total = 0u32;
        let mut part = self.at(i)?.cardinal()?;
        if part >= 1000 {
            total = part;
            part = 0;
        }
        let mut at = i + 1;
        // The longest number of this size has eight words.
        for _ in 0..10 {
            let mut k = at;
            let mut joined = false;
            if self.is(k, Cue::Wa) && self.word(k) == "و" {
                joined = true;
                k += 1;
            }
            let Some(next) = self.on(k) else { break };
            let Some(value) = next.cardinal() else { break };
            if next.article && !self.at(i).is_some_and(|l| l.article) {
                break;
            }
            let joined = joined || next.conj;
            let low = part % 100;
            match value {
                10 if !joined && (1..10).contains(&low) => part += 10,
                100 if !joined && (3..10).contains(&part) => part *= 100,
                1000 if !joined && part > 0 => {
                    total = total.saturating_add(part * 1000);
                    part = 0;
                }
                20..=90 if joined && low < 10 => part += value,
                1..=10 if joined && low == 0 && part + total > 0 => {
                    part += value;
                }
                100..=900 if joined && part == 0 && total > 0 => part = value,
                _ => break,
            }
            at = k + 1;
        }
        Some((total.saturating_add(part), at))
    }

    fn cardinal(&self, i: usize) -> At<u32> {
        self.digits(i).or_else(|| self.words(i))
    }

    /// `الخامس`, `الخامس عشر`, `الحادي والعشرين`.
    fn ordinal(&self, i: usize) -> At<u8> {
        let first = self.at(i)?;
        let value = first.ordinal()?;
        if !first.article {
            return None;
        }
        if value >= 20 {
            return Some((value, i + 1));
        }
        if value < 10
            && let Some(next) = self.on(i + 1)
            && !next.conj
            && next.cardinal() == Some(10)
        {
            return Some((value + 10, i + 2));
        }
        let mut k = i + 1;
        let mut joined = false;
        if self.is(k, Cue::Wa) && self.word(k) == "و" {
            joined = true;
            k += 1;
        }
        if value < 10
            && let Some(next) = self.on(k)
            && (joined || next.conj)
            && next.article
            && let Some(tens) = next.ordinal()
            && tens >= 20
        {
            return Some((value + tens, k + 1));
        }
        // الواحد and الحادي are ordinals only before tens.
        if value == 1 && !self.word(i).starts_with("الاو") {
            return None;
        }
        Some((value, i + 1))
    }

    /// A day of the month, and whether its form alone says so.
    fn day(&self, i: usize) -> At<u8> {
        let lexeme = self.at(i)?;
        if let Some(value) = lexeme.number() {
            // A hyphen may stand between a time and a date: `18:20-15 مارس`.
            let hyphen = self.before(i).is_some_and(|l| l.mark() == Some('-'));
            if lexeme.digits > 2 || self.cut_before(i) && !hyphen {
                return None;
            }
            let day =
                u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
            let mut end = i + 1;
            if self.is(end, Cue::OrdinalSuffix)
                && self.at(end).is_some_and(|l| l.gap == Gap::None)
            {
                end += 1;
            }
            return Some((day, end));
        }
        if let Some((day, end)) = self.ordinal(i) {
            return (day <= 31).then_some((day, end));
        }
        // أول يناير; فاتح ماي.
        if lexeme.ordinal() == Some(1) && self.word(i) == "اول" {
            return Some((1, i + 1));
        }
        if lexeme.libyan() == Some(9) {
            return Some((1, i + 1));
        }
        let (value, end) = self.words(i)?;
        let day = u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
        Some((day, end))
    }

    // ---- months and years ----

    /// A Gregorian month, with a second name of the same month beside it.
    fn gregorian_month(&self, i: usize) -> At<(u8, bool)> {
        let lexeme = self.at(i)?;
        // A Libyan name is a plain word without a second name beside it.
        let (month, mut weak, libyan) = match lexeme.month() {
            Some((month, weak)) => (month, weak, false),
            None => (lexeme.libyan()?, true, true),
        };
        let mut end = i + 1;
        for _ in 0..2 {
            let same = |k: usize| {
                self.on(k).is_some_and(|l| {
                    l.month().is_some_and(|(m, _)| m == month)
                        || l.libyan() == Some(month)
                })
            };
            if same(end) {
                end += 1;
            } else if self.mark(end, "/\\-|") && same(end + 1) {
                end += 2;
            } else if self.mark(end, "([")
                && same(end + 1)
                && self.mark(end + 2, ")]")
            {
                end += 3;
            } else {
                break;
            }
            weak = false;
        }
        if libyan && weak {
            let known =
                matches!(self.word(i), "اي النار" | "النوار" | "الكانون");
            let named =
                self.before(i).is_some_and(|l| l.one() == Some(Unit::Month));
            let dated = self
                .on(end)
                .is_some_and(|l| l.digits == 4 && l.outer == l.start);
            if !dated || !(known || named) {
                return None;
            }
        }
        Some(((month, weak), end))
    }

    fn hijri_month(&self, i: usize) -> At<(u8, bool)> {
        let (month, weak) = self.at(i)?.hijri()?;
        let mut end = i + 1;
        let mut weak = weak;
        if self.is(end, Cue::Tail) {
            end += 1;
            weak = false;
        }
        Some(((month, weak), end))
    }

    /// A month of either calendar, with شهر before it.
    fn month(&self, i: usize) -> At<(System, u8, bool)> {
        let mut k = i;
        let mut sure = false;
        if self.at(k)?.one() == Some(Unit::Month) && self.on(k + 1).is_some() {
            k += 1;
            sure = true;
        }
        if let Some(((month, weak), end)) = self.gregorian_month(k) {
            return Some(((System::Gregorian, month, weak && !sure), end));
        }
        let ((month, weak), end) = self.hijri_month(k)?;
        Some(((System::Hijri, month, weak && !sure), end))
    }

    /// An era: `م`, `هـ`, `ميلادي`, `هجرية`, perhaps in brackets.
    fn era(&self, i: usize) -> At<System> {
        let bracket = self.mark(i, "(");
        let k = if bracket { i + 1 } else { i };
        let next = self.on(k)?;
        let system = if next.is(Cue::Ah) {
            System::Hijri
        } else if next.is(Cue::Ad) || next.is(Cue::Meem) {
            System::Gregorian
        } else {
            return None;
        };
        if next.conj || next.prep.is_some() && !next.is(Cue::Ad) {
            return None;
        }
        if bracket {
            return self.mark(k + 1, ")").then_some((system, k + 2));
        }
        Some((system, k + 1))
    }

    /// A year's number with its era; `named` when عام or سنة was before it.
    fn year_number(
        &self,
        i: usize,
        system: Option<System>,
        named: bool,
    ) -> At<(System, i16, bool, bool)> {
        let lexeme = self.at(i)?;
        let (value, end, digits) = match lexeme.number() {
            Some(value) => {
                if !(3..=4).contains(&lexeme.digits)
                    || self.cut_before(i)
                    || (self.cut_after(i) && !self.year_slash(i))
                {
                    return None;
                }
                (value, i + 1, lexeme.digits)
            }
            None => {
                let (value, end) = self.words(i)?;
                if !(1000..2100).contains(&value) {
                    return None;
                }
                (value, end, 4)
            }
        };
        let year = i16::try_from(value).ok().filter(|y| *y > 0)?;
        if let Some((era, end)) = self.era(end) {
            // `5 مارس 1445هـ` is somebody's slip; the month's calendar rules.
            let era = match system {
                Some(System::Hijri) if era == System::Gregorian => {
                    return None;
                }
                Some(System::Gregorian) if era == System::Hijri => {
                    return None;
                }
                _ => era,
            };
            return Some(((era, year, false, true), end));
        }
        if self.is(end, Cue::Q) {
            return None;
        }
        let hijri = (1300..=1500).contains(&year);
        let found = match system {
            Some(System::Hijri) => (year < 1600).then_some(System::Hijri),
            Some(System::Gregorian) => (digits == 4
                && (1000..2300).contains(&year))
            .then_some(System::Gregorian),
            None if hijri => Some(System::Hijri),
            None if digits == 4 && (1500..2300).contains(&year) => {
                Some(System::Gregorian)
            }
            None if named && digits == 4 && year >= 1000 => {
                Some(System::Gregorian)
            }
            None => None,
        }?;
        let assumed = system.is_none() && found == System::Hijri;
        Some(((found, year, assumed, false), end))
    }

    /// `2015/2016`: the first of two years.
    fn year_slash(&self, i: usize) -> bool {
        self.mark(i + 1, "/,") && self.at(i + 2).is_some_and(|l| l.digits == 4)
    }

    /// عام, سنة, العام, للعام before a number.
    fn year_word(&self, i: usize) -> Option<usize> {
        (self.at(i)?.one() == Some(Unit::Year)).then_some(i + 1)
    }

    /// A year in any form that stands after a month.
    fn year_after(&self, i: usize, system: System) -> At<(i16, bool)> {
        let mut k = i;
        if self.is(k, Cue::From) {
            k += 1;
        }
        let mut named = false;
        if let Some(next) = self.on(k).and_then(|_| self.year_word(k)) {
            k = next;
            named = true;
        } else if k > i {
            return None;
        }
        let ((_, year, _, era), end) = self
            .on(k)
            .and_then(|_| self.year_number(k, Some(system), named))?;
        Some(((year, era), end))
    }

    /// الماضي, من العام الماضي, من هذا العام after a month.
    fn shift_after(&self, i: usize) -> At<(Option<Shift>, Option<Shift>)> {
        if let Some(lexeme) = self.on(i)
            && lexeme.article
            && let Some(shift) = lexeme.shift()
            && shift != Shift::Recent
        {
            return Some(((Some(shift), None), i + 1));
        }
        let mut k = i;
        if self.is(k, Cue::From) {
            k += 1;
        }
        if self.on(k).is_some()
            && let Some((shift, end)) = self.unit_shift(k, Unit::Year)
        {
            return Some(((None, Some(shift)), end));
        }
        None
    }

    /// العام الماضي, هذا العام: a unit with its distance.
    fn unit_shift(&self, i: usize, unit: Unit) -> At<Shift> {
        if self.at(i)?.is(Cue::This) {
            let next = self.on(i + 1)?;
            if next.one() == Some(unit) && next.article {
                return Some((Shift::This, i + 2));
            }
            return None;
        }
        let first = self.at(i)?;
        if first.one() != Some(unit) || !first.article {
            return None;
        }
        let next = self.on(i + 1)?;
        if !next.article || next.conj {
            return None;
        }
        let shift = next.shift().filter(|s| *s != Shift::Recent)?;
        Some((shift, i + 2))
    }

    // ---- dates ----

    fn date(&self, i: usize) -> Option<Read> {
        let mut best: Option<Read> = None;
        for read in [
            self.numeric(i),
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

    /// `6/10/2021`, `2021-10-06`, `1445/9/12 هـ`, `09 06 2016`.
    fn numeric(&self, i: usize) -> Option<Read> {
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
        if b.digits > 2 {
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
            System::Hijri if !(1..1600).contains(&year) => return None,
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
    fn day_month(&self, i: usize) -> Option<Read> {
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
        if bare_words && weak && self.word(i) != "اول" {
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
        } else if let Some((era, after)) = self.era(end)
            && era == system
            && self.at(end).is_some_and(|l| {
                l.is(Cue::Ah) || l.is(Cue::Ad) || l.mark().is_some()
            })
        {
            end = after;
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
    fn month_first(&self, i: usize) -> Option<Read> {
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
            }
        }
        // رمضان and the other Hijri names are names of people too.
        Some(Read { date, end, weak, ambiguous: false, assumed: false, day })
    }

    /// `عام 2015`, `2015م`, `1445هـ`, a bare year.
    fn year_alone(&self, i: usize) -> Option<Read> {
        let (k, named) = match self.year_word(i) {
            Some(k) => (k, true),
            None => (i, false),
        };
        let mut k = k;
        if named {
            self.on(k)?;
            if self.mark(k, "(") {
                k += 1;
            }
        }
        let bracket = named && k > i + 1;
        let lexeme = self.at(k)?;
        if named && (lexeme.conj || lexeme.prep.is_some()) {
            return None;
        }
        let words = lexeme.kind != Kind::Number;
        let ((system, year, assumed, era), mut end) =
            self.year_number(k, None, named)?;
        if bracket {
            if !self.mark(end, ")") {
                return None;
            }
            end += 1;
        }
        let mut weak = false;
        if !named && !era {
            let cue = self
                .before(i)
                .is_some_and(|l| l.senses.contains(&Sense::YearCue));
            let likely = (1900..=2100).contains(&year);
            if words || !likely {
                return None;
            }
            // What is counted comes after the number at once.
            let counts = self
                .on(end)
                .is_some_and(|l| l.unit().is_some() || l.kind == Kind::Number);
            let round = year % 1000 == 0
                && self.on(end).is_some_and(|l| {
                    l.kind == Kind::Word && l.senses.is_empty()
                });
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
    fn day_shift(&self, i: usize) -> Option<Read> {
        let (day, after) = self.day(i)?;
        let mut k = after;
        let of = self.is(k, Cue::From);
        if of {
            k += 1;
        }
        self.on(k)?;
        let (shift, end) = match self.unit_shift(k, Unit::Month) {
            Some(found) => found,
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
    fn other_half(&self, first: &Read, i: usize) -> At<(Read, Option<u8>)> {
        let mut k = i;
        let mut bracket = false;
        let mut matching = false;
        if self.mark(k, "([") {
            bracket = true;
            k += 1;
        } else if self.mark(k, "/-،,=|\\") {
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
    fn is_verse(&self, i: usize) -> bool {
        (1..=3).any(|n| {
            i.checked_sub(n)
                .and_then(|k| self.at(k))
                .is_some_and(|l| l.trap(Trap::Verse))
        })
    }

    // ---- clock times ----

    fn clock(&self, i: usize) -> At<(Clock, bool)> {
        let mut k = i;
        let mut named = false;
        let first = self.at(i)?;
        if first.one() == Some(Unit::Hour) && first.article {
            named = true;
            k += 1;
            if self.mark(k, ":") {
                k += 1;
            }
        }
        let lexeme = if named { self.on(k)? } else { self.at(k)? };
        let mut sure = named;
        let (hour, mut minute, mut second, mut end);
        if let Some(value) = lexeme.number() {
            if lexeme.digits > 2 || value > 24 || self.cut_before(k) {
                return None;
            }
            hour = u8::try_from(value).ok()?;
            minute = None;
            second = None;
            end = k + 1;
            let marks = if named { ":." } else { ":" };
            if self.mark(end, marks)
                && let Some(next) = self.on(end + 1)
                && next.digits == 2
                && let Some(found) = next.number().filter(|m| *m < 60)
            {
                minute = u8::try_from(found).ok();
                end += 2;
                sure |= lexeme.digits == 2;
                if self.mark(end, ":")
                    && let Some(next) = self.on(end + 1)
                    && next.digits == 2
                    && let Some(found) = next.number().filter(|s| *s < 60)
                {
                    second = u8::try_from(found).ok();
                    end += 2;
                    sure = true;
                    if self.mark(end, ".")
                        && self.on(end + 1).is_some_and(|l| {
                            l.gap == Gap::None && l.number().is_some()
                        })
                    {
                        end += 2;
                    }
                }
                if self.mark(end, ":") || self.is_verse(k) {
                    return None;
                }
            } else if self.cut_after(k) {
                return None;
            }
        } else {
            let (value, after) = self.ordinal(k).or_else(|| {
                // الساعة الواحدة.
                let one = named
                    && self
                        .at(k)
                        .is_some_and(|l| l.article && l.cardinal() == Some(1));
                one.then_some((1, k + 1))
            })?;
            if value > 12 {
                return None;
            }
            hour = value;
            minute = None;
            second = None;
            end = after;
        }
        let mut hour = hour;
        // والنصف، والربع، إلا ربعا، و20 دقيقة.
        if minute.is_none()
            && let Some(next) = self.on(end)
        {
            if next.conj
                && next.article
                && let Some(part) = next.fraction()
            {
                minute = Some(60 / part);
                end += 1;
            } else if next.conj
                && let Some((value, after)) = self.cardinal(end)
                && self
                    .on(after)
                    .and_then(Lexeme::unit)
                    .is_some_and(|(u, _)| u == Unit::Minute)
            {
                minute = u8::try_from(value).ok().filter(|m| *m < 60);
                end = after + 1;
            } else if next.is(Cue::Except)
                && let Some(part) = self.on(end + 1).and_then(|l| {
                    l.fraction().or(match self.word(end + 1) {
                        "ربعا" => Some(4),
                        "ثلثا" => Some(3),
                        _ => None,
                    })
                })
            {
                minute = Some(60 - 60 / part);
                hour = if hour == 1 { 12 } else { hour.saturating_sub(1) };
                end += 2;
            }
        }
        if let Some((pm, after)) =
            self.half_day(end, minute.is_some() || named)
        {
            sure = true;
            end = after;
            if hour <= 12 {
                hour = match (hour, pm) {
                    (12, Half::Morning) => 0,
                    (12, Half::Night) => 0,
                    (12, Half::Noon) => 12,
                    (h, Half::Noon) if h < 11 => h + 12,
                    (h, Half::Night) if h < 5 => h,
                    (h, Half::Night) => h + 12,
                    (h, Half::Morning | Half::Noon) => h,
                };
            }
        }
        if let Some(after) = self.zone(end) {
            sure = true;
            end = after;
        }
        if hour == 24 {
            hour = 0;
        }
        if !sure && minute.is_none() {
            return None;
        }
        Some(((Clock { hour, minute, second }, sure), end))
    }

    /// صباحا, مساء, بعد الظهر, ص, م after a time.
    fn half_day(&self, i: usize, timed: bool) -> At<Half> {
        let mut k = i;
        if self.is(k, Cue::From) {
            k += 1;
        }
        let lexeme = self.on(k)?;
        if lexeme.conj {
            return None;
        }
        if lexeme.is(Cue::After) || lexeme.is(Cue::Before) {
            let after = lexeme.is(Cue::After);
            let next = self.on(k + 1)?;
            if next.part() == Some(Part::Mid)
                && self.on(k + 2)?.tod().is_some_and(|t| t.0 == Tod::Night)
            {
                return Some((Half::Night, k + 3));
            }
            if next.tod()?.0 != Tod::Noon {
                return None;
            }
            let half = if after { Half::Noon } else { Half::Morning };
            return Some((half, k + 2));
        }
        if timed && k == i {
            if lexeme.is(Cue::Meem) || lexeme.is(Cue::Pm) {
                return Some((Half::Noon, k + 1));
            }
            if lexeme.is(Cue::Sad) || lexeme.is(Cue::Am) {
                return Some((Half::Morning, k + 1));
            }
        }
        let (tod, adverb) = lexeme.tod()?;
        if !adverb && !timed && self.word(k) != "مساء" {
            return None;
        }
        let half = match tod {
            Tod::Dawn | Tod::Morning => Half::Morning,
            Tod::Noon | Tod::Afternoon | Tod::Evening => Half::Noon,
            Tod::Night => Half::Night,
        };
        Some((half, k + 1))
    }

    /// بتوقيت غرينتش, GMT+3, ت.غ, perhaps in brackets.
    fn zone(&self, i: usize) -> Option<usize> {
        let bracket = self.mark(i, "(");
        let mut k = if bracket { i + 1 } else { i };
        let lexeme = self.on(k)?;
        if lexeme.is(Cue::Utc) {
            k += 1;
            if self.mark(k, "+-")
                && self.on(k + 1).is_some_and(|l| l.digits <= 2)
            {
                k += 2;
            }
        } else if lexeme.is(Cue::Zone) {
            k += 1;
            let next = self.on(k)?;
            if !next.is(Cue::ZoneName) && !next.is(Cue::Utc) {
                return None;
            }
            k += 1;
            if self.plain(k, "المكرمه") || self.plain(k, "المحتله")
            {
                k += 1;
            }
        } else if lexeme.is(Cue::Ta) {
            k += 1;
            if self.mark(k, ".") {
                k += 1;
            }
            if !self.is(k, Cue::Ghain) {
                return None;
            }
            k += 1;
        } else {
            return None;
        }
        if bracket {
            return self.mark(k, ")").then_some(k + 1);
        }
        Some(k)
    }

    // ---- weekday, date and time together ----

    /// اليوم, أمس, أول من أمس, غدا: days from today.
    fn deictic(&self, i: usize, led: bool) -> At<i8> {
        let lexeme = self.at(i)?;
        let then_weekday = |k: usize| {
            let k = if self.mark(k, "(،,") { k + 1 } else { k };
            self.on(k).is_some_and(|l| l.article && l.weekday().is_some())
        };
        if lexeme.one() == Some(Unit::Day) && lexeme.article {
            if then_weekday(i + 1) {
                return Some((0, i + 1));
            }
            if let Some(next) = self.on(i + 1)
                && (next.article && next.ordinal().is_some() && !next.conj
                    || next.trap(Trap::NotToday)
                        && (next.article || !next.conj))
            {
                return None;
            }
            if let Some(before) = self.before(i)
                && !led
                && (before.is(Cue::That)
                    || before.trap(Trap::Outlet)
                    || self.quoted_name(i))
            {
                return None;
            }
            return Some((0, i + 1));
        }
        if lexeme.is(Cue::Yesterday) {
            if let Some(next) = self.on(i + 1)
                && next.article
                && next.ordinal() == Some(1)
            {
                return Some((-2, i + 2));
            }
            let plain = !lexeme.article
                || lexeme.prep.is_some()
                || led
                || then_weekday(i + 1);
            return plain.then_some((-1, i + 1));
        }
        let first = lexeme.ordinal() == Some(1) && self.word(i) == "اول";
        if first || lexeme.is(Cue::Before) {
            let mut k = i + 1;
            if first && self.is(k, Cue::From) {
                k += 1;
            }
            if self.is(k, Cue::Yesterday) {
                return Some((-2, k + 1));
            }
            return None;
        }
        if lexeme.is(Cue::After) {
            let next = self.on(i + 1)?;
            if next.is(Cue::Morrow) || next.is(Cue::Tomorrow) {
                return Some((2, i + 2));
            }
            return None;
        }
        if lexeme.is(Cue::Tomorrow) {
            return Some((1, i + 1));
        }
        if lexeme.is(Cue::Morrow) {
            let until = self.before(i).is_some_and(|l| {
                l.is(Cue::Until) || l.is(Cue::Since) || l.is(Cue::To)
            });
            if led
                || then_weekday(i + 1)
                || until
                || lexeme.prep.is_some() && !lexeme.article
            {
                return Some((1, i + 1));
            }
        }
        None
    }

    /// «روسيا اليوم»: a name in marks that ends in today.
    fn quoted_name(&self, i: usize) -> bool {
        self.mark(i + 1, "\"'")
            && (1..=3).any(|n| {
                i.checked_sub(n).and_then(|k| self.at(k)).is_some_and(|l| {
                    l.mark().is_some_and(|c| "\"'".contains(c))
                })
            })
            || (2..=3).any(|n| {
                i.checked_sub(n)
                    .and_then(|k| self.at(k))
                    .is_some_and(|l| l.trap(Trap::Outlet))
            })
    }

    /// A part of the day before a day: صباح, مساء, ليلة, بعد ظهر.
    fn day_part(&self, i: usize) -> At<Tod> {
        let lexeme = self.at(i)?;
        if let Some((tod, _)) = lexeme.tod() {
            return Some((tod, i + 1));
        }
        if lexeme.one() == Some(Unit::Night) && !lexeme.article {
            return Some((Tod::Night, i + 1));
        }
        if lexeme.is(Cue::After) || lexeme.is(Cue::Before) {
            let (tod, adverb) = self.on(i + 1)?.tod()?;
            if tod == Tod::Noon && !adverb {
                let part = if lexeme.is(Cue::After) {
                    Tod::Afternoon
                } else {
                    Tod::Morning
                };
                return Some((part, i + 2));
            }
        }
        None
    }

    /// Weekday, deictic, date, dual date and time in one expression.
    fn composite(&self, i: usize) -> Option<Parsed> {
        let mut at = i;
        let mut end = i;
        let mut tod = None;
        let mut weekday = None;
        let mut shift = None;
        let mut deictic = None;
        let mut date: Option<Read> = None;
        let mut dual: Option<DateNode> = None;
        let mut clock = None;
        let mut sure_clock = false;
        let mut led = false;
        let mut opened = None;
        for round in 0..8 {
            let lexeme = match round {
                0 => self.at(at)?,
                _ => match self.on(at) {
                    Some(lexeme) => lexeme,
                    None => break,
                },
            };
            if at > i && opened.is_none() && lexeme.conj {
                break;
            }
            let dated =
                weekday.is_some() || deictic.is_some() || date.is_some();
            // A weekday may be named on both sides of a date only once.
            if clock.is_none()
                && let Some(((found, sure), next)) = self.clock(at)
                && (at == i || dated || lexeme.one().is_some())
            {
                clock = Some(found);
                sure_clock = sure || dated;
                at = next;
                end = next;
            } else if tod.is_none()
                && !dated
                && let Some((part, next)) = self.day_part(at)
            {
                tod = Some(part);
                led = true;
                at = next;
                continue;
            } else if !dated
                && lexeme.one() == Some(Unit::Day)
                && !lexeme.article
                && self.on(at + 1).is_some_and(|l| {
                    !l.conj && (l.prep.is_none() || l.weekday().is_some())
                })
            {
                led = true;
                at += 1;
                continue;
            } else if let Some(found) = lexeme.weekday().filter(|_| {
                weekday.is_none()
                    && date.is_none_or(|_| at > i)
                    && (lexeme.article || led)
            }) {
                weekday = Some(found);
                at += 1;
                end = at;
                if date.is_none()
                    && deictic.is_none()
                    && let Some(next) = self.on(at)
                    && (next.article || self.word(at) == "جاري")
                    && !next.conj
                    && let Some(found) =
                        next.shift().filter(|s| *s != Shift::Recent)
                {
                    shift = Some(found);
                    at += 1;
                    end = at;
                }
            } else if deictic.is_none()
                && date.is_none()
                && weekday.is_none()
                && let Some((found, next)) = self.deictic(at, led)
            {
                deictic = Some(found);
                at = next;
                end = next;
            } else if date.is_none()
                && let Some(read) = self.date(at)
                && self.fits(&read, at, led, weekday, deictic)
            {
                at = read.end;
                end = at;
                if let Some(((second, named), next)) =
                    self.other_half(&read, at)
                {
                    dual = Some(second.date);
                    weekday = weekday.or(named);
                    at = next;
                    end = next;
                    let mut both = read;
                    both.ambiguous |= second.ambiguous;
                    both.assumed &= second.date.system != System::Gregorian
                        && read.date.system != System::Gregorian;
                    both.weak = false;
                    date = Some(both);
                } else {
                    date = Some(read);
                }
            } else if tod.is_none()
                && dated
                && clock.is_none()
                && let Some((part, adverb)) = lexeme.tod()
                && (adverb || self.word(at) == "مساء")
                && at > i
                && !self.on(at + 1).is_some_and(|l| {
                    l.article && l.weekday().is_some()
                        || l.is(Cue::Yesterday)
                        || l.one() == Some(Unit::Day)
                })
            {
                tod = Some(part);
                at += 1;
                end = at;
            } else {
                break;
            }
            if let Some(close) = opened.take()
                && self.mark(at, close)
            {
                at += 1;
                end = at;
            }
            // What may stand between two parts.
            let dated =
                weekday.is_some() || deictic.is_some() || date.is_some();
            let mut k = at;
            if self.mark(k, "(") {
                opened = Some(")");
                k += 1;
            } else if self.mark(k, "،,-|/") {
                k += 1;
            }
            if dated
                && date.is_none()
                && self.on(k).is_some_and(|l| l.is(Cue::Matching))
            {
                k += 1;
                if self.is(k, Cue::Lam) {
                    k += 1;
                }
            }
            let prep = self.is(k, Cue::In)
                || self.is(k, Cue::From) && clock.is_some();
            if prep
                && self.on(k + 1).is_some_and(|l| {
                    l.one() == Some(Unit::Hour)
                        || clock.is_some()
                            && (l.tod().is_some()
                                || l.one() == Some(Unit::Day)
                                || l.weekday().is_some())
                        || l.number().is_some() && clock.is_some()
                })
            {
                k += 1;
            } else if prep
                && self.plain(k + 1, "تمام")
                && self.on(k + 2).is_some_and(|l| l.one() == Some(Unit::Hour))
            {
                k += 2;
            }
            // ISO: a date, T, a time.
            if date.is_some() && self.is(k, Cue::IsoT) {
                k += 1;
            }
            at = k;
        }
        if end == i {
            return None;
        }
        // ISO: seconds may be followed by a zone.
        if date.is_some() && clock.is_some() {
            if self.is(end, Cue::IsoZ)
                && self.at(end).is_some_and(|l| l.gap == Gap::None)
            {
                end += 1;
            } else if self.mark(end, "+-")
                && self.at(end).is_some_and(|l| l.gap == Gap::None)
                && self.on(end + 1).is_some_and(|l| {
                    l.gap == Gap::None && (2..=4).contains(&l.digits)
                })
            {
                end += 2;
                if self.mark(end, ":")
                    && self
                        .on(end + 1)
                        .is_some_and(|l| l.gap == Gap::None && l.digits == 2)
                {
                    end += 2;
                }
            }
        }
        let mut weak = false;
        let node = if let Some(read) = &date {
            weak = read.weak
                && weekday.is_none()
                && deictic.is_none()
                && clock.is_none()
                && tod.is_none();
            match dual {
                Some(other) => {
                    let (gregorian, hijri) =
                        if read.date.system == System::Gregorian {
                            (read.date, other)
                        } else {
                            (other, read.date)
                        };
                    Node::Dual { gregorian, hijri }
                }
                None => Node::Date(read.date),
            }
        } else if let Some(days) = deictic {
            Node::Day(days)
        } else if weekday.is_some() {
            if !self.weekday_stands(i, led || shift.is_some()) {
                return None;
            }
            Node::Weekday(shift)
        } else {
            clock?;
            if !sure_clock {
                return None;
            }
            Node::Clock
        };
        let mut expression = Expression::new(node);
        expression.weekday = weekday;
        expression.tod = if clock.is_some() { None } else { tod };
        expression.clock = clock.map(|c| to_tod(c, tod));
        if let Some(read) = &date {
            expression.ambiguous = read.ambiguous;
            expression.era_assumed = read.assumed;
        }
        Some(Parsed {
            expression,
            from: i,
            end,
            trap: false,
            day: date.and_then(|r| r.day),
            weak,
        })
    }

    /// Whether a date belongs to what was read before it.
    fn fits(
        &self,
        read: &Read,
        at: usize,
        led: bool,
        weekday: Option<u8>,
        deictic: Option<i8>,
    ) -> bool {
        let day = read.date.day.is_some();
        if weekday.is_some() || deictic.is_some() || led {
            return day && self.at(at).is_some();
        }
        true
    }

    /// Whether a bare weekday is a day: not `صلاة الجمعة`, `محمد الجمعة`.
    fn weekday_stands(&self, i: usize, sure: bool) -> bool {
        let Some(lexeme) = self.at(i) else { return false };
        if sure {
            return true;
        }
        if !lexeme.article {
            return false;
        }
        if lexeme.conj || lexeme.prep.is_some() {
            return true;
        }
        !self.before(i).is_some_and(|l| {
            l.trap(Trap::NotWeekday) || l.trap(Trap::GivenName)
        })
    }

    // ---- periods ----

    fn done(&self, node: Node, from: usize, end: usize) -> Option<Parsed> {
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
    fn period(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        // قبل نهاية العام.
        if (lexeme.is(Cue::Before) || lexeme.is(Cue::After))
            && self.on(i + 1).is_some_and(|l| l.part().is_some())
        {
            let mut inner = self.part(i + 1)?;
            if !matches!(inner.expression.node, Node::Clock | Node::Weekend(_))
            {
                inner.expression.modifier = Some(if lexeme.is(Cue::Before) {
                    Modifier::Before
                } else {
                    Modifier::After
                });
                inner.from = i;
                return Some(inner);
            }
            return None;
        }
        self.part(i).or_else(|| self.half(i)).or_else(|| self.whole(i))
    }

    /// أوائل, منتصف, نهاية with what they are part of.
    fn part(&self, i: usize) -> Option<Parsed> {
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
                return self.midnight(i, i + 2);
            }
            if next.one() == Some(Unit::Night) {
                let mut inner = self.composite(i + 1)?;
                inner.expression.tod = None;
                inner.expression.clock =
                    Some(Clock { hour: 0, minute: Some(0), second: None });
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
            && self.month(i + 1).is_none_or(|_| false)
        {
            let unit = next.one()?;
            self.done(Node::Period(unit, Shift::This), i + 1, i + 2)?
        } else {
            let whole = self
                .half(i + 1)
                .or_else(|| self.whole(i + 1))
                .or_else(|| {
                    self.composite(i + 1).filter(|p| {
                        matches!(
                            &p.expression.node,
                            Node::Date(d) if d.day.is_none()
                        )
                    })
                })?;
            if !loose && !matches!(whole.expression.node, Node::Period(..)) {
                return None;
            }
            whole
        };
        if part == Part::End
            && loose
            && let Node::Period(Unit::Week, shift) = inner.expression.node
        {
            inner.expression.node = Node::Weekend(shift);
            inner.from = i;
            return Some(inner);
        }
        if inner.expression.modifier.is_some()
            || inner.expression.weekday.is_some()
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

    /// منتصف الليل with the day it belongs to.
    fn midnight(&self, i: usize, after: usize) -> Option<Parsed> {
        let clock = Clock { hour: 0, minute: Some(0), second: None };
        let mut parsed = match self.on(after).and_then(|l| {
            (!l.conj && (l.article || l.is(Cue::Yesterday)))
                .then(|| self.composite(after))
                .flatten()
        }) {
            Some(day) if day.expression.clock.is_none() => day,
            _ => self.done(Node::Clock, i, after)?,
        };
        parsed.expression.tod = None;
        parsed.expression.clock = Some(clock);
        parsed.from = i;
        Some(parsed)
    }

    /// الربع الأول من 2021, النصف الثاني من العام الماضي.
    fn half(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let parts = lexeme.fraction().filter(|_| lexeme.article)?;
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
        if parts == 2 && of {
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
        if parts == 4 && !of && self.evidence(i) {
            return self.done(
                Node::Quarter(n, YearSpec::Shift(Shift::This)),
                i,
                after,
            );
        }
        None
    }

    /// القرن العشرين.
    fn century(&self, i: usize) -> At<u8> {
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
    fn whole(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if let Some((n, end)) = self.century(i) {
            return self.done(Node::Century(n), i, end);
        }
        if let Some(tens) = lexeme.decade() {
            return self.decade(i, i, tens);
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
                let next = self.on(k)?;
                if next.article
                    && let Some(shift) = next.shift()
                {
                    let node = Node::SeasonShift(season, shift);
                    return self.done(node, i, k + 1);
                }
                return None;
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

    fn decade(&self, from: usize, i: usize, tens: u8) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let mut k = i + 1;
        if self.is(k, Cue::From) {
            k += 1;
            // في العشرينيات من عمره.
            if self.on(k).is_none_or(|l| l.one() != Some(Unit::Century)) {
                let age = self.word(k).starts_with("عمر")
                    || self.word(k).starts_with("العمر");
                if age {
                    return None;
                }
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

    // ---- amounts ----

    /// A number and a unit, a dual, a half; ends behind it.
    fn amount(&self, i: usize, single: bool) -> At<Amount> {
        let lexeme = self.at(i)?;
        let (amount, mut end) = if let Some(part) = lexeme.fraction() {
            if lexeme.article {
                return None;
            }
            let unit = self.on(i + 1)?.one()?;
            if self.at(i + 1)?.article && unit == Unit::Day {
                return None;
            }
            (fraction(unit, part)?, i + 2)
        } else if let Some((unit, 2)) = lexeme.unit() {
            // عامي, يومي are said of what follows, or are adjectives.
            if lexeme.article || self.word(i).ends_with('ي') {
                return None;
            }
            (Amount::of(2, unit), i + 1)
        } else if let Some(unit) = lexeme.one() {
            if lexeme.article {
                return None;
            }
            let one = self.on(i + 1).is_some_and(|l| {
                l.cardinal() == Some(1) && !l.article && !l.conj
            });
            if !one && !single {
                return None;
            }
            (Amount::of(1, unit), if one { i + 2 } else { i + 1 })
        } else {
            // في المائة is a share, whatever unit stands behind it.
            let share = lexeme.article
                && lexeme.cardinal() == Some(100)
                && (lexeme.prep == Some('ب')
                    || self.before(i).is_some_and(|l| l.is(Cue::In)));
            if share {
                return None;
            }
            let (count, after) = self.cardinal(i)?;
            let next = self.on(after)?;
            if next.conj
                || next.prep.is_some()
                || next.article && !lexeme.article
            {
                return None;
            }
            let (unit, many) = next.unit()?;
            if many == 2 || count == 0 || count > 100_000 {
                return None;
            }
            (Amount::of(count, unit), after + 1)
        };
        let mut amount = amount;
        // ونصف, وثلاثة أشهر, و20 دقيقة.
        if let Some(next) = self.on(end)
            && next.conj
            && amount.rest.is_none()
        {
            if let Some(part) = next.fraction() {
                if let Some(rest) = fraction(amount.unit, part) {
                    amount.rest = Some((rest.count, rest.unit));
                    end += 1;
                    if let Some(l) = self.on(end)
                        && l.article
                        && l.one() == Some(amount.unit)
                    {
                        end += 1;
                    }
                }
            } else if let Some((count, after)) = self.cardinal(end)
                && let Some(unit) = self.on(after).and_then(Lexeme::unit)
                && unit.0 < amount.unit
                && unit.1 != 2
            {
                amount.rest = Some((count, unit.0));
                end = after + 1;
            } else if let Some((unit, 2)) = next.unit()
                && unit < amount.unit
                && !self.word(end).ends_with('ي')
            {
                amount.rest = Some((2, unit));
                end += 1;
            }
        }
        if let Some((rest, unit)) = amount.rest
            && unit == amount.unit
        {
            amount.count = amount.count.saturating_add(rest);
            amount.rest = None;
        }
        Some((amount, end))
    }

    /// أكثر من, أقل من, نحو before an amount.
    fn qualifier(&self, i: usize) -> At<Modifier> {
        let lexeme = self.at(i)?;
        if lexeme.is(Cue::More) || lexeme.is(Cue::Less) {
            let more = lexeme.is(Cue::More);
            if !self.is(i + 1, Cue::From) {
                return None;
            }
            let modifier =
                if more { Modifier::MoreThan } else { Modifier::LessThan };
            return Some((modifier, i + 2));
        }
        if lexeme.is(Cue::About) {
            let mut k = i + 1;
            if self.is(k, Cue::From) {
                k += 1;
            }
            return Some((Modifier::Approx, k));
        }
        if self.word(i) == "لا" {
            return None;
        }
        None
    }

    /// An amount with what stands before and after it.
    fn amount_phrase(&self, i: usize) -> Option<Parsed> {
        if let Some(parsed) = self.shifted_amount(i) {
            return Some(parsed);
        }
        let lexeme = self.at(i)?;
        let since = lexeme.is(Cue::Since);
        let before = lexeme.is(Cue::Before);
        let after = lexeme.is(Cue::After);
        let during = lexeme.is(Cue::Duration)
            && !self.on(i + 1).is_some_and(|l| l.is(Cue::From));
        let led = since || before || after || during;
        let mut k = if led { i + 1 } else { i };
        if led {
            self.on(k)?;
        }
        let mut modifier = None;
        if let Some((found, next)) = self.qualifier(k) {
            modifier = Some(found);
            k = next;
            self.on(k)?;
        }
        let inside = self
            .before(i)
            .is_some_and(|l| l.is(Cue::In) || l.is(Cue::Duration));
        let single = led
            || modifier.is_some()
            || inside && self.before(i).is_some_and(|l| l.is(Cue::Duration));
        let (amount, mut end) = match self.amount(k, single) {
            Some(found) => found,
            None => return self.vague_amount(i, k, led),
        };
        let first = self.at(k)?;
        if k > i && first.conj {
            return None;
        }
        // كل عام, عام بعد عام: no amount.
        if modifier.is_none()
            && !before
            && !after
            && !since
            && first.one().is_some()
            && !during
            && !(inside && single)
            && self.on(k + 1).is_none_or(|l| l.cardinal() != Some(1))
        {
            return None;
        }
        // بعد عام 2015 is a year, طوال شهر رمضان a month.
        if first.one() == Some(Unit::Year) && self.year_alone(k).is_some()
            || first.one() == Some(Unit::Month) && self.month(k).is_some()
        {
            return None;
        }
        // سنة بعد سنة.
        if (before || after)
            && first.one().is_some()
            && self.before(i).is_some_and(|l| l.one() == first.one())
        {
            return None;
        }
        if self.on(end).is_some_and(|l| l.is(Cue::AgoTail)) {
            end += 1;
        }
        if self.plain(end, "علي") && self.plain(end + 1, "الاقل") {
            modifier = modifier.or(Some(Modifier::EqualOrMore));
            end += 2;
        } else if self.plain(end, "تقريبا") {
            modifier = modifier.or(Some(Modifier::Approx));
            end += 1;
        }
        let fine = amount.unit <= Unit::Hour;
        let mut from = i;
        let node = if before || after {
            let of = self.is(end, Cue::From)
                || self.plain(end, "علي")
                || self.is(end, Cue::Before);
            if of && self.is(end + 1, Cue::Now) {
                end += 2;
                Node::Ago(amount, before)
            } else if of {
                from = i + 1;
                Node::Duration(amount, None)
            } else if after && modifier.is_some() {
                // بعد نحو عامين is said of an event, not of today.
                from = i + 1;
                Node::Duration(amount, None)
            } else {
                modifier = match modifier {
                    Some(Modifier::MoreThan) => Some(Modifier::Before),
                    Some(Modifier::LessThan) => Some(Modifier::After),
                    other => other,
                };
                Node::Ago(amount, before)
            }
        } else if since {
            if fine && modifier.is_none() {
                Node::Ago(amount, true)
            } else {
                Node::Duration(amount, Some(Shift::Last))
            }
        } else {
            if during {
                from = i + 1;
            }
            Node::Duration(amount, None)
        };
        let mut parsed = self.done(node, from, end)?;
        parsed.expression.modifier = modifier;
        // A bare sense of `ثانية` or a single unit counts only when led.
        Some(parsed)
    }

    /// السنوات الخمس الماضية, العامين المقبلين, الـ24 ساعة الماضية.
    fn shifted_amount(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let shift_at = |k: usize| {
            self.on(k).filter(|l| l.article && !l.conj).and_then(Lexeme::shift)
        };
        if lexeme.is(Cue::Last) {
            self.on(i + 1)?;
            let (amount, end) = self.amount(i + 1, false)?;
            return self.done(
                Node::Duration(amount, Some(Shift::Last)),
                i,
                end,
            );
        }
        if let Some((unit, many)) = lexeme.unit()
            && lexeme.article
            && many > 1
        {
            if many == 2 {
                let shift = shift_at(i + 1)?;
                let node = Node::Duration(Amount::of(2, unit), Some(shift));
                return self.done(node, i, i + 2);
            }
            if let Some(next) = self.on(i + 1)
                && (next.article || next.kind == Kind::Number)
                && let Some((count, after)) = self.cardinal(i + 1)
            {
                let shift = shift_at(after)?;
                let node =
                    Node::Duration(Amount::of(count, unit), Some(shift));
                return self.done(node, i, after + 1);
            }
            // الأيام القليلة الماضية.
            let few = self.plain(i + 1, "القليله");
            let k = if few { i + 2 } else { i + 1 };
            shift_at(k)?;
            if self.vague {
                return self.done(Node::VagueAmount(Some(unit)), i, k + 1);
            }
            return None;
        }
        if lexeme.article
            && let Some((count, after)) = self.cardinal(i)
            && let Some((unit, many)) = self.on(after).and_then(Lexeme::unit)
            && many != 2
        {
            let shift = shift_at(after + 1)?;
            let node = Node::Duration(Amount::of(count, unit), Some(shift));
            return self.done(node, i, after + 2);
        }
        None
    }

    /// بعد أيام, منذ سنوات, عدة أشهر: only when asked for.
    fn vague_amount(&self, i: usize, k: usize, led: bool) -> Option<Parsed> {
        if !self.vague {
            return None;
        }
        let mut at = k;
        let some = self.is(at, Cue::Some) || self.at(at)?.is(Cue::Some);
        if some {
            at += 1;
        }
        if led
            && self
                .on(at)
                .is_some_and(|l| l.is(Cue::VagueSpan) || l.is(Cue::Duration))
            && self.is(at + 1, Cue::Long)
        {
            return self.done(Node::VagueAmount(None), i, at + 2);
        }
        let (unit, 3) = self.on(at)?.unit()? else { return None };
        if self.at(at)?.article || !(led || some) {
            return None;
        }
        let mut end = at + 1;
        if self.is(end, Cue::Long) || self.plain(end, "قليله") {
            end += 1;
        }
        self.done(Node::VagueAmount(Some(unit)), i, end)
    }

    // ---- sets ----

    fn set(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if let Some(unit) = lexeme.every() {
            return self.done(Node::Every(Amount::of(1, unit)), i, i + 1);
        }
        if !lexeme.is(Cue::Every) {
            return None;
        }
        let mut k = i + 1;
        let next = self.on(k)?;
        if next.conj || next.prep.is_some() {
            return None;
        }
        let mut tod = None;
        if let Some((part, _)) = next.tod() {
            tod = Some(part);
            k += 1;
            if next.article {
                return None;
            }
        }
        let mut led = false;
        if self.on(k).is_some_and(|l| l.one() == Some(Unit::Day) && !l.article)
            && self.on(k + 1).is_some_and(|l| l.weekday().is_some() && !l.conj)
        {
            k += 1;
            led = true;
        }
        if let Some(lexeme) = self.on(k)
            && let Some(weekday) = lexeme.weekday()
            && (!lexeme.conj || led)
        {
            let mut parsed = self.done(Node::EveryWeekday, i, k + 1)?;
            parsed.expression.weekday = Some(weekday);
            parsed.expression.tod = tod;
            return Some(parsed);
        }
        if tod.is_some() {
            let mut parsed = self.done(Node::EveryTod, i, k)?;
            parsed.expression.tod = tod;
            return Some(parsed);
        }
        let (amount, end) = self.amount(k, true)?;
        // كل عام 2015 does not exist; كل ثانية does.
        self.done(Node::Every(amount), i, end)
    }

    // ---- vague ----

    fn vague(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if lexeme.is(Cue::Now) {
            return self.done(Node::Now, i, i + 1);
        }
        if !self.vague {
            return None;
        }
        if let Some(shift) = lexeme.vague() {
            return self.done(Node::Vague(shift), i, i + 1);
        }
        // في وقت سابق, في وقت لاحق.
        if lexeme.is(Cue::In)
            && self.is(i + 1, Cue::VagueSpan)
            && let Some(next) = self.on(i + 2)
        {
            if next.shift() == Some(Shift::Recent) {
                return self.done(Node::Vague(Shift::Last), i, i + 3);
            }
            if next.is(Cue::Later) {
                return self.done(Node::Vague(Shift::Next), i, i + 3);
            }
        }
        if lexeme.article
            && !lexeme.conj
            && lexeme.prep.is_none()
            && let Some(shift) = lexeme.shift()
        {
            return self.done(Node::Vague(shift), i, i + 1);
        }
        None
    }

    // ---- ranges ----

    /// Joins what was read with what follows `إلى`, `حتى`, a hyphen or, after
    /// `بين` and duals, `و`.
    fn span(&self, first: &Parsed) -> Option<Parsed> {
        let i = first.end;
        let lexeme = self.on(i)?;
        if first.expression.modifier.is_some() {
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
            i + 1
        } else if lexeme.is(Cue::Until) {
            if !from {
                return None;
            }
            i + 1
        } else if lexeme.mark() == Some('-') && dated {
            i + 1
        } else if between && (lexeme.conj || self.word(i) == "و") {
            if lexeme.conj { i } else { i + 1 }
        } else {
            return None;
        };
        self.on(k)?;
        let hyphen = lexeme.mark().is_some();
        let second = self.composite(k)?;
        let (a, b) = (node, &second.expression.node);
        let same = match (a, b) {
            (Node::Date(a), Node::Date(b)) => {
                a.system == b.system
                    && a.day.is_some() == b.day.is_some()
                    && a.month.is_some() == b.month.is_some()
                    && (!hyphen || b.month.is_some() || b.year > a.year)
            }
            (Node::Weekday(_), Node::Weekday(_)) => !hyphen,
            (Node::Day(_), Node::Day(_) | Node::Weekday(_)) => !hyphen,
            (Node::Clock, Node::Clock) => true,
            _ => false,
        };
        if !same {
            return None;
        }
        let node = Node::Span(Box::new((
            first.expression.clone(),
            second.expression,
        )));
        let mut parsed = self.done(node, first.from, second.end)?;
        parsed.weak = first.weak && !between && !from && !hyphen;
        Some(parsed)
    }

    /// `3 - 7 مارس`, `من 3 إلى 7 مارس`, `3 و7 مارس`, `عامي 2011 و2014`.
    pub(crate) fn pair(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        if let Some(parsed) = self.year_pair(i) {
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
                if self.is(end, Cue::To)
                    || self.is(end, Cue::Until)
                    || self.mark(end, "-")
                    || self.word(end) == "و" && self.on(end).is_some()
                {
                    end += 1;
                } else if !self.on(end)?.conj {
                    return None;
                }
                self.on(end)?;
                let ((other, b, ..), end) =
                    self.year_number(end, Some(system), true)?;
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
        let (a, end) = self.day(k)?;
        let first = self.at(k)?;
        let mut at = end;
        let between = self.before(i).is_some_and(|l| l.is(Cue::Between));
        let next = self.on(at)?;
        if next.is(Cue::To) || next.is(Cue::Until) || next.mark() == Some('-')
        {
            if next.mark().is_some() && first.kind != Kind::Number {
                return None;
            }
            at += 1;
        } else if (dual || between) && (next.conj || self.word(at) == "و") {
            if !next.conj {
                at += 1;
            }
        } else {
            return None;
        }
        let second = self.on(at)?;
        if second.kind == Kind::Number
            && second.gap == Gap::None
            && self.cut_before(i)
        {
            return None;
        }
        let read = self.day_month_free(at)?;
        let b = read.date.day?;
        (b > a).then_some(())?;
        let mut x = read.date;
        x.day = Some(a);
        let node = Node::Span(Box::new((
            Expression::new(Node::Date(x)),
            Expression::new(Node::Date(read.date)),
        )));
        self.done(node, i, read.end)
    }

    /// `2019-2021`, `عام 2020/2021`.
    fn year_pair(&self, i: usize) -> Option<Parsed> {
        let k = self.year_word(i).unwrap_or(i);
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
    fn day_month_free(&self, i: usize) -> Option<Read> {
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

/// Which half of the day a word behind a clock time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Noon,
    Night,
}

/// A time of twelve hours beside مساء in another place.
fn to_tod(clock: Clock, tod: Option<Tod>) -> Clock {
    let late = matches!(tod, Some(Tod::Afternoon | Tod::Evening | Tod::Noon))
        || tod == Some(Tod::Night) && clock.hour > 4;
    if late && clock.hour < 12 && clock.hour > 0 {
        return Clock { hour: clock.hour + 12, ..clock };
    }
    clock
}

/// A half, third or quarter of a unit in whole smaller units.
fn fraction(unit: Unit, part: u8) -> Option<Amount> {
    let (count, of): (u32, Unit) = match unit {
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day | Unit::Night => (24, Unit::Hour),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Month if part == 2 => (30, Unit::Day),
        _ => return None,
    };
    let part = u32::from(part);
    (count % part == 0 || unit == Unit::Decade)
        .then_some(Amount::of(count / part, of))
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
