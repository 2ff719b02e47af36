//! light10 against its cases and against a plain reading of the rule.
#![allow(clippy::string_slice, missing_docs)]

use khabar_normalize::light_stem;
use khabar_testkit::cases;
use proptest::{prelude::*, sample::select};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    word: String,
    stem: String,
}

#[test]
fn cases_hold() {
    for (file, case) in cases::<Case>("tests/stem_cases") {
        let got = light_stem(&case.word);
        assert_eq!(got, case.stem, "{file}/{}", case.name);
        assert_eq!(by_the_rule(&case.word), case.stem, "{}", case.name);
    }
}

/// The rule as it is told, on UTF-16 code units.
fn by_the_rule(word: &str) -> String {
    let units = |s: &str| s.encode_utf16().collect::<Vec<u16>>();
    let mut word = units(word);
    for prefix in ["ال", "وال", "بال", "كال", "فال", "لل", "و"]
    {
        let prefix = units(prefix);
        let least = if prefix.len() == 1 { 4 } else { prefix.len() + 2 };
        if word.len() >= least && word.starts_with(&prefix) {
            word.drain(..prefix.len());
            break;
        }
    }
    for suffix in ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"]
    {
        let suffix = units(suffix);
        if word.len() >= suffix.len() + 2 && word.ends_with(&suffix) {
            word.truncate(word.len() - suffix.len());
        }
    }
    String::from_utf16(&word).expect("affixes are whole characters")
}

/// Letters of the affixes, a letter of none, and characters of one, three
/// and four bytes.
const LETTERS: &[&str] = &[
    "ا",
    "ل",
    "و",
    "ب",
    "ك",
    "ف",
    "ه",
    "ن",
    "ت",
    "ي",
    "ة",
    "ر",
    "x",
    "ﻻ",
    "\u{1EE00}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn follows_the_rule_on_affixes(
        letters in prop::collection::vec(select(LETTERS), 0..10),
    ) {
        let word = letters.concat();
        prop_assert_eq!(light_stem(&word), by_the_rule(&word));
    }

    #[test]
    fn follows_the_rule_on_words(
        prefix in "(|ال|وال|بال|كال|فال|لل|و)",
        word in "[\u{621}-\u{63A}\u{641}-\u{64A}]{0,6}",
        suffixes in "(ها|ان|ات|ون|ين|يه|ية|ه|ة|ي){0,3}",
    ) {
        let word = prefix + &word + &suffixes;
        prop_assert_eq!(light_stem(&word), by_the_rule(&word));
    }

    #[test]
    fn follows_the_rule_on_anything(text in any::<String>()) {
        prop_assert_eq!(light_stem(&text), by_the_rule(&text));
    }
}

/// Every word of up to five of the letters: all short lengths, where the
/// rule asks for letters that are not there.
#[test]
fn follows_the_rule_on_every_short_word() {
    let mut words = vec![String::new()];
    for _ in 0..4 {
        for word in &words {
            assert_eq!(light_stem(word), by_the_rule(word), "{word}");
        }
        words = words
            .iter()
            .flat_map(|w| LETTERS.iter().map(move |l| format!("{w}{l}")))
            .collect();
    }
    for word in &words {
        assert_eq!(light_stem(word), by_the_rule(word), "{word}");
    }
}
