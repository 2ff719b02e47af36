//! Words, numbers and marks of a text, with their places.

use core::{iter::FusedIterator, ops::Range};

use crate::fold::{Class, is_arabic_letter, lookup};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters of one script with their marks: Arabic, or any other.
    Word,
    /// Decimal digits of any script.
    Number,
    /// One mark of punctuation.
    Punctuation,
    /// Any other single character that is not blank.
    Symbol,
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
}

/// Iterator over the tokens of a text; see [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

/// Iterator over the words and numbers of a text; see [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t>(Tokens<'t>);

/// Walks over all that is not blank: words, numbers, single marks and
/// symbols.
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
    Tokens { text, at: 0 }
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

/// What a character is for the purpose of finding tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
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

fn part(c: char) -> Part {
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' => Part::Letter,
            '0'..='9' => Part::Digit,
            '!'..='~'
                if !matches!(c, '$' | '+' | '<'..='>' | '^' | '|' | '~') =>
            {
                Part::Punctuation
            }
            '!'..='~' => Part::Symbol,
            _ => Part::Blank,
        };
    }
    if matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}') {
        return Part::Arabic;
    }
    match lookup(c).class {
        Class::Diacritic => return Part::Mark,
        Class::Control | Class::Tatweel => return Part::Joiner,
        Class::Digit => return Part::Digit,
        Class::Blank | Class::LineEnd => return Part::Blank,
        Class::Punctuation => return Part::Punctuation,
        _ => {}
    }
    if is_arabic_letter(c) {
        Part::Arabic
    } else if c.is_alphabetic() {
        Part::Letter
    } else if c.is_numeric() {
        Part::Digit
    } else if c.is_whitespace() || c.is_control() {
        Part::Blank
    } else if matches!(c, '،' | '؛' | '؟' | '\u{2020}'..='\u{2027}'
        | '\u{2030}'..='\u{205E}' | '\u{00A1}' | '\u{00A7}' | '\u{00B6}'
        | '\u{00B7}' | '\u{00BF}' | '\u{060D}' | '\u{FD3E}' | '\u{FD3F}'
        | '\u{3001}' | '\u{3002}')
    {
        Part::Punctuation
    } else {
        Part::Symbol
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
        let mut end = start + first.len_utf8();
        let kind = match what {
            Part::Arabic | Part::Letter => {
                for (at, c) in chars {
                    match part(c) {
                        p if p == what || p == Part::Mark => {
                            end = self.at + at + c.len_utf8();
                        }
                        Part::Joiner => {}
                        _ => break,
                    }
                }
                TokenKind::Word
            }
            Part::Digit => {
                for (at, c) in chars {
                    if part(c) != Part::Digit {
                        break;
                    }
                    end = self.at + at + c.len_utf8();
                }
                TokenKind::Number
            }
            Part::Punctuation => TokenKind::Punctuation,
            _ => TokenKind::Symbol,
        };
        self.at = end;
        Some(Token { text: self.text.get(start..end)?, start, kind })
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
