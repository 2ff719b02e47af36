//! Our `charabia` profile beside charabia 0.10: what its tokens of a text
//! say, joined, is what we fold the text to. Where that is not so stands
//! below, with the reason; a difference that is gone fails the test.

use core::ops::RangeInclusive;

use charabia::{Language, Tokenize as _, Tokenizer, TokenizerBuilder};
use khabar_benches::news::{Style, documents, words};
use khabar_normalize::Normalizer;
use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

fn ours(text: &str) -> String {
    Normalizer::CHARABIA.normalize(text).into_owned()
}

/// The rule that ours follows, with the tables of others.
fn rule(text: &str) -> String {
    text.nfkd()
        .filter(|&c| !c.is_control() || c.is_whitespace())
        .filter_map(|c| match c {
            '\u{0640}' => None,
            '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}' => {
                Some('\u{0627}')
            }
            '\u{0649}' => Some('\u{064A}'),
            '\u{0629}' => Some('\u{0647}'),
            _ => (c.general_category() != GeneralCategory::NonspacingMark)
                .then_some(c),
        })
        .collect()
}

/// charabia that takes Arabic script for Arabic; see
/// [`a_word_alone_may_be_persian`] for the other one.
fn tokenizer() -> Tokenizer<'static> {
    let mut builder = TokenizerBuilder::default();
    builder.allow_list(&[Language::Ara]);
    builder.into_tokenizer()
}

fn theirs(tokenizer: &Tokenizer<'_>, text: &str) -> String {
    tokenizer.tokenize(text).map(|token| token.lemma).collect()
}

/// The blocks of Arabic script below U+10000.
const BLOCKS: &[RangeInclusive<char>] = &[
    '\u{0600}'..='\u{06FF}',
    '\u{0750}'..='\u{077F}',
    '\u{0870}'..='\u{08FF}',
    '\u{FB50}'..='\u{FDFF}',
    '\u{FE70}'..='\u{FEFF}',
];

/// Marks that are deleted by us and kept by charabia: its list of marks ends
/// with Unicode 6. None of them is seen in news; they belong to editions of
/// the Quran and to languages of Africa and Asia.
const MARKS: &[(RangeInclusive<char>, &str)] = &[
    ('\u{0897}'..='\u{0897}', "came with Unicode 16"),
    ('\u{0898}'..='\u{089F}', "came with Unicode 14"),
    ('\u{08CA}'..='\u{08D2}', "came with Unicode 14"),
    ('\u{08D3}'..='\u{08D3}', "came with Unicode 11"),
    ('\u{08D4}'..='\u{08E1}', "came with Unicode 9"),
    ('\u{08E3}'..='\u{08E3}', "came with Unicode 8"),
    ('\u{08FF}'..='\u{08FF}', "came with Unicode 7"),
];

/// A text, what we make of it, what charabia makes of it, and why.
const TEXTS: &[(&str, &str, &str, &str)] = &[
    ("وكالة AFP", "وكاله AFP", "وكاله afp", "lower case, where there is one"),
    ("cœur", "cœur", "coeur", "ligatures of Latin that Unicode keeps"),
    ("l’été", "l’ete", "l'ete", "high quotation marks, in Latin only"),
    (
        "3\u{0301}",
        "3",
        "3\u{0301}",
        "marks, in Arabic, Greek, Hebrew, Latin and Thai only",
    ),
    ("й", "и", "и\u{0306}", "the same: Cyrillic keeps its marks"),
];

#[test]
fn every_character_between_two_letters() {
    let tokenizer = tokenizer();
    let mut wrong = Vec::new();
    for c in BLOCKS.iter().cloned().flatten() {
        let text = format!("ب{c}ت");
        let (ours, theirs) = (ours(&text), theirs(&tokenizer, &text));
        assert_eq!(ours, rule(&text), "U+{:04X}", c as u32);
        let listed = MARKS.iter().any(|(range, _)| range.contains(&c));
        if (ours != theirs) != listed {
            wrong.push(format!("U+{:04X}: {ours:?} {theirs:?}", c as u32));
        }
        if listed {
            assert_eq!(ours, "بت");
            assert_eq!(theirs, text);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_of_the_list() {
    let tokenizer = tokenizer();
    for style in [Style::Plain, Style::Vocalized] {
        for word in words(style) {
            let folded = ours(&word);
            assert_eq!(folded, rule(&word));
            assert_eq!(folded, theirs(&tokenizer, &word), "{word}");
        }
    }
}

/// Particles, digits, blanks and punctuation between the words; only the
/// case of Latin differs.
#[test]
fn whole_documents() {
    let tokenizer = tokenizer();
    for style in [Style::Plain, Style::Vocalized] {
        for text in documents(200_000, style) {
            let folded = ours(&text);
            assert_eq!(folded, rule(&text));
            let theirs = theirs(&tokenizer, &text);
            assert_eq!(folded.to_ascii_lowercase(), theirs);
        }
    }
}

#[test]
fn texts_that_differ() {
    let tokenizer = tokenizer();
    for &(text, folded, lemmas, why) in TEXTS {
        assert_eq!(ours(text), folded, "{why}");
        assert_eq!(rule(text), folded, "{why}");
        assert_eq!(theirs(&tokenizer, text), lemmas, "{why}");
    }
}

/// What charabia deletes, keeps and takes apart beside letters and marks.
#[test]
fn texts_that_agree() {
    let tokenizer = tokenizer();
    for (text, folded) in [
        // Nothing is lost at separators, among them the non-joiner.
        ("قال: «نعم»، ثم 15 ٪.", "قال: «نعم»، ثم 15 ٪."),
        ("می\u{200C}شود", "می\u{200C}شود"),
        ("ب’ت “ب”", "ب’ت “ب”"),
        ("ب\u{FEFF}ت\u{200F}", "ب\u{FEFF}ت\u{200F}"),
        // Controls go, blanks and line ends stay.
        ("\0ب\u{0001}ت", "بت"),
        ("ب\tت\r\nب\u{0085}ت", "ب\tت\r\nب\u{0085}ت"),
        ("ب\u{00A0}ت", "ب ت"),
        // A tatweel by itself leaves an empty token.
        ("ب \u{0640} ت", "ب  ت"),
        // Digits stay, hamza on a carrier goes with the marks.
        ("٢٠٢٤ ۲۰۲۴", "٢٠٢٤ ۲۰۲۴"),
        ("مؤتمر رئيس شيء", "موتمر رييس شيء"),
        ("\u{FDFA}", "صلي الله عليه وسلم"),
    ] {
        assert_eq!(ours(text), folded);
        assert_eq!(rule(text), folded);
        assert_eq!(theirs(&tokenizer, text), folded);
    }
}

/// Without a list of languages charabia guesses one for each stretch of a
/// script. A few words by themselves, and now and then a longer stretch, pass
/// for Persian, and then Arabic kaf and ya become Persian ones. That is a
/// guess, and no rule that one could follow.
#[test]
fn a_word_alone_may_be_persian() {
    let word = "مليون";
    let guessed: String = word.tokenize().map(|token| token.lemma).collect();
    assert_eq!(guessed, "ملیون");
    assert_eq!(theirs(&tokenizer(), word), word);
}
