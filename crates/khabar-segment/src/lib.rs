//! Scraped Arabic news pages taken apart: labelled segments, sentences,
//! quotations.
//!
//! What a scraper delivers is text: a headline, perhaps three times; a
//! caption with its credit; a share bar; the article; the titles of other
//! articles; a comment form. [`Segmenter`] gives every line a [`Label`] and
//! loses nothing: the segments, joined together, are the text.
//!
//! ```
//! use khabar_segment::{Label, Segmenter};
//!
//! let page = "افتتاح خط القطار السريع بين المدينتين\n\n\
//!     12 مارس 2024\n\n\
//!     قال وزير النقل إن الخط الجديد سيبدأ العمل في مطلع الشهر المقبل، \
//!     وإن الرحلة بين المدينتين لن تزيد على ساعة واحدة.\n\n\
//!     المصدر: وكالات\n";
//! let parts = Segmenter::new().segment(page);
//! let labels: Vec<_> = parts
//!     .segments()
//!     .iter()
//!     .map(|s| s.label())
//!     .filter(|&label| label != Label::Blank)
//!     .collect();
//! assert_eq!(
//!     labels,
//!     [Label::Headline, Label::Date, Label::Lead, Label::Source]
//! );
//! assert_eq!(
//!     &page[parts.article().published().unwrap()],
//!     "12 مارس 2024"
//! );
//! ```
//!
//! Start from [`Segmenter`] for pages, from [`sentences`] and [`quotations`]
//! for running text.
//!
//! # What it does not do
//!
//! It reads no HTML: where there is markup, an HTML extractor knows more. It
//! does not know who the people are whose names it gives as speakers;
//! `khabar` joins them with the entities of `khabar-entities`.
//!
//! # Features
//!
//! - `std` (default) and `alloc`: the crate needs at least `alloc`, and is
//!   empty without it.
//! - `serde`: serializes [`Label`], [`BoilerplateKind`] and [`BlockKind`].
//! - `regex`: cues that are patterns.
//!
//! Siblings: `khabar-normalize`, `khabar-dates`, `khabar-entities`, `khabar`.
#![no_std]
#![cfg(feature = "alloc")]

extern crate alloc;

mod article;
mod cues;
mod dateline;
mod error;
mod features;
mod label;
mod lines;
mod oneline;
mod path;
mod quotations;
mod reading;
mod segmenter;
mod sentences;
mod tables;
mod words;

pub use article::{
    Article, Block, BlockKind, Caption, Credit, Dateline, Related, Role,
};
pub use cues::{Cue, CueClass, CuePlace, Cues};
pub use error::{CueError, CueErrorKind};
pub use label::{BoilerplateKind, Label};
pub use quotations::{Quotation, quotations};
pub use segmenter::{Part, Segment, Segmentation, Segmenter};
pub use sentences::{Sentence, Sentences, sentences};

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
