//! The laws of the tagger over Arabic-shaped and arbitrary strings.
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use khabar_entities::{Kind, Source, Tagger};
use proptest::{prelude::*, sample::select};

/// Pieces of news: names, titles, verbs, words between.
const PIECES: &[&str] = &[
    "قال",
    "وأضاف",
    "وزير الخارجية",
    "الروسي",
    "الرئيس",
    "المتحدثة باسم",
    "سيرغي لافروف",
    "فلاديمير بوتين",
    "سامر القريوتي",
    "القريوتي",
    "لروسيا",
    "وللقاهرة",
    "في",
    "إلى",
    "مدينة",
    "صور",
    "بيروت",
    "والجزائر",
    "وزارة الصحة",
    "وكالة",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "رويترز",
    "أ ف ب",
    "حلف شمال الأطلسي",
    "الناتو",
    "أبو",
    "بن",
    "عبد",
    "آل",
    "علي",
    "،",
    ".",
    ":",
    "-",
    "\n",
    "نادي",
    "النصر",
    "شركة",
    "زرتكس",
    "إن",
    "محمد",
    "و",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..30).prop_map(|v| v.join(" "))
}

proptest! {
    #[test]
    fn holds_for_news(text in news()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_pages(text in khabar_testkit::page()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_for_anything(text in any::<String>()) {
        oracle::check(&text);
    }

    #[test]
    fn holds_without_memory(text in news()) {
        let tagger = Tagger::builder().memory(false).build().unwrap();
        let document = tagger.tag(&text);
        oracle::shape(&text, &document);
        prop_assert!(
            document.mentions().iter().all(|m| m.source() != Source::Memory)
        );
    }
}

/// Names with a word before them that lets them hold.
const NAMES: &[(&str, &str)] = &[
    ("زار الوفد", "ليبيا"),
    ("زار الوفد", "الولايات المتحدة"),
    ("زار الوفد", "القاهرة"),
    ("زار الوفد", "بيروت"),
    ("تحدث عن", "فلاديمير بوتين"),
    ("تحدث عن", "حلف شمال الأطلسي"),
    ("تحدث عن", "منظمة الصحة العالمية"),
    ("تحدث عن", "وزارة الخارجية الروسية"),
    ("تحدث عن", "سامر القريوتي"),
];

#[test]
fn particles_move_the_start_and_change_nothing_else() {
    for (before, name) in NAMES {
        let bare = format!("{before} {name} أمس");
        let plain = oracle::tagger().tag(&bare);
        for particle in ["و", "ف", "ب", "ك", "وب", "فب"] {
            let text = format!("{before} {particle}{name} أمس");
            let document = oracle::tagger().tag(&text);
            assert_eq!(
                document.mentions().len(),
                plain.mentions().len(),
                "{text}"
            );
            for (a, b) in document.mentions().iter().zip(plain.mentions()) {
                assert_eq!(a.as_str(), b.as_str(), "{text}");
                assert_eq!(a.kind(), b.kind(), "{text}");
                assert_eq!(a.name(), b.name(), "{text}");
                assert_eq!(a.id(), b.id(), "{text}");
                assert_eq!(
                    a.range().start,
                    b.range().start + particle.len(),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn every_mention_has_a_reason() {
    // A listed name folds to a key of the list; a rule is known by name.
    for seed in khabar_testkit::seeds() {
        let document = oracle::tagger().tag(&seed.text);
        oracle::check(&seed.text);
        for m in document.mentions() {
            match m.source() {
                Source::Rule(name) => assert!(!name.is_empty()),
                Source::Memory => {
                    let entity = &document.entities()[m.entity()];
                    assert!(entity.mentions().len() > 1, "{}", m.as_str());
                    assert!(
                        m.kind() != Kind::Person
                            || entity.name().contains(' ')
                    );
                }
                _ => assert!(!m.name().is_empty()),
            }
        }
    }
}

#[test]
fn two_pages_are_the_two_apart_without_memory() {
    let tagger = Tagger::builder().memory(false).build().unwrap();
    let seeds = khabar_testkit::seeds();
    for pair in seeds.windows(2) {
        let both = format!("{}\n\u{C}\n{}", pair[0].text, pair[1].text);
        let count = tagger.tag(&both).mentions().len();
        let apart = tagger.tag(&pair[0].text).mentions().len()
            + tagger.tag(&pair[1].text).mentions().len();
        assert_eq!(count, apart, "{} {}", pair[0].name, pair[1].name);
    }
}

#[test]
fn floods_are_no_trouble() {
    for piece in [
        "بن ",
        "أبو ",
        "عبد ",
        "و",
        "لل",
        "\"",
        "محمد ",
        "الرئيس ",
        "وزارة ",
        "الدولية ",
        "أ.",
        "-",
        "بيروت و",
        "زرتكس ",
        "وزارة الصحة والعمل ",
    ] {
        let flood = piece.repeat(3_000);
        oracle::shape(&flood, &oracle::tagger().tag(&flood));
    }
}

#[test]
fn a_tagger_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    shared(oracle::tagger());
}

#[test]
fn regressions_hold() {
    for text in khabar_testkit::regressions("entities") {
        oracle::check(&text);
    }
}
