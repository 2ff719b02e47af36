//! The tokens of a paragraph, with what is known of each.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_normalize::{TokenKind, tokens};

use super::{
    marks::Pair,
    senses::{self as s, Shape, is_short, look},
};

/// What a token is for the reading of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// A quotation mark of a family.
    Mark(Family),
    Colon,
    Comma,
    /// Ends a sentence.
    Stop,
    Open,
    Close,
    Dash,
    /// Parts nothing: the stop of `د.`, the colon of `20:30`.
    Inner,
    Other,
}

/// Marks that close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“`, `”`, `„`, `''`
    Double,
    /// `«`, `»`
    Angle,
    /// `'`, `‘`, `’`
    Single,
}

/// A token of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Bytes in the whole text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Words before it in its paragraph.
    pub(super) words: usize,
    pub(super) senses: u64,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    /// A blank stands before it.
    pub(super) apart: bool,
    /// A mark with the shape of an opening one.
    pub(super) opening: bool,
}

impl Token {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_mark(&self) -> bool {
        matches!(self.kind, Kind::Mark(_))
    }

    pub(super) fn has(&self, senses: u64) -> bool {
        self.senses & senses != 0
    }

    pub(super) fn class(&self) -> u64 {
        self.senses & s::CLASS
    }

    /// A verb of saying, finite.
    pub(super) fn is_verb(&self) -> bool {
        matches!(self.class(), s::VERB | s::ADDRESS)
    }
}

/// The quotation marks and colons of ASCII, and the first bytes of others.
const fn may_tell(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b':' | b'`' | 0xC2 | 0xE2 | 0xE3 | 0xEF)
}

/// Whether a paragraph has a mark or a colon. Blocks of bytes are looked at
/// without branches, at the speed of memory; the characters only where a byte
/// may begin one.
pub(super) fn may_quote(text: &str) -> bool {
    let tells = |at: usize| {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        c.is_some_and(|c| matches!(kind(c), Kind::Mark(_) | Kind::Colon))
    };
    text.as_bytes().chunks(64).enumerate().any(|(n, block)| {
        block.iter().fold(false, |any, &b| any | may_tell(b))
            && block
                .iter()
                .enumerate()
                .any(|(at, &b)| may_tell(b) && tells(n * 64 + at))
    })
}

/// Bytes that a line may end with: its ends, or the first byte of one.
const fn may_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2)
}

/// The lines of a text without their ends, as `lines` has them, found a block
/// of bytes at a time.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    core::iter::from_fn(move || {
        while let Some(rest) = bytes.get(at..).filter(|r| !r.is_empty()) {
            let block = rest.get(..64).unwrap_or(rest);
            if !block.iter().fold(false, |any, &b| any | may_end(b)) {
                at += block.len();
                continue;
            }
            let offset = block.iter().position(|&b| may_end(b))?;
            at += offset;
            // The byte begins a character, but it may be another one.
            let end = match bytes.get(at..)? {
                [b'\n' | b'\r', ..] => 1,
                [0xC2, 0x85, ..] => 2,
                [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
                _ => {
                    at += 1;
                    continue;
                }
            };
            let line = start..at;
            at += end;
            start = at;
            return Some(line);
        }
        let line = start..bytes.len();
        start = bytes.len();
        (!line.is_empty()).then_some(line)
    })
}

/// The tokens of a paragraph that begins at a place of the text, into a list
/// that is used again; what their words mean is looked up by [`know`].
pub(super) fn scan(text: &str, base: usize, list: &mut Vec<Token>) {
    list.clear();
    let mut words = 0;
    let mut end = 0;
    for token in tokens(text) {
        let range = token.range();
        let gap = text.get(end..range.start).unwrap_or_default();
        let apart = match gap {
            "" => list.is_empty(),
            " " => true,
            _ => gap.chars().any(char::is_whitespace),
        };
        end = range.end;
        let mut shape = Shape::default();
        let mut opening = false;
        let kind = match token.kind() {
            TokenKind::Word => {
                shape.short = is_short(token.as_str());
                Kind::Word
            }
            TokenKind::Number => Kind::Number,
            _ => {
                let mark = token.as_str().chars().next().unwrap_or(' ');
                opening = matches!(mark, '«' | '“' | '„' | '‘' | '‚');
                kind(mark)
            }
        };
        // Two apostrophes are one mark.
        if kind == Kind::Mark(Family::Single)
            && !apart
            && let Some(last) = list.last_mut()
            && last.kind == kind
            && last.end - last.start == range.len()
            && same_mark(text, last.start - base, &range)
        {
            last.kind = Kind::Mark(Family::Double);
            last.end = base + range.end;
            continue;
        }
        list.push(Token {
            start: base + range.start,
            end: base + range.end,
            words,
            senses: 0,
            kind,
            shape,
            apart,
            opening,
        });
        words += usize::from(kind == Kind::Word);
    }
    settle(list);
}

/// Looks up the words outside the pairs: what is in a quotation tells nothing
/// of who says it, and much of a text is in quotations.
pub(super) fn know(text: &str, tokens: &mut [Token], pairs: &[Pair]) {
    let mut pairs = pairs.iter().peekable();
    let mut until = 0;
    for (at, token) in tokens.iter_mut().enumerate() {
        if let Some(pair) = pairs.next_if(|p| p.open == at) {
            until = pair.close;
        }
        if at >= until && token.is_word() {
            let word = text.get(token.range()).unwrap_or_default();
            (token.senses, token.shape) = look(word);
        }
    }
}

fn same_mark(text: &str, first: usize, second: &Range<usize>) -> bool {
    text.get(first..first + second.len()) == text.get(second.clone())
}

fn kind(mark: char) -> Kind {
    match mark {
        '"' | '“' | '”' | '„' | '‟' | '＂' | '〝' | '〞' => {
            Kind::Mark(Family::Double)
        }
        '«' | '»' | '《' | '》' => Kind::Mark(Family::Angle),
        '\'' | '‘' | '’' | '‚' | '‛' | '`' | '＇' | '‹' | '›' => {
            Kind::Mark(Family::Single)
        }
        ':' | '：' | '﹕' | '︓' => Kind::Colon,
        '،' | ',' | '؛' | ';' => Kind::Comma,
        '.' | '!' | '؟' | '?' | '…' | '۔' => Kind::Stop,
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        '-' | '–' | '—' | '|' | '•' | '■' | '*' => Kind::Dash,
        '/' => Kind::Inner,
        _ => Kind::Other,
    }
}

/// Takes from marks and stops what their neighbours show to be none.
fn settle(list: &mut [Token]) {
    let mut before: Option<Token> = None;
    for at in 0..list.len() {
        let after = list.get(at + 1).copied();
        let Some(token) = list.get_mut(at) else { break };
        let glued = before.filter(|_| !token.apart);
        let next = after.filter(|t| !t.apart);
        let digit =
            |t: Option<Token>| t.is_some_and(|t| t.kind == Kind::Number);
        let letter = |t: Option<Token>| {
            t.is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Number))
        };
        match token.kind {
            // `د. سامي`, `أ.ف.ب`, `3.5`
            Kind::Stop
                if glued.is_some_and(|t| t.is_word() && t.shape.short)
                    || (digit(glued) && digit(next)) =>
            {
                token.kind = Kind::Inner;
            }
            // `20:30`
            Kind::Colon if digit(glued) && digit(next) => {
                token.kind = Kind::Inner;
            }
            // `don’t`, `l'Est`, `5'`
            Kind::Mark(Family::Single)
                if (letter(glued) && letter(next)) || digit(glued) =>
            {
                token.kind = Kind::Other;
            }
            _ => {}
        }
        before = Some(*token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{content, lines};

    #[test]
    fn paragraphs_are_the_lines() {
        let text = "واحد\n\nاثنان\r\nثلاثة\rأربعة\u{2028}\
            خمسة\u{A0}و\u{85}ستة… و«سبعة»\u{2029}\u{2028}ثمانية";
        for text in [text, &text.repeat(9), &"م\n".repeat(99), "", "\r\n"] {
            let want = lines(text).map(|l| content(text, l.range));
            let got = paragraphs(text);
            assert!(
                want.filter(|l| !l.is_empty())
                    .eq(got.filter(|l| !l.is_empty()))
            );
        }
    }

    #[test]
    fn every_mark_may_tell() {
        for c in '\0'..=char::MAX {
            let tells = matches!(kind(c), Kind::Mark(_) | Kind::Colon);
            let mut room = [0; 4];
            assert!(!tells || may_quote(c.encode_utf8(&mut room)), "{c:?}");
        }
    }
}
