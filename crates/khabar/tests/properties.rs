//! The composed result equals the parts run alone, for any text.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

mod oracle;

use khabar::{Offsets, Pipeline};
use proptest::prelude::*;

proptest! {
    #[test]
    fn holds_for_arabic(text in khabar_testkit::arabic()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_pages(text in khabar_testkit::page()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_anything(text in any::<String>()) {
        oracle::check(&text);
    }

    #[test]
    fn offsets_count_what_they_say(text in khabar_testkit::arabic()) {
        let bytes: Vec<_> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let chars = Offsets::Chars.count(&text, &bytes);
        let utf16 = Offsets::Utf16.count(&text, &bytes);
        for ((&byte, &c), &u) in bytes.iter().zip(&chars).zip(&utf16) {
            prop_assert_eq!(c, text[..byte].chars().count());
            prop_assert_eq!(u, text[..byte].encode_utf16().count());
        }
        prop_assert_eq!(Offsets::Bytes.count(&text, &bytes), bytes);
    }
}

#[test]
fn holds_for_seeds() {
    for seed in khabar_testkit::seeds() {
        oracle::check(&seed.text);
        // A page with other line ends is the same page.
        oracle::check(&seed.text.replace('\n', "\r\n"));
        oracle::check(&format!("\u{FEFF}{}", seed.text));
    }
}

#[test]
fn floods_are_no_trouble() {
    for piece in ["\"", "«قال ", "في ", "1/2/2020 ", "بغداد ", "\n", "(", "\0"]
    {
        let flood = piece.repeat(20_000);
        let analysis = Pipeline::new().analyze(&flood);
        assert!(!analysis.segments().is_empty());
    }
}

#[test]
fn a_byte_order_mark_moves_offsets_and_nothing_else() {
    let pipeline = Pipeline::new();
    for seed in khabar_testkit::seeds() {
        let marked = format!("\u{FEFF}{}", seed.text);
        let (a, b) = (pipeline.analyze(&seed.text), pipeline.analyze(&marked));
        let of = |analysis: &khabar::Analysis<'_>, shift: usize| {
            let mut all: Vec<(usize, usize, String)> = Vec::new();
            for d in analysis.dates() {
                let r = d.range();
                all.push((r.start - shift, r.end - shift, d.value().timex()));
            }
            for m in analysis.mentions() {
                let r = m.range();
                all.push((r.start - shift, r.end - shift, m.name().into()));
            }
            for s in analysis.segments() {
                let name = s.label().as_str().to_owned();
                all.push((0, s.range().end - shift, name));
            }
            all
        };
        assert_eq!(of(&a, 0), of(&b, 3), "{}", seed.name);
    }
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("khabar") {
        oracle::check(&text);
    }
}
