//! The profiles against their rules, written down naively: every character
//! there is, alone and between two letters, every pair of Arabic characters,
//! and random strings. A million of these are compared in release:
//! `PROPTEST_CASES=1000000 cargo test --release --test profiles`.
#![allow(clippy::string_slice, missing_docs)]

mod reference;

use icu_normalizer::ComposingNormalizerBorrowed;
use khabar_normalize::{Profile, is_arabic_letter};
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
    (Profile::Display, reference::display),
    (Profile::Search, reference::search),
    (Profile::Matching, reference::matching),
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
fn every_character_alone() {
    let mut room = [0; 4];
    for c in '\0'..=char::MAX {
        let alone = &*c.encode_utf8(&mut room);
        for (profile, reference) in REFERENCES {
            let n = profile.normalizer();
            assert_eq!(n.normalize(alone), reference(alone), "{alone:?}");
        }
    }
}

#[test]
fn every_character_between_letters() {
    let mut words = String::new();
    for c in '\0'..=char::MAX {
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
fn every_letter_drawn_out() {
    let mut text = String::new();
    for c in ('\0'..=char::MAX).filter(|&c| is_arabic_letter(c)) {
        for times in 1..6 {
            text.push('ب');
            text.extend(core::iter::repeat_n(c, times));
            text.push_str(" اء");
            text.extend(core::iter::repeat_n(c, times));
            text.push(' ');
        }
    }
    compare(&text);
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

/// What foldings stumble over, close together.
fn trouble() -> impl Strategy<Value = String> {
    let controls = "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}\u{FEFF}\
        \u{61C}\u{AD}\u{FE0E}\u{FE0F}\u{E0100}\u{E0067}\u{E007F}]";
    let piece = prop_oneof![
        2 => controls,
        2 => "[\u{2066}-\u{2069}]",
        2 => "[\u{200C}\u{200D}]",
        2 => "[\u{64B}-\u{655}\u{670}\u{6E1}\u{301}\u{323}\u{94D}\u{20E3}]",
        2 => "\u{640}{1,3}",
        3 => "[\u{621}-\u{62A}\u{647}-\u{64A}]",
        2 => "[\u{6CC}\u{6D2}\u{6D3}\u{6A9}\u{6C0}-\u{6C2}\u{6D5}\u{6BE}\u{6AF}\
            \u{67E}\u{6A4}]",
        1 => "[\u{FE70}-\u{FEFC}\u{FC5E}-\u{FC63}\u{FCF2}-\u{FCF4}]",
        1 => "[\u{FDF0}-\u{FDFF}\u{FB50}-\u{FBD8}\u{FBD3}]",
        1 => "[اهويلء]{1,5}",
        1 => "ا{1,4}ء{1,5}ا{1,4}",
        1 => "[aeéǖIİſK\u{1E9B}\u{212A}ﬁﬃＡ\u{FFE3}Σά\u{1F88}क日]",
        1 => "[\u{2764}\u{1F469}\u{1F3FD}\u{1F3F4}\u{1F1EA}1#]",
        1 => "[٠-٩۰-۹٪-٭۔،\"'«»“”‘’`´–—-]",
        2 => "[ \t\r\n\u{85}\u{A0}\u{2028}\u{2029}\u{2009}\u{1C}\u{B}\u{0}]",
        1 => "\r\n",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|v| v.concat())
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

    #[test]
    fn troublesome(text in trouble()) {
        compare(&text);
    }
}
