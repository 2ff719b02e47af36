//! What the tests of the workspace share: case files, known failures, seed
//! pages, and strategies for Arabic-shaped strings. It depends on no khabar
//! crate, so that each of them can use it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod cases;
mod known;
mod seeds;
mod strategies;

pub use cases::{Places, cases};
pub use known::Known;
pub use seeds::{
    ArticleGold, DateGold, LabelledPage, LineGold, MentionGold, QuotationGold,
    Seed, labelled_pages, regressions, seeds,
};
pub use strategies::{arabic, page};
