//! A row of bits with the number of set ones before each place.

use alloc::{vec, vec::Vec};

/// How many words of 64 bits share one count: 512 bits, so that the counts
/// take an eighth of a bit a bit.
const GROUP: usize = 8;

/// One bit a byte of the source: set for those that have a byte of output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    /// Set bits before each group of words; filled by [`Bits::count`].
    ranks: Vec<usize>,
}

impl Bits {
    /// So many bits, all set.
    pub(crate) fn ones(len: usize) -> Self {
        Self { words: vec![u64::MAX; len.div_ceil(64)], ranks: Vec::new() }
    }

    /// Clears the bits of a word that are set in `mask`.
    #[inline]
    pub(crate) fn clear_in_word(&mut self, word: usize, mask: u64) {
        if let Some(word) = self.words.get_mut(word) {
            *word &= !mask;
        }
    }

    /// The bits of a word.
    #[inline]
    pub(crate) fn word(&self, word: usize) -> u64 {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// Sets or clears a range of bits.
    pub(crate) fn fill(&mut self, start: usize, end: usize, set: bool) {
        let mut at = start;
        while at < end {
            let last = (at / 64 * 64 + 64).min(end);
            let mask = mask(at % 64, last - at / 64 * 64);
            if let Some(word) = self.words.get_mut(at / 64) {
                *word = if set { *word | mask } else { *word & !mask };
            }
            at = last;
        }
    }

    /// Set bits in a range, word by word.
    pub(crate) fn ones_in(&self, start: usize, end: usize) -> usize {
        let mut count = 0;
        let mut at = start;
        while at < end {
            let last = (at / 64 * 64 + 64).min(end);
            let word = self.word(at / 64);
            let mask = mask(at % 64, last - at / 64 * 64);
            count += (word & mask).count_ones() as usize;
            at = last;
        }
        count
    }

    /// Makes the counts, once the bits stand.
    pub(crate) fn count(&mut self) {
        let mut sum = 0;
        self.ranks.clear();
        self.ranks.reserve_exact(self.words.len().div_ceil(GROUP));
        for group in self.words.chunks(GROUP) {
            self.ranks.push(sum);
            sum +=
                group.iter().map(|w| w.count_ones() as usize).sum::<usize>();
        }
    }

    /// Set bits before a place, in constant time.
    pub(crate) fn rank(&self, at: usize) -> usize {
        let group = (at / 64 / GROUP).min(self.ranks.len().saturating_sub(1));
        let before = self.ranks.get(group).copied().unwrap_or_default();
        before + self.ones_in(group * GROUP * 64, at)
    }

    /// The place of the set bit with so many before it, in logarithmic time;
    /// beyond the last word when there is none.
    pub(crate) fn select(&self, rank: usize) -> usize {
        let group = self.ranks.partition_point(|&r| r <= rank);
        let group = group.saturating_sub(1);
        let mut left = rank
            - self.ranks.get(group).copied().unwrap_or_default().min(rank);
        let first = group * GROUP;
        let words = self.words.iter().enumerate().skip(first).take(GROUP + 1);
        for (i, &word) in words {
            let ones = word.count_ones() as usize;
            if left < ones {
                return i * 64 + select_in_word(word, left);
            }
            left -= ones;
        }
        self.words.len() * 64
    }

    /// Words and counts, in bytes.
    #[cfg(test)]
    pub(crate) fn size(&self) -> usize {
        size_of_val(self.words.as_slice()) + size_of_val(self.ranks.as_slice())
    }
}

/// Ones from one bit up to another, below 64.
const fn mask(from: usize, to: usize) -> u64 {
    let upper = if to >= 64 { u64::MAX } else { (1 << to) - 1 };
    upper & (u64::MAX << from)
}

fn select_in_word(mut word: u64, rank: usize) -> usize {
    for _ in 0..rank {
        word &= word.wrapping_sub(1);
    }
    word.trailing_zeros() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_and_select_are_inverse() {
        let mut bits = Bits::ones(5000);
        for at in (0..5000).step_by(7) {
            bits.fill(at, (at + at % 5).min(5000), false);
        }
        bits.fill(1000, 2000, false);
        bits.count();
        let mut rank = 0;
        for at in 0..5000 {
            assert_eq!(bits.rank(at), rank);
            if bits.ones_in(at, at + 1) == 1 {
                assert_eq!(bits.select(rank), at);
                rank += 1;
            }
        }
        assert!(bits.size() * 8 <= 5056 * 9 / 8 + 64);
    }
}
