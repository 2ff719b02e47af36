//! `khabar-normalize`: what is known of each character.
//!
//! The classes and replacements come from `data/folds.tsv`, the rest from
//! Unicode's properties. Characters that agree in all of it share an entry,
//! and a table of three levels leads from a character to its entry.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::{Context, Result, ensure};
use unicode_normalization::{
    IsNormalized, char::canonical_combining_class, is_nfc_quick,
    is_nfkc_quick, is_nfkd_quick,
};
use unicode_properties::{
    EmojiStatus, GeneralCategory, GeneralCategoryGroup, UnicodeEmoji as _,
    UnicodeGeneralCategory as _,
};

use super::{Generated, Tsv, header};

const DATA: &str = "crates/khabar-normalize/data/folds.tsv";

const ELONGATION: &str = "crates/khabar-normalize/data/elongation.tsv";

const SPELLINGS: &str = "crates/khabar-normalize/data/spellings.tsv";

const LETTERS: &str = "crates/khabar-normalize/data/letters.tsv";

const DOMAINS: &str = "crates/khabar-normalize/data/domains.tsv";

/// The classes of `data/folds.tsv` and the variants they become.
const CLASSES: &[(&str, &str)] = &[
    ("accented", "Accented"),
    ("alef", "Alef"),
    ("alef_other", "AlefOther"),
    ("alef_wasla", "AlefWasla"),
    ("bidi", "Bidi"),
    ("blank", "Blank"),
    ("compatibility", "Compatibility"),
    ("diacritic", "Diacritic"),
    ("digit", "Digit"),
    ("hamza", "Hamza"),
    ("hamza_carrier", "HamzaCarrier"),
    ("hamza_above", "HamzaAbove"),
    ("hamza_below", "HamzaBelow"),
    ("hamza_other", "HamzaOther"),
    ("lam_alef", "LamAlef"),
    ("line_end", "LineEnd"),
    ("lookalike", "Lookalike"),
    ("maksura", "Maksura"),
    ("marbuta", "Marbuta"),
    ("mark_form", "MarkForm"),
    ("medial_mark_form", "MedialMarkForm"),
    ("persian", "Persian"),
    ("presentation_form", "PresentationForm"),
    ("punctuation", "Punctuation"),
    ("superscript_alef", "SuperscriptAlef"),
    ("tab", "Tab"),
    ("tashkeel", "Tashkeel"),
    ("tatweel", "Tatweel"),
    ("word_ligature", "WordLigature"),
    ("zero_width", "ZeroWidth"),
];

struct Row {
    first: u32,
    last: u32,
    class: &'static str,
    to: To,
}

enum To {
    Nothing,
    Char(char),
    Digit,
}

/// What one row says of one character.
fn to(row: &Row, code: u32) -> Option<char> {
    match row.to {
        To::Nothing => None,
        To::Char(c) => Some(c),
        To::Digit => char::from_digit((code - row.first) % 10, 10),
    }
}

pub(super) fn generate(root: &Path) -> Result<Vec<Generated>> {
    let rows = read(root)?;
    let added = letters(root)?;
    let mut entries: Vec<String> = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut codes = Vec::with_capacity(0x11_0000);
    let mut at = rows.iter().peekable();
    for code in 0..0x11_0000_u32 {
        while at.next_if(|r| r.last < code).is_some() {}
        let row = at.peek().copied().filter(|r| r.first <= code);
        // Surrogates are no characters.
        let c = char::from_u32(code).unwrap_or('\u{FFFF}');
        let entry = entry(c, row, &added);
        let number = *numbers.entry(entry).or_insert_with_key(|entry| {
            entries.push(entry.clone());
            entries.len() - 1
        });
        codes.push(number);
    }
    ensure!(entries.len() <= 256, "{} entries are too many", entries.len());

    let (middle, blocks) = level(&codes);
    let (top, middles) = level(&middle);
    ensure!(middles.len() <= 256, "the second level is too large");

    let mut text = header("the tables of data/ and Unicode's properties");
    text.push_str(
        "use crate::fold::{Class, Entry, Part, flags};\n\n\
         /// What is known of the characters, each kind once.\n\
         #[rustfmt::skip]\n\
         pub(crate) static ENTRIES: &[Entry] = &[\n",
    );
    for entry in &entries {
        writeln!(text, "    {entry},")?;
    }
    text.push_str("];\n\n");
    array(&mut text, "TOP", "By the upper bits, a row of `MIDDLE`.", &top)?;
    rows_of(
        &mut text,
        "MIDDLE",
        "u16",
        "By the next six bits, a row of `LEAVES`.",
        &middles,
    )?;
    rows_of(
        &mut text,
        "LEAVES",
        "u8",
        "By the last six bits, an entry.",
        &blocks,
    )?;
    stretches(&mut text, &rows, &added)?;
    elongation(&mut text, root)?;
    spellings(&mut text, root, &rows)?;
    domains(&mut text, root)?;
    Ok(vec![Generated { path: "crates/khabar-normalize/src/tables.rs", text }])
}

/// Cuts a list into rows of 64 and keeps each row once.
fn level(all: &[usize]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut index = Vec::new();
    for row in all.chunks(64) {
        let mut row = row.to_vec();
        row.resize(64, 0);
        let number = *numbers.entry(row).or_insert_with_key(|row| {
            rows.push(row.clone());
            rows.len() - 1
        });
        index.push(number);
    }
    (index, rows)
}

fn array(
    text: &mut String,
    name: &str,
    doc: &str,
    values: &[usize],
) -> Result<()> {
    write!(
        text,
        "/// {doc}\npub(crate) static {name}: [u8; {}] = [",
        values.len()
    )?;
    for value in values {
        write!(text, "{value},")?;
    }
    text.push_str("];\n\n");
    Ok(())
}

fn rows_of(
    text: &mut String,
    name: &str,
    kind: &str,
    doc: &str,
    rows: &[Vec<usize>],
) -> Result<()> {
    writeln!(
        text,
        "/// {doc}\n#[rustfmt::skip]\n\
         pub(crate) static {name}: [[{kind}; 64]; {}] = [",
        rows.len()
    )?;
    for row in rows {
        text.push_str("    [\n");
        for part in row.chunks(16) {
            let part: Vec<_> = part.iter().map(usize::to_string).collect();
            writeln!(text, "        {},", part.join(", "))?;
        }
        text.push_str("    ],\n");
    }
    text.push_str("];\n\n");
    Ok(())
}

/// The stretches of two-byte Arabic characters that are folded to one
/// character or to nothing.
fn stretches(text: &mut String, rows: &[Row], added: &[char]) -> Result<()> {
    text.push_str(
        "/// The characters of two bytes and Arabic script that have a\n\
         /// class, in order: first, last, entry of the first.\n\
         #[cfg(feature = \"alloc\")]\n\
         #[rustfmt::skip]\n\
         pub(crate) static STRETCHES: \
         &[(char, char, Entry)] = &[\n",
    );
    for row in rows.iter().filter(|r| (0x600..0x780).contains(&r.first)) {
        let first = char::from_u32(row.first).context("no character")?;
        writeln!(
            text,
            "    ('\\u{{{:04X}}}', '\\u{{{:04X}}}', {}),",
            row.first,
            row.last,
            entry(first, Some(row), added),
        )?;
    }
    text.push_str("];\n");
    Ok(())
}

/// How often a letter must be repeated, and how many stay.
fn elongation(text: &mut String, root: &Path) -> Result<()> {
    let columns = ["letter", "least", "keep", "note"];
    let tsv = Tsv::read(root, ELONGATION, &columns)?;
    text.push_str(
        "\n/// Drawn-out letters: the letter (`*`, the first, is any other),\n\
         /// how often it must stand in a row, and how many are kept.\n\
         #[cfg(feature = \"alloc\")]\n\
         #[rustfmt::skip]\n\
         pub(crate) static ELONGATION: &[(char, usize, usize)] = &[\n",
    );
    for (line, cells) in tsv.rows() {
        let [letter, least, keep, _] = cells[..] else { continue };
        let (least, keep): (usize, usize) = (least.parse()?, keep.parse()?);
        ensure!(
            keep > 0 && keep < least && least >= 3,
            tsv.error(line, "expected 0 < keep < least, and three at least")
        );
        writeln!(text, "    ('{letter}', {least}, {keep}),")?;
    }
    text.push_str("];\n");
    Ok(())
}

/// What the ligatures of words are spelled out to.
fn spellings(text: &mut String, root: &Path, rows: &[Row]) -> Result<()> {
    let tsv = Tsv::read(root, SPELLINGS, &["from", "words", "note"])?;
    text.push_str(
        "\n/// The ligatures of words and what they are spelled out to.\n\
         #[cfg(feature = \"alloc\")]\n\
         pub(crate) static SPELLINGS: &[(char, &str)] = &[\n",
    );
    let mut ligatures: Vec<u32> = rows
        .iter()
        .filter(|row| row.class == "WordLigature")
        .flat_map(|row| row.first..=row.last)
        .collect();
    for (line, cells) in tsv.rows() {
        let [from, words, _] = cells[..] else { continue };
        let from = code(from).map_err(|e| tsv.error(line, &e.to_string()))?;
        ensure!(
            ligatures.first() == Some(&from),
            tsv.error(line, "expected the next word ligature of folds.tsv")
        );
        ligatures.remove(0);
        writeln!(text, "    ('\\u{{{from:04X}}}', \"{words}\"),")?;
    }
    ensure!(ligatures.is_empty(), "{SPELLINGS}: a word ligature is missing");
    text.push_str("];\n");
    Ok(())
}

/// The letters that Arabs add to their alphabet.
fn letters(root: &Path) -> Result<Vec<char>> {
    let tsv = Tsv::read(root, LETTERS, &["code", "letter", "note"])?;
    let mut letters = Vec::new();
    for (line, cells) in tsv.rows() {
        let [hex, letter, _] = cells[..] else { continue };
        let hex = code(hex).map_err(|e| tsv.error(line, &e.to_string()))?;
        let c = char::from_u32(hex).context("no character")?;
        ensure!(
            letter.chars().eq([c]) && is_arabic(c),
            tsv.error(line, "the code is not that of the letter")
        );
        ensure!(
            letters.last().is_none_or(|&last| last < c),
            tsv.error(line, "out of order, or a letter twice")
        );
        letters.push(c);
    }
    Ok(letters)
}

/// The domains that an address may end with.
fn domains(text: &mut String, root: &Path) -> Result<()> {
    let tsv = Tsv::read(root, DOMAINS, &["domain", "note"])?;
    text.push_str(
        "\n/// Top-level domains of more than two letters, in order.\n\
         pub(crate) static DOMAINS: &[&str] = &[\n",
    );
    let mut last = String::new();
    for (line, cells) in tsv.rows() {
        let [domain, _] = cells[..] else { continue };
        ensure!(
            domain.len() > 2 && domain.bytes().all(|b| b.is_ascii_lowercase()),
            tsv.error(line, "expected three lower-case letters or more")
        );
        ensure!(
            last.as_str() < domain,
            tsv.error(line, "out of order, or a domain twice")
        );
        last = domain.into();
        writeln!(text, "    \"{domain}\",")?;
    }
    text.push_str("];\n");
    Ok(())
}

fn option(c: Option<char>) -> String {
    match c {
        None => "None".into(),
        Some(c) => format!("Some('\\u{{{:04X}}}')", c as u32),
    }
}

/// The Rust of a character's entry.
fn entry(c: char, row: Option<&Row>, added: &[char]) -> String {
    let class = row.map_or("Keep", |r| r.class);
    let to = row.and_then(|r| to(r, c as u32));
    let part = part(c, class);
    let mut flags = Vec::new();
    // A character that Unicode does not know yet is left to the library.
    let known = c.general_category() != GeneralCategory::Unassigned;
    if canonical_combining_class(c) == 0 && known {
        let one = || core::iter::once(c);
        for (flag, quick) in [
            ("NFC", is_nfc_quick(one())),
            ("NFKC", is_nfkc_quick(one())),
            ("NFKD", is_nfkd_quick(one())),
        ] {
            if quick == IsNormalized::Yes {
                flags.push(format!("flags::{flag}"));
            }
        }
    }
    if c.general_category() == GeneralCategory::NonspacingMark {
        flags.push("flags::NONSPACING".into());
    }
    if matches!(
        c.general_category(),
        GeneralCategory::UppercaseLetter | GeneralCategory::TitlecaseLetter
    ) && !c.is_ascii()
    {
        flags.push("flags::UPPERCASE".into());
    }
    if matches!(
        c.emoji_status(),
        EmojiStatus::EmojiOther
            | EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiModifierBase
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    ) {
        flags.push("flags::EMOJI".into());
    }
    if matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    ) {
        flags.push("flags::EMOJI_PRESENTATION".into());
    }
    if part == "Arabic" && is_foreign(c, class) && !added.contains(&c) {
        flags.push("flags::FOREIGN".into());
    }
    let flags = if flags.is_empty() { "0".into() } else { flags.join(" | ") };
    format!(
        "Entry {{ class: Class::{class}, part: Part::{part}, to: {}, \
         flags: {flags} }}",
        option(to)
    )
}

/// Whether a letter of the Arabic script is not used to write Arabic: neither
/// one of its alphabet nor one that stands for it. What Arabs add for the
/// sounds of names is in `data/letters.tsv`.
fn is_foreign(c: char, class: &str) -> bool {
    class == "Keep"
        && !matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

/// What a character is for the purpose of finding tokens.
fn part(c: char, class: &str) -> &'static str {
    match class {
        "Diacritic" | "Tashkeel" | "SuperscriptAlef" | "HamzaAbove"
        | "HamzaBelow" | "MarkForm" | "MedialMarkForm" => return "Mark",
        "Bidi" | "ZeroWidth" | "Tatweel" => return "Joiner",
        "Digit" => return "Digit",
        "Blank" | "Tab" | "LineEnd" => return "Blank",
        "Punctuation" => return "Punctuation",
        _ => {}
    }
    match c.general_category_group() {
        GeneralCategoryGroup::Letter if is_arabic(c) => "Arabic",
        GeneralCategoryGroup::Letter => "Letter",
        GeneralCategoryGroup::Mark => "Mark",
        GeneralCategoryGroup::Number => "Digit",
        GeneralCategoryGroup::Punctuation => "Punctuation",
        GeneralCategoryGroup::Separator => "Blank",
        GeneralCategoryGroup::Symbol => "Symbol",
        GeneralCategoryGroup::Other
            if c.general_category() == GeneralCategory::Control =>
        {
            "Blank"
        }
        GeneralCategoryGroup::Other => "Symbol",
    }
}

/// The blocks of the Arabic script.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{0870}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFC}'
        | '\u{FE70}'..='\u{FEFC}')
}

fn read(root: &Path) -> Result<Vec<Row>> {
    let tsv = Tsv::read(root, DATA, &["from", "class", "to", "note"])?;
    let mut rows: Vec<Row> = Vec::new();
    for (line, cells) in tsv.rows() {
        let [from, class, to, _] = cells[..] else { continue };
        let (first, last) = from.split_once("..").unwrap_or((from, from));
        let class = CLASSES.iter().find(|(name, _)| *name == class);
        let row = Row {
            first: code(first).map_err(|e| tsv.error(line, &e.to_string()))?,
            last: code(last).map_err(|e| tsv.error(line, &e.to_string()))?,
            class: class.ok_or_else(|| tsv.error(line, "unknown class"))?.1,
            to: match to {
                "-" => To::Nothing,
                "digit" => To::Digit,
                hex => To::Char(
                    char::from_u32(code(hex)?).context("no character")?,
                ),
            },
        };
        ensure!(row.first <= row.last, tsv.error(line, "an empty range"));
        if let Some(before) = rows.last() {
            ensure!(
                before.last < row.first,
                tsv.error(line, "out of order, or a character twice")
            );
        }
        rows.push(row);
    }
    Ok(rows)
}

fn code(hex: &str) -> Result<u32> {
    u32::from_str_radix(hex, 16)
        .with_context(|| format!("expected a code point, found `{hex}`"))
}
