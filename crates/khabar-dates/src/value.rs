//! What an expression means: value, interval, basis, notes.

use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};

use jiff::{civil, tz::Offset};

use crate::{Calendar, HijriDate, Modifier};

/// What kind of time a value is; the types of TIMEX3.
///
/// ```
/// use khabar_dates::{DateParser, Resolver, ValueKind};
///
/// let expression = DateParser::new().parse("ثلاث سنوات")?;
/// let value = Resolver::new().resolve(&expression);
/// assert_eq!(value.kind(), ValueKind::Duration);
/// assert_eq!(value.kind().as_str(), "duration");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum ValueKind {
    /// A day or something longer that has a place in the calendar.
    Date,
    /// A time of the day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again and again.
    Set,
}

impl ValueKind {
    /// The name in output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
        }
    }
}

/// What a value rests on.
///
/// ```
/// use khabar_dates::{Basis, DateParser, Resolver};
///
/// let expression = DateParser::new().parse("أمس")?;
/// let value = Resolver::new().resolve(&expression);
/// assert_eq!(value.basis(), Basis::Unresolved);
/// assert_eq!(value.basis().as_str(), "unresolved");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Basis {
    /// All of it is written.
    Explicit,
    /// Part of it came from the reference.
    Reference,
    /// Part of it came from the rest of the expression.
    Inferred,
    /// Part of it is not known.
    Unresolved,
}

impl Basis {
    /// The name in output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Reference => "reference",
            Self::Inferred => "inferred",
            Self::Unresolved => "unresolved",
        }
    }
}

/// How fine a value is.
///
/// ```
/// use khabar_dates::{DateParser, Grain, Resolver};
///
/// let expression = DateParser::new().parse("مارس 2024")?;
/// let value = Resolver::new().resolve(&expression);
/// assert_eq!(value.interval().unwrap().grain, Grain::Month);
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Grain {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// Morning, evening and so on.
    DayPart,
    /// A day.
    Day,
    /// A week, or its end.
    Week,
    /// A month.
    Month,
    /// Three months: a quarter or a season.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A half-open stretch of civil time; an open end is `None`.
///
/// ```
/// use khabar_dates::{DateParser, Resolver, civil};
///
/// let expression = DateParser::new().parse("12 رمضان 1445هـ")?;
/// let value = Resolver::new().resolve(&expression);
/// let interval = value.interval().unwrap();
/// assert_eq!(interval.from, Some(civil::datetime(2024, 3, 22, 0, 0, 0, 0)));
/// assert_eq!(interval.until, Some(civil::datetime(2024, 3, 23, 0, 0, 0, 0)));
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Interval {
    /// Where it begins.
    pub from: Option<civil::DateTime>,
    /// Where it has ended.
    pub until: Option<civil::DateTime>,
    /// How fine it is.
    pub grain: Grain,
    /// The offset from Greenwich of a time whose zone is known.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub offset: Option<Offset>,
}

impl Interval {
    pub(crate) fn new(
        from: Option<civil::DateTime>,
        until: Option<civil::DateTime>,
        grain: Grain,
    ) -> Self {
        Self { from, until, grain, offset: None }
    }

    /// The begin in ISO 8601: a date for a day and coarser, else a date and
    /// time, with its offset where the zone is known.
    ///
    /// ```
    /// use khabar_dates::{DateParser, Resolver};
    ///
    /// let text = "15 يناير 2024 الساعة 9:30 مساء بتوقيت مكة المكرمة";
    /// let expression = DateParser::new().parse(text)?;
    /// let interval = Resolver::new().resolve(&expression).interval();
    /// let from = interval.and_then(|i| i.from_iso());
    /// assert_eq!(from.as_deref(), Some("2024-01-15T21:30:00+03:00"));
    /// # Ok::<(), khabar_dates::ParseError>(())
    /// ```
    #[must_use]
    pub fn from_iso(&self) -> Option<String> {
        self.from.map(|at| self.iso(at))
    }

    /// The end in ISO 8601; see [`from_iso`](Self::from_iso).
    #[must_use]
    pub fn until_iso(&self) -> Option<String> {
        self.until.map(|at| self.iso(at))
    }

    fn iso(&self, at: civil::DateTime) -> String {
        if self.grain >= Grain::Day && at.time() == civil::Time::midnight() {
            return at.date().to_string();
        }
        match self.offset {
            None => at.to_string(),
            Some(offset) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
                format!("{at}{sign}{hours:02}:{rest:02}")
            }
        }
    }
}

/// What disagrees or is missing in a value; never an error.
///
/// ```
/// use khabar_dates::{DateParser, Resolver};
///
/// let text = "12 رمضان 1445هـ الموافق 23 مارس 2024م";
/// let expression = DateParser::new().parse(text)?;
/// let value = Resolver::new().resolve(&expression);
/// let note = &value.notes()[0];
/// assert_eq!(note.kind(), "calendars_differ");
/// assert_eq!(note.days(), Some(1));
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Note {
    kind: &'static str,
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    days: Option<i64>,
}

impl Note {
    pub(crate) const fn new(kind: &'static str) -> Self {
        Self { kind, days: None }
    }

    pub(crate) const fn with_days(kind: &'static str, days: i64) -> Self {
        Self { kind, days: Some(days) }
    }

    /// `calendars_differ`, `weekday_differs`, `no_such_day`,
    /// `ambiguous_order`, `era_assumed`, `outside_calendar` or
    /// `no_reference`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The days between what disagrees.
    #[must_use]
    pub const fn days(&self) -> Option<i64> {
        self.days
    }
}

/// The meaning of an expression.
///
/// ```
/// use khabar_dates::{DateParser, Resolver, civil};
///
/// let expression = DateParser::new().parse("أول أمس الثلاثاء")?;
/// let resolver =
///     Resolver::new().reference(civil::datetime(2021, 12, 9, 0, 0, 0, 0));
/// assert_eq!(resolver.resolve(&expression).timex(), "2021-12-07");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Value {
    pub(crate) kind: ValueKind,
    pub(crate) timex: String,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) interval: Option<Interval>,
    pub(crate) calendar: Calendar,
    pub(crate) basis: Basis,
    pub(crate) hijri: Option<HijriDate>,
    pub(crate) hijri_value: Option<String>,
    pub(crate) tolerance_days: u8,
    pub(crate) edtf: Option<String>,
    pub(crate) notes: Vec<Note>,
}

impl Value {
    /// Whether it is a date, a time, a duration or a set.
    #[must_use]
    pub fn kind(&self) -> ValueKind {
        self.kind
    }

    /// The `value` of TIMEX3; unknown digits are X.
    #[must_use]
    pub fn timex(&self) -> String {
        self.timex.clone()
    }

    /// The `mod` of TIMEX3. It does not narrow the interval.
    #[must_use]
    pub fn modifier(&self) -> Option<Modifier> {
        self.modifier
    }

    /// The civil time that the value covers, when it can be told.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.interval
    }

    /// The calendar that the expression was written in.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// What the value rests on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The Hijri day, alone or beside a Gregorian one.
    #[must_use]
    pub fn hijri(&self) -> Option<HijriDate> {
        self.hijri
    }

    /// What the Hijri half says, `1445-09-12`; a month or a year is shorter.
    #[must_use]
    pub fn hijri_value(&self) -> Option<String> {
        self.hijri_value.clone()
    }

    /// By how many days a lone Hijri date may be off, because months began
    /// on other days in other countries.
    #[must_use]
    pub fn tolerance_days(&self) -> u8 {
        self.tolerance_days
    }

    /// The value in the notation of ISO 8601-2, where there is one.
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        self.edtf.clone()
    }

    /// What disagrees or is missing.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}
