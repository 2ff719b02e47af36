//! Dates of `chrono` 0.4 in and out.

use chrono_0_4::{Datelike as _, NaiveDate};
#[cfg(feature = "alloc")]
use chrono_0_4::{NaiveDateTime, Timelike as _};
use jiff::civil;

#[cfg(feature = "alloc")]
use crate::calendar::from_day_number;
use crate::{Calendar, HijriDate, RangeError, calendar::to_day_number};

/// The day in `chrono`'s count from 1 January of the year 1.
const EPOCH: i32 = 719_163;

fn to_date(date: civil::Date) -> NaiveDate {
    // Each year of jiff is one of chrono's too.
    NaiveDate::from_num_days_from_ce_opt(to_day_number(date) + EPOCH)
        .unwrap_or_default()
}

/// A Hijri day as a date of `chrono`.
///
/// ```
/// use chrono_0_4::NaiveDate;
/// use khabar_dates::{Calendar, HijriDate};
///
/// let date = HijriDate::new(1445, 9, 12, Calendar::Published)?;
/// let day = NaiveDate::from_ymd_opt(2024, 3, 22).unwrap();
/// assert_eq!(NaiveDate::from(date), day);
/// # Ok::<(), khabar_dates::RangeError>(())
/// ```
impl From<HijriDate> for NaiveDate {
    fn from(date: HijriDate) -> Self {
        to_date(date.to_gregorian())
    }
}

impl HijriDate {
    /// The Hijri date of a date of `chrono`.
    ///
    /// # Errors
    ///
    /// As [`from_gregorian`](Self::from_gregorian).
    ///
    /// ```
    /// use chrono_0_4::NaiveDate;
    /// use khabar_dates::{Calendar, HijriDate};
    ///
    /// let day = NaiveDate::from_ymd_opt(2024, 3, 22).unwrap();
    /// let date = HijriDate::from_chrono_0_4(day, Calendar::Published)?;
    /// assert_eq!(date.to_string(), "1445-09-12");
    /// # Ok::<(), khabar_dates::RangeError>(())
    /// ```
    pub fn from_chrono_0_4(
        date: NaiveDate,
        calendar: Calendar,
    ) -> Result<Self, RangeError> {
        Self::from_day_number(date.num_days_from_ce() - EPOCH, calendar)
    }
}

#[cfg(feature = "alloc")]
impl crate::Resolver {
    /// Sets when the text was written, by a time of `chrono`; one that jiff
    /// does not have, before -9999 or after 9999, leaves it as it was.
    ///
    /// ```
    /// use chrono_0_4::NaiveDate;
    /// use khabar_dates::{DateParser, Resolver};
    ///
    /// let day = NaiveDate::from_ymd_opt(2021, 12, 9).unwrap();
    /// let now = day.and_hms_opt(10, 30, 0).unwrap();
    /// let expression = DateParser::new().parse("أمس")?;
    /// let value =
    ///     Resolver::new().reference_chrono_0_4(now).resolve(&expression);
    /// assert_eq!(value.timex(), "2021-12-08");
    /// # Ok::<(), khabar_dates::ParseError>(())
    /// ```
    #[must_use]
    pub fn reference_chrono_0_4(self, now: NaiveDateTime) -> Self {
        let day = now.date().num_days_from_ce().checked_sub(EPOCH);
        let small = |n: u32| i8::try_from(n).unwrap_or(0);
        let time = civil::Time::new(
            small(now.hour()),
            small(now.minute()),
            small(now.second()),
            0,
        );
        match (day.and_then(from_day_number), time) {
            (Some(day), Ok(time)) => self.reference(day.to_datetime(time)),
            _ => self,
        }
    }
}

#[cfg(feature = "alloc")]
impl crate::Interval {
    /// The begin and the end as times of `chrono`.
    ///
    /// ```
    /// use khabar_dates::{DateParser, Resolver};
    ///
    /// let expression = DateParser::new().parse("12 رمضان 1445هـ")?;
    /// let interval = Resolver::new().resolve(&expression).interval().unwrap();
    /// let (from, until) = interval.to_chrono_0_4();
    /// assert_eq!(from.unwrap().to_string(), "2024-03-22 00:00:00");
    /// assert_eq!(until.unwrap().to_string(), "2024-03-23 00:00:00");
    /// # Ok::<(), khabar_dates::ParseError>(())
    /// ```
    #[must_use]
    pub fn to_chrono_0_4(
        &self,
    ) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
        let time = |at: civil::DateTime| {
            let part = |n: i8| u32::from(n.unsigned_abs());
            to_date(at.date()).and_hms_opt(
                part(at.hour()),
                part(at.minute()),
                part(at.second()),
            )
        };
        (self.from.and_then(time), self.until.and_then(time))
    }
}
