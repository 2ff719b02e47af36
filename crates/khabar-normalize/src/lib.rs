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
//! Start from [`Normalizer`] to fold, and from [`Profile`] for the foldings
//! of other tools by their names; from [`tokenize`] or [`words`] to walk a
//! text, from [`light_stem`] to stem a word, from [`splits`] to look behind
//! attached particles, from [`Scheme`] to transliterate, from
//! [`OffsetIndex`] to count in characters or UTF-16.
//!
//! # Which profile to take
//!
//! | for | take | it destroys |
//! |---|---|---|
//! | an index that Lucene, Solr or Elasticsearch reads | [`LUCENE`] | harakat, tatweel, hamza on alef, ى and ي, ة and ه |
//! | the same for Persian | [`LUCENE_PERSIAN`] | the difference of Persian and Arabic yeh, kaf, heh |
//! | data beside that of CAMeL Tools | [`CAMEL`], [`CAMEL_UNICODE`] | harakat, hamza on alef, ى and ي, ة and ه; compatibility forms |
//! | data beside that of PyArabic | [`PYARABIC_SEARCH`] | the same, carriers of hamza, ى and ا |
//! | an index that Meilisearch reads | [`CHARABIA`] | marks of every script, hamza on every carrier, widths |
//! | a search engine of your own | [`SEARCH`] | all that writers spell differently |
//! | comparing names with a list | [`MATCHING`] | the same but drawn-out letters |
//! | display, training data, feeding a model | [`DISPLAY`] | nothing that has a meaning |
//!
//! [`LUCENE`]: Normalizer::LUCENE
//! [`LUCENE_PERSIAN`]: Normalizer::LUCENE_PERSIAN
//! [`CAMEL`]: Normalizer::CAMEL
//! [`CAMEL_UNICODE`]: Normalizer::CAMEL_UNICODE
//! [`PYARABIC_SEARCH`]: Normalizer::PYARABIC_SEARCH
//! [`CHARABIA`]: Normalizer::CHARABIA
//! [`SEARCH`]: Normalizer::SEARCH
//! [`MATCHING`]: Normalizer::MATCHING
//! [`DISPLAY`]: Normalizer::DISPLAY
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
//! - `std` (default): implies `alloc`; `Stream`.
//! - `alloc`: [`Normalizer`]'s methods that give text. Without it there are
//!   [`tokenize`], [`words`], [`splits`], [`light_stem`] and [`fold_char`].
//! - `serde`: serializes [`TokenKind`], [`Digits`], [`Profile`], [`Scheme`].
//!
//! Siblings: `khabar-dates`, `khabar-entities`, `khabar-segment`, and
//! `khabar`, which composes them.
#![no_std]
#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "alloc")]
mod acts;
#[cfg(feature = "alloc")]
mod audit;
#[cfg(feature = "alloc")]
mod bits;
#[cfg(feature = "alloc")]
mod blocks;
#[cfg(feature = "alloc")]
mod cluster;
#[cfg(feature = "alloc")]
mod context;
mod fold;
mod gather;
mod index;
#[cfg(feature = "alloc")]
mod map;
mod normalizer;
#[cfg(feature = "alloc")]
mod offsets;
mod particles;
mod profiles;
#[cfg(feature = "alloc")]
mod repeats;
#[cfg(feature = "alloc")]
mod sink;
mod stem;
#[cfg(feature = "std")]
mod stream;
mod tables;
mod tokens;
mod transliterate;
mod transliteration_tables;
#[cfg(feature = "alloc")]
mod walker;
mod whole;

#[cfg(feature = "alloc")]
pub use audit::{Audit, Change};
pub use fold::{fold_char, is_arabic_letter, is_diacritic};
pub use index::WordIndex;
#[cfg(feature = "alloc")]
pub use map::{Changes, Normalized};
pub use normalizer::{
    Alef, Controls, Digits, Form, Hamza, Lookalikes, Maksura, Marks,
    Normalizer, SuperscriptAlef,
};
#[cfg(feature = "alloc")]
pub use offsets::OffsetIndex;
pub use particles::{Article, PronounSplits, Split, Splits, splits};
pub use profiles::{Profile, UnknownProfile};
pub use stem::light_stem;
#[cfg(feature = "std")]
pub use stream::Stream;
pub use tokens::{Token, TokenKind, Tokens, Words, tokenize, tokens, words};
pub use transliterate::{Scheme, UnknownScheme};

/// Runs the examples of the README.
#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.md")]
struct Readme;
