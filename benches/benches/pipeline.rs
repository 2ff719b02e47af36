//! The whole way of a page: segments, dates, names, quotations, merged.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::Pipeline;
use khabar_benches::sizes;

fn analyze(c: &mut Criterion) {
    let pipeline = Pipeline::new();
    for (name, text) in sizes() {
        let analysis = pipeline.analyze(&text);
        assert!(!analysis.segments().is_empty());

        let mut group = c.benchmark_group("khabar/analyze");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| pipeline.analyze(black_box(&text)))
        });
        group.finish();
    }
}

criterion_group!(all, analyze);
criterion_main!(all);
