//! The parts of an article, by what they are.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_dates::DateParser;

use crate::{
    cues::{CueClass, Cues, Sign},
    dateline,
    features::{is_credit, tail_bracket},
    label::Label,
    reading::{Kind, Reading},
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

    const ALL: [Self; 5] = [
        Self::Author,
        Self::Editor,
        Self::Translator,
        Self::Interviewer,
        Self::Reporter,
    ];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
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
        let mut reader = Reader {
            text,
            cues: page.cues(),
            reading: Reading::default(),
            article: Self::default(),
        };
        for segment in page.segments() {
            let range = trim(text, segment.range());
            if !range.is_empty() {
                let goes_on = page.goes_on(segment);
                reader.take(segment, range, goes_on);
            }
        }
        reader.article
    }
}

/// Reads the segments of a page for the parts of its article.
struct Reader<'t, 'c> {
    text: &'t str,
    cues: &'c Cues,
    reading: Reading,
    article: Article,
}

/// Words of a line of a source, a byline or keywords at the most; a line with
/// more is none.
const MOST: usize = 400;

impl<'t> Reader<'t, '_> {
    fn line(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    fn take(&mut self, segment: &Segment, range: Range<usize>, goes_on: bool) {
        let line = self.line(range.clone());
        let article = &mut self.article;
        match segment.label() {
            Label::Headline => {
                article.headline.get_or_insert(range);
            }
            Label::Kicker => {
                article.kicker.get_or_insert(range);
            }
            Label::Standfirst => article.standfirst.push(range),
            Label::Byline => {
                self.reading.read(line, MOST);
                let names = names(line, range.start, &self.reading, self.cues);
                self.article.byline.extend(names);
                self.dates_of_byline(line, range.start);
            }
            Label::Dateline => self.dateline_of(line, range.start, false),
            Label::Date => self.date_of(line, range),
            Label::Caption => {
                let credit =
                    tail_bracket(line).and_then(|(before, inside)| {
                        self.reading.read(inside, MOST);
                        let start = range.start + before.len() + 1;
                        is_credit(self.cues, &self.reading, 0).then(|| {
                            trim(self.text, start..start + inside.len())
                        })
                    });
                self.article.captions.push(Caption { range, credit });
            }
            Label::Lead | Label::Body => {
                let mut range = range;
                if let [first, rest] = segment.parts() {
                    if first.label() == Label::Dateline
                        && article.dateline.is_none()
                    {
                        self.dateline_of(line, range.start, true);
                    }
                    range = trim(self.text, rest.range());
                }
                let kind = BlockKind::Paragraph;
                match self.article.body.last_mut() {
                    // Sentences of a page on one line are one paragraph.
                    Some(last) if goes_on && last.kind == kind => {
                        last.range.end = range.end;
                    }
                    _ => self.article.body.push(Block { range, kind }),
                }
            }
            Label::Subheading => {
                let kind = BlockKind::Subheading;
                article.body.push(Block { range, kind });
            }
            Label::Quote => {
                article.body.push(Block { range, kind: BlockKind::Quote });
            }
            Label::Source => {
                let items =
                    self.items(line, range.start, CueClass::SourceStart);
                self.article.sources.extend(items);
            }
            Label::Tags => {
                let items = self.items(line, range.start, CueClass::TagsStart);
                self.article.tags.extend(items);
            }
            Label::Related => {
                article.related.push(Related { range, published: None });
            }
            Label::RelatedDate => {
                if let Some(last) = article.related.last_mut()
                    && last.published.is_none()
                {
                    last.published = first_date(line, range.start);
                }
            }
            _ => {}
        }
    }

    fn dateline_of(&mut self, line: &str, base: usize, lead: bool) {
        self.reading.read(line, 24);
        self.reading.look_up();
        let found = dateline::find(line, &self.reading, self.cues, lead);
        let Some(found) = found else {
            if !lead && self.article.dateline.is_none() {
                let range = base..base + line.len();
                self.article.dateline = Some(Dateline {
                    places: Vec::from([range.clone()]),
                    range,
                    agencies: Vec::new(),
                    date: None,
                });
            }
            return;
        };
        let shift = |r: Range<usize>| r.start + base..r.end + base;
        self.article.dateline = Some(Dateline {
            range: shift(found.range),
            places: found.places.into_iter().map(shift).collect(),
            agencies: found.agencies.into_iter().map(shift).collect(),
            date: found.date.map(shift),
        });
    }

    /// `سليم الحداد | 27.10.2022 - محدث: 28.10.2022`: the dates of a byline,
    /// unless the page told them before.
    fn dates_of_byline(&mut self, line: &str, base: usize) {
        const MODIFIED: [CueClass; 1] = [CueClass::Modified];
        for found in DateParser::new().find_iter(line) {
            let date = found.range();
            let mut pieces = self.reading.pieces().iter();
            let before =
                pieces.rfind(|p| p.is_word() && p.range().end <= date.start);
            let modified = before.is_some_and(|before| {
                let word = before.word as usize;
                self.cues.is(self.reading.word(word), &MODIFIED)
                    || self.cues.is(
                        self.reading.run(word.saturating_sub(1)..word + 1),
                        &MODIFIED,
                    )
            });
            let date = base + date.start..base + date.end;
            let slot = match modified {
                true => &mut self.article.modified,
                false => &mut self.article.published,
            };
            slot.get_or_insert(date);
        }
    }

    fn date_of(&mut self, line: &str, range: Range<usize>) {
        let Some(date) = first_date(line, range.start) else { return };
        self.reading.read(line, 12);
        let modified =
            cue_at(&self.reading, self.cues, 0, &[CueClass::Modified]);
        let article = &mut self.article;
        if modified.is_some() {
            article.modified.get_or_insert(date);
        } else {
            match &mut article.published {
                None => article.published = Some(date),
                // A time and its day on two lines are one date.
                Some(before) => {
                    if date.start.saturating_sub(before.end) <= 4 {
                        before.end = date.end;
                    }
                }
            }
        }
    }

    /// The items of a line of sources or keywords, without their cue.
    fn items(
        &mut self,
        line: &str,
        base: usize,
        class: CueClass,
    ) -> Vec<Range<usize>> {
        self.reading.read(line, MOST);
        let from = cue_at(&self.reading, self.cues, 0, &[class])
            .map_or(0, |(next, _)| next);
        let mut found = Vec::new();
        let mut current: Option<Range<usize>> = None;
        for piece in self.reading.pieces() {
            if (piece.word as usize) < from
                || !piece.is_word() && piece.word as usize == from
            {
                continue;
            }
            // `أ.ف.ب` and `#وسم_طويل` are one item.
            let inside = piece.is_word()
                || (piece.is('.') || piece.is('_')) && current.is_some();
            if inside {
                let range = piece.range();
                current = Some(match current {
                    None => range,
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

/// The longest cue of some classes from a word on, with the word after it.
fn cue_at(
    reading: &Reading,
    cues: &Cues,
    at: usize,
    classes: &[CueClass],
) -> Option<(usize, Sign)> {
    let mut best = None;
    for end in at + 1..=reading.words() {
        let words = reading.run(at..end);
        if cues.begins(words).is_none() {
            break;
        }
        if let Some(sign) = cues.sign(words, classes) {
            best = Some((end, sign));
        }
    }
    best
}

/// The names of a byline: its words without cues, agencies, places after
/// من and dates, parted at marks and at و between two names.
fn names(
    line: &str,
    base: usize,
    reading: &Reading,
    cues: &Cues,
) -> Vec<Credit> {
    const BYLINE: [CueClass; 2] = [CueClass::Byline, CueClass::CreditsTail];
    let dates: Vec<Range<usize>> =
        DateParser::new().find_iter(line).map(|d| d.range()).collect();
    let mut credits = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut who = None;
    let mut skip_place = false;
    let mut skip = 0;
    let mut close = |current: &mut Option<Range<usize>>, who| {
        if let Some(range) = current.take() {
            let name = line.get(range.clone()).unwrap_or_default();
            let mut words = name.split_whitespace();
            // `ن ع`, `م.ح`: the desk's letters are no names.
            let named = words.clone().any(|w| w.chars().count() > 2);
            if named && (words.nth(1).is_some() || who == Some(Role::Author)) {
                credits.push(Credit {
                    range: base + range.start..base + range.end,
                    role: who,
                });
            }
        }
    };
    for piece in reading.pieces() {
        let at = piece.word as usize;
        if piece.is_word() && at < skip {
            continue;
        }
        if piece.is_word() {
            let found = |classes| cue_at(reading, cues, at, classes);
            if let Some((next, _)) = found(&[CueClass::Agency]) {
                close(&mut current, who);
                skip_place = false;
                skip = next;
                continue;
            }
            if current.is_some()
                && let Some((next, _)) = found(&[CueClass::CreditsTail])
            {
                close(&mut current, who);
                skip = next;
                continue;
            }
            if current.is_none()
                && let Some((next, cue)) = found(&BYLINE)
            {
                who = cue.role;
                skip_place = false;
                skip = next;
                continue;
            }
        } else if at < skip {
            continue;
        }
        let range = piece.range();
        let word = reading.text(piece);
        let dated =
            dates.iter().any(|d| d.start <= range.start && range.end <= d.end);
        let is_name = matches!(piece.kind, Kind::Arabic | Kind::Other);
        if !is_name || dated {
            close(&mut current, who);
            skip_place = false;
        } else if word == "من"
            || word == "في"
            || word.is_ascii() && word.len() < 2
        {
            close(&mut current, who);
            skip_place = true;
        } else if let Some(start) = current
            .as_ref()
            .and_then(|now| line.get(now.clone()))
            .filter(|now| now.contains(char::is_whitespace))
            .and_then(|_| second_name(line, &range))
        {
            // `ليلى حداد وسامي نصر`: و after two words begins a name.
            close(&mut current, who);
            current = Some(start..range.end);
        } else if !skip_place {
            current = Some(match current {
                None => range,
                Some(now) => now.start..range.end,
            });
        }
    }
    close(&mut current, who);
    credits
}

/// Where a name begins that و is written on.
fn second_name(line: &str, word: &Range<usize>) -> Option<usize> {
    let rest = line.get(word.clone())?.strip_prefix('و')?;
    (rest.chars().count() > 2).then(|| word.end - rest.len())
}

fn trim_stop(line: &str, range: Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end_matches(['.', '_', ' ']).len()
}
