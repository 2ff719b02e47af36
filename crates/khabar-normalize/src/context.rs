//! What only the characters around it can settle: whether a control does
//! any work, whether a letter stands in an Arabic word, whether tatweel is
//! a dash.

use alloc::vec::Vec;
use core::ops::Range;

use unicode_normalization::char::canonical_combining_class;

use crate::{
    acts::Act,
    fold::{Class, Part, flags, is_arabic_letter, lookup},
    normalizer::Controls,
    walker::{Walker, char_at},
};

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const TATWEEL: char = '\u{640}';

/// The combining class of the marks that join letters of India.
const VIRAMA: u8 = 9;

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

/// The letter, or what else it may be, that marks before a place stand on.
#[derive(Clone, Copy, Debug, Default)]
struct Base {
    letter: Option<char>,
    /// Whether one of the marks is a virama.
    virama: bool,
}

/// The run of controls that was last read, and the bases before and behind
/// it.
#[derive(Debug, Default)]
pub(crate) struct Run {
    range: Range<usize>,
    before: Base,
    behind: Base,
}

/// What a character is to the word around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Letter,
    /// A letter that Arabic is not written with.
    Foreign,
    Inside,
    Outside,
    /// Words with blanks between them, in one character.
    Words,
}

fn place(c: char) -> Place {
    let entry = lookup(c);
    match (entry.class, entry.part) {
        (_, _) if matches!(c, '\u{FDFA}' | '\u{FDFB}') => Place::Words,
        (
            Class::PresentationForm
            | Class::MarkForm
            | Class::MedialMarkForm
            | Class::WordLigature,
            _,
        ) => {
            let mut place = Place::Inside;
            unicode_normalization::char::decompose_compatible(c, |d| {
                place = match lookup(d).part {
                    _ if place == Place::Outside => place,
                    Part::Arabic if lookup(d).has(flags::FOREIGN) => {
                        Place::Foreign
                    }
                    Part::Arabic if place != Place::Foreign => Place::Letter,
                    Part::Arabic | Part::Mark | Part::Joiner => place,
                    _ => Place::Outside,
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
            .find(|&(_, c)| matches!(place(c), Place::Outside | Place::Words));
        let mut letter = start.is_some_and(|(_, c)| place(c) == Place::Words);
        let start = start.map_or(floor, |(i, c)| floor + i + c.len_utf8());
        let mut end = start;
        let mut arabic = true;
        // Whether a non-joiner at work came before, or any joiner did.
        let (mut parted, mut joined) = (false, false);
        let rest = self.text.get(start..).unwrap_or_default();
        for c in rest.chars() {
            match place(c) {
                Place::Outside => break,
                Place::Words => {
                    arabic &= !parted;
                    break;
                }
                Place::Foreign => arabic = false,
                Place::Letter => {
                    arabic &= !parted;
                    (letter, parted, joined) = (true, false, false);
                }
                Place::Inside if is_control(c) => match c {
                    ZWNJ | ZWJ => {
                        parted |= c == ZWNJ && letter && !joined;
                        joined = true;
                    }
                    '\u{2066}'..='\u{2069}' if self.balances(end) => {
                        (letter, parted, joined) = (false, false, false);
                    }
                    _ => {}
                },
                Place::Inside => {
                    let entry = lookup(c);
                    letter &= entry.part == Part::Mark
                        && entry.class != Class::MedialMarkForm;
                    (parted, joined) = (false, false);
                }
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
        let before_run = self.base(at);
        let mut base = before_run;
        let before = self.text.get(..at).unwrap_or_default();
        let mut left = before.chars().next_back();
        // Whether a selector or tag follows its base at once.
        let mut at_once = left.is_some();
        let next = char_at(self.text, end).map(|c| self.n.first_of(c));
        let mut joiner = None;
        for (i, c) in rest.get(..len).unwrap_or_default().char_indices() {
            let keeps = match c {
                '\u{2066}'..='\u{2069}' if self.balances(at + i) => {
                    // A joiner before it shapes a letter, or does nothing.
                    if let Some(j) = joiner.take()
                        && works(j, left, base, Some(c))
                    {
                        self.unit.push(j);
                    }
                    true
                }
                ZWNJ | ZWJ => {
                    joiner.get_or_insert(c);
                    false
                }
                _ => at_once && works(c, left, base, next),
            };
            at_once = keeps;
            if keeps {
                self.unit.push(c);
                left = Some(c);
                base = Base { letter: left, virama: false };
            }
        }
        if let Some(j) = joiner
            && works(j, left, base, next)
        {
            self.unit.push(j);
            base = Base { letter: Some(j), virama: false };
        }
        self.last_run =
            Run { range: at..end, before: before_run, behind: base };
        end
    }

    /// What the marks before a place stand on, controls without work apart.
    fn base(&self, at: usize) -> Base {
        let Run { range, before, behind } = &self.last_run;
        let (from, mut base) = match at {
            _ if range.end <= at => (range.end, *behind),
            _ if range.start == at => return *before,
            _ => (0, Base::default()),
        };
        let marks = self.text.get(from..at).unwrap_or_default();
        let mut virama = false;
        for c in marks.chars().rev() {
            let mut letter = None;
            self.n.each_of(c, |d| {
                if lookup(d).part == Part::Mark {
                    virama |= canonical_combining_class(d) == VIRAMA;
                } else {
                    letter = Some(d);
                }
            });
            if letter.is_some() {
                return Base { letter, virama };
            }
        }
        base.virama |= virama;
        base
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
        let left = before.chars().rev().find(|&c| !goes(c)).map(|c| {
            let mut last = c;
            n.each_of(c, |d| last = if goes(d) { last } else { d });
            last
        });
        let right = char_at(self.text, end).map(|c| n.first_of(c));
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

/// Whether a letter has an upper or a lower case.
fn is_cased(c: char) -> bool {
    c.to_lowercase().ne([c]) || c.to_uppercase().ne([c])
}

/// Whether a variation selector may follow a character.
fn is_symbol(c: char) -> bool {
    let entry = lookup(c);
    let written = entry.part == Part::Letter && is_cased(c);
    (!written || entry.has(flags::EMOJI))
        && !matches!(
            entry.part,
            Part::Arabic | Part::Blank | Part::Mark | Part::Joiner
        )
}

/// Whether a control does work between two characters; marks on the left
/// have a base.
fn works(
    c: char,
    left: Option<char>,
    base: Base,
    right: Option<char>,
) -> bool {
    let arabic = |c: Option<char>| c.is_some_and(is_arabic_letter);
    match c {
        ZWNJ => {
            let joins = |c| {
                matches!(lookup(c).part, Part::Arabic | Part::Letter)
                    && !is_cased(c)
            };
            base.letter.is_some_and(joins) && right.is_some_and(joins)
        }
        ZWJ => {
            let is_emoji = |c| lookup(c).has(flags::EMOJI);
            let emoji = right.is_some_and(is_emoji)
                && left.is_some_and(|c| c == '\u{FE0F}' || is_emoji(c));
            // Letters and tatweel join without it.
            let joins = |c| arabic(c) || c == Some(TATWEEL);
            let marked = right.is_some_and(|c| lookup(c).part == Part::Mark);
            let shapes = arabic(base.letter) && !joins(right) && !marked
                || arabic(right) && !joins(base.letter);
            emoji || shapes || base.virama
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            base.letter.is_some_and(is_symbol)
        }
        '\u{E0020}'..='\u{E007F}' => {
            matches!(left, Some('\u{1F3F4}' | '\u{E0020}'..='\u{E007F}'))
        }
        _ => false,
    }
}
