//! The parts of the article.

use std::ops::Range;

#[cfg(feature = "schema")]
use super::names;
use super::slice;
use crate::{analysis::Dated, offsets::Place};

/// What the page says of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Article {
    /// The headline.
    pub headline: Option<Text>,
    /// The line above or beside the headline.
    pub kicker: Option<Text>,
    /// Subtitles and summaries.
    pub standfirst: Vec<Text>,
    /// Who wrote it.
    pub byline: Vec<Credit>,
    /// Where it was written and by which agency.
    pub dateline: Option<Dateline>,
    /// When it was published.
    pub published: Option<DateText>,
    /// When it was last changed.
    pub modified: Option<DateText>,
    /// Captions of photographs.
    pub captions: Vec<Caption>,
    /// Paragraphs and headings.
    pub body: Vec<Block>,
    /// Agencies and outlets that it is credited to.
    pub sources: Vec<Text>,
    /// Keywords.
    pub tags: Vec<Text>,
    /// Other stories.
    pub related: Vec<Related>,
}

impl Place for Article {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.headline.visit(each);
        self.kicker.visit(each);
        self.standfirst.visit(each);
        self.byline.visit(each);
        self.dateline.visit(each);
        self.published.visit(each);
        self.modified.visit(each);
        self.captions.visit(each);
        self.body.visit(each);
        self.sources.visit(each);
        self.tags.visit(each);
        self.related.visit(each);
    }
}

/// A stretch of the text with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Text {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
}

impl Place for Text {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// A date of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateText {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// TIMEX3 value; null where it has none.
    pub value: Option<String>,
}

impl Place for DateText {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// Someone named in the byline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Credit {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// What the person did, where the page says it.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::ROLES)))]
    pub role: Option<String>,
}

impl Place for Credit {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// The dateline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dateline {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// The places.
    pub places: Vec<Text>,
    /// The agencies and outlets.
    pub agencies: Vec<Text>,
    /// The date.
    pub date: Option<DateText>,
}

impl Place for Dateline {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
        self.places.visit(each);
        self.agencies.visit(each);
        self.date.visit(each);
    }
}

/// A caption.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Caption {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// Who took or sent the photograph.
    pub credit: Option<Text>,
}

impl Place for Caption {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
        self.credit.visit(each);
    }
}

/// A paragraph or heading.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Block {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::BLOCK_KINDS)))]
    pub kind: String,
}

impl Place for Block {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// Another story.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Related {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// Its own date.
    pub published: Option<DateText>,
}

impl Place for Related {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
        self.published.visit(each);
    }
}

/// Reads an article out of its text.
pub(super) struct Reader<'a, 't> {
    pub(super) text: &'t str,
    pub(super) dates: &'a [Dated<'t>],
}

impl Reader<'_, '_> {
    pub(super) fn article(
        &self,
        article: &khabar_segment::Article,
    ) -> Article {
        let many = |ranges: &[Range<usize>]| {
            ranges.iter().map(|range| self.words(range)).collect()
        };
        let date =
            |range: Option<Range<usize>>| range.map(|range| self.date(&range));
        Article {
            headline: article.headline().map(|range| self.words(&range)),
            kicker: article.kicker().map(|range| self.words(&range)),
            standfirst: many(article.standfirst()),
            byline: article.byline().iter().map(|c| self.credit(c)).collect(),
            dateline: article.dateline().map(|line| {
                let Text { start, end, text } = self.words(&line.range());
                let places = many(line.places());
                let agencies = many(line.agencies());
                let date = date(line.date());
                Dateline { start, end, text, places, agencies, date }
            }),
            published: date(article.published()),
            modified: date(article.modified()),
            captions: article
                .captions()
                .iter()
                .map(|caption| {
                    let Text { start, end, text } =
                        self.words(&caption.range());
                    let credit =
                        caption.credit().map(|range| self.words(&range));
                    Caption { start, end, text, credit }
                })
                .collect(),
            body: article
                .body()
                .iter()
                .map(|block| {
                    let Text { start, end, text } = self.words(&block.range());
                    let kind = block.kind().as_str().into();
                    Block { start, end, text, kind }
                })
                .collect(),
            sources: many(article.sources()),
            tags: many(article.tags()),
            related: article
                .related()
                .iter()
                .map(|story| {
                    let Text { start, end, text } = self.words(&story.range());
                    let published = date(story.published());
                    Related { start, end, text, published }
                })
                .collect(),
        }
    }

    fn words(&self, range: &Range<usize>) -> Text {
        let text = slice(self.text, range);
        Text { start: range.start, end: range.end, text }
    }

    fn credit(&self, credit: &khabar_segment::Credit) -> Credit {
        let Text { start, end, text } = self.words(&credit.range());
        let role = credit.role().map(|role| role.as_str().into());
        Credit { start, end, text, role }
    }

    /// A date of the article takes the value of the first finding in it.
    fn date(&self, range: &Range<usize>) -> DateText {
        let Text { start, end, text } = self.words(range);
        let at = self.dates.partition_point(|d| d.range().end <= start);
        let value = self
            .dates
            .get(at)
            .filter(|d| d.range().start < end)
            .map(|d| d.value().timex().to_string());
        DateText { start, end, text, value }
    }
}
