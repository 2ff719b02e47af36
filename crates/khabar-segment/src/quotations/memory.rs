//! Who was named last.

use core::ops::Range;

use super::{naming::Gender, senses as s};

/// A speaker who was named.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) range: Range<usize>,
    pub(super) gender: Option<Gender>,
}

/// Speakers by what is known of them.
#[derive(Debug, Default)]
struct Slots {
    last: Option<Speaker>,
    male: Option<Speaker>,
    female: Option<Speaker>,
}

impl Slots {
    fn add(&mut self, speaker: Speaker) {
        match speaker.gender {
            Some(Gender::Male) => self.male = Some(speaker.clone()),
            Some(Gender::Female) => self.female = Some(speaker.clone()),
            _ => {}
        }
        self.last = Some(speaker);
    }

    /// The last who agrees with a verb.
    fn choose(&self, gender: Option<Gender>) -> Option<&Speaker> {
        let last = self.last.as_ref()?;
        match (gender, last.gender) {
            (None | Some(Gender::Many), _) | (_, None) => Some(last),
            (a, b) if a == b => Some(last),
            (Some(Gender::Female), _) => self.female.as_ref(),
            _ => self.male.as_ref(),
        }
    }

    /// Goes on to another paragraph: what was known longer steps behind.
    fn older(&mut self, newer: &mut Self) {
        let newer = core::mem::take(newer);
        self.male = newer.male.or(self.male.take());
        self.female = newer.female.or(self.female.take());
        self.last = newer.last.or(self.last.take());
    }
}

/// The persons who were named last: those who spoke, and those who were seen
/// at the beginning of a clause without speaking.
#[derive(Debug, Default)]
pub(super) struct Memory {
    spoke: Slots,
    spoke_here: Slots,
    seen: Slots,
    seen_here: Slots,
}

impl Memory {
    /// Begins a paragraph.
    pub(super) fn begin(&mut self) {
        self.spoke.older(&mut self.spoke_here);
        self.seen.older(&mut self.seen_here);
    }

    pub(super) fn add(&mut self, speaker: Speaker) {
        self.spoke_here.add(speaker);
    }

    pub(super) fn see(&mut self, person: Speaker) {
        self.seen_here.add(person);
    }

    /// The last who agrees with a verb: in its paragraph if anyone does,
    /// unless the verb is said of one who has spoken already (أضاف); one who
    /// spoke rather than one who did not.
    pub(super) fn choose(&self, verb: u64) -> Option<Range<usize>> {
        let gender = Gender::of(verb);
        let nearest = [&self.seen_here, &self.spoke];
        let [second, third] = if verb & s::CONTINUES == 0 {
            nearest
        } else {
            [nearest[1], nearest[0]]
        };
        // A verb of no one's is content with who spoke.
        let all = [&self.spoke_here, second, third, &self.seen];
        let all: &[_] = if gender.is_none() {
            &[&self.spoke_here, &self.spoke]
        } else {
            &all
        };
        let speaker = all.iter().find_map(|slots| slots.choose(gender))?;
        Some(speaker.range.clone())
    }
}
