//! Quotations of speech: marks paired by position, cues, speakers.

use alloc::vec::Vec;
use core::ops::Range;

mod clauses;
mod marks;
mod memory;
mod naming;
mod reader;
mod scan;
pub(crate) mod senses;

use self::reader::Reader;
pub(crate) use self::senses::{heads_name, speech};
use crate::article::trim;

/// What a word of reported speech does; the classes of `data/speech.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speech {
    /// A finite verb of saying; its subject follows.
    Verb,
    /// One whose object may follow instead (وصف، طالب).
    Address,
    /// A participle of one (قائلا); its subject came before.
    Participle,
    /// A verb of passing on (نقلت); who said it follows after عن.
    Relay,
    /// A noun with a pronoun (قوله); who said it came before.
    Noun,
    /// A preposition (بحسب); who said it follows.
    According,
}

/// Speech that a text quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    range: Range<usize>,
    marked: bool,
    speaker: Option<Range<usize>>,
    cue: Option<Range<usize>>,
}

impl Quotation {
    /// Its bytes in the text, the marks included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Whether it stands in quotation marks; else it follows a colon.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.marked
    }

    /// The words that name the speaker, with a title if there is one; taken
    /// from an earlier sentence where the clause has only a pronoun.
    #[must_use]
    pub fn speaker(&self) -> Option<Range<usize>> {
        self.speaker.clone()
    }

    /// The word that introduces it.
    #[must_use]
    pub fn cue(&self) -> Option<Range<usize>> {
        self.cue.clone()
    }
}

/// Finds the speech that a text quotes, in order.
///
/// Marks are paired by their position in the paragraph, never by their
/// shape, because Arabic pages use the same mark at both ends, or the wrong
/// one; a quotation that is never closed ends with its paragraph. Names and
/// terms in marks (`وكالة "تاس"`) are no speech.
///
/// ```
/// let text = "وقال سليم الحداد إن ”الأعمال تسير وفق الجدول المقرر لها”.\n\
///     ونقلت وكالة \"تاس\" الخبر.";
/// let found = khabar_segment::quotations(text);
/// assert_eq!(found.len(), 1);
/// assert_eq!(&text[found[0].speaker().unwrap()], "سليم الحداد");
/// assert_eq!(&text[found[0].cue().unwrap()], "وقال");
/// ```
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    quotations_in(text, scan::paragraphs(text))
}

/// The same within some paragraphs; a speaker is remembered from one to the
/// next.
pub(crate) fn quotations_in(
    text: &str,
    paragraphs: impl Iterator<Item = Range<usize>>,
) -> Vec<Quotation> {
    let mut reader = Reader::new(text);
    for range in paragraphs {
        reader.paragraph(trim(text, range));
    }
    reader.finish()
}
