//! Sentences beside what else one would use, and whole pages taken apart,
//! in one run with the ratios below. A program of its own for the reason
//! that `normalize.rs` gives.

use std::hint::black_box;

use icu_segmenter::{
    SentenceSegmenter, options::SentenceBreakInvariantOptions,
};
use khabar::segment::{Segmenter, sentences};
use khabar_benches::{
    table::{Contender, Ratio},
    texts::Texts,
};
use unicode_segmentation::UnicodeSegmentation as _;

const CONTENDERS: &[Contender<Texts>] = &[
    (
        "khabar `sentences`",
        |texts| {
            for text in &texts.news {
                assert!(sentences(black_box(text)).count() > 0);
            }
        },
        Texts::in_news,
    ),
    (
        "`icu_segmenter`, sentences",
        |texts| {
            let options = SentenceBreakInvariantOptions::default();
            let segmenter = SentenceSegmenter::new(options);
            for text in &texts.news {
                let ends = segmenter.segment_str(black_box(text));
                assert!(ends.count() > 0);
            }
        },
        Texts::in_news,
    ),
    (
        "`unicode-segmentation`, sentences",
        |texts| {
            for text in &texts.news {
                let all = black_box(text).split_sentence_bounds();
                assert!(all.count() > 0);
            }
        },
        Texts::in_news,
    ),
    (
        "khabar `Segmenter`, pages",
        |texts| {
            let segmenter = Segmenter::new();
            for text in &texts.pages {
                let page = segmenter.segment(black_box(text));
                assert!(!page.segments().is_empty());
            }
        },
        Texts::in_pages,
    ),
];

const RATIOS: &[Ratio] = &[(0, 1, 1.2), (0, 2, 3.0)];

fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    Texts::new(test).compare(CONTENDERS, RATIOS, test);
}
