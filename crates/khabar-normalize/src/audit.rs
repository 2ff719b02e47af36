//! What a normalization changed, by class and count.

use crate::{
    fold::{Class, Part, lookup},
    map::Normalized,
};

/// Why a character was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Change {
    /// A form of alef.
    Alef,
    /// A hamza, or its carrier و or ي.
    Hamza,
    /// ى.
    Maksura,
    /// ة.
    Marbuta,
    /// A mark above or below a letter.
    Diacritic,
    /// Tatweel.
    Tatweel,
    /// A bidi mark, embedding, override or isolate.
    BidiControl,
    /// A zero-width character, a soft hyphen, a variation selector.
    ZeroWidth,
    /// A control code.
    ControlCode,
    /// A presentation form or ligature of Arabic.
    PresentationForm,
    /// A ligature, letterlike symbol or wide form of Latin.
    Compatibility,
    /// A letter of Persian, Urdu or Kurdish.
    Lookalike,
    /// A digit.
    Digit,
    /// A mark of punctuation.
    Punctuation,
    /// A blank.
    Blank,
    /// A line end.
    LineEnd,
    /// An accent of a Latin letter.
    Accent,
    /// The case of a letter.
    LetterCase,
    /// A letter that was one too many: drawn out, or the alef of tanween.
    Repetition,
    /// Letters and marks that were composed, decomposed or put in order.
    Composition,
}

impl Change {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Alef,
        Self::Hamza,
        Self::Maksura,
        Self::Marbuta,
        Self::Diacritic,
        Self::Tatweel,
        Self::BidiControl,
        Self::ZeroWidth,
        Self::ControlCode,
        Self::PresentationForm,
        Self::Compatibility,
        Self::Lookalike,
        Self::Digit,
        Self::Punctuation,
        Self::Blank,
        Self::LineEnd,
        Self::Accent,
        Self::LetterCase,
        Self::Repetition,
        Self::Composition,
    ];

    /// The name, as the command gives it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Alef => "alef",
            Self::Hamza => "hamza",
            Self::Maksura => "maksura",
            Self::Marbuta => "marbuta",
            Self::Diacritic => "diacritic",
            Self::Tatweel => "tatweel",
            Self::BidiControl => "bidi_control",
            Self::ZeroWidth => "zero_width",
            Self::ControlCode => "control_code",
            Self::PresentationForm => "presentation_form",
            Self::Compatibility => "compatibility",
            Self::Lookalike => "lookalike",
            Self::Digit => "digit",
            Self::Punctuation => "punctuation",
            Self::Blank => "blank",
            Self::LineEnd => "line_end",
            Self::Accent => "accent",
            Self::LetterCase => "letter_case",
            Self::Repetition => "repetition",
            Self::Composition => "composition",
        }
    }

    /// Why a character was changed, given what became of its stretch.
    fn of(c: char, deleted: bool, joined: bool) -> Self {
        let entry = lookup(c);
        if deleted && entry.part == Part::Arabic {
            return Self::Repetition;
        }
        match entry.class {
            Class::Alef | Class::AlefOther | Class::AlefWasla => Self::Alef,
            Class::Hamza | Class::HamzaCarrier | Class::HamzaOther => {
                Self::Hamza
            }
            Class::Maksura => Self::Maksura,
            Class::Marbuta => Self::Marbuta,
            Class::MarkForm
            | Class::MedialMarkForm
            | Class::PresentationForm
            | Class::LamAlef
            | Class::WordLigature => Self::PresentationForm,
            class if class.is_diacritic() && joined => Self::Composition,
            class if class.is_diacritic() => Self::Diacritic,
            Class::Tatweel => Self::Tatweel,
            Class::Bidi => Self::BidiControl,
            Class::ZeroWidth => Self::ZeroWidth,
            Class::Compatibility => Self::Compatibility,
            Class::Lookalike | Class::Persian => Self::Lookalike,
            Class::Digit => Self::Digit,
            Class::Punctuation => Self::Punctuation,
            Class::Tab | Class::Blank => Self::Blank,
            Class::LineEnd => Self::LineEnd,
            Class::Accented => Self::Accent,
            _ if c.is_control() => Self::ControlCode,
            _ if entry.part == Part::Mark && !joined => Self::Diacritic,
            _ if c.is_uppercase() => Self::LetterCase,
            _ => Self::Composition,
        }
    }
}

/// How many characters were changed, by class; see [`Normalized::audit`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    counts: [usize; Change::ALL.len()],
}

impl Audit {
    /// How many characters of the source were changed for a reason.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.counts.get(change as usize).copied().unwrap_or_default()
    }

    /// The reasons that there were, with their counts, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Change, usize)> + '_ {
        let all = Change::ALL.iter().map(|&c| (c, self.count(c)));
        all.filter(|&(_, count)| count > 0)
    }
}

impl Normalized<'_> {
    /// Counts what was changed, by class: what whoever takes in scraped
    /// text wants to see. Each changed character of the source counts once.
    /// Walks the text.
    ///
    /// ```
    /// use khabar_normalize::{Change, Normalizer};
    ///
    /// let n = Normalizer::DISPLAY.normalize_mapped("ﺧﺒﺮ\u{200F} عاجل");
    /// let audit = n.audit();
    /// assert_eq!(audit.count(Change::PresentationForm), 3);
    /// assert_eq!(audit.count(Change::BidiControl), 1);
    /// ```
    #[must_use]
    pub fn audit(&self) -> Audit {
        let mut audit = Audit::default();
        for (from, to) in self.changes() {
            let stretch = self.source().get(from).unwrap_or_default();
            let joined = !to.is_empty() && stretch.chars().nth(1).is_some();
            for c in stretch.chars() {
                let change = Change::of(c, to.is_empty(), joined);
                if let Some(count) = audit.counts.get_mut(change as usize) {
                    *count += 1;
                }
            }
        }
        audit
    }
}
