//! What must hold for every text whatsoever.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use khabar::{
    Analysis, Offsets, Parts, Pipeline,
    dates::{DateParser, Resolver},
    entities::Kind,
    report::{self, Id},
    segment::{Segmenter, sentences},
};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

/// Checks the parts, the merge and the report of a text.
pub(crate) fn check(text: &str) {
    let parts = PIPELINE.parts(text);
    alone(text, &parts);
    let before = parts.clone();
    let analysis = parts.merge();
    tiles(text, analysis.segments().iter().map(|s| s.range()));
    tiles(text, analysis.sentences().iter().map(|s| s.range()));
    in_order(text, analysis.dates().iter().map(|d| d.range()));
    in_order(text, analysis.mentions().iter().map(|m| m.range()));
    entities(&analysis);
    merged(&before, &analysis);
    reports(text, &analysis);
    // Running twice gives the same.
    let again = PIPELINE.analyze(text);
    let id = || Id::from("-");
    assert_eq!(
        report::Analysis::new(id(), &analysis, Offsets::Bytes),
        report::Analysis::new(id(), &again, Offsets::Bytes)
    );
}

/// Each part is what its crate gives when it is run alone.
fn alone(text: &str, parts: &Parts<'_>) {
    let page = Segmenter::new().segment(text);
    assert_eq!(parts.page().segments(), page.segments());
    assert_eq!(parts.page().article(), page.article());
    assert_eq!(parts.quotations(), page.quotations());
    let all: Vec<_> = sentences(text).collect();
    assert_eq!(parts.sentences(), all);
    assert_eq!(parts.document(), &PIPELINE.tagger().tag(text));
    let mut resolver = Resolver::new();
    if let Some(reference) = parts.dates().reference() {
        resolver = resolver.reference(reference.datetime());
    }
    let found: Vec<_> = DateParser::new().find_iter(text).collect();
    assert_eq!(parts.dates().findings().len(), found.len());
    for (dated, found) in parts.dates().findings().iter().zip(found) {
        assert_eq!(dated.range(), found.range());
        assert_eq!(dated.expression(), found.expression());
        assert_eq!(*dated.value(), resolver.resolve(found.expression()));
    }
}

/// The pieces, joined together, are the text.
fn tiles(text: &str, ranges: impl Iterator<Item = Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        assert_eq!(range.start, end);
        assert!(range.start < range.end && text.is_char_boundary(range.end));
        end = range.end;
    }
    assert_eq!(end, text.len());
}

fn in_order(text: &str, ranges: impl Iterator<Item = Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.start && range.start < range.end);
        assert!(text.get(range.clone()).is_some());
        end = range.end;
    }
}

/// Mentions and entities point at each other.
fn entities(analysis: &Analysis<'_>) {
    let mut seen = 0;
    let mut before = usize::MAX;
    for (at, entity) in analysis.entities().iter().enumerate() {
        assert!((1..=before).contains(&entity.mentions().len()));
        before = entity.mentions().len();
        seen += before;
        assert!(entity.mentions().is_sorted());
        for &m in entity.mentions() {
            assert_eq!(analysis.mentions()[m].entity(), at);
        }
    }
    assert_eq!(seen, analysis.mentions().len());
    for quotation in analysis.quotations() {
        if let Some(speaker) = quotation.speaker() {
            assert!(analysis.text().get(speaker.range()).is_some());
            if let Some(at) = speaker.entity() {
                let entity = &analysis.entities()[at];
                assert!(entity.mentions().iter().any(|&m| {
                    analysis.mentions()[m].range() == speaker.range()
                }));
            }
        }
    }
}

/// The merge drops what its rules name, and nothing else.
fn merged(parts: &Parts<'_>, analysis: &Analysis<'_>) {
    let dates = parts.dates().findings();
    let inside = |a: &Range<usize>, b: &Range<usize>| {
        b.start <= a.start && a.end <= b.end
    };
    let tools: Vec<_> = analysis
        .segments()
        .iter()
        .filter(|s| {
            s.kind().is_some_and(|k| {
                [
                    "javascript",
                    "share",
                    "text_size",
                    "comment_form",
                    "cookie",
                    "back_to_top",
                ]
                .contains(&k.as_str())
            })
        })
        .map(|s| s.range())
        .collect();
    let kept: BTreeSet<_> = analysis
        .mentions()
        .iter()
        .map(|m| (m.range().start, m.range().end))
        .collect();
    for mention in parts.document().mentions() {
        let range = mention.range();
        let dropped = matches!(
            mention.kind(),
            Kind::Person | Kind::Place | Kind::Organization
        ) && dates.iter().any(|d| inside(&range, &d.range()))
            || tools
                .iter()
                .any(|t| t.start <= range.start && range.start < t.end);
        assert_eq!(kept.contains(&(range.start, range.end)), !dropped);
    }
    let kept: BTreeSet<_> = analysis
        .dates()
        .iter()
        .map(|d| (d.range().start, d.range().end))
        .collect();
    for date in dates {
        let range = date.range();
        let dropped = parts.document().mentions().iter().any(|m| {
            inside(&range, &m.range()) && m.range().len() > range.len()
        });
        assert_eq!(kept.contains(&(range.start, range.end)), !dropped);
    }
    assert_eq!(analysis.quotations().len(), parts.quotations().len());
}

/// Offsets in any unit name the same words.
fn reports(text: &str, analysis: &Analysis<'_>) {
    let id = || Id::from("-");
    let bytes = report::Analysis::new(id(), analysis, Offsets::Bytes);
    let chars = report::Analysis::new(id(), analysis, Offsets::Chars);
    let utf16 = report::Analysis::new(id(), analysis, Offsets::Utf16);
    for ((a, b), c) in
        bytes.mentions.iter().zip(&chars.mentions).zip(&utf16.mentions)
    {
        assert_eq!(a.text, text[a.start..a.end]);
        assert_eq!(b.start, text[..a.start].chars().count());
        assert_eq!(b.end, text[..a.end].chars().count());
        assert_eq!(b.token_end, text[..a.token_end].chars().count());
        assert_eq!(c.start, text[..a.start].encode_utf16().count());
        assert_eq!(c.end, text[..a.end].encode_utf16().count());
    }
    for (a, b) in bytes.segments.iter().zip(&chars.segments) {
        assert_eq!(b.end, text[..a.end].chars().count());
    }
    for (a, c) in bytes.dates.iter().zip(&utf16.dates) {
        assert_eq!(a.text, text[a.start..a.end]);
        assert_eq!(c.start, text[..a.start].encode_utf16().count());
    }
    if let (Some(a), Some(b)) =
        (&bytes.article.headline, &chars.article.headline)
    {
        assert_eq!(a.text, text[a.start..a.end]);
        assert_eq!(b.start, text[..a.start].chars().count());
    }
}
