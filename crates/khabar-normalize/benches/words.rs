//! Stems, splits and transliterations of a headline, an article and a feed.
#![allow(missing_docs)]

mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_normalize::{Normalizer, Scheme, light_stem, splits, words};

fn benches(c: &mut Criterion) {
    assert_eq!(light_stem("والشركات"), "شرك");
    for (name, text) in &texts::all() {
        let folded = Normalizer::SEARCH.normalize(text);
        let folded: Vec<_> = words(&folded).map(|w| w.as_str()).collect();
        let scheme = Scheme::Buckwalter;
        let written = scheme.transliterate(text);
        assert_eq!(scheme.transliterate(&written), written);
        let mut group = c.benchmark_group("normalize");
        let bytes: usize = folded.iter().map(|w| w.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(format!("light_stem/{name}"), |b| {
            b.iter(|| {
                let words = black_box(&folded).iter();
                words.map(|w| light_stem(w).len()).sum::<usize>()
            })
        });
        group.bench_function(format!("with_pronouns/{name}"), |b| {
            b.iter(|| {
                let words = black_box(&folded).iter();
                words.map(|w| splits(w).with_pronouns().count()).sum::<usize>()
            })
        });
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("transliterate/{name}"), |b| {
            b.iter(|| scheme.transliterate(black_box(text)))
        });
        group.throughput(Throughput::Bytes(written.len() as u64));
        group.bench_function(format!("reverse/{name}"), |b| {
            b.iter(|| scheme.reverse(black_box(&written)))
        });
        group.finish();
    }
}

criterion_group!(all, benches);
criterion_main!(all);
