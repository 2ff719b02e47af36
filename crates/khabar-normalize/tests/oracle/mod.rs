//! What must hold for every text whatsoever.

pub(crate) mod map;
mod words;

use khabar_normalize::{
    Controls, Normalizer, Profile, splits, tokenize, tokens,
};
use map::fold;

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
    let plain =
        Normalizer::new().strip_tatweel(true).controls(Controls::Delete);
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
