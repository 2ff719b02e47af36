//! What a word can mean inside a date; the senses of `data/*.tsv`.

/// A folded word, without particles and article, with what it can mean.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) word: &'static str,
    pub(crate) senses: &'static [Sense],
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A Gregorian month; `true` when the name is weak: also a plain word.
    Month(u8, bool),
    /// A Libyan month name, a plain word elsewhere.
    Libyan(u8),
    /// A Hijri month, as above.
    Hijri(u8, bool),
    /// 1 is Monday.
    Weekday(u8),
    Cardinal(u16),
    Ordinal(u8),
    /// Tens: the nineties are 9.
    Decade(u8),
    /// A half is 2, a quarter 4.
    Fraction(u8),
    /// A unit in the singular (1), dual (2) or plural (3).
    Unit(Unit, u8),
    Shift(Shift),
    Part(Part),
    /// A part of the day; `true` for the adverb (صباحا).
    Tod(Tod, bool),
    Season(Season),
    /// يوميا and so on.
    Every(Unit),
    /// A vague time: past, present, future.
    Vague(Shift),
    /// A bare year may follow.
    YearCue,
    /// العام الدراسي, السنة المالية.
    YearKind,
    Trap(Trap),
    Cue(Cue),
    /// Also a word behind its first letter, a particle.
    Split,
    /// A place in `ZONES`: behind بتوقيت the time of this place.
    Zone(u8),
    /// The first word of a name in `FEASTS`.
    Feast,
    /// The first word of a name in `PAIRS`.
    Head,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shift {
    Last,
    This,
    Next,
    /// قبل الماضي: the one before the last.
    BeforeLast,
    /// بعد المقبل: the one after the next.
    AfterNext,
    /// الأخيرة: the last ones, of a number of units only.
    Recent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Start,
    Mid,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tod {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Trap {
    /// مدينة, حرب: the date after it is a name.
    Named,
    /// المصري اليوم.
    Outlet,
    /// اليوم العالمي.
    NotToday,
    /// سورة, رقم: the numbers after it are no date.
    Verse,
    /// محمد الجمعة.
    GivenName,
    /// صلاة الجمعة.
    NotWeekday,
    /// 4 دقائق للقراءة.
    Reading,
    /// رجل في الخمسينيات.
    Person,
}

/// A feast that has a date in one of the calendars.
#[derive(Debug)]
pub(crate) struct Feast {
    /// The words of its name behind the first one, folded.
    pub(crate) name: &'static [&'static str],
    pub(crate) first: &'static str,
    /// Whether the date is Hijri.
    pub(crate) hijri: bool,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// Where the clocks run by one time.
#[derive(Debug)]
pub(crate) enum Zone {
    /// The time of the place that is spoken of.
    Local,
    Known(jiff::tz::TimeZone),
}

/// Function words of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Cue {
    In,
    Since,
    From,
    To,
    Until,
    By,
    Before,
    After,
    Between,
    This,
    That,
    Every,
    Matching,
    Yesterday,
    Tomorrow,
    Morrow,
    Now,
    Lam,
    Ah,
    Ad,
    Meem,
    Sad,
    More,
    Less,
    About,
    Than,
    Except,
    Tail,
    Duration,
    Some,
    Wa,
    NounDay,
    Zone,
    IsoT,
    IsoZ,
    AgoTail,
    Last,
    H,
    Weekend,
    Holiday,
    OrdinalSuffix,
    Am,
    Pm,
    Ghain,
    Ta,
    Age,
    FromWhere,
    Q,
    Bc,
    Same,
    VagueSpan,
    Long,
    Later,
    Ma,
    La,
    AtLeast,
    AtMost,
    Term,
    Millennium,
    YearNoun,
    Ten,
    FirstDay,
    LastDay,
    Daytime,
    Greeting,
    /// Three أرباع of a unit.
    Quarters,
    Lasting,
    Afterwards,
    /// إلى غاية.
    Limit,
    Trimester,
    Semester,
    Whole,
    Meeting,
    /// من الزمن.
    Era,
}
