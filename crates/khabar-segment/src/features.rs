//! What is seen of a line.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use khabar_dates::DateParser;
use khabar_normalize::{Normalizer, TokenKind, splits, tokens};

use crate::{
    cues::{self, Class, Place},
    dateline,
    label::BoilerplateKind,
    lines::Line,
    quotations::{Speech, contains, speech},
    tables::{costs::Feature, speech::OPENERS},
};

/// What is seen of one line that is not blank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    features: u64,
    /// The kind of the page tool that the line seems to be.
    pub(crate) kind: Option<BoilerplateKind>,
    /// Words and numbers.
    words: usize,
}

impl Seen {
    pub(crate) fn has(&self, feature: Feature) -> bool {
        self.features & (1 << feature as u64) != 0
    }

    fn set(&mut self, feature: Feature, yes: bool) {
        if yes {
            self.features |= 1 << feature as u64;
        }
    }

    /// The features, a bit each.
    pub(crate) fn bits(&self) -> u64 {
        self.features
    }

    /// The features, each by its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..64).filter(|i| self.features & (1 << i) != 0)
    }

    fn is_paragraph(&self) -> bool {
        self.words >= 15
    }
}

/// Lines with more words than this are looked at only at both ends.
const LONG: usize = 40;

/// Looks at every line that is not blank; `alone` says for each whether
/// blank lines stand on both sides.
pub(crate) fn look(lines: &[&Line<'_>], alone: &[bool]) -> Vec<Seen> {
    let mut earlier: BTreeMap<String, ()> = BTreeMap::new();
    let mut opening: Option<String> = None;
    let mut seen = Vec::with_capacity(lines.len());
    for (line, &alone) in lines.iter().zip(alone) {
        let mut words = String::new();
        let mut one = look_at(line.text, &mut words);
        one.set(Feature::Alone, alone);
        one.set(Feature::First, opening.is_none());
        if one.words >= 4 && one.words <= LONG {
            if let Some(first) = &opening {
                let clipped = first.len() != words.len()
                    && (first.starts_with(words.as_str())
                        || words.starts_with(first.as_str()));
                one.set(Feature::Clipped, clipped);
            }
            let again = earlier.insert(words.clone(), ()).is_some();
            one.set(Feature::Repeat, again);
        }
        opening.get_or_insert(words);
        seen.push(one);
    }
    neighbours(&mut seen);
    seen
}

/// What only the lines around a line can tell.
fn neighbours(seen: &mut [Seen]) {
    let paragraph: Vec<bool> = seen.iter().map(Seen::is_paragraph).collect();
    let date: Vec<bool> =
        seen.iter().map(|s| s.has(Feature::DateOnly)).collect();
    let short: Vec<bool> = seen.iter().map(|s| s.words <= 7).collect();
    let last = paragraph.iter().rposition(|&p| p);
    let first = paragraph.iter().position(|&p| p);
    for (i, one) in seen.iter_mut().enumerate() {
        let is = |list: &[bool], at: Option<usize>| {
            at.and_then(|at| list.get(at)).copied().unwrap_or(false)
        };
        let (before, after) = (i.checked_sub(1), i.checked_add(1));
        one.set(Feature::NextLong, is(&paragraph, after));
        one.set(Feature::NextShort, is(&short, after));
        one.set(Feature::NextDate, is(&date, after));
        one.set(Feature::PrevLong, is(&paragraph, before));
        one.set(Feature::Tail, last.is_some_and(|last| last < i));
        one.set(Feature::Head, first.is_none_or(|first| i <= first));
    }
}

/// Looks at one line, and leaves its folded words in `joined`.
fn look_at(text: &str, joined: &mut String) -> Seen {
    let mut seen = Seen::default();
    let folded = Normalizer::MATCHING.normalize(text);
    let folded = folded.trim();
    let mut ends: Vec<usize> = Vec::new();
    let mut starts: Vec<usize> = Vec::new();
    let (mut arabic, mut latin, mut digits) = (0, 0, 0);
    let (mut parting, mut verbs, mut relatives) = (0, 0, 0);
    let mut handle = false;
    let mut at_sign = 0;
    for token in tokens(folded) {
        match token.kind() {
            TokenKind::Word | TokenKind::Number => {
                seen.words += 1;
                if token.kind() == TokenKind::Number {
                    digits += token.as_str().len();
                } else if token.as_str().is_ascii() {
                    latin += token.as_str().len();
                    handle |= at_sign == token.range().start;
                } else {
                    arabic += token.as_str().len() / 2;
                }
                if seen.words <= LONG {
                    if !joined.is_empty() {
                        joined.push(' ');
                    }
                    starts.push(joined.len());
                    joined.push_str(token.as_str());
                    ends.push(joined.len());
                }
                if seen.words <= 6 {
                    let class =
                        splits(token.as_str()).find_map(|s| speech(s.name()));
                    verbs += usize::from(class == Some(Speech::Verb));
                    relatives +=
                        usize::from(contains(OPENERS, token.as_str()));
                }
            }
            _ => {
                if token.as_str() == "@" {
                    at_sign = token.range().end;
                    handle |=
                        folded.get(..token.range().start).is_some_and(|s| {
                            s.ends_with(|c: char| c.is_ascii_alphanumeric())
                        });
                }
                parting += usize::from(matches!(
                    token.as_str(),
                    "،" | "," | "|" | "-" | "•" | "/" | "+" | ">"
                ));
            }
        }
    }
    seen.set(Feature::NoWords, seen.words == 0 || arabic + latin == 0);
    seen.set(Feature::Words13, (1..=3).contains(&seen.words));
    seen.set(Feature::Words47, (4..=7).contains(&seen.words));
    seen.set(Feature::Words814, (8..=14).contains(&seen.words));
    seen.set(Feature::Words1529, (15..=29).contains(&seen.words));
    seen.set(Feature::Words30, seen.words >= 30);
    seen.set(Feature::Latin, latin > arabic);
    seen.set(Feature::Digits, digits > arabic + latin);
    seen.set(Feature::Handle, handle);
    seen.set(Feature::Speech, verbs > 0);
    seen.set(Feature::Relative, relatives > 0);
    seen.set(
        Feature::Listing,
        parting > 0 && seen.words <= 4 * parting && verbs == 0,
    );
    marks(&mut seen, folded);
    cue_features(&mut seen, joined, &starts, &ends, folded);
    if seen.words <= 16 {
        dates(&mut seen, text);
    }
    if let Some(found) = dateline::find(text, false) {
        let rest = text.get(found.range.end..).unwrap_or_default();
        let whole = !rest.chars().any(char::is_alphanumeric);
        seen.set(Feature::Dateline, whole);
        seen.set(Feature::DatelineStart, !whole);
    }
    seen
}

/// Marks at the ends of a line.
fn marks(seen: &mut Seen, folded: &str) {
    let bare = folded.trim_end_matches(['"', '\'', ')', ' ', ']']);
    let stop = bare.ends_with(['.', '!', '؟', '?', '…']);
    let clipped = bare.ends_with("...") || bare.ends_with('…');
    seen.set(Feature::EndStop, stop && !clipped);
    seen.set(Feature::ClippedEnd, clipped);
    seen.set(Feature::Question, bare.ends_with(['؟', '?']));
    seen.set(Feature::EndColon, folded.ends_with(':'));
    seen.set(
        Feature::Bullet,
        folded.starts_with(['*', '-', '•', '■', '▪', '●', '·', '»']),
    );
    seen.set(Feature::Hashtag, folded.starts_with('#'));
    seen.set(
        Feature::Quoted,
        folded.starts_with('"') && folded.trim_end_matches('.').ends_with('"'),
    );
    let inner = folded.trim_end_matches('.');
    seen.set(
        Feature::Bracketed,
        inner.starts_with('(')
            && inner.ends_with(')')
            && !inner.get(1..).unwrap_or_default().contains('('),
    );
}

fn cue_features(
    seen: &mut Seen,
    joined: &str,
    starts: &[usize],
    ends: &[usize],
    folded: &str,
) {
    let short = seen.words <= 14;
    if seen.words <= LONG {
        for (i, &start) in starts.iter().enumerate() {
            for &end in ends.iter().skip(i).take(cues::MOST) {
                let Some(words) = joined.get(start..end) else { break };
                let Some(found) = cues::begins(words) else { break };
                let whole = i == 0 && end == joined.len();
                for cue in found {
                    let fits = match cue.place {
                        Place::Line => whole,
                        Place::Start => i == 0 && (short || whole),
                        Place::Any => true,
                        Place::Short => seen.words <= 3,
                    };
                    // A cue of names or keywords alone gives none.
                    let bare =
                        matches!(cue.class, Class::Byline | Class::TagsStart)
                            && cue.place == Place::Start
                            && whole;
                    if fits && !bare {
                        seen.cue(cue.class, cue.kind, whole);
                    }
                    // `… - تصوير: …` at the end of a caption.
                    if cue.class == Class::Credit
                        && cue.place == Place::Any
                        && i > 0
                        && starts.len() - i <= 5
                        && starts.len() <= 25
                    {
                        seen.set(Feature::CreditTail, true);
                    }
                }
            }
        }
    } else if let Some(&end) = ends.get(1) {
        // An inline head may be glued before a long paragraph.
        let inline = joined
            .get(..end)
            .into_iter()
            .flat_map(cues::lookup)
            .any(|c| c.class == Class::RelatedInline);
        seen.set(Feature::RelatedInline, inline);
    }
    tail_credit(seen, folded);
    let named = covered_words(joined, starts, ends, is_agency);
    let left = ends.len().saturating_sub(named);
    seen.set(
        Feature::Agencies,
        named > 0 && ends.len() <= 10 && left <= usize::from(named > 1),
    );
    // A row of share buttons on one line.
    if ends.len() <= 16
        && covered_words(joined, starts, ends, is_tool) == ends.len()
        && !ends.is_empty()
    {
        seen.set(Feature::ToolLine, true);
        seen.kind.get_or_insert(BoilerplateKind::Share);
    }
}

impl Seen {
    fn cue(
        &mut self,
        class: Class,
        kind: Option<BoilerplateKind>,
        whole: bool,
    ) {
        let feature = match class {
            Class::Agency | Class::Outlet | Class::Credit => return,
            Class::Boilerplate => {
                if self.kind.is_none() || whole {
                    self.kind = kind;
                }
                if whole { Feature::ToolLine } else { Feature::ToolStart }
            }
            Class::Byline => Feature::Byline,
            Class::CaptionHead => Feature::CaptionHead,
            Class::ContributorsHead => Feature::ContributorsHead,
            Class::CreditsTail => Feature::CreditsTail,
            Class::Modified => Feature::Modified,
            Class::Published => Feature::Published,
            Class::ReadingTime => Feature::ReadingTime,
            Class::RelatedHead => Feature::RelatedHead,
            Class::RelatedInline => Feature::RelatedInline,
            Class::SourceStart => Feature::SourceStart,
            Class::SummaryHead => Feature::SummaryHead,
            Class::TagsHead => Feature::TagsHead,
            Class::TagsStart => Feature::TagsStart,
        };
        self.set(feature, true);
    }
}

/// How many words of a short line belong to cues that fit.
fn covered_words(
    joined: &str,
    starts: &[usize],
    ends: &[usize],
    fits: impl Fn(&str) -> bool,
) -> usize {
    let mut named = 0;
    let mut at = 0;
    while let (Some(&start), true) = (starts.get(at), at < 16) {
        let longest = (1..=4)
            .rev()
            .find(|n| {
                ends.get(at + n - 1)
                    .and_then(|&end| joined.get(start..end))
                    .is_some_and(&fits)
            })
            .unwrap_or(0);
        named += longest;
        at += longest.max(1);
    }
    named
}

/// Whether words name an agency or outlet, perhaps after و.
fn is_agency(words: &str) -> bool {
    let named = |words: &str| {
        cues::lookup(words)
            .any(|c| matches!(c.class, Class::Agency | Class::Outlet))
    };
    named(words) || words.strip_prefix('و').is_some_and(named)
}

/// Whether words are a page tool by themselves.
fn is_tool(words: &str) -> bool {
    cues::lookup(words)
        .any(|c| c.class == Class::Boilerplate && c.place == Place::Line)
}

/// A few words in brackets at the end, and whether they are a credit.
fn tail_credit(seen: &mut Seen, folded: &str) {
    if let Some((before, inside)) = tail_bracket(folded)
        && !before.trim().is_empty()
    {
        seen.set(Feature::ParenTail, true);
        if is_credit(inside) {
            seen.set(Feature::CreditTail, true);
        }
    }
    // `… - رويترز`, `… © غيتي`, `… . ح.م`
    for mark in [" - ", " | ", "©", ". "] {
        if let Some((before, after)) = folded.rsplit_once(mark)
            && before.split_whitespace().nth(2).is_some()
            && after.split_whitespace().nth(3).is_none()
            && is_credit(after)
        {
            seen.set(Feature::CreditTail, seen.words <= 25);
        }
    }
}

/// The text before and inside a short bracket at the end of a line.
pub(crate) fn tail_bracket(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    let body = line.strip_suffix(')')?;
    let open = body.rfind('(')?;
    let inside = body.get(open + 1..)?;
    (inside.chars().count() <= 40).then_some((body.get(..open)?, inside))
}

/// Whether folded words in brackets name who took or sent a photograph.
pub(crate) fn is_credit(inside: &str) -> bool {
    let folded = Normalizer::MATCHING.normalize(inside);
    let mut all = String::new();
    let mut any = false;
    let credit = |words: &str| {
        cues::lookup(words).any(|c| {
            matches!(c.class, Class::Agency | Class::Outlet | Class::Credit)
        })
    };
    for token in tokens(&folded) {
        if matches!(token.kind(), TokenKind::Word | TokenKind::Number) {
            any |= credit(token.as_str());
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(token.as_str());
        }
    }
    any || credit(&all)
}

/// Whether a short line is hardly more than a date.
fn dates(seen: &mut Seen, text: &str) {
    let has_digit = text.chars().any(char::is_numeric);
    if !has_digit
        && !seen.has(Feature::Published)
        && !seen.has(Feature::Modified)
        && seen.words > 4
    {
        return;
    }
    let mut covered = 0;
    let mut end = 0;
    for found in DateParser::new().find_iter(text) {
        let range = found.range();
        covered += count(text.get(range.start.max(end)..range.end));
        end = range.end;
    }
    let all = count(Some(text));
    let cue = seen.has(Feature::Published) || seen.has(Feature::Modified);
    seen.set(
        Feature::DateOnly,
        covered > 0
            && (covered * 10 >= all * 6 || (cue && covered * 10 >= all * 3)),
    );
}

fn count(text: Option<&str>) -> usize {
    text.unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count()
}
