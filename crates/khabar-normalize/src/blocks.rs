//! The vector part of the walk: 64 bytes at a time, which characters are
//! replaced in place, which are deleted, and which need a closer look.
//!
//! All that is common in Arabic news lies in U+0600 to U+06FF, whose
//! characters have two bytes. A replacement by another of them is made for
//! all bytes of a block at once, and a deletion is a bit in the map. The
//! loops below are plain comparisons over arrays; the compiler makes vector
//! instructions of them.

use crate::{
    acts::Act,
    fold::{Class, Entry},
    gather::{BLOCK, gather},
    normalizer::{Alef, Controls, Form, Lookalikes, Marks, Normalizer},
    profiles::Profile,
    tables::STRETCHES,
};

/// A block with the byte before it and seven after it.
pub(crate) type Window = [u8; BLOCK + 8];

/// Two-byte characters with one lead byte and neighbouring trail bytes.
#[derive(Clone, Copy, Debug)]
struct Pair {
    lead: u8,
    trail: u8,
    /// How many further trail bytes.
    span: u8,
    /// What they become, for a replacement.
    to: [u8; 2],
}

const NO_PAIR: Pair = Pair { lead: 0, trail: 0, span: 0, to: [0; 2] };

/// How many pairs of one kind are looked for at once; more are looked at one
/// by one.
const MOST: usize = 8;

/// How far apart stretches are looked at as one.
const NEAR: u8 = 4;

/// The classes that stand in every line of news; the others are looked at
/// one by one.
const fn is_common(class: Class) -> bool {
    matches!(
        class,
        Class::Alef
            | Class::HamzaCarrier
            | Class::Maksura
            | Class::Marbuta
            | Class::Persian
            | Class::Tashkeel
            | Class::Tatweel
    )
}

/// A short list of pairs.
#[derive(Clone, Copy, Debug)]
struct Pairs {
    pairs: [Pair; MOST],
    len: usize,
}

impl Pairs {
    const fn new() -> Self {
        Self { pairs: [NO_PAIR; MOST], len: 0 }
    }

    fn as_slice(&self) -> &[Pair] {
        self.pairs.get(..self.len).unwrap_or_default()
    }

    /// Adds a pair, to the last one if it continues it; fails when full.
    const fn add(&mut self, pair: Pair) -> bool {
        let Some((used, free)) = self.pairs.split_at_mut_checked(self.len)
        else {
            return false;
        };
        if let [.., last] = used
            && last.lead == pair.lead
            && last.to[0] == pair.to[0]
            && last.to[1] == pair.to[1]
            && last.trail + last.span + 1 == pair.trail
        {
            last.span += pair.span + 1;
            return true;
        }
        let [slot, ..] = free else { return false };
        *slot = pair;
        self.len += 1;
        true
    }

    /// Makes the last pair reach to the end of one that is near.
    const fn reach(&mut self, pair: Pair) -> bool {
        if let Some((used, _)) = self.pairs.split_at_mut_checked(self.len)
            && let [.., last] = used
            && last.lead == pair.lead
            && pair.trail >= last.trail
            && pair.trail <= last.trail + last.span + NEAR
        {
            let span = pair.trail + pair.span - last.trail;
            if span > last.span {
                last.span = span;
            }
            return true;
        }
        false
    }
}

/// Which characters of more than two bytes, or of another lead than D8 and
/// D9, need a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leads {
    /// None.
    Ignored,
    /// The presentation forms.
    Forms,
    /// All.
    All,
    /// All, and those with D8 and D9 too.
    Every,
}

/// What a normalizer looks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    replaced: Pairs,
    deleted: Pairs,
    looked_at: Pairs,
    leads: Leads,
    /// Control codes and the grave accent need a look.
    ascii: bool,
    lowercase: bool,
    /// Two marks in a row need a look, for they may be out of order.
    marks: bool,
}

/// What is found in a block; bit `i` is byte `i`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The bytes with the replacements made.
    pub(crate) bytes: [u8; BLOCK],
    /// Lead bytes of characters that are deleted.
    pub(crate) deleted: u64,
    /// First bytes of characters that need a look.
    pub(crate) looked_at: u64,
}

/// The plans of the profiles, so that a short text need not wait for one.
static PLANS: [(Normalizer, Plan); Profile::ALL.len()] = plans();

const fn plans() -> [(Normalizer, Plan); Profile::ALL.len()] {
    let none = Normalizer::new();
    let mut plans = [(none, Plan::new(&none)); Profile::ALL.len()];
    let (mut left, mut profiles): (&mut [_], _) = (&mut plans, Profile::ALL);
    while let ([plan, tail @ ..], [profile, rest @ ..]) = (left, profiles) {
        let n = profile.normalizer();
        *plan = (n, Plan::new(&n));
        (left, profiles) = (tail, rest);
    }
    plans
}

impl Plan {
    /// The plan of a normalizer; those of the profiles stand ready.
    pub(crate) fn of(n: &Normalizer) -> Self {
        let known = PLANS.iter().find(|(profile, _)| profile == n);
        known.map_or_else(|| Self::new(n), |&(_, plan)| plan)
    }

    const fn new(n: &Normalizer) -> Self {
        let form = !matches!(n.form, Form::AsIs);
        let all = form
            || n.presentation_forms
            || n.compatibility
            || n.word_ligatures
            || !matches!(n.controls, Controls::Keep)
            || n.blanks
            || !matches!(n.marks, Marks::Keep)
            || matches!(
                n.lookalikes,
                Lookalikes::ArabicWords | Lookalikes::All
            )
            || matches!(n.alef, Alef::All)
            || n.punctuation
            || n.control_codes
            || n.lowercase;
        let mut plan = Self {
            replaced: Pairs::new(),
            deleted: Pairs::new(),
            looked_at: Pairs::new(),
            leads: match (all, n.lam_alef) {
                (true, _) => Leads::All,
                (false, true) => Leads::Forms,
                (false, false) => Leads::Ignored,
            },
            ascii: n.blanks || n.punctuation || n.control_codes,
            lowercase: n.lowercase,
            marks: form && matches!(n.marks, Marks::Keep) && !n.tashkeel,
        };
        let mut stretches = STRETCHES;
        while let [(first, last, entry), rest @ ..] = stretches {
            plan.add(n, *first, *last, entry);
            stretches = rest;
        }
        if form {
            // What Unicode takes apart has a class, U+0677 apart.
            plan.look(pair('\u{0677}', '\u{0677}', '\0'));
        }
        plan
    }

    const fn look(&mut self, pair: Pair) {
        // What lies between two stretches that are near is looked at too:
        // one comparison less for each block is worth more.
        if !self.looked_at.reach(pair) && !self.looked_at.add(pair) {
            // Too many.
            self.leads = Leads::Every;
        }
    }

    const fn add(
        &mut self,
        n: &Normalizer,
        first: char,
        last: char,
        entry: &Entry,
    ) {
        let found = pair(first, last, '\0');
        if matches!(self.leads, Leads::All) && found.lead > 0xD9 {
            return;
        }
        let class = entry.class;
        let act = n.act(entry, n.replaces(class));
        let passes = n.passes(entry);
        let is_tashkeel = matches!(class, Class::Tashkeel);
        // Tashkeel composes with nothing and keeps no other mark from
        // composing, so that it can always be deleted on the spot.
        let settled = passes
            || is_tashkeel
            || matches!(class, Class::SuperscriptAlef)
                && matches!(act, Act::Delete)
            || class.is_diacritic() && n.marks_never_compose();
        let context = matches!(class, Class::Tatweel) && n.tatweel_dashes
            || matches!(class, Class::Bidi | Class::ZeroWidth)
                && !matches!(n.controls, Controls::Keep)
            || matches!(class, Class::Lookalike | Class::Persian)
                && matches!(n.lookalikes, Lookalikes::ArabicWords);
        match act {
            _ if context => self.look(found),
            Act::Delete | Act::To(_) if !is_common(class) => self.look(found),
            // Marks in order need no look; see `marks`.
            Act::Keep if passes || is_tashkeel => {}
            Act::Delete if settled => {
                if !self.deleted.add(found) {
                    self.look(found);
                }
            }
            Act::To(to) if settled && to.len_utf8() == 2 => {
                if !self.replaced.add(pair(first, last, to)) {
                    self.look(found);
                }
            }
            _ => self.look(found),
        }
    }

    /// Looks at a block.
    #[inline]
    pub(crate) fn find(&self, window: &Window) -> Found {
        let before = part::<0>(window);
        let here = part::<1>(window);
        let next = part::<2>(window);
        let mut bytes = *here;
        let mut deleted = [0_u8; BLOCK];
        let mut looked_at = [0_u8; BLOCK];
        for pair in self.replaced.as_slice() {
            let [lead, trail] = pair.to;
            for ((out, &a), &b) in bytes.iter_mut().zip(before).zip(here) {
                *out = if is(pair, a, b) { trail } else { *out };
            }
            if lead != pair.lead {
                for ((out, &a), &b) in bytes.iter_mut().zip(here).zip(next) {
                    *out = if is(pair, a, b) { lead } else { *out };
                }
            }
        }
        for pair in self.deleted.as_slice() {
            for ((out, &a), &b) in deleted.iter_mut().zip(here).zip(next) {
                *out |= u8::from(is(pair, a, b));
            }
        }
        for pair in self.looked_at.as_slice() {
            for ((out, &a), &b) in looked_at.iter_mut().zip(here).zip(next) {
                *out |= u8::from(is(pair, a, b));
            }
        }
        match self.leads {
            Leads::Ignored => {}
            Leads::Forms => {
                for (out, &a) in looked_at.iter_mut().zip(here) {
                    *out |= u8::from(a == 0xEF);
                }
            }
            Leads::Every => {
                for (out, &a) in looked_at.iter_mut().zip(here) {
                    *out |= u8::from(a >= 0xC2);
                }
            }
            Leads::All => {
                for (out, &a) in looked_at.iter_mut().zip(here) {
                    *out |= u8::from((a >= 0xC2) & (a & 0xFE != 0xD8));
                }
            }
        }
        if self.ascii {
            for (out, &a) in looked_at.iter_mut().zip(here) {
                let control = (a < 0x20) & (a != b'\n');
                *out |= u8::from(control | (a == b'`') | (a == 0x7F));
            }
        }
        if self.lowercase {
            for (out, &a) in bytes.iter_mut().zip(here) {
                let upper = a.wrapping_sub(b'A') < 26;
                *out = if upper { a | 0x20 } else { *out };
            }
        }
        if self.marks {
            let third = part::<3>(window);
            let fourth = part::<4>(window);
            let seconds = third.iter().zip(fourth);
            let firsts = looked_at.iter_mut().zip(here).zip(next);
            for (((out, &a), &b), (&c, &d)) in firsts.zip(seconds) {
                // U+064B to 065F and U+0670, twice.
                let first = (a == 0xD9) & mark_trail(b);
                let second = (c == 0xD9) & mark_trail(d);
                *out |= u8::from(first & second);
            }
        }
        Found {
            bytes,
            deleted: gather(&deleted),
            looked_at: gather(&looked_at),
        }
    }
}

#[inline]
fn mark_trail(b: u8) -> bool {
    (b.wrapping_sub(0x8B) <= 0x14) | (b == 0xB0)
}

#[inline]
fn is(pair: &Pair, lead: u8, trail: u8) -> bool {
    (lead == pair.lead) & (trail.wrapping_sub(pair.trail) <= pair.span)
}

/// A stretch of two-byte characters; one over two leads is none, and the
/// table has none. No replacement is written as NUL.
const fn pair(first: char, last: char, to: char) -> Pair {
    let [lead, trail] = encode(first);
    let [_, last] = encode(last);
    Pair { lead, trail, span: last.wrapping_sub(trail), to: encode(to) }
}

/// The two bytes of a character below U+0800.
const fn encode(c: char) -> [u8; 2] {
    let code = c as u32;
    [0xC0 | (code >> 6 & 0x1F) as u8, 0x80 | (code & 0x3F) as u8]
}

/// The block that begins with so many bytes of the window.
#[inline]
fn part<const AT: usize>(window: &Window) -> &[u8; BLOCK] {
    const NONE: &[u8; BLOCK] = &[0; BLOCK];
    window.get(AT..).and_then(<[u8]>::first_chunk).unwrap_or(NONE)
}

/// The window of a block; `room` holds it where the text has no bytes before
/// or after.
#[inline]
pub(crate) fn window<'w>(
    text: &'w [u8],
    base: usize,
    room: &'w mut Window,
) -> &'w Window {
    if let Some(start) = base.checked_sub(1)
        && let Some(window) = text.get(start..).and_then(<[u8]>::first_chunk)
    {
        return window;
    }
    *room = [0; BLOCK + 8];
    let mut slots = room.iter_mut();
    match base.checked_sub(1) {
        None => drop(slots.next()),
        Some(start) => {
            for (slot, &byte) in slots
                .by_ref()
                .take(1)
                .zip(text.get(start..).unwrap_or_default())
            {
                *slot = byte;
            }
        }
    }
    for (slot, &byte) in slots.zip(text.get(base..).unwrap_or_default()) {
        *slot = byte;
    }
    room
}
