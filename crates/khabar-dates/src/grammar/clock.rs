//! Clock times, halves of the day, zones.

use super::{At, Grammar};
use crate::{
    expression::{Clock, ZoneSpec},
    lexer::{Gap, Kind},
    words::{Cue, Part, Tod, Trap, Unit},
};

/// A clock time as it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timed {
    pub(super) clock: Clock,
    /// Whether its form alone tells that it is one.
    pub(super) sure: bool,
    pub(super) zone: Option<ZoneSpec>,
}

impl Grammar<'_> {
    /// A clock time, in figures or in words.
    pub(super) fn clock(&self, i: usize) -> At<Timed> {
        self.time(i).filter(|(time, end)| {
            // الثامنة الليلة.
            let tonight = self.on(*end).is_some_and(|l| {
                l.article && !l.conj && l.one() == Some(Unit::Night)
            }) && self.at(i).is_some_and(|l| l.article);
            time.sure || time.clock.minute.is_some() || tonight
        })
    }

    /// A clock time, or an hour that only what stands around it tells from
    /// another number.
    pub(super) fn time(&self, i: usize) -> At<Timed> {
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
        // مدة الفيديو 02:35.
        let length = !named
            && (1..=3).any(|back| {
                i.checked_sub(back)
                    .and_then(|k| self.at(k))
                    .is_some_and(|l| l.trap(Trap::Reading))
            });
        if length {
            return None;
        }
        let mut sure = named;
        let (hour, mut minute, mut second, mut end);
        if let Some(value) = lexeme.number() {
            // The second of `11:30-13:30`.
            let behind =
                k >= 3 && self.mark(k - 1, "-") && self.mark(k - 3, ":");
            if lexeme.digits > 2 || value > 24 || self.cut_before(k) && !behind
            {
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
                let one = self
                    .at(k)
                    .is_some_and(|l| l.article && l.cardinal() == Some(1));
                let told = named
                    || self.minutes(k + 1).is_some()
                    || self.half_day(k + 1, true).is_some();
                (one && told).then_some((1, k + 1))
            })?;
            let told = named || self.minutes(after).is_some();
            if value > 12 || !told && self.is_adjective(k) {
                return None;
            }
            hour = value;
            minute = None;
            second = None;
            end = after;
        }
        let mut hour = hour;
        let words = lexeme.kind != Kind::Number;
        let padded = lexeme.digits == 2 && hour < 10;
        let mut halved = false;
        if minute.is_none()
            && let Some((minutes, after)) = self.minutes(end)
        {
            if minutes < 0 {
                hour = match hour {
                    0 => 23,
                    1 => 12,
                    hour => hour - 1,
                };
            }
            minute = u8::try_from(minutes.rem_euclid(60)).ok();
            end = after;
            sure |= words;
        }
        if let Some((pm, after)) =
            self.half_day(end, minute.is_some() || named)
        {
            sure = true;
            halved = true;
            end = after;
            if (1..=12).contains(&hour) {
                hour = match (hour, pm) {
                    (12, Half::Morning) => 0,
                    (12, Half::Night) => 0,
                    (12, Half::Noon) => 12,
                    (h, Half::Noon) if h < 11 => h + 12,
                    (12, Half::Evening) => 12,
                    (h, Half::Evening) => h + 12,
                    (h, Half::Night) if h < 5 => h,
                    (h, Half::Night) => h + 12,
                    (h, Half::Morning | Half::Noon) => h,
                };
            }
        }
        let zone = self.zone(end);
        if let Some((_, after)) = zone {
            sure = true;
            end = after;
        }
        // 24:00 is the end of the day, which no day's hours hold.
        if hour == 24 {
            return None;
        }
        let open = !halved && !padded && (1..=12).contains(&hour);
        let clock = Clock { hour, minute, second, open, halved };
        Some((Timed { clock, sure, zone: zone.map(|z| z.0) }, end))
    }

    /// An ordinal that tells which of several: للمرة الثانية, مباراته الأولى,
    /// الساعات الأولى. Hours are feminine.
    fn is_adjective(&self, i: usize) -> bool {
        let word = self.word(i);
        if !word.ends_with('ه') && word != "الاولي" {
            return true;
        }
        let Some(before) = self.before(i) else { return false };
        let noun = i
            .checked_sub(1)
            .and_then(|k| self.at(k))
            .and_then(|l| self.text.get(l.start..l.end))
            .unwrap_or_default();
        let feminine = noun.ends_with('ه')
            && before.kind == Kind::Word
            && !before.is(Cue::Meeting)
            && !before.is(Cue::About)
            && before.ordinal().is_none()
            && noun.len() > 4;
        feminine || before.unit() == Some((Unit::Hour, 3))
    }

    /// والنصف, والربع, و20 دقيقة, والنصف وخمس دقائق, إلا ربعا: minutes after
    /// the hour, or before it.
    fn minutes(&self, i: usize) -> At<i16> {
        let part = |k: usize| {
            let part = self.on(k)?.fraction()?;
            Some((60 / i16::from(part), k + 1))
        };
        let counted = |k: usize| {
            let (value, after) = self.cardinal(k)?;
            let (unit, _) = self.on(after)?.unit()?;
            let value = i16::try_from(value).ok().filter(|m| *m < 60)?;
            (unit == Unit::Minute).then_some((value, after + 1))
        };
        let next = self.on(i)?;
        // و 20 دقيقة, with a blank.
        let apart = next.is(Cue::Wa) && self.word(i) == "و";
        if apart {
            return counted(i + 1).filter(|_| self.on(i + 1).is_some());
        }
        if next.is(Cue::Except) {
            let (minutes, end) = part(i + 1)
                .or_else(|| self.on(i + 1).and_then(|_| counted(i + 1)))?;
            return Some((-minutes, end));
        }
        if !next.conj {
            return None;
        }
        // والنصف, and in speech ونص.
        let (minutes, end) = if next.fraction().is_some() {
            part(i)?
        } else {
            return counted(i);
        };
        let more = self.on(end).is_some_and(|l| l.conj && !l.article);
        if more
            && let Some((rest, end)) = counted(end)
            && minutes + rest < 60
        {
            return Some((minutes + rest, end));
        }
        if self.is(end, Cue::Except)
            && let Some((rest, end)) = counted(end + 1)
        {
            return Some((minutes - rest, end));
        }
        Some((minutes, end))
    }

    /// صباحا, مساء, بعد الظهر, ص, م after a time.
    pub(super) fn half_day(&self, i: usize, timed: bool) -> At<Half> {
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
            let half = if after { Half::Evening } else { Half::Morning };
            return Some((half, k + 2));
        }
        if timed && k == i {
            if lexeme.is(Cue::Meem) || lexeme.is(Cue::Pm) {
                return Some((Half::Evening, k + 1));
            }
            if lexeme.is(Cue::Sad) || lexeme.is(Cue::Am) {
                return Some((Half::Morning, k + 1));
            }
        }
        let (tod, adverb) = lexeme.tod()?;
        // الفجر 04:12 الظهر 11:58: the next label.
        if lexeme.article
            && k == i
            && self.on(k + 1).is_some_and(|l| l.kind == Kind::Number)
        {
            return None;
        }
        // الثانية من فجر الأربعاء.
        if !adverb && !timed && k == i && self.word(k) != "مساء" {
            return None;
        }
        let half = match tod {
            Tod::Dawn | Tod::Morning => Half::Morning,
            Tod::Noon => Half::Noon,
            Tod::Afternoon | Tod::Evening => Half::Evening,
            Tod::Night => Half::Night,
        };
        Some((half, k + 1))
    }

    /// بتوقيت غرينتش, GMT+3, ت.غ, perhaps in brackets.
    pub(super) fn zone(&self, i: usize) -> At<ZoneSpec> {
        let bracket = self.mark(i, "(");
        let mut k = if bracket { i + 1 } else { i };
        let lexeme = self.on(k)?;
        let zone;
        if lexeme.is(Cue::Zone) {
            k += 1;
            zone = ZoneSpec::Named(self.on(k)?.zone()?);
            k += 1;
            // بتوقيت بيروت الصيفي.
            if self.on(k).is_some_and(|l| l.article && l.zone().is_some()) {
                k += 1;
            }
        } else if let Some(place) = lexeme.zone()
            && (self.word(k).is_ascii() || self.word(k) == "تغ")
        {
            k += 1;
            let east = if self.mark(k, "+-") { self.east(k) } else { None };
            zone = match east {
                Some((minutes, end)) => {
                    k = end;
                    ZoneSpec::East(minutes)
                }
                None => ZoneSpec::Named(place),
            };
        } else if lexeme.is(Cue::Ta) {
            k += 1;
            if self.mark(k, ".") {
                k += 1;
            }
            if !self.is(k, Cue::Ghain) {
                return None;
            }
            k += 1;
            zone = ZoneSpec::East(0);
        } else {
            return None;
        }
        if bracket {
            return self.mark(k, ")").then_some((zone, k + 1));
        }
        Some((zone, k))
    }

    /// `+3`, `-0530`, `+05:30`: minutes east of Greenwich.
    pub(super) fn east(&self, i: usize) -> At<i16> {
        let west = self.mark(i, "-");
        let hours = self.on(i + 1).filter(|l| l.gap == Gap::None)?;
        let value = i16::try_from(hours.number()?).ok()?;
        let mut end = i + 2;
        let mut minutes = match hours.digits {
            1 | 2 => value * 60,
            4 => value / 100 * 60 + value % 100,
            _ => return None,
        };
        if hours.digits < 3
            && self.mark(end, ":")
            && let Some(rest) = self.on(end + 1)
            && rest.gap == Gap::None
            && rest.digits == 2
        {
            minutes +=
                i16::try_from(rest.number()?).ok().filter(|m| *m < 60)?;
            end += 2;
        }
        let minutes = if west { -minutes } else { minutes };
        (-14 * 60..=14 * 60).contains(&minutes).then_some((minutes, end))
    }
}

/// Which half of the day a word behind a clock time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    /// ظهرا: eleven is before noon, one is after it.
    Noon,
    Evening,
    Night,
}

/// A time of twelve hours beside مساء in another place.
pub(super) fn to_tod(clock: Clock, tod: Option<Tod>) -> Clock {
    if clock.halved {
        return clock;
    }
    let late = matches!(tod, Some(Tod::Afternoon | Tod::Evening | Tod::Noon))
        || tod == Some(Tod::Night) && clock.hour > 4;
    if late && clock.hour < 12 && clock.hour > 0 {
        let hour = clock.hour + 12;
        return Clock { hour, open: false, halved: true, ..clock };
    }
    clock
}
