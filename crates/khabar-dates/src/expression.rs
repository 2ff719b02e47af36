//! What a finding says, before any reference day is known.

use alloc::boxed::Box;

use crate::words::{Season, Shift, Tod, Unit};

/// A date, time or duration as it was read: parsed, not yet resolved.
///
/// [`Resolver::resolve`](crate::Resolver::resolve) gives its value.
///
/// ```
/// use khabar_dates::{DateParser, Resolver};
///
/// let expression = DateParser::new().parse("أواخر مارس 2024")?;
/// let value = Resolver::new().resolve(&expression);
/// assert_eq!(value.timex(), "2024-03");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expression {
    pub(crate) node: Node,
    /// A weekday named beside the date, 1 is Monday.
    pub(crate) weekday: Option<u8>,
    pub(crate) tod: Option<Tod>,
    pub(crate) clock: Option<Clock>,
    /// The zone that the clock time is told in.
    pub(crate) zone: Option<ZoneSpec>,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) ambiguous: bool,
    pub(crate) era_assumed: bool,
    /// Behind منذ: it lies in the past.
    pub(crate) since: bool,
    /// The night before this weekday, which is that of the day before.
    pub(crate) eve: bool,
}

impl Expression {
    pub(crate) fn new(node: Node) -> Self {
        Self {
            node,
            weekday: None,
            tod: None,
            clock: None,
            zone: None,
            modifier: None,
            ambiguous: false,
            era_assumed: false,
            since: false,
            eve: false,
        }
    }

    /// Whether it names a full day with its year, in either calendar.
    ///
    /// ```
    /// use khabar_dates::DateParser;
    ///
    /// let full = DateParser::new().parse("6/10/2021")?;
    /// assert!(full.is_full_date());
    /// let part = DateParser::new().parse("6 أكتوبر")?;
    /// assert!(!part.is_full_date());
    /// # Ok::<(), khabar_dates::ParseError>(())
    /// ```
    #[must_use]
    pub fn is_full_date(&self) -> bool {
        match &self.node {
            Node::Date(date) => date.is_full(),
            Node::Dual { gregorian, hijri } => {
                gregorian.day.is_some()
                    && (gregorian.is_full() || hijri.is_full())
            }
            _ => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum System {
    Gregorian,
    Hijri,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DateNode {
    pub(crate) system: System,
    pub(crate) year: Option<i16>,
    /// العام الماضي beside a month.
    pub(crate) year_shift: Option<Shift>,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    /// الماضي after a month, or after a day and month.
    pub(crate) shift: Option<Shift>,
    /// A civil year beside a Hijri month: رمضان 2022.
    pub(crate) civil: Option<YearSpec>,
    /// من العام نفسه, من الشهر نفسه, من العام التالي: years or months from
    /// those of the date that the text named before.
    pub(crate) other: Option<i8>,
}

impl DateNode {
    pub(crate) fn new(system: System) -> Self {
        Self {
            system,
            year: None,
            year_shift: None,
            month: None,
            day: None,
            shift: None,
            civil: None,
            other: None,
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
    /// An hour of twelve without a word for its half of the day.
    pub(crate) open: bool,
    /// A word tells the half of the day.
    pub(crate) halved: bool,
}

impl Clock {
    pub(crate) const MIDNIGHT: Self = Self::at(0);
    pub(crate) const NOON: Self = Self::at(12);

    const fn at(hour: u8) -> Self {
        let (minute, second) = (Some(0), None);
        Self { hour, minute, second, open: false, halved: false }
    }
}

/// A zone by its place in `ZONES` or by its minutes east of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ZoneSpec {
    Named(u8),
    East(i16),
}

/// What is counted within a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Counted {
    Day,
    /// 1 is Monday.
    Weekday(u8),
    Week,
    /// Ten days: the first, the middle and the last ones of a month.
    Ten,
}

/// A number of units, with a rest in a smaller unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Amount {
    pub(crate) count: u32,
    pub(crate) unit: Unit,
    pub(crate) rest: Option<(u32, Unit)>,
}

impl Amount {
    pub(crate) fn of(count: u32, unit: Unit) -> Self {
        Self { count, unit, rest: None }
    }
}

/// A year by number or by its distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum YearSpec {
    Given(System, i16),
    Shift(Shift),
    /// Not told: as of a month without a year.
    Near,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Date(DateNode),
    Dual {
        gregorian: DateNode,
        hijri: DateNode,
    },
    /// The weekday is in the expression.
    Weekday(Option<Shift>),
    /// The weekday of the expression, in a week told by its distance.
    WeekdayOf(Shift),
    /// The nth of what is counted in a period, from its end when negative.
    Nth(i8, Counted, Box<Expression>),
    /// The first or last so many units of a period.
    Portion(Amount, bool, Box<Expression>),
    /// The month of the reference, in another year.
    MonthOf(YearSpec),
    /// Days from today.
    Day(i8),
    Period(Unit, Shift),
    Weekend(Shift),
    /// So much before (`true`) or after the reference.
    Ago(Amount, bool),
    /// The shift says on which side of the reference it lies.
    Duration(Amount, Option<Shift>),
    Decade(u8, Option<i16>),
    DecadeShift(u8, Shift),
    Century(u8),
    Millennium(u8),
    Quarter(u8, YearSpec),
    QuarterShift(Shift),
    Half(u8, YearSpec),
    Season(Season, YearSpec),
    SeasonShift(Season, Shift),
    EveryWeekday,
    Every(Amount),
    EveryTod,
    EverySeason(Season),
    /// A day of each month, or a month or day of each year.
    EveryDate(DateNode),
    Clock,
    Now,
    Vague(Shift),
    VagueAmount(Option<Unit>),
    Span(Box<(Expression, Expression)>),
}

/// How an expression narrows or widens its value; the `mod` of TIMEX3.
///
/// ```
/// use khabar_dates::{DateParser, Modifier, Resolver};
///
/// let expression = DateParser::new().parse("مطلع عام 2015")?;
/// let value = Resolver::new().resolve(&expression);
/// assert_eq!(value.modifier(), Some(Modifier::Start));
/// assert_eq!(Modifier::Start.as_str(), "START");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "SCREAMING_SNAKE_CASE"))]
#[non_exhaustive]
pub enum Modifier {
    /// Before it.
    Before,
    /// After it.
    After,
    /// Until its end.
    OnOrBefore,
    /// From its beginning on.
    OnOrAfter,
    /// Its beginning.
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
    /// Longer than it.
    MoreThan,
    /// Shorter than it.
    LessThan,
    /// As long or longer.
    EqualOrMore,
    /// As long or shorter.
    EqualOrLess,
    /// About it.
    Approx,
}

impl Modifier {
    /// The name that TIMEX3 gives it.
    ///
    /// ```
    /// use khabar_dates::Modifier;
    ///
    /// assert_eq!(Modifier::MoreThan.as_str(), "MORE_THAN");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::Approx => "APPROX",
        }
    }
}
