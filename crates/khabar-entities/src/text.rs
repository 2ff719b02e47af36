//! A text as the layers see it: folded, in words, each with its readings.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_normalize::{
    Article, Normalized, Normalizer, TokenKind, is_arabic_letter, tokens,
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
    /// What the word may be.
    pub(crate) flags: u32,
    /// Where names begin with it, [`NONE`] if none does.
    pub(crate) root: u32,
}

impl Reading {
    #[inline]
    fn new(offset: u8, bare: bool, word: u32, lexicon: &Lexicon) -> Self {
        let (flags, root, _) = lexicon.about(word);
        Self { offset, bare, word, flags, root }
    }
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
    /// Where names begin with it, [`NONE`] if none does.
    pub(crate) root: u32,
    /// Whether names go on with it.
    pub(crate) inside: bool,
    /// What the whole word may be.
    pub(crate) flags: u32,
    /// What it may be with particles or without, all readings together.
    any: u32,
    /// Whether it is a run of Arabic letters.
    arabic: bool,
    /// The first of its readings, and how many.
    readings: (u32, u8),
}

impl Word {
    /// A word without letters, of a kind that no rule asks for.
    const fn page_break(at: u32) -> Self {
        Self {
            start: at,
            end: at,
            kind: TokenKind::Url,
            line: true,
            glued: false,
            word: NONE,
            root: NONE,
            inside: false,
            flags: 0,
            any: 0,
            arabic: false,
            readings: (0, 0),
        }
    }
}

/// Whether two lines end in what stands between two words.
fn is_blank_line(gap: &str) -> bool {
    gap.bytes().filter(|&b| b == b'\n').nth(1).is_some()
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
        let mut words: Vec<Word> = Vec::with_capacity(text.len() / 8);
        let mut readings: Vec<Reading> = Vec::with_capacity(text.len() / 8);
        let mut end = 0;
        for token in tokens(text) {
            let range = token.range();
            let gap = text.get(end..range.start).unwrap_or_default();
            let line = gap.bytes().any(|b| b == b'\n');
            // Nothing reaches from one page to the next: a blank line stands
            // among the words as one that is of no use to any rule.
            if line && !words.is_empty() && is_blank_line(gap) {
                words.push(Word::page_break(index(end)));
            }
            let from = readings.len();
            let mut whole = NONE;
            let mut arabic = false;
            if token.kind() == TokenKind::Word {
                let word = token.as_str();
                arabic = word.chars().next().is_some_and(is_arabic_letter);
                whole = read(text, &range, lexicon, &mut readings);
                // The article apart from its noun by a quotation mark, as
                // in ال"ناتو".
                if let [.., before, mark] = words.as_slice()
                    && mark.glued
                    && gap.is_empty()
                    && mark.kind == TokenKind::Punctuation
                    && text.get(before.start as usize..before.end as usize)
                        == Some("ال")
                {
                    let word = lexicon.joined("ال", word);
                    if word != NONE {
                        readings.push(Reading::new(0, false, word, lexicon));
                    }
                }
            } else if token.kind() == TokenKind::Number {
                whole = lexicon.word_at(text, range.clone());
                if whole != NONE {
                    readings.push(Reading::new(0, false, whole, lexicon));
                }
            }
            let new = readings.get(from..).unwrap_or_default();
            let any = new.iter().filter(|r| !r.bare);
            let (flags, root, inside) = lexicon.about(whole);
            words.push(Word {
                start: index(range.start),
                end: index(range.end),
                kind: token.kind(),
                line,
                glued: gap.is_empty() && end > 0,
                word: whole,
                root,
                inside,
                flags,
                any: any.fold(0, |any, r| any | r.flags),
                arabic,
                readings: (
                    index(from),
                    u8::try_from(new.len()).unwrap_or(u8::MAX),
                ),
            });
            end = range.end;
        }
        Self { folded, words, readings }
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    #[inline]
    pub(crate) fn word(&self, i: usize) -> Option<&Word> {
        self.words.get(i)
    }

    /// The flags of the whole word; none past the end.
    #[inline]
    pub(crate) fn flags(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.flags)
    }

    #[inline]
    pub(crate) fn has(&self, i: usize, flags: u32) -> bool {
        self.flags(i) & flags != 0
    }

    /// The folded word.
    #[inline]
    pub(crate) fn str(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| self.slice(w.start, w.end))
    }

    #[inline]
    pub(crate) fn slice(&self, start: u32, end: u32) -> &str {
        let range = start as usize..end as usize;
        self.folded.as_str().get(range).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn readings(&self, i: usize) -> &[Reading] {
        self.words
            .get(i)
            .and_then(|w| {
                let (from, count) = w.readings;
                let from = from as usize;
                self.readings.get(from..from + usize::from(count))
            })
            .unwrap_or_default()
    }

    /// Whether some reading of the word, with or without particles, has one
    /// of these flags.
    #[inline]
    pub(crate) fn reads(&self, i: usize, flags: u32) -> bool {
        self.words.get(i).is_some_and(|w| w.any & flags != 0)
    }

    /// Whether the word is a run of Arabic letters.
    #[inline]
    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.arabic)
    }

    #[inline]
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
    #[inline]
    pub(crate) fn joined(&self, i: usize) -> bool {
        self.words.get(i + 1).is_some_and(|w| !w.line)
    }

    /// Bytes of the source for a stretch of the folded text.
    pub(crate) fn to_source(&self, start: u32, end: u32) -> Range<usize> {
        self.folded.to_source(start as usize..end as usize)
    }

    /// How many bytes of particles, at most one chain, stand before a word
    /// that is not listed; 0 when it is listed as it is.
    pub(crate) fn particle_before(&self, i: usize, flags: u32) -> Option<u8> {
        if !self.reads(i, flags) {
            return None;
        }
        self.readings(i)
            .iter()
            .find(|r| !r.bare && r.flags & flags != 0)
            .map(|r| r.offset)
    }
}

/// One way to take a word apart, as [`splits`](khabar_normalize::splits)
/// gives them, in their order; a text asks for too many to go through all
/// eight chains for each word.
#[derive(Clone, Copy, Debug)]
struct Way<'w> {
    /// Bytes of particles, with an elided article its ل.
    offset: usize,
    /// The last of the particles but that ل.
    particle: Option<char>,
    article: Article,
    stem: &'w str,
    /// The stem with a written article.
    name: &'w str,
}

/// Whether one of the ways to split a word, but for the whole, is wanted.
fn any_split(word: &str, mut is: impl FnMut(Way<'_>) -> bool) -> bool {
    if !word.starts_with(['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ا']) {
        return false;
    }
    let long = |stem: &str| stem.chars().nth(1).is_some();
    let mut ask = |particle, article, name: &str, stem: &str| {
        let offset = word.len() - name.len();
        long(stem) && is(Way { offset, particle, article, stem, name })
    };
    let and =
        word.strip_prefix(['و', 'ف']).map(|rest| (word.chars().next(), rest));
    for (before, base) in [Some((None, word)), and].into_iter().flatten() {
        if before.is_some() && ask(before, Article::None, base, base) {
            return true;
        }
        if let Some(stem) = base.strip_prefix("ال") {
            if ask(before, Article::Written, base, stem) {
                return true;
            }
            continue;
        }
        let mut chars = base.chars();
        let particle = chars.next();
        let rest = chars.as_str();
        if !matches!(particle, Some('ب' | 'ل' | 'ك' | 'س')) {
            continue;
        }
        if ask(particle, Article::None, rest, rest) {
            return true;
        }
        let (article, name, stem) = if particle == Some('ل') {
            let stem = rest.strip_prefix('ل');
            (Article::Elided, stem, stem)
        } else {
            (Article::Written, Some(rest), rest.strip_prefix("ال"))
        };
        if let (Some(name), Some(stem)) = (name, stem)
            && ask(particle, article, name, stem)
        {
            return true;
        }
    }
    false
}

/// Pushes the readings of a word that lists hold; gives the whole word.
fn read(
    text: &str,
    range: &Range<usize>,
    lexicon: &Lexicon,
    out: &mut Vec<Reading>,
) -> u32 {
    let whole = lexicon.word_at(text, range.clone());
    if whole != NONE {
        out.push(Reading::new(0, false, whole, lexicon));
    }
    let word = text.get(range.clone()).unwrap_or_default();
    any_split(word, |way| {
        // س stands before verbs only.
        if way.particle == Some('س') {
            return false;
        }
        let offset = u8::try_from(way.offset).unwrap_or(0);
        let mut push = |word: u32, bare: bool| {
            if word != NONE {
                out.push(Reading::new(offset, bare, word, lexicon));
            }
        };
        if way.article == Article::Elided {
            push(lexicon.joined("ال", way.stem), false);
        }
        let stem = range.end - way.stem.len()..range.end;
        push(lexicon.word_at(text, stem), way.article != Article::None);
        false
    });
    whole
}

/// Words that may be common in another shape: with particles or the article
/// and, if asked for, an ending.
pub(crate) fn is_common(word: &str, endings: bool, lexicon: &Lexicon) -> bool {
    let blocked = flag::COMMON | flag::FUNCTION | flag::SAY | flag::TIME;
    let common = |word: &str| lexicon.flags_of(word) & blocked != 0;
    let joined = |front: &str, rest: &str| {
        lexicon.flags(lexicon.joined(front, rest)) & blocked != 0
    };
    let last = word.chars().next_back().filter(|_| endings);
    let endings = last.map_or(&[][..], endings_in);
    let short = |stem: &str| {
        common(stem)
            || endings.iter().any(|&ending| {
                stem.strip_suffix(ending).is_some_and(|short| {
                    short.chars().nth(2).is_some()
                        && (common(short) || joined(short, "ه"))
                })
            })
    };
    short(word)
        || any_split(word, |way| {
            // ك alone is "like": what follows it stays what it is.
            if way.particle == Some('ك') && way.offset == 2 {
                return false;
            }
            short(way.stem)
                || match way.article {
                    Article::None => false,
                    Article::Elided => joined("ال", way.stem),
                    _ => common(way.name),
                }
        })
}

/// Endings of plural, dual, relation, case and possession, folded, by their
/// last letter.
const fn endings_in(last: char) -> &'static [&'static str] {
    match last {
        'ا' => &["ا", "ها", "هما", "نا", "تها", "يا", "وا"],
        'ه' => &["ه", "يه", "ته"],
        'ي' => &["ي"],
        'ن' => &["ين", "ون", "ان", "تين", "تان"],
        'ت' => &["ت", "ات"],
        'م' => &["هم", "تهم", "كم"],
        'و' => &["و"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use alloc::{string::String, vec::Vec};

    use khabar_normalize::splits;

    use super::*;

    #[test]
    fn words_are_split_as_everywhere() {
        let letters = ["و", "ف", "ب", "ل", "ك", "س", "ا", "ال", "م", "a", ""];
        for n in 0..letters.len().pow(5) {
            let word: String = (0..5_u32)
                .map(|at| letters[n / letters.len().pow(at) % letters.len()])
                .collect();
            let mut ours = Vec::new();
            any_split(&word, |way| {
                ours.push((way.offset, way.article, way.stem.len()));
                assert_eq!(way.name.len(), word.len() - way.offset, "{word}");
                false
            });
            let theirs: Vec<_> = splits(&word)
                .skip(1)
                .map(|s| (s.particles().len(), s.article(), s.stem().len()))
                .collect();
            assert_eq!(ours, theirs, "{word}");
        }
    }
}
