//! Arabic text folded for matching and search, with an exact way back.
//!
//! Writers of Arabic spell one word in many ways: with and without
//! diacritics, tatweel, hamza; with Persian letters that look the same; with
//! ligatures of an old font and marks that nobody sees. [`Normalizer`] folds
//! these away and [`Normalized`] says, for any range of the folded text,
//! which bytes of the source it came from.
//!
#![cfg_attr(feature = "alloc", doc = "```")]
#![cfg_attr(not(feature = "alloc"), doc = "```ignore")]
//! use khabar_normalize::Normalizer;
//!
//! let source = "وصل الرئيس إلى القـــاهرة";
//! let folded = Normalizer::SEARCH.normalize_mapped(source);
//! assert_eq!(folded.as_str(), "وصل الرييس الي القاهره");
//!
//! let at = folded.as_str().find("القاهره").unwrap();
//! let range = folded.to_source(at..folded.as_str().len());
//! assert_eq!(&source[range], "القـــاهرة");
//! ```
//!
//! Start from [`Normalizer`] to fold, from [`tokens`] or [`words`] to walk a
//! text, from [`splits`] to look behind attached particles, from
//! [`light_stem`] for the keys that Lucene makes of words, from [`Scheme`]
//! to write Arabic in Latin letters and back.
//!
//! # What it does not do
//!
//! It knows no dictionary: it finds no roots, no lemmas and no senses, and
//! the splits of a word are candidates. For text that is not in Arabic
//! script use `unicode-normalization` and `unicode-segmentation`; for
//! full morphological analysis use a morphological analyser.
//!
//! # Features
//!
//! - `std` (default): implies `alloc`.
//! - `alloc`: the methods of [`Normalizer`] and [`Scheme`] that give text.
//!   Without it there are [`tokens`], [`words`], [`splits`],
//!   [`light_stem`], [`fold_char`] and the characters of a [`Scheme`].
//! - `serde`: serializes [`TokenKind`], [`Digits`] and [`Scheme`].
//!
//! Siblings: `khabar-dates`, `khabar-entities`, `khabar-segment`, and
//! `khabar`, which composes them.
#![no_std]
#[cfg(feature = "alloc")]
extern crate alloc;

mod fold;
#[cfg(feature = "alloc")]
mod map;
mod normalizer;
mod particles;
mod stem;
mod tables;
mod tokens;
mod transliterate;
mod transliteration_tables;

pub use fold::{fold_char, is_arabic_letter, is_diacritic};
#[cfg(feature = "alloc")]
pub use map::Normalized;
pub use normalizer::{Digits, Normalizer};
pub use particles::{Article, PronounSplits, Split, Splits, splits};
pub use stem::light_stem;
pub use tokens::{Token, TokenKind, Tokens, Words, tokens, words};
pub use transliterate::{Scheme, UnknownScheme};

/// Runs the examples of the README.
#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.md")]
struct Readme;
