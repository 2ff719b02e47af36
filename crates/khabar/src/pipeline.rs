//! The composition of the four crates.

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use khabar_dates::{
    Basis::Explicit, Calendar, DateParser, Found, Grain, Order, Prefer,
    ReferenceBasis, Resolver, WeekStart, civil, infer_reference,
};
use khabar_entities::Tagger;
use khabar_segment::{Article, Segmentation, Segmenter, sentences};

use crate::analysis::{Analysis, Basis, Dated, Dates, Parts, Reference};

/// Runs the crates over a page and merges what they find.
///
/// Cheap to make and to clone: the lists of names are built when the first
/// text needs them, and clones share them. A pipeline can be shared between
/// threads.
///
/// ```
/// use khabar::{Pipeline, dates::civil};
///
/// let pipeline = Pipeline::new()
///     .reference(civil::date(2024, 3, 12).at(9, 0, 0, 0));
/// let analysis = pipeline.analyze("وصل الوفد إلى مسقط أمس.");
/// assert_eq!(analysis.dates()[0].value().timex(), "2024-03-11");
/// assert_eq!(analysis.mentions()[0].as_str(), "مسقط");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Pipeline {
    parser: DateParser,
    resolver: Resolver,
    reference: Option<civil::DateTime>,
    segmenter: Segmenter,
    tagger: Arc<OnceLock<Tagger>>,
}

impl Pipeline {
    /// A pipeline with every option at its default.
    ///
    /// ```
    /// let analysis = khabar::Pipeline::new().analyze("");
    /// assert!(analysis.segments().is_empty());
    /// assert_eq!(analysis.reference(), None);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The day on which the text was written, if the caller knows it; it
    /// wins over what the page says.
    #[must_use]
    pub fn reference(mut self, at: civil::DateTime) -> Self {
        self.reference = Some(at);
        self
    }

    /// How a date in digits is read (`6/10/2021`).
    #[must_use]
    pub fn order(mut self, order: Order) -> Self {
        self.parser = self.parser.order(order);
        self
    }

    /// Whether vague expressions (`قريبا`) are findings too; they are not,
    /// by default.
    #[must_use]
    pub fn vague(mut self, yes: bool) -> Self {
        self.parser = self.parser.vague(yes);
        self
    }

    /// Which of two days a date without a year is, the one before the
    /// reference day or the one after it.
    #[must_use]
    pub fn prefer(mut self, prefer: Prefer) -> Self {
        self.resolver = self.resolver.prefer(prefer);
        self
    }

    /// The day that a week begins with.
    #[must_use]
    pub fn week_start(mut self, day: WeekStart) -> Self {
        self.resolver = self.resolver.week_start(day);
        self
    }

    /// The calendar in which Hijri dates are read.
    #[must_use]
    pub fn hijri(mut self, calendar: Calendar) -> Self {
        self.resolver = self.resolver.hijri(calendar);
        self
    }

    /// The tagger that finds names: with lists of one's own, or without
    /// memory.
    ///
    /// ```
    /// use khabar::{Pipeline, entities::Tagger};
    ///
    /// let tagger = Tagger::builder().memory(false).build()?;
    /// let pipeline = Pipeline::new().with_tagger(tagger);
    /// assert_eq!(pipeline.analyze("في تونس").mentions().len(), 1);
    /// # Ok::<(), khabar::entities::BuildError>(())
    /// ```
    #[must_use]
    pub fn with_tagger(mut self, tagger: Tagger) -> Self {
        self.tagger = Arc::new(OnceLock::from(tagger));
        self
    }

    /// The segmenter that takes pages apart: one with cues of one's own.
    ///
    /// ```
    /// use khabar::Pipeline;
    /// use khabar::segment::{Cue, CueClass, CuePlace, Cues, Segmenter};
    ///
    /// let mut cues = Cues::default();
    /// cues.extend([Cue::new(CueClass::Byline, "ريشة", CuePlace::Start)]);
    /// let pipeline =
    ///     Pipeline::new().with_segmenter(Segmenter::new().cues(cues));
    /// let page = "افتتاح معرض الكتاب في المدينة\n\nريشة: سليم الحداد\n";
    /// let analysis = pipeline.analyze(page);
    /// let byline = analysis.article().byline()[0].range();
    /// assert_eq!(&page[byline], "سليم الحداد");
    /// ```
    #[must_use]
    pub fn with_segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// The tagger, built now if no text needed it before.
    #[must_use]
    pub fn tagger(&self) -> &Tagger {
        self.tagger.get_or_init(Tagger::new)
    }

    /// Analyses a page. Any text has an answer; one that holds nothing has
    /// empty lists.
    ///
    /// ```
    /// use khabar::{Pipeline, segment::Label};
    ///
    /// let page = "إعلان\n";
    /// let analysis = Pipeline::new().analyze(page);
    /// assert_eq!(analysis.segments()[0].label(), Label::Boilerplate);
    /// ```
    #[must_use]
    pub fn analyze<'t>(&self, text: &'t str) -> Analysis<'t> {
        self.parts(text).merge()
    }

    /// Runs each crate by itself, without merging what they find.
    #[must_use]
    pub fn parts<'t>(&self, text: &'t str) -> Parts<'t> {
        let page = self.segmenter.segment(text);
        let article = page.article();
        let dates = self.dates_in(text, &article);
        Parts {
            article,
            sentences: sentences(text).collect(),
            quotations: page.quotations(),
            dates,
            document: self.tagger().tag(text),
            page,
        }
    }

    /// The dates of a page that has been segmented, resolved against its
    /// reference day.
    ///
    /// ```
    /// use khabar::{Pipeline, segment::Segmenter};
    ///
    /// let page = Segmenter::new().segment("عقدت الجلسة في 3 مايو 2023.");
    /// let dates = Pipeline::new().dates(&page);
    /// assert_eq!(dates.findings()[0].value().timex(), "2023-05-03");
    /// ```
    #[must_use]
    pub fn dates<'t>(&self, page: &Segmentation<'t>) -> Dates<'t> {
        self.dates_in(page.text(), &page.article())
    }

    fn dates_in<'t>(&self, text: &'t str, article: &Article) -> Dates<'t> {
        let found: Vec<Found<'t>> = self.parser.find_iter(text).collect();
        let reference = self.day(article, &found);
        let resolver = match &reference {
            Some(reference) => self.resolver.reference(reference.at),
            None => self.resolver,
        };
        let findings = found
            .into_iter()
            .map(|found| Dated {
                value: resolver.resolve(found.expression()),
                found,
            })
            .collect();
        Dates { reference, findings }
    }

    /// The reference day: given, on the page, inferred.
    fn day(
        &self,
        article: &Article,
        found: &[Found<'_>],
    ) -> Option<Reference> {
        if let Some(at) = self.reference {
            let (basis, evidence) = (Basis::Given, Vec::new());
            return Some(Reference { at, basis, evidence });
        }
        let dateline = article.dateline().and_then(|d| d.date());
        let written = [article.published(), dateline, article.modified()];
        for range in written.into_iter().flatten() {
            if let Some(at) = self.full_day(&range, found) {
                let (basis, evidence) = (Basis::Page, Vec::from([range]));
                return Some(Reference { at, basis, evidence });
            }
        }
        // The lines of the page have been looked at: a date that only looks
        // like the page's own is that of another item, unless the text agrees.
        let inferred = infer_reference(found).filter(|r| {
            r.basis() == ReferenceBasis::Inferred || r.evidence().len() > 1
        })?;
        Some(Reference {
            at: inferred.date().to_datetime(civil::Time::midnight()),
            basis: Basis::Inferred,
            evidence: inferred.evidence().to_vec(),
        })
    }

    /// The day that a stretch of the page names without help of another.
    fn full_day(
        &self,
        range: &Range<usize>,
        found: &[Found<'_>],
    ) -> Option<civil::DateTime> {
        let from = found.partition_point(|f| f.range().end <= range.start);
        found
            .get(from..)?
            .iter()
            .take_while(|f| f.range().start < range.end)
            .find_map(|f| {
                let value = self.resolver.resolve(f.expression());
                let interval = value.interval()?;
                // A range of days is no day, though its ends are days.
                let day = value.basis() == Explicit
                    && interval.grain <= Grain::Day
                    && !value.timex().contains('/');
                interval.from.filter(|_| day)
            })
    }
}
