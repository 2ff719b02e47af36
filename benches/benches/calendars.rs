//! Conversions beside `icu_calendar`'s, and beside what `jiff` takes for the
//! Gregorian half of the way, in one run with the ratios below. A program of
//! its own for the reason that `normalize.rs` gives.

use std::hint::black_box;

use icu_calendar::{
    Date, Gregorian,
    cal::{Hijri, hijri::UmmAlQura},
    types::Month,
};
use jiff::{ToSpan as _, civil};
use khabar::dates::{Calendar, HijriDate};
use khabar_benches::table::{self, Contender, Ratio};

/// How many days are converted in a turn.
const DAYS: usize = 100_000;
/// How often; the best time counts, the others were disturbed.
const ROUNDS: usize = 31;

/// Days from 1343 to 1450 AH in no order, as each library holds them.
struct Days {
    ours: Vec<HijriDate>,
    civil: Vec<civil::Date>,
    icu_hijri: Vec<Date<Hijri<UmmAlQura>>>,
    icu_civil: Vec<Date<Gregorian>>,
}

impl Days {
    fn new(count: usize) -> Self {
        let ours: Vec<_> = (0..count)
            .map(|n| {
                let day = -16_589 + (n * 7919 % 38_000) as i32;
                HijriDate::from_day_number(day, Calendar::Kacst).unwrap()
            })
            .collect();
        let civil: Vec<_> = ours.iter().map(|d| d.to_gregorian()).collect();
        let icu_hijri = ours
            .iter()
            .map(|d| {
                Date::try_new(
                    i32::from(d.year()).into(),
                    Month::new(d.month()),
                    d.day(),
                    Hijri::new_umm_al_qura(),
                )
                .unwrap()
            })
            .collect();
        let icu_civil = civil
            .iter()
            .map(|d| {
                Date::try_new_gregorian(
                    d.year().into(),
                    d.month() as u8,
                    d.day() as u8,
                )
                .unwrap()
            })
            .collect();
        Self { ours, civil, icu_hijri, icu_civil }
    }

    /// All libraries tell the same days.
    fn check(&self) {
        for (n, ours) in self.ours.iter().enumerate() {
            let civil = self.icu_hijri[n].to_calendar(Gregorian);
            assert_eq!(civil, self.icu_civil[n], "{ours}");
            let hijri =
                self.icu_civil[n].to_calendar(Hijri::new_umm_al_qura());
            assert_eq!(hijri, self.icu_hijri[n], "{ours}");
            let epoch = civil::date(1970, 1, 1);
            let day = epoch.checked_add(ours.to_day_number().days());
            assert_eq!(day.unwrap(), self.civil[n]);
        }
    }
}

fn count(days: &Days) -> usize {
    days.ours.len()
}

const CONTENDERS: &[Contender<Days>] = &[
    (
        "khabar, to Gregorian",
        |days| {
            for day in &days.ours {
                black_box(black_box(*day).to_gregorian());
            }
        },
        count,
    ),
    (
        "khabar, to Gregorian, slices",
        |days| {
            let mut civil = [civil::Date::ZERO; 256];
            for days in days.ours.chunks(256) {
                HijriDate::to_gregorian_slice(black_box(days), &mut civil);
                black_box(&civil);
            }
        },
        count,
    ),
    (
        "`icu_calendar`, to Gregorian",
        |days| {
            for day in &days.icu_hijri {
                black_box(black_box(*day).to_calendar(Gregorian));
            }
        },
        count,
    ),
    (
        "khabar, from Gregorian",
        |days| {
            for day in &days.civil {
                let day = black_box(*day);
                let _ =
                    black_box(HijriDate::from_gregorian(day, Calendar::Kacst));
            }
        },
        count,
    ),
    (
        "khabar, from Gregorian, slices",
        |days| {
            let mut hijri = [None; 256];
            for days in days.civil.chunks(256) {
                let days = black_box(days);
                let calendar = Calendar::Kacst;
                HijriDate::from_gregorian_slice(days, calendar, &mut hijri);
                black_box(&hijri);
            }
        },
        count,
    ),
    (
        "`icu_calendar`, from Gregorian",
        |days| {
            let hijri = Hijri::new_umm_al_qura();
            for day in &days.icu_civil {
                black_box(black_box(*day).to_calendar(hijri));
            }
        },
        count,
    ),
    (
        "`jiff`, days added to 1970-01-01",
        |days| {
            let epoch = civil::date(1970, 1, 1);
            for day in &days.ours {
                let number = black_box(*day).to_day_number();
                let _ = black_box(epoch.checked_add(number.days()));
            }
        },
        count,
    ),
];

const RATIOS: &[Ratio] =
    &[(0, 2, 1.5), (1, 2, 1.5), (3, 5, 1.5), (4, 5, 1.5), (0, 6, 1.0)];

fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    let days = Days::new(if test { 1000 } else { DAYS });
    days.check();
    let rounds = if test { 1 } else { ROUNDS };
    let best = table::measure(&days, CONTENDERS, rounds);
    if !test {
        println!("{DAYS} days in no order, the best of {ROUNDS} rounds.\n");
        let unit = "days a microsecond";
        table::print(&days, CONTENDERS, &best, unit, RATIOS);
    }
}
