//! What must hold for every text whatsoever.

use khabar_segment::{Label, Segmenter, quotations, sentences};

/// Checks segments, sentences and quotations of a text.
pub(crate) fn check(text: &str) {
    let parts = Segmenter::new().segment(text);
    let mut end = 0;
    for segment in parts.segments() {
        let range = segment.range();
        assert_eq!(range.start, end, "segments tile the text");
        assert!(range.start < range.end);
        let line = &text[range.clone()];
        end = range.end;
        if segment.label() == Label::Blank {
            assert!(segment.kind().is_none() && segment.parts().is_empty());
        }
        assert_eq!(
            segment.kind().is_some(),
            segment.label() == Label::Boilerplate
        );
        let mut at = range.start;
        for part in segment.parts() {
            assert_eq!(part.range().start, at, "parts tile their line");
            at = part.range().end;
        }
        assert!(
            segment.parts().is_empty()
                || line[at - range.start..].trim().is_empty()
        );
    }
    assert_eq!(end, text.len());

    let article = parts.article();
    let ranges = article
        .headline()
        .into_iter()
        .chain(article.kicker())
        .chain(article.published())
        .chain(article.modified())
        .chain(article.standfirst().iter().cloned())
        .chain(article.byline().iter().map(|c| c.range()))
        .chain(article.captions().iter().map(|c| c.range()))
        .chain(article.body().iter().map(|b| b.range()))
        .chain(article.sources().iter().cloned())
        .chain(article.tags().iter().cloned())
        .chain(article.related().iter().map(|r| r.range()));
    for range in ranges {
        let slice = text.get(range).expect("on character boundaries");
        assert!(!slice.trim().is_empty());
    }

    let mut end = 0;
    for sentence in sentences(text) {
        assert_eq!(sentence.range().start, end, "sentences tile the text");
        assert!(!sentence.as_str().is_empty());
        end = sentence.range().end;
    }
    assert_eq!(end, text.len());

    for found in [quotations(text), parts.quotations()] {
        let mut open: Vec<usize> = Vec::new();
        let mut start = 0;
        for quotation in &found {
            let range = quotation.range();
            assert!(text.get(range.clone()).is_some_and(|q| !q.is_empty()));
            assert!(start <= range.start, "quotations are in order");
            start = range.start;
            open.retain(|&end| end > range.start);
            assert!(
                open.last().is_none_or(|&end| range.end <= end),
                "quotations are apart, or one is inside the other"
            );
            open.push(range.end);
            for other in quotation.speaker().into_iter().chain(quotation.cue())
            {
                assert!(
                    text.get(other.clone()).is_some_and(|s| !s.is_empty())
                );
                assert!(
                    other.end <= range.start || range.end <= other.start,
                    "who speaks stands outside"
                );
            }
        }
    }
    assert_eq!(
        parts.quotations(),
        Segmenter::new().segment(text).quotations()
    );
}
