//! What can be wrong with a date.

use core::{fmt, ops::Range};

use thiserror::Error;

use crate::calendar::{MAX_YEAR, MIN_YEAR};

/// What a date lacked; see [`RangeError`].
///
/// ```
/// use khabar_dates::{Calendar, HijriDate, RangeErrorKind};
///
/// let kind = |y, m, d| {
///     HijriDate::new(y, m, d, Calendar::Published).unwrap_err().kind()
/// };
/// assert_eq!(kind(0, 9, 1), RangeErrorKind::Year);
/// assert_eq!(kind(1445, 13, 1), RangeErrorKind::Month);
/// assert_eq!(kind(1445, 10, 30), RangeErrorKind::Day { max: 29 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RangeErrorKind {
    /// The calendar is not a Hijri one.
    Calendar,
    /// The year is not one that can be converted.
    Year,
    /// There are twelve months.
    Month,
    /// The month has fewer days.
    Day {
        /// The last day of the month.
        max: u8,
    },
}

/// A date that does not exist.
///
/// ```
/// use khabar_dates::{Calendar, HijriDate, RangeErrorKind};
///
/// let err = HijriDate::new(1445, 10, 30, Calendar::Published).unwrap_err();
/// assert_eq!(err.kind(), RangeErrorKind::Day { max: 29 });
/// assert_eq!(err.to_string(), "expected a day from 1 to 29, found 30");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
#[error("{}, found {}", Expected((*kind).into()), Found(*kind, *found))]
pub struct RangeError {
    pub(crate) kind: RangeErrorKind,
    pub(crate) found: i64,
}

impl RangeError {
    /// What was wrong.
    #[must_use]
    pub const fn kind(&self) -> RangeErrorKind {
        self.kind
    }
}

/// What a message says was found.
struct Found(RangeErrorKind, i64);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            RangeErrorKind::Calendar => f.write_str("the Gregorian"),
            _ => write!(f, "{}", self.1),
        }
    }
}

/// Why a string is no date; see [`ParseError`].
///
/// ```
/// use khabar_dates::{Calendar, ParseErrorKind};
///
/// let kind = |text| Calendar::Published.parse(text).unwrap_err().kind();
/// assert_eq!(kind(" "), ParseErrorKind::Empty);
/// assert_eq!(kind("1445-رمضان"), ParseErrorKind::NoDate);
/// assert_eq!(kind("1445-09-12 مساء"), ParseErrorKind::Rest);
/// assert_eq!(kind("1445-13-01"), ParseErrorKind::Month);
/// assert_eq!(kind("1445-10-30"), ParseErrorKind::Day { max: 29 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// There was nothing but blanks.
    Empty,
    /// It is no date, time or duration.
    NoDate,
    /// Something stands behind the date.
    Rest,
    /// The calendar is not a Hijri one.
    Calendar,
    /// The year is not one that can be converted.
    Year,
    /// There are twelve months.
    Month,
    /// The month has fewer days.
    Day {
        /// The last day of the month.
        max: u8,
    },
}

impl From<RangeErrorKind> for ParseErrorKind {
    fn from(kind: RangeErrorKind) -> Self {
        match kind {
            RangeErrorKind::Calendar => Self::Calendar,
            RangeErrorKind::Year => Self::Year,
            RangeErrorKind::Month => Self::Month,
            RangeErrorKind::Day { max } => Self::Day { max },
        }
    }
}

/// A string that is no date, with the place of the trouble.
///
/// ```
/// use khabar_dates::Calendar;
///
/// let err = Calendar::Published.parse("1445-10-30").unwrap_err();
/// assert_eq!(err.to_string(), "expected a day from 1 to 29 at 8..10");
/// assert_eq!(err.range(), 8..10);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
#[error("{} at {}..{}", Expected(*kind), range.0, range.1)]
pub struct ParseError {
    pub(crate) kind: ParseErrorKind,
    pub(crate) range: (usize, usize),
}

impl ParseError {
    /// What was wrong.
    #[must_use]
    pub const fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The bytes of the string that were wrong, half-open.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.range.0..self.range.1
    }
}

/// What a message says was expected.
struct Expected(ParseErrorKind);

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ParseErrorKind::Empty => {
                f.write_str("expected a date, found nothing")
            }
            ParseErrorKind::NoDate => {
                f.write_str("expected a date, found other text")
            }
            ParseErrorKind::Rest => {
                f.write_str("expected the end of the date, found more text")
            }
            ParseErrorKind::Calendar => {
                f.write_str("expected a Hijri calendar")
            }
            ParseErrorKind::Year => {
                write!(f, "expected a year from {MIN_YEAR} to {MAX_YEAR}")
            }
            ParseErrorKind::Month => {
                f.write_str("expected a month from 1 to 12")
            }
            ParseErrorKind::Day { max } => {
                write!(f, "expected a day from 1 to {max}")
            }
        }
    }
}
