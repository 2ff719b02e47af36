//! A day of a Hijri calendar.

use core::fmt;

use jiff::civil;

use super::{
    Calendar, MAX_YEAR, MIN_YEAR, from_day_number, tables::MONTHS,
    to_day_number,
};
use crate::{RangeError, RangeErrorKind};

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
    #[inline]
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
    #[inline]
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
    #[inline]
    pub fn from_day_number(
        day: i32,
        calendar: Calendar,
    ) -> Result<Self, RangeError> {
        let fail = |kind, found| Err(RangeError { kind, found });
        if calendar == Calendar::Gregorian {
            return fail(RangeErrorKind::Calendar, 0);
        }
        match calendar.locate(day) {
            Some((year, month, day)) => {
                Ok(Self { year, month, day, calendar })
            }
            None => fail(
                RangeErrorKind::Year,
                (30 * (i64::from(day) - i64::from(calendar.epoch())) + 10_646)
                    .div_euclid(10_631),
            ),
        }
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
    #[inline]
    pub fn to_day_number(self) -> i32 {
        self.calendar.month_start(self.year, self.month) + i32::from(self.day)
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
    #[inline]
    pub fn to_gregorian(self) -> civil::Date {
        from_day_number(self.to_day_number()).unwrap_or(civil::Date::MAX)
    }

    /// The year.
    #[must_use]
    #[inline]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    #[inline]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    #[must_use]
    #[inline]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The calendar that the date is in.
    #[must_use]
    #[inline]
    pub const fn calendar(self) -> Calendar {
        self.calendar
    }

    /// The name of the month, as CLDR has it.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate};
    ///
    /// let date = HijriDate::new(1443, 5, 5, Calendar::Published)?;
    /// assert_eq!(date.month_name(), "جمادى الأولى");
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    #[must_use]
    pub fn month_name(self) -> &'static str {
        let at = usize::from(self.month) - 1;
        MONTHS.get(at).copied().unwrap_or_default()
    }

    /// The date as a newspaper writes it, in European figures; see
    /// [`Arabic::arabic_digits`] for the others.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate};
    ///
    /// let date = HijriDate::new(1445, 9, 12, Calendar::Published)?;
    /// assert_eq!(date.arabic().to_string(), "12 رمضان 1445ه\u{640}");
    /// assert_eq!(
    ///     date.arabic().arabic_digits(true).to_string(),
    ///     "١٢ رمضان ١٤٤٥ه\u{640}"
    /// );
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    #[must_use]
    pub const fn arabic(self) -> Arabic {
        Arabic { date: self, arabic_digits: false }
    }

    /// Converts many days at once, as many as both slices hold, and says how
    /// many. Dates of one month that follow each other cost an addition each.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate, civil};
    ///
    /// let dates = [
    ///     HijriDate::new(1445, 9, 1, Calendar::Published)?,
    ///     HijriDate::new(1445, 9, 2, Calendar::Published)?,
    /// ];
    /// let mut days = [civil::Date::ZERO; 2];
    /// assert_eq!(HijriDate::to_gregorian_slice(&dates, &mut days), 2);
    /// assert_eq!(days, [civil::date(2024, 3, 11), civil::date(2024, 3, 12)]);
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    pub fn to_gregorian_slice(
        dates: &[Self],
        days: &mut [civil::Date],
    ) -> usize {
        let mut known: Option<(Self, i32)> = None;
        for (date, day) in dates.iter().zip(&mut *days) {
            let start = match known {
                Some((same, start))
                    if (same.year, same.month, same.calendar)
                        == (date.year, date.month, date.calendar) =>
                {
                    start
                }
                _ => date.calendar.month_start(date.year, date.month) - 1,
            };
            known = Some((*date, start));
            let number = start + i32::from(date.day);
            *day = from_day_number(number).unwrap_or(civil::Date::MAX);
        }
        dates.len().min(days.len())
    }

    /// The Hijri dates of many Gregorian days, as many as both slices hold;
    /// `None` for a day outside 1 to 9600 AH. Says how many were converted.
    ///
    /// ```
    /// use khabar_dates::{Calendar, HijriDate, civil};
    ///
    /// let days = [civil::date(2024, 3, 22), civil::date(622, 1, 1)];
    /// let mut dates = [None; 2];
    /// let calendar = Calendar::Published;
    /// HijriDate::from_gregorian_slice(&days, calendar, &mut dates);
    /// let date = HijriDate::new(1445, 9, 12, Calendar::Published)?;
    /// assert_eq!(dates, [Some(date), None]);
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    pub fn from_gregorian_slice(
        days: &[civil::Date],
        calendar: Calendar,
        dates: &mut [Option<Self>],
    ) -> usize {
        for (day, date) in days.iter().zip(&mut *dates) {
            *date = Self::from_gregorian(*day, calendar).ok();
        }
        days.len().min(dates.len())
    }
}

/// A Hijri date in words; see [`HijriDate::arabic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arabic {
    date: HijriDate,
    arabic_digits: bool,
}

impl Arabic {
    /// Whether figures are written ٠ to ٩.
    #[must_use]
    pub const fn arabic_digits(mut self, yes: bool) -> Self {
        self.arabic_digits = yes;
        self
    }

    fn figures(self, number: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.arabic_digits {
            return write!(f, "{number}");
        }
        let mut power = 1;
        while number / power > 9 {
            power *= 10;
        }
        while power > 0 {
            let figure = u32::from('٠') + number / power % 10;
            write!(f, "{}", char::from_u32(figure).unwrap_or('٠'))?;
            power /= 10;
        }
        Ok(())
    }
}

impl fmt::Display for Arabic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.figures(self.date.day.into(), f)?;
        write!(f, " {} ", self.date.month_name())?;
        self.figures(self.date.year.unsigned_abs().into(), f)?;
        // The tatweel keeps the letter from ending the word.
        f.write_str("ه\u{640}")
    }
}

impl fmt::Display for HijriDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
