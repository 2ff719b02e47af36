//! What must hold for the stem, the splits and the transliterations of every
//! text whatsoever.

use std::borrow::Cow;

use khabar_normalize::{Article, Scheme, light_stem, splits};

/// Checks a text as if it were one word, and as a text.
pub(crate) fn check(text: &str) {
    let stem = light_stem(text);
    assert!(stem == text || text.contains(stem));
    assert!(stem == text || stem.encode_utf16().count() >= 2);

    for split in splits(text).with_pronouns() {
        let article = match split.article() {
            Article::Written => "ال",
            _ => "",
        };
        let rest = text
            .strip_prefix(split.particles())
            .and_then(|t| t.strip_suffix(split.pronoun()));
        assert_eq!(rest, Some(split.name()));
        let stem = split.name().strip_prefix(article);
        assert_eq!(stem, Some(split.stem()));
    }

    for &scheme in Scheme::ALL {
        let Cow::Owned(latin) = scheme.transliterate(text) else { continue };
        let back = scheme.reverse(&latin);
        if back == text {
            continue;
        }
        assert_eq!(back.chars().count(), text.chars().count());
        for (c, back) in text.chars().zip(back.chars()) {
            // Only what was of the scheme's alphabet comes back otherwise.
            assert!(c == back || scheme.to_arabic(c) == Some(back));
        }
    }
}
