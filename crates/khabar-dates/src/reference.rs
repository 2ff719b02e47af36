//! The day a text was written, from what the text holds.

use alloc::vec::Vec;
use core::ops::Range;

use jiff::civil;

use khabar_normalize::{Normalizer, TokenKind, tokens};

use crate::{
    Found, Resolver,
    calendar::{from_day_number, to_day_number},
    expression::Node,
    resolver::weekday_number,
    tables::PUBLICATION,
};

/// What tells when a text was written.
///
/// ```
/// use khabar_dates::{DateParser, ReferenceBasis, infer_reference};
///
/// let text = "نشر في: 3 شباط 2024\nوصل الوفد أمس";
/// let found: Vec<_> = DateParser::new().find_iter(text).collect();
/// let reference = infer_reference(&found).unwrap();
/// assert_eq!(reference.date().to_string(), "2024-02-03");
/// assert_eq!(reference.basis(), ReferenceBasis::Page);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReferenceBasis {
    /// A line of its own, or the head of a line, says it.
    Page,
    /// It follows from what the text says of other days.
    Inferred,
}

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
    basis: ReferenceBasis,
    evidence: Vec<Range<usize>>,
}

impl Reference {
    /// The day.
    #[must_use]
    pub fn date(&self) -> civil::Date {
        self.date
    }

    /// What tells it.
    #[must_use]
    pub fn basis(&self) -> ReferenceBasis {
        self.basis
    }

    /// The findings that led to it, in the order of the text.
    #[must_use]
    pub fn evidence(&self) -> &[Range<usize>] {
        &self.evidence
    }
}

/// Works out when a text was written, from what is found in it. In order:
///
/// 1. a full date behind a word of publication (`نشر في`, `آخر تحديث`,
///    `Published On`) at the head of its line;
/// 2. a full date on a line of its own;
/// 3. a dateline: a full date behind the place that begins a line;
/// 4. the newest full date of the text and a deictic with a weekday (`اليوم
///    الثلاثاء`): the first such weekday on or after that date.
///
/// A date of 1 to 3 that disagrees with the first deictic with a weekday is
/// another item's, and passed over.
///
/// ```
/// use khabar_dates::{DateParser, infer_reference};
///
/// let found: Vec<_> =
///     DateParser::new().find_iter("وصل اليوم الثلاثاء").collect();
/// assert_eq!(infer_reference(&found), None);
///
/// let text = "الرياض في 12 رمضان 1445هـ (22 مارس 2024م): بدأت الدورة اليوم";
/// let found: Vec<_> = DateParser::new().find_iter(text).collect();
/// let reference = infer_reference(&found).unwrap();
/// assert_eq!(reference.date().to_string(), "2024-03-22");
/// ```
#[must_use]
pub fn infer_reference(found: &[Found<'_>]) -> Option<Reference> {
    // The weekday of the day itself, by the first deictic that names one.
    let deictic = found.iter().find_map(|f| {
        let e = f.expression();
        let Node::Day(days) = e.node else { return None };
        let stated = i32::from(e.weekday?);
        Some(((stated - 1 - i32::from(days)).rem_euclid(7) + 1, f.range()))
    });
    let resolver = Resolver::new();
    let full = || {
        found.iter().filter(|f| f.expression().is_full_date()).filter_map(
            |f| {
                let value = resolver.resolve(f.expression());
                let from = value.interval()?.from?;
                Some((from.date(), f))
            },
        )
    };
    let fits = |date: civil::Date| {
        deictic.as_ref().is_none_or(|(weekday, _)| {
            i32::from(weekday_number(date.weekday())) == *weekday
        })
    };
    for place in [Place::Publication, Place::OwnLine, Place::Dateline] {
        let told = full().find(|(day, f)| place.holds(f) && fits(*day));
        let Some((date, f)) = told else { continue };
        let mut evidence = Vec::from([f.range()]);
        evidence.extend(deictic.iter().map(|(_, range)| range.clone()));
        evidence.sort_by_key(|r| r.start);
        evidence.dedup();
        return Some(Reference {
            date,
            basis: ReferenceBasis::Page,
            evidence,
        });
    }
    let (weekday, deictic) = deictic?;
    let (newest, place) = full()
        .map(|(day, f)| (day, f.range()))
        .reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let ahead =
        (weekday - i32::from(weekday_number(newest.weekday()))).rem_euclid(7);
    let date = from_day_number(to_day_number(newest) + ahead)?;
    let mut evidence = Vec::from([deictic, place]);
    evidence.sort_by_key(|r| r.start);
    Some(Reference { date, basis: ReferenceBasis::Inferred, evidence })
}

/// Where on a page a date tells the day of the page.
#[derive(Clone, Copy, Debug)]
enum Place {
    Publication,
    OwnLine,
    Dateline,
}

impl Place {
    fn holds(self, found: &Found<'_>) -> bool {
        let Some((head, tail)) = found.line() else { return false };
        match self {
            Self::Publication => {
                let folded = Normalizer::MATCHING.normalize(head);
                let mut words = tokens(&folded)
                    .filter(|t| t.kind() == TokenKind::Word)
                    .take(MOST + 1);
                let few = words.clone().count() <= MOST;
                few && words
                    .any(|w| PUBLICATION.binary_search(&w.as_str()).is_ok())
            }
            Self::OwnLine => {
                let blank = |s: &str| !s.chars().any(char::is_alphanumeric);
                blank(head) && blank(tail)
            }
            Self::Dateline => {
                let words = tokens(head)
                    .filter(|t| t.kind() == TokenKind::Word)
                    .take(MOST + 1)
                    .count();
                let next = tail.trim_start().chars().next();
                (1..=MOST).contains(&words)
                    && next.is_some_and(|c| ":-–—\u{640}.،/(".contains(c))
            }
        }
    }
}

/// How many words may stand before the date of a page.
const MOST: usize = 4;
