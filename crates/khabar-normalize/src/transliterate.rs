//! Arabic letter for letter in Latin script, and back.

#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, string::String};
use core::{error::Error, fmt, str::FromStr};

use crate::transliteration_tables::{
    BUCKWALTER, HABASH_SOUDI_BUCKWALTER, SAFE_BUCKWALTER, XML_BUCKWALTER,
};

/// A transliteration: one Latin character for each Arabic one, so that the
/// Arabic can be had back.
///
/// All of them write the 36 letters of Arabic, tatweel, the harakat with
/// tanween, shadda and sukun, the small alef, ٱ, and four letters of other
/// languages: پ چ ڤ گ. Everything else stays as it is: Latin text, digits
/// of whatever script, the marks of punctuation ، ؛ ؟, presentation forms,
/// bidi marks, a hamza that is a character of its own (decomposed text).
/// Compose or fold such text first. Marks keep the order they have in the
/// text, where a vowel may stand before its shadda or after it.
///
/// | | وَزِيرُ الشُّؤُونِ |
/// |---|---|
/// | Buckwalter | `waziyru Al$u~&uwni` |
/// | safe Buckwalter | `waziyru Alcu~Wuwni` |
/// | XML Buckwalter | `waziyru Al$u~Wuwni` |
/// | Habash-Soudi-Buckwalter | `waziyru Alšu~ŵuwni` |
///
/// # What is lost
///
/// A text in which only Arabic stands comes back exactly. One that has
/// characters of the scheme's own alphabet does not: nothing tells them from
/// those that were Arabic, so a Latin word becomes Arabic letters, and so do
/// the apostrophe and some other marks. In HSB this includes the full stop,
/// which writes the sukun.
///
#[cfg_attr(feature = "alloc", doc = "```")]
#[cfg_attr(not(feature = "alloc"), doc = "```ignore")]
/// use khabar_normalize::Scheme;
///
/// let latin = Scheme::Buckwalter.transliterate("قالت وكالة رويترز");
/// assert_eq!(latin, "qAlt wkAlp rwytrz");
/// assert_eq!(Scheme::Buckwalter.reverse(&latin), "قالت وكالة رويترز");
///
/// // The name of the agency does not survive the way back.
/// let mixed = Scheme::Buckwalter.transliterate("وكالة AFP");
/// assert_eq!(mixed, "wkAlp AFP");
/// assert_ne!(Scheme::Buckwalter.reverse(&mixed), "وكالة AFP");
/// ```
///
/// This is for machines and linguists. To write a name as readers of
/// English know it ("Lavrov" for لافروف) takes a dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Scheme {
    /// Tim Buckwalter's, in ASCII: أ is `>`, ش is `$`, ذ is `*`.
    Buckwalter,
    /// Buckwalter's with letters for most of its marks, for file names,
    /// shells and regular expressions: أ is `O`, ش is `c`, ذ is `V`. `_`
    /// (tatweel) and `~` (shadda) stay.
    SafeBuckwalter,
    /// Buckwalter's without `<`, `>` and `&`: أ is `O`, إ is `I`, ؤ is `W`.
    XmlBuckwalter,
    /// That of Habash, Soudi and Buckwalter (2007), which linguists print,
    /// with letters outside ASCII: ث is `θ`, ش is `š`, ع is `ς`. The way
    /// back reads them in composed form (NFC) only.
    #[cfg_attr(feature = "serde", serde(rename = "hsb"))]
    HabashSoudiBuckwalter,
}

impl Scheme {
    /// Every scheme, in the order of their declaration.
    ///
    /// ```
    /// use khabar_normalize::Scheme;
    ///
    /// let names: Vec<_> = Scheme::ALL.iter().map(|s| s.as_str()).collect();
    /// assert_eq!(
    ///     names,
    ///     ["buckwalter", "safe-buckwalter", "xml-buckwalter", "hsb"]
    /// );
    /// ```
    pub const ALL: &[Self] = &[
        Self::Buckwalter,
        Self::SafeBuckwalter,
        Self::XmlBuckwalter,
        Self::HabashSoudiBuckwalter,
    ];

    /// The name of the scheme, as [`FromStr`] reads it.
    ///
    /// ```
    /// use khabar_normalize::Scheme;
    ///
    /// assert_eq!(Scheme::HabashSoudiBuckwalter.as_str(), "hsb");
    /// assert_eq!("hsb".parse(), Ok(Scheme::HabashSoudiBuckwalter));
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Buckwalter => "buckwalter",
            Self::SafeBuckwalter => "safe-buckwalter",
            Self::XmlBuckwalter => "xml-buckwalter",
            Self::HabashSoudiBuckwalter => "hsb",
        }
    }

    /// The Latin character for an Arabic one; `None` for a character that
    /// stays as it is.
    ///
    /// ```
    /// use khabar_normalize::Scheme;
    ///
    /// assert_eq!(Scheme::Buckwalter.to_latin('ش'), Some('$'));
    /// assert_eq!(Scheme::HabashSoudiBuckwalter.to_latin('ش'), Some('š'));
    /// assert_eq!(Scheme::Buckwalter.to_latin('،'), None);
    /// ```
    #[must_use]
    pub fn to_latin(self, c: char) -> Option<char> {
        self.table().to_latin(c)
    }

    /// The Arabic character for a Latin one; `None` for a character that
    /// stays as it is.
    ///
    /// ```
    /// use khabar_normalize::Scheme;
    ///
    /// assert_eq!(Scheme::Buckwalter.to_arabic('$'), Some('ش'));
    /// assert_eq!(Scheme::SafeBuckwalter.to_arabic('$'), None);
    /// ```
    #[must_use]
    pub fn to_arabic(self, c: char) -> Option<char> {
        self.table().to_arabic(c)
    }

    /// Writes the Arabic characters of a text in Latin ones; borrowed when
    /// there are none.
    ///
    /// ```
    /// use khabar_normalize::Scheme;
    ///
    /// let text = "أعلن مجلس الوزراء، 12 مارس";
    /// assert_eq!(
    ///     Scheme::Buckwalter.transliterate(text),
    ///     ">Eln mjls AlwzrA'، 12 mArs"
    /// );
    /// assert_eq!(
    ///     Scheme::HabashSoudiBuckwalter.transliterate(text),
    ///     "Âςln mjls AlwzrA'، 12 mArs"
    /// );
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn transliterate<'t>(self, text: &'t str) -> Cow<'t, str> {
        let table = self.table();
        // No Latin character takes more bytes than its Arabic one.
        replace(text, text.len(), |c| table.to_latin(c))
    }

    /// Writes a transliterated text in Arabic again; borrowed when nothing
    /// in it is of the scheme's alphabet.
    ///
    /// Every character of the alphabet is read as Arabic, also in words that
    /// were Latin before; see [what is lost](Scheme#what-is-lost).
    ///
    /// ```
    /// use khabar_normalize::Scheme;
    ///
    /// let text = "wzyr AlxArjyp Alrwsy syrgy lAfrwf";
    /// assert_eq!(
    ///     Scheme::Buckwalter.reverse(text),
    ///     "وزير الخارجية الروسي سيرغي لافروف"
    /// );
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn reverse<'t>(self, text: &'t str) -> Cow<'t, str> {
        let table = self.table();
        // A character of ASCII becomes one of two bytes.
        replace(text, text.len().saturating_mul(2), |c| table.to_arabic(c))
    }

    fn table(self) -> &'static Table {
        match self {
            Self::Buckwalter => &BUCKWALTER,
            Self::SafeBuckwalter => &SAFE_BUCKWALTER,
            Self::XmlBuckwalter => &XML_BUCKWALTER,
            Self::HabashSoudiBuckwalter => &HABASH_SOUDI_BUCKWALTER,
        }
    }
}

/// Replaces single characters and copies what is between them; `room` bytes
/// hold the answer.
#[cfg(feature = "alloc")]
#[inline]
fn replace(
    text: &str,
    room: usize,
    to: impl Fn(char) -> Option<char>,
) -> Cow<'_, str> {
    let mut out = String::new();
    // Everything before is in `out`.
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let Some(to) = to(c) else { continue };
        if done == 0 {
            out.reserve(room);
        }
        if done < at {
            out.push_str(text.get(done..at).unwrap_or_default());
        }
        out.push(to);
        done = at + c.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// The first of the Arabic characters that a table may hold, the 256 of the
/// block U+0600 to U+06FF.
const ARABIC: u32 = 0x600;

/// The end of the Latin characters that a table may hold: Latin and Greek.
const LATIN_END: usize = 0x400;

/// A scheme, indexed by character in both directions.
#[derive(Debug)]
pub(crate) struct Table {
    latin: [Option<char>; 256],
    /// The last byte of the Arabic character; 0, which is no letter, for
    /// none.
    arabic: [u8; LATIN_END],
}

impl Table {
    /// Builds a table of pairs, Arabic then Latin. A table that has no way
    /// back, because a character stands in it twice, does not compile.
    #[expect(
        clippy::indexing_slicing,
        reason = "runs at compile time, where a wrong index is an error"
    )]
    pub(crate) const fn new(pairs: &[(char, char)]) -> Self {
        let mut table = Self { latin: [None; 256], arabic: [0; LATIN_END] };
        let mut i = 0;
        while i < pairs.len() {
            let (arabic, latin) = pairs[i];
            let offset = (arabic as u32 - ARABIC) as usize;
            assert!(offset != 0 && table.latin[offset].is_none());
            assert!(table.arabic[latin as usize] == 0);
            table.latin[offset] = Some(latin);
            table.arabic[latin as usize] = offset as u8;
            i += 1;
        }
        table
    }

    #[inline]
    fn to_latin(&self, c: char) -> Option<char> {
        let offset = (c as u32).checked_sub(ARABIC)?;
        *self.latin.get(offset as usize)?
    }

    #[inline]
    fn to_arabic(&self, c: char) -> Option<char> {
        match self.arabic.get(c as usize) {
            None | Some(0) => None,
            Some(&offset) => char::from_u32(ARABIC + u32::from(offset)),
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Scheme {
    type Err = UnknownScheme;

    fn from_str(name: &str) -> Result<Self, UnknownScheme> {
        Self::ALL
            .iter()
            .copied()
            .find(|scheme| scheme.as_str() == name)
            .ok_or_else(|| UnknownScheme::new(name))
    }
}

/// No scheme has this name.
///
/// ```
/// use khabar_normalize::Scheme;
///
/// let err = "bw".parse::<Scheme>().unwrap_err();
/// assert_eq!(
///     err.to_string(),
///     "expected one of buckwalter, safe-buckwalter, xml-buckwalter, hsb; \
///      found `bw`"
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownScheme {
    /// The beginning of the name, as much as fits: there may be no
    /// allocator, and nobody needs the rest.
    found: [u8; Self::ROOM],
    len: u8,
    /// Whether more came after it.
    cut: bool,
}

impl UnknownScheme {
    const ROOM: usize = 32;

    fn new(name: &str) -> Self {
        let mut found = [0; Self::ROOM];
        let len = (0..=Self::ROOM)
            .rev()
            .find(|&end| name.is_char_boundary(end))
            .unwrap_or_default();
        for (to, from) in found.iter_mut().zip(name.bytes().take(len)) {
            *to = from;
        }
        Self { found, len: len as u8, cut: len < name.len() }
    }

    fn found(&self) -> &str {
        self.found
            .get(..usize::from(self.len))
            .and_then(|bytes| core::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

impl fmt::Debug for UnknownScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnknownScheme").field(&self.found()).finish()
    }
}

impl fmt::Display for UnknownScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected one of ")?;
        for (i, scheme) in Scheme::ALL.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { ", " })?;
            f.write_str(scheme.as_str())?;
        }
        let more = if self.cut { "…" } else { "" };
        write!(f, "; found `{}{more}`", self.found())
    }
}

impl Error for UnknownScheme {}
