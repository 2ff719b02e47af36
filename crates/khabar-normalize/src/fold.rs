//! What is known of single characters, read from the generated tables.

use crate::tables::{ENTRIES, LEAVES, MIDDLE, TOP};

/// The classes of `data/folds.tsv`: characters that are folded together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Keep,
    Accented,
    Alef,
    AlefOther,
    AlefWasla,
    Bidi,
    Blank,
    Compatibility,
    Diacritic,
    Digit,
    Hamza,
    HamzaCarrier,
    HamzaAbove,
    HamzaBelow,
    HamzaOther,
    LamAlef,
    LineEnd,
    Lookalike,
    Maksura,
    Marbuta,
    MarkForm,
    MedialMarkForm,
    Persian,
    PresentationForm,
    Punctuation,
    SuperscriptAlef,
    Tab,
    Tashkeel,
    Tatweel,
    WordLigature,
    ZeroWidth,
}

impl Class {
    /// Marks above and below letters.
    pub(crate) const fn is_diacritic(self) -> bool {
        matches!(
            self,
            Self::Diacritic
                | Self::HamzaAbove
                | Self::HamzaBelow
                | Self::MarkForm
                | Self::MedialMarkForm
                | Self::SuperscriptAlef
                | Self::Tashkeel
        )
    }
}

/// What a character is for the purpose of finding tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Arabic,
    Letter,
    Digit,
    /// Belongs to the word around it: marks, tatweel, invisible characters.
    Mark,
    Joiner,
    Blank,
    Punctuation,
    Symbol,
}

/// Yes-or-no properties of an [`Entry`].
pub(crate) mod flags {
    /// A starter that no normalization to this form touches, and that never
    /// composes with what stands before it.
    pub(crate) const NFC: u8 = 1;
    pub(crate) const NFKC: u8 = 2;
    pub(crate) const NFKD: u8 = 4;
    /// General category Mn.
    pub(crate) const NONSPACING: u8 = 8;
    /// General category Lu or Lt, ASCII apart.
    pub(crate) const UPPERCASE: u8 = 16;
    /// An emoji, or the base of one.
    pub(crate) const EMOJI: u8 = 32;
    /// A letter of the Arabic script that Arabic is not written with.
    pub(crate) const FOREIGN: u8 = 64;
    /// An emoji that is shown as one without a selector.
    pub(crate) const EMOJI_PRESENTATION: u8 = 128;
}

/// What is known of a character; `to` is its replacement, `None` deletes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) class: Class,
    pub(crate) part: Part,
    pub(crate) to: Option<char>,
    pub(crate) flags: u8,
}

impl Entry {
    pub(crate) const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

const UNKNOWN: &Entry =
    &Entry { class: Class::Keep, part: Part::Symbol, to: None, flags: 0 };

/// The entry of a character.
#[inline]
pub(crate) fn lookup(c: char) -> &'static Entry {
    let code = c as usize;
    let row = TOP.get(code >> 12).copied().unwrap_or_default();
    let row = MIDDLE.get(usize::from(row)).and_then(|r| r.get(code >> 6 & 63));
    let row = row.copied().unwrap_or_default();
    let leaf = LEAVES.get(usize::from(row)).and_then(|r| r.get(code & 63));
    let leaf = leaf.copied().unwrap_or_default();
    ENTRIES.get(usize::from(leaf)).unwrap_or(UNKNOWN)
}

/// Whether a character is a mark written above or below a letter: the Arabic
/// harakat, tanween, shadda, sukun, the combining hamza, the Quranic marks,
/// and the combining marks of Latin.
///
/// ```
/// use khabar_normalize::is_diacritic;
///
/// assert!("مُحَمَّد".chars().any(is_diacritic));
/// assert!(!"محمد".chars().any(is_diacritic));
/// ```
#[must_use]
pub fn is_diacritic(c: char) -> bool {
    lookup(c).class.is_diacritic()
}

/// Whether a character is a letter of the Arabic script, in its own block,
/// a supplement or the presentation forms. Digits, marks, tatweel and
/// punctuation are not.
///
/// ```
/// use khabar_normalize::is_arabic_letter;
///
/// assert!("خبر".chars().all(is_arabic_letter));
/// assert!(!is_arabic_letter('،') && !is_arabic_letter('٣'));
/// ```
#[must_use]
pub fn is_arabic_letter(c: char) -> bool {
    // Almost every letter of a text is one of these.
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
        || lookup(c).part == Part::Arabic
}

/// Folds one character as
/// [`Normalizer::MATCHING`](crate::Normalizer::MATCHING) does, where the
/// answer is at most one character; `None` deletes it.
///
/// Presentation forms that stand for several letters, and letters that
/// Unicode decomposes, come back as they are; folding a text resolves them.
///
/// ```
/// use khabar_normalize::fold_char;
///
/// assert_eq!(fold_char('أ'), Some('ا'));
/// assert_eq!(fold_char('٧'), Some('7'));
/// assert_eq!(fold_char('\u{064E}'), None);
/// ```
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    let entry = lookup(c);
    match entry.class {
        Class::Keep
        | Class::Accented
        | Class::Compatibility
        | Class::Hamza
        | Class::LamAlef
        | Class::PresentationForm
        | Class::WordLigature => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => Some(one),
                _ => Some(c),
            }
        }
        _ => entry.to,
    }
}
