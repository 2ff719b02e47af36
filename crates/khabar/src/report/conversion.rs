//! A date in one calendar and in another.

use khabar_dates::{Calendar, HijriDate, ParseError, civil};

#[cfg(feature = "schema")]
use super::names;

/// The report of a date converted from one calendar to another.
///
/// ```
/// use khabar::{dates::Calendar, report::Conversion};
///
/// let (from, to) = (Calendar::Published, Calendar::Gregorian);
/// let conversion = Conversion::new("1443-05-05", from, to)?;
/// assert_eq!(conversion.to.date, "2021-12-09");
/// assert_eq!(conversion.tolerance_days, 1);
///
/// let err = Conversion::new("1443-13-05", from, to).unwrap_err();
/// assert_eq!(err, "expected a month from 1 to 12 at 5..7");
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Conversion {
    /// The date as it was given.
    pub from: CalendarDate,
    /// The same day in the other calendar.
    pub to: CalendarDate,
    /// By how many days it may be off where months began by announcement: 1
    /// between a Hijri calendar and the Gregorian, else 0.
    pub tolerance_days: u8,
    /// `outside_calendar` when a year lies outside the table of its calendar
    /// and the tabular calendar stands in.
    pub notes: Vec<String>,
}

/// A date with its calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CalendarDate {
    /// The calendar.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::CALENDARS)))]
    pub calendar: String,
    /// The date, year, month and day.
    pub date: String,
}

impl Conversion {
    /// Converts a date.
    ///
    /// # Errors
    ///
    /// When the string is no date of the calendar, or the other calendar has
    /// no such day; the message says what was expected.
    pub fn new(
        date: &str,
        from: Calendar,
        to: Calendar,
    ) -> Result<Self, String> {
        let mut covered = true;
        let (day, given) = if from == Calendar::Gregorian {
            let day: civil::Date = date.trim().parse().map_err(|_| {
                format!(
                    "expected a date such as 2021-12-09, found `{}`",
                    date.trim().escape_debug()
                )
            })?;
            (day, day.to_string())
        } else {
            let hijri = from
                .parse(date.trim())
                .map_err(|err: ParseError| err.to_string())?;
            covered &= from.covers(hijri.year());
            (hijri.to_gregorian(), hijri.to_string())
        };
        let made = if to == Calendar::Gregorian {
            day.to_string()
        } else {
            let hijri = HijriDate::from_gregorian(day, to)
                .map_err(|err| err.to_string())?;
            covered &= to.covers(hijri.year());
            hijri.to_string()
        };
        let mixed =
            (from == Calendar::Gregorian) != (to == Calendar::Gregorian);
        Ok(Self {
            from: CalendarDate { calendar: from.name().into(), date: given },
            to: CalendarDate { calendar: to.name().into(), date: made },
            tolerance_days: mixed.into(),
            notes: if covered {
                Vec::new()
            } else {
                vec!["outside_calendar".into()]
            },
        })
    }
}
