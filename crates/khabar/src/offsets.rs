//! Units of offsets, and the way from one to another.

/// What an offset counts.
///
/// Ranges in this crate are bytes; [`report`](crate::report) can give them
/// in the unit of the language that reads them.
///
/// ```
/// use khabar::Offsets;
///
/// let text = "خبر 📰 عاجل";
/// let word = text.find("عاجل").unwrap();
/// assert_eq!(Offsets::Bytes.count(text, &[word]), [12]);
/// assert_eq!(Offsets::Chars.count(text, &[word]), [6]);
/// assert_eq!(Offsets::Utf16.count(text, &[word]), [7]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Offsets {
    /// UTF-8 bytes: Rust, Go, C.
    #[default]
    Bytes,
    /// Characters, that is Unicode scalar values: Python.
    Chars,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
}

impl Offsets {
    /// Converts byte offsets into this unit, in one walk over the text.
    ///
    /// The offsets must be in ascending order. One inside a character counts
    /// as the start of it, one past the end as the end.
    #[must_use]
    pub fn count(self, text: &str, bytes: &[usize]) -> Vec<usize> {
        let width = match self {
            Self::Bytes => {
                return bytes.iter().map(|&b| b.min(text.len())).collect();
            }
            Self::Chars => |_: char| 1,
            Self::Utf16 => char::len_utf16,
        };
        let mut chars = text.char_indices().peekable();
        let mut count = 0;
        let mut walk = |byte: usize| {
            while let Some((_, c)) =
                chars.next_if(|&(at, c)| at + c.len_utf8() <= byte)
            {
                count += width(c);
            }
            count
        };
        bytes.iter().map(|&byte| walk(byte)).collect()
    }
}

/// Something with offsets into one text.
pub(crate) trait Place {
    /// Calls a function for every offset, always in the same order.
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize));

    /// Converts all offsets from bytes.
    fn convert(&mut self, text: &str, unit: Offsets) {
        if unit == Offsets::Bytes {
            return;
        }
        let mut bytes = Vec::new();
        self.visit(&mut |at| bytes.push(*at));
        bytes.sort_unstable();
        bytes.dedup();
        let counts = unit.count(text, &bytes);
        self.visit(&mut |at| {
            if let Ok(i) = bytes.binary_search(at)
                && let Some(&count) = counts.get(i)
            {
                *at = count;
            }
        });
    }
}

impl<T: Place> Place for Vec<T> {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        for item in self {
            item.visit(each);
        }
    }
}

impl<T: Place> Place for Option<T> {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        if let Some(item) = self {
            item.visit(each);
        }
    }
}
