//! The fold of a single character, read from the generated tables.

use crate::tables::{BASE, OTHER};

/// Why a character is folded; the classes of `data/folds.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Keep,
    Alef,
    Hamza,
    Maksura,
    Marbuta,
    Lookalike,
    Diacritic,
    Tatweel,
    Control,
    Digit,
    Punctuation,
    Blank,
    LineEnd,
}

/// A class with its replacement; `None` deletes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fold {
    pub(crate) class: Class,
    pub(crate) to: Option<char>,
}

/// A stretch of characters outside the block that is indexed directly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) first: char,
    pub(crate) last: char,
    pub(crate) fold: Fold,
}

pub(crate) const fn keep() -> Fold {
    Fold { class: Class::Keep, to: None }
}

pub(crate) const fn delete(class: Class) -> Fold {
    Fold { class, to: None }
}

pub(crate) const fn to(class: Class, to: char) -> Fold {
    Fold { class, to: Some(to) }
}

/// The fold of a character, before any option is asked.
#[inline]
pub(crate) fn lookup(c: char) -> Fold {
    let code = c as u32;
    if (0x600..0x700).contains(&code) {
        return BASE.get((code - 0x600) as usize).copied().unwrap_or(keep());
    }
    let at = OTHER.partition_point(|s| s.last < c);
    match OTHER.get(at) {
        Some(s) if s.first <= c => s.fold,
        _ => keep(),
    }
}

/// Whether a character is a mark written above or below a letter: the Arabic
/// harakat, tanween, shadda, sukun, the combining hamza, the Quranic marks,
/// and the combining marks of Latin.
///
/// ```
/// use khabar_normalize::is_diacritic;
///
/// assert!("مُحَمَّد".chars().any(is_diacritic));
/// assert!(!"محمد".chars().any(is_diacritic));
/// ```
#[must_use]
pub fn is_diacritic(c: char) -> bool {
    lookup(c).class == Class::Diacritic
}

/// Whether a character is a letter of the Arabic script, in its own block,
/// a supplement or the presentation forms. Digits, marks, tatweel and
/// punctuation are not.
///
/// ```
/// use khabar_normalize::is_arabic_letter;
///
/// assert!("خبر".chars().all(is_arabic_letter));
/// assert!(!is_arabic_letter('،') && !is_arabic_letter('٣'));
/// ```
#[must_use]
pub fn is_arabic_letter(c: char) -> bool {
    // Almost every letter of a text is one of these.
    if matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}') {
        return true;
    }
    let arabic = matches!(c,
        '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06E5}'..='\u{06EF}' | '\u{06FA}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FDFC}' | '\u{FE70}'..='\u{FEFC}');
    arabic
        && c.is_alphabetic()
        && !matches!(lookup(c).class, Class::Diacritic | Class::Tatweel)
}

/// Folds one character as [`Normalizer::SEARCH`](crate::Normalizer::SEARCH)
/// does, where the answer is at most one character; `None` deletes it.
///
/// Presentation forms that stand for several letters, and letters that
/// Unicode decomposes, come back as they are; folding a text resolves them.
///
/// ```
/// use khabar_normalize::fold_char;
///
/// assert_eq!(fold_char('أ'), Some('ا'));
/// assert_eq!(fold_char('٧'), Some('7'));
/// assert_eq!(fold_char('\u{064E}'), None);
/// ```
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    let fold = lookup(c);
    match fold.class {
        Class::Keep => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => Some(one),
                _ => Some(c),
            }
        }
        _ => fold.to,
    }
}
