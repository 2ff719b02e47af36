//! What is known of single characters: the rows of `data/folds.tsv` and
//! `data/elongation.tsv`, and the properties of Unicode.

use std::sync::LazyLock;

use unicode_properties::{
    GeneralCategory, GeneralCategoryGroup, UnicodeEmoji as _,
    UnicodeGeneralCategory as _,
};

const FOLDS: &str = include_str!("../../data/folds.tsv");
const ELONGATION: &str = include_str!("../../data/elongation.tsv");

struct Row {
    first: u32,
    last: u32,
    class: &'static str,
    to: &'static str,
}

/// The rows of a table, without its comments and its heading.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| line.split('\t').collect())
}

fn code(hex: &str) -> u32 {
    u32::from_str_radix(hex, 16).unwrap()
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |cells: Vec<&'static str>| {
        let (first, last) =
            cells[0].split_once("..").unwrap_or((cells[0], cells[0]));
        let (first, last) = (code(first), code(last));
        Row { first, last, class: cells[1], to: cells[2] }
    };
    rows(FOLDS).map(row).collect()
});

/// The number of the row of each character, counted from one.
static PLACES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut places = vec![0; char::MAX as usize + 1];
    for (row, number) in ROWS.iter().zip(1..) {
        places[row.first as usize..=row.last as usize].fill(number);
    }
    places
});

fn row(c: char) -> Option<&'static Row> {
    let number = usize::from(PLACES[c as usize]);
    number.checked_sub(1).map(|at| &ROWS[at])
}

/// The class of a character, or nothing.
pub(crate) fn class(c: char) -> &'static str {
    row(c).map_or("", |row| row.class)
}

/// What the table folds a character to; nothing deletes it.
pub(crate) fn to(c: char) -> Option<char> {
    let Some(row) = row(c) else { return Some(c) };
    match row.to {
        "-" => None,
        "digit" => char::from_digit(u32::from(c) - row.first, 10),
        to => char::from_u32(code(to)),
    }
}

/// How often a letter must stand in a row to be drawn out, and how many of
/// it are kept.
pub(crate) fn drawn_out(c: char) -> Option<(usize, usize)> {
    if !is_arabic(c) || c > '\u{77F}' {
        return None;
    }
    let find = |letter: &str| {
        let row = rows(ELONGATION).find(|cells| cells[0] == letter)?;
        Some((row[1].parse().unwrap(), row[2].parse().unwrap()))
    };
    find(&c.to_string()).or_else(|| find("*"))
}

/// Marks of Arabic and of Latin letters.
pub(crate) fn is_mark_we_delete(c: char) -> bool {
    matches!(
        class(c),
        "diacritic"
            | "tashkeel"
            | "superscript_alef"
            | "hamza_above"
            | "hamza_below"
    )
}

/// Marks of any script.
pub(crate) fn is_mark(c: char) -> bool {
    is_mark_we_delete(c)
        || c.general_category_group() == GeneralCategoryGroup::Mark
            && !is_invisible(c)
}

/// Bidi controls and zero-width characters.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(class(c), "bidi" | "zero_width")
}

pub(crate) fn is_blank(c: char) -> bool {
    matches!(class(c), "blank" | "tab" | "line_end")
        || c.general_category_group() == GeneralCategoryGroup::Separator
        || c.general_category() == GeneralCategory::Control
}

/// Letters of any script.
pub(crate) fn is_letter(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Letter
        && !matches!(class(c), "tatweel" | "punctuation")
        && !is_mark_we_delete(c)
}

/// Letters of the Arabic script.
pub(crate) fn is_arabic(c: char) -> bool {
    let blocks = matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}'
        | '\u{870}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}');
    blocks && is_letter(c)
}

/// The alphabet, what stands for a letter of it, and what Arabs add for the
/// sounds of names.
pub(crate) fn is_arabic_of_arabic(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
        || matches!(c, 'ڤ' | 'ڥ' | 'ڨ' | 'ڭ')
        || !class(c).is_empty()
}

pub(crate) fn has_case(c: char) -> bool {
    c.to_lowercase().ne([c]) || c.to_uppercase().ne([c])
}

/// Marks that join letters of India.
pub(crate) fn is_virama(c: char) -> bool {
    unicode_normalization::char::canonical_combining_class(c) == 9
}

/// Emoji and what emoji are made on; not the characters of keycaps, nor the
/// letters of flags.
pub(crate) fn is_emoji(c: char) -> bool {
    c.is_emoji_char()
        && !c.is_ascii()
        && !matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}
