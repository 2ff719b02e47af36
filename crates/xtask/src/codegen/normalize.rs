//! `khabar-normalize`: the folds of single characters.

use std::{fmt::Write as _, path::Path};

use anyhow::{Context, Result, ensure};

use super::{Generated, Tsv, header};

const DATA: &str = "crates/khabar-normalize/data/folds.tsv";

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

pub(super) fn generate(root: &Path) -> Result<Vec<Generated>> {
    let rows = read(root)?;
    let mut base = vec!["keep()".to_owned(); 256];
    let mut other = String::new();
    for row in &rows {
        for code in row.first..=row.last {
            if let Some(slot) =
                code.checked_sub(0x600).and_then(|i| base.get_mut(i as usize))
            {
                *slot = fold(row, code);
            }
        }
        if row.last < 0x600 || row.first > 0x6FF {
            writeln!(
                other,
                "Stretch {{ first: '\\u{{{:04X}}}', last: '\\u{{{:04X}}}', \
                 fold: {} }},",
                row.first,
                row.last,
                fold(row, row.first)
            )?;
        }
    }
    let mut text = header("data/folds.tsv");
    text.push_str(
        "use crate::fold::{Class, Fold, Stretch, delete, keep, to};\n\n\
         /// U+0600 to U+06FF.\n\
         pub(crate) static BASE: [Fold; 256] = [\n",
    );
    for (i, fold) in base.iter().enumerate() {
        writeln!(text, "{fold}, // {:04X}", 0x600 + i)?;
    }
    text.push_str(
        "];\n\n/// Every other character that is folded, in order.\n\
         pub(crate) static OTHER: &[Stretch] = &[\n",
    );
    text.push_str(&other);
    text.push_str("];\n");
    Ok(vec![Generated { path: "crates/khabar-normalize/src/tables.rs", text }])
}

fn fold(row: &Row, code: u32) -> String {
    let class = row.class;
    match row.to {
        To::Nothing => format!("delete(Class::{class})"),
        To::Char(c) => {
            format!("to(Class::{class}, '\\u{{{:04X}}}')", c as u32)
        }
        To::Digit => {
            format!("to(Class::{class}, '{}')", (code - row.first) % 10)
        }
    }
}

fn read(root: &Path) -> Result<Vec<Row>> {
    let tsv = Tsv::read(root, DATA, &["from", "class", "to", "note"])?;
    let mut rows: Vec<Row> = Vec::new();
    for (line, cells) in tsv.rows() {
        let [from, class, to, _] = cells[..] else { continue };
        let (first, last) = from.split_once("..").unwrap_or((from, from));
        let row = Row {
            first: code(first).map_err(|e| tsv.error(line, &e.to_string()))?,
            last: code(last).map_err(|e| tsv.error(line, &e.to_string()))?,
            class: match class {
                "alef" => "Alef",
                "hamza" => "Hamza",
                "maksura" => "Maksura",
                "marbuta" => "Marbuta",
                "lookalike" => "Lookalike",
                "diacritic" => "Diacritic",
                "tatweel" => "Tatweel",
                "control" => "Control",
                "digit" => "Digit",
                "punctuation" => "Punctuation",
                "blank" => "Blank",
                "line_end" => "LineEnd",
                _ => return Err(tsv.error(line, "unknown class")),
            },
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
