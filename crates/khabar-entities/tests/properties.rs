//! The laws of the tagger over Arabic-shaped and arbitrary strings.
#![allow(clippy::string_slice, missing_docs)]

mod oracle;

use std::{collections::BTreeSet, fmt::Debug, fs, path::Path, sync::OnceLock};

use khabar_entities::{Kind, Mention, Source, Tagger};
use khabar_normalize::{Normalizer, is_arabic_letter};
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

    #[test]
    fn pages_are_tagged_as_if_apart(a in news(), b in news()) {
        apart(&a, &b);
    }

    #[test]
    fn pages_of_anything_are_tagged_as_if_apart(
        a in khabar_testkit::page(),
        b in khabar_testkit::page(),
    ) {
        apart(&a, &b);
    }
}

fn memoryless() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| {
        Tagger::builder().memory(false).build().expect("it can be built")
    })
}

/// What a mention says of itself, moved by some bytes.
fn told(m: &Mention<'_>, by: usize) -> impl PartialEq + Debug + use<> {
    let (range, token) = (m.range(), m.token_range());
    (
        range.start + by..range.end + by,
        token.start + by..token.end + by,
        m.kind(),
        m.source(),
        // Who a name of no list is of, the other page may tell.
        (m.source() == Source::Gazetteer)
            .then(|| (m.id().map(str::to_owned), m.name().to_owned())),
    )
}

/// Asserts that two pages with a blank line between them have the mentions
/// that they have apart.
fn apart(a: &str, b: &str) {
    let tagger = memoryless();
    // An open line at the end of the first is none.
    let both = format!("{a}\n\n{b}");
    let found = tagger.tag(&both);
    let found: Vec<_> = found.mentions().iter().map(|m| told(m, 0)).collect();
    let (first, second) = (tagger.tag(a), tagger.tag(b));
    let by = a.len() + 2;
    let first = first.mentions().iter().map(|m| told(m, 0));
    let second = second.mentions().iter().map(|m| told(m, by));
    let apart: Vec<_> = first.chain(second).collect();
    assert_eq!(found, apart, "{both:?}");
}

/// What may stand before a name with و and without, and after it, and is no
/// cue: في is one for a place, and does not stand before و.
const BEFORE: &[&str] = &["", "زار الوفد أمس ", "شهدت "];
const AFTER: &[&str] = &["", " أمس", "، وغيرها", "."];

/// A column of a list.
fn column(
    list: &str,
    at: usize,
    only: impl Fn(&[&str]) -> bool,
) -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let list = fs::read_to_string(data.join(list)).expect("a list is there");
    let rows = list.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| only(row))
        .filter_map(|row| row.get(at).map(|cell| (*cell).to_owned()))
        .collect()
}

/// و before a name moves its range and changes nothing else, unless the
/// longer word is listed itself.
#[test]
fn a_conjunction_moves_a_listed_name() {
    let fold = |word: &str| Normalizer::MATCHING.normalize(word).into_owned();
    let mut listed = BTreeSet::new();
    for (list, at) in [
        ("common_words.txt", 0),
        ("heads.toml", 0),
        ("given_names.tsv", 1),
        ("family_names.tsv", 1),
        ("places.tsv", 1),
        ("people.tsv", 1),
        ("organizations.tsv", 1),
        ("media.tsv", 1),
        ("events.tsv", 1),
        ("titles.tsv", 1),
        ("nationalities.tsv", 1),
    ] {
        for cell in column(list, at, |_| true) {
            let words = cell.split([' ', '"']).map(fold);
            listed.extend(words.filter(|word| word.starts_with('و')));
        }
    }
    let mut asked = 0;
    for list in ["places", "people", "organizations", "media", "events"] {
        let uncued = |row: &[&str]| row.get(4) == Some(&"-");
        let names = column(&format!("{list}.tsv"), 1, uncued);
        for (n, name) in names.iter().enumerate() {
            let first = name.split([' ', '-', '.']).next().unwrap_or_default();
            // Particles are tied to Arabic letters, and to two at least.
            if !name.starts_with(is_arabic_letter)
                || first.chars().nth(1).is_none()
                || listed.contains(&fold(&format!("و{first}")))
            {
                continue;
            }
            let before = BEFORE[n % BEFORE.len()];
            let after = AFTER[n % AFTER.len()];
            let plain = format!("{before}{name}{after}");
            let tied = format!("{before}و{name}{after}");
            asked += usize::from(moves_by_waw(&plain, &tied, before.len()));
        }
    }
    assert!(asked > 5_000, "{asked}");
}

/// Asserts that a listed name at a place is the same one behind و; says
/// whether there is one.
fn moves_by_waw(plain: &str, tied: &str, at: usize) -> bool {
    let (plain, tied) = (memoryless().tag(plain), memoryless().tag(tied));
    let is_there = |m: &&Mention<'_>| m.token_range().start == at;
    let Some(bare) = plain.mentions().iter().find(is_there) else {
        return false;
    };
    if bare.source() != Source::Gazetteer {
        return false;
    }
    let found = tied.mentions().iter().find(is_there);
    assert!(found.is_some(), "{bare:?} is lost");
    let Some(found) = found else { return false };
    assert_eq!(found.as_str(), bare.as_str());
    assert_eq!(found.range().start, bare.range().start + "و".len());
    assert_eq!(found.kind(), bare.kind(), "{bare:?}");
    assert_eq!(found.id(), bare.id(), "{bare:?}");
    assert_eq!(found.name(), bare.name());
    true
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
    for pair in khabar_testkit::seeds().windows(2) {
        apart(&pair[0].text, &pair[1].text);
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
        "بن عبد ",
        "محمد بن عبد ",
        "و ",
        "الولايات ",
        "حلف شمال ",
        "ال\"",
        "سامر القريوتي القريوتي ",
        "لوزير الخارجية ",
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
