//! Laws of dates, over Arabic-shaped strings and over any string.
#![cfg(feature = "alloc")]
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_dates::{
    Calendar, DateParser, HijriDate, RangeErrorKind, Resolver, civil,
};
use khabar_testkit::{arabic, page};
use proptest::prelude::*;

const CALENDARS: [Calendar; 3] =
    [Calendar::Published, Calendar::TabularCivil, Calendar::TabularThursday];

const MONTHS: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذي القعدة",
    "ذي الحجة",
];

/// Every day of a range of years, in order.
fn days(calendar: Calendar) -> impl Iterator<Item = HijriDate> {
    (1343..=1450)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .flat_map(move |(year, month)| {
            let max = calendar.month_days(year, month).expect("covered");
            (1..=max).map(move |day| {
                HijriDate::new(year, month, day, calendar).expect("a day")
            })
        })
}

#[test]
fn day_numbers_and_dates_are_inverse() {
    for calendar in CALENDARS {
        let mut before: Option<HijriDate> = None;
        for date in days(calendar) {
            let number = date.to_day_number();
            assert_eq!(HijriDate::from_day_number(number, calendar), Ok(date));
            assert_eq!(
                HijriDate::from_gregorian(date.to_gregorian(), calendar),
                Ok(date)
            );
            if let Some(before) = before {
                assert_eq!(before.to_day_number() + 1, number, "{date}");
            }
            before = Some(date);
        }
    }
}

#[test]
fn format_and_parse_are_inverse() {
    for calendar in CALENDARS {
        let resolver = Resolver::new().hijri(calendar);
        // Every third day keeps the test short and meets all months' ends.
        for date in days(calendar).filter(|d| d.day() % 3 == 1 || d.day() > 28)
        {
            let (year, month, day) = (date.year(), date.month(), date.day());
            let name = MONTHS[usize::from(month) - 1];
            for text in [
                format!("{day} {name} {year}هـ"),
                format!("{day}/{month}/{year}هـ"),
            ] {
                let expression = match DateParser::new().parse(&text) {
                    Ok(expression) => expression,
                    // The printed calendar refuses the days it lacks.
                    Err(_) if calendar != Calendar::Published => continue,
                    Err(e) => panic!("{text}: {e}"),
                };
                let value = resolver.resolve(&expression);
                assert_eq!(value.hijri(), Some(date), "{text}");
                assert_eq!(
                    value.timex(),
                    date.to_gregorian().to_string(),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn gregorian_days_come_back() {
    let mut day = civil::date(1899, 12, 25);
    while day < civil::date(2101, 1, 10) {
        for text in [
            format!("{}", day),
            format!("{}/{}/{}", day.day(), day.month(), day.year()),
        ] {
            let expression = DateParser::new().parse(&text).unwrap();
            let value = Resolver::new().resolve(&expression);
            assert_eq!(value.timex(), day.to_string(), "{text}");
        }
        day = day.checked_add(jiff::Span::new().days(11)).unwrap();
    }
}

#[test]
fn outside_the_printed_years_the_tabular_calendar_stands_in() {
    for year in [1, 1300, 1342, 1451, 9600] {
        let printed =
            HijriDate::new(year, 6, 15, Calendar::Published).unwrap();
        let civil =
            HijriDate::new(year, 6, 15, Calendar::TabularCivil).unwrap();
        assert_eq!(printed.to_gregorian(), civil.to_gregorian());
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

/// Inputs that a careless reader takes quadratic time for. The guard is a
/// generous bound on work: each must end while the test runs.
#[test]
fn hostile_input_is_linear() {
    let inputs = [
        "1".repeat(1_000_000),
        "1/1/".repeat(250_000),
        "تشرين ".repeat(150_000),
        "خمسة و".repeat(100_000),
        "خمسة وعشرين ألف ".repeat(50_000),
        "2021-".repeat(200_000),
        "اليوم ".repeat(100_000),
        "قبل نهاية ".repeat(80_000),
        "الأحد، ".repeat(80_000),
        "(12 رمضان ".repeat(50_000),
        "يناير/".repeat(80_000),
        "أكثر من ".repeat(80_000),
        "و".repeat(1_000_000),
        "\u{640}".repeat(500_000),
        "ه\u{640}".repeat(200_000),
        "1445هـ ".repeat(100_000),
    ];
    for input in inputs {
        let count = DateParser::new().vague(true).find_iter(&input).count();
        assert!(count <= input.len());
    }
}

#[test]
fn numbers_that_overflow_anything_are_read_over() {
    for text in [
        "عام 99999999999999999999",
        "99999999999/99999999999/99999999999",
        "بعد 99999999999 سنة",
        "بعد 99999 سنة",
        "قبل 100000 قرن",
        "منذ 100000 عقد",
        "9999-12-31",
        "31/12/2299",
        "الساعة 99999:99",
        "القرن العشرين والقرن 21",
        "1 محرم 1",
    ] {
        oracle::check(text);
    }
}

proptest! {
    #[test]
    fn arabic_text(text in arabic()) {
        oracle::check(&text);
    }

    #[test]
    fn pages(text in page()) {
        oracle::check(&text);
    }

    #[test]
    fn any_text(text in "\\PC*") {
        oracle::check(&text);
    }

    /// Blanks before a text move its findings and change nothing else.
    #[test]
    fn shifting_the_text_shifts_the_findings(text in arabic()) {
        let shifted = format!("قال\n{text}");
        let by = shifted.len() - text.len();
        let ranges = |text: &str| -> Vec<_> {
            DateParser::new().find_iter(text).map(|f| f.range()).collect()
        };
        let moved: Vec<_> = ranges(&text)
            .into_iter()
            .map(|r| r.start + by..r.end + by)
            .collect();
        // A letter mark at the start of the text joins the word before.
        prop_assume!(text.chars().next().is_none_or(|c| !c.is_control()));
        prop_assert_eq!(moved, ranges(&shifted));
    }
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("dates") {
        oracle::check(&text);
    }
}
