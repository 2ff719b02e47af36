//! The normalizations that have a name.

use core::{fmt, str::FromStr};

use crate::normalizer::{
    Alef, Controls, Digits, Form, Hamza, Lookalikes, Maksura, Marks,
    Normalizer, SuperscriptAlef,
};

impl Normalizer {
    /// What Lucene's `ArabicNormalizationFilter` does, bit for bit: أ إ آ to
    /// ا, ى to ي, ة to ه, tatweel and U+064B–0652 deleted.
    pub const LUCENE: Self = Self::new()
        .fold_alef(Alef::Hamza)
        .fold_maksura(Maksura::Yeh)
        .fold_marbuta(true)
        .strip_tatweel(true)
        .strip_tashkeel(true);

    /// What Lucene's `PersianNormalizationFilter` does: ی ے to ي, ک to ك,
    /// ۀ ہ to ه, U+0654 deleted.
    pub const LUCENE_PERSIAN: Self = Self::new()
        .lookalikes(Lookalikes::Persian)
        .strip_combining_hamza(true);

    /// What CAMeL Tools' `dediac_ar` and its normalizations of alef, alef
    /// maksura and teh marbuta do together; tatweel stays.
    pub const CAMEL: Self = Self::new()
        .fold_alef(Alef::Wasla)
        .fold_maksura(Maksura::Yeh)
        .fold_marbuta(true)
        .strip_tashkeel(true)
        .superscript_alef(SuperscriptAlef::Delete);

    /// [`CAMEL`](Self::CAMEL) after CAMeL Tools' `normalize_unicode`: ﷼ and
    /// ﷽ spelled out, then NFKC.
    ///
    /// Not idempotent: a mark that NFKC could not compose with a letter may
    /// do so once the letter is folded.
    pub const CAMEL_UNICODE: Self =
        Self::CAMEL.spell_word_ligatures(true).form(Form::Nfkc);

    /// What PyArabic's `normalize_searchtext` does, bit for bit. It makes
    /// ى an ا, whatever its documentation says.
    pub const PYARABIC_SEARCH: Self = Self::new()
        .split_lam_alef(true)
        .fold_alef(Alef::Wasla)
        .fold_hamza(Hamza::Line)
        .fold_maksura(Maksura::Alef)
        .fold_marbuta(true)
        .strip_tatweel(true)
        .strip_tashkeel(true)
        .superscript_alef(SuperscriptAlef::Alef);

    /// What charabia does to words of Arabic script, without its detection
    /// of languages: NFKD, control codes, tatweel and nonspacing marks
    /// deleted, ٱ to ا, ى to ي, ة to ه.
    pub const CHARABIA: Self = Self::new()
        .form(Form::Nfkd)
        .strip_control_codes(true)
        .strip_tatweel(true)
        .fold_alef(Alef::Wasla)
        .fold_maksura(Maksura::Yeh)
        .fold_marbuta(true)
        .strip_marks(Marks::Nonspacing);

    /// What a careful editor would do and no reader would miss: NFC,
    /// presentation forms as letters, idle controls out, look-alike letters
    /// of Arabic words in Arabic, plain blanks and line ends.
    pub const DISPLAY: Self = Self::new()
        .form(Form::Nfc)
        .fold_presentation_forms(true)
        .controls(Controls::Idle)
        .lookalikes(Lookalikes::ArabicWords)
        .fold_blanks(true);

    /// What the other crates of khabar compare by: all that two careful
    /// writers may spell differently.
    ///
    /// It destroys: diacritics, hamza on its carrier, the difference of ى
    /// and ي and of ة and ه, the script of digits, the shape of quotation
    /// marks, dashes and blanks, letter case and accents of Latin. Do not
    /// show its output to readers.
    pub const MATCHING: Self = Self::DISPLAY
        .fold_compatibility(true)
        .controls(Controls::Delete)
        .lookalikes(Lookalikes::All)
        .strip_marks(Marks::Arabic)
        .fold_tatweel_dashes(true)
        .fold_alef(Alef::All)
        .fold_hamza(Hamza::Carrier)
        .fold_maksura(Maksura::Yeh)
        .fold_marbuta(true)
        .digits(Digits::Ascii)
        .fold_punctuation(true)
        .lowercase(true);

    /// [`MATCHING`](Self::MATCHING), and what writers do in haste or for
    /// effect: drawn-out letters, the alef wrongly written for tanween.
    pub const SEARCH: Self =
        Self::MATCHING.fold_elongation(true).fold_tanween_alef(true);
}

/// A [`Normalizer`] that has a name.
///
/// ```
/// use khabar_normalize::{Normalizer, Profile};
///
/// let profile: Profile = "lucene".parse()?;
/// assert_eq!(profile.normalizer(), Normalizer::LUCENE);
/// assert_eq!(profile.as_str(), "lucene");
/// # Ok::<(), khabar_normalize::UnknownProfile>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Profile {
    /// [`Normalizer::LUCENE`].
    Lucene,
    /// [`Normalizer::LUCENE_PERSIAN`].
    LucenePersian,
    /// [`Normalizer::CAMEL`].
    Camel,
    /// [`Normalizer::CAMEL_UNICODE`].
    CamelUnicode,
    /// [`Normalizer::PYARABIC_SEARCH`].
    PyarabicSearch,
    /// [`Normalizer::CHARABIA`].
    Charabia,
    /// [`Normalizer::DISPLAY`].
    Display,
    /// [`Normalizer::SEARCH`].
    Search,
    /// [`Normalizer::MATCHING`].
    Matching,
}

impl Profile {
    /// All profiles, other tools' first.
    pub const ALL: &[Self] = &[
        Self::Lucene,
        Self::LucenePersian,
        Self::Camel,
        Self::CamelUnicode,
        Self::PyarabicSearch,
        Self::Charabia,
        Self::Display,
        Self::Search,
        Self::Matching,
    ];

    /// The name, as the command takes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lucene => "lucene",
            Self::LucenePersian => "lucene-persian",
            Self::Camel => "camel",
            Self::CamelUnicode => "camel-unicode",
            Self::PyarabicSearch => "pyarabic-search",
            Self::Charabia => "charabia",
            Self::Display => "display",
            Self::Search => "search",
            Self::Matching => "matching",
        }
    }

    /// What it is for and what it destroys, in a sentence or two.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Lucene => {
                "Lucene's ArabicNormalizationFilter, for an index that \
                 Lucene, Solr, Elasticsearch or OpenSearch reads too. \
                 Destroys harakat, tatweel, hamza on alef, the difference \
                 of ى and ي, ة and ه."
            }
            Self::LucenePersian => {
                "Lucene's PersianNormalizationFilter. Destroys the \
                 difference of Persian and Arabic yeh, kaf and heh."
            }
            Self::Camel => {
                "CAMeL Tools' dediac and its normalization of alef, alef \
                 maksura and teh marbuta, for data that its models were \
                 trained on. Tatweel stays."
            }
            Self::CamelUnicode => {
                "camel, after CAMeL Tools' normalize_unicode: NFKC, and ﷼ \
                 and ﷽ spelled out. Destroys presentation forms and widths."
            }
            Self::PyarabicSearch => {
                "PyArabic's normalize_searchtext. Destroys harakat, tatweel, \
                 the carriers of hamza, and makes ى an alef."
            }
            Self::Charabia => {
                "What charabia (Meilisearch) makes of Arabic words: NFKD \
                 without marks. Destroys marks of every script, hamza on \
                 every carrier, tatweel, the difference of ى and ي, ة and ه."
            }
            Self::Display => {
                "What a careful editor would do and no reader would miss: \
                 NFC, letters for presentation forms, idle invisible \
                 characters out, plain blanks and line ends. Destroys \
                 nothing that has a meaning; for showing, for training \
                 data, for feeding a model."
            }
            Self::Search => {
                "All that writers spell differently: matching, and drawn-out \
                 letters and the alef wrongly written for tanween. For a \
                 search engine's index; not for showing."
            }
            Self::Matching => {
                "What khabar compares names by: display, then diacritics, \
                 tatweel, hamza and alef forms, ى, ة, digits, punctuation, \
                 accents and case of Latin. Not for showing."
            }
        }
    }

    /// Its rules.
    #[must_use]
    pub const fn normalizer(self) -> Normalizer {
        match self {
            Self::Lucene => Normalizer::LUCENE,
            Self::LucenePersian => Normalizer::LUCENE_PERSIAN,
            Self::Camel => Normalizer::CAMEL,
            Self::CamelUnicode => Normalizer::CAMEL_UNICODE,
            Self::PyarabicSearch => Normalizer::PYARABIC_SEARCH,
            Self::Charabia => Normalizer::CHARABIA,
            Self::Display => Normalizer::DISPLAY,
            Self::Search => Normalizer::SEARCH,
            Self::Matching => Normalizer::MATCHING,
        }
    }
}

/// The error for a name that no [`Profile`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownProfile;

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a profile, one of")?;
        for (i, profile) in Profile::ALL.iter().enumerate() {
            let comma = if i == 0 { " " } else { ", " };
            write!(f, "{comma}{}", profile.as_str())?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownProfile {}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Self, UnknownProfile> {
        let found = Self::ALL.iter().find(|p| p.as_str() == name);
        found.copied().ok_or(UnknownProfile)
    }
}
