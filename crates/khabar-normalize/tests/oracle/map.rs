//! What must hold for a fold and its map, whatever the options.

use khabar_normalize::Normalizer;

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
