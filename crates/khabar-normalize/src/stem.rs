//! light10: a word cut down by rule, for search.

// The affixes are those of light10, which is a closed standard: L. Larkey,
// L. Ballesteros and M. Connell, "Improving Stemming for Arabic Information
// Retrieval" (SIGIR 2002) and "Light Stemming for Arabic Information
// Retrieval" (2007), in the order and with the least lengths of Lucene's
// `ArabicStemmer`.
//
// They are grouped by their number of letters, so that each comparison is
// that of one machine word. The groups keep Lucene's order where it can be
// seen: no word begins with two of the prefixes, other than with وال and و;
// the suffixes of two letters come first in Lucene as well.
const PREFIXES_3: [[u8; 6]; 4] =
    [affix("وال"), affix("بال"), affix("كال"), affix("فال")];
const PREFIXES_2: [[u8; 4]; 2] = [affix("ال"), affix("لل")];
const PREFIX_1: [u8; 2] = affix("و");
const SUFFIXES_2: [[u8; 4]; 7] = [
    affix("ها"),
    affix("ان"),
    affix("ات"),
    affix("ون"),
    affix("ين"),
    affix("يه"),
    affix("ية"),
];
const SUFFIXES_1: [[u8; 2]; 3] = [affix("ه"), affix("ة"), affix("ي")];

/// An affix of `N / 2` letters.
const fn affix<const N: usize>(letters: &str) -> [u8; N] {
    assert!(letters.len() == N, "an affix in the wrong group");
    *letters.as_bytes().first_chunk().expect("the number of bytes is N")
}

/// Cuts a word down to its light stem, as the light10 stemmer of Lucene,
/// Elasticsearch, OpenSearch and Solr does, letter for letter; the answer is
/// a part of the word.
///
/// At most one prefix is cut off: the first that matches of ال وال بال كال
/// فال لل و. Then each suffix is cut off at most once, in this order: ها ان
/// ات ون ين يه ية ه ة ي. What is left of the word keeps two letters, or
/// three after the prefix و. Letters are counted as Lucene counts them, in
/// UTF-16 code units.
///
/// The word should be folded as Lucene folds it before it stems: without
/// marks and tatweel, أ إ آ as ا, ى as ي and ة as ه, but with ؤ and ئ as they
/// are, which [`Normalizer::SEARCH`](crate::Normalizer::SEARCH) folds too.
/// Any other string is taken as it is, and an affix that is spelled
/// otherwise stays.
///
/// A stem is a key for an index, not a word: وزير ("minister") loses its
/// first letter as if it were "and", والي ("governor") becomes ال, and كتاب
/// and كتب stay apart. To see all that a word may be use
/// [`splits`](crate::splits).
///
/// # Example
///
/// ```
/// use khabar_normalize::light_stem;
///
/// assert_eq!(light_stem("والانتخابات"), "انتخاب");
/// assert_eq!(light_stem("انتخابيه"), "انتخاب");
/// assert_eq!(light_stem("للصحفيين"), "صحف");
/// // Too short for the rule, though its و is "and".
/// assert_eq!(light_stem("وهو"), "وهو");
/// ```
#[must_use]
pub fn light_stem(word: &str) -> &str {
    let mut stem = without_prefix(word);
    for suffix in &SUFFIXES_2 {
        stem = without_suffix(stem, suffix);
    }
    for suffix in &SUFFIXES_1 {
        stem = without_suffix(stem, suffix);
    }
    stem
}

#[inline]
fn without_prefix(word: &str) -> &str {
    let bytes = word.as_bytes();
    if bytes.first_chunk().is_some_and(|b| PREFIXES_3.contains(b))
        && let Some(rest) = word.get(6..)
        && has_units(rest, 2)
    {
        return rest;
    }
    if bytes.first_chunk().is_some_and(|b| PREFIXES_2.contains(b))
        && let Some(rest) = word.get(4..)
        && has_units(rest, 2)
    {
        return rest;
    }
    if bytes.first_chunk() == Some(&PREFIX_1)
        && let Some(rest) = word.get(2..)
        && has_units(rest, 3)
    {
        return rest;
    }
    word
}

#[inline]
fn without_suffix<'t, const N: usize>(
    stem: &'t str,
    suffix: &[u8; N],
) -> &'t str {
    if stem.as_bytes().last_chunk() == Some(suffix)
        && let Some(rest) = stem.get(..stem.len() - N)
        && has_units(rest, 2)
    {
        return rest;
    }
    stem
}

/// Whether a text has `n` UTF-16 code units or more. The affixes have one a
/// letter, so counting the rest says the same as counting the word.
#[inline]
fn has_units(text: &str, n: usize) -> bool {
    // A unit takes three bytes at the most, so only the shortest texts need
    // a count.
    text.len() > 3 * (n - 1) || text.encode_utf16().nth(n - 1).is_some()
}
