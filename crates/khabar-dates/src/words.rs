//! What a word can mean inside a date; the senses of `data/*.tsv`.

/// A folded word, without particles and article, with what it can mean.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) word: &'static str,
    pub(crate) senses: &'static [Sense],
    /// A bit for each kind of sense, each cue and each trap among them.
    kinds: u32,
    cues: u128,
    traps: u16,
}

impl Entry {
    /// A word that means nothing to a date.
    pub(crate) const NONE: &'static Self = &Self::new("", &[]);

    pub(crate) const fn new(
        word: &'static str,
        senses: &'static [Sense],
    ) -> Self {
        let (mut kinds, mut cues, mut traps) = (0, 0, 0);
        let mut rest = senses;
        while let [sense, tail @ ..] = rest {
            match sense {
                Sense::Cue(cue) => cues |= bit(*cue),
                Sense::Trap(trap) => traps |= 1 << *trap as u32,
                _ => {}
            }
            kinds |= sense.kind();
            rest = tail;
        }
        Self { word, senses, kinds, cues, traps }
    }

    pub(crate) const fn has(&self, kinds: u32) -> bool {
        self.kinds & kinds != 0
    }

    pub(crate) const fn is(&self, cue: Cue) -> bool {
        self.cues & bit(cue) != 0
    }

    pub(crate) const fn is_any(&self, cues: u128) -> bool {
        self.cues & cues != 0
    }

    pub(crate) const fn trap(&self, trap: Trap) -> bool {
        self.traps & 1 << trap as u32 != 0
    }
}

const fn bit(cue: Cue) -> u128 {
    1 << cue as u32
}

/// The bits of some cues.
pub(crate) const fn cues(mut of: &[Cue]) -> u128 {
    let mut bits = 0;
    while let [cue, rest @ ..] = of {
        bits |= bit(*cue);
        of = rest;
    }
    bits
}

/// A bit for each kind of sense.
pub(crate) mod kinds {
    pub(crate) const MONTH: u32 = 1;
    pub(crate) const LIBYAN: u32 = 1 << 1;
    pub(crate) const HIJRI: u32 = 1 << 2;
    pub(crate) const WEEKDAY: u32 = 1 << 3;
    pub(crate) const CARDINAL: u32 = 1 << 4;
    pub(crate) const ORDINAL: u32 = 1 << 5;
    pub(crate) const DECADE: u32 = 1 << 6;
    pub(crate) const FRACTION: u32 = 1 << 7;
    pub(crate) const UNIT: u32 = 1 << 8;
    pub(crate) const SHIFT: u32 = 1 << 9;
    pub(crate) const PART: u32 = 1 << 10;
    pub(crate) const TOD: u32 = 1 << 11;
    pub(crate) const SEASON: u32 = 1 << 12;
    pub(crate) const EVERY: u32 = 1 << 13;
    pub(crate) const VAGUE: u32 = 1 << 14;
    pub(crate) const YEAR_CUE: u32 = 1 << 15;
    pub(crate) const YEAR_KIND: u32 = 1 << 16;
    pub(crate) const ZONE: u32 = 1 << 17;
    pub(crate) const FEAST: u32 = 1 << 18;
    pub(crate) const SPLIT: u32 = 1 << 19;
    pub(crate) const HEAD: u32 = 1 << 20;
    pub(crate) const OTHER: u32 = 1 << 21;
}

impl Sense {
    const fn kind(&self) -> u32 {
        match self {
            Self::Month(..) => kinds::MONTH,
            Self::Libyan(_) => kinds::LIBYAN,
            Self::Hijri(..) => kinds::HIJRI,
            Self::Weekday(_) => kinds::WEEKDAY,
            Self::Cardinal(_) => kinds::CARDINAL,
            Self::Ordinal(_) => kinds::ORDINAL,
            Self::Decade(_) => kinds::DECADE,
            Self::Fraction(_) => kinds::FRACTION,
            Self::Unit(..) => kinds::UNIT,
            Self::Shift(_) => kinds::SHIFT,
            Self::Part(_) => kinds::PART,
            Self::Tod(..) => kinds::TOD,
            Self::Season(_) => kinds::SEASON,
            Self::Every(_) => kinds::EVERY,
            Self::Vague(_) => kinds::VAGUE,
            Self::YearCue => kinds::YEAR_CUE,
            Self::YearKind => kinds::YEAR_KIND,
            Self::Zone(_) => kinds::ZONE,
            Self::Feast => kinds::FEAST,
            Self::Split => kinds::SPLIT,
            Self::Head => kinds::HEAD,
            Self::Trap(_) | Self::Cue(_) => kinds::OTHER,
        }
    }
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
    Zone,
    IsoT,
    IsoZ,
    AgoTail,
    Last,
    H,
    Weekend,
    OrdinalSuffix,
    Am,
    Pm,
    Ghain,
    Ta,
    Age,
    FromWhere,
    Q,
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
    Million,
    Only,
    Today,
    /// بعد عامين تحت الأنقاض: how long it was, not when it will be.
    Beneath,
    /// العام التالي.
    NextOne,
    /// اللي فات.
    ThatWhich,
}
