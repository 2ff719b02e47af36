//! Laws of dates, over Arabic-shaped strings and over any string.
#![cfg(feature = "alloc")]
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_dates::{Calendar, DateParser, HijriDate, Prefer, Resolver, civil};
use khabar_testkit::{arabic, page};
use proptest::prelude::*;

const CALENDARS: [Calendar; 4] = [
    Calendar::Published,
    Calendar::Kacst,
    Calendar::TabularCivil,
    Calendar::TabularThursday,
];

/// Every day of the years that the Umm al-Qura calendars have, from the first
/// printed one on.
fn days(calendar: Calendar) -> impl Iterator<Item = HijriDate> {
    (1343..=1600)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .flat_map(move |(year, month)| {
            let max = calendar.month_days(year, month).expect("covered");
            (1..=max).map(move |day| {
                HijriDate::new(year, month, day, calendar).expect("a day")
            })
        })
}

#[test]
fn format_and_parse_are_inverse() {
    for calendar in CALENDARS {
        let parser = DateParser::new().hijri(calendar);
        let resolver = Resolver::new().hijri(calendar);
        for (n, date) in days(calendar).enumerate() {
            let day = date.to_gregorian();
            let text = match n % 4 {
                0 => date.arabic().to_string(),
                1 => date.arabic().arabic_digits(true).to_string(),
                2 => {
                    let (y, m, d) = (date.year(), date.month(), date.day());
                    format!("{d}/{m}/{y}هـ")
                }
                _ => format!("{} (الموافق {day})", date.arabic()),
            };
            let expression = parser.parse(&text).expect(&text);
            let value = resolver.resolve(&expression);
            assert_eq!(value.hijri(), Some(date), "{text}");
            assert_eq!(value.timex(), day.to_string(), "{text}");
            // Only of figures one cannot tell the day from the month.
            assert!(n % 4 == 2 || value.notes().is_empty(), "{text}");
        }
    }
}

#[test]
fn gregorian_days_come_back() {
    let mut day = civil::date(1899, 12, 25);
    while day < civil::date(2101, 1, 10) {
        for text in [
            format!("{}", day),
            format!("{}/{}/{}", day.day(), day.month(), day.year()),
        ] {
            let expression = DateParser::new().parse(&text).unwrap();
            let value = Resolver::new().resolve(&expression);
            assert_eq!(value.timex(), day.to_string(), "{text}");
        }
        day = day.checked_add(jiff::Span::new().days(11)).unwrap();
    }
}

/// Expressions that hang on the reference, one of each kind.
const RELATIVE: &[&str] = &[
    "اليوم",
    "أمس",
    "أول من أمس",
    "غدا",
    "بعد غد",
    "الليلة الماضية",
    "الخميس",
    "الخميس الماضي",
    "الخميس المقبل",
    "الخميس قبل الماضي",
    "الجمعة بعد المقبلة",
    "هذا الأحد",
    "الاثنين من الأسبوع المقبل",
    "هذا الأسبوع",
    "الأسبوع الماضي",
    "نهاية الأسبوع",
    "الشهر المقبل",
    "الشهر قبل الماضي",
    "مارس",
    "مارس الماضي",
    "مارس المقبل",
    "مارس من العام الماضي",
    "15 مارس",
    "29 فبراير",
    "31 ديسمبر الماضي",
    "1 يناير المقبل",
    "15 من الشهر الجاري",
    "يوم 15",
    "من مارس إلى مايو",
    "من 6 إلى 10 يناير",
    "هذا الربع",
    "الربع الماضي",
    "الربع الأول من العام الجاري",
    "الصيف الماضي",
    "الشتاء المقبل",
    "هذا الشتاء",
    "الشتاء الماضي",
    "العام الماضي",
    "العام بعد المقبل",
    "أول ثلاثاء من مارس",
    "آخر يوم من الشهر",
    "الأسبوع الثاني من مايو",
    "الأشهر الثلاثة الأولى من العام",
    "العقد الماضي",
    "القرن الماضي",
    "التسعينيات",
    "قبل ثلاثة أيام",
    "بعد أسبوعين",
    "قبل شهرين",
    "قبل خمس سنوات",
    "بعد ساعتين",
    "الساعة الثالثة عصرا",
    "الأيام الثلاثة الماضية",
    "آخر ثلاثة أشهر",
    "رمضان",
    "رمضان المقبل",
    "15 شعبان",
    "عيد الفطر",
    "عيد الأضحى الماضي",
    "عيد الميلاد",
    "رأس السنة الهجرية",
    "منذ يناير",
];

/// What a later reference means is never earlier.
#[test]
fn resolving_is_monotone_in_the_reference() {
    for text in RELATIVE {
        let found = DateParser::new().find_iter(text).next().expect(text);
        for prefer in [Prefer::Past, Prefer::Future, Prefer::Nearest] {
            let mut before = None;
            let mut now = civil::datetime(2019, 12, 1, 10, 30, 0, 0);
            while now.year() < 2024 {
                let resolver = Resolver::new().reference(now).prefer(prefer);
                let value = resolver.resolve(found.expression());
                let from = value.interval().expect(text).from;
                assert!(from >= before, "{text} at {now}, {prefer:?}");
                before = from;
                now = now.checked_add(jiff::Span::new().hours(17)).unwrap();
            }
        }
    }
}

/// Inputs that a careless reader takes quadratic time for. The guard is a
/// generous bound on work: each must end while the test runs.
#[test]
fn hostile_input_is_linear() {
    let inputs = [
        "1".repeat(1_000_000),
        "1/1/".repeat(250_000),
        "تشرين ".repeat(150_000),
        "خمسة و".repeat(100_000),
        "خمسة وعشرين ألف ".repeat(50_000),
        "2021-".repeat(200_000),
        "اليوم ".repeat(100_000),
        "قبل نهاية ".repeat(80_000),
        "الأحد، ".repeat(80_000),
        "(12 رمضان ".repeat(50_000),
        "يناير/".repeat(80_000),
        "أكثر من ".repeat(80_000),
        "و".repeat(1_000_000),
        "\u{640}".repeat(500_000),
        "ه\u{640}".repeat(200_000),
        "1445هـ ".repeat(100_000),
        "مئة وخمسة وعشرون ألفا و".repeat(50_000),
        "أول ".repeat(100_000),
        "عيد ".repeat(100_000),
        (1..40_000).map(|n| format!("{n} و")).collect::<String>(),
        (1..256).map(|n| format!("{n} و")).collect::<String>().repeat(500),
        "بين 1990 و".repeat(60_000),
        "من 9:30 إلى ".repeat(50_000),
        "كل يوم من ".repeat(60_000),
        "12:30\n".repeat(100_000),
        "12/3/2021\n".repeat(60_000),
        "الأشهر التسعة الأولى من ".repeat(30_000),
        "منتصف ليل الأحد ".repeat(40_000),
    ];
    for input in inputs {
        let count = DateParser::new().vague(true).find_iter(&input).count();
        assert!(count <= input.len());
    }
}

#[test]
fn numbers_that_overflow_anything_are_read_over() {
    for text in [
        "عام 99999999999999999999",
        "99999999999/99999999999/99999999999",
        "بعد 99999999999 سنة",
        "بعد 99999 سنة",
        "قبل 100000 قرن",
        "منذ 100000 عقد",
        "9999-12-31",
        "31/12/2299",
        "الساعة 99999:99",
        "القرن العشرين والقرن 21",
        "1 محرم 1",
    ] {
        oracle::check(text);
    }
}

/// The words of the data files, numbers, marks and particles, so that what
/// is generated is full of beginnings of dates.
fn words_of_dates() -> impl Strategy<Value = String> {
    const FILES: [&str; 7] = [
        include_str!("../data/months.tsv"),
        include_str!("../data/hijri_months.tsv"),
        include_str!("../data/weekdays.tsv"),
        include_str!("../data/numbers.tsv"),
        include_str!("../data/units.tsv"),
        include_str!("../data/words.tsv"),
        include_str!("../data/feasts.tsv"),
    ];
    let words: Vec<String> = FILES
        .iter()
        .flat_map(|file| file.lines())
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').nth(1))
        .flat_map(|word| [word.to_owned(), format!("ال{word}")])
        .collect();
    let number = prop_oneof![
        (0u32..70).prop_map(|n| n.to_string()),
        (1280u32..2100).prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
    ];
    let particle = prop::sample::select(vec![
        "", "", "", "و", "ف", "ب", "ل", "ال", "بال", "لل",
    ]);
    let joint = prop::sample::select(vec![
        " ", " ", " ", " ", "", "\n", "/", "-", " - ", ":", ".", "، ", " (",
        ") ", "هـ ", "م ",
    ]);
    let piece = prop_oneof![
        3 => prop::sample::select(words),
        1 => number,
    ];
    prop::collection::vec((particle, piece, joint), 1..14).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(particle, word, joint)| format!("{particle}{word}{joint}"))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_words_of_dates(text in words_of_dates()) {
        oracle::check(&text);
    }
}

proptest! {
    #[test]
    fn arabic_text(text in arabic()) {
        oracle::check(&text);
    }

    #[test]
    fn pages(text in page()) {
        oracle::check(&text);
    }

    #[test]
    fn any_text(text in "\\PC*") {
        oracle::check(&text);
    }

    /// Blanks before a text move its findings and change nothing else.
    #[test]
    fn shifting_the_text_shifts_the_findings(text in arabic()) {
        let shifted = format!("قال\n{text}");
        let by = shifted.len() - text.len();
        let ranges = |text: &str| -> Vec<_> {
            DateParser::new().find_iter(text).map(|f| f.range()).collect()
        };
        let moved: Vec<_> = ranges(&text)
            .into_iter()
            .map(|r| r.start + by..r.end + by)
            .collect();
        // A letter mark at the start of the text joins the word before.
        prop_assume!(text.chars().next().is_none_or(|c| !c.is_control()));
        prop_assert_eq!(moved, ranges(&shifted));
    }
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("dates") {
        oracle::check(&text);
    }
}
