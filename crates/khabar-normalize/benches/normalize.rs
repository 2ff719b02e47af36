//! Folding and walking over a headline, an article and a feed.
#![allow(missing_docs)]

mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_normalize::{Normalizer, Profile, words};

fn benches(c: &mut Criterion) {
    for (name, text) in &texts::all() {
        let n = Normalizer::SEARCH;
        let folded = n.normalize(text);
        assert_eq!(n.normalize(&folded), folded);
        let mut group = c.benchmark_group("normalize");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("search/{name}"), |b| {
            b.iter(|| n.normalize(black_box(text)))
        });
        group.bench_function(format!("search_mapped/{name}"), |b| {
            b.iter(|| n.normalize_mapped(black_box(text)))
        });
        for profile in [Profile::Lucene, Profile::Display] {
            let n = profile.normalizer();
            let what = profile.as_str();
            group.bench_function(format!("{what}_mapped/{name}"), |b| {
                b.iter(|| n.normalize_mapped(black_box(text)))
            });
        }
        group.bench_function(format!("words/{name}"), |b| {
            b.iter(|| words(black_box(text)).count())
        });
        group.finish();
    }
}

criterion_group!(all, benches);
criterion_main!(all);
