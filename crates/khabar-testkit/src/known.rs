//! The list of what is known to be wrong, kept honest.

use std::{collections::BTreeSet, fs};

/// Collects the outcome of named checks and holds it against a list.
#[derive(Clone, Debug)]
pub struct Known {
    path: String,
    listed: BTreeSet<String>,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Known {
    /// Reads a list, one name a line; `#` begins a comment.
    ///
    /// # Panics
    ///
    /// When the list is not there.
    #[must_use]
    pub fn read(path: &str) -> Self {
        let text =
            fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let listed = text
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .map(str::to_owned)
            .collect();
        Self {
            path: path.into(),
            listed,
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    /// Notes one check: its name, and what was wrong if it failed.
    pub fn check(&mut self, name: &str, outcome: Result<(), String>) {
        self.seen.insert(name.to_owned());
        match (outcome, self.listed.contains(name)) {
            (Ok(()), true) => self.wrong.push(format!(
                "{name}: passes now; take it off {}",
                self.path
            )),
            (Err(why), false) => self.wrong.push(format!("{name}: {why}")),
            _ => {}
        }
    }

    /// Ends the run.
    ///
    /// # Panics
    ///
    /// When an unlisted check failed, a listed one passed, or a listed name
    /// was never seen.
    pub fn finish(mut self) {
        for name in self.listed.difference(&self.seen) {
            self.wrong.push(format!(
                "{name}: listed in {}, no such check",
                self.path
            ));
        }
        assert!(
            self.wrong.is_empty(),
            "{} of {} checks:\n{}",
            self.wrong.len(),
            self.seen.len(),
            self.wrong.join("\n")
        );
    }
}
