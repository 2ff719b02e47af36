//! Folding and walking over a headline, an article and a feed.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_normalize::{Normalizer, Profile, words};

const HEADLINE: &str = "وزراء الطاقة يبحثون في القاهرة خطة الربط الكهربائي";
const PARAGRAPH: &str = "وأكّد الوزير، في مؤتمر صحفي عقده أمس، أنّ \
    المحطة ستبدأ العمل في عام ٢٠٢٦ «بطاقة كاملة»، مشيراً إلى أنّ شركات \
    من أربع دول شاركت في بنائها. وأضاف أن الربط مع الأردن قائم.\n";

fn benches(c: &mut Criterion) {
    let article = PARAGRAPH.repeat(10);
    let feed = PARAGRAPH.repeat(1500);
    let latin = "nothing to fold in this line of text\n".repeat(100);
    for (name, text) in [
        ("headline", HEADLINE),
        ("article", &article),
        ("feed", &feed),
        ("nothing", &latin),
    ] {
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
