//! Sentences of running text.

mod datelines;
mod stops;
mod words;

use core::{iter::FusedIterator, ops::Range};

/// A sentence with the blanks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Sentence<'t> {
    /// Its bytes in the text, the blanks after it included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The sentence with the blanks after it.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text
    }
}

/// Iterator over the sentences of a text; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
}

/// Cuts a text into sentences, which joined together are the text.
///
/// A sentence ends at . ! ? ؟ … ۔ and at the end of a line; never at ، ؛ :.
/// A stop that touches the next word ends it too, the blanks before a stop
/// are no matter, and closing marks after it stay with their sentence.
///
/// A stop does not end the sentence
///
/// - after a title, initial or other abbreviation (`د.`, `ص.ب.`, `أ.ف.ب.`,
///   `ج. ك. رولينغ`, `إتش. جي. ويلز`), unless what follows is evidently a new
///   clause, such as `وقال`;
/// - after an era or a measure that the sentence goes on from (`سنة 640 م.
///   دخل`, `50 كلم. شمال`);
/// - in numbers, dates, addresses, and after the number of a list item;
/// - in `..`, which in headlines is a colon or a dash, nor where three stand
///   between blanks or in brackets;
/// - before ، ؛ or :;
/// - in marks or brackets, where the sentence evidently goes on behind them:
///   a doubt in brackets (`(!)`), a title that asks (`فيلم "من أنت؟" للمخرج`),
///   a sentence in marks whose speaker follows (`"سنعود." قال المدرب`).
///
/// In text whose paragraphs were joined, a dateline begins a sentence even
/// where the headline before it has no stop: a city, with a date or without,
/// and an agency in brackets, strokes or dashes
/// (`برلين 15-7 (اف ب)-`, `الرياض 7 ديسمبر / شينخوا /`, `القاهرة - رويترز -`).
///
/// Linear, and without allocation.
///
/// ```
/// let text = "وصل د. سليم أمس.وقال: نبدأ غدا! هل انتهى؟ \"نعم.\" وأضاف \
///             أن العدد 2.5 مليون";
/// let all: Vec<_> =
///     khabar_segment::sentences(text).map(|s| s.as_str()).collect();
/// assert_eq!(
///     all,
///     [
///         "وصل د. سليم أمس.",
///         "وقال: نبدأ غدا! ",
///         "هل انتهى؟ ",
///         "\"نعم.\" ",
///         "وأضاف أن العدد 2.5 مليون"
///     ]
/// );
/// ```
#[must_use]
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, at: 0 }
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        self.at = end(self.text, start);
        let text = self.text.get(start..self.at)?;
        Some(Sentence { text, start })
    }
}

impl FusedIterator for Sentences<'_> {}

/// What a byte may be the end or the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Byte {
    Other,
    /// `.`, `!` or `?`.
    Stop,
    LineEnd,
    /// The first byte of `…`, of a long dash or of a line end, and of much
    /// else that Arabic text seldom has.
    Lead,
    /// The last byte of `؟` or `۔`. It stands in far fewer other letters than
    /// the first one, which half of the text has.
    Last,
    /// What stands beside an agency in a dateline.
    Separator,
}

/// A lookup for each byte is all that most of a text costs.
static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut byte = 0_u8;
    loop {
        let kind = match byte {
            b'.' | b'!' | b'?' => Byte::Stop,
            b'\n' | b'\r' => Byte::LineEnd,
            0xC2 | 0xE2 => Byte::Lead,
            0x94 | 0x9F => Byte::Last,
            b')' | b'/' | b'-' => Byte::Separator,
            _ => Byte::Other,
        };
        #[expect(clippy::indexing_slicing, reason = "256 entries")]
        {
            bytes[byte as usize] = kind;
        }
        if byte == u8::MAX {
            break bytes;
        }
        byte += 1;
    }
};

/// Where the sentence that begins at `start` ends, the blanks after it
/// included.
fn end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    // Blanks at the head of a text belong to its first sentence.
    let start = blanks(text, start);
    let mut at = start;
    while let Some((kind, place)) = candidate(bytes, at) {
        match kind {
            Byte::Stop => match stops::read(text, start, place) {
                stops::Reading::Ends(end) => return blanks(text, end),
                stops::Reading::GoesOn(next) => at = next,
            },
            Byte::LineEnd => return blanks(text, place),
            _ => match datelines::begin(text, start, place) {
                Some(begin) => return begin,
                None => at = place + 1,
            },
        }
    }
    text.len()
}

/// The next stop, line end or separator, and where it begins.
fn candidate(bytes: &[u8], from: usize) -> Option<(Byte, usize)> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let kind = |&byte: &u8| {
            BYTES.get(usize::from(byte)).copied().unwrap_or(Byte::Other)
        };
        at += rest.iter().position(|byte| kind(byte) != Byte::Other)?;
        let rest = bytes.get(at..)?;
        let found = match kind(rest.first()?) {
            Byte::Lead => match rest {
                [0xE2, 0x80, 0xA6, ..] => Byte::Stop,
                [0xE2, 0x80, 0xA8 | 0xA9, ..] | [0xC2, 0x85, ..] => {
                    Byte::LineEnd
                }
                [0xE2, 0x80, 0x93 | 0x94, ..] => Byte::Separator,
                // Neither may its other bytes be taken for a last one.
                [0xE2, ..] => {
                    at += 3;
                    continue;
                }
                _ => {
                    at += 2;
                    continue;
                }
            },
            Byte::Last => {
                let first = at.checked_sub(1).and_then(|at| bytes.get(at));
                if matches!(
                    (first, rest.first()),
                    (Some(0xD8), Some(0x9F)) | (Some(0xDB), Some(0x94))
                ) {
                    return Some((Byte::Stop, at - 1));
                }
                at += 1;
                continue;
            }
            other => other,
        };
        return Some((found, at));
    }
}

/// Past the blanks and line ends at a place.
fn blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start().len()
}
