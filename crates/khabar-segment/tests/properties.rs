//! The laws of pages over Arabic-shaped and arbitrary strings.
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_normalize::fold_char;
use khabar_segment::{Label, Segmenter, sentences};
use proptest::{prelude::*, sample::select};

fn labels(text: &str) -> Vec<Label> {
    let parts = Segmenter::new().segment(text);
    parts.segments().iter().map(|s| s.label()).collect()
}

/// What the ends of sentences hang on.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "\u{A0}",
    "\n",
    ".",
    ".",
    "..",
    "...",
    "…",
    "؟",
    "!",
    "?",
    "۔",
    "،",
    ":",
    "\"",
    "\"",
    "«",
    "»",
    "“",
    "”",
    "'",
    "(",
    ")",
    "[3]",
    "-",
    "–",
    "/",
    "\u{200F}",
    "د",
    "أ.ف.ب",
    "ج",
    "و",
    "هـ",
    "م",
    "كلم",
    "ق.م",
    "تي",
    "إس",
    "بي",
    "المجموعة",
    "Inc",
    "a",
    "1",
    "12",
    "1999",
    "كتب",
    "الوزير",
    "وقال",
    "قال",
    "مضيفا",
    "التي",
    "في",
    "ثم",
    "فيلم",
    "برلين",
    "رام",
    "الله",
    "القدس",
    "المحتلة",
    "15-7",
    "7 ديسمبر",
    "(اف ب)-",
    "/ شينخوا /",
    "- رويترز -",
    "(رويترز) - ",
    "وكالة",
    "أن",
    "www.a.b/c?d",
];

fn running() -> impl Strategy<Value = String> {
    let piece = (select(PIECES), any::<bool>())
        .prop_map(|(p, blank)| format!("{p}{}", if blank { " " } else { "" }));
    prop::collection::vec(piece, 0..60).prop_map(|v| v.concat())
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Sentences tile the text, each ends for a reason, and each is one sentence
/// by itself.
fn check_sentences(text: &str) {
    let all: Vec<_> = sentences(text).collect();
    let joined: String = all.iter().map(|s| s.as_str()).collect();
    assert_eq!(joined, text);
    for pair in all.windows(2) {
        let [this, next] = pair else { unreachable!("windows of two") };
        assert_eq!(this.range().end, next.range().start);
        let (this, next) = (this.as_str(), next.as_str());
        assert!(!next.starts_with(char::is_whitespace), "{next:?}");
        let content = this.trim_end();
        let closed = content.rsplit(is_stop).next().unwrap_or("");
        let stop = content.contains(is_stop)
            && !closed.chars().filter_map(fold_char).any(char::is_alphabetic);
        let line = this[content.len()..].contains(is_line_end);
        let dateline = || {
            let head: String = next.chars().take(160).collect();
            head.contains(['(', '/', '-', '–'])
                && this.ends_with(char::is_whitespace)
        };
        assert!(stop || line || dateline(), "{this:?} | {next:?}");
    }
    for sentence in all {
        let alone: Vec<_> =
            sentences(sentence.as_str()).map(|s| s.as_str()).collect();
        assert_eq!(alone, [sentence.as_str()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn sentences_hold_for_running_text(text in running()) {
        check_sentences(&text);
    }

    #[test]
    fn sentences_hold_for_pages(text in khabar_testkit::page()) {
        check_sentences(&text);
    }

    #[test]
    fn sentences_hold_for_anything(text in any::<String>()) {
        check_sentences(&text);
    }
}

proptest! {
    #[test]
    fn holds_for_pages(text in khabar_testkit::page()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_anything(text in any::<String>()) {
        oracle::check(&text);
    }

    #[test]
    fn line_ends_do_not_matter(text in khabar_testkit::page()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(labels(&unix), labels(&unix.replace('\n', "\r\n")));
    }
}

#[test]
fn holds_for_seeds() {
    for seed in khabar_testkit::seeds() {
        oracle::check(&seed.text);
        check_sentences(&seed.text);
        for (at, _) in seed.text.char_indices().step_by(97) {
            oracle::check(&seed.text[at..]);
        }
    }
}

#[test]
fn floods_are_no_trouble() {
    for piece in [
        "\n",
        "\u{2028}",
        "م\u{2029}",
        "\"",
        "«",
        "(",
        ".",
        "د.",
        "قال: ",
        "\u{202E}",
        "-",
    ] {
        oracle::check(&piece.repeat(20_000));
    }
    // Reading on or back to the end from every mark would take minutes.
    for piece in [
        ".",
        ". ",
        ".. ",
        "؟",
        "! ",
        "… ",
        ".\"",
        ".\" ",
        "؟\" و",
        "\".",
        "«.",
        ".»",
        ". »",
        "(",
        ").",
        ".)",
        "[1].",
        ".[",
        "/",
        "/أ",
        "- ",
        "-أ",
        " - أ ",
        "(رويترز) - ",
        "(رويترز",
        "رويترز)",
        "12 ",
        "12-7 ",
        "د. ",
        "د.",
        "1. ",
        "تي. ",
        "أ.",
        "أ",
        "\u{200F}.",
        " ",
        ". \u{200F}",
        "،.",
        "12 م. ",
        "\u{64E}",
        "7 ديسمبر ",
        "\r",
        "ـ",
        "؟\" في",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        for text in [format!("خبر {text}"), format!("{text}خبر.")] {
            let whole: usize =
                sentences(&text).map(|s| s.as_str().len()).sum();
            assert_eq!(whole, text.len());
        }
    }
    oracle::check(&"قال «".repeat(20_000));
    oracle::check(&"سطر\n".repeat(20_000));
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("segment") {
        oracle::check(&text);
    }
}

/// A line of a footer, after which nothing of an article comes.
const FOOTER: &str = "جميع الحقوق محفوظة\n";

/// What a page of `seeds/` says of its body stays, whatever page tools come
/// behind its end, as far as it was said with a margin.
#[test]
fn more_footer_leaves_the_body() {
    const WIDE: u32 = 10;
    for seed in khabar_testkit::seeds() {
        let page = format!("{}\n", seed.text.trim_end());
        // A page on one line that gets more of them is a page of lines.
        if page.lines().count() < 4 {
            continue;
        }
        let longer = format!("{page}{FOOTER}اترك تعليقا\n{FOOTER}");
        let (parts, more) = (
            Segmenter::new().segment(&page),
            Segmenter::new().segment(&longer),
        );
        let body = |label| {
            matches!(label, Label::Lead | Label::Body | Label::Subheading)
        };
        for (before, after) in parts.segments().iter().zip(more.segments()) {
            assert_eq!(before.range(), after.range(), "{}", seed.name);
            if body(before.label()) && before.margin() >= WIDE {
                assert_eq!(
                    before.label(),
                    after.label(),
                    "{}: {}",
                    seed.name,
                    &page[before.range()]
                );
            }
        }
    }
}

/// The same page with another line end has the same labels, and its offsets
/// move by what the line ends are longer.
#[test]
fn line_ends_move_offsets_only() {
    for seed in khabar_testkit::seeds() {
        let unix = seed.text.replace("\r\n", "\n").replace('\r', "\n");
        let parts = Segmenter::new().segment(&unix);
        for end in ["\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"] {
            let page = unix.replace('\n', end);
            let other = Segmenter::new().segment(&page);
            assert_eq!(parts.segments().len(), other.segments().len());
            let moved = |at: usize| {
                at + unix[..at].matches('\n').count() * (end.len() - 1)
            };
            for (a, b) in parts.segments().iter().zip(other.segments()) {
                assert_eq!(a.label(), b.label(), "{}", seed.name);
                assert_eq!(a.margin(), b.margin(), "{}", seed.name);
                let range = a.range();
                let want = moved(range.start)..moved(range.end);
                assert_eq!(b.range(), want, "{}", seed.name);
            }
        }
    }
}
