//! Folding and words beside what else one would use, on generated news, with
//! the ratios of interest below. A program of its own and no criterion: a
//! ratio needs its two sides measured in the same minutes, turn by turn.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use charabia::{
    Language, Normalize as _, Segment as _, Token, Tokenize as _, Tokenizer,
    TokenizerBuilder, normalizer::NormalizerOption,
};
use icu_normalizer::ComposingNormalizerBorrowed;
use khabar_benches::news::{Style, documents};
use khabar_normalize::{Normalizer, light_stem, words};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

const LUCENE: Normalizer = Normalizer::LUCENE;
const DISPLAY: Normalizer = Normalizer::DISPLAY;
const SEARCH: Normalizer = Normalizer::SEARCH;

/// How much of each style is read in a round.
const BYTES: usize = 20_000_000;
/// How often; the best time counts, the others were disturbed.
const ROUNDS: usize = 7;
/// How many documents are timed together, about 1 MB.
const SLICE: usize = 250;
const STYLES: [Style; 2] = [Style::Plain, Style::Vocalized];

/// The languages that charabia may see in a text; without the list it asks
/// for the language of every stretch, and folds some of them as Persian.
const ARABIC: &[Language] = &[Language::Ara];

/// Lucene's `ArabicNormalizer` as one would write it by hand.
fn by_hand(c: char) -> Option<char> {
    match c {
        '\u{0622}' | '\u{0623}' | '\u{0625}' => Some('\u{0627}'),
        '\u{0649}' => Some('\u{064A}'),
        '\u{0629}' => Some('\u{0647}'),
        '\u{0640}' | '\u{064B}'..='\u{0652}' => None,
        _ => Some(c),
    }
}

fn stems(text: &str) -> usize {
    let folded = LUCENE.normalize(text);
    words(&folded).map(|word| light_stem(word.as_str()).len()).sum()
}

fn nfkc() -> ComposingNormalizerBorrowed<'static> {
    ComposingNormalizerBorrowed::new_nfkc()
}

fn tokenizer() -> Tokenizer<'static> {
    let mut builder = TokenizerBuilder::default();
    builder.allow_list(ARABIC);
    builder.into_tokenizer()
}

fn segments(text: &str) -> Vec<Token<'_>> {
    text.segment_with_option(None, Some(ARABIC)).collect()
}

/// Reads all documents once and says how long it took.
type Run = Box<dyn Fn(&[String]) -> Duration>;

struct Contender {
    name: &'static str,
    run: Run,
}

fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "time is what we are after")]
    Instant::now()
}

/// A contender who is given one document after the other.
fn each<T>(
    name: &'static str,
    read: impl Fn(&str) -> T + 'static,
) -> Contender {
    let run = Box::new(move |all: &[String]| {
        let start = now();
        for text in all {
            black_box(read(black_box(text)));
        }
        start.elapsed()
    });
    Contender { name, run }
}

/// A contender who is given the segments of charabia; only what becomes of
/// them is timed.
fn each_segmented(name: &'static str, create_char_map: bool) -> Contender {
    let options = NormalizerOption {
        create_char_map,
        lossy: true,
        ..NormalizerOption::default()
    };
    let run = Box::new(move |all: &[String]| {
        let mut time = Duration::ZERO;
        for text in all {
            let tokens = black_box(segments(text));
            let start = now();
            for token in tokens {
                black_box(token.normalize(&options));
            }
            time += start.elapsed();
        }
        time
    });
    Contender { name, run }
}

const COPY: &str = "a copy (`String::clone`)";
const LOOP: &str = "a `chars().filter_map()` loop";
const LUCENE_MAP: &str = "khabar `lucene`, map";
const LUCENE_ONLY: &str = "khabar `lucene`, no map";
const DISPLAY_MAP: &str = "khabar `display`, map";
const DISPLAY_ONLY: &str = "khabar `display`, no map";
const SEARCH_MAP: &str = "khabar `search`, map";
const SEARCH_ONLY: &str = "khabar `search`, no map";
const ICU: &str = "`icu_normalizer`, NFKC";
const UNICODE: &str = "`unicode-normalization`, NFKC";
const CHARABIA: &str = "charabia normalize, no map";
const CHARABIA_MAP: &str = "charabia normalize, map";
const WORDS: &str = "khabar words";
const STEMS: &str = "khabar words + `lucene` + light stem";
const UNICODE_WORDS: &str = "`unicode_words`";
const TOKENIZE: &str = "charabia tokenize";
const TOKENIZE_ARABIC: &str = "charabia tokenize, only Arabic allowed";

fn contenders() -> Vec<Contender> {
    let icu = nfkc();
    let arabic = tokenizer();
    vec![
        each(COPY, |text| text.to_owned()),
        each(LOOP, |text| -> String {
            text.chars().filter_map(by_hand).collect()
        }),
        each(LUCENE_MAP, |text| LUCENE.normalize_mapped(text).as_str().len()),
        each(LUCENE_ONLY, |text| LUCENE.normalize(text).len()),
        each(DISPLAY_MAP, |text| {
            DISPLAY.normalize_mapped(text).as_str().len()
        }),
        each(DISPLAY_ONLY, |text| DISPLAY.normalize(text).len()),
        each(SEARCH_MAP, |text| SEARCH.normalize_mapped(text).as_str().len()),
        each(SEARCH_ONLY, |text| SEARCH.normalize(text).len()),
        each(ICU, move |text| icu.normalize(text).len()),
        each(UNICODE, |text| text.nfkc().collect::<String>()),
        each_segmented(CHARABIA, false),
        each_segmented(CHARABIA_MAP, true),
        each(WORDS, |text| {
            words(text).map(|w| w.as_str().len()).sum::<usize>()
        }),
        each(STEMS, stems),
        each(UNICODE_WORDS, |text| {
            text.unicode_words().map(str::len).sum::<usize>()
        }),
        each(TOKENIZE, |text| {
            text.tokenize().map(|t| t.lemma().len()).sum::<usize>()
        }),
        each(TOKENIZE_ARABIC, move |text| {
            arabic.tokenize(text).map(|t| t.lemma().len()).sum::<usize>()
        }),
    ]
}

/// Who is to be how many times as fast as whom.
const WANTED: &[(&str, &str, f64)] = &[
    (LUCENE_MAP, LOOP, 2.0),
    (LUCENE_MAP, UNICODE, 6.0),
    (LUCENE_MAP, CHARABIA, 30.0),
    (LUCENE_MAP, CHARABIA_MAP, 30.0),
    (LUCENE_MAP, LUCENE_ONLY, 0.85),
    (DISPLAY_MAP, DISPLAY_ONLY, 0.85),
    (SEARCH_MAP, SEARCH_ONLY, 0.85),
    (DISPLAY_MAP, ICU, 1.0),
    (SEARCH_MAP, ICU, 1.0),
    (STEMS, TOKENIZE, 20.0),
    (STEMS, TOKENIZE_ARABIC, 20.0),
    (STEMS, UNICODE_WORDS, 2.0),
];

/// What must hold of the contenders' work, or their times mean nothing.
fn check(all: &[String]) {
    let icu = nfkc();
    let arabic = tokenizer();
    for text in all {
        let hand: String = text.chars().filter_map(by_hand).collect();
        assert_eq!(LUCENE.normalize(text), hand);
        for profile in [LUCENE, DISPLAY, SEARCH] {
            let mapped = profile.normalize_mapped(text);
            assert_eq!(mapped.as_str(), profile.normalize(text));
            let whole = mapped.to_source(0..mapped.as_str().len());
            assert!(text.get(whole).is_some_and(|found| !found.is_empty()));
        }
        assert!(words(&hand).all(|w| !light_stem(w.as_str()).is_empty()));
        assert!(words(&hand).count() > 100);

        assert_eq!(icu.normalize(text), text.nfkc().collect::<String>());

        // Segments normalized one by one are what the tokenizer gives.
        let options =
            NormalizerOption { lossy: true, ..NormalizerOption::default() };
        let one_by_one: String = segments(text)
            .into_iter()
            .map(|token| token.normalize(&options).lemma)
            .collect();
        let tokenized: String =
            arabic.tokenize(text).map(|token| token.lemma).collect();
        assert_eq!(one_by_one, tokenized);
        // It folds what we fold: it is the same job.
        assert!(!tokenized.contains(['أ', 'إ', 'آ', 'ى', 'ة', '\u{064E}']));
    }
}

/// Megabytes a second of each contender and style. Every slice of the texts
/// counts with its best round; were it the best round of all the texts, a
/// slow contender would hardly have one that nothing disturbed.
fn measure(
    contenders: &[Contender],
    all: &[Vec<String>; 2],
    rounds: usize,
) -> Vec<[f64; 2]> {
    let slices = all.each_ref().map(|texts| texts.len().div_ceil(SLICE));
    let none = slices.map(|count| vec![Duration::MAX; count]);
    let mut best = vec![none; contenders.len()];
    for round in 1..=rounds {
        for (contender, best) in contenders.iter().zip(&mut best) {
            for (texts, best) in all.iter().zip(best) {
                for (slice, best) in texts.chunks(SLICE).zip(best) {
                    *best = (contender.run)(slice).min(*best);
                }
            }
        }
        eprintln!("round {round} of {rounds}");
    }
    let speed = |texts: &[String], best: &[Duration]| {
        let bytes: usize = texts.iter().map(String::len).sum();
        let time: Duration = best.iter().sum();
        bytes as f64 / 1e6 / time.as_secs_f64()
    };
    best.iter()
        .map(|[plain, vocalized]| {
            [speed(&all[0], plain), speed(&all[1], vocalized)]
        })
        .collect()
}

fn report(contenders: &[Contender], best: &[[f64; 2]]) {
    let speed = |name| {
        let at = contenders.iter().position(|c| c.name == name);
        best[at.expect("a wanted ratio names contenders")]
    };
    println!("| contender | plain, MB/s | vocalized, MB/s |");
    println!("|---|--:|--:|");
    for (contender, [plain, vocalized]) in contenders.iter().zip(best) {
        println!("| {} | {plain:.1} | {vocalized:.1} |", contender.name);
    }
    println!("\n| ours | beside | wanted | plain | vocalized |");
    println!("|---|---|--:|--:|--:|");
    for &(ours, theirs, wanted) in WANTED {
        let [plain, vocalized] =
            [0, 1].map(|style| speed(ours)[style] / speed(theirs)[style]);
        println!(
            "| {ours} | {theirs} | {wanted} | {plain:.2} | {vocalized:.2} |"
        );
    }
}

fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    let small = STYLES.map(|style| documents(100_000, style));
    for texts in &small {
        check(texts);
    }
    let contenders = contenders();
    if test {
        measure(&contenders, &small, 1);
        return;
    }
    let all = STYLES.map(|style| documents(BYTES, style));
    let best = measure(&contenders, &all, ROUNDS);
    println!(
        "{} MB of each style on one thread, each MB in the best of {ROUNDS} \
         rounds.\n",
        BYTES / 1_000_000
    );
    report(&contenders, &best);
}
