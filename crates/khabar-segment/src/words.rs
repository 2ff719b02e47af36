//! Words that tell names of persons and outlets, and the weight of words.

use khabar_normalize::WordIndex;

use crate::{
    reading::{Kind, Reading},
    tables::words::{CONTINUES, LEXICON, PLACES, SENSES},
};

/// Begins a cue, or is one.
pub(crate) const CUE: u16 = 1;
/// Begins a cue that tells something also within a line, or is one.
pub(crate) const CUE_INSIDE: u16 = 1 << 10;
/// A finite verb of saying.
pub(crate) const VERB: u16 = 1 << 1;
/// A given name.
pub(crate) const GIVEN: u16 = 1 << 2;
/// Begins the name of a place, or is one.
pub(crate) const PLACE: u16 = 1 << 3;
/// Stands in the names of outlets.
pub(crate) const OUTLET: u16 = 1 << 4;
/// Stands before a name.
pub(crate) const STYLE: u16 = 1 << 5;
/// Begins a name of two words.
pub(crate) const COMPOUND: u16 = 1 << 6;
/// A unit or currency.
pub(crate) const UNIT: u16 = 1 << 7;
/// A word of dates.
pub(crate) const DAY: u16 = 1 << 8;
/// Among the first words of running text.
pub(crate) const OPENER: u16 = 1 << 9;

static INDEX: WordIndex<32768> = WordIndex::new(LEXICON);
static CONTINUE_INDEX: WordIndex<512> = WordIndex::new(CONTINUES);
static PLACE_INDEX: WordIndex<16384> = WordIndex::new(PLACES);

/// What a folded word says of its line.
#[inline]
pub(crate) fn senses(word: &str) -> u16 {
    INDEX
        .position(word, |at| LEXICON.get(at) == Some(&word))
        .and_then(|at| SENSES.get(at))
        .copied()
        .unwrap_or(0)
}

/// Whether folded words, one or two, take up what was said before.
pub(crate) fn continues(words: &str) -> bool {
    let is = |at| CONTINUES.get(at) == Some(&words);
    CONTINUE_INDEX.position(words, is).is_some()
}

/// Whether folded words are the name of a place.
pub(crate) fn is_place(words: &str) -> bool {
    let is = |at| PLACES.get(at) == Some(&words);
    PLACE_INDEX.position(words, is).is_some()
}

/// Words of a person's name at the most, without what stands before it.
const MOST_NAME: usize = 4;

/// Whether a line is a person's name and no more: a given name and one to
/// three words more, perhaps with a title before it, perhaps twice with و.
pub(crate) fn is_name(reading: &Reading) -> bool {
    let words = reading.words();
    let mut at = 0;
    while reading.says(at, STYLE) {
        at += 1;
    }
    let left = words - at;
    let marks = reading.pieces().iter().filter(|p| {
        p.mark().is_some_and(|c| !matches!(c, '.' | '-' | '|' | '•' | ':'))
    });
    if !(2..=MOST_NAME).contains(&left)
        || marks.count() > 0
        || reading.pieces().iter().any(|p| p.kind == Kind::Number)
    {
        return false;
    }
    reading.says(at, GIVEN) || reading.says(at, COMPOUND) && left >= 3
}

/// What two forms of a word share: its first four letters behind the
/// particles and the article, as a number; `None` for a word too short to
/// say what a text is about.
#[inline]
pub(crate) fn weight(word: &str) -> Option<u64> {
    const ARTICLE: [u8; 4] = [0xD8, 0xA7, 0xD9, 0x84];
    const LAMS: [u8; 4] = [0xD9, 0x84, 0xD9, 0x84];
    let mut stem = word.as_bytes();
    // و and ف, where enough is left.
    if stem.len() > 8
        && let [0xD9, 0x88 | 0x81, rest @ ..] = stem
    {
        stem = rest;
    }
    // ب and ك before the article.
    if let [0xD8, 0xA8, rest @ ..] | [0xD9, 0x83, rest @ ..] = stem
        && rest.starts_with(&ARTICLE)
    {
        stem = rest;
    }
    if stem.len() >= 10 {
        let bare = stem.strip_prefix(&ARTICLE);
        stem = bare.or_else(|| stem.strip_prefix(&LAMS)).unwrap_or(stem);
    }
    // Four letters of two bytes each.
    Some(u64::from_le_bytes(*stem.first_chunk()?))
}

/// A set of words of weight, that now and then takes one for another.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    bits: [u64; Self::WORDS],
    is_empty: bool,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self { bits: [0; Self::WORDS], is_empty: true }
    }
}

impl Vocabulary {
    /// 8,192 places, for the thousand words of weight of an article.
    const WORDS: usize = 128;

    /// The place of a word.
    #[inline]
    pub(crate) fn place(word: &str) -> Option<u16> {
        let mixed = weight(word)?.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Some((mixed >> 51) as u16)
    }

    #[inline]
    pub(crate) fn has(&self, place: u16) -> bool {
        let bits = self.bits.get(usize::from(place) / 64);
        bits.is_some_and(|bits| bits & (1 << (place % 64)) != 0)
    }

    #[inline]
    pub(crate) fn add(&mut self, place: u16) {
        if let Some(bits) = self.bits.get_mut(usize::from(place) / 64) {
            *bits |= 1 << (place % 64);
            self.is_empty = false;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.is_empty
    }
}
