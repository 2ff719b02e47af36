//! The laws of pages over Arabic-shaped and arbitrary strings.
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_segment::{Label, Segmenter};
use proptest::prelude::*;

fn labels(text: &str) -> Vec<Label> {
    let parts = Segmenter::new().segment(text);
    parts.segments().iter().map(|s| s.label()).collect()
}

proptest! {
    #[test]
    fn holds_for_pages(text in khabar_testkit::page()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_anything(text in any::<String>()) {
        oracle::check(&text);
    }

    #[test]
    fn line_ends_do_not_matter(text in khabar_testkit::page()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(labels(&unix), labels(&unix.replace('\n', "\r\n")));
    }
}

#[test]
fn holds_for_seeds() {
    for seed in khabar_testkit::seeds() {
        oracle::check(&seed.text);
        for (at, _) in seed.text.char_indices().step_by(97) {
            oracle::check(&seed.text[at..]);
        }
    }
}

#[test]
fn floods_are_no_trouble() {
    for piece in ["\n", "\"", "«", "(", ".", "د.", "قال: ", "\u{202E}", "-"]
    {
        oracle::check(&piece.repeat(20_000));
    }
    oracle::check(&"قال «".repeat(20_000));
    oracle::check(&"سطر\n".repeat(20_000));
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("segment") {
        oracle::check(&text);
    }
}
