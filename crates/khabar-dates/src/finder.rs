//! Walking a text for dates, and reading a whole string as one.

use alloc::vec::Vec;
use core::{iter::FusedIterator, ops::Range};

use khabar_normalize::{Normalized, Normalizer};

use crate::{
    Expression, ParseError, ParseErrorKind,
    calendar::Calendar,
    expression::{DateNode, Node, System, YearSpec},
    grammar::Grammar,
    lexer::{Kind, Lexeme, lex},
};

/// The stretch of the line in هـ.
const TATWEEL: char = '\u{0640}';

/// How the numbers of a date such as 6/10/2021 are ordered.
///
/// ```
/// use khabar_dates::{DateParser, Order, Resolver};
///
/// let american = DateParser::new().order(Order::Mdy);
/// let value = Resolver::new().resolve(&american.parse("6/10/2021")?);
/// assert_eq!(value.timex(), "2021-06-10");
/// # Ok::<(), khabar_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Order {
    /// Day first, as Arabic news writes, unless a date of the same text can
    /// only be read month first. A date that both orders can read has the
    /// note `ambiguous_order`.
    #[default]
    Auto,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day; day first where the year is last.
    Ymd,
}

/// Finds dates, times and durations.
///
/// ```
/// use khabar_dates::DateParser;
///
/// static PARSER: DateParser = DateParser::new();
///
/// let text = "وصل الوزير أمس الاثنين ويغادر في 15 مارس.";
/// let found: Vec<_> =
///     PARSER.find_iter(text).map(|f| f.as_str()).collect();
/// assert_eq!(found, ["أمس الاثنين", "15 مارس"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateParser {
    order: Order,
    vague: bool,
    hijri: Calendar,
}

impl Default for DateParser {
    fn default() -> Self {
        Self::new()
    }
}

impl DateParser {
    /// Order by the text, without vague expressions.
    #[must_use]
    pub const fn new() -> Self {
        Self { order: Order::Auto, vague: false, hijri: Calendar::Published }
    }

    /// Chooses the order of day and month in numeric dates.
    #[must_use]
    pub const fn order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// Whether vague expressions (قريبا, منذ فترة طويلة) are wanted too.
    ///
    /// ```
    /// use khabar_dates::DateParser;
    ///
    /// let text = "تعود قريبا";
    /// assert_eq!(DateParser::new().find_iter(text).count(), 0);
    /// assert_eq!(DateParser::new().vague(true).find_iter(text).count(), 1);
    /// ```
    #[must_use]
    pub const fn vague(mut self, yes: bool) -> Self {
        self.vague = yes;
        self
    }

    /// Chooses the calendar by which [`parse`](Self::parse) refuses a Hijri
    /// day; the Gregorian leaves the choice as it is.
    ///
    /// ```
    /// use khabar_dates::{Calendar, DateParser};
    ///
    /// let text = "30 محرم 1444هـ";
    /// assert!(DateParser::new().parse(text).is_err());
    /// let other = DateParser::new().hijri(Calendar::TabularCivil);
    /// assert!(other.parse(text).is_ok());
    /// ```
    #[must_use]
    pub const fn hijri(mut self, calendar: Calendar) -> Self {
        if !matches!(calendar, Calendar::Gregorian) {
            self.hijri = calendar;
        }
        self
    }

    /// Walks over the dates of a text, from left to right; they do not
    /// overlap.
    ///
    /// Prepositions and attached particles stay outside of a finding unless
    /// they make its meaning (`قبل ثلاثة أيام`). Linear in the text.
    ///
    /// ```
    /// use khabar_dates::DateParser;
    ///
    /// let text = "الرياض في 12 رمضان 1445هـ (22 مارس 2024م)";
    /// let found = DateParser::new().find_iter(text).next().unwrap();
    /// assert_eq!(found.as_str(), "12 رمضان 1445هـ (22 مارس 2024م)");
    /// assert_eq!(&text[found.range()], found.as_str());
    /// ```
    #[must_use]
    pub fn find_iter<'t>(&self, text: &'t str) -> FindIter<'t> {
        let folded = Normalizer::MATCHING.normalize_mapped(text);
        let lexemes = lex(folded.as_str());
        let order = match self.order {
            Order::Auto if month_first(&lexemes) => Order::Mdy,
            order => order,
        };
        FindIter {
            text,
            folded,
            lexemes,
            order,
            vague: self.vague,
            at: 0,
            known: (None, None),
        }
    }

    /// Reads a whole string as one expression; a preposition or two may
    /// stand before it. Vague expressions are read too.
    ///
    /// # Errors
    ///
    /// When the string is empty, is no date, holds anything else, or names a
    /// day that its month lacks.
    ///
    /// ```
    /// use khabar_dates::{DateParser, ParseErrorKind};
    ///
    /// let input = "٣٠ فبراير 2024";
    /// let err = DateParser::new().parse(input).unwrap_err();
    /// assert_eq!(err.kind(), ParseErrorKind::Day { max: 29 });
    /// assert_eq!(&input[err.range()], "٣٠");
    /// ```
    pub fn parse(&self, text: &str) -> Result<Expression, ParseError> {
        let folded = Normalizer::MATCHING.normalize_mapped(text);
        let lexemes = lex(folded.as_str());
        let grammar = Grammar {
            text: folded.as_str(),
            lexemes: &lexemes,
            order: self.order,
            vague: true,
        };
        let (Some(first), Some(last)) = (lexemes.first(), lexemes.last())
        else {
            return Err(ParseError {
                kind: ParseErrorKind::Empty,
                range: (0, text.len()),
            });
        };
        let source = |from: usize, to: usize| {
            let range = folded.to_source(from..to);
            (range.start, range.end)
        };
        // A preposition before it is not part of it; see `find_iter`.
        let limit = lexemes.iter().take(2).take_while(|l| l.leads()).count();
        let read =
            (0..=limit).find_map(|i| grammar.read(i)).filter(|p| !p.trap);
        let Some(parsed) = read else {
            return Err(ParseError {
                kind: ParseErrorKind::NoDate,
                range: source(first.outer, last.end),
            });
        };
        if let Some(rest) = lexemes.get(parsed.end) {
            return Err(ParseError {
                kind: ParseErrorKind::Rest,
                range: source(rest.outer, last.end),
            });
        }
        if let Some(max) = no_such_day(&parsed.expression, self.hijri) {
            let range = match parsed.day {
                Some((from, to)) => {
                    let start = lexemes.get(from).map_or(0, |l| l.start);
                    let end = to
                        .checked_sub(1)
                        .and_then(|k| lexemes.get(k))
                        .map_or(start, |l| l.end);
                    source(start, end)
                }
                None => source(first.start, last.end),
            };
            return Err(ParseError {
                kind: ParseErrorKind::Day { max },
                range,
            });
        }
        Ok(parsed.expression)
    }
}

/// The last day of the month, when the expression names a later one.
fn no_such_day(e: &Expression, hijri: Calendar) -> Option<u8> {
    let one = |date: &crate::expression::DateNode| {
        let (month, day) = (date.month?, date.day?);
        let max = match (date.system, date.year) {
            (System::Gregorian, Some(year)) => {
                let first =
                    jiff::civil::Date::new(year, month.cast_signed(), 1)
                        .ok()?;
                first.days_in_month().unsigned_abs()
            }
            (System::Gregorian, None) => match month {
                2 => 29,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            },
            (System::Hijri, Some(year)) => hijri.month_days(year, month)?,
            // Three months of the printed calendar had 31 days.
            (System::Hijri, None) => 30,
        };
        (day > max).then_some(max)
    };
    match &e.node {
        Node::Date(date) => one(date),
        Node::Dual { gregorian, hijri } => {
            one(gregorian).or_else(|| one(hijri))
        }
        Node::Span(ends) => {
            [&ends.0, &ends.1].iter().find_map(|e| match &e.node {
                Node::Date(date) => one(date),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Whether a numeric date of the text has its day only in second place.
fn month_first(lexemes: &[Lexeme]) -> bool {
    let mut month = false;
    let mut day = false;
    for five in lexemes.windows(5) {
        let [a, s, b, t, c] = five else { continue };
        if s.mark().is_none_or(|m| !"/-.".contains(m))
            || t.mark() != s.mark()
            || c.kind != Kind::Number
            || c.digits != 4
            || a.digits > 2
            || b.digits > 2
        {
            continue;
        }
        if let (Some(x), Some(y)) = (a.number(), b.number()) {
            month |= x <= 12 && (13..=31).contains(&y);
            day |= y <= 12 && (13..=31).contains(&x);
        }
    }
    month && !day
}

/// Iterator over the dates of a text; see [`DateParser::find_iter`].
#[derive(Clone, Debug)]
pub struct FindIter<'t> {
    text: &'t str,
    folded: Normalized<'t>,
    lexemes: Vec<Lexeme>,
    order: Order,
    vague: bool,
    at: usize,
    /// The year and month that the last date had.
    known: (Option<i16>, Option<u8>),
}

impl FindIter<'_> {
    /// Gives a date of العام نفسه or الشهر التالي the year that the text
    /// spoke of before, and keeps the year of a date that has one.
    fn anaphora(&mut self, e: &mut Expression) {
        match &mut e.node {
            Node::Date(date) => self.same_year(date),
            Node::Span(ends) => {
                for end in [&mut ends.0, &mut ends.1] {
                    if let Node::Date(date) = &mut end.node {
                        self.same_year(date);
                    }
                }
            }
            Node::Dual { gregorian, .. } => {
                self.known = (gregorian.year, gregorian.month);
            }
            // الشهر نفسه من العام الماضي: of the month just spoken of.
            Node::MonthOf(year) => {
                let Some(month) = self.known.1 else { return };
                let mut date = DateNode::new(System::Gregorian);
                date.month = Some(month);
                match *year {
                    YearSpec::Given(_, year) => date.year = Some(year),
                    YearSpec::Shift(shift) => date.year_shift = Some(shift),
                    YearSpec::Near => return,
                }
                e.node = Node::Date(date);
            }
            _ => {}
        }
    }

    fn same_year(&mut self, date: &mut DateNode) {
        if date.system != System::Gregorian {
            return;
        }
        let (year, month) = self.known;
        if let Some(other) = date.other {
            let months = i16::from(month.unwrap_or(1)) - 1;
            let (over, month) = match (date.month, month) {
                (Some(month), _) => (i16::from(other), Some(month)),
                (None, Some(_)) => {
                    let months = months + i16::from(other);
                    let month = u8::try_from(months.rem_euclid(12) + 1).ok();
                    (months.div_euclid(12), month)
                }
                (None, None) => return,
            };
            // With the month alone the year is the reference's to tell.
            if year.is_some() || date.month.is_none() {
                date.year = year.and_then(|y| y.checked_add(over));
                date.month = month;
                date.other = None;
            }
        }
        if date.month.is_some() || date.year.is_some() {
            self.known = (date.year, date.month);
        }
    }
}

impl<'t> Iterator for FindIter<'t> {
    type Item = Found<'t>;

    fn next(&mut self) -> Option<Found<'t>> {
        let grammar = Grammar {
            text: self.folded.as_str(),
            lexemes: &self.lexemes,
            order: self.order,
            vague: self.vague,
        };
        while let Some(lexeme) = self.lexemes.get(self.at) {
            if lexeme.is_plain() && lexeme.kind != Kind::Number {
                self.at += 1;
                continue;
            }
            let Some(parsed) = grammar.read(self.at) else {
                self.at += 1;
                continue;
            };
            self.at = parsed.end.max(self.at + 1);
            if parsed.trap {
                continue;
            }
            let start = self.lexemes.get(parsed.from).map_or(0, |l| l.start);
            let end = parsed
                .end
                .checked_sub(1)
                .and_then(|k| self.lexemes.get(k))
                .map_or(start, |l| l.end);
            let mut range = self.folded.to_source(start..end);
            // The tatweel of هـ is part of the era, though it folds away.
            let rest = self.text.get(range.end..).unwrap_or_default();
            let tail = rest.trim_start_matches(TATWEEL);
            range.end += rest.len() - tail.len();
            if self.text.get(range.clone()).is_none_or(str::is_empty) {
                continue;
            }
            let mut expression = parsed.expression;
            self.anaphora(&mut expression);
            return Some(Found { text: self.text, range, expression });
        }
        None
    }
}

impl FusedIterator for FindIter<'_> {}

/// A date, time or duration in a text.
///
/// ```
/// use khabar_dates::{DateParser, Resolver};
///
/// let text = "منذ أكثر من ثلاث سنوات";
/// let found = DateParser::new().find_iter(text).next().unwrap();
/// let value = Resolver::new().resolve(found.expression());
/// assert_eq!(value.timex(), "P3Y");
/// assert_eq!(value.modifier().unwrap().as_str(), "MORE_THAN");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found<'t> {
    text: &'t str,
    range: Range<usize>,
    expression: Expression,
}

impl<'t> Found<'t> {
    /// Its bytes in the text, half-open.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The words as they are written.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// What stands on its lines before it and behind it; `None` when its
    /// line begins further away than some bytes, for which a page line is
    /// too long. What is behind it is cut there.
    pub(crate) fn line(&self) -> Option<(&'t str, &'t str)> {
        const NEAR: usize = 256;
        let Range { start, end } = self.range;
        let whole = |at: &usize| self.text.is_char_boundary(*at);
        let from = (start.saturating_sub(NEAR)..=start).find(whole)?;
        let head = self.text.get(from..start)?;
        let head = match head.rsplit_once('\n') {
            Some((_, head)) => head,
            None if from == 0 => head,
            None => return None,
        };
        let far = self.text.len().min(end.saturating_add(NEAR));
        let tail = self.text.get(end..(end..=far).rev().find(whole)?)?;
        Some((head, tail.split('\n').next()?))
    }

    /// What they say.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }
}
