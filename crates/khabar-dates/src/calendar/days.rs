//! Days of the Gregorian calendar as numbers.
//!
//! Years are counted from a multiple of 400 before any that a date can have
//! and begin in March, so that nothing is negative and the leap day is the
//! last of a year; months are told by one multiplication (Neri and
//! Schneider, Euclidean affine functions and their application to calendar
//! algorithms, 2023).

use jiff::civil;

/// 1970-01-01 counted from the 1st of March of the year -12000.
const EPOCH: i32 = 719_468 + 30 * 146_097;
/// The years between.
const YEARS: i32 = 12_000;

/// Days from 1970-01-01 to a Gregorian day.
#[inline]
pub(crate) fn to_day_number(date: civil::Date) -> i32 {
    let early = date.month() <= 2;
    let year = (date.year() as i32 + YEARS - early as i32) as u32;
    let month = date.month() as u32 + if early { 12 } else { 0 };
    let century = year / 100;
    let days = 1461 * year / 4 - century
        + century / 4
        + (979 * month - 2919) / 32
        + date.day() as u32
        - 1;
    days as i32 - EPOCH
}

/// The Gregorian day of a number of days from 1970-01-01.
#[inline]
pub(crate) fn from_day_number(day: i32) -> Option<civil::Date> {
    let n = u32::try_from(day.checked_add(EPOCH)?).ok()?;
    let n = n.checked_mul(4)?.checked_add(3)?;
    let century = n / 146_097;
    let of_century = (n % 146_097) | 3;
    let product = 2_939_745 * u64::from(of_century);
    let year = 100 * century + (product >> 32) as u32;
    let of_year = product as u32 / 2_939_745 / 4;
    let months = 2141 * of_year + 197_913;
    let late = of_year >= 306;
    let month = (months >> 16) - if late { 12 } else { 0 };
    let day = (months & 0xFFFF) / 2141 + 1;
    let year = i16::try_from(year as i32 + i32::from(late) - YEARS).ok()?;
    civil::Date::new(year, month as i8, day as i8).ok()
}
