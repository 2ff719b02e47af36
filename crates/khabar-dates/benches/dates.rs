//! Finding and resolving, on texts of three sizes and on one without dates.
#![allow(clippy::string_slice, missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar_dates::{Calendar, DateParser, HijriDate, Resolver, civil};

const HEADLINE: &str = "مجلس البلدية يناقش الموازنة غدا الأربعاء";

const PARAGRAPH: &str = "\
أعلنت البلدية اليوم الثلاثاء أن أعمال ترميم السوق القديم تبدأ في 15 مارس \
(آذار) المقبل وتستمر نحو ثلاثة أشهر. وقال رئيس المجلس في مؤتمر صحفي إن \
المشروع الذي أقر في ديسمبر 2021 سيشمل ستين محلا وساحة للمشاة. وكان السكان \
قد طالبوا الأسبوع الماضي بتأجيل العمل إلى ما بعد نهاية رمضان 1443هـ.\n";

/// A list of nothing but dates.
const DENSE: &str = "\
12/3/2021\n5 رمضان 1442هـ الموافق 17 أبريل 2021م\nالثلاثاء الماضي\n\
الخامس والعشرين من كانون الأول 2019\nمطلع العام الجاري\nقبل ثلاثة أيام\n\
الساعة 9:30 صباحا\nمن 3 إلى 7 مايو\n";

const NOTHING: &str = "\
تشرح المعلمة للتلاميذ كيف تنمو البذور حين يصلها الماء والضوء، وتطلب منهم \
أن يرسموا ما يرون على ورق أبيض كبير ثم يعلقوه على جدار الصف.\n";

fn find_iter(c: &mut Criterion) {
    let article = PARAGRAPH.repeat(5);
    let feed = PARAGRAPH.repeat(500_000 / PARAGRAPH.len());
    let nothing = NOTHING.repeat(500_000 / NOTHING.len());
    let dense = DENSE.repeat(500_000 / DENSE.len());
    let resolver =
        Resolver::new().reference(civil::datetime(2022, 2, 15, 0, 0, 0, 0));
    let run = |text: &str| {
        DateParser::new()
            .find_iter(text)
            .map(|f| resolver.resolve(f.expression()).timex().len())
            .sum::<usize>()
    };
    let mut group = c.benchmark_group("dates/find_iter");
    for (name, text, dates) in [
        ("headline", HEADLINE, 1),
        ("article", &article, 6 * 5),
        ("feed", &feed, 6 * (500_000 / PARAGRAPH.len())),
        ("dense", &dense, 8 * (500_000 / DENSE.len())),
        ("nothing", &nothing, 0),
    ] {
        let found = DateParser::new().find_iter(text).count();
        assert_eq!(found, dates, "{name}");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| run(black_box(text))));
    }
    group.finish();
}

fn convert(c: &mut Criterion) {
    let mut group = c.benchmark_group("dates/convert");
    let date = HijriDate::new(1445, 9, 12, Calendar::Published);
    let date = date.unwrap_or_else(|e| unreachable!("{e}"));
    let day = date.to_gregorian();
    assert_eq!(day, civil::date(2024, 3, 22));
    group.bench_function("to_gregorian", |b| {
        b.iter(|| black_box(date).to_gregorian());
    });
    group.bench_function("from_gregorian", |b| {
        b.iter(|| {
            HijriDate::from_gregorian(black_box(day), Calendar::Published)
        });
    });
    group.finish();
}

criterion_group!(benches, find_iter, convert);
criterion_main!(benches);
