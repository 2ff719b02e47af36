//! The options of a normalization and the walk over a text.

#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, string::String, vec::Vec};

#[cfg(feature = "alloc")]
use crate::{
    fold::{Class, is_arabic_letter, lookup},
    map::{Edit, Normalized},
};

/// Tatweel, the stretch of the line that joins two letters.
#[cfg(feature = "alloc")]
const TATWEEL: char = '\u{0640}';

/// What becomes of Arabic-Indic (٠-٩) and extended Arabic-Indic (۰-۹)
/// digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Digits {
    /// Digits stay as they are written.
    #[default]
    Keep,
    /// Digits become 0-9.
    Ascii,
}

/// A choice of foldings, and the walk that applies them in one pass.
///
/// [`Normalizer::new`] changes nothing; each option adds a folding.
/// [`Normalizer::SEARCH`] has them all. A configured value is `const`, so it
/// can be a `static`:
///
#[cfg_attr(feature = "alloc", doc = "```")]
#[cfg_attr(not(feature = "alloc"), doc = "```ignore")]
/// use khabar_normalize::{Digits, Normalizer};
///
/// static PLAIN: Normalizer = Normalizer::new()
///     .strip_tatweel(true)
///     .digits(Digits::Ascii);
///
/// assert_eq!(PLAIN.normalize("محمـــد ١٢"), "محمد 12");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Normalizer {
    presentation_forms: bool,
    diacritics: bool,
    tatweel: bool,
    controls: bool,
    alef: bool,
    hamza: bool,
    maksura: bool,
    marbuta: bool,
    lookalikes: bool,
    punctuation: bool,
    lowercase: bool,
    digits: Digits,
}

impl Normalizer {
    /// Folds all that two careful writers may spell differently: for
    /// searching, and for comparing words with a list.
    ///
    /// It destroys: diacritics, hamza on its carrier, the difference of ى
    /// and ي and of ة and ه, the script of digits, the shape of quotation
    /// marks, dashes and blanks, letter case and accents of Latin. Do not
    /// show its output to readers.
    pub const SEARCH: Self = Self::new()
        .fold_presentation_forms(true)
        .strip_diacritics(true)
        .strip_tatweel(true)
        .strip_controls(true)
        .fold_alef(true)
        .fold_hamza(true)
        .fold_maksura(true)
        .fold_marbuta(true)
        .fold_lookalikes(true)
        .fold_punctuation(true)
        .lowercase(true)
        .digits(Digits::Ascii);

    /// A normalizer that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            presentation_forms: false,
            diacritics: false,
            tatweel: false,
            controls: false,
            alef: false,
            hamza: false,
            maksura: false,
            marbuta: false,
            lookalikes: false,
            punctuation: false,
            lowercase: false,
            digits: Digits::Keep,
        }
    }

    /// Replaces presentation forms and other compatibility forms of Arabic
    /// and Latin by their letters (`ﻻ` is `لا`, `ﷲ` is `الله`).
    #[must_use]
    pub const fn fold_presentation_forms(mut self, yes: bool) -> Self {
        self.presentation_forms = yes;
        self
    }

    /// Deletes the marks above and below letters, and with them the
    /// combining hamza and madda of decomposed text.
    #[must_use]
    pub const fn strip_diacritics(mut self, yes: bool) -> Self {
        self.diacritics = yes;
        self
    }

    /// Deletes tatweel; where it stands alone between blanks or punctuation
    /// it was meant as a dash and becomes `-`.
    #[must_use]
    pub const fn strip_tatweel(mut self, yes: bool) -> Self {
        self.tatweel = yes;
        self
    }

    /// Deletes bidi controls, zero-width characters, soft hyphens and
    /// variation selectors.
    #[must_use]
    pub const fn strip_controls(mut self, yes: bool) -> Self {
        self.controls = yes;
        self
    }

    /// Folds أ إ آ ٱ to ا.
    #[must_use]
    pub const fn fold_alef(mut self, yes: bool) -> Self {
        self.alef = yes;
        self
    }

    /// Folds ؤ to و and ئ to ي.
    #[must_use]
    pub const fn fold_hamza(mut self, yes: bool) -> Self {
        self.hamza = yes;
        self
    }

    /// Folds ى to ي.
    #[must_use]
    pub const fn fold_maksura(mut self, yes: bool) -> Self {
        self.maksura = yes;
        self
    }

    /// Folds ة to ه.
    #[must_use]
    pub const fn fold_marbuta(mut self, yes: bool) -> Self {
        self.marbuta = yes;
        self
    }

    /// Folds Persian, Urdu and Kurdish letters that look like Arabic ones
    /// (ک ی ہ ە) to these.
    #[must_use]
    pub const fn fold_lookalikes(mut self, yes: bool) -> Self {
        self.lookalikes = yes;
        self
    }

    /// Folds quotation marks to `"` and `'`, dashes to `-`, odd blanks to a
    /// space and odd line ends to a line feed.
    #[must_use]
    pub const fn fold_punctuation(mut self, yes: bool) -> Self {
        self.punctuation = yes;
        self
    }

    /// Makes letters lower case.
    #[must_use]
    pub const fn lowercase(mut self, yes: bool) -> Self {
        self.lowercase = yes;
        self
    }

    /// Chooses the digits of the output.
    #[must_use]
    pub const fn digits(mut self, digits: Digits) -> Self {
        self.digits = digits;
        self
    }
}

#[cfg(feature = "alloc")]
impl Normalizer {
    const fn wants(&self, class: Class) -> bool {
        match class {
            Class::Keep => false,
            Class::Alef => self.alef,
            Class::Hamza => self.hamza,
            Class::Maksura => self.maksura,
            Class::Marbuta => self.marbuta,
            Class::Lookalike => self.lookalikes,
            Class::Diacritic => self.diacritics,
            Class::Tatweel => self.tatweel,
            Class::Control => self.controls,
            Class::Digit => matches!(self.digits, Digits::Ascii),
            Class::Punctuation | Class::Blank | Class::LineEnd => {
                self.punctuation
            }
        }
    }

    /// What becomes of a character that is not decomposed.
    fn simple(&self, c: char) -> Step {
        if c.is_ascii() {
            return match c {
                'A'..='Z' if self.lowercase => {
                    Step::Replace(c.to_ascii_lowercase())
                }
                ' '..='~' if c != '`' => Step::Keep,
                '\n' => Step::Keep,
                _ => self.tabled(c),
            };
        }
        self.tabled(c)
    }

    fn tabled(&self, c: char) -> Step {
        let fold = lookup(c);
        if self.wants(fold.class) {
            return match fold.to {
                Some(to) => Step::Replace(to),
                None => Step::Delete(fold.class == Class::Diacritic),
            };
        }
        if self.lowercase && c.is_uppercase() {
            let mut lower = c.to_lowercase();
            if let (Some(one), None) = (lower.next(), lower.next()) {
                return Step::Replace(one);
            }
        }
        Step::Keep
    }
}

/// What becomes of one character.
#[cfg(feature = "alloc")]
#[derive(Clone, Copy, Debug)]
enum Step {
    Keep,
    Replace(char),
    /// Deleted; `true` for a mark, which belongs to the letter before it.
    Delete(bool),
}

/// Whether Unicode's decomposition is asked before the table: compatibility
/// forms, and letters with a mark of their own where marks are deleted.
#[cfg(feature = "alloc")]
fn decomposes(c: char) -> bool {
    matches!(c,
        '\u{00C0}'..='\u{024F}' | '\u{0675}'..='\u{0678}'
        | '\u{1E00}'..='\u{1EFF}' | '\u{2100}'..='\u{214F}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{FF00}'..='\u{FFEF}')
}

#[cfg(feature = "alloc")]
impl Normalizer {
    /// Gives the folded text; borrowed when nothing changes.
    ///
    /// Linear in the text, whatever it holds. Never panics.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// assert_eq!(Normalizer::SEARCH.normalize("أميركا"), "اميركا");
    /// assert_eq!(Normalizer::SEARCH.normalize("ﻻ ٢٠٢٤"), "لا 2024");
    /// ```
    #[must_use]
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.run(text, |_| {})
    }

    /// Gives the folded text with the map back to its source.
    ///
    /// ```
    /// use khabar_normalize::Normalizer;
    ///
    /// let mapped = Normalizer::SEARCH.normalize_mapped("مُحَمَّد الأول");
    /// assert_eq!(mapped.as_str(), "محمد الاول");
    /// assert_eq!(&mapped.source()[mapped.to_source(0..8)], "مُحَمَّد");
    /// ```
    #[must_use]
    pub fn normalize_mapped<'t>(&self, text: &'t str) -> Normalized<'t> {
        let mut edits: Vec<Edit> = Vec::new();
        let folded = self.run(text, |edit| match edits.last_mut() {
            Some(last) if last.joins(&edit) => last.join(&edit),
            _ => edits.push(edit),
        });
        Normalized::new(text, folded, edits)
    }

    /// The one walk: writes the folded text and reports each change.
    fn run<'t>(
        &self,
        text: &'t str,
        mut report: impl FnMut(Edit),
    ) -> Cow<'t, str> {
        let mut out: Option<String> = None;
        // Source up to here is in `out` (or is the output itself).
        let mut done = 0;
        let mut before: Option<char> = None;
        let mut chars = text.char_indices().peekable();
        while let Some((mut at, c)) = chars.next() {
            let mut end = at + c.len_utf8();
            let mut small = [' '; MOST];
            let mut count = 0;
            let mut mark = false;
            let mut marks_end = at;
            if c == TATWEEL && self.tatweel {
                // Marks on it are judged with it, so that they never matter.
                while let Some((next, joined)) = chars.next_if(|&(_, next)| {
                    next == TATWEEL || (self.diacritics && is_mark(next))
                }) {
                    end = next + joined.len_utf8();
                    if joined != TATWEEL {
                        marks_end = end;
                    }
                }
                let after = chars.peek().map(|&(_, c)| c);
                if !before.is_some_and(is_arabic_letter)
                    && !after.is_some_and(is_arabic_letter)
                {
                    small = ['-'; MOST];
                    count = 1;
                }
            } else if self.presentation_forms && decomposes(c) {
                let mut same = true;
                unicode_normalization::char::decompose_compatible(c, |d| {
                    same &= d == c;
                    let d = match self.simple(d) {
                        Step::Keep => d,
                        Step::Replace(d) => d,
                        Step::Delete(_) => return,
                    };
                    if let Some(slot) = small.get_mut(count) {
                        *slot = d;
                        count += 1;
                    }
                });
                mark = count == 0;
                let changed = small.get(..count) != Some(&[c]);
                // Without the deletion of marks a decomposition would only
                // take a letter apart.
                if !changed || (!self.diacritics && !compatibility(c)) {
                    before = Some(c);
                    match self.simple(c) {
                        Step::Keep => continue,
                        Step::Replace(d) => {
                            small = [d; MOST];
                            count = 1;
                        }
                        Step::Delete(m) => {
                            count = 0;
                            mark = m;
                        }
                    }
                }
            } else {
                match self.simple(c) {
                    Step::Keep => {
                        before = Some(c);
                        continue;
                    }
                    Step::Replace(d) => {
                        small = [d; MOST];
                        count = 1;
                    }
                    Step::Delete(m) => mark = m,
                }
                // A line end of two characters is one line end.
                if c == '\r'
                    && chars.peek().is_some_and(|&(_, next)| next == '\n')
                {
                    count = 0;
                }
            }
            let out =
                out.get_or_insert_with(|| String::with_capacity(text.len()));
            out.push_str(text.get(done..at).unwrap_or_default());
            let start = out.len();
            out.extend(small.iter().take(count));
            done = end;
            if count == 0 && marks_end > at {
                report(Edit::new(at..marks_end, start..start, true));
                at = marks_end;
            }
            if at < end {
                report(Edit::new(at..end, start..out.len(), mark));
            }
            if let Some(&last) = small.get(..count).and_then(<[_]>::last) {
                before = Some(last);
            }
        }
        match out {
            None => Cow::Borrowed(text),
            Some(mut out) => {
                out.push_str(text.get(done..).unwrap_or_default());
                Cow::Owned(out)
            }
        }
    }
}

/// The longest decomposition of a character, that of U+FDFA.
#[cfg(feature = "alloc")]
const MOST: usize = 18;

#[cfg(feature = "alloc")]
fn is_mark(c: char) -> bool {
    lookup(c).class == Class::Diacritic
}

/// Whether a character is a form of others for an old font or code page.
#[cfg(feature = "alloc")]
fn compatibility(c: char) -> bool {
    matches!(c, '\u{0675}'..='\u{0678}' | '\u{2100}'..='\u{214F}'
        | '\u{FB00}'..='\u{FFEF}')
}
