//! The options of a normalization.

/// A normalization form of Unicode (UAX #15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Characters stay as they are composed.
    #[default]
    AsIs,
    /// Composed.
    Nfc,
    /// Composed, compatibility characters replaced.
    Nfkc,
    /// Decomposed, compatibility characters replaced.
    Nfkd,
}

/// What becomes of Arabic-Indic (٠-٩) and extended Arabic-Indic (۰-۹)
/// digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Digits {
    /// Digits stay as they are written.
    #[default]
    Keep,
    /// Digits become 0-9.
    Ascii,
}

/// Which forms of alef become ا.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Alef {
    /// None.
    #[default]
    Keep,
    /// أ إ آ.
    Hamza,
    /// أ إ آ ٱ.
    Wasla,
    /// These, alef with a wavy hamza, and high hamza alef.
    All,
}

/// What becomes of the hamza and its carriers ؤ and ئ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Hamza {
    /// They stay.
    #[default]
    Keep,
    /// The carrier stays: ؤ is و, ئ is ي.
    Carrier,
    /// The hamza stays: ؤ, ئ and the combining hamzas are ء.
    Line,
}

/// What becomes of ى.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Maksura {
    /// It stays.
    #[default]
    Keep,
    /// It becomes ي.
    Yeh,
    /// It becomes ا.
    Alef,
}

/// What becomes of the superscript alef, U+0670.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SuperscriptAlef {
    /// It stays.
    #[default]
    Keep,
    /// It is deleted.
    Delete,
    /// It becomes ا.
    Alef,
}

/// Which marks are deleted, beyond those with an option of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Marks {
    /// None.
    #[default]
    Keep,
    /// All marks of Arabic and of Latin letters, those inside precomposed
    /// letters among them (é is e, and ẛ is s where compatibility forms are
    /// folded); where the hamza is kept on the line, not the combining
    /// hamzas.
    Arabic,
    /// Every character of the general category Mn, of any script.
    Nonspacing,
}

/// Which letters of other languages become the Arabic letters they look
/// like. Of one that Unicode decomposes the letter is replaced and the mark
/// stays: ۀ is ه and a combining hamza, ۓ is ئ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lookalikes {
    /// None.
    #[default]
    Keep,
    /// ی ے, ک, ہ ۀ, wherever they stand.
    Persian,
    /// All of them (ی ې ے, ک ڪ, ہ ە ھ), in words that hold no letter which
    /// Arabic is not written with, and no zero-width non-joiner at work.
    ArabicWords,
    /// All of them, wherever they stand.
    All,
}

/// What becomes of bidi controls, zero-width characters, soft hyphens and
/// variation selectors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Controls {
    /// They stay.
    #[default]
    Keep,
    /// Those that do no work are deleted. At work are: a zero-width
    /// non-joiner between letters that have no case; a joiner at an end of
    /// a word of Arabic (where no letter and no tatweel joins already),
    /// behind a virama or between emoji; isolates that balance within a
    /// paragraph; a variation selector right behind a symbol, a digit or an
    /// ideograph; tags right behind a black flag.
    ///
    /// Marks before a control, and controls without work, are looked
    /// through, down to the letter. Of joiners in a row the first counts.
    Idle,
    /// They are deleted.
    Delete,
}

/// A choice of foldings, and the walk that applies them in one pass.
///
/// [`Normalizer::new`] changes nothing; each option adds a folding. The
/// constants are the profiles that have a name; [`Profile`](crate::Profile)
/// lists them. A configured value is `const`, so it can be a `static`:
///
#[cfg_attr(feature = "alloc", doc = "```")]
#[cfg_attr(not(feature = "alloc"), doc = "```ignore")]
/// use khabar_normalize::{Digits, Normalizer};
///
/// static PLAIN: Normalizer = Normalizer::new()
///     .strip_tatweel(true)
///     .digits(Digits::Ascii);
///
/// assert_eq!(PLAIN.normalize("محمـــد ١٢"), "محمد 12");
/// ```
///
/// # Order
///
/// Options are applied in a fixed order, whatever the order they are set
/// in: first ligatures and compatibility forms are spelled out, then blanks
/// and line ends made plain, then controls settled, then look-alike letters
/// replaced; then the [`Form`] is made; then the other foldings are applied
/// to its characters, and what deleted marks kept apart is composed; last
/// come elongation and then the alef of tanween.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Normalizer {
    pub(crate) form: Form,
    pub(crate) word_ligatures: bool,
    pub(crate) lam_alef: bool,
    pub(crate) presentation_forms: bool,
    pub(crate) compatibility: bool,
    pub(crate) controls: Controls,
    pub(crate) control_codes: bool,
    pub(crate) blanks: bool,
    pub(crate) lookalikes: Lookalikes,
    pub(crate) tashkeel: bool,
    pub(crate) superscript_alef: SuperscriptAlef,
    pub(crate) combining_hamza: bool,
    pub(crate) marks: Marks,
    pub(crate) tatweel: bool,
    pub(crate) tatweel_dashes: bool,
    pub(crate) alef: Alef,
    pub(crate) hamza: Hamza,
    pub(crate) maksura: Maksura,
    pub(crate) marbuta: bool,
    pub(crate) digits: Digits,
    pub(crate) punctuation: bool,
    pub(crate) lowercase: bool,
    pub(crate) elongation: bool,
    pub(crate) tanween_alef: bool,
}

impl Normalizer {
    /// A normalizer that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            form: Form::AsIs,
            word_ligatures: false,
            lam_alef: false,
            presentation_forms: false,
            compatibility: false,
            controls: Controls::Keep,
            control_codes: false,
            blanks: false,
            lookalikes: Lookalikes::Keep,
            tashkeel: false,
            superscript_alef: SuperscriptAlef::Keep,
            combining_hamza: false,
            marks: Marks::Keep,
            tatweel: false,
            tatweel_dashes: false,
            alef: Alef::Keep,
            hamza: Hamza::Keep,
            maksura: Maksura::Keep,
            marbuta: false,
            digits: Digits::Keep,
            punctuation: false,
            lowercase: false,
            elongation: false,
            tanween_alef: false,
        }
    }

    /// Chooses the normalization form of Unicode.
    #[must_use]
    pub const fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// Spells out ﷼ (`ريال`) and ﷽ (`بسم الله الرحمن الرحيم`).
    #[must_use]
    pub const fn spell_word_ligatures(mut self, yes: bool) -> Self {
        self.word_ligatures = yes;
        self
    }

    /// Spells out the isolated lam-alef ligatures, all of them as `لا`.
    #[must_use]
    pub const fn split_lam_alef(mut self, yes: bool) -> Self {
        self.lam_alef = yes;
        self
    }

    /// Replaces Arabic presentation forms by their letters (`ﻻ` is `لا`, `ﷲ`
    /// is `الله`), as NFKC does.
    #[must_use]
    pub const fn fold_presentation_forms(mut self, yes: bool) -> Self {
        self.presentation_forms = yes;
        self
    }

    /// Replaces ligatures, letterlike symbols and wide forms of Latin.
    #[must_use]
    pub const fn fold_compatibility(mut self, yes: bool) -> Self {
        self.compatibility = yes;
        self
    }

    /// Chooses what becomes of bidi controls and zero-width characters.
    #[must_use]
    pub const fn controls(mut self, controls: Controls) -> Self {
        self.controls = controls;
        self
    }

    /// Deletes control codes (general category Cc) that are no blanks.
    #[must_use]
    pub const fn strip_control_codes(mut self, yes: bool) -> Self {
        self.control_codes = yes;
        self
    }

    /// Makes odd blanks (no-break, of fixed width) a space, and odd line
    /// ends a line feed.
    #[must_use]
    pub const fn fold_blanks(mut self, yes: bool) -> Self {
        self.blanks = yes;
        self
    }

    /// Chooses which letters of Persian, Urdu and Kurdish become the Arabic
    /// letters they look like.
    #[must_use]
    pub const fn lookalikes(mut self, lookalikes: Lookalikes) -> Self {
        self.lookalikes = lookalikes;
        self
    }

    /// Deletes harakat, tanween, shadda and sukun: U+064B to U+0652.
    #[must_use]
    pub const fn strip_tashkeel(mut self, yes: bool) -> Self {
        self.tashkeel = yes;
        self
    }

    /// Chooses what becomes of the superscript alef, U+0670.
    #[must_use]
    pub const fn superscript_alef(
        mut self,
        superscript_alef: SuperscriptAlef,
    ) -> Self {
        self.superscript_alef = superscript_alef;
        self
    }

    /// Deletes the combining hamza above, U+0654.
    #[must_use]
    pub const fn strip_combining_hamza(mut self, yes: bool) -> Self {
        self.combining_hamza = yes;
        self
    }

    /// Chooses which other marks are deleted.
    #[must_use]
    pub const fn strip_marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// Deletes tatweel.
    #[must_use]
    pub const fn strip_tatweel(mut self, yes: bool) -> Self {
        self.tatweel = yes;
        self
    }

    /// Makes tatweel that touches no Arabic letter, where it was meant as a
    /// dash, `-`, one for a run of it; other tatweel is deleted. Marks and
    /// controls that are deleted are looked through.
    #[must_use]
    pub const fn fold_tatweel_dashes(mut self, yes: bool) -> Self {
        self.tatweel_dashes = yes;
        self
    }

    /// Chooses which forms of alef become ا.
    #[must_use]
    pub const fn fold_alef(mut self, alef: Alef) -> Self {
        self.alef = alef;
        self
    }

    /// Chooses what becomes of hamza and its carriers.
    #[must_use]
    pub const fn fold_hamza(mut self, hamza: Hamza) -> Self {
        self.hamza = hamza;
        self
    }

    /// Chooses what becomes of ى.
    #[must_use]
    pub const fn fold_maksura(mut self, maksura: Maksura) -> Self {
        self.maksura = maksura;
        self
    }

    /// Folds ة to ه.
    #[must_use]
    pub const fn fold_marbuta(mut self, yes: bool) -> Self {
        self.marbuta = yes;
        self
    }

    /// Chooses the digits of the output.
    #[must_use]
    pub const fn digits(mut self, digits: Digits) -> Self {
        self.digits = digits;
        self
    }

    /// Folds quotation marks to `"` and `'`, dashes to `-`, tabs to a space,
    /// the Arabic signs of percent, decimals and thousands to ASCII.
    #[must_use]
    pub const fn fold_punctuation(mut self, yes: bool) -> Self {
        self.punctuation = yes;
        self
    }

    /// Makes letters lower case, where that is one character.
    #[must_use]
    pub const fn lowercase(mut self, yes: bool) -> Self {
        self.lowercase = yes;
        self
    }

    /// Shortens letters that are drawn out (`جداااا` is `جدا`); how often a
    /// letter must be repeated says `data/elongation.tsv`.
    #[must_use]
    pub const fn fold_elongation(mut self, yes: bool) -> Self {
        self.elongation = yes;
        self
    }

    /// Deletes the alef that is wrongly written for tanween after اء at the
    /// end of a word, where neither a letter nor a mark follows (`مساءا` is
    /// `مساء`, and so is `مساءاً` where marks are deleted).
    #[must_use]
    pub const fn fold_tanween_alef(mut self, yes: bool) -> Self {
        self.tanween_alef = yes;
        self
    }
}
