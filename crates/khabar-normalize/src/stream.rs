//! Normalizing a text that comes in pieces.

use std::io::{self, Write};

use alloc::{string::String, vec::Vec};

use crate::normalizer::{Controls, Form, Lookalikes, Normalizer};

/// A writer that normalizes what is written to it and passes it on.
///
/// The pieces may be cut anywhere, inside a character too: what comes out is
/// what [`Normalizer::normalize`] gives for the whole. It holds back what a
/// later piece may change: the last word, or, for a profile that keeps bidi
/// isolates which balance, a paragraph with an open one.
///
/// ```
/// use std::io::Write as _;
///
/// use khabar_normalize::Normalizer;
///
/// let mut stream = Normalizer::SEARCH.stream(Vec::new());
/// for piece in "القـــاهرة تعلن".as_bytes().chunks(3) {
///     stream.write_all(piece)?;
/// }
/// assert_eq!(stream.finish()?, "القاهره تعلن".as_bytes());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Stream<W: Write> {
    normalizer: Normalizer,
    to: W,
    /// Whole characters that are held back.
    held: String,
    /// The first bytes of a character.
    open: Vec<u8>,
    /// Bytes taken so far.
    taken: u64,
    /// Whether an isolate was opened in the paragraph that is held back.
    isolating: bool,
}

impl Normalizer {
    /// A writer that normalizes what is written to it and passes it on.
    pub fn stream<W: Write>(self, to: W) -> Stream<W> {
        Stream {
            normalizer: self,
            to,
            held: String::new(),
            open: Vec::new(),
            taken: 0,
            isolating: false,
        }
    }

    /// Whether what becomes of a character never depends on others.
    fn is_free_of_context(&self) -> bool {
        self.form == Form::AsIs
            && !self.blanks
            && !self.tatweel_dashes
            && self.controls != Controls::Idle
            && self.lookalikes != Lookalikes::ArabicWords
            && !self.elongation
            && !self.tanween_alef
    }
}

impl<W: Write> Stream<W> {
    /// Writes what is held back, flushes, and gives the writer back.
    ///
    /// # Errors
    ///
    /// When the writer fails, and when the text ends inside a character.
    pub fn finish(mut self) -> io::Result<W> {
        if !self.open.is_empty() {
            return Err(self.invalid(0));
        }
        let end = self.held.len();
        self.pass_on(end)?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn pass_on(&mut self, end: usize) -> io::Result<()> {
        let text = self.held.get(..end).unwrap_or_default();
        self.to.write_all(self.normalizer.normalize(text).as_bytes())?;
        self.held.drain(..end);
        Ok(())
    }

    fn invalid(&self, at: usize) -> io::Error {
        let byte = self.open.get(at).copied().unwrap_or_default();
        let place = self.taken - self.open.len() as u64 + at as u64;
        io::Error::new(
            io::ErrorKind::InvalidData,
            alloc::format!(
                "expected UTF-8, found the byte 0x{byte:02X} at byte {place}"
            ),
        )
    }

    /// How much of what is held may go, of which all from `new` on has just
    /// come: up to the last blank that nothing around it depends on.
    fn settled(&mut self, new: usize) -> usize {
        let n = &self.normalizer;
        if n.is_free_of_context() {
            return self.held.len();
        }
        let bytes = self.held.as_bytes();
        let come = bytes.get(new..).unwrap_or_default();
        if n.controls == Controls::Idle && opens_isolate(come) {
            self.isolating = true;
        }
        let isolating = self.isolating;
        let cut = come.iter().enumerate().rev().find_map(|(i, &b)| {
            let at = new + i;
            let before = at.checked_sub(1).and_then(|p| bytes.get(p));
            let safe = match b {
                b' ' => !isolating,
                b'\n' => before != Some(&b'\r'),
                _ => false,
            };
            (safe && at > 0).then_some(at)
        });
        let cut = cut.unwrap_or_default();
        if self.isolating && cut > 0 {
            let rest = bytes.get(cut..).unwrap_or_default();
            self.isolating = opens_isolate(rest);
        }
        cut
    }
}

/// Whether there is one of U+2066 to U+2068.
fn opens_isolate(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|w| matches!(w, [0xE2, 0x81, 0xA6..=0xA8]))
}

impl<W: Write> Write for Stream<W> {
    /// Takes all of the bytes.
    ///
    /// # Errors
    ///
    /// When the writer fails, and of the kind `InvalidData` when the bytes
    /// are not UTF-8.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.open.extend_from_slice(bytes);
        self.taken += bytes.len() as u64;
        let valid = match core::str::from_utf8(&self.open) {
            Ok(text) => text.len(),
            Err(err) => match err.error_len() {
                None => err.valid_up_to(),
                Some(_) => return Err(self.invalid(err.valid_up_to())),
            },
        };
        let new = self.held.len();
        let text = core::str::from_utf8(self.open.get(..valid).unwrap_or(&[]));
        self.held.push_str(text.unwrap_or_default());
        self.open.drain(..valid);
        let end = self.settled(new);
        if end > 0 {
            self.pass_on(end)?;
        }
        Ok(bytes.len())
    }

    /// Flushes the writer; what is held back stays.
    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
