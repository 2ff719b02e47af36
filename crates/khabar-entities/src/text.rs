//! A text as the layers see it: folded, in words, each with its readings.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_normalize::{
    Article, Normalized, Normalizer, TokenKind, is_arabic_letter, splits,
    tokens,
};

use crate::{
    lexicon::{Lexicon, NONE, index},
    tables::words as flag,
};

/// One way to read a word: what is left after particles, if a list holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Bytes of particles in front.
    pub(crate) offset: u8,
    /// Whether the article was taken off as well: for titles and
    /// nationalities, which carry it at will.
    pub(crate) bare: bool,
    pub(crate) word: u32,
}

/// A word, a number or a mark of the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: TokenKind,
    /// Whether a line ends before it.
    pub(crate) line: bool,
    /// Whether nothing stands between it and what is before it.
    pub(crate) glued: bool,
    /// The whole word in the lexicon.
    pub(crate) word: u32,
    /// What the whole word may be.
    pub(crate) flags: u32,
    readings: (u32, u32),
}

#[derive(Clone, Debug)]
pub(crate) struct Text<'t> {
    pub(crate) folded: Normalized<'t>,
    pub(crate) words: Vec<Word>,
    readings: Vec<Reading>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(source: &'t str, lexicon: &Lexicon) -> Self {
        let folded = Normalizer::MATCHING.normalize_mapped(source);
        let text = folded.as_str();
        let mut words: Vec<Word> = Vec::with_capacity(text.len() / 10);
        let mut readings: Vec<Reading> = Vec::with_capacity(text.len() / 10);
        let mut end = 0;
        for token in tokens(text) {
            let range = token.range();
            let gap = text.get(end..range.start).unwrap_or_default();
            let from = readings.len();
            let mut whole = NONE;
            if token.kind() == TokenKind::Word {
                whole = read(token.as_str(), lexicon, &mut readings);
                // The article apart from its noun by a quotation mark, as
                // in ال"ناتو".
                if let [.., before, mark] = words.as_slice()
                    && mark.glued
                    && gap.is_empty()
                    && mark.kind == TokenKind::Punctuation
                    && text.get(before.start as usize..before.end as usize)
                        == Some("ال")
                {
                    let word = lexicon.word("ال", token.as_str());
                    if word != NONE {
                        readings.push(Reading {
                            offset: 0,
                            bare: false,
                            word,
                        });
                    }
                }
            } else if token.kind() == TokenKind::Number {
                whole = lexicon.word("", token.as_str());
                if whole != NONE {
                    readings.push(Reading {
                        offset: 0,
                        bare: false,
                        word: whole,
                    });
                }
            }
            words.push(Word {
                start: index(range.start),
                end: index(range.end),
                kind: token.kind(),
                line: gap.contains('\n'),
                glued: gap.is_empty() && end > 0,
                word: whole,
                flags: lexicon.flags(whole),
                readings: (index(from), index(readings.len())),
            });
            end = range.end;
        }
        Self { folded, words, readings }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn word(&self, i: usize) -> Option<&Word> {
        self.words.get(i)
    }

    /// The flags of the whole word; none past the end.
    pub(crate) fn flags(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.flags)
    }

    pub(crate) fn has(&self, i: usize, flags: u32) -> bool {
        self.flags(i) & flags != 0
    }

    /// The folded word.
    pub(crate) fn str(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| self.slice(w.start, w.end))
    }

    pub(crate) fn slice(&self, start: u32, end: u32) -> &str {
        let range = start as usize..end as usize;
        self.folded.as_str().get(range).unwrap_or_default()
    }

    pub(crate) fn readings(&self, i: usize) -> &[Reading] {
        self.words
            .get(i)
            .and_then(|w| {
                let (from, to) = w.readings;
                self.readings.get(from as usize..to as usize)
            })
            .unwrap_or_default()
    }

    /// Whether some reading of the word, with or without particles, has one
    /// of these flags.
    pub(crate) fn reads(
        &self,
        i: usize,
        flags: u32,
        lexicon: &Lexicon,
    ) -> bool {
        self.readings(i)
            .iter()
            .any(|r| !r.bare && lexicon.flags(r.word) & flags != 0)
    }

    /// Whether the word is a run of Arabic letters.
    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.kind == TokenKind::Word)
            && self.str(i).chars().next().is_some_and(is_arabic_letter)
    }

    pub(crate) fn is_mark(&self, i: usize, marks: &str) -> bool {
        self.words.get(i).is_some_and(|w| {
            matches!(w.kind, TokenKind::Punctuation | TokenKind::Symbol)
        }) && marks.contains(self.str(i))
    }

    /// A quotation mark of any shape.
    pub(crate) fn is_quote(&self, i: usize) -> bool {
        self.is_mark(i, "\"'")
    }

    /// Whether words `i` and `i + 1` stand in one line.
    pub(crate) fn joined(&self, i: usize) -> bool {
        self.words.get(i + 1).is_some_and(|w| !w.line)
    }

    /// Bytes of the source for a stretch of the folded text.
    pub(crate) fn to_source(&self, start: u32, end: u32) -> Range<usize> {
        self.folded.to_source(start as usize..end as usize)
    }

    /// How many bytes of particles, at most one chain, stand before a word
    /// that is not listed; 0 when it is listed as it is.
    pub(crate) fn particle_before(
        &self,
        i: usize,
        flags: u32,
        lexicon: &Lexicon,
    ) -> Option<u8> {
        self.readings(i)
            .iter()
            .filter(|r| !r.bare)
            .find(|r| lexicon.flags(r.word) & flags != 0)
            .map(|r| r.offset)
    }
}

/// Pushes the readings of a word that lists hold; gives the whole word.
fn read(word: &str, lexicon: &Lexicon, out: &mut Vec<Reading>) -> u32 {
    let mut whole = NONE;
    for split in splits(word) {
        let particles = split.particles();
        // س stands before verbs only.
        if particles.ends_with('س') {
            continue;
        }
        let offset = u8::try_from(particles.len()).unwrap_or(0);
        let mut push = |word: u32, bare: bool| {
            if word != NONE {
                out.push(Reading { offset, bare, word });
            }
        };
        match split.article() {
            Article::None => {
                let found = lexicon.word("", split.stem());
                push(found, false);
                if offset == 0 {
                    whole = found;
                }
            }
            Article::Elided => {
                push(lexicon.word("ال", split.stem()), false);
                push(lexicon.word("", split.stem()), true);
            }
            _ => push(lexicon.word("", split.stem()), true),
        }
    }
    whole
}

/// Words that may be common in another shape: with particles or the article
/// and, if asked for, an ending.
pub(crate) fn is_common(word: &str, endings: bool, lexicon: &Lexicon) -> bool {
    let blocked = flag::COMMON | flag::FUNCTION | flag::SAY | flag::TIME;
    for split in splits(word) {
        if split.particles() == "ك" {
            continue;
        }
        let stem = split.stem();
        let common = |w: &str| lexicon.flags_of("", w) & blocked != 0;
        if common(stem)
            || (split.article() != Article::None
                && lexicon.flags_of("ال", stem) & blocked != 0)
        {
            return true;
        }
        for ending in ENDINGS.iter().filter(|_| endings) {
            if let Some(short) = stem.strip_suffix(*ending)
                && short.chars().nth(2).is_some()
                && (common(short)
                    || lexicon.flags_of(short, "ه") & blocked != 0)
            {
                return true;
            }
        }
    }
    false
}

/// Endings of plural, dual, relation, case and possession, folded.
const ENDINGS: &[&str] = &[
    "ا", "ه", "ي", "ين", "ون", "ان", "ات", "يه", "ها", "هم", "هما", "نا",
    "تها", "ته", "تهم", "تين", "تان", "يا", "وا", "ت", "و", "كم",
];
