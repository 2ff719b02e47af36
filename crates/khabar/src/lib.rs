//! Arabic news pages as data: what a page is made of, when it happened, who
//! and what it speaks of, who said what.
//!
//! [`Pipeline`] runs the four crates of the family over the text of a page
//! and merges what they find into one [`Analysis`].
//!
//! ```
//! use khabar::Pipeline;
//!
//! let page = "افتتاح مكتبة عامة في بغداد\n\n\
//!     الثلاثاء 12 مارس 2024\n\n\
//!     افتتحت في بغداد أمس الاثنين مكتبة عامة تضم آلاف الكتب والمخطوطات، \
//!     وتفتح أبوابها للقراء طوال أيام الأسبوع.\n";
//! let analysis = Pipeline::new().analyze(page);
//!
//! let headline = analysis.article().headline().unwrap();
//! assert_eq!(&page[headline], "افتتاح مكتبة عامة في بغداد");
//!
//! let yesterday = analysis.dates().last().unwrap();
//! assert_eq!(yesterday.as_str(), "أمس الاثنين");
//! assert_eq!(yesterday.value().timex(), "2024-03-11");
//!
//! assert_eq!(analysis.entities()[0].name(), "بغداد");
//! ```
//!
//! Start from [`Pipeline`]; [`report`] has the owned form of its result that
//! can be stored and sent, with offsets in bytes, characters or UTF-16. For
//! one layer alone use its crate, here or by itself:
//!
//! - [`normalize`]: text folded for matching and search, with a map back;
//! - [`dates`]: dates and times, Hijri and Gregorian;
//! - [`entities`]: people, places, organizations;
//! - [`segment`]: labelled segments, sentences, quotations.
//!
//! # How the parts are merged
//!
//! This crate finds nothing itself. Each part is first what its crate gives
//! when it is run alone ([`Pipeline::parts`]), and then, in this order:
//!
//! 1. A mention of a person, place or organization that lies wholly inside a
//!    date is dropped: a month or an era is no name. So is any mention in a
//!    tool of the page (JavaScript notice, share bar, text size, comment
//!    form, cookie notice, way back to the top): the networks of a share bar
//!    are not what a page speaks of. Other mentions stay, whatever they
//!    overlap.
//! 2. A date that lies wholly inside a mention longer than itself is
//!    dropped: `مدينة 6 أكتوبر` is a place and `اليوم السابع` a newspaper.
//! 3. Entities that lost mentions are counted again; one that lost them all
//!    goes. The order stays: most mentioned first, then by first mention.
//! 4. The words that name a speaker become the mention among them: the last
//!    person, else the first organization or agency, else the first place.
//!    Words of an earlier segment give way to the nearest person that the
//!    segment of the quotation mentions before the verb of saying. Where
//!    there are no words, it is that person, else the nearest before the
//!    quotation. Whom other quotations speak of does not count.
//!
//! # Where the reference day comes from
//!
//! Relative dates need the day on which the text was written. It is, in this
//! order: the day that the caller gives, the date of publication on the
//! page, the date in its dateline, the date of its last change, and the day
//! that the page's full dates and weekdays lead to
//! ([`dates::infer_reference`]); else there is none, and relative dates stay
//! unresolved. No clock is read.
//!
//! # What it does not do
//!
//! It reads no HTML and fetches nothing. It knows only what its lists and
//! rules know, and says nothing of whether a page tells the truth.
//!
//! # Features
//!
//! - `std` (default): without meaning of its own, the crate always needs
//!   `std`.
//! - `serde`: serializes the types of [`report`], and of the parts.
//! - `regex`: cues of pages that are patterns; see [`segment::Cues`].
//! - `schema`: JSON Schemas of the types of [`report`]; implies `serde`.

pub use khabar_dates as dates;
pub use khabar_entities as entities;
pub use khabar_normalize as normalize;
pub use khabar_segment as segment;

mod analysis;
mod merge;
mod offsets;
mod pipeline;
pub mod report;

pub use analysis::{
    Analysis, Basis, Dated, Dates, Entity, Mention, Parts, Quotation,
    Reference, Speaker,
};
pub use offsets::Offsets;
pub use pipeline::Pipeline;

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
