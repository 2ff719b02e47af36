//! What nobody writes and somebody sends: a million of one character. All of
//! it must end, and what holds for any text must hold.
#![allow(clippy::string_slice, clippy::unwrap_used, missing_docs)]

use std::io::Write as _;

use khabar_normalize::{
    Normalizer, Profile, light_stem, splits, tokenize, tokens, words,
};

const MANY: usize = 1_000_000;

/// How far apart the places are that the map is asked about.
const STRIDE: usize = 9_973;

fn flood(text: &str) {
    for &profile in Profile::ALL {
        fold(profile, text);
    }
    for token in words(text).chain(tokens(text)).chain(tokenize(text)) {
        assert_eq!(&text[token.range()], token.as_str());
    }
    assert!(text.contains(light_stem(text)));
    for split in splits(text).with_pronouns() {
        assert!(text.contains(split.stem()));
    }
}

fn fold(profile: Profile, text: &str) {
    let n: Normalizer = profile.normalizer();
    let mapped = n.normalize_mapped(text);
    let folded = mapped.as_str();
    assert_eq!(folded, n.normalize(text));
    if profile != Profile::CamelUnicode {
        assert_eq!(n.normalize(folded), folded);
    }
    let whole = mapped.to_source(0..folded.len());
    assert_eq!(mapped.to_normalized(whole), 0..folded.len());
    let mut last = 0;
    for at in (0..folded.len()).step_by(STRIDE) {
        let range = mapped.to_source(at..at + 1);
        assert!(last <= range.start && text.get(range.clone()).is_some());
        last = range.start;
        let back = mapped.to_normalized(range);
        assert!(back.start <= at && at < back.end);
    }
    let mut stream = n.stream(Vec::new());
    for piece in text.as_bytes().chunks(STRIDE) {
        stream.write_all(piece).unwrap();
    }
    assert_eq!(stream.finish().unwrap(), folded.as_bytes());
}

#[test]
fn marks_on_one_letter() {
    flood(&format!("ب{}", "\u{64E}".repeat(MANY)));
    flood(&format!("ب{}", "\u{651}\u{64E}".repeat(MANY / 2)));
    flood(&format!("e{}", "\u{301}".repeat(MANY)));
}

#[test]
fn long_expansions() {
    flood(&"\u{FDFA}".repeat(MANY / 2));
}

#[test]
fn letters_without_a_blank() {
    flood(&"خبر".repeat(MANY / 3));
    flood(&"م".repeat(MANY));
    flood(&"a".repeat(MANY));
}

#[test]
fn what_is_no_character() {
    flood(&"\0".repeat(MANY));
    flood(&"\u{FFFE}".repeat(MANY));
    flood(&"\u{10FFFF}".repeat(MANY));
}

#[test]
fn tatweels() {
    flood(&"\u{640}".repeat(MANY));
    flood(&format!("خ{}بر", "\u{640}".repeat(MANY)));
}

#[test]
fn isolates_that_do_not_balance() {
    flood(&"\u{2067}".repeat(MANY));
    flood(&"\u{2069}".repeat(MANY));
    flood(&"\u{2066}خ\u{2067}".repeat(MANY / 2));
}
