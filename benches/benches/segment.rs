//! Sentences beside what else one would use, and whole pages taken apart,
//! in one run with the ratios below. A program of its own for the reason
//! that `normalize.rs` gives.

use std::hint::black_box;

use icu_segmenter::{
    SentenceSegmenter, options::SentenceBreakInvariantOptions,
};
use khabar::segment::{Segmenter, sentences};
use khabar_benches::{
    news::{Style, documents},
    pages,
    table::{self, Contender, Ratio},
};
use unicode_segmentation::UnicodeSegmentation as _;

/// How much news is read in a turn.
const BYTES: usize = 4_000_000;
/// How often; the best time counts, the others were disturbed.
const ROUNDS: usize = 15;

struct Texts {
    news: Vec<String>,
    pages: Vec<String>,
}

fn news(texts: &Texts) -> usize {
    texts.news.iter().map(String::len).sum()
}

fn whole(texts: &Texts) -> usize {
    texts.pages.iter().map(String::len).sum()
}

const CONTENDERS: &[Contender<Texts>] = &[
    (
        "khabar `sentences`",
        |texts| {
            for text in &texts.news {
                assert!(sentences(black_box(text)).count() > 0);
            }
        },
        news,
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
        news,
    ),
    (
        "`unicode-segmentation`, sentences",
        |texts| {
            for text in &texts.news {
                let all = black_box(text).split_sentence_bounds();
                assert!(all.count() > 0);
            }
        },
        news,
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
        whole,
    ),
];

const RATIOS: &[Ratio] = &[(0, 1, 1.2), (0, 2, 3.0)];

fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    let bytes = if test { 40_000 } else { BYTES };
    let news = documents(bytes, Style::Plain);
    let count = if test { 10 } else { 1000 };
    let pages = pages().iter().cycle().take(count).cloned().collect();
    let texts = Texts { news, pages };
    let rounds = if test { 1 } else { ROUNDS };
    let best = table::measure(&texts, CONTENDERS, rounds);
    if !test {
        println!("The best of {ROUNDS} rounds.\n");
        table::print(&texts, CONTENDERS, &best, "MB/s", RATIOS);
    }
}
