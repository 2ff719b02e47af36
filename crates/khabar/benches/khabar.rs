//! The whole pipeline over a headline, an article, a page and a feed.
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::{
    Offsets, Pipeline,
    report::{self, Id},
};

const HEADLINE: &str = "وزراء الطاقة يبحثون في القاهرة خطة الربط الكهربائي";
const PARAGRAPH: &str = "وقال وزير الكهرباء سامر القاسم، في مؤتمر صحفي عقده \
    في عمّان أمس، إن \"المحطة ستبدأ العمل في مارس ٢٠٢٦ بطاقة كاملة\"، مشيراً \
    إلى أن شركات من مصر والأردن شاركت في بنائها.\n\n";

fn benches(c: &mut Criterion) {
    let article =
        format!("{HEADLINE}\n\n12 مارس 2024\n\n{}", PARAGRAPH.repeat(8));
    let page = khabar_testkit::seeds()
        .into_iter()
        .find(|seed| seed.name == "asharq-style-quotes")
        .map(|seed| seed.text)
        .unwrap();
    let feed = article.repeat(500_000 / article.len());
    let latin = "nothing to find in this line of text\n".repeat(100);
    let pipeline = Pipeline::new();
    for (name, text, finds) in [
        ("headline", HEADLINE, true),
        ("article", &article, true),
        ("page", &page, true),
        ("feed", &feed, true),
        ("nothing", &latin, false),
    ] {
        let analysis = pipeline.analyze(text);
        assert_eq!(!analysis.mentions().is_empty(), finds);
        let mut group = c.benchmark_group("khabar");
        group.throughput(Throughput::Bytes(text.len() as u64));
        if text.len() > 100_000 {
            group.sample_size(10);
        }
        group.bench_function(format!("analyze/{name}"), |b| {
            b.iter(|| pipeline.analyze(black_box(text)));
        });
        group.bench_function(format!("report_utf16/{name}"), |b| {
            b.iter(|| {
                let id = Id::from(name);
                report::Analysis::new(id, black_box(&analysis), Offsets::Utf16)
            });
        });
        group.finish();
    }
}

criterion_group!(all, benches);
criterion_main!(all);
