//! A page and its segments.

use alloc::{sync::Arc, vec::Vec};
use core::ops::Range;

use crate::{
    article::Article,
    cues::{Cues, KNOWN},
    dateline,
    features::{Looker, Seen},
    label::{BoilerplateKind, Label},
    lines::{content, is_blank, is_line_end, lines},
    oneline, path,
    quotations::{Quotation, quotations_in},
    reading::Reading,
    tables::costs::{FEATURES, Feature},
};

/// Takes pages apart.
///
/// ```
/// use khabar_segment::{Label, Segmenter};
///
/// let parts = Segmenter::new().segment("شارك المقال على:\n");
/// assert_eq!(parts.segments()[0].label(), Label::Boilerplate);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Segmenter {
    cues: Option<Arc<Cues>>,
}

/// A segment of a page: a line with its line end, or, of a page that came as
/// one line, a sentence or what a cue sets off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    range: Range<usize>,
    label: Label,
    kind: Option<BoilerplateKind>,
    margin: u16,
    cost: i16,
    runner_up: Option<Label>,
    features: u128,
    parts: Vec<Part>,
}

/// A part of a segment that is something else than the rest of it, such as a
/// dateline before the lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    range: Range<usize>,
    label: Label,
}

/// A page with its segments.
#[derive(Clone, Debug)]
pub struct Segmentation<'t> {
    text: &'t str,
    cues: Option<Arc<Cues>>,
    segments: Vec<Segment>,
}

impl Segmenter {
    /// A segmenter for pages of news.
    #[must_use]
    pub const fn new() -> Self {
        Self { cues: None }
    }

    /// Sets the cues, those that every segmenter knows and more; see
    /// [`Cues`].
    #[must_use]
    pub fn cues(self, cues: Cues) -> Self {
        Self { cues: Some(Arc::new(cues)) }
    }

    /// Labels each line of a page. Never fails and never panics; an empty
    /// text has no segments. A page that came as one line is cut first, at
    /// the ends of its sentences and at cues (`اقرأ أيضا:`, `نشر في` with a
    /// date, a row of share words).
    ///
    /// ```
    /// use khabar_segment::Segmenter;
    ///
    /// let page = "خبر قصير من المدينة\r\n\r\nنص لا يشبه شيئا";
    /// let parts = Segmenter::new().segment(page);
    /// let joined: String = parts
    ///     .segments()
    ///     .iter()
    ///     .map(|s| &page[s.range()])
    ///     .collect();
    /// assert_eq!(joined, page);
    /// ```
    #[must_use]
    pub fn segment<'t>(&self, text: &'t str) -> Segmentation<'t> {
        let cues = self.cues.as_deref().unwrap_or(&KNOWN);
        let mut looker = Looker::new(cues);
        let mut segments: Vec<Segment> = Vec::new();
        let page = oneline::find(text);
        for line in lines(text) {
            if Some(&line.range) == page.as_ref() {
                let base = line.range.start;
                let whole = text.get(line.range).unwrap_or_default();
                for piece in oneline::pieces(whole, cues) {
                    let range = base + piece.start..base + piece.end;
                    let piece = whole.get(piece).unwrap_or_default();
                    add(piece, range, &mut looker, &mut segments);
                }
            } else {
                add(line.text, line.range, &mut looker, &mut segments);
            }
        }
        let mut seen = looker.finish();
        set_alone(&segments, &mut seen);
        let features: Vec<u128> = seen.iter().map(|s| s.features).collect();
        let mut open =
            segments.iter_mut().filter(|s| s.label != Label::Blank).zip(seen);
        let mut reading = Reading::default();
        path::best(&features, |choice| {
            let Some((segment, seen)) = open.next() else { return };
            segment.label = choice.label;
            segment.kind = (choice.label == Label::Boilerplate)
                .then_some(seen.kind.unwrap_or(BoilerplateKind::Nav));
            segment.margin = choice.margin;
            segment.cost = choice.cost;
            segment.runner_up = Some(choice.runner_up);
            segment.features = seen.features;
            let lead = choice.label == Label::Lead;
            let dated = seen.has(Feature::DatelineStart);
            if lead || dated && choice.label == Label::Body {
                let content = content(text, segment.range.clone());
                reading
                    .read(text.get(content.clone()).unwrap_or_default(), 24);
                segment.parts = parts(text, content, &reading, cues, lead);
            }
        });
        Segmentation { text, cues: self.cues.clone(), segments }
    }
}

/// Looks at a line and adds its segment.
fn add(
    line: &str,
    range: Range<usize>,
    looker: &mut Looker<'_>,
    segments: &mut Vec<Segment>,
) {
    let blank = is_blank(line);
    if !blank {
        looker.look(line);
    }
    segments.push(Segment::new(range, blank));
}

/// Tells each line whether blank lines stand on both sides of it.
fn set_alone(segments: &[Segment], seen: &mut [Seen]) {
    let mut seen = seen.iter_mut();
    let mut before = true;
    for (i, segment) in segments.iter().enumerate() {
        let blank = segment.label == Label::Blank;
        if !blank && let Some(seen) = seen.next() {
            let after = segments.get(i + 1);
            seen.set_alone(
                before && after.is_none_or(|s| s.label == Label::Blank),
            );
        }
        before = blank;
    }
}

/// A dateline before a paragraph is a part of its own.
fn parts(
    text: &str,
    content: Range<usize>,
    reading: &Reading,
    cues: &Cues,
    lead: bool,
) -> Vec<Part> {
    let line = text.get(content.clone()).unwrap_or_default();
    let Some(found) = dateline::find(line, reading, cues, lead) else {
        return Vec::new();
    };
    let cut = content.start + found.range.end;
    if cut >= content.end {
        return Vec::new();
    }
    let label = if lead { Label::Lead } else { Label::Body };
    [(content.start..cut, Label::Dateline), (cut..content.end, label)]
        .map(|(range, label)| Part { range, label })
        .into()
}

impl Segment {
    fn new(range: Range<usize>, blank: bool) -> Self {
        Self {
            range,
            label: if blank { Label::Blank } else { Label::Body },
            kind: None,
            margin: 0,
            cost: 0,
            runner_up: None,
            features: 0,
            parts: Vec::new(),
        }
    }

    /// Its bytes, the line end included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What it is.
    #[must_use]
    pub fn label(&self) -> Label {
        self.label
    }

    /// What it is for, if it is boilerplate.
    #[must_use]
    pub fn kind(&self) -> Option<BoilerplateKind> {
        self.kind
    }

    /// How much dearer the best reading of the page with another label here
    /// would be. On pages that the costs were not fitted to, the label is
    /// right for half of the lines below 5, seven in eight from 10 on, and 97
    /// in a hundred or more from 20 on. 0 for blank lines.
    #[must_use]
    pub fn margin(&self) -> u32 {
        self.margin.into()
    }

    /// What is seen of the line, by the names that `data/costs.toml`
    /// explains; nothing for blank lines.
    ///
    /// ```
    /// use khabar_segment::Segmenter;
    ///
    /// let parts = Segmenter::new().segment("شارك المقال على:\n");
    /// let line = &parts.segments()[0];
    /// assert!(line.features().any(|f| f == "tool_line"));
    /// assert!(line.features().any(|f| f == "end_colon"));
    /// ```
    pub fn features(&self) -> impl Iterator<Item = &'static str> + '_ {
        FEATURES
            .iter()
            .enumerate()
            .filter(|(i, _)| self.features & (1 << i) != 0)
            .map(|(_, name)| *name)
    }

    /// What the line by itself costs with its label, lower is likelier; 0
    /// for blank lines. The costs of the steps between lines are not in it.
    #[must_use]
    pub fn cost(&self) -> i32 {
        self.cost.into()
    }

    /// The label that the line has on the best path on which it has another
    /// one; `None` for blank lines.
    #[must_use]
    pub fn runner_up(&self) -> Option<Label> {
        self.runner_up
    }

    /// Its parts where a line holds two, without the line end; else empty.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl Part {
    /// Its bytes in the page.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What it is.
    #[must_use]
    pub fn label(&self) -> Label {
        self.label
    }
}

impl<'t> Segmentation<'t> {
    /// The page.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn cues(&self) -> &Cues {
        self.cues.as_deref().unwrap_or(&KNOWN)
    }

    /// The segments in order: the first begins at 0, each begins where the
    /// one before ends, the last ends with the text.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The parts of the article by what they are.
    ///
    /// ```
    /// use khabar_segment::Segmenter;
    ///
    /// let page = "عنوان الخبر الأول في الصفحة\n\nبقلم: سليم الحداد\n";
    /// let parts = Segmenter::new().segment(page);
    /// let byline = parts.article().byline()[0].range();
    /// assert_eq!(&page[byline], "سليم الحداد");
    /// ```
    #[must_use]
    pub fn article(&self) -> Article {
        Article::read(self)
    }

    /// Speech quoted in the paragraphs of the page; see
    /// [`quotations`](crate::quotations).
    #[must_use]
    pub fn quotations(&self) -> Vec<Quotation> {
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        for segment in &self.segments {
            let speaks = matches!(
                segment.label,
                Label::Lead
                    | Label::Body
                    | Label::Quote
                    | Label::Standfirst
                    | Label::Headline
                    | Label::Subheading
                    | Label::Related
            );
            match paragraphs.last_mut() {
                _ if !speaks => {}
                // Sentences of a page on one line are one paragraph.
                Some(last)
                    if last.end == segment.range.start
                        && segment.label == Label::Body
                        && self.goes_on(segment) =>
                {
                    last.end = segment.range.end;
                }
                _ => paragraphs.push(segment.range.clone()),
            }
        }
        quotations_in(self.text, paragraphs.into_iter())
    }

    /// Whether a segment stands on the line of the one before it.
    pub(crate) fn goes_on(&self, segment: &Segment) -> bool {
        let before = self.text.get(..segment.range.start);
        before.is_some_and(|b| !b.is_empty() && !b.ends_with(is_line_end))
    }
}
