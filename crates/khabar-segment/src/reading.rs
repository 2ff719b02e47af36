//! A line as the other modules read it: its folded words and its marks.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use khabar_normalize::{Normalizer, TokenKind, tokens};

use crate::{
    tables::letters::{ASCII, ASCII_FOLDS, PAIRS, PAIRS_FOLDS},
    words::senses,
};

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word of Arabic letters.
    Arabic,
    /// A word of other letters.
    Other,
    /// A run of digits.
    Number,
    /// A mark or symbol, folded.
    Mark(char),
}

/// A word, number or mark with its bytes in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) kind: Kind,
    start: u32,
    end: u32,
    /// Of a word, which one of the line it is; of a mark, how many words
    /// stand before it.
    pub(crate) word: u32,
}

impl Piece {
    pub(crate) fn is_word(&self) -> bool {
        !matches!(self.kind, Kind::Mark(_))
    }

    pub(crate) fn mark(&self) -> Option<char> {
        match self.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Its bytes in the line.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The pieces of a line, from its start as far as they were read. Made once
/// and filled for each line, so that no line needs memory of its own.
///
/// What it holds is what `tokens` gives of the text that
/// [`Normalizer::MATCHING`] makes of the line. Most lines are folded as they
/// are read; one with a character that folds to several, or by what stands
/// beside it, goes the long way.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// The folded words with one blank between two.
    joined: String,
    /// Where each word begins and ends in `joined`.
    bounds: Vec<(u32, u32)>,
    pieces: Vec<Piece>,
    /// What each word says of the line, once it was looked up.
    senses: Vec<u16>,
}

/// What reading does with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Adds a letter of Arabic.
    Arabic,
    /// Adds the letter of Arabic that it folds to.
    FoldedArabic,
    /// Adds another letter.
    Other,
    /// Adds the letter that it folds to.
    FoldedOther,
    /// Adds a digit.
    Digit,
    /// Adds the digit that it folds to.
    FoldedDigit,
    /// Is a mark.
    Mark,
    /// Is a vowel or another mark on a letter, which is left out.
    Vowel,
    /// Ends a word.
    Blank,
    /// Takes more than the character to tell.
    Slow,
}

/// The character at a place: what it does, its bytes, and what it folds to
/// where that is not itself.
#[inline(always)]
fn step(bytes: &[u8], at: usize) -> (Step, usize, &'static str) {
    match bytes.get(at..).unwrap_or_default() {
        [lead @ (0xD8 | 0xD9), trail, ..] => {
            let at = usize::from(lead & 1) << 6 | usize::from(trail & 0x3F);
            let step = PAIRS.get(at).copied().unwrap_or(Step::Slow);
            let folded = match step {
                Step::Arabic => "",
                _ => PAIRS_FOLDS.get(at).copied().unwrap_or_default(),
            };
            (step, 2, folded)
        }
        [one @ ..0x80, ..] => {
            let at = usize::from(*one);
            let step = ASCII.get(at).copied().unwrap_or(Step::Slow);
            let folded = match step {
                Step::Blank | Step::Other | Step::Digit => "",
                _ => ASCII_FOLDS.get(at).copied().unwrap_or_default(),
            };
            (step, 1, folded)
        }
        // No-break space, guillemets, dashes, quotation marks, bullet.
        [0xC2, 0xA0, ..] => (Step::Blank, 2, ""),
        [0xC2, 0xAB | 0xBB, ..] => (Step::Mark, 2, "\""),
        [0xE2, 0x80, 0x93 | 0x94, ..] => (Step::Mark, 3, "-"),
        [0xE2, 0x80, 0x9C | 0x9D, ..] => (Step::Mark, 3, "\""),
        [0xE2, 0x80, 0xA2, ..] => (Step::Mark, 3, "•"),
        _ => (Step::Slow, 1, ""),
    }
}

/// The letters of `PAIRS` that fold to themselves, a bit for each: those
/// behind D8 and those behind D9.
const PLAIN: [u64; 2] = plain();

const fn plain() -> [u64; 2] {
    let mut bits = [0; 2];
    let mut rest: &[Step] = &PAIRS;
    let mut at = 0;
    while let [first, more @ ..] = rest {
        if matches!(first, Step::Arabic) {
            if at < 64 {
                bits = [bits[0] | 1 << at, bits[1]];
            } else {
                bits = [bits[0], bits[1] | 1 << (at - 64)];
            }
        }
        rest = more;
        at += 1;
    }
    bits
}

/// Where the letters end that fold to themselves, from a place on.
#[inline(always)]
fn end_of_plain(bytes: &[u8], mut at: usize) -> usize {
    let [first, second] = PLAIN;
    while let Some([lead, trail]) =
        bytes.get(at..).and_then(|rest| rest.first_chunk())
    {
        let bits = match lead {
            0xD8 => first,
            0xD9 => second,
            _ => break,
        };
        if bits >> (trail & 0x3F) & 1 == 0 {
            break;
        }
        at += 2;
    }
    at
}

impl Reading {
    /// Reads a line from its start, at most `most` words and the marks
    /// behind them.
    pub(crate) fn read(&mut self, line: &str, most: usize) {
        self.clear();
        if !self.read_quickly(line, most) {
            self.clear();
            self.read_slowly(line, most);
        }
    }

    fn clear(&mut self) {
        self.joined.clear();
        self.bounds.clear();
        self.pieces.clear();
        self.senses.clear();
    }

    fn read_quickly(&mut self, line: &str, most: usize) -> bool {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (first, len, folded) = step(bytes, at);
            let kind = match first {
                Step::Arabic | Step::FoldedArabic => Kind::Arabic,
                Step::Other | Step::FoldedOther => Kind::Other,
                Step::Digit | Step::FoldedDigit => Kind::Number,
                Step::Blank => {
                    at += len;
                    continue;
                }
                Step::Mark => {
                    let words = self.bounds.len();
                    let mark = folded.chars().next().unwrap_or(' ');
                    self.piece(Kind::Mark(mark), at, at + len, words);
                    at += len;
                    continue;
                }
                // A vowel before a word is no part of it.
                Step::Vowel | Step::Slow => return false,
            };
            if self.bounds.len() == most {
                return true;
            }
            let start = at;
            if !self.joined.is_empty() {
                self.joined.push(' ');
            }
            let from = self.joined.len();
            // What stands before `kept` is in `joined`; what follows it folds
            // to itself and goes there at once.
            let mut kept = at;
            loop {
                if kind == Kind::Arabic {
                    at = end_of_plain(bytes, at);
                }
                let (next, len, folded) = step(bytes, at);
                match (kind, next) {
                    (Kind::Arabic, Step::Arabic)
                    | (Kind::Other, Step::Other)
                    | (Kind::Number, Step::Digit) => at += len,
                    (Kind::Arabic, Step::FoldedArabic | Step::Vowel)
                    | (Kind::Other, Step::FoldedOther)
                    | (Kind::Number, Step::FoldedDigit) => {
                        self.joined.push_str(line.get(kept..at).unwrap_or(""));
                        self.joined.push_str(folded);
                        at += len;
                        kept = at;
                    }
                    (_, Step::Slow) if at < bytes.len() => return false,
                    (_, Step::Vowel) => return false,
                    _ => break,
                }
            }
            self.joined.push_str(line.get(kept..at).unwrap_or(""));
            let bounds = (small(from), small(self.joined.len()));
            self.piece(kind, start, at, self.bounds.len());
            self.bounds.push(bounds);
        }
        true
    }

    fn piece(&mut self, kind: Kind, start: usize, end: usize, word: usize) {
        self.pieces.push(Piece {
            kind,
            start: small(start),
            end: small(end),
            word: small(word),
        });
    }

    fn read_slowly(&mut self, line: &str, most: usize) {
        // Forty letters a word are more than enough; what a longer head
        // would hold is left.
        let mut cut = line.len().min(most.saturating_mul(80).max(400));
        while !line.is_char_boundary(cut) {
            cut -= 1;
        }
        let head = line.get(..cut).unwrap_or_default();
        let folded = Normalizer::MATCHING.normalize_mapped(head);
        for token in tokens(folded.as_str()) {
            let source = folded.to_source(token.range());
            let word = token.as_str();
            let kind = match token.kind() {
                TokenKind::Word => match word.chars().next() {
                    Some(c) if khabar_normalize::is_arabic_letter(c) => {
                        Kind::Arabic
                    }
                    _ => Kind::Other,
                },
                TokenKind::Number => Kind::Number,
                _ => Kind::Mark(word.chars().next().unwrap_or(' ')),
            };
            if let Kind::Mark(_) = kind {
                let words = self.bounds.len();
                self.piece(kind, source.start, source.end, words);
                continue;
            }
            if self.bounds.len() == most {
                return;
            }
            if !self.joined.is_empty() {
                self.joined.push(' ');
            }
            let from = small(self.joined.len());
            self.joined.push_str(word);
            self.bounds.push((from, small(self.joined.len())));
            let word = self.bounds.len() - 1;
            self.piece(kind, source.start, source.end, word);
        }
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Looks each word up.
    pub(crate) fn look_up(&mut self) {
        for &(from, to) in &self.bounds {
            let word = self.joined.get(from as usize..to as usize);
            self.senses.push(senses(word.unwrap_or_default()));
        }
    }

    /// Whether a word was looked up and says one of some things.
    #[inline]
    pub(crate) fn says(&self, at: usize, what: u16) -> bool {
        self.senses.get(at).is_some_and(|senses| senses & what != 0)
    }

    /// Whether one of the words says it.
    pub(crate) fn any_says(&self, what: u16) -> bool {
        self.senses.iter().any(|senses| senses & what != 0)
    }

    /// How many words and numbers were read.
    pub(crate) fn words(&self) -> usize {
        self.bounds.len()
    }

    /// The folded words, a blank between two.
    pub(crate) fn joined(&self) -> &str {
        &self.joined
    }

    /// Some folded words that follow each other, a blank between two; empty
    /// where there are none.
    #[inline]
    pub(crate) fn run(&self, words: Range<usize>) -> &str {
        let first = self.bounds.get(words.start);
        let last = words.end.checked_sub(1).and_then(|i| self.bounds.get(i));
        match (first, last) {
            (Some(first), Some(last)) => self
                .joined
                .get(first.0 as usize..last.1 as usize)
                .unwrap_or_default(),
            _ => "",
        }
    }

    /// One folded word.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.run(at..at + 1)
    }

    /// The folded word of a piece, empty for a mark.
    pub(crate) fn text(&self, piece: &Piece) -> &str {
        if piece.is_word() { self.word(piece.word as usize) } else { "" }
    }
}

/// Offsets in a line that are read are small; those beyond four gigabytes
/// are never reached, as so many words are never read.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn both(line: &str, most: usize) {
        let (mut quick, mut slow) = (Reading::default(), Reading::default());
        quick.clear();
        slow.clear();
        if !quick.read_quickly(line, most) {
            return;
        }
        slow.read_slowly(line, most);
        assert_eq!(quick.joined, slow.joined, "{line:?}");
        assert_eq!(quick.bounds, slow.bounds, "{line:?}");
        let kinds = |r: &Reading| {
            r.pieces.iter().map(|p| (p.kind, p.word)).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&quick), kinds(&slow), "{line:?}");
        for (q, s) in quick.pieces.iter().zip(&slow.pieces) {
            assert_eq!(q.start, s.start, "{line:?}");
        }
    }

    #[test]
    fn what_is_read_quickly_is_what_the_normalizer_gives() {
        for line in [
            "قال: «نعم» – ٣مارس 2024، م\u{64F}حم\u{651}\u{64E}د Reuters/AFP (أ ف ب)",
            "ليلى وأمل وآمال إلى مؤتمر شؤون البيئة",
        ] {
            both(line, 40);
        }
    }

    proptest! {
        #[test]
        fn quick_and_slow_agree(line in khabar_testkit::arabic()) {
            both(&line, 400);
        }

        #[test]
        fn quick_and_slow_agree_on_anything(line in any::<String>()) {
            both(&line, 400);
        }
    }
}
