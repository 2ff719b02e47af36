//! The profiles of other tools against their rules, written down naively:
//! every character there is, alone and between two letters, and random
//! strings. A million of these are compared in release:
//! `PROPTEST_CASES=1000000 cargo test --release --test profiles`.
#![allow(clippy::string_slice, missing_docs)]

use icu_normalizer::ComposingNormalizerBorrowed;
use khabar_normalize::Profile;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

fn each(text: &str, f: impl Fn(char) -> Option<char>) -> String {
    text.chars().filter_map(f).collect()
}

fn lucene(text: &str) -> String {
    each(text, |c| match c {
        '\u{622}' | '\u{623}' | '\u{625}' => Some('\u{627}'),
        '\u{649}' => Some('\u{64A}'),
        '\u{629}' => Some('\u{647}'),
        '\u{640}' | '\u{64B}'..='\u{652}' => None,
        _ => Some(c),
    })
}

fn lucene_persian(text: &str) -> String {
    each(text, |c| match c {
        '\u{6CC}' | '\u{6D2}' => Some('\u{64A}'),
        '\u{6A9}' => Some('\u{643}'),
        '\u{6C0}' | '\u{6C1}' => Some('\u{647}'),
        '\u{654}' => None,
        _ => Some(c),
    })
}

fn camel(text: &str) -> String {
    each(text, |c| match c {
        '\u{64B}'..='\u{652}' | '\u{670}' => None,
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => Some('\u{627}'),
        '\u{649}' => Some('\u{64A}'),
        '\u{629}' => Some('\u{647}'),
        _ => Some(c),
    })
}

fn camel_unicode(text: &str) -> String {
    let text = text
        .replace('\u{FDFC}', "ريال")
        .replace('\u{FDFD}', "بسم الله الرحمن الرحيم");
    camel(&text.nfkc().collect::<String>())
}

fn pyarabic(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{64B}'..='\u{652}' | '\u{640}' => {}
            '\u{FEF5}' | '\u{FEF7}' | '\u{FEF9}' | '\u{FEFB}' => {
                out.push_str("\u{644}\u{627}");
            }
            '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' | '\u{649}'
            | '\u{670}' => out.push('\u{627}'),
            '\u{621}' | '\u{624}' | '\u{626}' | '\u{654}' | '\u{655}' => {
                out.push('\u{621}');
            }
            '\u{629}' => out.push('\u{647}'),
            _ => out.push(c),
        }
    }
    out
}

fn charabia(text: &str) -> String {
    let text: String = text.nfkd().collect();
    each(&text, |c| match c {
        _ if c.is_control() && !c.is_whitespace() => None,
        '\u{640}' => None,
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => Some('\u{627}'),
        '\u{649}' => Some('\u{64A}'),
        '\u{629}' => Some('\u{647}'),
        _ if c.general_category() == GeneralCategory::NonspacingMark => None,
        _ => Some(c),
    })
}

type Reference = fn(&str) -> String;

const REFERENCES: &[(Profile, Reference)] = &[
    (Profile::Lucene, lucene),
    (Profile::LucenePersian, lucene_persian),
    (Profile::Camel, camel),
    (Profile::CamelUnicode, camel_unicode),
    (Profile::PyarabicSearch, pyarabic),
    (Profile::Charabia, charabia),
];

fn compare(text: &str) {
    for (profile, reference) in REFERENCES {
        let n = profile.normalizer();
        let want = reference(text);
        let name = profile.as_str();
        assert_eq!(n.normalize(text), want, "{name} of {text:?}");
        assert_eq!(
            n.normalize_mapped(text).as_str(),
            want,
            "{name} of {text:?}, mapped"
        );
        // All but one are idempotent.
        if *profile != Profile::CamelUnicode {
            assert_eq!(n.normalize(&want), want, "{name} of {text:?}, twice");
        }
    }
}

#[test]
fn every_character_alone_and_between_letters() {
    let mut words = String::new();
    let mut room = [0; 4];
    for c in '\0'..=char::MAX {
        let alone = &*c.encode_utf8(&mut room);
        for (profile, reference) in REFERENCES {
            let n = profile.normalizer();
            assert_eq!(n.normalize(alone), reference(alone), "{alone:?}");
        }
        words.extend(['ب', c, 'ت', ' ']);
        if words.len() > 1000 {
            compare(&words);
            words.clear();
        }
    }
    compare(&words);
}

#[test]
fn every_pair_of_arabic_characters() {
    let mut text = String::new();
    for a in '\u{600}'..='\u{6FF}' {
        text.clear();
        for b in '\u{600}'..='\u{6FF}' {
            text.extend(['ل', a, b, ' ']);
        }
        compare(&text);
    }
}

#[test]
fn forms_agree_with_icu_on_the_blocks_of_arabic() {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let form = khabar_normalize::Normalizer::new();
    let ours_nfkc = form.form(khabar_normalize::Form::Nfkc);
    let ours_nfc = form.form(khabar_normalize::Form::Nfc);
    for (first, last) in [
        ('\u{600}', '\u{6FF}'),
        ('\u{750}', '\u{77F}'),
        ('\u{870}', '\u{8FF}'),
        ('\u{FB50}', '\u{FDFF}'),
        ('\u{FE70}', '\u{FEFF}'),
        ('\u{1EE00}', '\u{1EEFF}'),
    ] {
        for c in first..=last {
            for text in [
                String::from(c),
                format!("ب{c}ت"),
                format!("ا{c}\u{654}\u{64E}"),
                format!("و\u{651}{c}\u{650}\u{655}"),
            ] {
                let (k, c) = (nfkc.normalize(&text), nfc.normalize(&text));
                assert_eq!(k, text.nfkc().collect::<String>());
                assert_eq!(ours_nfkc.normalize(&text), k, "{text:?}");
                assert_eq!(ours_nfc.normalize(&text), c, "{text:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn arabic(text in khabar_testkit::arabic()) {
        compare(&text);
    }

    #[test]
    fn anything(text in any::<String>()) {
        compare(&text);
    }

    #[test]
    fn marks_in_any_order(
        text in "[\u{627}\u{648}\u{64A}\u{6D5}\u{6D2}\u{6C1}a\u{64B}-\u{655}\
            \u{670}\u{6E1}\u{301}\u{323}\u{FE8D}\u{FC60}\u{AC00}\u{11A8}]{0,90}"
    ) {
        compare(&text);
        let nfc = khabar_normalize::Normalizer::new()
            .form(khabar_normalize::Form::Nfc);
        prop_assert_eq!(nfc.normalize(&text), text.nfc().collect::<String>());
    }
}
