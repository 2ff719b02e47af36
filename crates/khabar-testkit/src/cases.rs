//! Case files: one name, one text, what is expected, in slices.

use std::{fs, ops::Range, path::Path};

use serde::de::DeserializeOwned;

/// Reads every `*.toml` under `folder`, in name order: each holds `[[case]]`
/// tables. Gives the file's stem with each case.
///
/// # Panics
///
/// When a file cannot be read or does not have the shape.
#[must_use]
pub fn cases<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    #[derive(serde::Deserialize)]
    struct File<T> {
        case: Vec<T>,
    }
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{folder}: {e}"))
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let file: File<T> = toml::from_str(&text)
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let stem = stem(&path);
        all.extend(file.case.into_iter().map(|c| (stem.clone(), c)));
    }
    all
}

pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Finds slices of a text in order, each after the end of the one before.
#[derive(Clone, Copy, Debug)]
pub struct Places<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Places<'t> {
    /// Begins at the start of the text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The place of the next occurrence of `slice`.
    ///
    /// # Panics
    ///
    /// When the rest of the text does not hold it.
    pub fn find(&mut self, slice: &str) -> Range<usize> {
        let start = self.text[self.at..]
            .find(slice)
            .unwrap_or_else(|| panic!("no further `{slice}` in the text"))
            + self.at;
        self.at = start + slice.len();
        start..self.at
    }
}
