//! Words, numbers and marks of a text, with their places.

use core::{iter::FusedIterator, ops::Range};

use unicode_script::UnicodeScript as _;

use crate::{
    fold::{Part, lookup},
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
    Tokens { text, at: 0, whole: false }
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
    Tokens { text, at: 0, whole: true }
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
        _ => lookup(c).part,
    }
}

/// The bytes of the Arabic letters and their common marks that a text begins
/// with: what can be told by two bytes alone.
fn letters(text: &str) -> usize {
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    let is_letter = |&[lead, trail]: &[u8; 2]| match lead {
        0xD8 => matches!(trail, 0xA1..=0xBA),
        0xD9 => matches!(trail, 0x81..=0x92),
        _ => false,
    };
    2 * pairs.iter().take_while(|pair| is_letter(pair)).count()
}

impl<'t> Tokens<'t> {
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
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
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
                    end += letters(self.text.get(end..).unwrap_or_default());
                    if self.text.as_bytes().get(end) == Some(&b' ') {
                        return Some(self.token(start, end, TokenKind::Word));
                    }
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

impl FusedIterator for Tokens<'_> {}

impl<'t> Iterator for Words<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        self.0.find(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
    }
}

impl FusedIterator for Words<'_> {}
