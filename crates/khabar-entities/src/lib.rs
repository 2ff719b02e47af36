//! People, places and organizations in Arabic text, with attached particles
//! understood and one identity each.
//!
//! [`Tagger`] says which bytes of a text are a name and which an attached
//! particle, what kind of name it is, and which mentions are of the same
//! one.
//!
//! ```
//! use khabar_entities::{Kind, Tagger};
//!
//! let text = "وللولايات المتحدة، قال الوزير سامر القاسم، سفارة في عمّان";
//! let document = Tagger::new().tag(text);
//! let state = &document.mentions()[0];
//! assert_eq!(&text[state.token_range()], "وللولايات المتحدة");
//! assert_eq!(state.as_str(), "ولايات المتحدة");
//! assert_eq!(state.name(), "الولايات المتحدة");
//! assert_eq!(state.id(), Some("iso3166:US"));
//! assert!(document.mentions().iter().any(|m| {
//!     m.kind() == Kind::Person && m.as_str() == "سامر القاسم"
//! }));
//! ```
//!
//! Start from [`Tagger::new`]; [`Tagger::builder`] has the options, among
//! them a [`Gazetteer`] of names of your own.
//!
//! # How it finds
//!
//! Words are folded, so that spelling does not matter. Word lists are
//! matched longest first, at the start of a word or after particles that
//! may stand there, never inside a word; a listed name that is also an
//! ordinary word holds only with a word of its kind beside it. Rules find
//! names that no list has, by the title, the head noun or the verb beside
//! them. Memory lets a surname point back to the full name. Overlaps are
//! settled by one order: more words first, then the kind, then what found
//! it.
//!
//! # What it does not do
//!
//! It learns nothing: a name that no list, rule or earlier mention supports
//! is not found. Dates and sums are not names. It reads Modern Standard
//! Arabic as news writes it; for poetry, dialect or old prose use a trained
//! model.
//!
//! # Features
//!
//! - `std` (default): implies `alloc`; the error implements
//!   `std::error::Error` either way.
//! - `alloc`: without meaning of its own, the crate always allocates.
//! - `serde`: serializes [`Kind`].
//!
//! Siblings: `khabar-normalize`, `khabar-dates`, `khabar-segment`, and
//! `khabar`, which composes them.
#![no_std]
extern crate alloc;

mod document;
mod error;
mod gazetteer;
mod kind;
mod lexicon;
mod memory;
mod rules;
mod scan;
mod tables;
mod tagger;
mod text;

pub use document::{Document, Entity, Mention};
pub use error::{BuildError, BuildErrorKind};
pub use gazetteer::Gazetteer;
pub use kind::{Kind, Source};
pub use tagger::{Tagger, TaggerBuilder};

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
