//! The day a text was written, from what the text holds.

use alloc::vec::Vec;
use core::ops::Range;

use jiff::civil;

use crate::{
    Found, Resolver,
    calendar::{from_day_number, to_day_number},
    expression::Node,
    resolver::weekday_number,
};

/// A reference day with what led to it.
///
/// ```
/// use khabar_dates::{DateParser, infer_reference};
///
/// let text = "قال اليوم الثلاثاء إن لقاء 6/10/2021 كان مفيدا";
/// let found: Vec<_> = DateParser::new().find_iter(text).collect();
/// let reference = infer_reference(&found).unwrap();
/// assert_eq!(reference.date().to_string(), "2021-10-12");
/// let evidence: Vec<_> =
///     reference.evidence().iter().map(|r| &text[r.clone()]).collect();
/// assert_eq!(evidence, ["اليوم الثلاثاء", "6/10/2021"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    date: civil::Date,
    evidence: Vec<Range<usize>>,
}

impl Reference {
    /// The day.
    #[must_use]
    pub fn date(&self) -> civil::Date {
        self.date
    }

    /// The findings that led to it, in the order of the text.
    #[must_use]
    pub fn evidence(&self) -> &[Range<usize>] {
        &self.evidence
    }
}

/// Works out when a text was written: the newest full date in it, and a
/// deictic with a weekday (`اليوم الثلاثاء`); the first such weekday on or
/// after that date.
///
/// ```
/// use khabar_dates::{DateParser, infer_reference};
///
/// let found: Vec<_> =
///     DateParser::new().find_iter("وصل اليوم الثلاثاء").collect();
/// assert_eq!(infer_reference(&found), None);
/// ```
#[must_use]
pub fn infer_reference(found: &[Found<'_>]) -> Option<Reference> {
    let (weekday, deictic) = found.iter().find_map(|f| {
        let e = f.expression();
        let Node::Day(days) = e.node else { return None };
        let stated = i32::from(e.weekday?);
        Some(((stated - 1 - i32::from(days)).rem_euclid(7) + 1, f.range()))
    })?;
    let resolver = Resolver::new();
    let (newest, place) = found
        .iter()
        .filter(|f| f.expression().is_full_date())
        .filter_map(|f| {
            let value = resolver.resolve(f.expression());
            let from = value.interval()?.from?;
            Some((from.date(), f.range()))
        })
        .reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let ahead =
        (weekday - i32::from(weekday_number(newest.weekday()))).rem_euclid(7);
    let date = from_day_number(to_day_number(newest) + ahead)?;
    let mut evidence = Vec::from([deictic, place]);
    evidence.sort_by_key(|r| r.start);
    Some(Reference { date, evidence })
}
