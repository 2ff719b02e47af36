//! `khabar-normalize`: Arabic characters in Latin ones.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::{Context, Result, ensure};

use super::{Generated, Tsv, header};

const DATA: &str = "crates/khabar-normalize/data/transliteration.tsv";

/// The columns after the code point, each with the name of its table and
/// what its documentation says.
const SCHEMES: [(&str, &str, &str); 4] = [
    ("buckwalter", "BUCKWALTER", "Buckwalter's scheme."),
    ("safe_buckwalter", "SAFE_BUCKWALTER", "Buckwalter's with letters."),
    ("xml_buckwalter", "XML_BUCKWALTER", "Buckwalter's for XML."),
    ("hsb", "HABASH_SOUDI_BUCKWALTER", "Habash, Soudi and Buckwalter's."),
];

pub(super) fn generate(root: &Path) -> Result<Vec<Generated>> {
    let rows = read(root)?;
    let mut text = header("data/transliteration.tsv");
    text.push_str("use crate::transliterate::Table;\n");
    for (i, (_, name, about)) in SCHEMES.iter().enumerate() {
        write!(
            text,
            "\n/// {about}\n\
             pub(crate) static {name}: Table = Table::new(&[\n"
        )?;
        for (arabic, latin) in &rows {
            let latin = latin.get(i).context("a scheme without a column")?;
            writeln!(text, "('\\u{{{:04X}}}', {latin:?}),", *arabic as u32)?;
        }
        text.push_str("]);\n");
    }
    Ok(vec![Generated {
        path: "crates/khabar-normalize/src/transliteration_tables.rs",
        text,
    }])
}

/// Each Arabic character with its Latin one in each scheme.
fn read(root: &Path) -> Result<Vec<(char, Vec<char>)>> {
    let mut columns = vec!["codepoint"];
    columns.extend(SCHEMES.map(|(column, ..)| column));
    let tsv = Tsv::read(root, DATA, &columns)?;
    let mut rows: Vec<(char, Vec<char>)> = Vec::new();
    let mut seen = BTreeMap::new();
    for (line, cells) in tsv.rows() {
        let (hex, figures) = cells.split_first().context("an empty row")?;
        let arabic = u32::from_str_radix(hex, 16)
            .ok()
            .and_then(char::from_u32)
            .filter(|c| ('\u{0600}'..='\u{06FF}').contains(c))
            .ok_or_else(|| {
                tsv.error(line, "expected a code point of 0600..06FF")
            })?;
        if let Some((before, _)) = rows.last() {
            ensure!(
                *before < arabic,
                tsv.error(line, "out of order, or a character twice")
            );
        }
        let mut latin = Vec::new();
        for ((scheme, ..), figure) in SCHEMES.iter().zip(figures) {
            let mut chars = figure.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else {
                return Err(tsv.error(line, "expected one Latin character"));
            };
            // The way back has one answer only if no two characters of
            // Arabic share one of Latin.
            if let Some(other) = seen.insert((*scheme, c), arabic) {
                return Err(tsv.error(
                    line,
                    &format!(
                        "`{c}` of {scheme} stands for U+{:04X} already",
                        other as u32
                    ),
                ));
            }
            latin.push(c);
        }
        rows.push((arabic, latin));
    }
    Ok(rows)
}
