//! The laws of the fold over Arabic-shaped and arbitrary strings.
#![allow(clippy::string_slice, missing_docs)]

#[path = "oracle/options.rs"]
mod options;
mod oracle;

use khabar_normalize::{Normalizer, is_diacritic};
use proptest::prelude::*;

proptest! {
    #[test]
    fn maps_hold_for_any_options(
        choices in any::<[u8; options::CHOICES]>(),
        text in khabar_testkit::arabic(),
        more in any::<String>(),
    ) {
        let n = options::options(choices);
        oracle::map::fold(&n, &format!("{text}{more}{text}"), false);
    }

    #[test]
    fn holds_for_arabic(text in khabar_testkit::arabic()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_anything(text in any::<String>()) {
        oracle::check(&text);
    }

    #[test]
    fn marks_never_matter(
        text in "[\u{621}-\u{64A} ]{0,40}",
        mark in "[\u{64B}-\u{652}]",
        at in any::<prop::sample::Index>(),
    ) {
        let places: Vec<usize> =
            text.char_indices().map(|(i, c)| i + c.len_utf8()).collect();
        prop_assume!(!places.is_empty());
        let at = places[at.index(places.len())];
        let marked = format!("{}{mark}{}", &text[..at], &text[at..]);
        let n = Normalizer::MATCHING;
        prop_assert_eq!(n.normalize(&marked), n.normalize(&text));
    }
}

#[test]
fn holds_for_every_character() {
    for c in '\0'..=char::MAX {
        oracle::check(c.encode_utf8(&mut [0; 4]));
        let word = format!("ب{c}ت");
        let n = Normalizer::MATCHING;
        let once = n.normalize(&word);
        assert_eq!(n.normalize(&once), once, "U+{:04X}", c as u32);
        assert!(!once.chars().any(is_diacritic), "U+{:04X}", c as u32);
    }
}

#[test]
fn decomposed_text_folds_like_composed() {
    use unicode_normalization::UnicodeNormalization as _;
    for seed in khabar_testkit::seeds() {
        let n = Normalizer::MATCHING;
        let nfd: String = seed.text.nfd().collect();
        let nfc: String = seed.text.nfc().collect();
        assert_eq!(n.normalize(&nfd), n.normalize(&nfc), "{}", seed.name);
        oracle::check(&seed.text);
        oracle::check(&nfd);
    }
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("normalize") {
        oracle::check(&text);
    }
}
