//! Splits with attached pronouns: cases and laws.
#![allow(clippy::string_slice, missing_docs)]

use khabar_normalize::{Article, Split, splits};
use khabar_testkit::cases;
use proptest::{prelude::*, sample::select};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    word: String,
    splits: Vec<String>,
}

#[test]
fn cases_hold() {
    for (file, case) in cases::<Case>("tests/split_cases") {
        let got: Vec<_> =
            splits(&case.word).with_pronouns().map(written).collect();
        assert_eq!(got, case.splits, "{file}/{}", case.name);
    }
}

fn article<'t>(split: &Split<'t>) -> &'t str {
    split.name().strip_suffix(split.stem()).expect("a name ends in its stem")
}

fn written(split: Split<'_>) -> String {
    format!(
        "{}-{}-{}-{}",
        split.particles(),
        article(&split),
        split.stem(),
        split.pronoun()
    )
}

const PRONOUNS: &[&str] =
    &["ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ي", "ني", "نا"];

fn check(word: &str) {
    let all: Vec<Split<'_>> = splits(word).with_pronouns().collect();
    // Without the pronouns they are what they were.
    let bare: Vec<_> =
        all.iter().copied().filter(|s| s.pronoun().is_empty()).collect();
    assert_eq!(bare, splits(word).collect::<Vec<_>>());
    assert_eq!(all.first().map(Split::stem), Some(word));

    let mut before: Option<&Split<'_>> = None;
    for split in &all {
        let al = article(split);
        assert_eq!(
            al,
            match split.article() {
                Article::Written => "ال",
                _ => "",
            }
        );
        let joined =
            [split.particles(), al, split.stem(), split.pronoun()].concat();
        assert_eq!(joined, word);
        assert_eq!(all.iter().filter(|s| *s == split).count(), 1);
        if !split.pronoun().is_empty() {
            assert!(PRONOUNS.contains(&split.pronoun()));
            assert!(split.stem().chars().count() >= 2);
            // It follows the one that it shortens, the longest stem first.
            let before = before.expect("the whole word comes first");
            assert_eq!(before.particles(), split.particles());
            assert_eq!(before.article(), split.article());
            assert!(before.stem().len() > split.stem().len());
        }
        before = Some(split);
    }
}

proptest! {
    #[test]
    fn laws_hold_for_words(
        front in "[وف]?[بلكس]?(|ال|ل)",
        stem in "[\u{621}-\u{63A}\u{641}-\u{64A}]{0,5}",
        end in select(PRONOUNS),
    ) {
        check(&(front + &stem + end));
    }

    #[test]
    fn laws_hold_for_anything(word in any::<String>()) {
        check(&word);
    }

    #[test]
    fn every_pronoun_is_found(
        conjunction in "[وف]?",
        preposition in "[بلكس]?",
        stem in "[\u{621}-\u{63A}\u{641}-\u{64A}]{2,5}",
        pronoun in select(PRONOUNS),
    ) {
        let particles = conjunction + &preposition;
        let word = format!("{particles}{stem}{pronoun}");
        let found = splits(&word).with_pronouns().any(|s| {
            s.particles() == particles
                && s.name() == stem
                && s.pronoun() == pronoun
        });
        prop_assert!(found, "{}", word);
    }
}

#[test]
fn the_iterator_stays_at_its_end() {
    let mut all = splits("بقراراتهم").with_pronouns();
    assert_eq!(all.by_ref().count(), 4);
    assert_eq!(all.next(), None);
    assert_eq!(all.next(), None);
}
