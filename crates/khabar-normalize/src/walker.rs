//! The walk over a text: vector blocks, and a closer look where they ask
//! for one.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::Range;

use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use crate::{
    acts::Act,
    bits::Bits,
    blocks::{Found, Plan, window},
    context::{Isolates, Run, Word},
    fold::{Class, Entry, lookup},
    gather::BLOCK,
    map::{Edit, Map, Normalized},
    normalizer::{Controls, Lookalikes, Normalizer},
    repeats,
    sink::Sink,
};

impl Normalizer {
    /// Gives the folded text; borrowed when nothing changes.
    ///
    /// Linear in the text, whatever it holds. Never panics.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// assert_eq!(Normalizer::SEARCH.normalize("أميركا"), "اميركا");
    /// assert_eq!(Normalizer::SEARCH.normalize("ﻻ ٢٠٢٤"), "لا 2024");
    /// ```
    #[must_use]
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.walk(text) {
            None => Cow::Borrowed(text),
            Some((mut folded, _)) => {
                if self.elongation || self.tanween_alef {
                    repeats::shorten(self, &mut folded);
                }
                Cow::Owned(folded)
            }
        }
    }

    /// Gives the folded text with the map back to its source.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// let mapped = Normalizer::SEARCH.normalize_mapped("مُحَمَّد الأول");
    /// assert_eq!(mapped.as_str(), "محمد الاول");
    /// assert_eq!(&mapped.source()[mapped.to_source(0..8)], "مُحَمَّد");
    /// ```
    #[must_use]
    pub fn normalize_mapped<'t>(&self, text: &'t str) -> Normalized<'t> {
        let Some((mut folded, mut map)) = self.walk(text) else {
            return Normalized::new(text, Cow::Borrowed(text), Map::default());
        };
        map.finish(text);
        if self.elongation || self.tanween_alef {
            let deleted = repeats::shorten(self, &mut folded);
            if !deleted.is_empty() {
                map.delete_output(&deleted);
                map.finish(text);
            }
        }
        Normalized::new(text, Cow::Owned(folded), map)
    }

    /// The folded text but for what looks at the output, and its map;
    /// nothing when nothing changes.
    fn walk(&self, text: &str) -> Option<(String, Map)> {
        let walker = Walker::new(self, text);
        let walked = walker.run();
        // What looks at the output may find something in a text that is
        // folded already.
        if walked.is_none()
            && (self.elongation || self.tanween_alef)
            && repeats::finds(self, text)
        {
            let bits = Bits::ones(text.len());
            return Some((text.into(), Map::new(bits)));
        }
        walked
    }
}

/// What a character that was asked about needs.
#[derive(Clone, Copy, Debug)]
enum Need {
    Nothing,
    /// It changes by itself.
    Change(Act),
    /// It is taken apart or put together with its neighbours.
    Cluster,
    /// A run of controls.
    Controls,
    /// A run of tatweel that may be a dash.
    Tatweel,
}

/// The state of the walk.
#[derive(Debug)]
pub(crate) struct Walker<'t> {
    pub(crate) n: &'t Normalizer,
    pub(crate) text: &'t str,
    map: Map,
    sink: Sink,
    /// Whether anything has changed, so that the sink is in use.
    changed: bool,
    /// The source up to here is written.
    done: usize,
    /// What was written before here is not taken back.
    barrier: usize,
    pub(crate) word: Word,
    pub(crate) isolates: Isolates,
    pub(crate) last_run: Run,
    /// The characters of a cluster, kept for its memory.
    pub(crate) cluster: Vec<char>,
    /// The output of a unit, kept for its memory.
    pub(crate) unit: String,
}

impl<'t> Walker<'t> {
    fn new(n: &'t Normalizer, text: &'t str) -> Self {
        Self {
            n,
            text,
            map: Map::new(Bits::ones(text.len())),
            sink: Sink::new(),
            changed: false,
            done: 0,
            barrier: 0,
            word: Word::default(),
            isolates: Isolates::default(),
            last_run: Run::default(),
            cluster: Vec::new(),
            unit: String::new(),
        }
    }

    fn run(mut self) -> Option<(String, Map)> {
        let plan = Plan::of(self.n);
        let bytes = self.text.as_bytes();
        let mut room = [0; BLOCK + 8];
        // The second byte of a character deleted at the end of a block.
        let mut carry = 0;
        let mut base = 0;
        while base < bytes.len() {
            if self.done >= base + BLOCK {
                // A unit reached over this block.
                carry = 0;
                base += BLOCK;
                continue;
            }
            let window = window(bytes, base, &mut room);
            let found = plan.find(window);
            let live = u64::MAX << self.done.saturating_sub(base);
            let leads = found.deleted & live;
            if self.done > base {
                carry = 0;
            }
            let gone = leads | leads << 1 | carry;
            carry = leads >> 63;
            if gone != 0 {
                self.map.bits.clear_in_word(base / BLOCK, gone);
            }
            let mut looked_at = found.looked_at & live;
            while looked_at != 0 {
                let at = base + looked_at.trailing_zeros() as usize;
                looked_at &= looked_at - 1;
                if at < self.done {
                    continue;
                }
                let Some(c) = char_at(self.text, at) else { continue };
                match self.need(at, c) {
                    Need::Nothing => {}
                    need => {
                        self.write_block(&found, gone, base, at);
                        self.meet(need, at, c);
                    }
                }
            }
            let end = (base + BLOCK).min(bytes.len());
            if self.done < end {
                self.write_block(&found, gone, base, end);
            }
            base += BLOCK;
        }
        self.changed.then(|| (self.sink.finish(), self.map))
    }

    /// Writes what is kept of a block from where the walk is to `end`.
    #[inline]
    fn write_block(
        &mut self,
        found: &Found,
        gone: u64,
        base: usize,
        end: usize,
    ) {
        let from = self.done - base;
        let to = end - base;
        self.done = end;
        let mut keep = u64::MAX << from;
        if to < BLOCK {
            keep &= (1 << to) - 1;
        }
        if !self.changed {
            let source = self.text.as_bytes().get(base + from..end);
            let same = found.bytes.get(from..to) == source;
            if same && gone & keep == 0 {
                return;
            }
            self.begin(base + from);
        }
        keep &= !gone;
        if keep == u64::MAX {
            self.sink.block(&found.bytes);
        } else {
            self.sink.kept(&found.bytes, keep);
        }
    }

    /// Begins to write: all up to here is as in the source.
    fn begin(&mut self, at: usize) {
        self.changed = true;
        self.sink.reserve(self.text.len());
        let mut whole = at;
        while !self.text.is_char_boundary(whole) {
            whole -= 1;
        }
        self.sink.push_str(self.text.get(..whole).unwrap_or_default());
        let open = self.text.as_bytes().get(whole..at);
        self.sink.push(open.unwrap_or_default());
    }

    /// Whether a character needs anything after all.
    fn need(&mut self, at: usize, c: char) -> Need {
        let n = self.n;
        let entry = lookup(c);
        match entry.class {
            class if n.may_be_dash(class) => return Need::Tatweel,
            Class::Bidi | Class::ZeroWidth if n.controls != Controls::Keep => {
                return Need::Controls;
            }
            Class::LineEnd
                if n.blanks
                    && c == '\r'
                    && char_at(self.text, at + 1) == Some('\n') =>
            {
                return Need::Change(Act::Delete);
            }
            Class::Keep | Class::Tab | Class::Blank | Class::LineEnd
                if n.is_idle_code(c) =>
            {
                return Need::Change(Act::Delete);
            }
            _ => {}
        }
        if !n.passes(entry) {
            return if self.is_in_order(at, c) {
                Need::Nothing
            } else {
                Need::Cluster
            };
        }
        let lookalike = self.replaces_lookalike(at, entry);
        match n.act(entry, lookalike) {
            Act::Keep => Need::Nothing,
            act => Need::Change(act),
        }
    }

    /// Whether a look-alike letter is replaced at this place.
    pub(crate) fn replaces_lookalike(
        &mut self,
        at: usize,
        entry: &Entry,
    ) -> bool {
        matches!(entry.class, Class::Lookalike | Class::Persian)
            && (self.n.replaces(entry.class)
                || self.n.lookalikes == Lookalikes::ArabicWords
                    && self.is_in_arabic_word(at))
    }

    fn meet(&mut self, need: Need, at: usize, c: char) {
        self.unit.clear();
        let end = at + c.len_utf8();
        match need {
            Need::Nothing => {}
            Need::Change(act) => {
                self.change(act, c);
                self.write_unit(at..end);
            }
            Need::Cluster => self.write_cluster(at, c),
            Need::Controls => {
                let end = self.control_run(at);
                if self.unit.is_empty() && self.is_attached(end) {
                    self.write_cluster_over(at);
                } else {
                    self.write_unit(at..end);
                }
            }
            Need::Tatweel => {
                let end = self.tatweel_run(at);
                self.write_unit(at..end);
            }
        }
    }

    /// Adds what a character becomes to the unit.
    pub(crate) fn change(&mut self, act: Act, c: char) {
        match act {
            Act::Keep if self.n.lowercase => {
                self.unit.push(c.to_ascii_lowercase());
            }
            Act::Keep => self.unit.push(c),
            Act::Delete => {}
            Act::To(to) => self.unit.push(to),
            Act::Lower => self.unit.push(lower(c)),
            Act::Bare => {
                let n = self.n;
                let unit = &mut self.unit;
                let mut part = |d| match n.act(lookup(d), false) {
                    Act::Delete => {}
                    Act::To(to) => unit.push(to),
                    _ if n.lowercase => unit.push(lower(d)),
                    _ => unit.push(d),
                };
                if n.compatibility {
                    decompose_compatible(c, &mut part);
                } else {
                    decompose_canonical(c, &mut part);
                }
            }
        }
    }

    /// Goes back to a place that was written already.
    pub(crate) fn go_back(&mut self, to: usize) {
        if to < self.done {
            if self.changed {
                let len = self.map.bits.ones_in(to, self.done);
                self.sink.take_back(len);
            }
            self.map.bits.fill(to, self.done, true);
            self.done = to;
        }
    }

    /// What was written before here is not taken back.
    pub(crate) fn barrier(&self) -> usize {
        self.barrier
    }

    /// Writes the unit as what a range of the source became; the range
    /// begins where the walk is.
    pub(crate) fn write_unit(&mut self, range: Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        self.map.bits.fill(range.start, range.end, true);
        self.done = range.end;
        if source == self.unit {
            if self.changed {
                self.sink.push_str(source);
            }
            return;
        }
        if !self.changed {
            self.begin(range.start);
        }
        let (mut from, mut to) = (range.start, range.end);
        let mut written = self.sink.len();
        let mut len = self.unit.len();
        self.sink.push_str(&self.unit);
        if char_at(source, 0).is_some_and(|c| c.len_utf8() < source.len()) {
            // Of several characters only those that changed count.
            let same = |(a, b): &(char, char)| a == b;
            let width = |(a, _): (char, char)| a.len_utf8();
            let pairs = source.chars().zip(self.unit.chars());
            let head: usize = pairs.take_while(same).map(width).sum();
            let rest = source.get(head..).unwrap_or_default();
            let unit = self.unit.get(head..).unwrap_or_default();
            let pairs = rest.chars().rev().zip(unit.chars().rev());
            let tail: usize = pairs.take_while(same).map(width).sum();
            (from, to) = (from + head, to - tail);
            written += head;
            len -= head + tail;
        }
        let one = self
            .text
            .get(from..to)
            .is_some_and(|s| s.chars().nth(1).is_none());
        if len == 0 || one && len <= to - from {
            self.map.bits.fill(from + len, to, false);
            return;
        }
        self.map.bits.fill(from, to, false);
        debug_assert!(from < to, "what grew is made of something");
        let output = written..written + len;
        self.map.edits.push(Edit { source: from..to, output });
        self.barrier = range.end;
    }
}

/// The lower case of a character where it is one character.
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The character that begins at a place.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_do_borrows() {
        let text = "خبر عاجل من وكالة".repeat(20);
        assert!(matches!(
            Normalizer::new().normalize(&text),
            Cow::Borrowed(_)
        ));
        assert_eq!(Normalizer::new().normalize(&text), text);
    }
}
