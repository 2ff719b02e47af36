//! What comes again and again, and what is vague.

use super::{Grammar, Parsed};
use crate::{
    expression::{Amount, DateNode, Node, System},
    words::{Cue, Shift, Tod, Unit},
};

impl Grammar<'_> {
    pub(super) fn set(&self, i: usize) -> Option<Parsed> {
        let mut parsed = self.every(i)?;
        // كل ثلاثاء الساعة 6 مساء.
        let end = parsed.end;
        let daily = Node::Every(Amount::of(1, Unit::Day));
        if (parsed.expression.node == Node::EveryWeekday
            || parsed.expression.node == daily)
            && parsed.expression.tod.is_none()
            && self.on(end).is_some_and(|l| !l.conj)
            && let k = end + usize::from(self.is(end, Cue::In))
            && self.on(k).is_some()
            && let Some((time, after)) = self.clock(k)
            && time.sure
        {
            if parsed.expression.node == daily {
                parsed.expression.node = Node::EveryTod;
            }
            parsed.expression.clock = Some(time.clock);
            parsed.expression.zone = time.zone;
            parsed.end = after;
        }
        Some(parsed)
    }

    fn every(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        // صباح كل أحد.
        if let Some((tod, false)) = lexeme.tod()
            && !lexeme.article
            && self.is(i + 1, Cue::Every)
        {
            let mut inner = self.every(i + 1)?;
            if !matches!(inner.expression.node, Node::EveryWeekday)
                && inner.expression.node
                    != Node::Every(Amount::of(1, Unit::Day))
            {
                return None;
            }
            if matches!(inner.expression.node, Node::Every(_)) {
                inner.expression.node = Node::EveryTod;
            }
            inner.expression.tod = Some(tod);
            inner.from = i;
            return Some(inner);
        }
        // الأول من كل شهر.
        if (lexeme.article || lexeme.digits > 0)
            && let Some((day, k)) = self.day(i)
            && self.is(k, Cue::From)
            && self.is(k + 1, Cue::Every)
            && self.on(k + 2).is_some_and(|l| l.one() == Some(Unit::Month))
        {
            let mut date = DateNode::new(System::Gregorian);
            date.day = Some(day);
            return self.done(Node::EveryDate(date), i, k + 3);
        }
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
        if let Some(season) = next.season()
            && !next.article
            && tod.is_none()
        {
            return self.done(Node::EverySeason(season), i, k + 1);
        }
        if let Some(((system, month, _), end)) = self.month(k)
            && system == System::Gregorian
        {
            let mut date = DateNode::new(system);
            date.month = Some(month);
            return self.done(Node::EveryDate(date), i, end);
        }
        if next.one() == Some(Unit::Night) && !next.article {
            let mut parsed = self.done(Node::EveryTod, i, k + 1)?;
            parsed.expression.tod = Some(Tod::Night);
            return Some(parsed);
        }
        // كل عام وأنتم بخير.
        if self.on(k + 1).is_some_and(|l| l.is(Cue::Greeting)) {
            return None;
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

    pub(super) fn vague(&self, i: usize) -> Option<Parsed> {
        let lexeme = self.at(i)?;
        let then = self.before(i).is_some_and(|l| l.is(Cue::That));
        if lexeme.is(Cue::Now) && !then {
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
            && !self.at(i + 1)?.article
            && let Some(next) = self.on(i + 2)
        {
            if next.shift() == Some(Shift::Last) {
                return self.done(Node::Vague(Shift::Last), i, i + 3);
            }
            if next.is(Cue::Later) {
                return self.done(Node::Vague(Shift::Next), i, i + 3);
            }
        }
        // الآونة الأخيرة, الوقت الحالي.
        if lexeme.article
            && lexeme.is(Cue::VagueSpan)
            && let Some(next) = self.on(i + 1)
            && let Some(shift) = match self.word(i + 1) {
                "القريب" => Some(Shift::Next),
                _ if next.article => next.shift(),
                _ => None,
            }
        {
            return self.done(Node::Vague(shift), i, i + 2);
        }
        // في الماضي, but not الوزير السابق.
        if lexeme.article
            && !lexeme.conj
            && lexeme.prep.is_none()
            && self.evidence(i)
            && let Some(shift) = lexeme.shift()
        {
            return self.done(Node::Vague(shift), i, i + 1);
        }
        None
    }
}
