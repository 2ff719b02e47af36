//! Weekday, deictic, date and time in one expression.

use super::{At, Grammar, Parsed, Read, clock::to_tod};
use crate::{
    expression::{Clock, DateNode, Expression, Node, System, ZoneSpec},
    lexer::{Gap, Kind},
    words::{Cue, Tod, Trap, Unit},
};

impl Grammar<'_> {
    /// اليوم, أمس, أول من أمس, غدا: days from today.
    pub(super) fn deictic(&self, i: usize, led: bool) -> At<i8> {
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
            // برميل في اليوم is a rate; today is اليوم alone.
            if self.before(i).is_some()
                && lexeme.prep.is_none()
                && self.word(i.saturating_sub(1)) == "في"
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
        if lexeme.is(Cue::Today) {
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
                l.is(Cue::Until)
                    || l.is(Cue::Since)
                    || l.is(Cue::To)
                    || l.is(Cue::From)
            });
            if led
                || then_weekday(i + 1)
                || until
                || self.own_line(i, i + 1)
                || lexeme.prep.is_some() && !lexeme.article
            {
                return Some((1, i + 1));
            }
        }
        None
    }

    /// «روسيا اليوم»: a name in marks that ends in today.
    pub(super) fn quoted_name(&self, i: usize) -> bool {
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
    pub(super) fn day_part(&self, i: usize) -> At<Tod> {
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
    pub(super) fn composite(&self, i: usize) -> Option<Parsed> {
        let mut at = i;
        let mut end = i;
        let mut tod = None;
        let mut weekday = None;
        let mut shift = None;
        let mut week = None;
        let mut tod_of_day = false;
        let mut eve = false;
        let mut weekday_at = i;
        let mut deictic = None;
        let mut date: Option<Read> = None;
        let mut dual: Option<DateNode> = None;
        let mut clock = None;
        let mut zone = None;
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
                && let Some((found, next)) = self.clock(at)
                && (at == i || dated || lexeme.one().is_some())
            {
                clock = Some(found.clock);
                zone = found.zone;
                sure_clock = found.sure || dated;
                at = next;
                end = next;
            } else if tod.is_none()
                && !dated
                && let Some((part, next)) = self.day_part(at)
            {
                tod = Some(part);
                tod_of_day = clock.is_some();
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
                    && (lexeme.article
                        || led
                        || (self.word(at).is_ascii()
                            || self.mark(at + 1, ",،"))
                            && self.on(at + 1).is_some_and(|l| {
                                l.kind == Kind::Number || l.mark() == Some(',')
                            }))
            }) {
                weekday = Some(found);
                weekday_at = at;
                at += 1;
                end = at;
                // ليل الأربعاء الخميس, ليلة السبت على الأحد.
                if tod == Some(Tod::Night) || clock == Some(Clock::MIDNIGHT) {
                    let k = at
                        + usize::from(
                            self.mark(at, "-/")
                                || self.is(at, Cue::To)
                                || self.plain(at, "علي"),
                        );
                    let pair = self.on(k).is_some_and(|l| {
                        l.article
                            && (!l.conj || k == at)
                            && l.weekday() == Some(found % 7 + 1)
                    });
                    if pair {
                        eve = true;
                        at = k + 1;
                        end = at;
                    }
                }
                // لليوم الأحد المقبل: to the day of Sunday.
                if date.is_none()
                    && deictic.is_none_or(|days| days == 0)
                    && let Some((found, next)) = self.shift_word(at)
                {
                    shift = Some(found);
                    deictic = None;
                    at = next;
                    end = at;
                }
                // الاثنين من الأسبوع المقبل.
                let k = at
                    + usize::from(
                        self.is(at, Cue::From) || self.is(at, Cue::In),
                    );
                if k > at
                    && shift.is_none()
                    && date.is_none()
                    && deictic.is_none()
                    && self.on(k).is_some()
                    && let Some((found, next)) = self.unit_shift(k, Unit::Week)
                {
                    week = Some(found);
                    at = next;
                    end = at;
                }
            } else if deictic.is_none()
                && date.is_none()
                && weekday.is_none()
                && let Some((found, next)) =
                    self.deictic(at, led || clock.is_some())
            {
                deictic = Some(found);
                at = next;
                end = next;
            } else if deictic.is_none()
                && date.is_none()
                && weekday.is_none()
                && (clock.is_some() || self.clock(at + 1).is_some())
                && lexeme.one() == Some(Unit::Night)
                && lexeme.article
            {
                // الليلة الساعة 8, الثامنة الليلة.
                deictic = Some(0);
                tod = Some(Tod::Night);
                at += 1;
                end = at;
            } else if date.is_none()
                && deictic.is_none()
                && let Some((day, next)) = self.day_alone(at, i, weekday)
            {
                // يوم 15, الثلاثاء التاسع عشر.
                let mut node = DateNode::new(System::Gregorian);
                node.day = Some(day);
                date = Some(Read {
                    date: node,
                    end: next,
                    weak: false,
                    ambiguous: false,
                    assumed: false,
                    day: Some((at, next)),
                });
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
                && (lexeme.is(Cue::After) || lexeme.is(Cue::Before))
                && let Some((part, next)) = self.day_part(at)
            {
                // غدا بعد الظهر.
                tod = Some(part);
                at = next;
                end = at;
            } else if tod.is_none()
                && dated
                && clock.is_none()
                && let Some((part, adverb)) = lexeme.tod()
                && (adverb
                    || self.word(at) == "مساء"
                    || lexeme.article
                        && date.is_none()
                        && lexeme.prep.is_none_or(|p| p == 'ب'))
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
            if let Some((before, kept)) = opened.take() {
                if self.mark(at, ")") {
                    at += 1;
                    end = at;
                } else {
                    // The bracket goes on: what is in it is not of this day.
                    (weekday, deictic, date, dual) = kept;
                    end = before;
                    break;
                }
            }
            // What may stand between two parts.
            let dated =
                weekday.is_some() || deictic.is_some() || date.is_some();
            let mut k = at;
            if self.mark(k, "(") {
                opened = Some((end, (weekday, deictic, date, dual)));
                k += 1;
            } else if self.mark(k, "،,-|/") {
                k += 1;
            }
            if dated
                && date.is_none()
                && self.on(k).is_some_and(|l| l.is(Cue::Matching))
            {
                k += 1;
                // الواقع فيه.
                if self.is(k, Cue::Lam) || self.plain(k, "فيه") {
                    k += 1;
                }
            }
            // السبت عند الثامنة مساء, غدا على الساعة 18:00, الأحد ابتداء من
            // الساعة 16:00; 14 أغسطس 2024: 03:10 م.
            if dated && clock.is_none() {
                let mut next = k;
                if self.is(next, Cue::FromWhere)
                    && self.is(next + 1, Cue::From)
                {
                    next += 2;
                } else if self.is(next, Cue::In)
                    || self.is(next, Cue::About)
                    || self.plain(next, "علي")
                    || self.mark(next, ":")
                {
                    next += 1;
                }
                if self.plain(next, "تمام") {
                    next += 1;
                }
                if next > k
                    && self
                        .on(next)
                        .is_some_and(|l| !l.conj && l.prep.is_none())
                    && self.clock(next).is_some_and(|(time, _)| time.sure)
                {
                    at = next;
                    continue;
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
        // التاسعة من مساء اليوم بتوقيت القاهرة.
        if clock.is_some()
            && zone.is_none()
            && let Some((found, next)) = self.zone(end)
        {
            zone = Some(found);
            end = next;
        }
        // ISO: seconds may be followed by a zone.
        if date.is_some() && clock.is_some() {
            if self.is(end, Cue::IsoZ)
                && self.at(end).is_some_and(|l| l.gap == Gap::None)
            {
                end += 1;
                zone = Some(ZoneSpec::East(0));
            } else if self.mark(end, "+-")
                && self.at(end).is_some_and(|l| l.gap == Gap::None)
                && let Some((minutes, next)) = self.east(end)
            {
                end = next;
                zone = Some(ZoneSpec::East(minutes));
            }
        }
        // A label behind a time is of what follows: 04:12 الظهر 11:58.
        if tod_of_day
            && weekday.is_none()
            && deictic.is_none()
            && date.is_none()
        {
            tod = None;
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
            if !self.weekday_stands(weekday_at, led || shift.is_some()) {
                return None;
            }
            match week {
                Some(week) => Node::WeekdayOf(week),
                None => Node::Weekday(shift),
            }
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
        expression.zone = zone;
        expression.eve = eve;
        if let Some(read) = &date {
            expression.ambiguous = read.ambiguous;
            expression.era_assumed = read.assumed;
        }
        if let Some((node, after)) = self.every_after(&expression, end) {
            expression.node = node;
            end = after;
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

    /// A day of the month without its month: `يوم 15`, `الثلاثاء التاسع عشر`.
    fn day_alone(&self, at: usize, i: usize, weekday: Option<u8>) -> At<u8> {
        let lexeme = self.at(at)?;
        let (day, end) = self.day(at)?;
        let led = at > i
            && self
                .before(at)
                .is_some_and(|l| l.one() == Some(Unit::Day) && !l.article);
        let named = if lexeme.kind == Kind::Number {
            led && weekday.is_none()
        } else {
            let told =
                weekday.is_some() || led || at == i && self.own_line(i, end);
            told && lexeme.article && day > 10
        };
        if !named || lexeme.conj || lexeme.prep.is_some() {
            return None;
        }
        // Of what it is the day, a month or a strike, stands behind it.
        let goes_on = self.on(end).is_some_and(|l| {
            l.is(Cue::From)
                || l.month().is_some()
                || l.hijri().is_some()
                || l.shift().is_some()
                || l.one() == Some(Unit::Month)
                || l.unit().is_some()
                || l.kind == Kind::Number
                || l.conj
                || l.is(Cue::To)
                || l.is(Cue::Until)
                || l.mark().is_some_and(|c| "/-.:".contains(c))
        });
        (!goes_on).then_some((day, end))
    }

    /// A day with the hours behind it: `الخميس من 9:30 إلى 11:00`.
    pub(super) fn hours(&self, first: Parsed) -> Parsed {
        let dated = matches!(
            first.expression.node,
            Node::Date(DateNode { day: Some(_), .. })
                | Node::Day(_)
                | Node::Weekday(_)
        );
        if !dated
            || first.expression.clock.is_some()
            || !self.is(first.end, Cue::From)
        {
            return first;
        }
        let k = first.end + 1;
        let Some(pair) = self.on(k).and_then(|_| self.clock_pair(k)) else {
            return first;
        };
        let Node::Span(mut ends) = pair.expression.node else { return first };
        if ends.0.node != Node::Clock || ends.1.node != Node::Clock {
            return first;
        }
        for end in [&mut ends.0, &mut ends.1] {
            end.node = first.expression.node.clone();
            end.weekday = first.expression.weekday;
        }
        let expression = Expression::new(Node::Span(ends));
        Parsed { expression, end: pair.end, ..first }
    }

    /// A page's head of two lines, the time in one and the date in the other,
    /// as one expression.
    pub(super) fn stacked(&self, first: Parsed) -> Parsed {
        let ends = |k: usize| self.at(k).is_none_or(|l| l.gap == Gap::Line);
        let starts = self.at(first.from).is_some_and(|l| l.gap == Gap::Line);
        let timed = matches!(first.expression.node, Node::Clock);
        let dated = first.expression.is_full_date()
            && first.expression.clock.is_none();
        if !starts || !ends(first.end) || !(timed || dated) {
            return first;
        }
        let Some(second) = self.composite(first.end) else { return first };
        let fits = if timed {
            second.expression.is_full_date()
                && second.expression.clock.is_none()
        } else {
            matches!(second.expression.node, Node::Clock)
        };
        if !fits || !ends(second.end) {
            return first;
        }
        let (time, day) =
            if timed { (&first, &second) } else { (&second, &first) };
        let mut expression = day.expression.clone();
        expression.clock = time.expression.clock;
        expression.zone = time.expression.zone;
        Parsed {
            expression,
            from: first.from,
            end: second.end,
            trap: false,
            day: day.day,
            weak: false,
        }
    }

    /// Whether a date belongs to what was read before it.
    pub(super) fn fits(
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
    pub(super) fn weekday_stands(&self, i: usize, sure: bool) -> bool {
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
            l.trap(Trap::NotWeekday)
                || l.trap(Trap::GivenName)
                || l.trap(Trap::Verse)
        })
    }
}
