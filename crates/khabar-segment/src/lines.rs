//! The lines of a text.

use core::ops::Range;

use khabar_normalize::fold_char;
use memchr::{memchr2, memmem};

/// A line: its bytes with and without the line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    pub(crate) range: Range<usize>,
}

impl Line<'_> {
    pub(crate) fn is_blank(&self) -> bool {
        is_blank(self.text)
    }
}

/// Whether nothing of a line can be seen.
pub(crate) fn is_blank(line: &str) -> bool {
    !line.chars().any(|c| match c {
        ' ' => false,
        '!'..='~' | 'ء'..='ي' => true,
        _ => !c.is_whitespace() && !c.is_control() && fold_char(c).is_some(),
    })
}

/// Line ends that few texts have.
const RARE: [&str; 3] = ["\u{85}", "\u{2028}", "\u{2029}"];

/// Iterator over the lines of a text; joined together they are the text. A
/// line ends with LF, CR LF, CR, NEL, or Unicode's line or paragraph
/// separator.
#[derive(Clone, Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// Where the next LF or CR is, and the next of each rare line end, so that
    /// none is searched for twice over the same text.
    common: usize,
    rare: [usize; 3],
}

pub(crate) fn lines(text: &str) -> Lines<'_> {
    let rare = RARE.map(|end| next(text, 0, end));
    Lines { text, at: 0, common: next_common(text, 0), rare }
}

fn next_common(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    memchr2(b'\n', b'\r', rest).map_or(usize::MAX, |at| from + at)
}

fn next(text: &str, from: usize, end: &str) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    memmem::find(rest, end.as_bytes()).map_or(usize::MAX, |at| from + at)
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (mut content, mut end) = (rest.len(), rest.len());
        if self.common < self.at {
            self.common = next_common(self.text, self.at);
        }
        if self.common - self.at < content {
            content = self.common - self.at;
            let pair = rest.as_bytes().get(content..content + 2);
            end = content + if pair == Some(b"\r\n") { 2 } else { 1 };
        }
        for (place, mark) in self.rare.iter_mut().zip(RARE) {
            if *place < self.at {
                *place = next(self.text, self.at, mark);
            }
            if *place - self.at < content {
                content = *place - self.at;
                end = content + mark.len();
            }
        }
        let range = self.at..self.at + end;
        self.at = range.end;
        Some(Line { text: rest.get(..content)?, range })
    }
}

/// The bytes of a line without its line end.
pub(crate) fn content(text: &str, line: Range<usize>) -> Range<usize> {
    let all = text.get(line.clone()).unwrap_or_default();
    let bare = all
        .strip_suffix("\r\n")
        .or_else(|| all.strip_suffix(is_line_end))
        .unwrap_or(all);
    line.start..line.start + bare.len()
}

pub(crate) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slowly(text: &str) -> alloc::vec::Vec<&str> {
        let mut all = alloc::vec::Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let at = rest.find(is_line_end).unwrap_or(rest.len());
            let tail = rest.get(at..).unwrap_or_default();
            let end = match tail.chars().next() {
                Some('\r') if tail.starts_with("\r\n") => 2,
                Some(c) => c.len_utf8(),
                None => 0,
            };
            all.push(rest.get(..at + end).unwrap_or_default());
            rest = rest.get(at + end..).unwrap_or_default();
        }
        all
    }

    proptest! {
        #[test]
        fn lines_end_where_they_end_one_by_one(
            pieces in proptest::collection::vec(
                prop::sample::select(&[
                    "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}",
                    "خبر", "a", "«", "…",
                ][..]),
                0..40,
            ),
        ) {
            let text: alloc::string::String = pieces.concat();
            let quick: alloc::vec::Vec<_> = lines(&text)
                .map(|l| text.get(l.range).unwrap_or_default())
                .collect();
            prop_assert_eq!(quick, slowly(&text));
        }
    }
}
