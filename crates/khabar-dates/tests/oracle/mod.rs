//! What must hold for every text whatsoever.

use khabar_dates::{DateParser, Resolver, civil, infer_reference};

/// Checks the laws of finding and resolving on one text.
pub(crate) fn check(text: &str) {
    let parser = DateParser::new();
    for parser in [parser, parser.vague(true)] {
        let found: Vec<_> = parser.find_iter(text).collect();
        let again: Vec<_> = parser.find_iter(text).collect();
        assert_eq!(found, again, "two runs differ");
        let mut end = 0;
        let known = Resolver::new()
            .reference(civil::datetime(2021, 12, 9, 10, 30, 0, 0));
        for found in &found {
            let range = found.range();
            assert!(range.start >= end, "out of order: {range:?}");
            assert!(range.start < range.end, "empty: {range:?}");
            assert_eq!(text.get(range.clone()), Some(found.as_str()));
            end = range.end;
            for resolver in [Resolver::new(), known] {
                let value = resolver.resolve(found.expression());
                assert!(!value.timex().is_empty());
                if let Some(interval) = value.interval()
                    && let (Some(from), Some(until)) =
                        (interval.from, interval.until)
                {
                    assert!(
                        from <= until || value.timex().contains('/'),
                        "{} runs backwards",
                        value.timex()
                    );
                }
            }
        }
        let _ = infer_reference(&found);
    }
    let _ = parser.parse(text);
}
