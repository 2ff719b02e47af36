//! The laws of the fold over Arabic-shaped and arbitrary strings.
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_normalize::{Normalizer, is_diacritic};
use proptest::prelude::*;

/// Any options whatsoever.
fn options() -> impl Strategy<Value = Normalizer> {
    use khabar_normalize::{
        Alef, Controls, Digits, Form, Hamza, Lookalikes, Maksura, Marks,
        SuperscriptAlef,
    };
    use prop::sample::select;
    let chosen = (
        select(vec![Form::AsIs, Form::Nfc, Form::Nfkc, Form::Nfkd]),
        select(vec![Controls::Keep, Controls::Idle, Controls::Delete]),
        select(vec![
            Lookalikes::Keep,
            Lookalikes::Persian,
            Lookalikes::ArabicWords,
            Lookalikes::All,
        ]),
        select(vec![Marks::Keep, Marks::Arabic, Marks::Nonspacing]),
        select(vec![Alef::Keep, Alef::Hamza, Alef::Wasla, Alef::All]),
        select(vec![Hamza::Keep, Hamza::Carrier, Hamza::Line]),
        select(vec![Maksura::Keep, Maksura::Yeh, Maksura::Alef]),
        select(vec![
            SuperscriptAlef::Keep,
            SuperscriptAlef::Delete,
            SuperscriptAlef::Alef,
        ]),
        any::<[bool; 16]>(),
    );
    chosen.prop_map(|(form, controls, letters, marks, a, h, m, s, yes)| {
        let digits = if yes[15] { Digits::Ascii } else { Digits::Keep };
        Normalizer::new()
            .form(form)
            .controls(controls)
            .lookalikes(letters)
            .strip_marks(marks)
            .fold_alef(a)
            .fold_hamza(h)
            .fold_maksura(m)
            .superscript_alef(s)
            .spell_word_ligatures(yes[0])
            .split_lam_alef(yes[1])
            .fold_presentation_forms(yes[2])
            .fold_compatibility(yes[3])
            .strip_control_codes(yes[4])
            .fold_blanks(yes[5])
            .strip_tashkeel(yes[6])
            .strip_combining_hamza(yes[7])
            .strip_tatweel(yes[8])
            .fold_tatweel_dashes(yes[9])
            .fold_marbuta(yes[10])
            .fold_punctuation(yes[11])
            .lowercase(yes[12])
            .fold_elongation(yes[13])
            .fold_tanween_alef(yes[14])
            .digits(digits)
    })
}

proptest! {
    #[test]
    fn maps_hold_for_any_options(
        n in options(),
        text in khabar_testkit::arabic(),
        more in any::<String>(),
    ) {
        oracle::fold(&n, &format!("{text}{more}{text}"), false);
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
