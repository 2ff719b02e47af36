//! Invisible characters are written as escapes in source.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

/// Folders that hold code of ours.
const CODE: &[&str] = &["crates", "fuzz/fuzz_targets", "benches/benches"];

/// Fails when code holds a character that a reader cannot see.
pub(crate) fn run(root: &Path) -> Result<()> {
    let mut found = Vec::new();
    for folder in CODE {
        let mut files = Vec::new();
        collect(&root.join(folder), &mut files)?;
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file)
                .with_context(|| format!("reading {}", file.display()))?;
            let name = file.strip_prefix(root).unwrap_or(&file);
            for (i, line) in text.lines().enumerate() {
                let code = !line.trim_start().starts_with("//")
                    && name.components().any(|c| c.as_os_str() == "src");
                for c in line
                    .chars()
                    .filter(|&c| invisible(c) || (code && combining(c)))
                {
                    found.push(format!(
                        "{}:{}: U+{:04X}",
                        name.display(),
                        i + 1,
                        c as u32
                    ));
                }
            }
        }
    }
    if !found.is_empty() {
        bail!("write as escapes:\n{}", found.join("\n"));
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|n| n != "target") {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn invisible(c: char) -> bool {
    matches!(c,
        '\u{00A0}' | '\u{00AD}' | '\u{061C}' | '\u{FEFF}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202F}'
        | '\u{2060}'..='\u{206F}')
}

/// Characters that hide in a word: tatweel and the harakat. Comments may show
/// them, tests may write them; code spells them as escapes.
fn combining(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}
