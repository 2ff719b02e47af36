//! Folding and words beside what else one would use. The others do less:
//! they are a floor for the time, not the same job.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_benches::sizes;
use khabar_normalize::{Normalizer, words};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The loop that many projects carry: marks and tatweel off, four letters
/// and the digits folded.
fn by_hand(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0640}' => None,
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ى' => Some('ي'),
            'ة' => Some('ه'),
            'ؤ' => Some('و'),
            'ئ' => Some('ي'),
            '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
            _ => Some(c),
        })
        .collect()
}

fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

fn fold(c: &mut Criterion) {
    // Where the three agree, and where they do not.
    let plain = "أُعلنت النتائجُ في القـــاهرة عام ٢٠٢٤";
    let search = Normalizer::SEARCH;
    assert_eq!(search.normalize(plain), by_hand(plain));
    assert_eq!(search.normalize("ﻻهاي"), nfkc("ﻻهاي"));
    assert_ne!(search.normalize("ﻻهاي"), by_hand("ﻻهاي"));

    for (name, text) in sizes() {
        let mut group = c.benchmark_group("compare/fold");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("khabar/{name}"), |b| {
            b.iter(|| search.normalize(black_box(&text)))
        });
        group.bench_function(format!("khabar_mapped/{name}"), |b| {
            b.iter(|| search.normalize_mapped(black_box(&text)))
        });
        group.bench_function(format!("nfkc/{name}"), |b| {
            b.iter(|| nfkc(black_box(&text)))
        });
        group.bench_function(format!("by_hand/{name}"), |b| {
            b.iter(|| by_hand(black_box(&text)))
        });
        group.finish();
    }
}

fn split(c: &mut Criterion) {
    let plain = "وصل الوفد، أمس، إلى عمّان في 14 مارس.";
    let ours: Vec<_> = words(plain).map(|w| w.as_str()).collect();
    let theirs: Vec<_> = plain.unicode_words().collect();
    assert_eq!(ours, theirs);
    // A number glued to a word is two words to us.
    assert_eq!(words("3مارس").count(), 2);
    assert_eq!("3مارس".unicode_words().count(), 1);

    for (name, text) in sizes() {
        let mut group = c.benchmark_group("compare/words");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("khabar/{name}"), |b| {
            b.iter(|| words(black_box(&text)).count())
        });
        group.bench_function(format!("unicode_words/{name}"), |b| {
            b.iter(|| black_box(&text).unicode_words().count())
        });
        group.finish();
    }
}

criterion_group!(all, fold, split);
criterion_main!(all);
