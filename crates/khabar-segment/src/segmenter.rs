//! A page and its segments.

use alloc::vec::Vec;
use core::ops::Range;

use crate::{
    article::Article,
    dateline, features,
    label::{BoilerplateKind, Label},
    lines::{Line, lines},
    path,
    quotations::{Quotation, quotations_in},
    tables::costs::FEATURES,
};

/// Takes pages apart.
///
/// ```
/// use khabar_segment::{Label, Segmenter};
///
/// let parts = Segmenter::new().segment("شارك المقال على:\n");
/// assert_eq!(parts.segments()[0].label(), Label::Boilerplate);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Segmenter {
    _private: (),
}

/// A segment of a page: a line with its line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    range: Range<usize>,
    label: Label,
    kind: Option<BoilerplateKind>,
    margin: u32,
    why: Option<Why>,
    parts: Vec<Part>,
}

/// What led to a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Why {
    features: u64,
    cost: i32,
    runner_up: Label,
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
    segments: Vec<Segment>,
}

impl Segmenter {
    /// A segmenter for pages of news.
    #[must_use]
    pub const fn new() -> Self {
        Self { _private: () }
    }

    /// Labels each line of a page. Never fails and never panics; an empty
    /// text has no segments.
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
        let all: Vec<Line<'t>> = lines(text).collect();
        let blank: Vec<bool> = all.iter().map(Line::is_blank).collect();
        let mut full = Vec::new();
        let mut alone = Vec::new();
        for (i, line) in all.iter().enumerate() {
            if blank.get(i) == Some(&true) {
                continue;
            }
            let before = i.checked_sub(1).and_then(|i| blank.get(i));
            let after = blank.get(i + 1);
            full.push(line);
            alone.push(before != Some(&false) && after != Some(&false));
        }
        let seen = features::look(&full, &alone);
        let choices = path::best(&seen);
        let mut chosen = seen.iter().zip(choices);
        let segments = all
            .iter()
            .zip(&blank)
            .map(|(line, &blank)| {
                let next = if blank { None } else { chosen.next() };
                match next {
                    None => Segment {
                        range: line.range.clone(),
                        label: Label::Blank,
                        kind: None,
                        margin: 0,
                        why: None,
                        parts: Vec::new(),
                    },
                    Some((seen, choice)) => Segment {
                        range: line.range.clone(),
                        label: choice.label,
                        kind: (choice.label == Label::Boilerplate).then_some(
                            seen.kind.unwrap_or(BoilerplateKind::Nav),
                        ),
                        margin: choice.margin,
                        why: Some(Why {
                            features: seen.bits(),
                            cost: choice.cost,
                            runner_up: choice.runner_up,
                        }),
                        parts: parts(line, choice.label),
                    },
                }
            })
            .collect();
        Segmentation { text, segments }
    }
}

/// A dateline before a paragraph is a part of its own.
fn parts(line: &Line<'_>, label: Label) -> Vec<Part> {
    if !matches!(label, Label::Lead | Label::Body) {
        return Vec::new();
    }
    let Some(found) = dateline::find(line.text, label == Label::Lead) else {
        return Vec::new();
    };
    let content = line.content();
    let cut = content.start + found.range.end;
    if cut >= content.end {
        return Vec::new();
    }
    [(content.start..cut, Label::Dateline), (cut..content.end, label)]
        .map(|(range, label)| Part { range, label })
        .into()
}

impl Segment {
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
    /// would be: 0 is a guess, above 10 is sure. 0 for blank lines.
    #[must_use]
    pub fn margin(&self) -> u32 {
        self.margin
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
        let bits = self.why.map_or(0, |why| why.features);
        FEATURES
            .iter()
            .enumerate()
            .filter(move |(i, _)| bits & (1 << i) != 0)
            .map(|(_, name)| *name)
    }

    /// What the line by itself costs with its label, lower is likelier; 0
    /// for blank lines. The costs of the steps between lines are not in it.
    #[must_use]
    pub fn cost(&self) -> i32 {
        self.why.map_or(0, |why| why.cost)
    }

    /// The label that the line has on the best path on which it has another
    /// one; `None` for blank lines.
    #[must_use]
    pub fn runner_up(&self) -> Option<Label> {
        self.why.map(|why| why.runner_up)
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
        quotations_in(
            self.text,
            self.segments
                .iter()
                .filter(|s| {
                    matches!(
                        s.label,
                        Label::Lead
                            | Label::Body
                            | Label::Quote
                            | Label::Standfirst
                            | Label::Headline
                            | Label::Subheading
                            | Label::Related
                    )
                })
                .map(Segment::range),
        )
    }
}
