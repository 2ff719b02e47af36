//! What only the characters around it can settle: whether a control does
//! any work, whether a letter stands in an Arabic word, whether tatweel is
//! a dash.

use alloc::vec::Vec;
use core::ops::Range;

use crate::{
    acts::Act,
    fold::{Class, Part, flags, is_arabic_letter, lookup},
    normalizer::Controls,
    walker::{Walker, char_at},
};

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';

/// The last word that was asked about.
#[derive(Debug, Default)]
pub(crate) struct Word {
    range: Range<usize>,
    arabic: bool,
}

/// The isolates that balance, of the stretch that was last asked about.
#[derive(Debug, Default)]
pub(crate) struct Isolates {
    range: Range<usize>,
    balanced: Vec<usize>,
}

/// What a character is to the word around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Letter,
    /// A letter that Arabic is not written with.
    Foreign,
    Inside,
    Outside,
}

fn place(c: char) -> Place {
    let entry = lookup(c);
    match (entry.class, entry.part) {
        (
            Class::PresentationForm | Class::MarkForm | Class::MedialMarkForm,
            _,
        ) => {
            let mut place = Place::Inside;
            unicode_normalization::char::decompose_compatible(c, |d| {
                place = match lookup(d).part {
                    _ if place == Place::Outside || d == ' ' => Place::Outside,
                    Part::Arabic if lookup(d).has(flags::FOREIGN) => {
                        Place::Foreign
                    }
                    Part::Arabic if place != Place::Foreign => Place::Letter,
                    _ => place,
                };
            });
            place
        }
        (_, Part::Arabic) if entry.has(flags::FOREIGN) => Place::Foreign,
        (_, Part::Arabic) => Place::Letter,
        (_, Part::Mark | Part::Joiner) => Place::Inside,
        _ => Place::Outside,
    }
}

impl Walker<'_> {
    /// Whether the word around a letter is one of Arabic: it holds no letter
    /// that Arabic is not written with, and no zero-width non-joiner between
    /// letters, which Persian uses and Arabic does not.
    pub(crate) fn is_in_arabic_word(&mut self, at: usize) -> bool {
        if self.word.range.contains(&at) {
            return self.word.arabic;
        }
        let floor =
            if at >= self.word.range.end { self.word.range.end } else { 0 };
        let before = self.text.get(floor..at).unwrap_or_default();
        let start = before
            .char_indices()
            .rev()
            .find(|&(_, c)| place(c) == Place::Outside)
            .map_or(floor, |(i, c)| floor + i + c.len_utf8());
        let mut end = start;
        let mut arabic = true;
        let mut joint = false;
        let mut letter = false;
        let rest = self.text.get(start..).unwrap_or_default();
        for c in rest.chars() {
            match place(c) {
                Place::Outside => break,
                Place::Foreign => arabic = false,
                Place::Letter => {
                    arabic &= !joint;
                    letter = true;
                }
                Place::Inside if c == ZWNJ => joint = letter,
                Place::Inside => {}
            }
            end += c.len_utf8();
        }
        self.word = Word { range: start..end, arabic };
        arabic
    }

    /// Reads a run of controls, adds those that stay to the unit, and gives
    /// its end.
    pub(crate) fn control_run(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let len = rest
            .chars()
            .take_while(|&c| is_control(c))
            .map(char::len_utf8)
            .sum::<usize>();
        let end = at + len;
        if self.n.controls != Controls::Idle {
            return end;
        }
        let before = self.text.get(..at).unwrap_or_default();
        let mut left = before.chars().next_back();
        let next = char_at(self.text, end);
        let mut joiner = None;
        for (i, c) in rest.get(..len).unwrap_or_default().char_indices() {
            let keeps = match c {
                '\u{2066}'..='\u{2069}' if self.balances(at + i) => {
                    // A joiner before it shapes a letter, or does nothing.
                    if let Some(j) = joiner.take()
                        && works(j, left, Some(c))
                    {
                        self.unit.push(j);
                    }
                    true
                }
                ZWNJ | ZWJ => {
                    joiner.get_or_insert(c);
                    false
                }
                _ => joiner.is_none() && works(c, left, next),
            };
            if keeps {
                self.unit.push(c);
                left = Some(c);
            } else if joiner.is_none() {
                // A selector or tag must follow its base at once.
                left = left.filter(|&l| !is_symbol(l));
            }
        }
        if let Some(j) = joiner
            && works(j, left, next)
        {
            self.unit.push(j);
        }
        end
    }

    /// Whether an isolate or its end has a partner in the paragraph.
    fn balances(&mut self, at: usize) -> bool {
        if !self.isolates.range.contains(&at) {
            let rest = self.text.get(at..).unwrap_or_default();
            let mut open = Vec::new();
            let mut balanced = Vec::new();
            let mut end = self.text.len();
            for (i, c) in rest.char_indices() {
                match c {
                    '\u{2066}'..='\u{2068}' => open.push(at + i),
                    '\u{2069}' => {
                        if let Some(start) = open.pop() {
                            balanced.extend([start, at + i]);
                        }
                    }
                    '\n'
                    | '\r'
                    | '\u{85}'
                    | '\u{2029}'
                    | '\u{2028}'
                    | '\u{1C}'..='\u{1E}' => {
                        end = at + i;
                        break;
                    }
                    _ => {}
                }
            }
            balanced.sort_unstable();
            self.isolates = Isolates { range: at..end.max(at + 1), balanced };
        }
        self.isolates.balanced.binary_search(&at).is_ok()
    }

    /// Reads a run of tatweel with the marks and controls that are deleted
    /// with it, adds a dash to the unit where it touches no letter, and
    /// gives its end.
    pub(crate) fn tatweel_run(&mut self, at: usize) -> usize {
        let n = self.n;
        let goes = |c: char| {
            let class = lookup(c).class;
            class == Class::Tatweel
                || class == Class::MedialMarkForm && n.presentation_forms
                || class.is_diacritic()
                    && n.act(lookup(c), false) == Act::Delete
                || is_control(c) && n.controls == Controls::Delete
        };
        let (before, rest) =
            self.text.split_at_checked(at).unwrap_or_default();
        let len: usize =
            rest.chars().take_while(|&c| goes(c)).map(char::len_utf8).sum();
        let end = at + len;
        let left = before.chars().rev().find(|&c| !goes(c));
        let right = char_at(self.text, end);
        if !left.is_some_and(is_arabic_letter)
            && !right.is_some_and(is_arabic_letter)
        {
            self.unit.push('-');
        }
        end
    }
}

fn is_control(c: char) -> bool {
    matches!(lookup(c).class, Class::Bidi | Class::ZeroWidth)
}

/// Whether a variation selector or a tag may follow a character.
fn is_symbol(c: char) -> bool {
    let entry = lookup(c);
    !c.is_ascii_alphabetic()
        && !entry.class.is_diacritic()
        && !matches!(entry.part, Part::Arabic | Part::Blank | Part::Joiner)
}

/// Whether a control does work between two characters.
fn works(c: char, left: Option<char>, right: Option<char>) -> bool {
    let (l, r) = (left.map(lookup), right.map(lookup));
    let letter =
        |p: Option<Part>| matches!(p, Some(Part::Arabic | Part::Letter));
    let (left_part, right_part) = (l.map(|e| e.part), r.map(|e| e.part));
    match c {
        ZWNJ => {
            (letter(left_part) || left_part == Some(Part::Mark))
                && letter(right_part)
                && !left.is_some_and(|c| c.is_ascii())
                && !right.is_some_and(|c| c.is_ascii())
        }
        ZWJ => {
            let emoji = r.is_some_and(|e| e.has(flags::EMOJI))
                && (l.is_some_and(|e| e.has(flags::EMOJI))
                    || left == Some('\u{FE0F}'));
            let shapes = left_part == Some(Part::Arabic)
                && !matches!(right_part, Some(Part::Arabic | Part::Mark));
            let joins = left_part == Some(Part::Mark)
                && !l.is_some_and(|e| e.class.is_diacritic())
                && right_part == Some(Part::Letter);
            emoji || shapes || joins
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            left.is_some_and(is_symbol)
        }
        '\u{E0020}'..='\u{E007F}' => {
            matches!(left, Some('\u{1F3F4}' | '\u{E0020}'..='\u{E007F}'))
        }
        _ => false,
    }
}
