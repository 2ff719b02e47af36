//! Days of the Gregorian calendar as numbers.

use jiff::civil;

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
