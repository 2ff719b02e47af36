//! Words, numbers and marks of a text, with their places.

use core::{iter::FusedIterator, ops::Range};

use unicode_script::UnicodeScript as _;

use crate::{
    fold::{Part, lookup},
    gather::{BLOCK, gather},
    whole::whole,
};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters of one script with their marks: Arabic, or any other.
    Word,
    /// Digits of any script; of [`tokenize`] with their separators.
    Number,
    /// One mark of punctuation.
    Punctuation,
    /// Any other single character that is not blank.
    Symbol,
    /// An emoji sequence (UTS #51). Of [`tokenize`] only, as the following.
    Emoji,
    /// A web or mail address.
    Url,
    /// The name of an account, with its @.
    Handle,
}

impl TokenKind {
    /// The name, as the command gives it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
            Self::Emoji => "emoji",
            Self::Url => "url",
            Self::Handle => "handle",
        }
    }
}

/// A token with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token<'t> {
    text: &'t str,
    start: usize,
    kind: TokenKind,
}

impl<'t> Token<'t> {
    /// The token as it is written.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text
    }

    /// Its bytes in the text, half-open.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// What it is made of.
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The script of a word, as its four letters of ISO 15924; none for
    /// other tokens.
    ///
    /// ```
    /// let words: Vec<_> = khabar_normalize::words("قناة BBC").collect();
    /// assert_eq!(words[0].script(), Some("Arab"));
    /// assert_eq!(words[1].script(), Some("Latn"));
    /// ```
    #[must_use]
    pub fn script(&self) -> Option<&'static str> {
        if self.kind != TokenKind::Word {
            return None;
        }
        let first = self.text.chars().next()?;
        if lookup(first).part == Part::Arabic {
            return Some("Arab");
        }
        Some(first.script().short_name())
    }
}

/// Iterator over the tokens of a text; see [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Whether addresses, numbers and emoji are kept whole.
    whole: bool,
    letters: Letters,
}

/// Iterator over the words and numbers of a text; see [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t>(Tokens<'t>);

/// Walks over the smallest pieces that are not blank: words, runs of digits,
/// single marks and symbols. For the tokens of a search engine see
/// [`tokenize`].
///
/// A word is a run of letters of one kind, Arabic or not, with the marks,
/// tatweel and invisible characters inside it; so `المزيدRead` is two words,
/// and `3مارس` a number and a word. Works on folded and unfolded text alike.
///
/// ```
/// use khabar_normalize::{TokenKind, tokens};
///
/// let all: Vec<_> = tokens("قال: 3مارس").map(|t| t.as_str()).collect();
/// assert_eq!(all, ["قال", ":", "3", "مارس"]);
/// assert_eq!(tokens("٢٠٢٤").next().unwrap().kind(), TokenKind::Number);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens::new(text, false)
}

/// Walks over the tokens of a text as a search engine wants them: as
/// [`tokens`], but web and mail addresses, handles (`@khabar`), numbers with
/// their separators (`12,500.75`, `٣٫٥`), Latin words with apostrophes and
/// digits (`G20`) and emoji sequences are one token each.
///
/// ```
/// use khabar_normalize::{TokenKind, tokenize};
///
/// let text = "تابعونا @khabar: ٣٫٥ مليون 👍🏽 https://khabar.example/a?b=1.";
/// let all: Vec<_> = tokenize(text).map(|t| t.as_str()).collect();
/// assert_eq!(
///     all,
///     [
///         "تابعونا",
///         "@khabar",
///         ":",
///         "٣٫٥",
///         "مليون",
///         "👍🏽",
///         "https://khabar.example/a?b=1",
///         "."
///     ]
/// );
/// assert_eq!(tokenize(text).nth(1).unwrap().kind(), TokenKind::Handle);
/// ```
#[must_use]
pub fn tokenize(text: &str) -> Tokens<'_> {
    Tokens::new(text, true)
}

/// Walks over the words and numbers of a text.
///
/// ```
/// let text = "وصل، أمس، إلى عمّان.";
/// let words: Vec<_> =
///     khabar_normalize::words(text).map(|w| w.as_str()).collect();
/// assert_eq!(words, ["وصل", "أمس", "إلى", "عمّان"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words(tokens(text))
}

#[inline]
fn part(c: char) -> Part {
    match c {
        // Most of any text.
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => Part::Arabic,
        ' ' => Part::Blank,
        'a'..='z' | 'A'..='Z' => Part::Letter,
        '0'..='9' => Part::Digit,
        '.' | ':' | '"' | '(' | ')' | '،' => Part::Punctuation,
        _ => lookup(c).part,
    }
}

/// Which bytes of a stretch of text are of Arabic letters and their common
/// marks, as far as two bytes alone tell. Looked for 64 bytes at a time, so
/// that the end of a word is found without a loop over its letters, which
/// would be left at a place that cannot be guessed.
#[derive(Clone, Copy, Debug)]
struct Letters {
    /// Where the stretch begins, a boundary of characters.
    start: usize,
    /// A bit a byte.
    bits: u64,
}

impl Letters {
    /// How far a stretch tells: not whether a letter begins at its last byte.
    const REACH: usize = BLOCK - 1;

    // Inlined it would have the vectors made ready for each word anew.
    #[inline(never)]
    fn new(text: &[u8], start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        let mut room = [0; BLOCK + 1];
        let window = rest.first_chunk().unwrap_or_else(|| {
            for (slot, &byte) in room.iter_mut().zip(rest) {
                *slot = byte;
            }
            &room
        });
        let mut leads = [0; BLOCK];
        let pairs = window.iter().zip(window.iter().skip(1));
        for (is, (&lead, &trail)) in leads.iter_mut().zip(pairs) {
            // U+0621 to U+063A, U+0641 to U+0652.
            let first = (lead == 0xD8) & (trail.wrapping_sub(0xA1) <= 0x19);
            let second = (lead == 0xD9) & (trail.wrapping_sub(0x81) <= 0x11);
            *is = u8::from(first | second);
        }
        // Of a letter at the last byte there is but one.
        let leads = gather(&leads) & (u64::MAX >> 1);
        Self { start, bits: leads | leads << 1 }
    }

    /// Where the letters end that stand from a boundary on.
    #[inline]
    fn end(&mut self, text: &[u8], from: usize) -> usize {
        let mut at = from;
        loop {
            let mut offset = at.wrapping_sub(self.start);
            if offset >= Self::REACH {
                *self = Self::new(text, at);
                offset = 0;
            }
            let run = (!(self.bits >> offset)).trailing_zeros() as usize;
            at += run;
            if offset + run < Self::REACH {
                return at;
            }
        }
    }
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str, whole: bool) -> Self {
        let letters = Letters::new(text.as_bytes(), 0);
        Self { text, at: 0, whole, letters }
    }

    #[inline]
    fn token(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
    ) -> Token<'t> {
        self.at = end;
        let text = self.text.get(start..end).unwrap_or_default();
        Token { text, start, kind }
    }

    /// The next token if it is the most common one: at most a space, and a
    /// word of Arabic letters with ASCII behind it.
    #[inline]
    fn common_word(&mut self) -> Option<Token<'t>> {
        let bytes = self.text.as_bytes();
        let space = bytes.get(self.at) == Some(&b' ');
        let start = self.at + usize::from(space);
        let end = self.letters.end(bytes, start);
        // A mark does not begin a word, and no word goes on with ASCII.
        let is_mark =
            matches!(bytes.get(start..), Some([0xD9, 0x8B..=0x92, ..]));
        let ends = bytes.get(end).is_none_or(u8::is_ascii);
        (start < end && ends && !is_mark)
            .then(|| self.token(start, end, TokenKind::Word))
    }

    /// The next token, whatever it is.
    fn any(&mut self) -> Option<Token<'t>> {
        let rest = self.text.get(self.at..)?;
        let mut chars = rest.char_indices();
        let (offset, first, what) = loop {
            let (offset, c) = chars.next()?;
            match part(c) {
                Part::Blank | Part::Mark | Part::Joiner => {}
                what => break (offset, c, what),
            }
        };
        let start = self.at + offset;
        if self.whole
            && what != Part::Arabic
            && let Some((len, kind)) = whole(self.text, start, first)
        {
            return Some(self.token(start, start + len, kind));
        }
        let mut end = start + first.len_utf8();
        let kind = match what {
            Part::Arabic | Part::Letter => {
                let joins = self.whole && what == Part::Letter;
                if what == Part::Arabic {
                    end = self.letters.end(self.text.as_bytes(), end);
                }
                let from = end;
                let rest = self.text.get(from..).unwrap_or_default();
                let mut chars = rest.char_indices().peekable();
                while let Some((at, c)) = chars.next() {
                    match part(c) {
                        p if p == what || p == Part::Mark => {
                            end = from + at + c.len_utf8();
                        }
                        Part::Joiner => {}
                        Part::Digit if joins && c.is_ascii() => {
                            end = from + at + 1;
                        }
                        Part::Punctuation
                            if joins
                                && matches!(c, '\'' | '’')
                                && chars.peek().is_some_and(|&(_, c)| {
                                    part(c) == Part::Letter
                                }) => {}
                        _ => break,
                    }
                }
                TokenKind::Word
            }
            Part::Digit => {
                let mut chars = chars.peekable();
                while let Some((at, c)) = chars.next() {
                    let separates = self.whole
                        && matches!(c, '.' | ',' | '٫' | '٬')
                        && chars
                            .peek()
                            .is_some_and(|&(_, c)| part(c) == Part::Digit);
                    if !separates && part(c) != Part::Digit {
                        break;
                    }
                    end = self.at + at + c.len_utf8();
                }
                TokenKind::Number
            }
            Part::Punctuation => TokenKind::Punctuation,
            _ => TokenKind::Symbol,
        };
        Some(self.token(start, end, kind))
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        match self.common_word() {
            None => self.any(),
            word => word,
        }
    }
}

impl FusedIterator for Tokens<'_> {}

impl<'t> Iterator for Words<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        self.0.find(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
    }
}

impl FusedIterator for Words<'_> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;

    /// Texts that put every kind of neighbour at every place of a block.
    const PIECES: &[&str] = &[
        "ا",
        "خبر",
        "م\u{64F}ح\u{651}",
        " ",
        "، ",
        "،",
        "a",
        "7",
        "ﷲ",
        "\u{640}",
        "\u{64B}",
        "\u{200F}",
        "والاستقلالية",
    ];

    #[test]
    fn what_is_quick_is_what_the_table_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(part(c), lookup(c).part, "{c:?}");
        }
    }

    #[test]
    fn letters_end_where_they_end_one_by_one() {
        let is_letter = |c: &char| matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{652}');
        let mut text = alloc::string::String::new();
        for times in 0..400 {
            text.push_str(PIECES[times * times / 3 % PIECES.len()]);
        }
        text.push_str(&"م".repeat(200));
        let mut letters = Letters::new(text.as_bytes(), 0);
        for (at, _) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default().chars();
            let rest = rest.take_while(is_letter).map(char::len_utf8);
            let end = at + rest.sum::<usize>();
            assert_eq!(letters.end(text.as_bytes(), at), end);
        }
    }

    #[test]
    fn common_words_are_what_all_words_are() {
        for a in PIECES {
            for b in PIECES {
                for c in PIECES {
                    let text = alloc::format!("{a}{b}{c}");
                    let mut slowly = tokens(&text);
                    let all = core::iter::from_fn(|| slowly.any());
                    assert!(all.eq(tokens(&text)), "{text:?}");
                }
            }
        }
    }
}
