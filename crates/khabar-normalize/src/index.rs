//! Words that are known as the program compiles, found by their hash.

/// An index of a list of words, made as the program compiles: which place of
/// the list a word has, with one multiplication and one byte of memory for
/// nearly every word that is not in it.
///
/// `PLACES` is a power of two, at least twice as many as words; four times as
/// many let most words of a text fall on an empty place.
///
/// ```
/// use khabar_normalize::WordIndex;
///
/// const DAYS: [&str; 3] = ["السبت", "الاحد", "الاثنين"];
/// static INDEX: WordIndex<16> = WordIndex::new(&DAYS);
///
/// let find = |word: &str| INDEX.position(word, |at| DAYS.get(at) == Some(&word));
/// assert_eq!(find("الاحد"), Some(1));
/// assert_eq!(find("الوزير"), None);
/// ```
#[derive(Clone, Debug)]
pub struct WordIndex<const PLACES: usize> {
    /// One more than a word's place in the list, or 0; a place that is taken
    /// sends its word to the next.
    slots: [u16; PLACES],
    /// Eight more bits of each word's hash, or 0 where there is none.
    tags: [u8; PLACES],
}

impl<const PLACES: usize> WordIndex<PLACES> {
    /// Makes the index of a list. In a `static` or `const` the work is done,
    /// and the conditions are checked, as the program compiles.
    ///
    /// # Panics
    ///
    /// When `PLACES` is no power of two or not twice the number of words.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "below PLACES and the length")]
    pub const fn new(words: &[&str]) -> Self {
        assert!(PLACES.is_power_of_two() && words.len() <= PLACES / 2);
        assert!(words.len() < u16::MAX as usize);
        let mut slots = [0; PLACES];
        let mut tags = [0; PLACES];
        let mut at = 0;
        while at < words.len() {
            let (mut slot, tag) = Self::place(words[at].as_bytes());
            while slots[slot] != 0 {
                slot = (slot + 1) % PLACES;
            }
            at += 1;
            slots[slot] = at as u16;
            tags[slot] = tag;
        }
        Self { slots, tags }
    }

    /// The place of a word in the list; `is` says whether the word of a place
    /// is the one that is looked for.
    #[inline]
    pub fn position(
        &self,
        word: &str,
        is: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let (mut slot, tag) = Self::place(word.as_bytes());
        loop {
            let found = *self.tags.get(slot)?;
            if found == 0 {
                return None;
            }
            if found == tag {
                let at = usize::from(*self.slots.get(slot)?);
                let at = at.checked_sub(1)?;
                if is(at) {
                    return Some(at);
                }
            }
            slot = (slot + 1) % PLACES;
        }
    }

    /// The place and the tag of a word, by its first and last eight bytes and
    /// its length.
    #[inline]
    const fn place(word: &[u8]) -> (usize, u8) {
        let (first, last) = match (word.first_chunk(), word.last_chunk()) {
            (Some(first), Some(last)) => {
                (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
            }
            _ => match (word.first_chunk(), word.last_chunk()) {
                (Some(first), Some(last)) => (
                    u32::from_le_bytes(*first) as u64,
                    u32::from_le_bytes(*last) as u64,
                ),
                _ => match word {
                    [a, b, c] => (*a as u64, ((*b as u64) << 8) | *c as u64),
                    [a, b] => (*a as u64, *b as u64),
                    [a] => (*a as u64, 0),
                    _ => (0, 0),
                },
            },
        };
        let mixed = first ^ last.rotate_left(23) ^ ((word.len() as u64) << 59);
        let spread = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((spread >> 48) as usize % PLACES, (spread >> 40) as u8 | 1)
    }
}
