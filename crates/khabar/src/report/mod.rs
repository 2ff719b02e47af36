//! What the `khabar` command prints: owned, serializable, with offsets in a
//! unit of choice.
//!
//! Each object is made from what a crate of the family gave and holds
//! nothing else. With the feature `schema` each has a JSON Schema.
//!
//! ```
//! use khabar::{Offsets, Pipeline, report};
//!
//! let page = "وصل الوفد إلى بيروت";
//! let analysis = Pipeline::new().analyze(page);
//! let id = report::Id::from("page-1");
//! let report = report::Analysis::new(id, &analysis, Offsets::Chars);
//! assert_eq!(report.mentions[0].text, "بيروت");
//! assert_eq!((report.mentions[0].start, report.mentions[0].end), (14, 19));
//! ```

mod article;
mod conversion;
mod items;
#[cfg(feature = "schema")]
mod names;
mod tokens;

use std::{collections::BTreeMap, ops::Range};

use khabar_entities::Document;
use khabar_normalize::Normalized;
use khabar_segment::Segmentation as Page;

use crate::{
    analysis::{self, Dates as Dated},
    offsets::{Offsets, Place},
};
use article::Reader;

pub use article::{
    Article, Block, Caption, Credit, DateText, Dateline, Related, Text,
};
pub use conversion::{CalendarDate, Conversion};
pub use items::{
    Date, Entity, Mention, Note, Part, Quotation, Reference, Segment, Span,
    Speaker, Why,
};
pub use tokens::{Clitics, Token};

/// The version of the shape of these objects: fields may be added to them
/// without a new version.
pub const SCHEMA: u32 = 1;

/// The identity of a document, as the caller gave it.
///
/// ```
/// use khabar::report::Id;
///
/// assert_eq!(Id::from("a.txt"), Id::Text("a.txt".into()));
/// assert_eq!(Id::from(17), Id::Number(17));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(untagged))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(description = "The document, as the caller named it.")
)]
#[non_exhaustive]
pub enum Id {
    /// A name, or a path.
    Text(String),
    /// A number.
    Number(i64),
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self::Text(name.into())
    }
}

impl From<i64> for Id {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// All that is known of a page: `khabar analyze`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Analysis {
    /// The version of this shape.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("const" = SCHEMA))
    )]
    pub schema: u32,
    /// The document.
    pub id: Id,
    /// The day that relative dates were resolved against.
    pub reference: Option<Reference>,
    /// The segments; joined together they are the text.
    pub segments: Vec<Segment>,
    /// The parts of the article.
    pub article: Article,
    /// The sentences; joined together they are the text.
    pub sentences: Vec<Span>,
    /// The quotations.
    pub quotations: Vec<Quotation>,
    /// The dates.
    pub dates: Vec<Date>,
    /// The mentions.
    pub mentions: Vec<Mention>,
    /// Who and what is mentioned, the most mentioned first.
    pub entities: Vec<Entity>,
}

impl Place for Analysis {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.reference.visit(each);
        self.segments.visit(each);
        self.article.visit(each);
        self.sentences.visit(each);
        self.quotations.visit(each);
        self.dates.visit(each);
        self.mentions.visit(each);
    }
}

/// A page taken apart: `khabar segment`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Segmentation {
    /// The version of this shape.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("const" = SCHEMA))
    )]
    pub schema: u32,
    /// The document.
    pub id: Id,
    /// The segments; joined together they are the text.
    pub segments: Vec<Segment>,
    /// The parts of the article.
    pub article: Article,
    /// The quotations.
    pub quotations: Vec<Quotation>,
}

impl Place for Segmentation {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.segments.visit(each);
        self.article.visit(each);
        self.quotations.visit(each);
    }
}

/// The sentences of a text: `khabar sentences`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sentences {
    /// The version of this shape.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("const" = SCHEMA))
    )]
    pub schema: u32,
    /// The document.
    pub id: Id,
    /// The sentences; joined together they are the text.
    pub sentences: Vec<Span>,
}

impl Place for Sentences {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.sentences.visit(each);
    }
}

/// The dates of a text: `khabar dates`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dates {
    /// The version of this shape.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("const" = SCHEMA))
    )]
    pub schema: u32,
    /// The document.
    pub id: Id,
    /// The day that relative dates were resolved against.
    pub reference: Option<Reference>,
    /// The dates.
    pub dates: Vec<Date>,
}

impl Place for Dates {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.reference.visit(each);
        self.dates.visit(each);
    }
}

/// The names of a text: `khabar entities`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entities {
    /// The version of this shape.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("const" = SCHEMA))
    )]
    pub schema: u32,
    /// The document.
    pub id: Id,
    /// The mentions.
    pub mentions: Vec<Mention>,
    /// Who and what is mentioned, the most mentioned first.
    pub entities: Vec<Entity>,
}

impl Place for Entities {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.mentions.visit(each);
    }
}

/// A normalized text: `khabar normalize`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Normalization {
    /// The document.
    pub id: Id,
    /// The normalized text.
    pub text: String,
    /// The changed stretches: start and end in the source, start and end in
    /// `text`.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub map: Option<Vec<[usize; 4]>>,
    /// How many characters were changed, by class.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub audit: Option<BTreeMap<String, usize>>,
}

/// The report of a transliterated text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Transliteration {
    /// The document.
    pub id: Id,
    /// The transliterated text.
    pub text: String,
}

/// The report of a text cut into tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tokenization {
    /// The version of this shape.
    pub schema: u32,
    /// The document.
    pub id: Id,
    /// All that is not blank, in order.
    pub tokens: Vec<Token>,
}

/// What stands in the place of a record that could not be processed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Failure {
    /// The record, where that much of it could be read.
    pub id: Option<Id>,
    /// The line in its file, counted from 1, blank lines included.
    pub line: u64,
    /// What is wrong with it.
    pub error: Problem,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Problem {
    /// What, for a program: `invalid_json`, `missing_text`, `invalid_utf8`.
    pub kind: String,
    /// What, for a person.
    pub message: String,
}

impl Analysis {
    /// The report of an analysis.
    #[must_use]
    pub fn new(
        id: Id,
        analysis: &analysis::Analysis<'_>,
        unit: Offsets,
    ) -> Self {
        let text = analysis.text();
        let reader = Reader { text, dates: analysis.dates() };
        let mut report = Self {
            schema: SCHEMA,
            id,
            reference: analysis.reference().map(Reference::new),
            segments: segments(analysis.segments()),
            article: reader.article(analysis.article()),
            sentences: sentences(analysis.sentences()),
            quotations: analysis
                .quotations()
                .iter()
                .map(Quotation::new)
                .collect(),
            dates: analysis.dates().iter().map(Date::new).collect(),
            mentions: analysis
                .mentions()
                .iter()
                .map(|m| Mention::new(&m.inner, m.entity()))
                .collect(),
            entities: analysis
                .entities()
                .iter()
                .map(|e| Entity::new(&e.inner, e.mentions()))
                .collect(),
        };
        report.convert(text, unit);
        report
    }
}

impl Segmentation {
    /// The report of a segmented page; its dates give the values of the
    /// dates of the article.
    #[must_use]
    pub fn new(
        id: Id,
        page: &Page<'_>,
        dates: &Dated<'_>,
        unit: Offsets,
    ) -> Self {
        let text = page.text();
        let reader = Reader { text, dates: dates.findings() };
        let mut report = Self {
            schema: SCHEMA,
            id,
            segments: segments(page.segments()),
            article: reader.article(&page.article()),
            quotations: page
                .quotations()
                .iter()
                .map(Quotation::alone)
                .collect(),
        };
        report.convert(text, unit);
        report
    }

    /// Adds to each segment of the page what led to its label.
    #[must_use]
    pub fn explained(mut self, page: &Page<'_>) -> Self {
        for (segment, seen) in self.segments.iter_mut().zip(page.segments()) {
            segment.why = Why::new(seen);
        }
        self
    }
}

impl Sentences {
    /// The report of the sentences of a text.
    #[must_use]
    pub fn new(id: Id, text: &str, unit: Offsets) -> Self {
        let all: Vec<_> = khabar_segment::sentences(text).collect();
        let sentences = sentences(&all);
        let mut report = Self { schema: SCHEMA, id, sentences };
        report.convert(text, unit);
        report
    }
}

impl Dates {
    /// The report of the dates of a text.
    #[must_use]
    pub fn new(id: Id, text: &str, dates: &Dated<'_>, unit: Offsets) -> Self {
        let mut report = Self {
            schema: SCHEMA,
            id,
            reference: dates.reference().map(Reference::new),
            dates: dates.findings().iter().map(Date::new).collect(),
        };
        report.convert(text, unit);
        report
    }
}

impl Entities {
    /// The report of the names of a text.
    #[must_use]
    pub fn new(
        id: Id,
        text: &str,
        document: &Document<'_>,
        unit: Offsets,
    ) -> Self {
        let mut report = Self {
            schema: SCHEMA,
            id,
            mentions: document
                .mentions()
                .iter()
                .map(|m| Mention::new(m, m.entity()))
                .collect(),
            entities: document
                .entities()
                .iter()
                .map(|e| Entity::new(e, e.mentions()))
                .collect(),
        };
        report.convert(text, unit);
        report
    }
}

impl Normalization {
    /// The report of a normalized text, without the map.
    #[must_use]
    pub fn new(id: Id, text: String) -> Self {
        Self { id, text, map: None, audit: None }
    }

    /// The report of a normalized text with the map of its changes.
    ///
    /// ```
    /// use khabar::{Offsets, normalize::Normalizer, report};
    ///
    /// let mapped = Normalizer::MATCHING.normalize_mapped("بـدأ");
    /// let id = report::Id::from("-");
    /// let report =
    ///     report::Normalization::mapped(id, &mapped, Offsets::Chars);
    /// assert_eq!(report.text, "بدا");
    /// assert_eq!(report.map.unwrap(), [[1, 2, 1, 1], [3, 4, 2, 3]]);
    /// ```
    #[must_use]
    pub fn mapped(id: Id, normalized: &Normalized<'_>, unit: Offsets) -> Self {
        let (from, to): (Vec<_>, Vec<_>) = normalized.changes().unzip();
        let source = ends(normalized.source(), &from, unit);
        let output = ends(normalized.as_str(), &to, unit);
        let map =
            source.zip(output).map(|((a, b), (c, d))| [a, b, c, d]).collect();
        let text = normalized.as_str().into();
        Self { id, text, map: Some(map), audit: None }
    }

    /// Adds the counts of what was changed, by class.
    ///
    /// ```
    /// use khabar::{normalize::Normalizer, report};
    ///
    /// let mapped = Normalizer::DISPLAY.normalize_mapped("\u{200F}ﺧﺒﺮ");
    /// let report = report::Normalization::new("-".into(), String::new())
    ///     .audited(&mapped);
    /// assert_eq!(report.audit.unwrap()["presentation_form"], 3);
    /// ```
    #[must_use]
    pub fn audited(mut self, normalized: &Normalized<'_>) -> Self {
        let audit = normalized.audit();
        let counts = audit.iter().map(|(c, n)| (c.as_str().into(), n));
        self.audit = Some(counts.collect());
        self
    }
}

impl Transliteration {
    /// The report of a transliterated text.
    #[must_use]
    pub fn new(id: Id, text: String) -> Self {
        Self { id, text }
    }
}

impl Tokenization {
    /// The tokens of a text, as
    /// [`tokenize`](khabar_normalize::tokenize) finds them.
    ///
    /// ```
    /// use khabar::{Offsets, report};
    ///
    /// let report =
    ///     report::Tokenization::new("-".into(), "للبيت", Offsets::Chars);
    /// let token = &report.tokens[0];
    /// assert_eq!((token.start, token.end), (0, 5));
    /// assert_eq!(token.stem.as_deref(), Some("بيت"));
    /// ```
    #[must_use]
    pub fn new(id: Id, text: &str, unit: Offsets) -> Self {
        let mut tokens: Vec<Token> =
            khabar_normalize::tokenize(text).map(Token::new).collect();
        tokens.convert(text, unit);
        Self { schema: SCHEMA, id, tokens }
    }
}

impl Failure {
    /// The report of a record that could not be processed.
    #[must_use]
    pub fn new(
        id: Option<Id>,
        line: u64,
        kind: &str,
        message: String,
    ) -> Self {
        Self { id, line, error: Problem { kind: kind.into(), message } }
    }
}

/// The converted ends of ranges that are in order.
fn ends(
    text: &str,
    ranges: &[Range<usize>],
    unit: Offsets,
) -> impl Iterator<Item = (usize, usize)> {
    let flat: Vec<_> = ranges.iter().flat_map(|r| [r.start, r.end]).collect();
    let mut counts = unit.count(text, &flat).into_iter();
    std::iter::from_fn(move || Some((counts.next()?, counts.next()?)))
}

fn segments(segments: &[khabar_segment::Segment]) -> Vec<Segment> {
    segments.iter().map(Segment::new).collect()
}

fn sentences(sentences: &[khabar_segment::Sentence<'_>]) -> Vec<Span> {
    sentences.iter().map(|s| Span::new(s.range())).collect()
}

fn slice(text: &str, range: &Range<usize>) -> String {
    text.get(range.clone()).unwrap_or_default().into()
}

#[cfg(feature = "serde")]
fn is_zero(n: &u8) -> bool {
    *n == 0
}
