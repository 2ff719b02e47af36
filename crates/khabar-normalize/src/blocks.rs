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
    fold::{Class, lookup},
    normalizer::{Controls, Form, Lookalikes, Marks, Normalizer},
    tables::STRETCHES,
};

/// Bytes in a block.
pub(crate) const BLOCK: usize = 64;

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
    fn add(&mut self, pair: Pair) -> bool {
        if let Some(last) = self.pairs.get_mut(self.len.wrapping_sub(1))
            && last.lead == pair.lead
            && last.to == pair.to
            && last.trail + last.span + 1 == pair.trail
        {
            last.span += pair.span + 1;
            return true;
        }
        match self.pairs.get_mut(self.len) {
            None => false,
            Some(slot) => {
                *slot = pair;
                self.len += 1;
                true
            }
        }
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

impl Plan {
    pub(crate) fn new(n: &Normalizer) -> Self {
        let form = n.form != Form::AsIs;
        let lookalikes = n.lookalikes == Lookalikes::ArabicWords;
        let all = form
            || n.presentation_forms
            || n.compatibility
            || n.word_ligatures
            || n.controls != Controls::Keep
            || n.blanks
            || n.marks != Marks::Keep
            || lookalikes
            || n.lookalikes == Lookalikes::All
            || n.alef == crate::Alef::All
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
            marks: form && n.marks == Marks::Keep && !n.tashkeel,
        };
        for &(first, last, class, _) in STRETCHES {
            plan.add(n, first, last, class);
        }
        if form {
            // What Unicode takes apart has a class, U+0677 apart.
            plan.look(pair('\u{0677}', '\u{0677}', '\0'));
        }
        plan
    }

    fn look(&mut self, pair: Pair) {
        // What lies between two stretches that are near is looked at too:
        // one comparison less for each block is worth more.
        if let Some(last) =
            self.looked_at.pairs.get_mut(self.looked_at.len.wrapping_sub(1))
            && last.lead == pair.lead
            && pair.trail >= last.trail
            && pair.trail <= last.trail + last.span + NEAR
        {
            let end = pair.trail + pair.span;
            last.span = last.span.max(end - last.trail);
            return;
        }
        if !self.looked_at.add(pair) {
            // Too many.
            self.leads = Leads::Every;
        }
    }

    fn add(&mut self, n: &Normalizer, first: char, last: char, class: Class) {
        let pair = pair(first, last, '\0');
        if self.leads == Leads::All && pair.lead > 0xD9 {
            return;
        }
        let entry = lookup(first);
        let act = n.act(entry, n.replaces(class));
        let mark = class.is_diacritic();
        // Tashkeel composes with nothing and keeps no other mark from
        // composing, so that it can always be deleted on the spot.
        let settled = n.passes(entry)
            || class == Class::Tashkeel
            || class == Class::SuperscriptAlef && act == Act::Delete
            || mark && n.marks_never_compose();
        let context = class == Class::Tatweel && n.tatweel_dashes
            || matches!(class, Class::Bidi | Class::ZeroWidth)
                && n.controls != Controls::Keep
            || matches!(class, Class::Lookalike | Class::Persian)
                && n.lookalikes == Lookalikes::ArabicWords;
        match act {
            _ if context => self.look(pair),
            Act::Delete | Act::To(_) if !is_common(class) => self.look(pair),
            Act::Keep if n.passes(entry) => {}
            // Marks in order need no look; see `marks`.
            Act::Keep if class == Class::Tashkeel => {}
            Act::Delete if settled => {
                if !self.deleted.add(pair) {
                    self.look(pair);
                }
            }
            Act::To(to) if settled && to.len_utf8() == 2 => {
                let pair = self::pair(first, last, to);
                if !self.replaced.add(pair) {
                    self.look(self::pair(first, last, '\0'));
                }
            }
            _ => self.look(pair),
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
        Found { bytes, deleted: bits(&deleted), looked_at: bits(&looked_at) }
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
fn pair(first: char, last: char, to: char) -> Pair {
    let [lead, trail] = encode(first);
    let [_, last] = encode(last);
    Pair { lead, trail, span: last.wrapping_sub(trail), to: encode(to) }
}

/// The two bytes of a character below U+0800.
fn encode(c: char) -> [u8; 2] {
    let code = u32::from(c);
    [0xC0 | (code >> 6 & 0x1F) as u8, 0x80 | (code & 0x3F) as u8]
}

/// The block that begins with so many bytes of the window.
#[inline]
fn part<const AT: usize>(window: &Window) -> &[u8; BLOCK] {
    const NONE: &[u8; BLOCK] = &[0; BLOCK];
    window.get(AT..).and_then(<[u8]>::first_chunk).unwrap_or(NONE)
}

/// Gathers bytes of 0 and 1 into bits, eight at a time: the product moves
/// the lowest bit of byte `i` to bit `56 + i`.
#[inline]
fn bits(bytes: &[u8; BLOCK]) -> u64 {
    let (chunks, _) = bytes.as_chunks::<8>();
    chunks.iter().rev().fold(0, |all, chunk| {
        let spread = u64::from_le_bytes(*chunk);
        all << 8 | spread.wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
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
