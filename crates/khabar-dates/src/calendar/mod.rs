//! The Hijri calendars and their days.

mod days;
mod hijri;
mod tables;
mod year;

pub(crate) use days::{from_day_number, to_day_number};
pub use hijri::{Arabic, HijriDate};

use crate::{ParseError, ParseErrorKind, RangeErrorKind};
use tables::{KACST, KACST_FIRST, PUBLISHED, PUBLISHED_FIRST};
use year::Year;

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
    /// time, for 1343 to 1450 AH, with the months of [`Kacst`](Self::Kacst)
    /// before and after; the last month of 1342 is cut to 28 days where they
    /// meet. [`TabularCivil`](Self::TabularCivil) outside 1300 to 1600.
    Published,
    /// The Umm al-Qura calendar as the King Abdulaziz City for Science and
    /// Technology computed it afterwards by today's rule, for 1300 to 1600
    /// AH: CLDR's `islamic-umalqura`. [`TabularCivil`](Self::TabularCivil)
    /// outside these years.
    Kacst,
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
            Self::Kacst => "kacst",
            Self::TabularCivil => "civil",
            Self::TabularThursday => "tabular",
        }
    }

    /// The calendar of that name; CLDR's `islamic-umalqura`, `islamic-civil`
    /// and `islamic-tbla` are aliases.
    ///
    /// ```
    /// use khabar_dates::Calendar;
    ///
    /// assert_eq!(
    ///     Calendar::from_name("islamic-civil"),
    ///     Some(Calendar::TabularCivil)
    /// );
    /// assert_eq!(
    ///     Calendar::from_name("islamic-umalqura"),
    ///     Some(Calendar::Kacst)
    /// );
    /// assert_eq!(Calendar::from_name("julian"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "gregorian" => Self::Gregorian,
            "published" => Self::Published,
            "kacst" | "islamic-umalqura" => Self::Kacst,
            "civil" | "islamic-civil" => Self::TabularCivil,
            "tabular" | "islamic-tbla" => Self::TabularThursday,
            _ => return None,
        })
    }

    /// Whether a Hijri year lies where the calendar has months of a table, or
    /// needs none: the Umm al-Qura calendars have 1300 to 1600, the tabular
    /// ones all years from 1 to 9600.
    ///
    /// ```
    /// use khabar_dates::Calendar;
    ///
    /// assert!(Calendar::Published.covers(1445));
    /// assert!(!Calendar::Published.covers(1299));
    /// assert!(Calendar::TabularCivil.covers(1299));
    /// ```
    #[must_use]
    pub fn covers(self, year: i16) -> bool {
        match self {
            Self::Gregorian => false,
            Self::Published | Self::Kacst => self.row(year).is_some(),
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

    /// Reads a Hijri date of this calendar: year, month and day in figures
    /// of any of the three scripts, with `-` or `/` between them.
    ///
    /// There is no `FromStr`: a Hijri date without its calendar is no date.
    ///
    /// # Errors
    ///
    /// When the string is no such date, or the calendar lacks the day.
    ///
    /// ```
    /// use khabar_dates::{Calendar, ParseErrorKind, civil};
    ///
    /// let date = Calendar::Published.parse("1445-09-12")?;
    /// assert_eq!(date.to_gregorian(), civil::date(2024, 3, 22));
    /// assert_eq!(Calendar::Published.parse("١٤٤٥/٩/١٢"), Ok(date));
    ///
    /// let err = Calendar::Published.parse("1445-10-30").unwrap_err();
    /// assert_eq!(err.kind(), ParseErrorKind::Day { max: 29 });
    /// # Ok::<(), khabar_dates::ParseError>(())
    /// ```
    pub fn parse(self, text: &str) -> Result<HijriDate, ParseError> {
        let fail = |kind, range| Err(ParseError { kind, range });
        let whole = (0, text.len());
        let trimmed = text.trim_start();
        if trimmed.is_empty() {
            return fail(ParseErrorKind::Empty, whole);
        }
        let mut at = text.len() - trimmed.len();
        let mut numbers = [(0i32, (0, 0)); 3];
        let mut mark = None;
        for (n, place) in numbers.iter_mut().enumerate() {
            let rest = text.get(at..).unwrap_or_default();
            let digits = rest.chars().take_while(|c| digit(*c).is_some());
            let (mut value, mut len) = (0i32, 0);
            for c in digits {
                value = value
                    .saturating_mul(10)
                    .saturating_add(digit(c).unwrap_or(0));
                len += c.len_utf8();
            }
            if len == 0 {
                return fail(ParseErrorKind::NoDate, whole);
            }
            *place = (value, (at, at + len));
            at += len;
            if n < 2 {
                let next = text.get(at..).and_then(|r| r.chars().next());
                let Some(c) = next.filter(|c| "-/".contains(*c)) else {
                    return fail(ParseErrorKind::NoDate, whole);
                };
                if *mark.get_or_insert(c) != c {
                    return fail(ParseErrorKind::NoDate, whole);
                }
                at += c.len_utf8();
            }
        }
        let rest = text.get(at..).unwrap_or_default();
        if !rest.trim_end().is_empty() {
            return fail(ParseErrorKind::Rest, (at, text.len()));
        }
        let [year, month, day] = numbers;
        let small = |n: i32| u8::try_from(n).unwrap_or(u8::MAX);
        let date = HijriDate::new(
            i16::try_from(year.0).unwrap_or(i16::MAX),
            small(month.0),
            small(day.0),
            self,
        );
        date.map_err(|e| ParseError {
            kind: e.kind().into(),
            range: match e.kind() {
                RangeErrorKind::Calendar => whole,
                RangeErrorKind::Year => year.1,
                RangeErrorKind::Month => month.1,
                RangeErrorKind::Day { .. } => day.1,
            },
        })
    }

    /// The year's row in the tables of the Umm al-Qura calendars.
    #[inline]
    fn row(self, year: i16) -> Option<Year> {
        let of = |table: &[Year], first: i16| {
            let at = usize::try_from(year.checked_sub(first)?).ok()?;
            table.get(at).copied()
        };
        match self {
            Self::Published => of(&PUBLISHED, PUBLISHED_FIRST)
                .or_else(|| of(&KACST, KACST_FIRST)),
            Self::Kacst => of(&KACST, KACST_FIRST),
            _ => None,
        }
    }

    /// Days from 1970-01-01 to the first day of the tabular calendar.
    #[inline]
    const fn epoch(self) -> i32 {
        match self {
            Self::TabularThursday => -492_149,
            _ => -492_148,
        }
    }

    #[inline]
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

    /// Days from 1970-01-01 to the first day of a month.
    #[inline]
    fn month_start(self, year: i16, month: u8) -> i32 {
        if let Some(row) = self.row(year) {
            return row.start() + row.before(month.into());
        }
        let year = i32::from(year);
        let month = i32::from(month);
        (year - 1) * 354
            + (3 + 11 * year).div_euclid(30)
            + 29 * (month - 1)
            + month / 2
            + self.epoch()
    }

    /// The year, month and day that a day lies in.
    #[inline]
    fn locate(self, day: i32) -> Option<(i16, u8, u8)> {
        let elapsed = day.checked_sub(self.epoch())?;
        let elapsed = u32::try_from(elapsed).ok().filter(|e| *e < DAYS)?;
        let year = (30 * elapsed + 10_646) / 10_631;
        let mut year = i16::try_from(year).ok()?;
        // The tables stray from the tabular calendar by a few days only.
        let table = match self.row(year) {
            Some(row) if row.start() > day => {
                year -= 1;
                self.row(year)
            }
            Some(row) => match self.row(year + 1) {
                Some(next) if next.start() <= day => {
                    year += 1;
                    Some(next)
                }
                _ => Some(row),
            },
            None => None,
        };
        if let Some(row) = table {
            let (month, day) = row.month_of(day - row.start());
            return Some((year, month, day));
        }
        let of_year = day - self.month_start(year, 1);
        let month = u8::try_from((11 * of_year + 330) / 325).ok()?.min(12);
        let rest = day - self.month_start(year, month) + 1;
        Some((year, month, u8::try_from(rest).ok()?))
    }
}

/// A figure of one of the scripts that Arabic is written with.
fn digit(c: char) -> Option<i32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    i32::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// The first year that a [`HijriDate`] can have.
pub(crate) const MIN_YEAR: i16 = 1;
/// The last year that a [`HijriDate`] can have.
pub(crate) const MAX_YEAR: i16 = 9600;

/// Days of the years from the first to the last.
const DAYS: u32 = 9600 / 30 * 10_631;

// Both tables together stay within a page and a half of memory.
const _: () = assert!(
    size_of_val(&KACST) + size_of_val(&PUBLISHED) < 6 * 1024,
    "the tables outgrew their place"
);
