//! From an expression and a reference day to a value.

use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};

use jiff::{
    ToSpan as _,
    civil::{self, Weekday},
    tz::Offset,
};

use crate::{
    Basis, Calendar, Expression, Grain, HijriDate, Interval, Modifier, Note,
    RangeError, Value, ValueKind,
    calendar::{from_day_number, to_day_number},
    expression::{
        Amount, Clock, Counted, DateNode, Node, System, YearSpec, ZoneSpec,
    },
    tables::ZONES,
    words::{Season, Shift, Tod, Unit, Zone},
};

/// Which of several days a bare weekday or month means.
///
/// ```
/// use khabar_dates::{DateParser, Prefer, Resolver, civil};
///
/// let thursday = civil::datetime(2021, 12, 9, 0, 0, 0, 0);
/// let friday = DateParser::new().parse("الجمعة")?;
/// let resolver = Resolver::new().reference(thursday);
/// assert_eq!(resolver.resolve(&friday).timex(), "2021-12-03");
/// let resolver = resolver.prefer(Prefer::Future);
/// assert_eq!(resolver.resolve(&friday).timex(), "2021-12-10");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Prefer {
    /// The last one, the reference included: news.
    ///
    /// A month or a day of a month that comes within the next two months is
    /// the coming one all the same: of a day ten months gone a writer says
    /// so, by the year or by الماضي.
    #[default]
    Past,
    /// The next one: plans. A bare weekday is never the reference itself,
    /// of which a plan says اليوم; a date may be.
    Future,
    /// The one nearest to the reference.
    Nearest,
}

/// The day a week begins on.
///
/// ```
/// use khabar_dates::{DateParser, Resolver, WeekStart, civil};
///
/// let week = DateParser::new().parse("الأسبوع الماضي")?;
/// let resolver = Resolver::new()
///     .reference(civil::datetime(2021, 12, 9, 0, 0, 0, 0))
///     .week_start(WeekStart::Saturday);
/// assert_eq!(resolver.resolve(&week).timex(), "2021-11-27/2021-12-03");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum WeekStart {
    /// As in ISO 8601, the Maghreb and Lebanon.
    #[default]
    Monday,
    /// As in Saudi Arabia, Jordan and Palestine.
    Sunday,
    /// As in Egypt.
    Saturday,
}

/// Gives expressions their values.
///
/// ```
/// use khabar_dates::{DateParser, Resolver, civil};
///
/// static NEWS: Resolver = Resolver::new();
///
/// let expression = DateParser::new().parse("الأسبوع الماضي")?;
/// let value = NEWS
///     .reference(civil::datetime(2021, 10, 12, 0, 0, 0, 0))
///     .resolve(&expression);
/// assert_eq!(value.timex(), "2021-W40");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Resolver {
    reference: Option<civil::DateTime>,
    prefer: Prefer,
    week_start: WeekStart,
    hijri: Calendar,
}

impl Default for Resolver {
    fn default() -> Self {
        Self::new()
    }
}

impl Resolver {
    /// Without a reference; past, weeks from Monday, the printed Umm al-Qura
    /// calendar.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            reference: None,
            prefer: Prefer::Past,
            week_start: WeekStart::Monday,
            hijri: Calendar::Published,
        }
    }

    /// Sets when the text was written.
    #[must_use]
    pub const fn reference(mut self, reference: civil::DateTime) -> Self {
        self.reference = Some(reference);
        self
    }

    /// Chooses among the days that a bare weekday or month may mean.
    #[must_use]
    pub const fn prefer(mut self, prefer: Prefer) -> Self {
        self.prefer = prefer;
        self
    }

    /// Chooses the first day of the week.
    #[must_use]
    pub const fn week_start(mut self, start: WeekStart) -> Self {
        self.week_start = start;
        self
    }

    /// Chooses the calendar of Hijri dates; the Gregorian leaves the choice
    /// as it is.
    #[must_use]
    pub const fn hijri(mut self, calendar: Calendar) -> Self {
        if !matches!(calendar, Calendar::Gregorian) {
            self.hijri = calendar;
        }
        self
    }

    /// Gives the value of an expression. It never fails: what is not known
    /// is X in the value, and a note says why.
    ///
    /// ```
    /// use khabar_dates::{DateParser, Resolver};
    ///
    /// let thursday = DateParser::new().parse("الخميس")?;
    /// let value = Resolver::new().resolve(&thursday);
    /// assert_eq!(value.timex(), "XXXX-WXX-4");
    /// assert_eq!(value.notes()[0].kind(), "no_reference");
    /// # Ok::<(), khabar_dates::ParseError>(())
    /// ```
    #[must_use]
    pub fn resolve(&self, expression: &Expression) -> Value {
        let mut draft = Draft::new();
        if expression.ambiguous {
            draft.notes.push(Note::new("ambiguous_order"));
        }
        if expression.era_assumed {
            draft.notes.push(Note::new("era_assumed"));
        }
        self.node(expression, &mut draft);
        if draft.basis == Basis::Unresolved && draft.wants_reference {
            draft.notes.push(Note::new("no_reference"));
        }
        draft.finish(expression.modifier)
    }

    fn today(&self) -> Option<civil::Date> {
        self.reference.map(civil::DateTime::date)
    }

    fn node(&self, e: &Expression, draft: &mut Draft) {
        match &e.node {
            Node::Date(date) => self.date(date, e, draft),
            Node::Dual { gregorian, hijri } => {
                self.dual(gregorian, hijri, e, draft);
            }
            Node::Weekday(shift) => {
                let weekday = e.weekday.unwrap_or(1);
                let today = self.today();
                match today.and_then(|t| self.weekday(t, weekday, *shift)) {
                    Some(day) => {
                        draft.basis = Basis::Reference;
                        // Midnight between two days begins the second.
                        let day = match e.clock {
                            Some(_) if e.eve => day.tomorrow().unwrap_or(day),
                            _ => day,
                        };
                        self.day(day, e, draft);
                    }
                    None => {
                        draft.unresolved();
                        draft.timex = format!("XXXX-WXX-{weekday}");
                        draft.part_of_day(e);
                    }
                }
            }
            Node::WeekdayOf(shift) => {
                let weekday = e.weekday.unwrap_or(1);
                let day = self.today().and_then(|today| {
                    let week = self.week_of(to_day_number(today))
                        + 7 * i32::from(step(*shift));
                    let first = from_day_number(week)?;
                    let ahead = i32::from(weekday) - number(first);
                    from_day_number(week + ahead.rem_euclid(7))
                });
                match day {
                    Some(day) => {
                        draft.basis = Basis::Reference;
                        self.day(day, e, draft);
                    }
                    None => {
                        draft.unresolved();
                        draft.timex = format!("XXXX-WXX-{weekday}");
                        draft.part_of_day(e);
                    }
                }
            }
            Node::Nth(n, counted, of) => self.nth(*n, *counted, of, e, draft),
            Node::Portion(amount, last, of) => {
                self.portion(*amount, *last, of, draft);
            }
            Node::MonthOf(year) => {
                let year = self.year_of(*year, draft);
                match (year, self.today()) {
                    (Some(year), Some(today)) => {
                        draft.basis = Basis::Reference;
                        draft.month(year, today.month());
                    }
                    (year, _) => {
                        draft.unresolved();
                        draft.timex = match year {
                            Some(year) => format!("{year:04}-XX"),
                            None => "XXXX-XX".into(),
                        };
                    }
                }
            }
            Node::Day(offset) => {
                let day = self.today().and_then(|t| {
                    from_day_number(to_day_number(t) + i32::from(*offset))
                });
                match day {
                    Some(day) => {
                        let day = near(day, e.weekday, draft);
                        draft.basis = Basis::Reference;
                        self.day(day, e, draft);
                    }
                    None => {
                        draft.unresolved();
                        draft.timex = match e.weekday {
                            Some(weekday) => format!("XXXX-WXX-{weekday}"),
                            None => "XXXX-XX-XX".into(),
                        };
                        draft.part_of_day(e);
                    }
                }
            }
            Node::Period(unit, shift) => self.period(*unit, *shift, draft),
            Node::Weekend(shift) => self.weekend(*shift, draft),
            Node::Ago(amount, past) => self.ago(*amount, *past, draft),
            Node::Duration(amount, side) => {
                draft.kind = ValueKind::Duration;
                draft.timex = duration(*amount);
                draft.edtf = None;
                if let (Some(side), Some(now)) = (side, self.reference) {
                    // Months end on different days: their hours mean nothing.
                    let at = match amount.unit {
                        Unit::Month
                        | Unit::Year
                        | Unit::Decade
                        | Unit::Century => midnight(now.date()),
                        _ => now,
                    };
                    let other = shift_by(at, *amount, *side != Shift::Next);
                    let (from, until) = match side {
                        Shift::Next => (Some(now), other),
                        _ => (other, Some(now)),
                    };
                    if other.is_some() {
                        draft.basis = Basis::Reference;
                        draft.interval = Some(Interval::new(
                            from,
                            until,
                            grain(amount.unit),
                        ));
                    }
                }
            }
            Node::Decade(tens, century) => {
                let century = match (century, self.today()) {
                    (Some(century), _) => {
                        draft.basis = Basis::Explicit;
                        *century
                    }
                    // The sixties of a writer of 2021 are those of 1960; the
                    // twenties are his own.
                    (None, Some(today)) => {
                        draft.basis = Basis::Reference;
                        let century = today.year().div_euclid(100);
                        let own = century * 100 + i16::from(*tens) * 10;
                        // Of the decade that comes soon, years before it.
                        if own <= today.year() + 5 {
                            century
                        } else {
                            century - 1
                        }
                    }
                    (None, None) => {
                        draft.basis = Basis::Inferred;
                        if *tens < 3 { 20 } else { 19 }
                    }
                };
                draft.decade(century * 10 + i16::from(*tens));
            }
            Node::DecadeShift(tens, shift) => match self.today() {
                Some(today) => {
                    draft.basis = Basis::Reference;
                    let century = today.year().div_euclid(100) + step(*shift);
                    draft.decade(century * 10 + i16::from(*tens));
                }
                None => {
                    draft.unresolved();
                    draft.timex = format!("XX{tens}");
                }
            },
            Node::Millennium(ordinal) => {
                let first = i16::from(*ordinal).saturating_sub(1);
                draft.timex = format!("{first}");
                let year = first.saturating_mul(1000);
                draft.months(year, 1, 12_000, Grain::Millennium);
            }
            Node::QuarterShift(shift) => match self.today() {
                Some(today) => {
                    draft.basis = Basis::Reference;
                    let first = (today.month() - 1) / 3 * 3 + 1;
                    let (year, month) =
                        add_months(today.year(), first, 3 * step(*shift));
                    draft.quarter(year, month.unsigned_abs() / 3 + 1);
                }
                None => {
                    draft.unresolved();
                    draft.timex = "XXXX-QX".into();
                }
            },
            Node::Century(ordinal) => draft.century(i16::from(*ordinal) - 1),
            Node::Quarter(n, YearSpec::Near) if self.reference.is_some() => {
                let mut date = DateNode::new(System::Gregorian);
                date.month = Some(3 * n - 2);
                let today = self.today().unwrap_or_default();
                let year = match self.prefer {
                    // A quarter that has begun is not over.
                    Prefer::Future => Some(
                        today.year()
                            + i16::from((3 * n).cast_signed() < today.month()),
                    ),
                    _ => self.inferred_year(&date, e, today),
                };
                draft.basis = Basis::Reference;
                draft.quarter(year.unwrap_or(today.year()), *n);
            }
            Node::Quarter(n, year) => {
                if let Some(year) = self.year_of(*year, draft) {
                    draft.quarter(year, *n);
                } else {
                    draft.timex = format!("XXXX-Q{n}");
                }
            }
            Node::Half(n, year) => {
                if let Some(year) = self.year_of(*year, draft) {
                    draft.timex = format!("{year:04}-H{n}");
                    draft.edtf = Some(format!("{year:04}-{}", 39 + n));
                    draft.months(year, 6 * n - 5, 6, Grain::Half);
                } else {
                    draft.timex = format!("XXXX-H{n}");
                }
            }
            Node::Season(season, year) => {
                let year = self.year_of(*year, draft);
                draft.season(*season, year);
            }
            Node::SeasonShift(season, shift) => {
                let year = self.today().map(|today| {
                    draft.basis = Basis::Reference;
                    season_year(today, *season, *shift)
                });
                if year.is_none() {
                    draft.unresolved();
                }
                draft.season(*season, year);
            }
            Node::EveryWeekday => {
                draft.kind = ValueKind::Set;
                let weekday = e.weekday.unwrap_or(1);
                draft.timex = format!("XXXX-WXX-{weekday}");
                draft.part_of_day(e);
                draft.kind = ValueKind::Set;
            }
            Node::Every(amount) => {
                draft.timex = duration(*amount);
                draft.kind = ValueKind::Set;
            }
            Node::EveryTod => {
                draft.timex = "XXXX-XX-XX".into();
                draft.part_of_day(e);
                draft.kind = ValueKind::Set;
            }
            Node::EverySeason(season) => {
                draft.season(*season, None);
                draft.kind = ValueKind::Set;
            }
            Node::EveryDate(date) => {
                draft.timex = match (date.month, date.day) {
                    (Some(month), Some(day)) => {
                        format!("XXXX-{month:02}-{day:02}")
                    }
                    (Some(month), None) => format!("XXXX-{month:02}"),
                    (None, day) => format!("XXXX-XX-{:02}", day.unwrap_or(1)),
                };
                draft.part_of_day(e);
                draft.kind = ValueKind::Set;
            }
            Node::Clock => match self.reference {
                Some(now) => {
                    draft.basis = Basis::Reference;
                    let (day, clock) = self.next_clock(now, e.clock);
                    self.day(day, &Expression { clock, ..e.clone() }, draft);
                }
                None => {
                    draft.unresolved();
                    draft.timex = "XXXX-XX-XX".into();
                    draft.part_of_day(e);
                }
            },
            Node::Now => {
                draft.timex = "PRESENT_REF".into();
                draft.wants_reference = true;
                draft.basis = Basis::Unresolved;
                if let Some(now) = self.reference {
                    draft.basis = Basis::Reference;
                    draft.interval =
                        Some(Interval::new(Some(now), None, Grain::Second));
                }
            }
            Node::Vague(shift) => {
                draft.basis = Basis::Unresolved;
                draft.timex = match shift {
                    Shift::Last | Shift::Recent | Shift::BeforeLast => {
                        "PAST_REF"
                    }
                    Shift::This => "PRESENT_REF",
                    Shift::Next | Shift::AfterNext => "FUTURE_REF",
                }
                .into();
            }
            Node::VagueAmount(unit) => {
                draft.kind = ValueKind::Duration;
                draft.basis = Basis::Unresolved;
                draft.timex = match unit {
                    None => "PXX".into(),
                    Some(unit) => {
                        let (time, letter, _) = iso_unit(*unit);
                        format!("P{}X{letter}", if time { "T" } else { "" })
                    }
                };
            }
            Node::Span(ends) => self.span(&ends.0, &ends.1, draft),
        }
    }

    /// A day with its part or its clock time.
    fn day(&self, day: civil::Date, e: &Expression, draft: &mut Draft) {
        draft.set_day(day);
        draft.part_of_day(e);
        draft.narrow(day, e);
    }

    /// The day and hour of a clock time that is told without a day. Plans
    /// mean the next one, in either half of the day when none is named.
    fn next_clock(
        &self,
        now: civil::DateTime,
        clock: Option<Clock>,
    ) -> (civil::Date, Option<Clock>) {
        let today = now.date();
        let Some(clock) = clock else { return (today, None) };
        let timed = now.time() != civil::Time::midnight();
        if self.prefer != Prefer::Future || !timed {
            return (today, Some(clock));
        }
        let minutes = |hour: u8| {
            i32::from(hour) * 60 + i32::from(clock.minute.unwrap_or(0))
        };
        let then = i32::from(now.hour()) * 60 + i32::from(now.minute());
        let late = Clock { hour: (clock.hour + 12) % 24, ..clock };
        if minutes(clock.hour) >= then {
            (today, Some(clock))
        } else if clock.open && minutes(late.hour) >= then {
            (today, Some(late))
        } else {
            (today.tomorrow().unwrap_or(today), Some(clock))
        }
    }

    /// The nth day, weekday or week of a period.
    fn nth(
        &self,
        n: i8,
        counted: Counted,
        of: &Expression,
        e: &Expression,
        draft: &mut Draft,
    ) {
        let mut period = Draft::new();
        self.node(of, &mut period);
        draft.rest_on(&mut period);
        let whole = period.interval.and_then(|i| {
            let first = to_day_number(i.from?.date());
            Some((first, to_day_number(i.until?.date()) - 1))
        });
        let Some((first, last)) = whole else {
            draft.basis = Basis::Unresolved;
            draft.timex = match counted {
                Counted::Day => "XXXX-XX-XX".into(),
                Counted::Weekday(day) => format!("XXXX-WXX-{day}"),
                Counted::Week | Counted::Ten => "XXXX-WXX".into(),
            };
            return;
        };
        let steps = i32::from(n) - i32::from(n > 0);
        let day = match counted {
            Counted::Day if n > 0 => first + steps,
            Counted::Day => last + steps + 1,
            Counted::Weekday(weekday) => {
                // Day 0 was a Thursday.
                let ahead =
                    |day: i32| (i32::from(weekday) - 4 - day).rem_euclid(7);
                if n > 0 {
                    first + ahead(first) + 7 * steps
                } else {
                    let behind = (7 - ahead(last)) % 7;
                    last - behind + 7 * (steps + 1)
                }
            }
            Counted::Week => {
                // Only weeks that lie in the period as a whole.
                let begin = self.week_of(first + 6);
                let end = self.week_of(last + 1) - 7;
                let start = if n > 0 {
                    begin + 7 * steps
                } else {
                    end + 7 * (steps + 1)
                };
                draft.week(start, self.week_start);
                return;
            }
            Counted::Ten => {
                let begin =
                    if n > 0 { first + 10 * steps } else { first + 20 };
                let end = if n > 0 { begin + 9 } else { last };
                draft.stretch(begin, end, Grain::Week);
                return;
            }
        };
        // A fifth Tuesday that the month lacks; days of a feast go on.
        let feast = last == first;
        if !(feast || (first..=last).contains(&day)) {
            draft.notes.push(Note::new("no_such_day"));
            draft.basis = Basis::Unresolved;
            draft.timex = "XXXX-XX-XX".into();
            return;
        }
        if period.calendar != Calendar::Gregorian {
            draft.hijri = HijriDate::from_day_number(day, self.hijri).ok();
        }
        if let Some(day) = from_day_number(day) {
            check_weekday(day, e.weekday, draft);
            self.day(day, e, draft);
        }
    }

    /// The first or last so many months, weeks or days of a period.
    fn portion(
        &self,
        amount: Amount,
        last: bool,
        of: &Expression,
        draft: &mut Draft,
    ) {
        let mut period = Draft::new();
        self.node(of, &mut period);
        draft.rest_on(&mut period);
        let ends = period.interval.and_then(|i| {
            let (from, until) = (i.from?, i.until?);
            if last {
                Some((shift_by(until, amount, true)?, until))
            } else {
                Some((from, shift_by(from, amount, false)?))
            }
        });
        let Some((from, until)) = ends else {
            draft.basis = Basis::Unresolved;
            draft.timex = duration(amount);
            draft.kind = ValueKind::Duration;
            return;
        };
        let to = until.date().yesterday().unwrap_or(until.date());
        let from = from.date();
        draft.days(from, until.date(), grain(amount.unit));
        draft.timex = match amount.unit {
            Unit::Month => format!(
                "{:04}-{:02}/{:04}-{:02}",
                from.year(),
                from.month(),
                to.year(),
                to.month()
            ),
            Unit::Year => format!("{:04}/{:04}", from.year(), to.year()),
            _ => format!("{}/{}", iso(from), iso(to)),
        };
        draft.edtf = Some(draft.timex.clone());
    }

    /// The Hijri year of a month or day that is told by its civil year.
    fn hijri_year(&self, date: &DateNode, year: i16) -> Option<i16> {
        // A Hijri day falls into a civil year once, rarely twice.
        let about = (i32::from(year) - 622) * 33 / 32;
        (about - 1..=about + 2).find_map(|hijri| {
            let hijri = i16::try_from(hijri).ok()?;
            let (month, day) = (date.month?, date.day.unwrap_or(1));
            let day = HijriDate::new(hijri, month, day, self.hijri).ok()?;
            (day.to_gregorian().year() == year).then_some(hijri)
        })
    }

    fn weekday(
        &self,
        today: civil::Date,
        weekday: u8,
        shift: Option<Shift>,
    ) -> Option<civil::Date> {
        let now = to_day_number(today);
        let ahead = (i32::from(weekday) - number(today)).rem_euclid(7);
        let day = match shift {
            Some(Shift::Last | Shift::Recent) => {
                now - if ahead == 0 { 7 } else { 7 - ahead }
            }
            Some(Shift::Next) => now + if ahead == 0 { 7 } else { ahead },
            Some(Shift::BeforeLast) => {
                now - if ahead == 0 { 14 } else { 14 - ahead }
            }
            Some(Shift::AfterNext) => {
                now + if ahead == 0 { 14 } else { 7 + ahead }
            }
            Some(Shift::This) if self.prefer == Prefer::Future => now + ahead,
            Some(Shift::This) => {
                let start = self.week_of(now);
                start + (now + ahead - start).rem_euclid(7)
            }
            None => match self.prefer {
                Prefer::Past => now - (7 - ahead) % 7,
                // Of today a plan says اليوم.
                Prefer::Future => now + if ahead == 0 { 7 } else { ahead },
                Prefer::Nearest if ahead > 3 => now + ahead - 7,
                Prefer::Nearest => now + ahead,
            },
        };
        from_day_number(day)
    }

    /// The first day of the week that a day lies in.
    fn week_of(&self, day: i32) -> i32 {
        // Day 0 was a Thursday.
        let first = match self.week_start {
            WeekStart::Monday => 4,
            WeekStart::Sunday => 3,
            WeekStart::Saturday => 2,
        };
        day - (day - first).rem_euclid(7)
    }

    fn period(&self, unit: Unit, shift: Shift, draft: &mut Draft) {
        let Some(today) = self.today() else {
            draft.unresolved();
            draft.timex = match unit {
                Unit::Night => {
                    draft.kind = ValueKind::Time;
                    "XXXX-XX-XXTNI"
                }
                unit => some(unit),
            }
            .into();
            return;
        };
        draft.basis = Basis::Reference;
        let by = step(shift);
        match unit {
            Unit::Week => {
                let start = self.week_of(to_day_number(today));
                draft.week(start + 7 * i32::from(by), self.week_start);
            }
            Unit::Month => {
                let (year, month) =
                    add_months(today.year(), today.month(), by);
                draft.month(year, month);
            }
            Unit::Year => draft.year(today.year().saturating_add(by)),
            Unit::Decade => {
                draft.decade(today.year().div_euclid(10) + by);
            }
            Unit::Century => {
                draft.century(today.year().div_euclid(100) + by);
            }
            Unit::Night => {
                // الليلة الماضية is the night before this day.
                let day =
                    from_day_number(to_day_number(today) + i32::from(by));
                if let Some(day) = day {
                    let mut e = Expression::new(Node::Day(0));
                    e.tod = Some(Tod::Night);
                    self.day(day, &e, draft);
                }
            }
            _ => {
                if let Some(day) =
                    from_day_number(to_day_number(today) + i32::from(by))
                {
                    draft.set_day(day);
                }
            }
        }
    }

    fn weekend(&self, shift: Shift, draft: &mut Draft) {
        let Some(today) = self.today() else {
            draft.unresolved();
            draft.timex = "XXXX-WXX-WE".into();
            return;
        };
        draft.basis = Basis::Reference;
        let monday = {
            let day = to_day_number(today);
            day - (day - 4).rem_euclid(7)
        } + 7 * i32::from(step(shift));
        if let (Some(from), Some(sat), Some(until)) = (
            from_day_number(monday),
            from_day_number(monday + 5),
            from_day_number(monday + 7),
        ) {
            let iso = from.iso_week_date();
            draft.timex = format!("{:04}-W{:02}-WE", iso.year(), iso.week());
            draft.days(sat, until, Grain::Week);
        }
    }

    fn ago(&self, amount: Amount, past: bool, draft: &mut Draft) {
        let now = self.reference;
        let then = now.and_then(|now| shift_by(now, amount, past));
        let fine = amount.rest.map_or(amount.unit, |(_, unit)| unit);
        if now.is_some() && then.is_none() {
            // Before all that the calendar has: only how long can be told.
            draft.kind = ValueKind::Duration;
            draft.timex = duration(amount);
            return;
        }
        let Some(then) = then else {
            draft.unresolved();
            draft.timex = match fine {
                Unit::Second | Unit::Minute | Unit::Hour => {
                    draft.kind = ValueKind::Time;
                    "XXXX-XX-XXTXX"
                }
                unit => some(unit),
            }
            .into();
            return;
        };
        draft.basis = Basis::Reference;
        match fine {
            Unit::Second | Unit::Minute | Unit::Hour => {
                let mut e = Expression::new(Node::Clock);
                e.clock = Some(Clock {
                    hour: then.hour().unsigned_abs(),
                    minute: Some(then.minute().unsigned_abs()),
                    second: (fine == Unit::Second)
                        .then(|| then.second().unsigned_abs()),
                    open: false,
                    halved: false,
                });
                self.day(then.date(), &e, draft);
            }
            Unit::Day | Unit::Night => draft.set_day(then.date()),
            Unit::Week => {
                let start = self.week_of(to_day_number(then.date()));
                draft.week(start, self.week_start);
            }
            Unit::Month => draft.month(then.year(), then.month()),
            Unit::Year | Unit::Decade | Unit::Century => {
                draft.year(then.year());
            }
        }
    }

    /// The number of a year that is given or told by its distance.
    fn year_of(&self, spec: YearSpec, draft: &mut Draft) -> Option<i16> {
        match (spec, self.today()) {
            (YearSpec::Given(_, year), _) => {
                draft.basis = Basis::Explicit;
                Some(year)
            }
            (YearSpec::Shift(shift), Some(today)) => {
                draft.basis = Basis::Reference;
                Some(today.year().saturating_add(step(shift)))
            }
            (YearSpec::Near, Some(today)) => {
                draft.basis = Basis::Reference;
                Some(today.year())
            }
            (_, None) => {
                draft.unresolved();
                None
            }
        }
    }

    fn date(&self, date: &DateNode, e: &Expression, draft: &mut Draft) {
        match date.system {
            System::Gregorian => self.gregorian(date, e, draft),
            System::Hijri => self.lone_hijri(date, e, draft),
        }
    }

    fn gregorian(&self, date: &DateNode, e: &Expression, draft: &mut Draft) {
        // The year of another date of the text is not that of the reference.
        let today = self.today().filter(|_| date.other.is_none());
        let year = match (date.year, date.year_shift, today) {
            (Some(year), ..) => {
                draft.basis = Basis::Explicit;
                Some(year)
            }
            (None, Some(shift), Some(today)) => {
                draft.basis = Basis::Reference;
                Some(today.year().saturating_add(step(shift)))
            }
            (None, None, Some(today)) => {
                draft.basis = Basis::Reference;
                self.inferred_year(date, e, today)
            }
            (None, _, None) => {
                draft.unresolved();
                draft.wants_reference &= date.other.is_none();
                None
            }
        };
        let (month, year) = match (date.month, date.shift, today, year) {
            (Some(month), ..) => (Some(month), year),
            // The 15th of this month.
            (None, shift, Some(today), _) if date.day.is_some() => {
                let ahead = date.day.map_or(0, u8::cast_signed) - today.day();
                let by = match (shift, self.prefer) {
                    (Some(shift), _) => step(shift),
                    // يوم 15: the last one or the next.
                    (None, Prefer::Past) => -i16::from(ahead > 0),
                    (None, Prefer::Future) => i16::from(ahead < 0),
                    (None, Prefer::Nearest) => {
                        i16::from(ahead < -15) - i16::from(ahead > 15)
                    }
                };
                let (y, m) = add_months(today.year(), today.month(), by);
                (Some(m.unsigned_abs()), Some(y))
            }
            _ => (None, year),
        };
        match (year, month, date.day) {
            (Some(year), Some(month), Some(day)) => {
                let found = civil::Date::new(
                    year,
                    month.cast_signed(),
                    day.cast_signed(),
                );
                match found {
                    Ok(found) => {
                        check_weekday(found, e.weekday, draft);
                        self.day(found, e, draft);
                    }
                    Err(_) => {
                        draft.notes.push(Note::new("no_such_day"));
                        draft.timex = format!("{year:04}-{month:02}-{day:02}");
                        draft.basis = Basis::Unresolved;
                        draft.wants_reference = false;
                    }
                }
            }
            (Some(year), Some(month), None) => {
                draft.month(year, month.cast_signed());
            }
            (Some(year), None, None) => draft.year(year),
            (None, Some(month), Some(day)) => {
                draft.timex = format!("XXXX-{month:02}-{day:02}");
                draft.edtf = Some(draft.timex.clone());
                draft.part_of_day(e);
            }
            (None, Some(month), None) => {
                draft.timex = format!("XXXX-{month:02}");
                draft.edtf = Some(draft.timex.clone());
            }
            (_, None, Some(day)) => {
                draft.timex = format!("XXXX-XX-{day:02}");
                draft.edtf = Some(draft.timex.clone());
                draft.part_of_day(e);
            }
            (None, None, None) => draft.timex = some(Unit::Year).into(),
        }
    }

    /// The year of a day or month that is written without one.
    fn inferred_year(
        &self,
        date: &DateNode,
        e: &Expression,
        today: civil::Date,
    ) -> Option<i16> {
        let month = date.month?.cast_signed();
        let this = today.year();
        // Behind منذ nothing is ahead.
        let soon = if e.since { -1 } else { SOON };
        let wait_at_most = if e.since { 0 } else { 2 };
        let prefer = if e.since { Prefer::Past } else { self.prefer };
        let Some(day) = date.day else {
            let ahead = month > today.month();
            let behind = month < today.month();
            return Some(match (date.shift, prefer) {
                (Some(Shift::Last | Shift::Recent), _) => {
                    if behind {
                        this
                    } else {
                        this - 1
                    }
                }
                (Some(Shift::Next), _) => {
                    if ahead {
                        this
                    } else {
                        this + 1
                    }
                }
                (Some(Shift::BeforeLast), _) => this - 1 - i16::from(!behind),
                (Some(Shift::AfterNext), _) => this + 1 + i16::from(!ahead),
                (Some(Shift::This), _) => this,
                (None, Prefer::Past) => {
                    let wait = (month - today.month()).rem_euclid(12);
                    let (year, _) = add_months(
                        this,
                        today.month(),
                        i16::from(wait)
                            - if wait > wait_at_most { 12 } else { 0 },
                    );
                    year
                }
                (None, Prefer::Future) => this + i16::from(behind),
                (None, Prefer::Nearest) => {
                    let distance = month - today.month();
                    if distance > 6 {
                        this - 1
                    } else if distance < -6 {
                        this + 1
                    } else {
                        this
                    }
                }
            });
        };
        // Eight years hold every day of February and each weekday.
        let day = day.cast_signed();
        let exists = |year: &i16| {
            civil::Date::new(*year, month, day).is_ok_and(|d| {
                e.weekday.is_none_or(|w| number(d) == i32::from(w))
            })
        };
        let of = |year: i16| civil::Date::new(year, month, day).ok();
        let past = |strict: bool| {
            (0..=12).map(|n| this - n).find(|y| {
                of(*y).is_some_and(|d| d < today || (!strict && d == today))
            })
        };
        let future = |strict: bool| {
            (0..=12).map(|n| this + n).find(|y| {
                of(*y).is_some_and(|d| d > today || (!strict && d == today))
            })
        };
        let by_weekday = || {
            // A weekday beside it tells the year, if one is near enough.
            e.weekday?;
            [this, this - 1, this + 1].into_iter().find(exists)
        };
        let chosen = match (date.shift, prefer) {
            (Some(Shift::Last | Shift::Recent), _) => past(true),
            (Some(Shift::Next), _) => future(true),
            (Some(Shift::BeforeLast), _) => past(true).map(|y| y - 1),
            (Some(Shift::AfterNext), _) => future(true).map(|y| y + 1),
            (Some(Shift::This), _) => Some(this),
            (None, Prefer::Past) => by_weekday().or_else(|| {
                future(false)
                    .filter(|y| {
                        of(*y).is_some_and(|d| {
                            to_day_number(d) - to_day_number(today) <= soon
                        })
                    })
                    .or_else(|| past(false))
            }),
            (None, Prefer::Future) => by_weekday().or_else(|| future(false)),
            (None, Prefer::Nearest) => by_weekday().or_else(|| {
                let distance = |y: Option<i16>| {
                    y.and_then(of)
                        .map(|d| to_day_number(d) - to_day_number(today))
                };
                let (a, b) = (past(false), future(false));
                match (distance(a), distance(b)) {
                    (Some(x), Some(y)) if -x <= y => a,
                    (Some(_), None) => a,
                    _ => b,
                }
            }),
        };
        // A day that no year has (30 February) is noted where it is built.
        chosen.or(Some(this))
    }

    /// Looks up a Hijri date that has its year.
    fn hijri_day(
        &self,
        date: &DateNode,
        year: i16,
    ) -> Option<Result<HijriDate, RangeError>> {
        let (month, day) = (date.month?, date.day?);
        Some(HijriDate::new(year, month, day, self.hijri))
    }

    fn lone_hijri(&self, date: &DateNode, e: &Expression, draft: &mut Draft) {
        draft.calendar = self.hijri;
        let today = self
            .today()
            .filter(|_| date.other.is_none())
            .and_then(|t| HijriDate::from_gregorian(t, self.hijri).ok());
        let civil = date.civil.and_then(|spec| self.year_of(spec, draft));
        let told = civil.and_then(|year| self.hijri_year(date, year));
        let year = match (date.year, date.year_shift, today) {
            _ if told.is_some() => told,
            (Some(year), ..) => {
                draft.basis = Basis::Explicit;
                Some(year)
            }
            (None, Some(shift), Some(today)) => {
                draft.basis = Basis::Reference;
                Some(today.year() + step(shift))
            }
            (None, None, Some(today)) => {
                draft.basis = Basis::Reference;
                self.inferred_hijri(date, today)
            }
            (None, _, None) => {
                draft.unresolved();
                draft.wants_reference &= date.other.is_none();
                None
            }
        };
        let Some(year) = year else {
            // Without its year a Hijri day has no place in another calendar.
            draft.timex = some(Unit::Year).into();
            draft.hijri_value = Some(hijri_text(date, None));
            return;
        };
        if !self.hijri.covers(year) {
            draft.notes.push(Note::new("outside_calendar"));
        }
        draft.tolerance_days = 1;
        draft.hijri_value = Some(hijri_text(date, Some(year)));
        let months = match (date.month, date.day) {
            (Some(_), Some(_)) => {
                match self.hijri_day(date, year) {
                    Some(Ok(found)) => {
                        draft.hijri = Some(found);
                        let day = found.to_gregorian();
                        let day = near_hijri(day, e.weekday, draft);
                        self.day(day, e, draft);
                    }
                    _ => {
                        draft.notes.push(Note::new("no_such_day"));
                        draft.timex = "XXXX-XX-XX".into();
                        draft.basis = Basis::Unresolved;
                        draft.wants_reference = false;
                    }
                }
                return;
            }
            (Some(month), None) => (month, month),
            _ => (1, 12),
        };
        let first = HijriDate::new(year, months.0, 1, self.hijri);
        let last_day = self.hijri.month_days(year, months.1);
        let last =
            HijriDate::new(year, months.1, last_day.unwrap_or(29), self.hijri);
        if let (Ok(first), Ok(last)) = (first, last) {
            let grain =
                if date.month.is_some() { Grain::Month } else { Grain::Year };
            draft.stretch(first.to_day_number(), last.to_day_number(), grain);
        } else {
            draft.timex = some(Unit::Year).into();
            draft.basis = Basis::Unresolved;
        }
    }

    fn inferred_hijri(
        &self,
        date: &DateNode,
        today: HijriDate,
    ) -> Option<i16> {
        let this = today.year();
        let at = (date.month?, date.day.unwrap_or(0));
        let now = (today.month(), date.day.map_or(0, |_| today.day()));
        let past = this - i16::from(at > now);
        let future = this + i16::from(at < now);
        let begin = |year: i16| {
            self.hijri.month_days(year, at.0)?;
            HijriDate::new(year, at.0, at.1.max(1), self.hijri)
                .ok()
                .map(|d| d.to_day_number() - today.to_day_number())
        };
        Some(match (date.shift, self.prefer) {
            (Some(Shift::Last | Shift::Recent), _) => {
                this - i16::from(at >= now)
            }
            (Some(Shift::BeforeLast), _) => this - i16::from(at >= now) - 1,
            (Some(Shift::Next), _) => this + i16::from(at <= now),
            (Some(Shift::AfterNext), _) => this + i16::from(at <= now) + 1,
            (Some(Shift::This), _) => this,
            (None, Prefer::Past) => match begin(future) {
                Some(days) if days <= SOON => future,
                _ => past,
            },
            (None, Prefer::Future) => future,
            (None, Prefer::Nearest) => match (begin(past), begin(future)) {
                (Some(a), Some(b)) if -a <= b => past,
                (None, _) | (Some(_), Some(_)) => future,
                (Some(_), None) => past,
            },
        })
    }

    fn dual(
        &self,
        gregorian: &DateNode,
        hijri: &DateNode,
        e: &Expression,
        draft: &mut Draft,
    ) {
        let mut gregorian = *gregorian;
        let mut hijri = *hijri;
        let mut inferred = false;
        // Each half may tell the other its year.
        if gregorian.year.is_none()
            && let Some(year) = hijri.year
        {
            let found = match self.hijri_day(&hijri, year) {
                Some(Ok(day)) => Some(day.to_gregorian()),
                _ => HijriDate::new(
                    year,
                    hijri.month.unwrap_or(1),
                    1,
                    self.hijri,
                )
                .ok()
                .map(HijriDate::to_gregorian),
            };
            if let Some(found) = found {
                // 31 December beside a date of January.
                let month = gregorian.month.map_or(0, u8::cast_signed);
                let off = match found.month() - month {
                    6.. => 1,
                    ..=-6 => -1,
                    _ => 0,
                };
                gregorian.year = Some(found.year() + off);
                inferred = true;
            }
        }
        self.gregorian(&gregorian, e, draft);
        if inferred {
            draft.basis = Basis::Inferred;
        }
        let day = draft.day;
        if hijri.year.is_none() {
            let near = day
                .and_then(|d| HijriDate::from_gregorian(d, self.hijri).ok());
            if let (Some(near), Some(month)) = (near, hijri.month) {
                let off = match i16::from(near.month()) - i16::from(month) {
                    7.. => 1,
                    ..=-7 => -1,
                    _ => 0,
                };
                hijri.year = Some(near.year() + off);
            }
        }
        draft.hijri_value = Some(hijri_text(&hijri, hijri.year));
        let Some(year) = hijri.year else { return };
        if !self.hijri.covers(year) {
            draft.notes.push(Note::new("outside_calendar"));
        }
        match self.hijri_day(&hijri, year) {
            Some(Ok(found)) => {
                draft.hijri = Some(found);
                if let Some(day) = day {
                    let days = to_day_number(day) - found.to_day_number();
                    // The other half tells which number is the month.
                    if days.abs() < 4 {
                        draft.notes.retain(|n| n.kind() != "ambiguous_order");
                    }
                    if days != 0 {
                        draft.notes.push(Note::with_days(
                            "calendars_differ",
                            days.into(),
                        ));
                    }
                }
            }
            Some(Err(_)) => {
                if !draft.notes.iter().any(|n| n.kind() == "no_such_day") {
                    draft.notes.push(Note::new("no_such_day"));
                }
                // The 30th of a month of 29 days is the day after them.
                let last = hijri.month.and_then(|month| {
                    let max = self.hijri.month_days(year, month)?;
                    HijriDate::new(year, month, max, self.hijri).ok()
                });
                if let (Some(last), Some(day), Some(written)) =
                    (last, day, hijri.day)
                {
                    let found = last.to_day_number() + i32::from(written)
                        - i32::from(last.day());
                    let days = to_day_number(day) - found;
                    if days != 0 {
                        draft.notes.push(Note::with_days(
                            "calendars_differ",
                            days.into(),
                        ));
                    }
                }
            }
            None => {}
        }
    }

    fn span(&self, from: &Expression, to: &Expression, draft: &mut Draft) {
        let mut first = Draft::new();
        let mut last = Draft::new();
        let mut from = from.clone();
        let mut to = to.clone();
        share_year(&mut from, &mut to);
        let ranged = self.past_range(&mut from, &mut to);
        self.node(&from, &mut first);
        let mut resolver = *self;
        // The end is looked for from the beginning on.
        // A shared day, a year or a distance of its own need no help.
        let told = match &to.node {
            Node::Clock => false,
            Node::Date(d) if d.year.is_some() || d.shift.is_some() => true,
            Node::Day(_) | Node::Period(..) => true,
            node => *node == from.node && to.weekday == from.weekday,
        };
        if !told
            && let Some(start) = first.interval.and_then(|i| i.from)
            && first.basis == Basis::Reference
        {
            resolver.reference = Some(start);
            resolver.prefer = Prefer::Future;
        }
        resolver.node(&to, &mut last);
        draft.kind = first.kind.max(last.kind);
        draft.calendar = first.calendar.max(last.calendar);
        draft.basis = first.basis.max(last.basis);
        if ranged {
            draft.basis = draft.basis.max(Basis::Reference);
        }
        draft.wants_reference = first.wants_reference || last.wants_reference;
        draft.tolerance_days = first.tolerance_days.max(last.tolerance_days);
        // The days of a Hijri month are a range themselves.
        let begin = first.timex.split('/').next().unwrap_or_default();
        let end = last.timex.rsplit('/').next().unwrap_or_default();
        draft.timex = format!("{begin}/{end}");
        draft.edtf = match (&first.edtf, &last.edtf) {
            (Some(a), Some(b)) => Some(format!("{a}/{b}")),
            _ => None,
        };
        if let (Some(a), Some(b)) = (first.interval, last.interval) {
            let until = if a.grain < Grain::DayPart && b.grain < Grain::DayPart
            {
                b.from
            } else {
                b.until
            };
            draft.interval = Some(Interval {
                offset: a.offset.filter(|o| b.offset == Some(*o)),
                ..Interval::new(a.from, until, b.grain)
            });
        }
        draft.notes.append(&mut first.notes);
        draft.notes.append(&mut last.notes);
    }
}

impl Resolver {
    /// Of a range without years the end is looked up first, and the begin
    /// before it: من يناير إلى نوفمبر is past in December.
    fn past_range(&self, from: &mut Expression, to: &mut Expression) -> bool {
        let Some(today) = self.today() else { return false };
        let (Node::Date(a), Node::Date(b)) = (&mut from.node, &mut to.node)
        else {
            return false;
        };
        let bare = |d: &DateNode| {
            d.system == System::Gregorian
                && d.year.is_none()
                && d.year_shift.is_none()
                && d.shift.is_none()
                && d.other.is_none()
                && d.month.is_some()
        };
        if !bare(a) || !bare(b) || a.day.is_some() != b.day.is_some() {
            return false;
        }
        let mut e = Expression::new(Node::Date(*b));
        (e.weekday, e.since) = (to.weekday, to.since);
        let Some(year) = self.inferred_year(b, &e, today) else {
            return false;
        };
        b.year = Some(year);
        let later = (a.month, a.day) > (b.month, b.day);
        a.year = Some(year - i16::from(later));
        true
    }
}

/// Some unit of time, in TIMEX3, where each X is a digit that is not known:
/// `XXXX-XX` is some month of some year.
const fn some(unit: Unit) -> &'static str {
    match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// Days from the reference within which a day without a year is ahead of it.
const SOON: i32 = 62;

/// Gives both ends of a range the year or the month that one of them has.
fn share_year(from: &mut Expression, to: &mut Expression) {
    if let (Node::Date(a), Node::Date(b)) = (&mut from.node, &mut to.node)
        && a.system == b.system
    {
        if a.month.is_none() && a.year.is_none() && a.day.is_some() {
            a.month = b.month;
        }
        if a.year.is_none() && a.year_shift.is_none() && a.month.is_some() {
            a.year = match (b.year, a.month, b.month) {
                // From December to March 2022.
                (Some(year), Some(x), Some(y)) if x > y => Some(year - 1),
                (year, ..) => year,
            };
            a.year_shift = b.year_shift;
            if b.year.is_none() && a.shift.is_none() {
                a.shift = b.shift;
            }
        }
        if b.year.is_none()
            && b.year_shift.is_none()
            && b.shift.is_none()
            && a.shift.is_none()
            && let (Some(x), Some(y)) = (a.month, b.month)
            && let Some(year) = a.year
        {
            b.year = Some(if y < x { year + 1 } else { year });
        }
    }
}

/// Years, months or other units that a shift moves by.
fn step(shift: Shift) -> i16 {
    match shift {
        Shift::Last | Shift::Recent => -1,
        Shift::This => 0,
        Shift::Next => 1,
        Shift::BeforeLast => -2,
        Shift::AfterNext => 2,
    }
}

/// 1 is Monday.
fn number(date: civil::Date) -> i32 {
    weekday_number(date.weekday()).into()
}

fn add_months(year: i16, month: i8, by: i16) -> (i16, i8) {
    let months = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(by);
    let year = i16::try_from(months.div_euclid(12)).unwrap_or(year);
    let month = i8::try_from(months.rem_euclid(12) + 1).unwrap_or(month);
    (year, month)
}

fn check_weekday(day: civil::Date, stated: Option<u8>, draft: &mut Draft) {
    if let Some(stated) = stated {
        let off = nearest(number(day), stated);
        if off != 0 {
            draft.notes.push(Note::with_days("weekday_differs", off.into()));
        }
    }
}

/// Days from a weekday to the nearest other one, -3 to 3.
fn nearest(from: i32, stated: u8) -> i32 {
    let off = (i32::from(stated) - from).rem_euclid(7);
    if off > 3 { off - 7 } else { off }
}

/// A deictic with a weekday: the weekday is right, the reference (a page's
/// date, often a day late) may not be.
fn near(
    day: civil::Date,
    stated: Option<u8>,
    draft: &mut Draft,
) -> civil::Date {
    let Some(stated) = stated else { return day };
    let off = nearest(number(day), stated);
    if off == 0 {
        return day;
    }
    draft.notes.push(Note::with_days("weekday_differs", off.into()));
    from_day_number(to_day_number(day) + off).unwrap_or(day)
}

/// A lone Hijri date with a weekday one day off: the month began a day
/// earlier or later where it was written.
fn near_hijri(
    day: civil::Date,
    stated: Option<u8>,
    draft: &mut Draft,
) -> civil::Date {
    check_weekday(day, stated, draft);
    let Some(stated) = stated else { return day };
    let off = nearest(number(day), stated);
    if off.abs() == 1 {
        return from_day_number(to_day_number(day) + off).unwrap_or(day);
    }
    day
}

fn hijri_text(date: &DateNode, year: Option<i16>) -> String {
    let mut text = match year {
        Some(year) => format!("{year:04}"),
        None => some(Unit::Year).to_string(),
    };
    if let Some(month) = date.month {
        text.push_str(&format!("-{month:02}"));
        if let Some(day) = date.day {
            text.push_str(&format!("-{day:02}"));
        }
    }
    text
}

fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second => Grain::Second,
        Unit::Minute => Grain::Minute,
        Unit::Hour => Grain::Hour,
        Unit::Day | Unit::Night => Grain::Day,
        Unit::Week => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}

/// Whether it belongs behind the T, its letter, and how many of the letter
/// it is.
fn iso_unit(unit: Unit) -> (bool, char, u32) {
    match unit {
        Unit::Second => (true, 'S', 1),
        Unit::Minute => (true, 'M', 1),
        Unit::Hour => (true, 'H', 1),
        Unit::Day | Unit::Night => (false, 'D', 1),
        Unit::Week => (false, 'W', 1),
        Unit::Month => (false, 'M', 1),
        Unit::Year => (false, 'Y', 1),
        Unit::Decade => (false, 'Y', 10),
        Unit::Century => (false, 'Y', 100),
    }
}

fn duration(amount: Amount) -> String {
    let mut text = String::from("P");
    let mut timed = false;
    let first = (amount.count, amount.unit);
    for (count, unit) in core::iter::once(first).chain(amount.rest) {
        let (time, letter, many) = iso_unit(unit);
        if time && !timed {
            text.push('T');
            timed = true;
        }
        let count = u64::from(count) * u64::from(many);
        text.push_str(&count.to_string());
        text.push(letter);
    }
    text
}

fn shift_by(
    from: civil::DateTime,
    amount: Amount,
    past: bool,
) -> Option<civil::DateTime> {
    let first = (amount.count, amount.unit);
    let mut at = from;
    for (count, unit) in core::iter::once(first).chain(amount.rest) {
        let (_, _, many) = iso_unit(unit);
        let count = i64::from(count).checked_mul(many.into())?;
        let count = if past { -count } else { count };
        let span = match unit {
            Unit::Second => jiff::Span::new().try_seconds(count),
            Unit::Minute => jiff::Span::new().try_minutes(count),
            Unit::Hour => jiff::Span::new().try_hours(count),
            Unit::Day | Unit::Night => jiff::Span::new().try_days(count),
            Unit::Week => jiff::Span::new().try_weeks(count),
            Unit::Month => jiff::Span::new().try_months(count),
            _ => jiff::Span::new().try_years(count),
        };
        at = at.checked_add(span.ok()?).ok()?;
    }
    Some(at)
}

fn first_month(season: Season) -> i8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// The year of the last, this or next season.
fn season_year(today: civil::Date, season: Season, shift: Shift) -> i16 {
    let first = first_month(season);
    let (mut year, mut month) = (today.year(), today.month());
    // January and February are of the winter that began in December.
    if season == Season::Winter && month <= 2 {
        year -= 1;
        month += 12;
    }
    let begun = month >= first;
    let over = month > first + 2;
    year + match shift {
        Shift::Last | Shift::Recent if over => 0,
        Shift::Last | Shift::Recent => -1,
        Shift::This => 0,
        Shift::Next if begun => 1,
        Shift::Next => 0,
        Shift::BeforeLast if over => -1,
        Shift::BeforeLast => -2,
        Shift::AfterNext if begun => 2,
        Shift::AfterNext => 1,
    }
}

/// The offset that clocks of a zone show at a civil time.
fn offset_of(
    zone: Option<ZoneSpec>,
    at: Option<civil::DateTime>,
) -> Option<Offset> {
    match zone? {
        ZoneSpec::East(minutes) => {
            Offset::from_seconds(i32::from(minutes) * 60).ok()
        }
        ZoneSpec::Named(place) => match ZONES.get(usize::from(place))? {
            Zone::Local => None,
            Zone::Known(zone) => {
                let time = zone.to_ambiguous_timestamp(at?);
                Some(zone.to_offset(time.compatible().ok()?))
            }
        },
    }
}

fn midnight(day: civil::Date) -> civil::DateTime {
    day.to_datetime(civil::Time::midnight())
}

/// A value under construction.
struct Draft {
    kind: ValueKind,
    timex: String,
    interval: Option<Interval>,
    calendar: Calendar,
    basis: Basis,
    hijri: Option<HijriDate>,
    hijri_value: Option<String>,
    tolerance_days: u8,
    edtf: Option<String>,
    notes: Vec<Note>,
    day: Option<civil::Date>,
    wants_reference: bool,
}

impl Draft {
    fn new() -> Self {
        Self {
            kind: ValueKind::Date,
            timex: String::new(),
            interval: None,
            calendar: Calendar::Gregorian,
            basis: Basis::Explicit,
            hijri: None,
            hijri_value: None,
            tolerance_days: 0,
            edtf: None,
            notes: Vec::new(),
            day: None,
            wants_reference: false,
        }
    }

    fn finish(self, modifier: Option<Modifier>) -> Value {
        let edtf = match modifier {
            Some(Modifier::Approx) => self.edtf.map(|e| format!("{e}~")),
            _ => self.edtf,
        };
        let hijri_value =
            self.hijri_value.or_else(|| self.hijri.map(|h| h.to_string()));
        Value {
            kind: self.kind,
            timex: self.timex,
            modifier,
            interval: self.interval,
            calendar: self.calendar,
            basis: self.basis,
            hijri: self.hijri,
            hijri_value,
            tolerance_days: self.tolerance_days,
            edtf,
            notes: self.notes,
        }
    }

    /// Takes over what a part of a period has of the period.
    fn rest_on(&mut self, period: &mut Self) {
        self.calendar = period.calendar;
        self.basis = period.basis;
        self.tolerance_days = period.tolerance_days;
        self.wants_reference = period.wants_reference;
        self.notes.append(&mut period.notes);
    }

    fn unresolved(&mut self) {
        self.basis = Basis::Unresolved;
        self.wants_reference = true;
    }

    fn days(&mut self, from: civil::Date, until: civil::Date, grain: Grain) {
        self.interval = Some(Interval::new(
            Some(midnight(from)),
            Some(midnight(until)),
            grain,
        ));
    }

    fn set_day(&mut self, day: civil::Date) {
        self.day = Some(day);
        self.timex = iso(day);
        self.edtf = Some(self.timex.clone());
        if let Some(next) = from_day_number(to_day_number(day) + 1) {
            self.days(day, next, Grain::Day);
        }
    }

    /// Days from the first to the last, both counted.
    fn stretch(&mut self, first: i32, last: i32, grain: Grain) {
        if let (Some(from), Some(to), Some(until)) = (
            from_day_number(first),
            from_day_number(last),
            from_day_number(last + 1),
        ) {
            self.timex = format!("{}/{}", iso(from), iso(to));
            self.edtf = Some(self.timex.clone());
            self.days(from, until, grain);
        }
    }

    fn week(&mut self, start: i32, first: WeekStart) {
        if first != WeekStart::Monday {
            self.stretch(start, start + 6, Grain::Week);
            return;
        }
        if let (Some(from), Some(until)) =
            (from_day_number(start), from_day_number(start + 7))
        {
            let week = from.iso_week_date();
            self.timex = format!("{:04}-W{:02}", week.year(), week.week());
            self.days(from, until, Grain::Week);
        }
    }

    fn month(&mut self, year: i16, month: i8) {
        self.timex = format!("{year:04}-{month:02}");
        self.edtf = Some(self.timex.clone());
        self.months(year, month.unsigned_abs(), 1, Grain::Month);
    }

    fn year(&mut self, year: i16) {
        self.timex = format!("{year:04}");
        self.edtf = Some(self.timex.clone());
        self.months(year, 1, 12, Grain::Year);
    }

    fn decade(&mut self, decade: i16) {
        self.timex = format!("{decade:03}");
        self.edtf = Some(format!("{decade:03}X"));
        self.months(decade.saturating_mul(10), 1, 120, Grain::Decade);
    }

    fn century(&mut self, century: i16) {
        self.timex = format!("{century:02}");
        self.edtf = Some(format!("{century:02}XX"));
        self.months(century.saturating_mul(100), 1, 1200, Grain::Century);
    }

    fn quarter(&mut self, year: i16, n: u8) {
        self.timex = format!("{year:04}-Q{n}");
        self.edtf = Some(format!("{year:04}-{}", 32 + n));
        self.months(year, 3 * n - 2, 3, Grain::Quarter);
    }

    fn season(&mut self, season: Season, year: Option<i16>) {
        let (code, number) = match season {
            Season::Spring => ("SP", 21),
            Season::Summer => ("SU", 22),
            Season::Autumn => ("FA", 23),
            Season::Winter => ("WI", 24),
        };
        match year {
            Some(year) => {
                self.timex = format!("{year:04}-{code}");
                self.edtf = Some(format!("{year:04}-{number}"));
                let month = first_month(season).unsigned_abs();
                self.months(year, month, 3, Grain::Quarter);
            }
            None => self.timex = format!("XXXX-{code}"),
        }
    }

    fn months(&mut self, year: i16, month: u8, count: i16, grain: Grain) {
        let (end_year, end_month) =
            add_months(year, month.cast_signed(), count);
        if let (Ok(from), Ok(until)) = (
            civil::Date::new(year, month.cast_signed(), 1),
            civil::Date::new(end_year, end_month, 1),
        ) {
            self.days(from, until, grain);
        }
    }

    /// Adds the clock time or the part of the day to the value.
    fn part_of_day(&mut self, e: &Expression) {
        if let Some(clock) = e.clock {
            self.kind = ValueKind::Time;
            self.edtf = None;
            let mut time = format!("T{:02}", clock.hour);
            for part in [clock.minute, clock.second].into_iter().flatten() {
                time.push_str(&format!(":{part:02}"));
            }
            self.timex.push_str(&time);
        } else if let Some(tod) = e.tod {
            self.kind = ValueKind::Time;
            self.edtf = None;
            self.timex.push_str(match tod {
                Tod::Dawn | Tod::Morning => "TMO",
                Tod::Noon | Tod::Afternoon => "TAF",
                Tod::Evening => "TEV",
                Tod::Night => "TNI",
            });
        }
    }

    /// Narrows the interval of a day to its part or its clock time.
    fn narrow(&mut self, day: civil::Date, e: &Expression) {
        let (from, until, grain) = if let Some(clock) = e.clock {
            let time = |h: u8, m: u8, s: u8| {
                civil::Time::new(
                    h.cast_signed(),
                    m.cast_signed(),
                    s.cast_signed(),
                    0,
                )
                .ok()
                .map(|t| day.to_datetime(t))
            };
            let from = time(
                clock.hour,
                clock.minute.unwrap_or(0),
                clock.second.unwrap_or(0),
            );
            let (length, grain) = match (clock.minute, clock.second) {
                (_, Some(_)) => (1.second(), Grain::Second),
                (Some(_), None) => (1.minute(), Grain::Minute),
                (None, None) => (1.hour(), Grain::Hour),
            };
            let until = from.and_then(|f| f.checked_add(length).ok());
            (from, until, grain)
        } else if let Some(tod) = e.tod {
            let hours = match tod {
                Tod::Dawn | Tod::Morning => (4, 12),
                Tod::Noon | Tod::Afternoon => (12, 19),
                Tod::Evening | Tod::Night => (18, 24),
            };
            let at = |hours: i64| {
                midnight(day).checked_add(jiff::Span::new().hours(hours)).ok()
            };
            (at(hours.0), at(hours.1), Grain::DayPart)
        } else {
            return;
        };
        if from.is_some() {
            self.interval = Some(Interval {
                offset: offset_of(e.zone, from),
                ..Interval::new(from, until, grain)
            });
        }
    }
}

fn iso(day: civil::Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The weekday as the number that expressions carry.
pub(crate) fn weekday_number(weekday: Weekday) -> u8 {
    weekday.to_monday_one_offset().unsigned_abs()
}
