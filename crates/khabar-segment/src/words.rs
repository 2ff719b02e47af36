//! Words that tell names of persons and outlets, and the weight of words.

use khabar_normalize::WordIndex;

use crate::{
    reading::{Kind, Reading},
    tables::words::{
        COMPOUNDS, DAYS, GIVEN, OPENERS, OUTLETS, PLACES, STYLES, UNITS,
    },
};

static GIVEN_INDEX: WordIndex<4096> = WordIndex::new(GIVEN);
static PLACE_INDEX: WordIndex<8192> = WordIndex::new(PLACES);
static OUTLET_INDEX: WordIndex<128> = WordIndex::new(OUTLETS);
static STYLE_INDEX: WordIndex<128> = WordIndex::new(STYLES);
static COMPOUND_INDEX: WordIndex<64> = WordIndex::new(COMPOUNDS);
static UNIT_INDEX: WordIndex<128> = WordIndex::new(UNITS);
static OPENER_INDEX: WordIndex<128> = WordIndex::new(OPENERS);
static DAY_INDEX: WordIndex<256> = WordIndex::new(DAYS);

fn holds<const N: usize>(
    index: &WordIndex<N>,
    words: &[&str],
    word: &str,
) -> bool {
    index.position(word, |at| words.get(at) == Some(&word)).is_some()
}

pub(crate) fn is_given(word: &str) -> bool {
    holds(&GIVEN_INDEX, GIVEN, word)
}

pub(crate) fn is_outlet(word: &str) -> bool {
    holds(&OUTLET_INDEX, OUTLETS, word)
}

pub(crate) fn is_place(words: &str) -> bool {
    holds(&PLACE_INDEX, PLACES, words)
}

pub(crate) fn is_unit(word: &str) -> bool {
    holds(&UNIT_INDEX, UNITS, word)
}

pub(crate) fn is_opener(word: &str) -> bool {
    holds(&OPENER_INDEX, OPENERS, word)
}

pub(crate) fn is_day(word: &str) -> bool {
    holds(&DAY_INDEX, DAYS, word)
}

/// Words of a person's name at the most, without what stands before it.
const MOST_NAME: usize = 4;

/// Whether a line is a person's name and no more: a given name and one to
/// three words more, perhaps with a title before it, perhaps twice with و.
pub(crate) fn is_name(reading: &Reading) -> bool {
    let words = reading.words();
    let mut at = 0;
    while at < words && holds(&STYLE_INDEX, STYLES, reading.word(at)) {
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
    let first = reading.word(at);
    let compound = holds(&COMPOUND_INDEX, COMPOUNDS, first);
    is_given(first) || compound && left >= 3
}

/// What two forms of a word share: its first four letters behind the
/// particles and the article, as a number; `None` for a word too short to
/// say what a text is about.
#[inline]
pub(crate) fn weight(word: &str) -> Option<u64> {
    let rest = word
        .strip_prefix(['و', 'ف'])
        .filter(|rest| rest.len() > 6)
        .unwrap_or(word);
    let rest = rest
        .strip_prefix(['ب', 'ك'])
        .filter(|rest| rest.starts_with("ال"))
        .unwrap_or(rest);
    let stem = rest
        .strip_prefix("ال")
        .or_else(|| rest.strip_prefix("لل"))
        .filter(|stem| stem.len() >= 6)
        .unwrap_or(rest);
    // Four letters of two bytes each.
    if stem.len() < 8 {
        return None;
    }
    let first = stem.as_bytes().first_chunk()?;
    Some(u64::from_le_bytes(*first))
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
