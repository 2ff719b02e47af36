//! What is known of a page, before and after the merge.

use std::ops::Range;

use khabar_dates::{Expression, Found, Value, civil};
use khabar_entities::{Document, Kind, Source};
use khabar_segment::{Article, Segment, Segmentation, Sentence};

/// How the reference day of a page is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Basis {
    /// The caller gave it.
    Given,
    /// It is written on the page.
    Page,
    /// Dates and weekdays of the page lead to it.
    Inferred,
}

impl Basis {
    /// The name used in data: `given`, `page`, `inferred`.
    ///
    /// ```
    /// assert_eq!(khabar::Basis::Inferred.as_str(), "inferred");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Page => "page",
            Self::Inferred => "inferred",
        }
    }
}

/// The day on which a text was written, and how that is known.
///
/// ```
/// use khabar::{Basis, Pipeline};
///
/// let page = "عنوان الخبر\n\n12 مارس 2024\n\nوصل الوفد أمس إلى المدينة.\n";
/// let analysis = Pipeline::new().analyze(page);
/// let reference = analysis.reference().unwrap();
/// assert_eq!(reference.date().to_string(), "2024-03-12");
/// assert_eq!(reference.basis(), Basis::Page);
/// assert_eq!(&page[reference.evidence()[0].clone()], "12 مارس 2024");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub(crate) at: civil::DateTime,
    pub(crate) basis: Basis,
    pub(crate) evidence: Vec<Range<usize>>,
}

impl Reference {
    /// The day.
    #[must_use]
    pub fn date(&self) -> civil::Date {
        self.at.date()
    }

    /// The day with the time of day, midnight where none is known.
    #[must_use]
    pub fn datetime(&self) -> civil::DateTime {
        self.at
    }

    /// How it is known.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The places in the text that led to it; none when it was given.
    #[must_use]
    pub fn evidence(&self) -> &[Range<usize>] {
        &self.evidence
    }
}

/// A date of the text with its value.
#[derive(Clone, Debug)]
pub struct Dated<'t> {
    pub(crate) found: Found<'t>,
    pub(crate) value: Value,
}

impl<'t> Dated<'t> {
    /// Its bytes in the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.found.range()
    }

    /// The words as they are written.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.found.as_str()
    }

    /// What the words mean, whatever the reference day.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        self.found.expression()
    }

    /// What they mean on this page.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }
}

/// The dates of a page and the day they were resolved against; see
/// [`Pipeline::dates`](crate::Pipeline::dates).
#[derive(Clone, Debug)]
pub struct Dates<'t> {
    pub(crate) reference: Option<Reference>,
    pub(crate) findings: Vec<Dated<'t>>,
}

impl<'t> Dates<'t> {
    /// The reference day, if one is known.
    #[must_use]
    pub fn reference(&self) -> Option<&Reference> {
        self.reference.as_ref()
    }

    /// The dates in order.
    #[must_use]
    pub fn findings(&self) -> &[Dated<'t>] {
        &self.findings
    }
}

/// What each crate found by itself, before the merge; see
/// [`Pipeline::parts`](crate::Pipeline::parts).
///
/// ```
/// use khabar::Pipeline;
///
/// let page = "وصل الوفد إلى بيروت في 3 مايو 2023.";
/// let pipeline = Pipeline::new();
/// let parts = pipeline.parts(page);
/// assert_eq!(parts.document(), &pipeline.tagger().tag(page));
/// assert_eq!(parts.merge().dates().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Parts<'t> {
    pub(crate) page: Segmentation<'t>,
    pub(crate) article: Article,
    pub(crate) sentences: Vec<Sentence<'t>>,
    pub(crate) quotations: Vec<khabar_segment::Quotation>,
    pub(crate) dates: Dates<'t>,
    pub(crate) document: Document<'t>,
}

impl<'t> Parts<'t> {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.page.text()
    }

    /// The segments.
    #[must_use]
    pub fn page(&self) -> &Segmentation<'t> {
        &self.page
    }

    /// The sentences of the whole text.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence<'t>] {
        &self.sentences
    }

    /// The quotations.
    #[must_use]
    pub fn quotations(&self) -> &[khabar_segment::Quotation] {
        &self.quotations
    }

    /// The dates with their reference day.
    #[must_use]
    pub fn dates(&self) -> &Dates<'t> {
        &self.dates
    }

    /// The mentions and entities.
    #[must_use]
    pub fn document(&self) -> &Document<'t> {
        &self.document
    }

    /// Merges the parts in the order that the documentation of the crate
    /// lays down.
    #[must_use]
    pub fn merge(self) -> Analysis<'t> {
        crate::merge::merge(self)
    }
}

/// A mention that the merge kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    pub(crate) inner: khabar_entities::Mention<'t>,
    pub(crate) entity: usize,
}

impl<'t> Mention<'t> {
    /// The bytes of the name, without attached particles.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.inner.range()
    }

    /// The bytes of the words that hold the name, particles included.
    #[must_use]
    pub fn token_range(&self) -> Range<usize> {
        self.inner.token_range()
    }

    /// The name as it is written.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.inner.as_str()
    }

    /// What it names.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.inner.kind()
    }

    /// The canonical Arabic name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.inner.name()
    }

    /// The entity it is a mention of: an index into
    /// [`Analysis::entities`].
    #[must_use]
    pub fn entity(&self) -> usize {
        self.entity
    }

    /// The identity, if a list gives one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.inner.id()
    }

    /// What found it.
    #[must_use]
    pub fn source(&self) -> Source {
        self.inner.source()
    }
}

/// Someone or something that the page speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub(crate) inner: khabar_entities::Entity,
    pub(crate) mentions: Vec<usize>,
}

impl Entity {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.inner.kind()
    }

    /// The canonical Arabic name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.inner.name()
    }

    /// The other ways in which the text writes it.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        self.inner.aliases()
    }

    /// The identity, if a list gives one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.inner.id()
    }

    /// Its mentions: indices into [`Analysis::mentions`], in order.
    #[must_use]
    pub fn mentions(&self) -> &[usize] {
        &self.mentions
    }
}

/// Speech that the page quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    pub(crate) inner: khabar_segment::Quotation,
    pub(crate) speaker: Option<Speaker>,
}

/// Who says what is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub(crate) range: Range<usize>,
    pub(crate) entity: Option<usize>,
}

impl Quotation {
    /// Its bytes in the text, the marks included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.inner.range()
    }

    /// Whether it stands in quotation marks.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.inner.is_marked()
    }

    /// Who speaks, if that is known.
    #[must_use]
    pub fn speaker(&self) -> Option<&Speaker> {
        self.speaker.as_ref()
    }

    /// The word that introduces it.
    #[must_use]
    pub fn cue(&self) -> Option<Range<usize>> {
        self.inner.cue()
    }
}

impl Speaker {
    /// The bytes of the name or of the words that stand for it.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The entity, if it is one: an index into [`Analysis::entities`].
    #[must_use]
    pub fn entity(&self) -> Option<usize> {
        self.entity
    }
}

/// All that is known of a page, merged; see
/// [`Pipeline::analyze`](crate::Pipeline::analyze).
///
/// ```
/// use khabar::Pipeline;
///
/// let page = "قال الوزير سامر القاسم إن \"الطريق الجديد سيفتح قريبا\".";
/// let analysis = Pipeline::new().analyze(page);
/// let said = &analysis.quotations()[0];
/// let speaker = said.speaker().unwrap();
/// assert_eq!(&page[speaker.range()], "سامر القاسم");
/// let entity = &analysis.entities()[speaker.entity().unwrap()];
/// assert_eq!(entity.name(), "سامر القاسم");
/// ```
#[derive(Clone, Debug)]
pub struct Analysis<'t> {
    pub(crate) page: Segmentation<'t>,
    pub(crate) article: Article,
    pub(crate) sentences: Vec<Sentence<'t>>,
    pub(crate) reference: Option<Reference>,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) dates: Vec<Dated<'t>>,
    pub(crate) mentions: Vec<Mention<'t>>,
    pub(crate) entities: Vec<Entity>,
}

impl<'t> Analysis<'t> {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.page.text()
    }

    /// The day that relative dates were resolved against.
    #[must_use]
    pub fn reference(&self) -> Option<&Reference> {
        self.reference.as_ref()
    }

    /// The segments in order; joined together they are the text.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        self.page.segments()
    }

    /// The parts of the article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The sentences of the whole text; joined together they are the text.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence<'t>] {
        &self.sentences
    }

    /// The quotations in order, with their speakers.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The dates in order.
    #[must_use]
    pub fn dates(&self) -> &[Dated<'t>] {
        &self.dates
    }

    /// The mentions in order; no two overlap.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'t>] {
        &self.mentions
    }

    /// The entities, the most mentioned first.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }
}
