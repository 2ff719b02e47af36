//! Any options whatsoever.

use khabar_normalize::{
    Alef, Controls, Digits, Form, Hamza, Lookalikes, Maksura, Marks,
    Normalizer, SuperscriptAlef,
};

/// How many bytes choose the options.
pub(crate) const CHOICES: usize = 24;

/// The options that bytes choose, one byte each; all can be chosen.
pub(crate) fn options(choices: [u8; CHOICES]) -> Normalizer {
    fn of<T: Copy>(all: &[T], choice: u8) -> T {
        let at = usize::from(choice) % all.len();
        *all.get(at).expect("none of the lists is empty")
    }
    let [
        form,
        controls,
        lookalikes,
        marks,
        alef,
        hamza,
        maksura,
        superscript,
        digits,
        yes @ ..,
    ] = choices;
    let yes = yes.map(|choice| choice % 2 == 1);
    Normalizer::new()
        .form(of(&[Form::AsIs, Form::Nfc, Form::Nfkc, Form::Nfkd], form))
        .controls(of(
            &[Controls::Keep, Controls::Idle, Controls::Delete],
            controls,
        ))
        .lookalikes(of(
            &[
                Lookalikes::Keep,
                Lookalikes::Persian,
                Lookalikes::ArabicWords,
                Lookalikes::All,
            ],
            lookalikes,
        ))
        .strip_marks(of(
            &[Marks::Keep, Marks::Arabic, Marks::Nonspacing],
            marks,
        ))
        .fold_alef(of(
            &[Alef::Keep, Alef::Hamza, Alef::Wasla, Alef::All],
            alef,
        ))
        .fold_hamza(of(&[Hamza::Keep, Hamza::Carrier, Hamza::Line], hamza))
        .fold_maksura(of(
            &[Maksura::Keep, Maksura::Yeh, Maksura::Alef],
            maksura,
        ))
        .superscript_alef(of(
            &[
                SuperscriptAlef::Keep,
                SuperscriptAlef::Delete,
                SuperscriptAlef::Alef,
            ],
            superscript,
        ))
        .digits(of(&[Digits::Keep, Digits::Ascii], digits))
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
}
