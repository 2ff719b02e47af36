//! What must hold for every text whatsoever.

mod words;

use khabar_normalize::{Normalizer, Profile, splits, tokenize, tokens};

/// Checks the fold, its map, and the tokens of a text.
pub(crate) fn check(text: &str) {
    words::check(text);
    for profile in Profile::ALL {
        let idempotent = *profile != Profile::CamelUnicode;
        fold(&profile.normalizer(), text, idempotent);
    }
    // What the others are made of, once more.
    let display = Normalizer::DISPLAY.normalize(text);
    for n in [Normalizer::MATCHING, Normalizer::SEARCH] {
        assert_eq!(n.normalize(&display), n.normalize(text), "{text:?}");
    }
    let plain = Normalizer::new()
        .strip_tatweel(true)
        .controls(khabar_normalize::Controls::Delete);
    fold(&plain, text, true);
    tiles(text);
    let mut end = 0;
    for token in tokens(text) {
        let range = token.range();
        assert!(end <= range.start && range.start < range.end);
        assert_eq!(&text[range.clone()], token.as_str());
        end = range.end;
        for split in splits(token.as_str()) {
            assert!(split.name().ends_with(split.stem()));
            assert_eq!(
                format!("{}{}", split.particles(), split.name()),
                token.as_str()
            );
        }
    }
}

/// Checks a fold and its map.
pub(crate) fn fold(n: &Normalizer, text: &str, idempotent: bool) {
    let mapped = n.normalize_mapped(text);
    assert_eq!(mapped.as_str(), n.normalize(text));
    if idempotent {
        let twice = n.normalize(mapped.as_str());
        assert_eq!(twice, mapped.as_str(), "{n:?} of {text:?}");
    }
    let (mut source, mut output) = (0, 0);
    for (from, to) in mapped.changes() {
        assert!(source <= from.start && from.start < from.end);
        assert!(output <= to.start && to.start <= to.end);
        // What was not changed is the same on both sides.
        assert_eq!(
            &text[source..from.start],
            &mapped.as_str()[output..to.start]
        );
        (source, output) = (from.end, to.end);
    }
    assert_eq!(&text[source..], &mapped.as_str()[output..]);

    let mut last = 0;
    for (at, c) in mapped.as_str().char_indices() {
        let range = mapped.to_source(at..at + c.len_utf8());
        assert!(text.get(range.clone()).is_some_and(|s| !s.is_empty()));
        assert!(last <= range.start, "the map goes back");
        last = range.start;
        // There and back again: the answer holds the character.
        let back = mapped.to_normalized(range);
        assert!(back.start <= at && at + c.len_utf8() <= back.end);
    }
    let whole = mapped.to_source(0..mapped.as_str().len());
    assert_eq!(mapped.to_normalized(whole).len(), mapped.as_str().len());
}

/// The tokens of a search engine are in order and hold what they say.
fn tiles(text: &str) {
    let mut end = 0;
    for token in tokenize(text) {
        let range = token.range();
        assert!(end <= range.start && range.start < range.end);
        assert_eq!(&text[range.clone()], token.as_str());
        end = range.end;
    }
}
