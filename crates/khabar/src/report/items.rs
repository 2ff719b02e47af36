//! The items that the objects hold.

use std::ops::Range;

#[cfg(feature = "serde")]
use super::is_zero;
#[cfg(feature = "schema")]
use super::names;
use crate::{analysis, offsets::Place};

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Span {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
}

impl Place for Span {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// The day that relative dates were resolved against.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reference {
    /// The day, `2021-12-09`.
    pub date: String,
    /// How it is known.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::REFERENCE_BASES)))]
    pub basis: String,
    /// The places in the text that led to it.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty")
    )]
    pub evidence: Vec<Span>,
}

impl Place for Reference {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        self.evidence.visit(each);
    }
}

/// A segment of the page, its line end included.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Segment {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::LABELS)))]
    pub label: String,
    /// What kind of boilerplate it is.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::BOILERPLATE_KINDS)))]
    pub kind: Option<String>,
    /// By how much the label won over the runner-up.
    pub margin: u32,
    /// Why, when that was asked for; blank lines need no reason.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub why: Option<Why>,
    /// Its parts, where it holds more than one thing.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty")
    )]
    pub parts: Vec<Part>,
}

/// What led to the label of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Why {
    /// What is seen of the line, by the names of the page grammar.
    pub features: Vec<String>,
    /// What the line alone costs with its label; lower is likelier.
    pub cost: i32,
    /// The label it would have otherwise, dearer by the margin.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::LABELS)))]
    pub runner_up: String,
}

impl Place for Segment {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
        self.parts.visit(each);
    }
}

/// A part of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Part {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::LABELS)))]
    pub label: String,
}

impl Place for Part {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// Speech that the page quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quotation {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// Whether it stands in quotation marks.
    pub marked: bool,
    /// Who speaks.
    pub speaker: Option<Speaker>,
    /// The word that introduces it.
    pub cue: Option<Span>,
}

impl Place for Quotation {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
        self.speaker.visit(each);
        self.cue.visit(each);
    }
}

/// Who says what is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Speaker {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// Index into `entities`.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub entity: Option<usize>,
}

impl Place for Speaker {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// A date, time, duration or repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Date {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// The words as they are written.
    pub text: String,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::DATE_TYPES)))]
    pub kind: String,
    /// TIMEX3 value: `2021-12-09`, `2025-01`, `2021-W40`, `P3Y`.
    pub value: String,
    /// TIMEX3 modifier: `BEFORE`, `START`, `APPROX`.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "mod", skip_serializing_if = "Option::is_none")
    )]
    pub modifier: Option<String>,
    /// First day or minute of the value; null where it is open.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub from: Option<Option<String>>,
    /// The day or minute after the value; null where it is open.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub until: Option<Option<String>>,
    /// The calendar in which it is written.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::CALENDARS)))]
    pub calendar: String,
    /// What the value rests on.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::DATE_BASES)))]
    pub basis: String,
    /// The Hijri date, `1445-09-12`, where there is one.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub hijri: Option<String>,
    /// By how many days a Hijri date may be off.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_zero"))]
    pub tolerance_days: u8,
    /// The value in EDTF, where it has one.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub edtf: Option<String>,
    /// What is odd about it.
    pub notes: Vec<Note>,
}

impl Place for Date {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}

/// Something odd about a date.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Note {
    /// What: `calendars_differ`, `weekday_differs`, `no_such_day`.
    pub kind: String,
    /// By how many days, where it says so.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub days: Option<i64>,
}

/// A mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mention {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// Where the words with attached particles start.
    pub token_start: usize,
    /// Where the words with attached particles end.
    pub token_end: usize,
    /// The words as they are written.
    pub text: String,
    /// What it names.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::MENTION_KINDS)))]
    pub kind: String,
    /// The canonical Arabic name.
    pub name: String,
    /// Index into `entities`.
    pub entity: usize,
    /// The identity: `iso3166:RU`, `geonames:524901`.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub id: Option<String>,
    /// What found it: `gazetteer`, `rule:…`, `memory`.
    pub source: String,
}

impl Place for Mention {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
        each(&mut self.token_start);
        each(&mut self.token_end);
    }
}

/// Someone or something that the page speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entity {
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = names::MENTION_KINDS)))]
    pub kind: String,
    /// The canonical Arabic name.
    pub name: String,
    /// The other ways in which the page writes it.
    pub aliases: Vec<String>,
    /// The identity.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub id: Option<String>,
    /// Indices into `mentions`.
    pub mentions: Vec<usize>,
}

impl Span {
    pub(super) fn new(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Reference {
    pub(super) fn new(reference: &analysis::Reference) -> Self {
        Self {
            date: reference.date().to_string(),
            basis: reference.basis().as_str().into(),
            evidence: reference
                .evidence()
                .iter()
                .cloned()
                .map(Span::new)
                .collect(),
        }
    }
}

impl Segment {
    pub(super) fn new(segment: &khabar_segment::Segment) -> Self {
        let Range { start, end } = segment.range();
        Self {
            start,
            end,
            label: segment.label().as_str().into(),
            kind: segment.kind().map(|kind| kind.as_str().into()),
            margin: segment.margin(),
            why: None,
            parts: segment
                .parts()
                .iter()
                .map(|part| Part {
                    start: part.range().start,
                    end: part.range().end,
                    label: part.label().as_str().into(),
                })
                .collect(),
        }
    }
}

impl Why {
    pub(super) fn new(segment: &khabar_segment::Segment) -> Option<Self> {
        Some(Self {
            runner_up: segment.runner_up()?.as_str().into(),
            features: segment.features().map(Into::into).collect(),
            cost: segment.cost(),
        })
    }
}

impl Quotation {
    /// A quotation as the segmenter gives it, whose speaker is no entity.
    pub(super) fn alone(quotation: &khabar_segment::Quotation) -> Self {
        let Range { start, end } = quotation.range();
        let speaker = quotation.speaker().map(|words| Speaker {
            start: words.start,
            end: words.end,
            entity: None,
        });
        let marked = quotation.is_marked();
        let cue = quotation.cue().map(Span::new);
        Self { start, end, marked, speaker, cue }
    }

    pub(super) fn new(quotation: &analysis::Quotation) -> Self {
        let Range { start, end } = quotation.range();
        let speaker = quotation.speaker().map(|speaker| Speaker {
            start: speaker.range().start,
            end: speaker.range().end,
            entity: speaker.entity(),
        });
        let marked = quotation.is_marked();
        let cue = quotation.cue().map(Span::new);
        Self { start, end, marked, speaker, cue }
    }
}

impl Date {
    pub(super) fn new(date: &analysis::Dated<'_>) -> Self {
        let Range { start, end } = date.range();
        let value = date.value();
        let interval = value.interval();
        Self {
            start,
            end,
            text: date.as_str().into(),
            kind: value.kind().as_str().into(),
            value: value.timex().to_string(),
            modifier: value.modifier().map(|m| m.as_str().into()),
            from: interval.map(|i| i.from_iso()),
            until: interval.map(|i| i.until_iso()),
            calendar: value.calendar().name().into(),
            basis: value.basis().as_str().into(),
            hijri: value.hijri_value(),
            tolerance_days: value.tolerance_days(),
            edtf: value.edtf(),
            notes: value
                .notes()
                .iter()
                .map(|note| Note {
                    kind: note.kind().into(),
                    days: note.days(),
                })
                .collect(),
        }
    }
}

impl Mention {
    pub(super) fn new(
        mention: &khabar_entities::Mention<'_>,
        entity: usize,
    ) -> Self {
        let Range { start, end } = mention.range();
        let tokens = mention.token_range();
        Self {
            start,
            end,
            token_start: tokens.start,
            token_end: tokens.end,
            text: mention.as_str().into(),
            kind: mention.kind().as_str().into(),
            name: mention.name().into(),
            entity,
            id: mention.id().map(Into::into),
            source: mention.source().as_str().into(),
        }
    }
}

impl Entity {
    pub(super) fn new(
        entity: &khabar_entities::Entity,
        mentions: &[usize],
    ) -> Self {
        Self {
            kind: entity.kind().as_str().into(),
            name: entity.name().into(),
            aliases: entity.aliases().to_vec(),
            id: entity.id().map(Into::into),
            mentions: mentions.to_vec(),
        }
    }
}
