//! Transliteration: cases, the way back, and names of schemes.
#![allow(clippy::string_slice, missing_docs)]

use std::{borrow::Cow, collections::BTreeMap};

use khabar_normalize::Scheme;
use khabar_testkit::cases;
use proptest::{prelude::*, sample::select};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    name: String,
    text: String,
    buckwalter: String,
    safe_buckwalter: String,
    xml_buckwalter: String,
    hsb: String,
    /// What each scheme reads back, where that is not the text.
    #[serde(default)]
    back: BTreeMap<String, String>,
}

#[test]
fn cases_hold() {
    for (file, case) in cases::<Case>("tests/transliteration_cases") {
        for &scheme in Scheme::ALL {
            let name = format!("{file}/{}: {scheme}", case.name);
            let latin = match scheme.as_str() {
                "buckwalter" => &case.buckwalter,
                "safe-buckwalter" => &case.safe_buckwalter,
                "xml-buckwalter" => &case.xml_buckwalter,
                _ => &case.hsb,
            };
            let back = case.back.get(scheme.as_str()).unwrap_or(&case.text);
            assert_eq!(scheme.transliterate(&case.text), *latin, "{name}");
            assert_eq!(scheme.reverse(latin), *back, "{name}");
        }
    }
}

/// The characters that a scheme has a Latin one for.
fn arabic(scheme: Scheme) -> Vec<char> {
    ('\0'..=char::MAX).filter(|&c| scheme.to_latin(c).is_some()).collect()
}

#[test]
fn every_character_has_its_way_back() {
    for &scheme in Scheme::ALL {
        let arabic = arabic(scheme);
        assert_eq!(arabic.len(), 51, "{scheme}");
        let mut latin = Vec::new();
        for &c in &arabic {
            let to = scheme.to_latin(c).unwrap();
            assert_eq!(scheme.to_arabic(to), Some(c), "{scheme}: {to}");
            // Writing a text twice changes nothing more.
            assert_eq!(scheme.to_latin(to), None, "{scheme}: {to}");
            assert_eq!(scheme.to_arabic(c), None, "{scheme}: {to}");
            latin.push(to);
        }
        latin.sort_unstable();
        let known: Vec<char> = ('\0'..=char::MAX)
            .filter(|&c| scheme.to_arabic(c).is_some())
            .collect();
        assert_eq!(latin, known, "{scheme}");
    }
}

#[test]
fn schemes_keep_to_their_characters() {
    for scheme in
        [Scheme::Buckwalter, Scheme::SafeBuckwalter, Scheme::XmlBuckwalter]
    {
        for c in arabic(scheme) {
            let to = scheme.to_latin(c).unwrap();
            assert!(to.is_ascii_graphic(), "{scheme}: {to}");
            if scheme == Scheme::SafeBuckwalter {
                assert!(to.is_ascii_alphabetic() || "_~".contains(to));
            }
            if scheme == Scheme::XmlBuckwalter {
                assert!(!"<>&\"".contains(to));
            }
        }
    }
}

/// What a plain reading gives.
fn plain(text: &str, to: impl Fn(char) -> Option<char>) -> String {
    text.chars().map(|c| to(c).unwrap_or(c)).collect()
}

fn check(scheme: Scheme, text: &str) {
    let latin = scheme.transliterate(text);
    assert_eq!(latin, plain(text, |c| scheme.to_latin(c)));
    assert_eq!(matches!(latin, Cow::Borrowed(_)), latin == text);
    assert!(latin.len() <= text.len());
    assert_eq!(scheme.transliterate(&latin), latin);

    let back = scheme.reverse(text);
    assert_eq!(back, plain(text, |c| scheme.to_arabic(c)));
    assert_eq!(matches!(back, Cow::Borrowed(_)), back == text);
    assert_eq!(scheme.reverse(&back), back);

    // Without the scheme's alphabet the text comes back.
    let outside: String =
        text.chars().filter(|&c| scheme.to_arabic(c).is_none()).collect();
    assert_eq!(scheme.reverse(&scheme.transliterate(&outside)), outside);
}

proptest! {
    #[test]
    fn characters_of_the_table_come_back(
        scheme in select(Scheme::ALL),
        places in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let block: Vec<char> = ('\u{600}'..='\u{6FF}')
            .filter(|&c| scheme.to_latin(c).is_some())
            .collect();
        let text: String = places.iter().map(|i| *i.get(&block)).collect();
        let latin = scheme.transliterate(&text);
        prop_assert_eq!(scheme.reverse(&latin), &*text);
    }

    #[test]
    fn holds_for_arabic(text in khabar_testkit::arabic()) {
        for &scheme in Scheme::ALL {
            check(scheme, &text);
        }
    }

    #[test]
    fn holds_for_anything(text in any::<String>()) {
        for &scheme in Scheme::ALL {
            check(scheme, &text);
        }
    }
}

#[test]
fn seeds_come_back() {
    for seed in khabar_testkit::seeds() {
        for &scheme in Scheme::ALL {
            check(scheme, &seed.text);
        }
    }
}

#[test]
fn names_are_read_back() {
    for &scheme in Scheme::ALL {
        assert_eq!(scheme.as_str().parse(), Ok(scheme));
        assert_eq!(scheme.to_string(), scheme.as_str());
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_the_names() {
    for &scheme in Scheme::ALL {
        let json = serde_json::to_string(&scheme).unwrap();
        assert_eq!(json, format!("\"{scheme}\""));
        assert_eq!(serde_json::from_str::<Scheme>(&json).unwrap(), scheme);
    }
}

#[test]
fn an_unknown_name_is_told() {
    for (name, found) in [
        ("", "``"),
        ("HSB", "`HSB`"),
        ("بكوالتر", "`بكوالتر`"),
        // 32 bytes are told, on the boundary of a character.
        (
            "abuckwalter-of-the-whole-world-x",
            "`abuckwalter-of-the-whole-world-x`",
        ),
        (
            "abuckwalter-of-the-whole-world-ش",
            "`abuckwalter-of-the-whole-world-…`",
        ),
    ] {
        let err = name.parse::<Scheme>().unwrap_err();
        assert_eq!(
            err.to_string(),
            format!(
                "expected one of buckwalter, safe-buckwalter, \
                 xml-buckwalter, hsb; found {found}"
            )
        );
        assert!(core::error::Error::source(&err).is_none());
        assert!(format!("{err:?}").starts_with("UnknownScheme(\""));
    }
}
