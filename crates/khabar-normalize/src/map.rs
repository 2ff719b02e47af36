//! The map between a folded text and its source.

use alloc::{borrow::Cow, vec::Vec};
use core::ops::Range;

/// A changed stretch: source bytes and the output bytes they became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    source: Range<usize>,
    output: Range<usize>,
    /// End of the last deleted mark, for a deletion that starts with the
    /// letter before it; the start of the source when there is none.
    marks_end: usize,
}

impl Edit {
    pub(crate) fn new(
        source: Range<usize>,
        output: Range<usize>,
        mark: bool,
    ) -> Self {
        let marks_end = if mark { source.end } else { source.start };
        Self { source, output, marks_end }
    }

    fn deletes(&self) -> bool {
        self.output.is_empty()
    }

    /// Whether a following edit continues this deletion.
    pub(crate) fn joins(&self, next: &Self) -> bool {
        self.deletes()
            && next.deletes()
            && self.source.end == next.source.start
    }

    pub(crate) fn join(&mut self, next: &Self) {
        if next.marks_end > next.source.start {
            self.marks_end = next.marks_end;
        }
        self.source.end = next.source.end;
    }
}

/// A folded text that knows its source.
///
/// Both ways of the map take and give half-open ranges of bytes. A range
/// that lies outside the text is cut to it; one whose ends fall inside a
/// character is widened to the characters it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'t> {
    source: &'t str,
    text: Cow<'t, str>,
    edits: Vec<Edit>,
}

impl<'t> Normalized<'t> {
    pub(crate) fn new(
        source: &'t str,
        text: Cow<'t, str>,
        edits: Vec<Edit>,
    ) -> Self {
        Self { source, text, edits }
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

    /// The range of source bytes that a range of the folded text came from.
    ///
    /// Deleted marks go with the letter before them; tatweel and controls
    /// are never at an end of the answer. A part of an expansion (`ﷲ` is
    /// four letters) gives the whole character. Logarithmic in the number of
    /// changes.
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
        let start = self.start_in_source(range.start);
        if range.is_empty() {
            return start..start;
        }
        let at = self.edits.partition_point(|e| e.output.start < range.end);
        let mut end = match at.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => range.end,
            Some(e) if e.output.end >= range.end => e.source.end,
            Some(e) => e.source.end + (range.end - e.output.end),
        };
        if let Some(e) = self.edits.get(at)
            && e.deletes()
            && e.source.start == end
        {
            end = e.marks_end;
        }
        start..end.max(start)
    }

    fn start_in_source(&self, at: usize) -> usize {
        let i = self.edits.partition_point(|e| e.output.end <= at);
        if let Some(e) = self.edits.get(i)
            && e.output.start <= at
        {
            return e.source.start;
        }
        match i.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => at,
            Some(e) => e.source.end + (at - e.output.end),
        }
    }

    /// The range of the folded text that a range of source bytes became;
    /// empty when all of it was deleted.
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
        let i = self.edits.partition_point(|e| e.source.end <= range.start);
        let start = match self.edits.get(i) {
            Some(e) if e.source.start <= range.start => e.output.start,
            _ => match i.checked_sub(1).and_then(|i| self.edits.get(i)) {
                None => range.start,
                Some(e) => e.output.end + (range.start - e.source.end),
            },
        };
        if range.is_empty() {
            return start..start;
        }
        let at = self.edits.partition_point(|e| e.source.start < range.end);
        let end = match at.checked_sub(1).and_then(|i| self.edits.get(i)) {
            None => range.end,
            Some(e) if e.source.end >= range.end => e.output.end,
            Some(e) => e.output.end + (range.end - e.source.end),
        };
        start..end.max(start)
    }

    /// The changed stretches in order: source bytes, and the bytes of the
    /// folded text they became (empty for a deletion).
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// let n = Normalizer::SEARCH.normalize_mapped("بـدأ");
    /// let changes: Vec<_> = n.changes().collect();
    /// assert_eq!(changes, [(2..4, 2..2), (6..8, 4..6)]);
    /// ```
    pub fn changes(
        &self,
    ) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
        self.edits.iter().map(|e| (e.source.clone(), e.output.clone()))
    }
}

/// Cuts a range to the text and moves its ends out to characters.
fn widen(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
