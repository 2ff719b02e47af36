//! Labels, sentences and quotations of a headline, a page and a feed.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_segment::{Segmenter, quotations, sentences};

const HEADLINE: &str = "وزراء الطاقة يبحثون في القاهرة خطة الربط\n";
const PAGE: &str = "وزراء الطاقة يبحثون في القاهرة خطة الربط\n\n\
    الوزراء خلال الاجتماع (رويترز)\n\n\
    القاهرة (رويترز) - بحث وزراء الطاقة اليوم في القاهرة خطة الربط \
    الكهربائي بين أربع دول، بحسب بيان صدر عقب الاجتماع.\n\n\
    وقال وزير الطاقة سليم الحداد إن \"المحطة ستبدأ العمل في عام 2026 \
    بطاقة كاملة\". وأضاف أن الشركات وقعت العقود.\n\nالمصدر: وكالات\n\n\
    اقرأ أيضا\n\nخطة جديدة للنقل العام\n";

fn benches(c: &mut Criterion) {
    let article = PAGE.repeat(3);
    let feed = PAGE.repeat(500);
    let nothing = "no arabic words in this line of text\n".repeat(100);
    for (name, text) in [
        ("headline", HEADLINE),
        ("article", &article),
        ("feed", &feed),
        ("nothing", &nothing),
    ] {
        let joined: usize = sentences(text).map(|s| s.as_str().len()).sum();
        assert_eq!(joined, text.len());
        let mut group = c.benchmark_group("segment");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("segment/{name}"), |b| {
            b.iter(|| Segmenter::new().segment(black_box(text)))
        });
        group.bench_function(format!("sentences/{name}"), |b| {
            b.iter(|| sentences(black_box(text)).count())
        });
        group.bench_function(format!("quotations/{name}"), |b| {
            b.iter(|| quotations(black_box(text)))
        });
        group.finish();
    }
}

criterion_group!(all, benches);
criterion_main!(all);
