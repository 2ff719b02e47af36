//! Sentences beside what else one would use, and whole pages taken apart,
//! in one run with the ratios below. A program of its own for the reason
//! that `normalize.rs` gives.

use std::{hint::black_box, time::Instant};

use icu_segmenter::{
    SentenceSegmenter, options::SentenceBreakInvariantOptions,
};
use khabar::segment::{Segmenter, sentences};
use khabar_benches::{
    news::{Style, documents},
    pages,
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

type Contender = (&'static str, fn(&Texts) -> usize);

const CONTENDERS: &[Contender] = &[
    ("khabar `sentences`", |texts| {
        texts.news.iter().map(|t| sentences(black_box(t)).count()).sum()
    }),
    ("`icu_segmenter`, sentences", |texts| {
        let options = SentenceBreakInvariantOptions::default();
        let segmenter = SentenceSegmenter::new(options);
        let all = texts.news.iter();
        all.map(|t| segmenter.segment_str(black_box(t)).count()).sum()
    }),
    ("`unicode-segmentation`, sentences", |texts| {
        let all = texts.news.iter();
        all.map(|t| black_box(t).split_sentence_bounds().count()).sum()
    }),
    ("khabar `Segmenter`, pages", |texts| {
        let segmenter = Segmenter::new();
        let all = texts.pages.iter();
        all.map(|t| segmenter.segment(black_box(t)).segments().len()).sum()
    }),
];

/// Of which contender to which, and how much faster it should be.
const RATIOS: &[(usize, usize, f64)] = &[(0, 1, 1.2), (0, 2, 3.0)];

fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    let bytes = if test { 40_000 } else { BYTES };
    let news = documents(bytes, Style::Plain);
    let count = if test { 10 } else { 1000 };
    let pages = pages().iter().cycle().take(count).cloned().collect();
    let texts = Texts { news, pages };
    let size = |of: &[String]| of.iter().map(String::len).sum::<usize>();
    let sizes = [
        size(&texts.news),
        size(&texts.news),
        size(&texts.news),
        size(&texts.pages),
    ];
    let mut best = vec![f64::MAX; CONTENDERS.len()];
    for _ in 0..if test { 1 } else { ROUNDS } {
        for (best, (name, run)) in best.iter_mut().zip(CONTENDERS) {
            let start = Instant::now();
            assert!(run(&texts) > 0, "{name} found nothing");
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    if test {
        return;
    }
    println!("The best of {ROUNDS} rounds.\n");
    println!("| contender | MB/s |\n|---|--:|");
    for ((best, (name, _)), size) in best.iter().zip(CONTENDERS).zip(sizes) {
        println!("| {name} | {:.1} |", size as f64 / 1e6 / best);
    }
    println!("\n| ours | beside | wanted | ratio |\n|---|---|--:|--:|");
    for (ours, theirs, wanted) in RATIOS {
        println!(
            "| {} | {} | {wanted} | {:.2} |",
            CONTENDERS[*ours].0,
            CONTENDERS[*theirs].0,
            best[*theirs] / best[*ours]
        );
    }
}
