//! Lengths of time, alone and told from today.

use super::{At, Grammar, Parsed};
use crate::{
    Modifier,
    expression::{Amount, Node},
    lexer::{Gap, Kind, Lexeme},
    words::{Cue, Shift, Trap, Unit},
};

impl Grammar<'_> {
    /// A number and a unit, a dual, a half; ends behind it.
    pub(super) fn amount(&self, i: usize, single: bool) -> At<Amount> {
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
            // طوال ليلة أمس, طوال يوم الجمعة: a day that has a name.
            let named = matches!(unit, Unit::Day | Unit::Night)
                && self.on(i + 1).is_some_and(|l| {
                    l.article && l.weekday().is_some()
                        || l.is(Cue::Yesterday)
                        || l.is(Cue::Tomorrow)
                        || l.is(Cue::Morrow)
                });
            if lexeme.article || named {
                return None;
            }
            let one = self.on(i + 1).is_some_and(|l| {
                l.cardinal() == Some(1) && !l.article && !l.conj
            });
            // عاما كاملا.
            let whole = self.is(i + 1, Cue::Whole) && !self.at(i + 1)?.article;
            // ساعة ونصف, ساعة إلا ربعا.
            let more = self.on(i + 1).is_some_and(|l| {
                l.conj && l.fraction().is_some() || l.is(Cue::Except)
            }) && self.on(i + 1).is_some_and(|l| {
                l.conj
                    || self.on(i + 2).is_some_and(|l| l.fraction().is_some())
            });
            if !one && !whole && !single && !more {
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
            // ثلاثة أرباع الساعة.
            if next.is(Cue::Quarters)
                && let Some(unit) = self.on(after + 1).and_then(Lexeme::one)
                && count < 4
            {
                let mut amount = fraction(unit, 4)?;
                amount.count *= count;
                return Some((amount, after + 2));
            }
            if next.conj
                || next.prep.is_some()
                || next.article && !lexeme.article
            {
                return None;
            }
            let (unit, many) = next.unit()?;
            // الأيام العشرة يوم الأحد: three to ten are of many.
            let few = lexeme.kind != Kind::Number
                && (3..=10).contains(&count)
                && many == 1;
            if many == 2 || few || count == 0 || count > 1_000_000_000 {
                return None;
            }
            (Amount::of(count, unit), after + 1)
        };
        let mut amount = amount;
        if self.is(end, Cue::Except)
            && let Some(part) = self.on(end + 1).and_then(Lexeme::fraction)
            && amount.rest.is_none()
            && let Some(less) = fraction(amount.unit, part)
            && let Some(whole) = fraction(amount.unit, 1)
        {
            let count = amount
                .count
                .checked_mul(whole.count)?
                .checked_sub(less.count)?;
            return Some((Amount::of(count, less.unit), end + 2));
        }
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
                        && !l.conj
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
        // Half a decade is told in years.
        let tens = match amount.unit {
            Unit::Decade => 10,
            Unit::Century => 100,
            _ => 0,
        };
        if let Some((rest, unit)) = amount.rest
            && (unit == amount.unit || unit == Unit::Year && tens > 0)
        {
            let times = if unit == amount.unit { 1 } else { tens };
            amount.count =
                amount.count.saturating_mul(times).saturating_add(rest);
            amount.unit = unit;
            amount.rest = None;
        }
        Some((amount, end))
    }

    /// أكثر من, أقل من, نحو before an amount.
    pub(super) fn qualifier(&self, i: usize) -> At<Modifier> {
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
        // ما لا يقل عن, لا تزيد على, ما يقارب.
        let k = if lexeme.is(Cue::Ma) { i + 1 } else { i };
        if k > i && self.on(k)?.is(Cue::About) {
            return Some((Modifier::Approx, k + 1));
        }
        if !self.at(k)?.is(Cue::La) {
            return None;
        }
        let verb = self.on(k + 1)?;
        let modifier = if verb.is(Cue::AtLeast) {
            Modifier::EqualOrMore
        } else if verb.is(Cue::AtMost) {
            Modifier::EqualOrLess
        } else {
            return None;
        };
        let than = self.is(k + 2, Cue::Than) || self.plain(k + 2, "علي");
        Some((modifier, if than { k + 3 } else { k + 2 }))
    }

    /// عاد بعد 15 عاما في المنفى: how long something had lasted, not when
    /// something will be.
    fn past_event(&self, i: usize, end: usize, amount: Amount) -> bool {
        if self.is(end, Cue::Beneath) {
            return true;
        }
        // A verb of the present or the future before it: تبدأ, سيعود.
        let ahead = (1..=8)
            .map_while(|back| {
                let k = i.checked_sub(back)?;
                let lexeme = self.at(k).filter(|l| l.kind == Kind::Word)?;
                let first = self
                    .text
                    .get(lexeme.outer..lexeme.end)
                    .unwrap_or_default();
                let first = first.strip_prefix('و').unwrap_or(first);
                let line = lexeme.gap == Gap::Line;
                Some((first.starts_with(['ي', 'ت', 'س', 'ن']), line))
            })
            .any(|(verb, _)| verb);
        let years = amount.unit >= Unit::Year && amount.count > 2;
        let within = self.is(end, Cue::In) && amount.unit >= Unit::Month;
        self.before(i).is_some() && !ahead && (years || within)
    }

    /// A unit that is counted once, and no hour of the clock, month's or
    /// year's name behind it.
    fn lone_unit(&self, i: usize) -> bool {
        let Some(lexeme) = self.at(i) else { return false };
        let unit = lexeme.one();
        unit.is_some()
            && unit != Some(Unit::Day)
            && unit != Some(Unit::Night)
            && !lexeme.article
            && !lexeme.conj
            && self.word(i) != "عاما"
            && self.on(i + 1).is_none_or(|l| {
                l.number().is_none()
                    && l.cardinal().is_none()
                    && !l.is(Cue::Afterwards)
            })
    }

    /// An amount with what stands before and after it.
    pub(super) fn amount_phrase(&self, i: usize) -> Option<Parsed> {
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
        let within = self.before(i).is_some()
            && self.word(i.saturating_sub(1)) == "خلال";
        let inside = within
            || self
                .before(i)
                .is_some_and(|l| l.is(Cue::In) || l.is(Cue::Duration));
        // تستمر شهرا, السجن سنة, مرور عام, بعد ذلك بعام.
        let lasting = (1..=3).any(|back| {
            i.checked_sub(back)
                .and_then(|k| self.at(k))
                .is_some_and(|l| l.is(Cue::Lasting))
        }) || self.at(i).is_some_and(|l| l.prep == Some('ب'))
            && self
                .before(i)
                .is_some_and(|l| l.is(Cue::That) || l.is(Cue::Afterwards));
        let lasting = lasting || matches!(self.word(i), "شهرا" | "اسبوعا");
        let single = led
            || lasting && self.lone_unit(i)
            || modifier.is_some()
            || within
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
            && end == k + 1
            && !self.is(end, Cue::Whole)
            && !(lasting && self.lone_unit(i))
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
        } else if self.plain(end, "علي") && self.plain(end + 1, "الاكثر")
        {
            modifier = modifier.or(Some(Modifier::EqualOrLess));
            end += 2;
        } else if self.plain(end, "علي")
            && self.plain(end + 1, "اقصي")
            && self.plain(end + 2, "تقدير")
        {
            modifier = modifier.or(Some(Modifier::EqualOrLess));
            end += 3;
        } else if self.plain(end, "تقريبا") {
            modifier = modifier.or(Some(Modifier::Approx));
            end += 1;
        }
        // وقت القراءة: 5 دقائق.
        if amount.unit <= Unit::Minute
            && (1..=3).any(|back| {
                i.checked_sub(back)
                    .and_then(|k| self.at(k))
                    .is_some_and(|l| l.trap(Trap::Reading))
            })
        {
            return None;
        }
        // 4 دقائق للقراءة; ألف ليلة وليلة.
        if self.on(end).is_some_and(|l| {
            l.trap(Trap::Reading)
                || l.conj && l.one() == Some(amount.unit) && !l.article
        }) {
            return None;
        }
        let fine = amount.unit <= Unit::Hour;
        let mut from = i;
        let node = if before || after {
            // بعد عام كامل من المفاوضات, بعد شهرين فقط من تعيينه.
            let then = end
                + usize::from(
                    self.is(end, Cue::Whole) || self.is(end, Cue::Only),
                );
            let of = self.is(then, Cue::From)
                || self.plain(then, "علي")
                || self.is(end, Cue::Before);
            let now = self.is(end + 1, Cue::Now)
                || self.is(end + 1, Cue::Era)
                || self.on(end + 1).is_some_and(|l| {
                    l.one() == Some(Unit::Day) && l.article && !l.conj
                }) && !self.on(end + 2).is_some_and(|l| l.article);
            if of && now {
                end += 2;
                Node::Ago(amount, before)
            } else if of || after && self.past_event(i, end, amount) {
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
    pub(super) fn shifted_amount(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let shift_at = |k: usize| {
            self.on(k).filter(|l| l.article && !l.conj).and_then(Lexeme::shift)
        };
        if lexeme.is(Cue::Last) {
            let next = self.on(i + 1)?;
            // آخر أحد, but not آخر أحد من مارس.
            if let Some(weekday) = next.weekday()
                && !next.article
                && !next.conj
                && !self.is(i + 2, Cue::From)
                && !self.is(i + 2, Cue::In)
            {
                let node = Node::Weekday(Some(Shift::Last));
                let mut parsed = self.done(node, i, i + 2)?;
                parsed.expression.weekday = Some(weekday);
                return Some(parsed);
            }
            // آخر ساعة may be a magazine.
            let hour = next.one() == Some(Unit::Hour)
                && (self.before(i).is_some_and(|l| l.is(Cue::In))
                    || self.own_line(i, i + 2));
            let (amount, end) = self.amount(i + 1, hour)?;
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
    pub(super) fn vague_amount(
        &self,
        i: usize,
        k: usize,
        led: bool,
    ) -> Option<Parsed> {
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
        Unit::Month if part <= 2 => (30, Unit::Day),
        _ => return None,
    };
    let part = u32::from(part);
    if count % part != 0 && unit == Unit::Decade {
        return Some(Amount::of(120 / part, Unit::Month));
    }
    (count % part == 0).then_some(Amount::of(count / part, of))
}
