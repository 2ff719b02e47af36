//! Months, years and eras.

use super::{At, Grammar};
use crate::{
    expression::System,
    words::{Cue, Shift, Unit, kinds},
};

impl Grammar<'_> {
    /// A Gregorian month, with a second name of the same month beside it.
    pub(super) fn gregorian_month(&self, i: usize) -> At<(u8, bool)> {
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

    pub(super) fn hijri_month(&self, i: usize) -> At<(u8, bool)> {
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
    pub(super) fn month(&self, i: usize) -> At<(System, u8, bool)> {
        let mut k = i;
        let mut sure = false;
        if self.at(k)?.one() == Some(Unit::Month) && self.on(k + 1).is_some() {
            k += 1;
            sure = true;
        }
        // الشهر العاشر من العام الماضي.
        if sure
            && self.at(i)?.article
            && let Some((month, end)) = self.ordinal(k)
            && month <= 12
            && self.is(end, Cue::From)
            && self.on(end + 1).is_some_and(|l| {
                l.one() == Some(Unit::Year) && l.prep.is_none()
            })
        {
            return Some(((System::Gregorian, month, false), end));
        }
        if let Some(((month, weak), end)) = self.gregorian_month(k) {
            return Some(((System::Gregorian, month, weak && !sure), end));
        }
        let ((month, weak), end) = self.hijri_month(k)?;
        Some(((System::Hijri, month, weak && !sure), end))
    }

    /// An era: `م`, `هـ`, `ميلادي`, `هجرية`, perhaps in brackets.
    pub(super) fn era(&self, i: usize) -> At<System> {
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
    pub(super) fn year_number(
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
            Some(System::Hijri) => (year <= 1600).then_some(System::Hijri),
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
    pub(super) fn year_slash(&self, i: usize) -> bool {
        self.mark(i + 1, "/,") && self.at(i + 2).is_some_and(|l| l.digits == 4)
    }

    /// عام, سنة, العام, للعام, السنة المالية, أعوام before a number.
    pub(super) fn year_word(&self, i: usize) -> Option<usize> {
        let lexeme = self.at(i)?;
        let (Unit::Year, 1 | 3) = lexeme.unit()? else { return None };
        let kind = lexeme.article
            && self.on(i + 1).is_some_and(|l| {
                l.article && !l.conj && l.has(kinds::YEAR_KIND)
            });
        Some(if kind { i + 2 } else { i + 1 })
    }

    /// A year in any form that stands after a month.
    pub(super) fn year_after(
        &self,
        i: usize,
        system: System,
    ) -> At<(i16, bool)> {
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
    pub(super) fn shift_after(
        &self,
        i: usize,
    ) -> At<(Option<Shift>, Option<Shift>)> {
        if let Some((shift, end)) = self.shift_word(i) {
            return Some(((Some(shift), None), end));
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

    /// من العام نفسه, من الشهر التالي, of ذلك العام: how many units from the
    /// one that the text spoke of before.
    pub(super) fn unit_before(&self, i: usize, unit: Unit) -> At<i8> {
        let mut k = i;
        if self.is(k, Cue::From) {
            k += 1;
        }
        let lexeme = self.on(k)?;
        if lexeme.is(Cue::That) {
            let next = self.on(k + 1)?;
            let same = next.article && next.one() == Some(unit);
            return same.then_some((0, k + 2));
        }
        if lexeme.one() != Some(unit) || !lexeme.article {
            return None;
        }
        let next = self.on(k + 1)?;
        if next.conj || next.prep.is_some() {
            return None;
        }
        if next.is(Cue::Same) {
            return Some((0, k + 2));
        }
        (next.article && next.is(Cue::NextOne)).then_some((1, k + 2))
    }

    /// العام الماضي, هذا العام: a unit with its distance.
    pub(super) fn unit_shift(&self, i: usize, unit: Unit) -> At<Shift> {
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
        self.shift_word(i + 1)
    }

    /// الماضي, المقبل; قبل الماضي, ما بعد المقبل.
    pub(super) fn shift_word(&self, i: usize) -> At<Shift> {
        let k = if self.is(i, Cue::Ma) { i + 1 } else { i };
        let lexeme = self.on(k)?;
        // الأسبوع اللي فات, as people say.
        if lexeme.is(Cue::ThatWhich) && k == i {
            let shift = self.on(k + 1)?.shift()?;
            return Some((shift, k + 2));
        }
        let twice = lexeme.is(Cue::Before) || lexeme.is(Cue::After);
        if lexeme.conj || k > i && !twice {
            return None;
        }
        let next = if twice { self.on(k + 1)? } else { lexeme };
        if !next.article || next.conj {
            return None;
        }
        let shift = next.shift().filter(|s| *s != Shift::Recent)?;
        if !twice {
            return Some((shift, k + 1));
        }
        let shift = match shift {
            Shift::Last if lexeme.is(Cue::Before) => Shift::BeforeLast,
            Shift::Next if lexeme.is(Cue::After) => Shift::AfterNext,
            _ => return None,
        };
        Some((shift, k + 2))
    }
}
