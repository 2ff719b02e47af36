//! Tagging a headline, an article, a feed, and a text without names.
#![allow(clippy::string_slice, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_entities::Tagger;

const HEADLINE: &str = "وزير الخارجية المصري يصل إلى الخرطوم";
const PARAGRAPH: &str = "وقال وزير الطاقة الأردني سامر العلي، في مؤتمر \
    صحفي عقده أمس في عمّان، إنّ المحطة ستبدأ العمل في عام ٢٠٢٦، مشيراً إلى \
    أنّ شركات من مصر والسعودية وللصين حصة فيها. ونقلت وكالة \"رويترز\" عن \
    العلي قوله إن الربط مع العراق قائم.\n";

fn benches(c: &mut Criterion) {
    let article = PARAGRAPH.repeat(8);
    let feed = PARAGRAPH.repeat(1200);
    let nothing = "لم يكن في ذلك شيء مما كان هناك من قبل\n".repeat(60);
    let tagger = Tagger::new();
    for (name, text, found) in [
        ("headline", HEADLINE, true),
        ("article", &article, true),
        ("feed", &feed, true),
        ("nothing", &nothing, false),
    ] {
        assert_eq!(!tagger.tag(text).mentions().is_empty(), found);
        let mut group = c.benchmark_group("entities");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("tag/{name}"), |b| {
            b.iter(|| tagger.tag(black_box(text)).mentions().len())
        });
        group.finish();
    }
    c.bench_function("entities/build", |b| b.iter(Tagger::new));
}

criterion_group!(all, benches);
criterion_main!(all);
