//! A text that comes in pieces gives what the whole gives, and offsets are
//! the same in each unit whichever way they are found.
#![allow(clippy::string_slice, clippy::unwrap_used, missing_docs)]

use std::io::Write as _;

use khabar_normalize::{OffsetIndex, Profile};
use proptest::prelude::*;

fn pieces(profile: Profile, pieces: &[&[u8]]) -> Vec<u8> {
    let mut stream = profile.normalizer().stream(Vec::new());
    for piece in pieces {
        stream.write_all(piece).unwrap();
    }
    stream.finish().unwrap()
}

/// Every cut into two, and bytes one by one.
fn cuts(text: &str) {
    let bytes = text.as_bytes();
    let singly: Vec<&[u8]> = bytes.chunks(1).collect();
    for &profile in Profile::ALL {
        let whole = profile.normalizer().normalize(text);
        let name = profile.as_str();
        for cut in 0..=bytes.len() {
            let (head, tail) = bytes.split_at(cut);
            let got = pieces(profile, &[head, tail]);
            assert_eq!(got, whole.as_bytes(), "{name} cut at {cut}: {text:?}");
        }
        let got = pieces(profile, &singly);
        assert_eq!(got, whole.as_bytes(), "{name} by bytes: {text:?}");
    }
}

#[test]
fn awkward_texts() {
    for text in [
        "الق\u{640}\u{640}اهرة \u{640} سطر\r\n\r\nآخر\r",
        "\u{2067}داخل \u{2066}abc\u{2069} بعد\u{2069} ثم \u{2067}مفتوح\nسطر",
        "جدااا ااا مساءا\u{64B} ا\u{654} \u{654}",
        "می\u{200C}شود کتاب 👨\u{200D}👩\u{200D}👧 ه\u{200D} ❤\u{FE0F}",
        "\u{FDFA}\u{FEFB}\u{FE71} É \u{1100}\u{1161}\u{11A8}",
    ] {
        cuts(text);
    }
}

#[test]
fn what_is_not_utf8_is_an_error_that_says_where() {
    let mut stream = Profile::Search.normalizer().stream(Vec::new());
    stream.write_all("خبر ".as_bytes()).unwrap();
    let err = stream.write_all(b"ab\xFF").unwrap_err();
    assert_eq!(err.kind(), std::io::ErrorKind::InvalidData);
    assert_eq!(
        err.to_string(),
        "expected UTF-8, found the byte 0xFF at byte 9"
    );
    let mut stream = Profile::Search.normalizer().stream(Vec::new());
    stream.write_all(&"خ".as_bytes()[..1]).unwrap();
    assert!(stream.finish().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_cut_of_arabic(text in khabar_testkit::arabic()) {
        cuts(&text);
    }

    #[test]
    fn every_cut_of_anything(text in any::<String>()) {
        cuts(&text);
    }

    #[test]
    fn offsets_agree(
        text in khabar_testkit::page(),
        more in any::<String>(),
    ) {
        let text = text + &more;
        let index = OffsetIndex::new(&text);
        let (mut chars, mut units) = (0, 0);
        for (byte, c) in text.char_indices() {
            for inside in byte..byte + c.len_utf8() {
                prop_assert_eq!(index.to_chars(inside), chars);
                prop_assert_eq!(index.to_utf16(inside), units);
            }
            prop_assert_eq!(index.from_chars(chars), byte);
            for unit in units..units + c.len_utf16() {
                prop_assert_eq!(index.from_utf16(unit), byte);
            }
            chars += 1;
            units += c.len_utf16();
        }
        prop_assert_eq!(index.to_chars(usize::MAX), chars);
        prop_assert_eq!(index.from_chars(usize::MAX), text.len());
        prop_assert_eq!(index.from_utf16(units), text.len());
    }
}
