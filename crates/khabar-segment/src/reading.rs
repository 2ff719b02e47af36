//! A line as the other modules read it: its folded words and its marks.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use khabar_normalize::{Normalizer, TokenKind, fold_char, tokens};

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
}

/// What reading a character does.
enum Step {
    Letter(char, Kind),
    Mark(char),
    Blank,
    Nothing,
}

/// What a character is, or `None` where that takes more than the character.
#[inline]
fn step(c: char) -> Option<Step> {
    Some(match c {
        ' ' | '\t' | '\u{A0}' => Step::Blank,
        // Most of any text, and the letters that fold to themselves.
        'ب' | 'ت'..='د' | 'ر'..='غ' | 'ف'..='و' | 'ي' | 'ا' | 'ء' | 'ذ' => {
            Step::Letter(c, Kind::Arabic)
        }
        'آ' | 'أ' | 'إ' | 'ى' | 'ؤ' | 'ئ' | 'ة' => {
            Step::Letter(fold_char(c)?, Kind::Arabic)
        }
        '\u{64B}'..='\u{652}' => Step::Nothing,
        '0'..='9' => Step::Letter(c, Kind::Number),
        '٠'..='٩' | '۰'..='۹' => Step::Letter(fold_char(c)?, Kind::Number),
        'a'..='z' => Step::Letter(c, Kind::Other),
        'A'..='Z' => Step::Letter(c.to_ascii_lowercase(), Kind::Other),
        '`' => return None,
        '!'..='~' => Step::Mark(c),
        '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '–' | '—' | '•' => {
            Step::Mark(fold_char(c)?)
        }
        _ => return None,
    })
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
    }

    fn read_quickly(&mut self, line: &str, most: usize) -> bool {
        let mut open: Option<(Kind, usize)> = None;
        for (at, c) in line.char_indices() {
            let Some(step) = step(c) else { return false };
            let kind = match step {
                Step::Nothing => {
                    // A mark before a word would be no part of it.
                    if !matches!(open, Some((Kind::Arabic, _))) {
                        return false;
                    }
                    continue;
                }
                Step::Letter(c, kind) => {
                    if let Some((now, _)) = open
                        && now == kind
                    {
                        self.joined.push(c);
                        continue;
                    }
                    self.close(&mut open, at);
                    if self.bounds.len() == most {
                        return true;
                    }
                    if !self.joined.is_empty() {
                        self.joined.push(' ');
                    }
                    let from = small(self.joined.len());
                    self.bounds.push((from, from));
                    self.joined.push(c);
                    open = Some((kind, at));
                    continue;
                }
                Step::Blank => None,
                Step::Mark(c) => Some(Kind::Mark(c)),
            };
            self.close(&mut open, at);
            if let Some(kind) = kind {
                self.piece(kind, at, at + c.len_utf8(), self.bounds.len());
            }
        }
        self.close(&mut open, line.len());
        true
    }

    /// Ends the word that is open.
    #[inline]
    fn close(&mut self, open: &mut Option<(Kind, usize)>, at: usize) {
        if let Some((kind, start)) = open.take() {
            let to = small(self.joined.len());
            let Some(last) = self.bounds.last_mut() else { return };
            last.1 = to;
            self.piece(kind, start, at, self.bounds.len() - 1);
        }
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
            "قال: «نعم» – ٣مارس 2024، مُحمَّد Reuters/AFP (أ ف ب)",
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
