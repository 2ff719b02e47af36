//! Words around a place, folded without allocation.

use khabar_normalize::fold_char;

use crate::{
    lines::is_line_end,
    quotations::{Speech, heads_name, speech},
    tables::sentences::{BEGINS, CRIES},
};

/// The bytes of a folded word; no word of the lists has more.
const ROOM: usize = 48;

/// A few words, folded.
#[derive(Clone, Copy)]
pub(super) struct Folded {
    bytes: [u8; ROOM],
    used: usize,
}

impl Folded {
    const NONE: Self = Self { bytes: [0; ROOM], used: 0 };

    /// A word; empty where it is longer than those of the lists.
    pub(super) fn word(text: &str) -> Self {
        let mut folded = Self::NONE;
        if folded.push(text) { folded } else { Self::NONE }
    }

    /// Appends what is left of a text without its blanks.
    pub(super) fn push(&mut self, text: &str) -> bool {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .filter_map(fold)
            .all(|c| self.push_char(c))
    }

    fn push_char(&mut self, c: char) -> bool {
        let end = self.used + c.len_utf8();
        let Some(room) = self.bytes.get_mut(self.used..end) else {
            return false;
        };
        c.encode_utf8(room);
        self.used = end;
        true
    }

    /// The words of a name with one blank between them, as cues have them.
    /// `spread` parts the letters too: what is `أ ف ب` is also written
    /// `اف ب`.
    pub(super) fn name(text: &str, spread: bool) -> Self {
        let mut folded = Self::NONE;
        let mut blank = false;
        for c in text.chars().filter_map(fold) {
            if !is_alphanumeric(c) {
                blank = true;
                continue;
            }
            let parted = (blank || spread) && folded.used > 0;
            if (parted && !folded.push_char(' ')) || !folded.push_char(c) {
                return Self::NONE;
            }
            blank = false;
        }
        folded
    }

    pub(super) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.used).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    pub(super) fn is_in(&self, list: &[&str]) -> bool {
        contains(list, self.as_str())
    }

    /// Whether what follows it in marks is a name or title.
    pub(super) fn heads_name(&self) -> bool {
        heads_name(self.as_str())
    }

    /// A verb that tells who spoke the words before it.
    pub(super) fn attributes(&self) -> bool {
        self.is_in(CRIES)
            || matches!(
                speech(self.as_str()),
                Some(Speech::Verb | Speech::Address)
            )
    }

    /// A participle, which goes on with what was said: `مضيفا`.
    pub(super) fn adds(&self) -> bool {
        speech(self.as_str()) == Some(Speech::Participle)
    }

    /// Whether a new clause evidently begins with the word.
    pub(super) fn begins(&self) -> bool {
        let word = self.as_str();
        let verb = |rest: &str| {
            // `ورد` is more often a name than `and answered`.
            rest.chars().nth(2).is_some()
                && matches!(
                    speech(rest),
                    Some(Speech::Verb | Speech::Address | Speech::Relay)
                )
        };
        self.is_in(BEGINS) || word.strip_prefix(['و', 'ف']).is_some_and(verb)
    }
}

/// Most letters fold to themselves, and are quickly told to.
fn fold(c: char) -> Option<char> {
    match c {
        'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => Some(c),
        _ => fold_char(c),
    }
}

pub(super) fn contains(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// A blank within a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_line_end(c)
}

/// A mark of direction or the like, which nobody sees. The stretching mark
/// is seen: between blanks it is a dash.
pub(super) fn is_unseen(c: char) -> bool {
    // Asked of every blank and letter beside a stop: the common ones first.
    !matches!(c, ' '..='~' | 'ء'..='\u{64A}')
        && !c.is_whitespace()
        && fold_char(c).is_none()
}

pub(super) fn is_alphanumeric(c: char) -> bool {
    // Unicode's tables are slow to say so.
    matches!(c, 'ء'..='غ' | 'ف'..='ي') || c.is_alphanumeric()
}

/// A letter or digit, or a mark on one.
pub(super) fn is_letter(c: char) -> bool {
    is_alphanumeric(c) || is_unseen(c) || c == '\u{640}'
}

/// The last bytes of a text before `at`, from `start` and at most `most`.
pub(super) fn before(
    text: &str,
    start: usize,
    at: usize,
    most: usize,
) -> &str {
    let mut from = start.max(at.saturating_sub(most));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or_default()
}

/// The first bytes of a text, at most `most`, and not beyond its line.
pub(super) fn after(text: &str, at: usize, most: usize) -> &str {
    let mut to = text.len().min(at.saturating_add(most));
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let rest = text.get(at..to).unwrap_or_default();
    rest.split(is_line_end).next().unwrap_or_default()
}

/// The word that a text begins with.
pub(super) fn first_word(text: &str) -> &str {
    text.split(|c| !is_letter(c)).next().unwrap_or_default()
}

/// The last word of a text, up to a blank or a mark that opens.
pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '['
                    | '{'
                    | '"'
                    | '\''
                    | '«'
                    | '»'
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '،'
                    | '؛'
                    | ':'
                    | '/'
            )
    })
    .next()
    .unwrap_or_default()
}

/// What stands before a word: the word before it, with the stop that it may
/// have.
pub(super) fn word_before(text: &str) -> &str {
    text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_fold_is_the_fold() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(fold(c), fold_char(c), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            let unseen =
                !c.is_whitespace() && c != '\u{640}' && fold_char(c).is_none();
            assert_eq!(is_unseen(c), unseen, "{c:?}");
        }
    }
}
