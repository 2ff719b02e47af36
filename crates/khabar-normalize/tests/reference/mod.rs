//! khabar's own three profiles, written down naively: one rule after another
//! over the whole string, in the order that [`Normalizer`] documents. What
//! each character is comes from `data/folds.tsv` and the properties of
//! Unicode; what is done with it is written here once more.
//!
//! [`Normalizer`]: khabar_normalize::Normalizer
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod knowledge;

use unicode_normalization::UnicodeNormalization as _;

use knowledge::{
    class, drawn_out, has_case, is_arabic, is_arabic_of_arabic, is_blank,
    is_emoji, is_invisible, is_letter, is_mark, is_mark_we_delete, is_virama,
    to,
};

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const TATWEEL: char = '\u{640}';

/// What a careful editor would do and no reader would miss.
pub(crate) fn display(text: &str) -> String {
    let text = spell_out(text, &PRESENTATION);
    let text = plain_blanks(&text);
    let text: String = text.nfd().collect();
    let text = drop_idle_controls(&text);
    let text: String = text.nfd().collect();
    let text = replace_lookalikes_of_arabic_words(&text);
    text.nfc().collect()
}

/// What names are compared by.
pub(crate) fn matching(text: &str) -> String {
    let text = spell_out(text, &PRESENTATION);
    let text = spell_out(&text, &["compatibility"]);
    let text = plain_blanks(&text);
    let text = text.replace(is_invisible, "");
    let text: String = text.nfd().collect();
    let text = fold(&text, &["lookalike", "persian"]);
    let text: String = text.nfc().collect();
    let text = without_marks(&text);
    let text = tatweel_to_dashes(&text);
    let text = fold(&text, &SPELLED_DIFFERENTLY);
    lower(&text)
}

/// What is looked for in a search engine.
pub(crate) fn search(text: &str) -> String {
    let text = matching(text);
    let text = shorten_drawn_out(&text);
    without_alef_of_tanween(&text)
}

const SPELLED_DIFFERENTLY: [&str; 10] = [
    "alef",
    "alef_wasla",
    "alef_other",
    "hamza_carrier",
    "hamza_other",
    "maksura",
    "marbuta",
    "digit",
    "punctuation",
    "tab",
];

const PRESENTATION: [&str; 5] = [
    "presentation_form",
    "mark_form",
    "medial_mark_form",
    "lam_alef",
    "word_ligature",
];

/// Characters of these classes by what NFKD makes of them.
fn spell_out(text: &str, classes: &[&str]) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let class = class(c);
        if !class.is_empty() && classes.contains(&class) {
            out.extend([c].into_iter().nfkd());
        } else {
            out.push(c);
        }
    }
    out
}

/// Characters of these classes by what the table says.
fn fold(text: &str, classes: &[&str]) -> String {
    let folded = |c| match class(c) {
        "" => Some(c),
        class if classes.contains(&class) => to(c),
        _ => Some(c),
    };
    text.chars().filter_map(folded).collect()
}

fn plain_blanks(text: &str) -> String {
    fold(&text.replace("\r\n", "\n"), &["blank", "line_end"])
}

/// Deletes the marks of Arabic and Latin, those in precomposed letters too.
fn without_marks(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if class(c) == "accented" {
            out.extend([c].into_iter().nfkd());
        } else {
            out.push(c);
        }
    }
    // What a mark kept apart is composed.
    out.replace(is_mark_we_delete, "").nfc().collect()
}

/// One dash for tatweel that touches no letter of Arabic.
fn tatweel_to_dashes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(TATWEEL) {
        let (before, run) = rest.split_at(at);
        out.push_str(before);
        rest = run.trim_start_matches(TATWEEL);
        let touches = out.ends_with(is_arabic) || rest.starts_with(is_arabic);
        if !touches {
            out.push('-');
        }
    }
    out + rest
}

/// Letters that have one, by their lower case, where that is one character.
fn lower(text: &str) -> String {
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if is_letter(c) => one,
            _ => c,
        }
    };
    text.chars().map(lower).collect()
}

fn shorten_drawn_out(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for run in chars.chunk_by(|a, b| a == b) {
        let (least, keep) = drawn_out(run[0]).unwrap_or((usize::MAX, 0));
        let kept = if run.len() >= least { keep } else { run.len() };
        out.extend(&run[..kept]);
    }
    out
}

/// Deletes the last letter of a word that ends in اءا.
fn without_alef_of_tanween(text: &str) -> String {
    const WRONG: &str = "اءا";
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let goes_on = |c| is_arabic(c) || is_mark(c);
        out.push(c);
        if out.ends_with(WRONG) && !rest.starts_with(goes_on) {
            out.pop();
        }
    }
    out
}

/// Look-alike letters in words that hold no letter which Arabic is not
/// written with, and no non-joiner between letters.
fn replace_lookalikes_of_arabic_words(text: &str) -> String {
    let inside = |c: char| {
        is_arabic(c) || is_mark(c) || is_invisible(c) || c == TATWEEL
    };
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for piece in chars.chunk_by(|&a, &b| inside(a) == inside(b)) {
        let letters = || piece.iter().filter(|&&c| is_arabic(c));
        let word: String =
            piece.iter().filter(|&&c| is_arabic(c) || c == ZWNJ).collect();
        let parted = word.trim_matches(ZWNJ).contains(ZWNJ);
        let piece: String = piece.iter().collect();
        if !parted && letters().all(|&c| is_arabic_of_arabic(c)) {
            out += &fold(&piece, &["lookalike", "persian"]);
        } else {
            out += &piece;
        }
    }
    out
}

/// Deletes the invisible characters that do no work.
fn drop_idle_controls(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let partners = partners(&chars);
    let mut kept: Vec<char> = Vec::new();
    // Whether the character before this one is kept, and whether there was
    // a joiner since the last character that is none of these.
    let (mut at_once, mut joined) = (false, false);
    for (at, &c) in chars.iter().enumerate() {
        let works = if !is_invisible(c) || partners.contains(&at) {
            joined = false;
            true
        } else if matches!(c, ZWNJ | ZWJ) {
            let again = joined;
            joined = true;
            let mut after = at + 1..chars.len();
            let right = after
                .find(|&i| !is_invisible(chars[i]) || partners.contains(&i));
            !again && joiner_works(c, &kept, right.map(|i| chars[i]))
        } else if is_selector(c) {
            at_once && base(&kept).is_some_and(takes_selector)
        } else if is_tag(c) {
            let flag = |&c: &char| c == '\u{1F3F4}' || is_tag(c);
            at_once && kept.last().is_some_and(flag)
        } else {
            false
        };
        if works {
            kept.push(c);
        }
        at_once = works;
    }
    kept.into_iter().collect()
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// What the marks at the end of a text stand on.
fn base(text: &[char]) -> Option<char> {
    text.iter().copied().rev().find(|&c| !is_mark(c))
}

/// A non-joiner between letters, a joiner where a word of Arabic begins or
/// ends, behind a virama, or between emoji.
fn joiner_works(c: char, left: &[char], right: Option<char>) -> bool {
    let is = |c: Option<char>, what: fn(char) -> bool| c.is_some_and(what);
    let letter = base(left);
    if c == ZWNJ {
        let caseless = |c| is_letter(c) && !has_case(c);
        return is(letter, caseless) && is(right, caseless);
    }
    let joins = |c| is_arabic(c) || c == TATWEEL;
    let first = is(right, is_arabic) && !is(letter, joins);
    let last = is(letter, is_arabic) && !is(right, joins);
    let marks = left.iter().rev().take_while(|&&c| is_mark(c));
    let virama = marks.copied().any(is_virama);
    let last_emoji = |c| is_emoji(c) || c == '\u{FE0F}';
    let emoji = is(left.last().copied(), last_emoji) && is(right, is_emoji);
    first || last && !is(right, is_mark) || virama || emoji
}

/// Where isolates stand that are closed in their paragraph, and what closes
/// them.
fn partners(text: &[char]) -> Vec<usize> {
    let mut open = Vec::new();
    let mut partners = Vec::new();
    for (at, c) in text.iter().enumerate() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' => {
                if let Some(first) = open.pop() {
                    partners.extend([first, at]);
                }
            }
            '\n' | '\u{1C}'..='\u{1E}' => open.clear(),
            _ => {}
        }
    }
    partners
}

/// Symbols, digits, punctuation, ideographs: not the letters of alphabets
/// that have case, nor those of Arabic.
fn takes_selector(c: char) -> bool {
    let word = is_letter(c) && has_case(c) || is_arabic(c) || c == TATWEEL;
    is_emoji(c) || !word && !is_blank(c) && !is_invisible(c)
}
