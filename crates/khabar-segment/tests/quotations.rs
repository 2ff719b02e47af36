//! The laws of quotations over pieces of speech, and floods of their marks.
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_segment::quotations;
use proptest::prelude::*;

/// What a quotation is known by, each as words.
type Quoted = (String, bool, Option<String>, Option<String>);

fn quoted(text: &str) -> Vec<Quoted> {
    let words = |range: std::ops::Range<usize>| {
        text[range].replace("\r\n", "\n").replace('\r', "\n")
    };
    quotations(text)
        .iter()
        .map(|q| {
            let (speaker, cue) = (q.speaker(), q.cue());
            (
                words(q.range()),
                q.is_marked(),
                speaker.map(words),
                cue.map(words),
            )
        })
        .collect()
}

/// Pieces that quotations are made of, in any order.
fn speech() -> impl Strategy<Value = String> {
    let pieces = vec![
        "\"",
        "«",
        "»",
        "“",
        "”",
        "'",
        "’",
        "''",
        ":",
        "،",
        ".",
        "(",
        ")",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "-",
        "قال",
        "وأضافت",
        "الوزير",
        "سعاد",
        "إن",
        "أن",
        "كلمة",
        "كلمات كثيرة جدا",
        "نقلت",
        "عن",
        "قوله",
        "بحسب",
        "قائلا",
        "لـ",
        "للأناضول",
        "وصف",
        "بأنه",
        "الخبير",
        "في",
        "فيلم",
        "د.",
        "وهو",
        "هكذا",
        "جاء في بيان",
        "س",
        "ج",
        "20:30",
        "5'",
        "\u{200F}",
    ];
    proptest::collection::vec(proptest::sample::select(pieces), 0..60)
        .prop_map(|pieces| pieces.join(" ").replace("  ", ""))
}

proptest! {
    #[test]
    fn holds_for_speech(text in speech()) {
        oracle::check(&text);
        prop_assert_eq!(quoted(&text), quoted(&text.replace('\n', "\r\n")));
        prop_assert_eq!(quoted(&text), quoted(&text.replace('\n', "\r")));
    }
}

/// Work that grew with the square of a text would take hours here.
#[test]
fn floods_of_marks_are_no_trouble() {
    for piece in [
        "\"",
        "«",
        "“",
        "”",
        "'",
        "‘ا",
        "''",
        ":",
        "قال ",
        "قال: ",
        "« ",
        "قال:كلمة ",
        "«ا» ",
        "سعاد تقول ",
        "نقلت ",
        "قائلا ",
        "س: كلمة كلمة\n",
        "\"كلمة\n",
        "كلمة: كلمة كلمة\n",
        "قال ل",
        "أيضا: ",
        "قال «",
    ] {
        let found = quotations(&piece.repeat(200_000)).len();
        assert!(found <= 200_000);
    }
    let nested = ["«ا ".repeat(200_000), "» ".repeat(200_000)].concat();
    assert_eq!(quotations(&format!("قال {nested}")).len(), 1);
    let colons = "قال: كلمة كلمة ".repeat(200_000);
    assert!(quotations(&format!("{colons}\"كلمة\"")).is_empty());
}

#[test]
fn line_ends_do_not_matter_to_quotations() {
    for seed in khabar_testkit::seeds() {
        let unix = seed.text.replace("\r\n", "\n").replace('\r', "\n");
        let windows = unix.replace('\n', "\r\n");
        assert_eq!(quoted(&unix), quoted(&windows), "{}", seed.name);
    }
}
