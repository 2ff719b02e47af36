//! The lines of a text.

use core::ops::Range;

/// A line: its bytes with and without the line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    pub(crate) range: Range<usize>,
}

impl Line<'_> {
    /// The bytes without the line end.
    pub(crate) fn content(&self) -> Range<usize> {
        self.range.start..self.range.start + self.text.len()
    }

    pub(crate) fn is_blank(&self) -> bool {
        !self.text.chars().any(|c| {
            !c.is_whitespace()
                && !c.is_control()
                && khabar_normalize::fold_char(c).is_some()
        })
    }
}

/// Walks over the lines of a text; joined together they are the text. A line
/// ends with LF, CR LF, CR, NEL, or Unicode's line or paragraph separator.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let found = rest.char_indices().find(|&(_, c)| is_line_end(c));
        let (content, end) = match found {
            None => (rest.len(), rest.len()),
            Some((i, '\r')) if rest.get(i..)?.starts_with("\r\n") => {
                (i, i + 2)
            }
            Some((i, c)) => (i, i + c.len_utf8()),
        };
        let line = Line { text: rest.get(..content)?, range: at..at + end };
        at += end;
        Some(line)
    })
}

pub(crate) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
