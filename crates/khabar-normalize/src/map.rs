//! The map between a folded text and its source.

use alloc::{borrow::Cow, vec::Vec};
use core::ops::Range;

use crate::{
    bits::Bits,
    fold::{Class, lookup},
};

/// A stretch whose output is not told by the bits: it grew, or its
/// characters were composed or changed places. Its bits are clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) source: Range<usize>,
    pub(crate) output: Range<usize>,
}

/// A deletion so long that its end is not looked for at every question.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Deletion {
    range: Range<usize>,
    marks_end: usize,
}

/// From how many words of deleted bytes on a deletion is long.
const LONG: usize = 64;

/// How many source bytes share one number of edits; such numbers take a
/// sixteenth of a bit a byte.
const STRIDE: usize = 1024;

/// How the bytes of a source became those of a folded text: a set bit for
/// each source byte that has a byte of output, and a list of exceptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map {
    pub(crate) bits: Bits,
    /// In order; each begins with a source byte of its own.
    pub(crate) edits: Vec<Edit>,
    /// How many edits begin before each stride of the source; empty where
    /// there are none.
    before: Vec<usize>,
    long: Vec<Deletion>,
}

impl Map {
    pub(crate) fn new(bits: Bits) -> Self {
        Self { bits, ..Self::default() }
    }

    /// Makes what the questions need, once bits and edits stand.
    pub(crate) fn finish(&mut self, source: &str) {
        self.bits.count();
        self.count_edits(source.len());
        self.long.clear();
        let words = source.len().div_ceil(64);
        let mut word = 0;
        while word < words {
            if self.bits.word(word) != 0 {
                word += 1;
                continue;
            }
            let first = word;
            while word < words && self.bits.word(word) == 0 {
                word += 1;
            }
            if word - first >= LONG {
                self.note_long(source, first * 64, word * 64);
            }
        }
    }

    /// Notes the long deletion around a range of clear bits.
    fn note_long(&mut self, source: &str, inside: usize, until: usize) {
        if self.edit_at(inside).is_some() {
            return;
        }
        let kept = self.bits.rank(inside);
        let start = match kept.checked_sub(1) {
            None => 0,
            Some(last) => ceil(source, self.bits.select(last) + 1),
        };
        let end = self.bits.select(kept).clamp(until, until + 64);
        let end = ceil(source, end.min(source.len()));
        let marks_end = marks_end(source, start, end);
        self.long.push(Deletion { range: start..end, marks_end });
    }

    fn count_edits(&mut self, source: usize) {
        self.before.clear();
        if self.edits.is_empty() {
            return;
        }
        self.before.reserve_exact(source / STRIDE + 1);
        for (i, edit) in self.edits.iter().enumerate() {
            // Strides that begin up to here have so many before them.
            let strides = edit.source.start / STRIDE + 1;
            if self.before.len() < strides {
                self.before.resize(strides, i);
            }
        }
        self.before.resize(source / STRIDE + 1, self.edits.len());
    }

    /// How many edits begin before a place in the source.
    ///
    /// Each begins with a byte of its own, so that those of a stride are no
    /// more than its bytes, and the search among them takes ten steps at
    /// most, whatever the text.
    fn edits_before(&self, at: usize) -> usize {
        let stride = at / STRIDE;
        let first = self.before.get(stride).copied().unwrap_or_default();
        let last = self.before.get(stride + 1).copied();
        let last = last.unwrap_or(self.edits.len());
        let here = self.edits.get(first..last).unwrap_or_default();
        first + here.partition_point(|e| e.source.start < at)
    }

    /// The last edit that begins before a place in the source.
    fn edit_before(&self, at: usize) -> Option<&Edit> {
        self.edits.get(self.edits_before(at).checked_sub(1)?)
    }

    /// The edit that a byte of the source lies in.
    fn edit_at(&self, at: usize) -> Option<&Edit> {
        self.edit_before(at + 1).filter(|e| at < e.source.end)
    }

    /// Where the output of a source byte begins, and for one inside an edit
    /// where that of the edit ends.
    fn output_at(&self, at: usize) -> (usize, usize) {
        let Some(edit) = self.edit_before(at) else {
            let at = self.bits.rank(at);
            return (at, at);
        };
        if at < edit.source.end {
            return (edit.output.start, edit.output.end);
        }
        let since = self.bits.rank(at) - self.bits.rank(edit.source.end);
        let at = edit.output.end + since;
        (at, at)
    }

    fn output(&self, range: &Range<usize>) -> Range<usize> {
        let (start, _) = self.output_at(range.start);
        if range.is_empty() {
            return start..start;
        }
        let (_, end) = self.output_at(range.end);
        start..end.max(start)
    }

    /// The source byte of an output byte, or the edit that it lies in.
    fn source_at(&self, at: usize) -> Result<usize, &Edit> {
        let i = self.edits.partition_point(|e| e.output.start <= at);
        let Some(edit) = i.checked_sub(1).and_then(|i| self.edits.get(i))
        else {
            return Ok(self.bits.select(at));
        };
        if at < edit.output.end {
            return Err(edit);
        }
        let rank = self.bits.rank(edit.source.end) + (at - edit.output.end);
        Ok(self.bits.select(rank))
    }

    fn source(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        let start = match self.source_at(range.start) {
            Ok(at) => floor(text, at.min(text.len())),
            Err(edit) => edit.source.start,
        };
        if range.is_empty() {
            return start..start;
        }
        let end = match self.source_at(range.end - 1) {
            Ok(at) => ceil(text, (at + 1).min(text.len())),
            Err(edit) => edit.source.end,
        };
        let end = end.max(start);
        start..self.with_marks(text, end)
    }

    /// The end of a range with the deleted marks that follow it.
    fn with_marks(&self, text: &str, end: usize) -> usize {
        if let Ok(i) = self.long.binary_search_by_key(&end, |d| d.range.start)
            && let Some(long) = self.long.get(i)
        {
            return long.marks_end;
        }
        let mut marks = end;
        let rest = text.get(end..).unwrap_or_default();
        for (at, c) in rest.char_indices() {
            if self.bits.ones_in(end + at, end + at + c.len_utf8()) > 0
                || self.edit_at(end + at).is_some()
            {
                break;
            }
            if is_mark(c) {
                marks = end + at + c.len_utf8();
            }
        }
        marks
    }

    /// Deletes ranges of output, in order; each holds whole characters.
    pub(crate) fn delete_output(&mut self, deleted: &[Range<usize>]) {
        let places: Vec<usize> = deleted
            .iter()
            .flat_map(Clone::clone)
            .filter_map(|at| self.source_at(at).ok())
            .collect();
        // Ranges that end before a place, how much they delete, and how
        // much of the output before the place is left.
        let (mut next, mut gone) = (0, 0);
        let mut left_of = |at: usize| {
            while let Some(range) = deleted.get(next)
                && range.end <= at
            {
                gone += range.len();
                next += 1;
            }
            let open = deleted.get(next).map_or(at, |r| r.start.min(at));
            open - gone
        };
        for edit in &mut self.edits {
            let start = left_of(edit.output.start);
            edit.output = start..left_of(edit.output.end);
        }
        for at in places {
            self.bits.fill(at, at + 1, false);
        }
    }
}

/// A folded text that knows its source.
///
/// Both ways of the map take and give half-open ranges of bytes. A range
/// that lies outside the text is cut to it; one whose ends fall inside a
/// character is widened to the characters it touches.
///
/// The map takes one bit a source byte and an eighth for counting them;
/// stretches that grew (`ﷲ` is four letters) or whose marks changed places
/// are listed besides, with a sixteenth of a bit a byte to find them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'t> {
    source: &'t str,
    text: Cow<'t, str>,
    /// Empty when nothing changed.
    map: Map,
}

impl<'t> Normalized<'t> {
    pub(crate) fn new(source: &'t str, text: Cow<'t, str>, map: Map) -> Self {
        Self { source, text, map }
    }

    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text as it was given.
    #[must_use]
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The folded text alone; borrowed when nothing changed.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    fn is_borrowed(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The range of source bytes that a range of the folded text came from.
    ///
    /// Deleted marks go with the letter before them; deleted tatweel and
    /// controls are never at an end of the answer. A part of an expansion
    /// (`ﷲ` is four letters) gives the whole character. Logarithmic in the
    /// length of the text.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// let n = Normalizer::SEARCH.normalize_mapped("قـالَ \u{200F}بوتين");
    /// assert_eq!(n.as_str(), "قال بوتين");
    /// assert_eq!(&n.source()[n.to_source(0..6)], "قـالَ");
    /// assert_eq!(&n.source()[n.to_source(7..17)], "بوتين");
    /// ```
    #[must_use]
    pub fn to_source(&self, range: Range<usize>) -> Range<usize> {
        let range = widen(&self.text, range);
        if self.is_borrowed() {
            return range;
        }
        self.map.source(self.source, &range)
    }

    /// The range of the folded text that a range of source bytes became;
    /// empty when all of it was deleted. Constant in time: two counts of
    /// bits, and where stretches are listed besides, a search among those
    /// of one kilobyte of the source.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// let source = "في ﻻهاي";
    /// let n = Normalizer::SEARCH.normalize_mapped(source);
    /// let range = n.to_normalized(5..source.len());
    /// assert_eq!(&n.as_str()[range], "لاهاي");
    /// ```
    #[must_use]
    pub fn to_normalized(&self, range: Range<usize>) -> Range<usize> {
        let range = widen(self.source, range);
        if self.is_borrowed() {
            return range;
        }
        self.map.output(&range)
    }

    /// The changed stretches in order: source bytes, and the bytes of the
    /// folded text they became (empty for a deletion). Walks the text.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// let n = Normalizer::SEARCH.normalize_mapped("بـدأ");
    /// let changes: Vec<_> = n.changes().collect();
    /// assert_eq!(changes, [(2..4, 2..2), (6..8, 4..6)]);
    /// ```
    #[must_use]
    pub fn changes(&self) -> Changes<'_> {
        let end = if self.is_borrowed() { self.source.len() } else { 0 };
        Changes { of: self, source: end, output: 0, edit: 0 }
    }
}

/// Iterator over the changed stretches of a text; see
/// [`Normalized::changes`].
#[derive(Clone, Debug)]
pub struct Changes<'n> {
    of: &'n Normalized<'n>,
    source: usize,
    output: usize,
    edit: usize,
}

impl Changes<'_> {
    /// The next unit, changed or not: its source, its output, and whether it
    /// changed.
    fn unit(&mut self) -> Option<(Range<usize>, Range<usize>, bool)> {
        let map = &self.of.map;
        let (source, output) = (self.source, self.output);
        if let Some(edit) = map.edits.get(self.edit)
            && edit.source.start == source
        {
            self.edit += 1;
            (self.source, self.output) = (edit.source.end, edit.output.end);
            return Some((edit.source.clone(), edit.output.clone(), true));
        }
        let c = self.of.source.get(source..)?.chars().next()?;
        self.source += c.len_utf8();
        self.output += map.bits.ones_in(source, self.source);
        let (from, to) = (source..self.source, output..self.output);
        let same = self.of.source.as_bytes().get(from.clone())
            == self.of.text.as_bytes().get(to.clone());
        Some((from, to, !same))
    }
}

impl Iterator for Changes<'_> {
    type Item = (Range<usize>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (mut from, to) = loop {
            let (from, to, changed) = self.unit()?;
            if changed {
                break (from, to);
            }
        };
        if to.is_empty() {
            // Deletions side by side are one.
            loop {
                let before = self.clone();
                match self.unit() {
                    Some((next, output, true)) if output.is_empty() => {
                        from.end = next.end;
                    }
                    _ => {
                        *self = before;
                        break;
                    }
                }
            }
        }
        Some((from, to))
    }
}

impl core::iter::FusedIterator for Changes<'_> {}

/// The end of the last mark in a deletion; its start when there is none.
fn marks_end(text: &str, start: usize, end: usize) -> usize {
    let deleted = text.get(start..end).unwrap_or_default();
    let last = deleted.char_indices().rev().find(|&(_, c)| is_mark(c));
    last.map_or(start, |(at, c)| start + at + c.len_utf8())
}

/// Whether a deleted character belongs to the letter before it.
fn is_mark(c: char) -> bool {
    let entry = lookup(c);
    entry.class != Class::ZeroWidth && entry.part == crate::fold::Part::Mark
}

/// Cuts a range to the text and moves its ends out to characters.
fn widen(text: &str, range: Range<usize>) -> Range<usize> {
    let start = range.start.min(text.len());
    let end = range.end.clamp(start, text.len());
    floor(text, start)..ceil(text, end)
}

/// The character boundary at or before a place in the text.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The character boundary at or after a place in the text.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::Normalizer;

    #[test]
    fn edits_are_found_by_strides() {
        // None, some and many in a stride; on and over its ends.
        let piece = "ﷲ ".repeat(300);
        let rest = "خبر ".repeat(1000);
        let text = alloc::format!("{rest}{piece}ب{piece}{rest}ﷲ{rest}ﷲ");
        let n = Normalizer::SEARCH.normalize_mapped(&text);
        assert_eq!(n.map.edits.len(), 602);
        for at in 0..=text.len() {
            let before = n.map.edits.iter().filter(|e| e.source.start < at);
            assert_eq!(n.map.edits_before(at), before.count());
        }
        // The map of few edits is hardly larger than that of none.
        let index = size_of_val(n.map.before.as_slice());
        assert!((n.map.bits.size() + index) * 8 * 4 <= text.len() * 5);
    }

    #[test]
    fn a_map_of_deletions_takes_a_bit_and_a_quarter_a_byte() {
        let text = "أ\u{64F}علن\u{64E}ت في الق\u{640}اهرة. ".repeat(100);
        let n = Normalizer::LUCENE.normalize_mapped(&text);
        assert!(n.map.edits.is_empty() && n.map.long.is_empty());
        assert!(n.map.bits.size() * 8 * 4 <= text.len() * 5);
        // Not even when nothing but one long deletion is there.
        let flood = alloc::format!("م{}ن", "\u{64E}".repeat(100_000));
        let n = Normalizer::LUCENE.normalize_mapped(&flood);
        assert_eq!(n.as_str(), "من");
        assert_eq!(n.map.long.len(), 1);
        assert_eq!(n.to_source(0..2), 0..flood.len() - 2);
        assert_eq!(n.to_source(2..4), flood.len() - 2..flood.len());
    }
}
