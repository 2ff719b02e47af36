//! What the options of a normalization mean for one character.

use crate::{
    fold::{Class, Entry, flags},
    normalizer::{
        Alef, Controls, Digits, Form, Hamza, Lookalikes, Maksura, Marks,
        Normalizer, SuperscriptAlef,
    },
};

/// What becomes of one character, its neighbours apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Keep,
    Delete,
    To(char),
    /// The marks of its canonical decomposition are deleted.
    Bare,
    /// It becomes lower case.
    Lower,
}

impl Normalizer {
    /// The act for a character of the form; `lookalike` says whether
    /// look-alike letters are replaced here.
    pub(crate) const fn act(&self, entry: &Entry, lookalike: bool) -> Act {
        let replace = match entry.class {
            Class::Alef => !matches!(self.alef, Alef::Keep),
            Class::AlefWasla => {
                matches!(self.alef, Alef::Wasla | Alef::All)
            }
            Class::AlefOther => matches!(self.alef, Alef::All),
            Class::Hamza
            | Class::Keep
            | Class::MarkForm
            | Class::MedialMarkForm
            | Class::LamAlef
            | Class::PresentationForm
            | Class::WordLigature
            | Class::Compatibility => false,
            Class::HamzaCarrier => match self.hamza {
                Hamza::Keep => false,
                Hamza::Carrier => true,
                Hamza::Line => return Act::To('ء'),
            },
            Class::HamzaOther => matches!(self.hamza, Hamza::Carrier),
            Class::HamzaAbove | Class::HamzaBelow => {
                if matches!(self.hamza, Hamza::Line) {
                    return Act::To('ء');
                }
                matches!(self.marks, Marks::Arabic)
                    || self.combining_hamza
                        && matches!(entry.class, Class::HamzaAbove)
            }
            Class::Maksura => match self.maksura {
                Maksura::Keep => false,
                Maksura::Yeh => true,
                Maksura::Alef => return Act::To('ا'),
            },
            Class::Marbuta => self.marbuta,
            Class::Lookalike | Class::Persian => lookalike,
            Class::Diacritic => matches!(self.marks, Marks::Arabic),
            Class::Tashkeel => {
                self.tashkeel || matches!(self.marks, Marks::Arabic)
            }
            Class::SuperscriptAlef => {
                match (self.superscript_alef, self.marks) {
                    (SuperscriptAlef::Alef, _) => return Act::To('ا'),
                    (SuperscriptAlef::Delete, _) | (_, Marks::Arabic) => true,
                    _ => false,
                }
            }
            Class::Tatweel => self.tatweel || self.tatweel_dashes,
            Class::Bidi | Class::ZeroWidth => {
                matches!(self.controls, Controls::Delete)
            }
            Class::Digit => matches!(self.digits, Digits::Ascii),
            Class::Punctuation | Class::Tab => self.punctuation,
            Class::Blank | Class::LineEnd => self.blanks,
            Class::Accented => {
                if matches!(self.marks, Marks::Arabic) {
                    return Act::Bare;
                }
                false
            }
        };
        if replace {
            return match entry.to {
                Some(to) => Act::To(to),
                None => Act::Delete,
            };
        }
        if matches!(self.marks, Marks::Nonspacing)
            && entry.has(flags::NONSPACING)
        {
            return Act::Delete;
        }
        if self.lowercase && entry.has(flags::UPPERCASE) {
            return Act::Lower;
        }
        Act::Keep
    }

    /// Whether look-alike letters are replaced without looking at the word.
    pub(crate) const fn replaces(&self, class: Class) -> bool {
        match self.lookalikes {
            Lookalikes::All => true,
            Lookalikes::Persian => matches!(class, Class::Persian),
            Lookalikes::Keep | Lookalikes::ArabicWords => false,
        }
    }

    /// Whether a character of this kind is spelled out before the form is
    /// made.
    pub(crate) const fn spells(&self, class: Class) -> bool {
        match class {
            Class::WordLigature => {
                self.word_ligatures || self.presentation_forms
            }
            Class::LamAlef => self.lam_alef || self.presentation_forms,
            Class::PresentationForm
            | Class::MarkForm
            | Class::MedialMarkForm => self.presentation_forms,
            Class::Compatibility => self.compatibility,
            _ => false,
        }
    }

    /// Whether a character of this kind is tatweel, or tatweel with a mark
    /// that is deleted, and may have been meant as a dash.
    pub(crate) const fn may_be_dash(&self, class: Class) -> bool {
        self.tatweel_dashes
            && match class {
                Class::Tatweel => true,
                Class::MedialMarkForm => {
                    self.presentation_forms
                        && matches!(self.marks, Marks::Arabic)
                }
                _ => false,
            }
    }

    /// Whether the form leaves a character alone, and what stands before it
    /// too; and it is not spelled out.
    pub(crate) const fn passes(&self, entry: &Entry) -> bool {
        let flag = match self.form {
            Form::AsIs => return !self.spells(entry.class),
            Form::Nfc => flags::NFC,
            Form::Nfkc => flags::NFKC,
            Form::Nfkd => flags::NFKD,
        };
        // A look-alike letter that Unicode decomposes is replaced in its
        // parts, so that both ways to write it fold alike.
        let parted = matches!(entry.class, Class::Persian | Class::Lookalike)
            && !matches!(self.lookalikes, Lookalikes::Keep)
            && !entry.has(flags::NFKD);
        entry.has(flag) && !parted && !self.spells(entry.class)
    }

    /// Whether a character is a control code that is deleted.
    pub(crate) fn is_idle_code(&self, c: char) -> bool {
        self.control_codes && c.is_control() && !c.is_whitespace()
    }

    /// Whether deleting the marks that compose in Arabic (madda, the
    /// combining hamzas) is the same as composing them and folding the
    /// letter.
    pub(crate) const fn marks_never_compose(&self) -> bool {
        matches!(self.marks, Marks::Arabic)
            && !matches!(self.alef, Alef::Keep)
            && matches!(self.hamza, Hamza::Carrier)
            && matches!(self.lookalikes, Lookalikes::All)
    }
}
