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
    Trap(Trap),
    Cue(Cue),
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
    ZoneName,
    Utc,
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
}
