//! News and pages for the programs that print ratios, and how often they are
//! read.

use crate::{
    news::{Style, documents},
    pages,
    table::{self, Contender, Ratio},
};

/// How much news is read in a turn.
const BYTES: usize = 4_000_000;
/// How often; the best time counts, the others were disturbed.
pub const ROUNDS: usize = 15;

/// Generated news, and the pages of `seeds/` again and again.
#[derive(Debug)]
pub struct Texts {
    /// Plain news.
    pub news: Vec<String>,
    /// Whole pages.
    pub pages: Vec<String>,
}

impl Texts {
    /// All of them, or a few where the program only has to run.
    #[must_use]
    pub fn new(test: bool) -> Self {
        let bytes = if test { 40_000 } else { BYTES };
        let count = if test { 10 } else { 1000 };
        let pages = pages().iter().cycle().take(count).cloned().collect();
        Self { news: documents(bytes, Style::Plain), pages }
    }

    /// Bytes of news.
    #[must_use]
    pub fn in_news(&self) -> usize {
        self.news.iter().map(String::len).sum()
    }

    /// Bytes of pages.
    #[must_use]
    pub fn in_pages(&self) -> usize {
        self.pages.iter().map(String::len).sum()
    }

    /// Times the contenders and prints their table, or, in a test, runs each
    /// once.
    pub fn compare(
        &self,
        contenders: &[Contender<Self>],
        ratios: &[Ratio],
        test: bool,
    ) {
        let rounds = if test { 1 } else { ROUNDS };
        let best = table::measure(self, contenders, rounds);
        if !test {
            println!("The best of {ROUNDS} rounds.\n");
            table::print(self, contenders, &best, "MB/s", ratios);
        }
    }
}
