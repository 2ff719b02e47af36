//! Dates and times in Arabic text, Hijri and Gregorian, found and resolved.
//!
//! [`DateParser`] finds each expression of a text as one span;
//! [`Resolver`] says which day, month, year or length of time it means,
//! given the day the text was written.
//!
#![cfg_attr(feature = "alloc", doc = "```")]
#![cfg_attr(not(feature = "alloc"), doc = "```ignore")]
//! use khabar_dates::{DateParser, Resolver, civil};
//!
//! let text = "أعلن البنك أمس الاثنين أن التقرير يصدر في 15 مارس (آذار) 2024";
//! let resolver =
//!     Resolver::new().reference(civil::datetime(2024, 2, 27, 0, 0, 0, 0));
//! let values: Vec<_> = DateParser::new()
//!     .find_iter(text)
//!     .map(|f| (f.as_str(), resolver.resolve(f.expression()).timex()))
//!     .collect();
//! assert_eq!(values[0], ("أمس الاثنين", "2024-02-26".into()));
//! assert_eq!(values[1], ("15 مارس (آذار) 2024", "2024-03-15".into()));
//! ```
//!
//! Start from [`DateParser`] and [`Resolver`]; from [`HijriDate`] to convert
//! between calendars.
//!
//! # What it does not do
//!
//! It never asks the clock: without a reference day `أمس` stays unresolved,
//! and says so. It knows feasts that one date of a calendar tells, but no
//! events (`منذ سقوط الاتحاد السوفياتي`) and no feast that each country has
//! on its own day. It converts no time from one zone to another: a named zone
//! gives the offset of its interval. For civil arithmetic use `jiff`, whose
//! types it speaks; for more calendars `icu_calendar`.
//!
//! # Features
//!
//! - `std` (default): implies `alloc`.
//! - `alloc`: finding and resolving. Without it there are [`Calendar`] and
//!   [`HijriDate`].
//! - `serde`: serializes values and options.
//! - `chrono-0_4`: dates and times of `chrono` 0.4 in and out.
//!
//! Siblings: `khabar-normalize`, `khabar-entities`, `khabar-segment`, and
//! `khabar`, which composes them.
#![no_std]
#[cfg(feature = "alloc")]
extern crate alloc;

mod calendar;
#[cfg(feature = "chrono-0_4")]
mod chrono;
mod error;
#[cfg(feature = "alloc")]
mod expression;
#[cfg(feature = "alloc")]
mod finder;
#[cfg(feature = "alloc")]
mod grammar;
#[cfg(feature = "alloc")]
mod lexer;
#[cfg(feature = "alloc")]
mod reference;
#[cfg(feature = "alloc")]
mod resolver;
#[cfg(feature = "alloc")]
mod tables;
#[cfg(feature = "alloc")]
mod value;
#[cfg(feature = "alloc")]
mod words;

pub use calendar::{Arabic, Calendar, HijriDate};
pub use error::{ParseError, ParseErrorKind, RangeError, RangeErrorKind};
#[cfg(feature = "alloc")]
pub use expression::{Expression, Modifier};
#[cfg(feature = "alloc")]
pub use finder::{DateParser, FindIter, Found, Order};
pub use jiff::{civil, tz::Offset};
#[cfg(feature = "alloc")]
pub use reference::{Reference, ReferenceBasis, infer_reference};
#[cfg(feature = "alloc")]
pub use resolver::{Prefer, Resolver, WeekStart};
#[cfg(feature = "alloc")]
pub use value::{Basis, Grain, Interval, Note, Value, ValueKind};

#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.md")]
struct Readme;
