//! The calendars, month by month, against tables that others made.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

use icu_calendar::{
    Date, Gregorian,
    cal::{
        Hijri,
        hijri::{TabularAlgorithmEpoch, TabularAlgorithmLeapYears},
    },
    types::Month,
};
use khabar_dates::{
    Calendar, HijriDate, ParseErrorKind, RangeErrorKind, civil,
};
use proptest::prelude::*;

const CALENDARS: [Calendar; 4] = [
    Calendar::Published,
    Calendar::Kacst,
    Calendar::TabularCivil,
    Calendar::TabularThursday,
];

/// Rows of a table: year, first day of Muharram, lengths of its months.
fn rows(table: &str) -> impl Iterator<Item = (i16, civil::Date, Vec<u8>)> {
    table.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit())).map(
        |line| {
            let cells: Vec<_> = line.split('\t').collect();
            let lengths = cells[2].split(' ').map(|n| n.parse().unwrap());
            (
                cells[0].parse().unwrap(),
                cells[1].parse().unwrap(),
                lengths.collect(),
            )
        },
    )
}

fn assert_months(calendar: Calendar, table: &str, years: usize) {
    let mut count = 0;
    for (year, first, lengths) in rows(table) {
        let date = HijriDate::new(year, 1, 1, calendar).unwrap();
        assert_eq!(date.to_gregorian(), first, "{year}");
        for (month, length) in (1..).zip(lengths) {
            let days = calendar.month_days(year, month);
            assert_eq!(days, Some(length), "{year}-{month}");
        }
        count += 1;
    }
    assert_eq!(count, years);
}

#[test]
fn published_is_what_was_printed() {
    let printed = include_str!("../data/hijri/published.tsv");
    assert_months(Calendar::Published, printed, 108);
    let (mut odd, mut lengths) = (0, Vec::new());
    for (_, _, months) in rows(printed) {
        odd += months.iter().filter(|m| !(29..=30).contains(*m)).count();
        lengths.push(months.iter().map(|m| u16::from(*m)).sum::<u16>());
    }
    assert_eq!(odd, 8);
    assert_eq!(lengths.iter().min(), Some(&353));
    assert_eq!(lengths.iter().max(), Some(&356));
    assert_eq!(Calendar::Published.month_days(1342, 12), Some(28));
}

#[test]
fn kacst_is_the_table_of_the_jdk() {
    let jdk = include_str!("data/jdk_umalqura.tsv");
    assert_months(Calendar::Kacst, jdk, 301);
}

/// Asserts that every month of 1300 to 1600 begins and ends as ICU4X says.
fn assert_icu<R: Copy>(ours: Calendar, theirs: Hijri<R>)
where
    Hijri<R>: icu_calendar::Calendar + Copy,
{
    for n in 0..301 * 12 {
        let (year, month) = (1300 + n / 12, (n % 12 + 1) as u8);
        let date = Date::try_new(
            i32::from(year).into(),
            Month::new(month),
            1,
            theirs,
        )
        .unwrap();
        let day = date.to_calendar(Gregorian);
        let day = civil::date(
            day.era_year().year.try_into().unwrap(),
            day.month().ordinal.try_into().unwrap(),
            day.day_of_month().0.try_into().unwrap(),
        );
        let first = HijriDate::new(year, month, 1, ours).unwrap();
        assert_eq!(first.to_gregorian(), day, "{first}");
        let days = ours.month_days(year, month);
        assert_eq!(days, Some(date.days_in_month()), "{first}");
    }
}

#[test]
fn kacst_and_the_tabular_calendars_are_those_of_icu() {
    let tabular =
        |epoch| Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, epoch);
    assert_icu(Calendar::Kacst, Hijri::new_umm_al_qura());
    assert_icu(Calendar::TabularCivil, tabular(TabularAlgorithmEpoch::Friday));
    assert_icu(
        Calendar::TabularThursday,
        tabular(TabularAlgorithmEpoch::Thursday),
    );
}

/// Every day from 1299 to 1601, in order.
fn days(calendar: Calendar) -> impl Iterator<Item = HijriDate> {
    (1299..=1601)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .flat_map(move |(year, month)| {
            let max = calendar.month_days(year, month).unwrap();
            (1..=max).map(move |day| {
                HijriDate::new(year, month, day, calendar).unwrap()
            })
        })
}

#[test]
fn day_numbers_and_dates_are_inverse_and_neighbours_differ_by_one() {
    for calendar in CALENDARS {
        let mut before: Option<i32> = None;
        for date in days(calendar) {
            let number = date.to_day_number();
            assert_eq!(HijriDate::from_day_number(number, calendar), Ok(date));
            let day = date.to_gregorian();
            assert_eq!(HijriDate::from_gregorian(day, calendar), Ok(date));
            if let Some(before) = before {
                assert_eq!(before + 1, number, "{date}");
            }
            before = Some(number);
        }
    }
}

#[test]
fn iso_text_is_the_inverse_of_parsing() {
    for calendar in CALENDARS {
        for date in days(calendar) {
            assert_eq!(calendar.parse(&date.to_string()), Ok(date));
        }
    }
}

#[test]
fn slices_equal_single_dates() {
    for calendar in CALENDARS {
        let dates: Vec<_> = days(calendar).collect();
        let mut there = vec![civil::Date::ZERO; dates.len()];
        let count = HijriDate::to_gregorian_slice(&dates, &mut there);
        assert_eq!(count, dates.len());
        let single: Vec<_> = dates.iter().map(|d| d.to_gregorian()).collect();
        assert_eq!(there, single);
        let mut back = vec![None; there.len()];
        HijriDate::from_gregorian_slice(&there, calendar, &mut back);
        assert!(back.iter().flatten().eq(&dates));
        let mut few = [civil::Date::ZERO; 2];
        assert_eq!(HijriDate::to_gregorian_slice(&dates, &mut few), 2);
    }
}

#[test]
fn outside_its_years_umm_al_qura_falls_back_to_the_tabular_calendar() {
    for calendar in [Calendar::Published, Calendar::Kacst] {
        for year in [1, 1299, 1601, 9600] {
            assert!(!calendar.covers(year));
            let date = HijriDate::new(year, 6, 15, calendar).unwrap();
            let civil =
                HijriDate::new(year, 6, 15, Calendar::TabularCivil).unwrap();
            assert_eq!(date.to_gregorian(), civil.to_gregorian());
        }
        assert!(calendar.covers(1300) && calendar.covers(1600));
    }
}

#[test]
fn every_range_error_happens() {
    let kind = |year, month, day, calendar| {
        HijriDate::new(year, month, day, calendar).unwrap_err().kind()
    };
    let printed = Calendar::Published;
    assert_eq!(
        kind(1445, 1, 1, Calendar::Gregorian),
        RangeErrorKind::Calendar
    );
    let err = HijriDate::new(1445, 1, 1, Calendar::Gregorian).unwrap_err();
    assert_eq!(
        err.to_string(),
        "expected a Hijri calendar, found the Gregorian"
    );
    assert_eq!(kind(0, 1, 1, printed), RangeErrorKind::Year);
    assert_eq!(kind(1445, 0, 1, printed), RangeErrorKind::Month);
    assert_eq!(kind(1445, 10, 30, printed), RangeErrorKind::Day { max: 29 });
    let early = civil::date(1, 1, 1);
    let err = HijriDate::from_gregorian(early, printed).unwrap_err();
    assert_eq!(err.kind(), RangeErrorKind::Year);
    assert!(HijriDate::from_gregorian(civil::Date::MIN, printed).is_err());
    assert!(HijriDate::from_gregorian(civil::Date::MAX, printed).is_err());
    assert!(HijriDate::from_day_number(i32::MIN, printed).is_err());
    assert!(HijriDate::from_day_number(i32::MAX, printed).is_err());
}

#[test]
fn every_parse_error_happens_where_it_says() {
    for (text, kind, slice) in [
        ("", ParseErrorKind::Empty, ""),
        ("١٢ رمضان", ParseErrorKind::NoDate, "١٢ رمضان"),
        ("1445/09-12", ParseErrorKind::NoDate, "1445/09-12"),
        ("1445-09-12 م", ParseErrorKind::Rest, " م"),
        ("0-09-12", ParseErrorKind::Year, "0"),
        ("99999999999-09-12", ParseErrorKind::Year, "99999999999"),
        ("1445-13-12", ParseErrorKind::Month, "13"),
        ("1445-9-٣١", ParseErrorKind::Day { max: 30 }, "٣١"),
    ] {
        let err = Calendar::Published.parse(text).unwrap_err();
        assert_eq!(err.kind(), kind, "{text}");
        assert_eq!(&text[err.range()], slice);
    }
    let err = Calendar::Gregorian.parse("1445-09-12").unwrap_err();
    assert_eq!(err.kind(), ParseErrorKind::Calendar);
    assert_eq!(err.to_string(), "expected a Hijri calendar at 0..10");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        for calendar in CALENDARS {
            if let Err(err) = calendar.parse(&text) {
                prop_assert!(text.get(err.range()).is_some());
            }
        }
    }

    #[test]
    fn any_day_number_is_read_or_refused(day in any::<i32>()) {
        for calendar in CALENDARS {
            if let Ok(date) = HijriDate::from_day_number(day, calendar) {
                prop_assert_eq!(date.to_day_number(), day);
            }
        }
    }

    #[test]
    fn years_of_the_tabular_calendars_hold(day in -492_148i32..2_900_000) {
        for calendar in CALENDARS {
            let date = HijriDate::from_day_number(day, calendar).unwrap();
            prop_assert_eq!(date.to_day_number(), day);
        }
    }
}
