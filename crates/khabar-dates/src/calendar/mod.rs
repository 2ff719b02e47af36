//! The Hijri calendars and their days.

mod published;
mod year;

use core::fmt;

use jiff::civil;

use published::{FIRST, START, YEARS};

/// A calendar that dates can be read and written in.
///
/// ```
/// use khabar_dates::Calendar;
///
/// assert_eq!(Calendar::Published.name(), "published");
/// assert_eq!(Calendar::default(), Calendar::Gregorian);
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Calendar {
    /// The civil calendar of most of the world.
    #[default]
    Gregorian,
    /// The Umm al-Qura calendar of Saudi Arabia as it was printed at the
    /// time, for 1343 to 1450 AH; [`TabularCivil`](Self::TabularCivil)
    /// outside these years.
    Published,
    /// The tabular calendar of thirty-year cycles that begins on Friday,
    /// 16 July 622 of the Julian calendar.
    #[cfg_attr(feature = "serde", serde(rename = "civil"))]
    TabularCivil,
    /// The same cycles, begun a day earlier, on Thursday.
    #[cfg_attr(feature = "serde", serde(rename = "tabular"))]
    TabularThursday,
}

impl Calendar {
    /// The name on the command line and in output.
    ///
    /// ```
    /// use khabar_dates::Calendar;
    ///
    /// assert_eq!(Calendar::TabularCivil.name(), "civil");
    /// assert_eq!(Calendar::TabularThursday.name(), "tabular");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Published => "published",
            Self::TabularCivil => "civil",
            Self::TabularThursday => "tabular",
        }
    }

    /// The calendar of that name; CLDR's `islamic-civil` and `islamic-tbla`
    /// are aliases.
    ///
    /// ```
    /// use khabar_dates::Calendar;
    ///
    /// assert_eq!(
    ///     Calendar::from_name("islamic-civil"),
    ///     Some(Calendar::TabularCivil)
    /// );
    /// assert_eq!(Calendar::from_name("julian"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "gregorian" => Self::Gregorian,
            "published" => Self::Published,
            "civil" | "islamic-civil" => Self::TabularCivil,
            "tabular" | "islamic-tbla" => Self::TabularThursday,
            _ => return None,
        })
    }

    /// Days from 1970-01-01 to the first day of a Hijri year.
    fn year_start(self, year: i16) -> i32 {
        if let Some(row) = self.row(year) {
            return START + row.start();
        }
        let year = i32::from(year);
        (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + self.epoch()
    }

    /// Days from 1970-01-01 to the first day of the tabular calendar.
    const fn epoch(self) -> i32 {
        match self {
            Self::TabularThursday => -492_149,
            _ => -492_148,
        }
    }

    /// The year's row in the table of the printed calendar.
    fn row(self, year: i16) -> Option<year::Year> {
        if self != Self::Published {
            return None;
        }
        let at = usize::try_from(year.checked_sub(FIRST)?).ok()?;
        YEARS.get(at).copied()
    }

    /// Whether a Hijri year lies where the calendar has its own months; the
    /// printed calendar has 1343 to 1450, the tabular ones have all years.
    ///
    /// ```
    /// use khabar_dates::Calendar;
    ///
    /// assert!(Calendar::Published.covers(1445));
    /// assert!(!Calendar::Published.covers(1300));
    /// ```
    #[must_use]
    pub fn covers(self, year: i16) -> bool {
        match self {
            Self::Gregorian => false,
            Self::Published => self.row(year).is_some(),
            _ => (MIN_YEAR..=MAX_YEAR).contains(&year),
        }
    }

    /// Days of a Hijri month; `None` when there is no such month, or the
    /// calendar is the Gregorian.
    ///
    /// ```
    /// use khabar_dates::Calendar;
    ///
    /// assert_eq!(Calendar::Published.month_days(1445, 9), Some(30));
    /// assert_eq!(Calendar::Published.month_days(1445, 13), None);
    /// ```
    #[must_use]
    pub fn month_days(self, year: i16, month: u8) -> Option<u8> {
        if self == Self::Gregorian
            || !(1..=12).contains(&month)
            || !(MIN_YEAR..=MAX_YEAR).contains(&year)
        {
            return None;
        }
        Some(self.days_of(year, month))
    }

    fn days_of(self, year: i16, month: u8) -> u8 {
        match self.row(year) {
            Some(row) => row.length(month),
            None if month == 12 => {
                if (14 + 11 * i32::from(year)).rem_euclid(30) < 11 {
                    30
                } else {
                    29
                }
            }
            None => 29 + month % 2,
        }
    }

    /// Days of a year before a month.
    fn before(self, year: i16, month: u8) -> i32 {
        match self.row(year) {
            Some(row) => (1..month).map(|m| i32::from(row.length(m))).sum(),
            None => {
                let month = i32::from(month);
                29 * (month - 1) + month / 2
            }
        }
    }
}

/// The first year that a [`HijriDate`] can have.
const MIN_YEAR: i16 = 1;
/// The last year that a [`HijriDate`] can have.
const MAX_YEAR: i16 = 9600;

/// What a date lacked; see [`RangeError`].
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RangeError {
    kind: RangeErrorKind,
    found: i32,
}

impl RangeError {
    /// What was wrong.
    #[must_use]
    pub const fn kind(&self) -> RangeErrorKind {
        self.kind
    }
}

impl fmt::Display for RangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found;
        match self.kind {
            RangeErrorKind::Calendar => {
                f.write_str("expected a Hijri calendar, found the Gregorian")
            }
            RangeErrorKind::Year => write!(
                f,
                "expected a year from {MIN_YEAR} to {MAX_YEAR}, found {found}"
            ),
            RangeErrorKind::Month => {
                write!(f, "expected a month from 1 to 12, found {found}")
            }
            RangeErrorKind::Day { max } => {
                write!(f, "expected a day from 1 to {max}, found {found}")
            }
        }
    }
}

impl core::error::Error for RangeError {}

/// A day of a Hijri calendar.
///
/// A Hijri date without its calendar is no date: the same day may be the
/// 12th in one and the 11th in another.
///
/// ```
/// use khabar_dates::{Calendar, HijriDate, civil};
///
/// let date = HijriDate::new(1445, 9, 12, Calendar::Published)?;
/// assert_eq!(date.to_gregorian(), civil::date(2024, 3, 22));
/// assert_eq!(date.to_string(), "1445-09-12");
/// # Ok::<(), khabar_dates::RangeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HijriDate {
    year: i16,
    month: u8,
    day: u8,
    calendar: Calendar,
}

impl HijriDate {
    /// A day of a calendar, years 1 to 9600.
    ///
    /// # Errors
    ///
    /// When the calendar has no such day, or is the Gregorian.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate};
    ///
    /// let date = HijriDate::new(1443, 5, 5, Calendar::Published)?;
    /// assert_eq!(date.to_gregorian().to_string(), "2021-12-09");
    /// assert!(HijriDate::new(1443, 13, 1, Calendar::Published).is_err());
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    pub fn new(
        year: i16,
        month: u8,
        day: u8,
        calendar: Calendar,
    ) -> Result<Self, RangeError> {
        let fail = |kind, found| Err(RangeError { kind, found });
        if calendar == Calendar::Gregorian {
            return fail(RangeErrorKind::Calendar, 0);
        }
        if !(MIN_YEAR..=MAX_YEAR).contains(&year) {
            return fail(RangeErrorKind::Year, year.into());
        }
        if !(1..=12).contains(&month) {
            return fail(RangeErrorKind::Month, month.into());
        }
        let max = calendar.days_of(year, month);
        if !(1..=max).contains(&day) {
            return fail(RangeErrorKind::Day { max }, day.into());
        }
        Ok(Self { year, month, day, calendar })
    }

    /// The Hijri date of a Gregorian day.
    ///
    /// # Errors
    ///
    /// When the day lies before the first Hijri year or after 9600 AH.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate, civil};
    ///
    /// let day = civil::date(2021, 12, 9);
    /// let date = HijriDate::from_gregorian(day, Calendar::Published)?;
    /// assert_eq!((date.year(), date.month(), date.day()), (1443, 5, 5));
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    pub fn from_gregorian(
        date: civil::Date,
        calendar: Calendar,
    ) -> Result<Self, RangeError> {
        Self::from_day_number(to_day_number(date), calendar)
    }

    /// The date of a day, counted from 1970-01-01.
    ///
    /// # Errors
    ///
    /// When the day lies before the first Hijri year or after 9600 AH.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate};
    ///
    /// let date = HijriDate::from_day_number(0, Calendar::TabularCivil)?;
    /// assert_eq!(date.to_string(), "1389-10-22");
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    pub fn from_day_number(
        day: i32,
        calendar: Calendar,
    ) -> Result<Self, RangeError> {
        let fail = |kind, found| Err(RangeError { kind, found });
        if calendar == Calendar::Gregorian {
            return fail(RangeErrorKind::Calendar, 0);
        }
        // A first guess by the mean year; the table strays from it by days.
        let elapsed = i64::from(day) - i64::from(calendar.epoch());
        let guess = (30 * elapsed + 10_646).div_euclid(10_631);
        let Ok(mut year) = i16::try_from(guess) else {
            return fail(RangeErrorKind::Year, day);
        };
        if !(MIN_YEAR..=MAX_YEAR).contains(&year) {
            return fail(RangeErrorKind::Year, year.into());
        }
        while year > MIN_YEAR && calendar.year_start(year) > day {
            year -= 1;
        }
        while year < MAX_YEAR && calendar.year_start(year + 1) <= day {
            year += 1;
        }
        let mut rest = day - calendar.year_start(year);
        let mut month = 1;
        while month < 12 {
            let days = i32::from(calendar.days_of(year, month));
            if rest < days {
                break;
            }
            rest -= days;
            month += 1;
        }
        // Where the printed years meet the tabular ones a day or two may
        // belong to no year; they are counted to the last month before.
        let max = calendar.days_of(year, month);
        let day = u8::try_from(rest + 1).unwrap_or(max).clamp(1, max);
        Ok(Self { year, month, day, calendar })
    }

    /// Days from 1970-01-01 to this day.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate};
    ///
    /// let date = HijriDate::new(1389, 10, 22, Calendar::TabularCivil)?;
    /// assert_eq!(date.to_day_number(), 0);
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    #[must_use]
    pub fn to_day_number(self) -> i32 {
        self.calendar.year_start(self.year)
            + self.calendar.before(self.year, self.month)
            + i32::from(self.day)
            - 1
    }

    /// The same day in the Gregorian calendar.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate, civil};
    ///
    /// let eid = HijriDate::new(1445, 10, 1, Calendar::Published)?;
    /// assert_eq!(eid.to_gregorian(), civil::date(2024, 4, 10));
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    #[must_use]
    pub fn to_gregorian(self) -> civil::Date {
        from_day_number(self.to_day_number()).unwrap_or(civil::Date::MAX)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The calendar that the date is in.
    #[must_use]
    pub const fn calendar(self) -> Calendar {
        self.calendar
    }
}

impl fmt::Display for HijriDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days from 1970-01-01 to a Gregorian day.
pub(crate) fn to_day_number(date: civil::Date) -> i32 {
    let month = i32::from(date.month());
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year =
        (153 * ((month + 9) % 12) + 2) / 5 + i32::from(date.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
        - 719_468
}

/// The Gregorian day of a number of days from 1970-01-01.
pub(crate) fn from_day_number(day: i32) -> Option<civil::Date> {
    let day = day.checked_add(719_468)?;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year =
        (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i32::from(month <= 2);
    civil::Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}
