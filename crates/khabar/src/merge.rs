//! The merge of what the crates found, in one written order.

use std::ops::Range;

use khabar_entities::{Document, Kind};
use khabar_segment::{BoilerplateKind, Segment};

use crate::analysis::{
    Analysis, Dated, Entity, Mention, Parts, Quotation, Speaker,
};

pub(crate) fn merge(parts: Parts<'_>) -> Analysis<'_> {
    let Parts { page, article, sentences, quotations, dates, document } =
        parts;
    let mut findings = dates.findings;
    // Which mentions go is settled against all dates, and which dates go
    // against all mentions, so that neither depends on the other.
    let keep: Vec<bool> = document
        .mentions()
        .iter()
        .map(|m| {
            let range = m.range();
            let dated = is_name(m.kind()) && inside_a_date(&range, &findings);
            !dated && !inside_a_tool(&range, page.segments())
        })
        .collect();
    findings.retain(|date| !inside_a_mention(&date.range(), &document));
    let (mentions, entities) = renumber(&document, &keep);
    let quotations = speakers(quotations, page.segments(), &mentions);
    Analysis {
        page,
        article,
        sentences,
        reference: dates.reference,
        quotations,
        dates: findings,
        mentions,
        entities,
    }
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Place | Kind::Organization)
}

/// Whether a range lies in a button, form or notice of the page: the networks
/// that a share bar names are not who the document speaks of.
fn inside_a_tool(range: &Range<usize>, segments: &[Segment]) -> bool {
    let at = segments.partition_point(|s| s.range().end <= range.start);
    segments.get(at).and_then(Segment::kind).is_some_and(|kind| {
        matches!(
            kind,
            BoilerplateKind::Javascript
                | BoilerplateKind::Share
                | BoilerplateKind::TextSize
                | BoilerplateKind::CommentForm
                | BoilerplateKind::Cookie
                | BoilerplateKind::BackToTop
        )
    })
}

/// Whether a range lies wholly inside one of the dates, which are in order.
fn inside_a_date(range: &Range<usize>, dates: &[Dated<'_>]) -> bool {
    let at = dates.partition_point(|d| d.range().end < range.end);
    dates.get(at).is_some_and(|d| d.range().start <= range.start)
}

/// Whether a range lies wholly inside a mention that is longer.
fn inside_a_mention(range: &Range<usize>, document: &Document<'_>) -> bool {
    let all = document.mentions();
    let at = all.partition_point(|m| m.range().end < range.end);
    all.get(at).is_some_and(|m| {
        let m = m.range();
        m.start <= range.start && m.len() > range.len()
    })
}

/// The mentions that stay and their entities, with consistent indices.
fn renumber<'t>(
    document: &Document<'t>,
    keep: &[bool],
) -> (Vec<Mention<'t>>, Vec<Entity>) {
    let mut mentions = Vec::new();
    let mut lists = vec![Vec::new(); document.entities().len()];
    for (m, _) in document.mentions().iter().zip(keep).filter(|(_, k)| **k) {
        if let Some(list) = lists.get_mut(m.entity()) {
            list.push(mentions.len());
        }
        mentions.push(Mention { inner: m.clone(), entity: m.entity() });
    }
    let mut entities: Vec<Entity> = document
        .entities()
        .iter()
        .zip(lists)
        .filter(|(_, list)| !list.is_empty())
        .map(|(e, mentions)| Entity { inner: e.clone(), mentions })
        .collect();
    entities.sort_by_key(|e| {
        (usize::MAX - e.mentions.len(), e.mentions.first().copied())
    });
    for (at, entity) in entities.iter().enumerate() {
        for &m in &entity.mentions {
            if let Some(m) = mentions.get_mut(m) {
                m.entity = at;
            }
        }
    }
    (mentions, entities)
}

/// Quotations with the mentions that speak in them.
fn speakers(
    quotations: Vec<khabar_segment::Quotation>,
    segments: &[Segment],
    mentions: &[Mention<'_>],
) -> Vec<Quotation> {
    let outside = people_outside(&quotations, mentions);
    quotations
        .into_iter()
        .map(|inner| {
            let at = inner.range().start;
            let line = segments.partition_point(|s| s.range().end <= at);
            let line = segments.get(line).map_or(at, |s| s.range().start);
            // Where the subject of a verb of saying is no pronoun it follows
            // the verb and was found there; a person after the verb who was
            // not taken for the subject is most likely its object.
            let cue = inner.cue().map_or(at, |cue| cue.start.min(at));
            let before = || nearest(line..cue, &outside);
            let speaker = match inner.speaker() {
                Some(words) if words.start >= line => {
                    Some(named(words, mentions))
                }
                Some(words) => {
                    before().or_else(|| Some(named(words, mentions)))
                }
                None => before().or_else(|| nearest(line..at, &outside)),
            };
            Quotation { inner, speaker }
        })
        .collect()
}

/// The mention among the words that name a speaker, else the words.
fn named(words: Range<usize>, mentions: &[Mention<'_>]) -> Speaker {
    let from = mentions.partition_point(|m| m.range().end <= words.start);
    let to = mentions.partition_point(|m| m.range().start < words.end);
    let among = mentions.get(from..to).unwrap_or_default();
    let is = |m: &&Mention<'_>, kinds: &[Kind]| kinds.contains(&m.kind());
    let mention = among
        .iter()
        .rfind(|m| is(m, &[Kind::Person]))
        .or_else(|| {
            among.iter().find(|m| is(m, &[Kind::Organization, Kind::Agency]))
        })
        .or_else(|| among.iter().find(|m| is(m, &[Kind::Place])));
    match mention {
        Some(m) => speaker(m),
        None => Speaker { range: words, entity: None },
    }
}

/// The last of some people in a stretch.
fn nearest(stretch: Range<usize>, people: &[&Mention<'_>]) -> Option<Speaker> {
    let next = people.partition_point(|m| m.range().end <= stretch.end);
    let person = people.get(next.checked_sub(1)?)?;
    (person.range().start >= stretch.start).then(|| speaker(person))
}

/// The people that are mentioned outside quotations: whom speech is about is
/// not who speaks.
fn people_outside<'m, 't>(
    quotations: &[khabar_segment::Quotation],
    mentions: &'m [Mention<'t>],
) -> Vec<&'m Mention<'t>> {
    let mut before = quotations.iter().map(|q| q.range()).peekable();
    let mut end = 0;
    mentions
        .iter()
        .filter(|m| {
            let range = m.range();
            while let Some(q) = before.next_if(|q| q.start < range.end) {
                end = end.max(q.end);
            }
            m.kind() == Kind::Person && end <= range.start
        })
        .collect()
}

fn speaker(mention: &Mention<'_>) -> Speaker {
    Speaker { range: mention.range(), entity: Some(mention.entity) }
}
