//! Numbers in figures and in words, cardinal and ordinal.

use super::{At, Grammar};
use crate::{
    lexer::{Gap, Kind},
    words::Cue,
};

impl Grammar<'_> {
    /// A number in digits that stands alone.
    pub(super) fn digits(&self, i: usize) -> At<u32> {
        let lexeme = self.at(i)?;
        let value = lexeme.number()?;
        if lexeme.digits > 7 || self.cut_before(i) || self.cut_after(i) {
            return None;
        }
        Some((value, i + 1))
    }

    /// Whether digits go on to the left: `1.5`, `2-1`, `+962`.
    pub(super) fn cut_before(&self, i: usize) -> bool {
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
                // Behind a number, or in an address or a file's name.
                before.gap == Gap::None
                    && i.checked_sub(2).is_some_and(|k| {
                        self.at(k).is_some_and(|l| match l.kind {
                            Kind::Number => true,
                            Kind::Word => {
                                "/-".contains(c)
                                    && self.word(k).is_ascii()
                                    && l.is_plain()
                            }
                            Kind::Mark(_) => false,
                        })
                    })
                    || "+#_".contains(c)
            }
            Kind::Mark(_) => false,
        }
    }

    /// Whether digits go on to the right: `1.5`, `50%`.
    pub(super) fn cut_after(&self, i: usize) -> bool {
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
    pub(super) fn words(&self, i: usize) -> At<u32> {
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

    /// A number in figures, in words, or both: `130 ألف`, `66 مليون`.
    pub(super) fn cardinal(&self, i: usize) -> At<u32> {
        let (value, end) = self.digits(i).or_else(|| self.words(i))?;
        let next = self.on(end).filter(|l| !l.conj && !l.article);
        let times = match next {
            Some(l) if l.is(Cue::Million) => 1_000_000,
            Some(l)
                if l.cardinal() == Some(1000)
                    && self.at(i).is_some_and(|l| l.digits > 0) =>
            {
                1000
            }
            _ => return Some((value, end)),
        };
        Some((value.saturating_mul(times), end + 1))
    }

    /// `الخامس`, `الخامس عشر`, `الحادي والعشرين`.
    pub(super) fn ordinal(&self, i: usize) -> At<u8> {
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
    pub(super) fn day(&self, i: usize) -> At<u8> {
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
            // المرحلة الأولى من نوفمبر: days are masculine.
            let word = self.word(i);
            let feminine = word.ends_with('ه') || word == "الاولي";
            return (day <= 31 && !feminine).then_some((day, end));
        }
        // أول يناير; فاتح ماي.
        if lexeme.ordinal() == Some(1) && self.word(i) == "اول" {
            return Some((1, i + 1));
        }
        if lexeme.libyan() == Some(9) || lexeme.is(Cue::FirstDay) {
            return Some((1, i + 1));
        }
        let (value, end) = self.words(i)?;
        let day = u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
        Some((day, end))
    }
}
