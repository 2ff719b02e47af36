//! Sentences of running text.

use core::{iter::FusedIterator, ops::Range};

use khabar_normalize::fold_char;

use crate::{lines::is_line_end, tables::speech::ABBREVIATIONS};

/// A sentence with the blanks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Sentence<'t> {
    /// Its bytes in the text, the blanks after it included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The sentence with the blanks after it.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text
    }
}

/// Iterator over the sentences of a text; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
}

/// Cuts a text into sentences, which joined together are the text.
///
/// A sentence ends at . ! ? ؟ … ۔ and at the end of a line; never at ، ؛ :.
/// A stop does not end it after an abbreviation or initial (`د.`, `أ.ف.ب`),
/// in numbers, dates and addresses, after the number of a list item, and in
/// `..` before more of the same clause. A stop that touches the next word
/// ends it; closing marks stay with their sentence. Linear.
///
/// ```
/// let text = "وصل د. سليم أمس.وقال: نبدأ غدا! هل انتهى؟ \"نعم.\" ثم غادر";
/// let all: Vec<_> =
///     khabar_segment::sentences(text).map(|s| s.as_str()).collect();
/// assert_eq!(
///     all,
///     [
///         "وصل د. سليم أمس.",
///         "وقال: نبدأ غدا! ",
///         "هل انتهى؟ ",
///         "\"نعم.\" ",
///         "ثم غادر"
///     ]
/// );
/// ```
#[must_use]
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, at: 0 }
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = first_sentence(rest);
        self.at = start + length;
        Some(Sentence { text: rest.get(..length)?, start })
    }
}

impl FusedIterator for Sentences<'_> {}

/// The bytes of the first sentence of a text that is not empty.
fn first_sentence(text: &str) -> usize {
    let mut word_start = 0;
    let mut seen = false;
    // Bytes of the text before here are known not to end the sentence.
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        if is_line_end(c) {
            if seen {
                return blanks(text, at);
            }
            word_start = at + c.len_utf8();
            continue;
        }
        if c.is_whitespace() {
            word_start = at + c.len_utf8();
            continue;
        }
        seen = true;
        if !is_stop(c) {
            if matches!(c, '"' | '(' | '«' | '“' | '”' | '[' | '،' | ':')
            {
                word_start = at + c.len_utf8();
            }
            continue;
        }
        let stops = text.get(at..).map_or(at, |rest| {
            at + rest.len() - rest.trim_start_matches(is_stop).len()
        });
        let word = text.get(word_start..at).unwrap_or_default();
        let run = text.get(at..stops).unwrap_or_default();
        let after = text.get(stops..).unwrap_or_default();
        if ends(word, run, after, text.get(..word_start).unwrap_or_default()) {
            return blanks(text, close(text, stops));
        }
        skip = stops;
    }
    text.len()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// Whether a run of stops ends its sentence: the word that it touches, the
/// text after it, and what stands before the word.
fn ends(word: &str, run: &str, after: &str, before: &str) -> bool {
    if run.contains(['!', '?', '؟']) {
        return true;
    }
    let next = after.chars().next();
    let spaced = next.is_none_or(char::is_whitespace);
    if run == ".." || run == "…" || run == "..." {
        // In headlines two stops are a colon; before a blank and a word the
        // clause goes on.
        let more = after.trim_start().chars().next();
        return run != ".." || more.is_none_or(is_line_end);
    }
    let word = strip_marks(word);
    if !spaced {
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        if digit(next) && digit(word.chars().next_back()) {
            return false;
        }
        // Addresses and Latin abbreviations run on.
        if next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/') {
            return false;
        }
        // `أ.ف.ب`: single letters between stops.
        if is_initials(word) && next.is_some_and(char::is_alphabetic) {
            return false;
        }
        return true;
    }
    if ABBREVIATIONS.binary_search(&word).is_ok() || is_initials(word) {
        // `1445هـ.` ends a sentence; `عام 1445 هـ. الموافق` does not.
        let goes_on = after
            .trim_start_matches([' ', '\u{A0}'])
            .chars()
            .next()
            .is_some_and(|c| !is_line_end(c));
        return !goes_on;
    }
    // The number of a list item at the start of a line.
    let number = !word.is_empty() && word.chars().all(char::is_numeric);
    let first = before.trim_end_matches([' ', '\t']);
    if number
        && word.chars().count() <= 2
        && (first.is_empty() || first.ends_with(is_line_end))
    {
        return false;
    }
    true
}

/// A word without marks around it.
fn strip_marks(word: &str) -> &str {
    word.trim_matches(|c: char| {
        !c.is_alphanumeric()
            && c != '.'
            && c != '\u{640}'
            && fold_char(c).is_some()
    })
}

/// Single letters between stops, as in `أ.ف.ب` or `J.K`.
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 24
        && word.split('.').all(|part| {
            let mut letters = part.chars().filter(|c| c.is_alphabetic());
            letters.next().is_some() && letters.next().is_none()
        })
        && (word.contains('.') || word.chars().count() == 1)
        && word != "و"
}

/// Past the closing marks after a stop.
fn close(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut end = at;
    for (i, c) in rest.char_indices() {
        match c {
            '"' | '”' | '»' | ')' | ']' | '’' | '\'' => {
                // A straight mark before a word opens the next quotation.
                let next = rest
                    .get(i + c.len_utf8()..)
                    .and_then(|r| r.chars().next());
                let opens = matches!(c, '"' | '”')
                    && i > 0
                    && next.is_some_and(char::is_alphanumeric)
                    && rest.get(..i).is_some_and(|s| s.ends_with(' '));
                if opens {
                    break;
                }
                end = at + i + c.len_utf8();
            }
            _ if is_stop(c) => end = at + i + c.len_utf8(),
            _ => break,
        }
    }
    end
}

/// Past the blanks and line ends after a sentence.
fn blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len()
        - rest.trim_start_matches(|c: char| c.is_whitespace()).len()
}
