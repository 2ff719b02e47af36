//! All layers of the tagger on news, and the gazetteer beside a bare scan of
//! the same list by `daachorse`, in one run with the ratio below. A program
//! of its own for the reason that `normalize.rs` gives.

use std::{fs, hint::black_box, path::Path, sync::OnceLock, time::Instant};

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use khabar::entities::Tagger;
use khabar_benches::{
    table::{Contender, Ratio},
    texts::{ROUNDS, Texts},
};
use khabar_normalize::Normalizer;

fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(Tagger::new)
}

/// The names of the built-in lists, folded.
fn names() -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../crates/khabar-entities/data");
    let mut names = Vec::new();
    for list in [
        "events",
        "media",
        "nationalities",
        "organizations",
        "people",
        "places",
        "titles",
    ] {
        let path = data.join(list).with_extension("tsv");
        let rows = fs::read_to_string(path).expect("a list can be read");
        names.extend(
            rows.lines()
                .filter(|row| !row.starts_with('#'))
                // The names of the columns.
                .skip(1)
                .filter_map(|row| row.split('\t').nth(1))
                .map(|name| Normalizer::MATCHING.normalize(name).into_owned()),
        );
    }
    names.sort();
    names.dedup();
    names
}

fn scanner() -> &'static DoubleArrayAhoCorasick<u32> {
    static SCANNER: OnceLock<DoubleArrayAhoCorasick<u32>> = OnceLock::new();
    SCANNER.get_or_init(|| {
        DoubleArrayAhoCorasickBuilder::new()
            .match_kind(daachorse::MatchKind::LeftmostLongest)
            .build(names())
            .expect("the names are apart")
    })
}

fn tag(texts: &[String]) {
    let tagger = tagger();
    for text in texts {
        black_box(tagger.tag(black_box(text)).mentions().len());
    }
}

/// What a scan needs that takes the same text: the fold, then the scan, which
/// also answers inside words and knows no particles.
fn scan(texts: &[String]) {
    let scanner = scanner();
    for text in texts {
        let folded = Normalizer::MATCHING.normalize(black_box(text));
        black_box(scanner.leftmost_find_iter(folded.as_ref()).count());
    }
}

const CONTENDERS: &[Contender<Texts>] = &[
    ("khabar `Tagger`, news", |texts| tag(&texts.news), Texts::in_news),
    (
        "`daachorse` over folded news",
        |texts| scan(&texts.news),
        Texts::in_news,
    ),
    ("khabar `Tagger`, pages", |texts| tag(&texts.pages), Texts::in_pages),
    (
        "`daachorse` over folded pages",
        |texts| scan(&texts.pages),
        Texts::in_pages,
    ),
];

/// All layers beside a bare scan; the scan of the lists alone, which no user
/// sees, is to be half as fast as it.
const RATIOS: &[Ratio] = &[(0, 1, 0.5), (2, 3, 0.5)];

#[expect(clippy::disallowed_methods, reason = "a benchmark takes the time")]
fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    let texts = Texts::new(test);
    assert!(!tagger().tag(&texts.pages[0]).mentions().is_empty());
    assert!(scanner().leftmost_find_iter("في القاهره").count() > 0);
    texts.compare(CONTENDERS, RATIOS, test);
    if !test {
        let build = (0..ROUNDS).map(|_| {
            let start = Instant::now();
            black_box(Tagger::new());
            start.elapsed().as_secs_f64()
        });
        let build = build.fold(f64::MAX, f64::min);
        println!("\nA tagger is built in {:.1} ms.", build * 1e3);
    }
}
