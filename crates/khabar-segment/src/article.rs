//! The parts of an article, by what they are.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_dates::DateParser;
use khabar_normalize::{Normalizer, Token, TokenKind, tokens};

use crate::{
    cues::{self, Class, Cue},
    dateline,
    features::{is_credit, tail_bracket},
    label::Label,
    segmenter::{Segment, Segmentation},
};

/// What an article says of itself; every part is a range of bytes in the
/// page, without blanks and line ends around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    headline: Option<Range<usize>>,
    kicker: Option<Range<usize>>,
    standfirst: Vec<Range<usize>>,
    byline: Vec<Credit>,
    dateline: Option<Dateline>,
    published: Option<Range<usize>>,
    modified: Option<Range<usize>>,
    captions: Vec<Caption>,
    body: Vec<Block>,
    sources: Vec<Range<usize>>,
    tags: Vec<Range<usize>>,
    related: Vec<Related>,
}

/// A name in a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    range: Range<usize>,
    role: Option<Role>,
}

/// What someone named in a byline did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// Wrote it (كتب، بقلم).
    Author,
    /// Edited or prepared it (تحرير، إعداد).
    Editor,
    /// Translated it (ترجمة).
    Translator,
    /// Held the interview (حاوره).
    Interviewer,
    /// Reported for it (تغطية، متابعة).
    Reporter,
}

impl Role {
    /// The name used in data: `author`, `editor`.
    ///
    /// ```
    /// assert_eq!(khabar_segment::Role::Translator.as_str(), "translator");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Editor => "editor",
            Self::Translator => "translator",
            Self::Interviewer => "interviewer",
            Self::Reporter => "reporter",
        }
    }
}

/// The dateline of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    range: Range<usize>,
    places: Vec<Range<usize>>,
    agencies: Vec<Range<usize>>,
    date: Option<Range<usize>>,
}

/// A caption with its credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    range: Range<usize>,
    credit: Option<Range<usize>>,
}

/// A paragraph or heading of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    range: Range<usize>,
    kind: BlockKind,
}

/// What a block of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BlockKind {
    /// A paragraph, the lead included.
    Paragraph,
    /// A heading.
    Subheading,
    /// A quotation on a line of its own.
    Quote,
}

impl BlockKind {
    /// The name used in data: `paragraph`, `subheading`, `quote`.
    ///
    /// ```
    /// assert_eq!(khabar_segment::BlockKind::Quote.as_str(), "quote");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Subheading => "subheading",
            Self::Quote => "quote",
        }
    }
}

/// Another story with its own date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    range: Range<usize>,
    published: Option<Range<usize>>,
}

impl Article {
    /// The headline, as it first stands.
    #[must_use]
    pub fn headline(&self) -> Option<Range<usize>> {
        self.headline.clone()
    }

    /// The line above or beside the headline.
    #[must_use]
    pub fn kicker(&self) -> Option<Range<usize>> {
        self.kicker.clone()
    }

    /// Subtitles and summaries.
    #[must_use]
    pub fn standfirst(&self) -> &[Range<usize>] {
        &self.standfirst
    }

    /// Who wrote it.
    #[must_use]
    pub fn byline(&self) -> &[Credit] {
        &self.byline
    }

    /// Where it was written and by which agency.
    #[must_use]
    pub fn dateline(&self) -> Option<&Dateline> {
        self.dateline.as_ref()
    }

    /// The date of publication, without its cue.
    #[must_use]
    pub fn published(&self) -> Option<Range<usize>> {
        self.published.clone()
    }

    /// The date of the last change, without its cue.
    #[must_use]
    pub fn modified(&self) -> Option<Range<usize>> {
        self.modified.clone()
    }

    /// Captions of photographs.
    #[must_use]
    pub fn captions(&self) -> &[Caption] {
        &self.captions
    }

    /// Paragraphs and headings, the lead first.
    #[must_use]
    pub fn body(&self) -> &[Block] {
        &self.body
    }

    /// Agencies and outlets that the article is credited to.
    #[must_use]
    pub fn sources(&self) -> &[Range<usize>] {
        &self.sources
    }

    /// Keywords.
    #[must_use]
    pub fn tags(&self) -> &[Range<usize>] {
        &self.tags
    }

    /// Other stories.
    #[must_use]
    pub fn related(&self) -> &[Related] {
        &self.related
    }

    pub(crate) fn read(page: &Segmentation<'_>) -> Self {
        let text = page.text();
        let mut article = Self::default();
        for segment in page.segments() {
            let range = trim(text, segment.range());
            if range.is_empty() {
                continue;
            }
            article.take(text, segment, range);
        }
        article
    }

    fn take(&mut self, text: &str, segment: &Segment, range: Range<usize>) {
        let line = text.get(range.clone()).unwrap_or_default();
        match segment.label() {
            Label::Headline => {
                self.headline.get_or_insert(range);
            }
            Label::Kicker => {
                self.kicker.get_or_insert(range);
            }
            Label::Standfirst => self.standfirst.push(range),
            Label::Byline => self.byline.extend(names(line, range.start)),
            Label::Dateline => self.dateline_of(line, range.start, false),
            Label::Date => self.date_of(line, range),
            Label::Caption => {
                let credit = tail_bracket(line)
                    .filter(|(_, inside)| is_credit(inside))
                    .map(|(before, inside)| {
                        let start = range.start + before.len() + 1;
                        trim(text, start..start + inside.len())
                    });
                self.captions.push(Caption { range, credit });
            }
            Label::Lead | Label::Body => {
                let mut range = range;
                if let [first, rest] = segment.parts() {
                    if first.label() == Label::Dateline
                        && self.dateline.is_none()
                    {
                        self.dateline_of(line, range.start, true);
                    }
                    range = trim(text, rest.range());
                }
                self.body.push(Block { range, kind: BlockKind::Paragraph });
            }
            Label::Subheading => {
                self.body.push(Block { range, kind: BlockKind::Subheading });
            }
            Label::Quote => {
                self.body.push(Block { range, kind: BlockKind::Quote });
            }
            Label::Source => {
                self.sources.extend(items(
                    line,
                    range.start,
                    Class::SourceStart,
                ));
            }
            Label::Tags => {
                self.tags.extend(items(line, range.start, Class::TagsStart));
            }
            Label::Related => {
                self.related.push(Related { range, published: None });
            }
            Label::RelatedDate => {
                if let Some(last) = self.related.last_mut()
                    && last.published.is_none()
                {
                    last.published = first_date(line, range.start);
                }
            }
            _ => {}
        }
    }

    fn dateline_of(&mut self, line: &str, base: usize, lead: bool) {
        let Some(found) = dateline::find(line, lead) else {
            if !lead && self.dateline.is_none() {
                let range = base..base + line.len();
                self.dateline = Some(Dateline {
                    places: Vec::from([range.clone()]),
                    range,
                    agencies: Vec::new(),
                    date: None,
                });
            }
            return;
        };
        let shift = |r: Range<usize>| r.start + base..r.end + base;
        self.dateline = Some(Dateline {
            range: shift(found.range),
            places: found.places.into_iter().map(shift).collect(),
            agencies: found.agencies.into_iter().map(shift).collect(),
            date: found.date.map(shift),
        });
    }

    fn date_of(&mut self, line: &str, range: Range<usize>) {
        let Some(date) = first_date(line, range.start) else { return };
        let modified = begins_with(line, Class::Modified);
        if modified {
            self.modified.get_or_insert(date);
        } else {
            match &mut self.published {
                None => self.published = Some(date),
                // A time and its day on two lines are one date.
                Some(before) => {
                    if date.start.saturating_sub(before.end) <= 4 {
                        before.end = date.end;
                    }
                }
            }
        }
    }
}

impl Credit {
    /// The name.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What the person did, where a cue says it.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.role
    }
}

impl Dateline {
    /// The whole dateline, its separator included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The places.
    #[must_use]
    pub fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    /// The agencies and outlets.
    #[must_use]
    pub fn agencies(&self) -> &[Range<usize>] {
        &self.agencies
    }

    /// The date.
    #[must_use]
    pub fn date(&self) -> Option<Range<usize>> {
        self.date.clone()
    }
}

impl Caption {
    /// The caption, its credit included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Who took or sent the photograph.
    #[must_use]
    pub fn credit(&self) -> Option<Range<usize>> {
        self.credit.clone()
    }
}

impl Block {
    /// Its bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> BlockKind {
        self.kind
    }
}

impl Related {
    /// Its title or abstract.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Its own date.
    #[must_use]
    pub fn published(&self) -> Option<Range<usize>> {
        self.published.clone()
    }
}

/// A range without blanks and invisible characters at its ends.
pub(crate) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default();
    let blank = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || khabar_normalize::fold_char(c).is_none()
                && !khabar_normalize::is_diacritic(c)
    };
    let start =
        range.start + line.len() - line.trim_start_matches(blank).len();
    let end = range.end - (line.len() - line.trim_end_matches(blank).len());
    start..end.max(start)
}

fn first_date(line: &str, base: usize) -> Option<Range<usize>> {
    DateParser::new().find_iter(line).next().map(|found| {
        let range = found.range();
        base + range.start..base + range.end
    })
}

/// The tokens of a line with their ranges in it.
fn folded(
    line: &str,
) -> Vec<(alloc::string::String, TokenKind, Range<usize>)> {
    let folded = Normalizer::MATCHING.normalize_mapped(line);
    tokens(folded.as_str())
        .map(|t: Token<'_>| {
            (t.as_str().into(), t.kind(), folded.to_source(t.range()))
        })
        .collect()
}

/// How many tokens at the start of a line are a cue of a class, with the
/// cue itself.
fn cue_at(
    all: &[(alloc::string::String, TokenKind, Range<usize>)],
    at: usize,
    classes: &[Class],
    most: usize,
) -> Option<(usize, &'static Cue)> {
    let mut name = alloc::string::String::new();
    let mut best = None;
    for (i, (word, kind, _)) in all.iter().enumerate().skip(at).take(most) {
        if !matches!(kind, TokenKind::Word | TokenKind::Number) {
            continue;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
        if let Some(cue) =
            cues::lookup(&name).find(|c| classes.contains(&c.class))
        {
            best = Some((i + 1, cue));
        }
    }
    best
}

fn begins_with(line: &str, class: Class) -> bool {
    cue_at(&folded(line), 0, &[class], 12).is_some()
}

/// Cues before the names of writers and editors.
const BYLINE: [Class; 2] = [Class::Byline, Class::CreditsTail];

/// The names of a byline: its words without cues, agencies, places after
/// من and dates, parted at marks and at و between two names.
fn names(line: &str, base: usize) -> Vec<Credit> {
    let all = folded(line);
    let dates: Vec<Range<usize>> =
        DateParser::new().find_iter(line).map(|d| d.range()).collect();
    let mut credits = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut who = None;
    let mut skip_place = false;
    let mut at = 0;
    let mut close = |current: &mut Option<Range<usize>>, who| {
        if let Some(range) = current.take() {
            let name = line.get(range.clone()).unwrap_or_default();
            if name.split_whitespace().count() >= 2
                || who == Some(Role::Author)
            {
                credits.push(Credit {
                    range: base + range.start..base + range.end,
                    role: who,
                });
            }
        }
    };
    while let Some((word, kind, range)) = all.get(at) {
        if let Some((next, _)) = cue_at(&all, at, &[Class::Agency], 4) {
            close(&mut current, who);
            skip_place = false;
            at = next;
            continue;
        }
        if current.is_some()
            && let Some((next, _)) = cue_at(&all, at, &[Class::CreditsTail], 4)
        {
            close(&mut current, who);
            at = next;
            continue;
        }
        if current.is_none()
            && let Some((next, cue)) = cue_at(&all, at, &BYLINE, 12)
        {
            who = cue.role;
            skip_place = false;
            at = next;
            continue;
        }
        let dated =
            dates.iter().any(|d| d.start <= range.start && range.end <= d.end);
        if *kind != TokenKind::Word || dated {
            close(&mut current, who);
            skip_place = false;
        } else if word == "من"
            || word == "في"
            || word.is_ascii() && word.len() < 2
        {
            close(&mut current, who);
            skip_place = true;
        } else if let (Some(now), Some(rest)) = (
            current.as_ref().filter(|now| {
                line.get((*now).clone())
                    .is_some_and(|s| s.contains(char::is_whitespace))
            }),
            word.strip_prefix('و').filter(|rest| rest.chars().count() > 2),
        ) {
            // `ليلى حداد وسامي نصر`: و after two words begins a name.
            let _ = now;
            let start = range.end.saturating_sub(rest.len());
            let start =
                if line.is_char_boundary(start) { start } else { range.start };
            close(&mut current, who);
            current = Some(start.max(range.start)..range.end);
        } else if !skip_place {
            current = Some(match current {
                None => range.clone(),
                Some(now) => now.start..range.end,
            });
        }
        at += 1;
    }
    close(&mut current, who);
    credits
}

/// The items of a line of sources or keywords, without their cue.
fn items(line: &str, base: usize, class: Class) -> Vec<Range<usize>> {
    let all = folded(line);
    let from = cue_at(&all, 0, &[class], 12).map_or(0, |(next, _)| next);
    let mut found = Vec::new();
    let mut current: Option<Range<usize>> = None;
    for (word, kind, range) in all.iter().skip(from) {
        let inside = match kind {
            TokenKind::Word | TokenKind::Number => true,
            // `أ.ف.ب` and `#وسم_طويل` are one item.
            _ => matches!(word.as_str(), "." | "_") && current.is_some(),
        };
        if inside {
            current = Some(match current {
                None => range.clone(),
                Some(now) => now.start..range.end,
            });
        } else if let Some(range) = current.take() {
            found.push(range);
        }
    }
    found.extend(current);
    found
        .into_iter()
        .map(|r| trim_stop(line, r))
        .map(|r| base + r.start..base + r.end)
        .collect()
}

fn trim_stop(line: &str, range: Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end_matches(['.', '_', ' ']).len()
}
