//! Offsets in bytes, characters and UTF-16 code units.

use alloc::vec::Vec;

/// Bytes between two counts.
const STEP: usize = 256;

/// A text with counts of its characters and UTF-16 code units every 256
/// bytes, so that an offset is converted without a walk from the start.
///
/// Offsets inside a character count as its start, those past the end as the
/// end.
///
/// ```
/// use khabar_normalize::OffsetIndex;
///
/// let text = "خبر 📰 عاجل";
/// let index = OffsetIndex::new(text);
/// let byte = text.find("عاجل").unwrap();
/// assert_eq!((byte, index.to_chars(byte), index.to_utf16(byte)), (12, 6, 7));
/// assert_eq!(index.from_utf16(7), byte);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetIndex<'t> {
    text: &'t str,
    /// Characters and code units that begin before each step.
    counts: Vec<(usize, usize)>,
}

impl<'t> OffsetIndex<'t> {
    /// Counts a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut sum = (0, 0);
        let steps = text.as_bytes().chunks(STEP).map(|step| {
            let before = sum;
            let (chars, units) = count(step);
            sum = (sum.0 + chars, sum.1 + units);
            before
        });
        Self { text, counts: steps.collect() }
    }

    /// The characters before a byte. In constant time.
    #[must_use]
    pub fn to_chars(&self, byte: usize) -> usize {
        self.counts_at(byte).0
    }

    /// The UTF-16 code units before a byte. In constant time.
    #[must_use]
    pub fn to_utf16(&self, byte: usize) -> usize {
        self.counts_at(byte).1
    }

    /// The byte at which the character begins that so many others stand
    /// before. In logarithmic time.
    #[must_use]
    pub fn from_chars(&self, chars: usize) -> usize {
        self.byte(chars, |counts| counts.0, |_| 1)
    }

    /// The byte at which the character begins that a UTF-16 offset lies in.
    /// In logarithmic time.
    #[must_use]
    pub fn from_utf16(&self, units: usize) -> usize {
        self.byte(units, |counts| counts.1, char::len_utf16)
    }

    fn counts_at(&self, byte: usize) -> (usize, usize) {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let step = (byte / STEP).min(self.counts.len().saturating_sub(1));
        let before = self.counts.get(step).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(step * STEP..byte);
        let (chars, units) = count(rest.unwrap_or_default());
        (before.0 + chars, before.1 + units)
    }

    fn byte(
        &self,
        wanted: usize,
        of: impl Fn(&(usize, usize)) -> usize,
        width: impl Fn(char) -> usize,
    ) -> usize {
        let step = self.counts.partition_point(|c| of(c) <= wanted);
        let step = step.saturating_sub(1);
        let mut sum = self.counts.get(step).map_or(0, &of);
        let mut at = step * STEP;
        // The step may begin inside a character, which was counted before.
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        for c in self.text.get(at..).unwrap_or_default().chars() {
            sum += width(c);
            if sum > wanted {
                break;
            }
            at += c.len_utf8();
        }
        at
    }
}

/// The characters that begin in a stretch of bytes, and their code units.
fn count(bytes: &[u8]) -> (usize, usize) {
    let trail = |b: u8| b & 0xC0 == 0x80;
    let chars = bytes.iter().filter(|&&b| !trail(b)).count();
    let pairs = bytes.iter().filter(|&&b| b >= 0xF0).count();
    (chars, chars + pairs)
}
