//! Attached particles and pronouns: what may be written on the front and at
//! the end of a word.

use core::iter::FusedIterator;

/// How the article ال is present in a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Article {
    /// The split takes no article off; the stem may still begin with ال.
    None,
    /// ال is written in front of the stem.
    Written,
    /// The article lost its alef after ل, as in `للبيت`, and its ل belongs
    /// to the particles.
    Elided,
}

/// One way to read a folded word as particles, a stem, and perhaps a
/// pronoun.
///
/// [`particles`](Self::particles), [`name`](Self::name) and
/// [`pronoun`](Self::pronoun) joined together are the word; `name` is the
/// [`stem`](Self::stem) with its article, if one is written.
///
/// ```
/// use khabar_normalize::{Article, splits};
///
/// // "and by the decision": و, ب, ال, قرار.
/// let split = splits("وبالقرار").last().unwrap();
/// assert_eq!(split.particles(), "وب");
/// assert_eq!(split.name(), "القرار");
/// assert_eq!(split.stem(), "قرار");
/// assert_eq!(split.article(), Article::Written);
/// assert_eq!(split.pronoun(), "");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Split<'t> {
    word: &'t str,
    particles: usize,
    stem: usize,
    end: usize,
    article: Article,
}

impl<'t> Split<'t> {
    /// The particles: a conjunction و ف, then one of ب ل ك س; with an
    /// elided article also its ل. Empty when there are none.
    #[must_use]
    pub fn particles(&self) -> &'t str {
        self.word.get(..self.particles).unwrap_or_default()
    }

    /// What is left without particles, without the article and without the
    /// pronoun.
    #[must_use]
    pub fn stem(&self) -> &'t str {
        self.word.get(self.stem..self.end).unwrap_or_default()
    }

    /// What is left without particles and without the pronoun, with a
    /// written article: what a list of names would hold.
    #[must_use]
    pub fn name(&self) -> &'t str {
        self.word.get(self.particles..self.end).unwrap_or_default()
    }

    /// The pronoun written at the end; empty when the split takes none off,
    /// as those of [`splits`] never do.
    ///
    /// ```
    /// use khabar_normalize::splits;
    ///
    /// let found = splits("رئيسها").with_pronouns().last().unwrap();
    /// assert_eq!(found.stem(), "رئيس");
    /// assert_eq!(found.pronoun(), "ها");
    /// ```
    #[must_use]
    pub fn pronoun(&self) -> &'t str {
        self.word.get(self.end..).unwrap_or_default()
    }

    /// The article between the two.
    #[must_use]
    pub fn article(&self) -> Article {
        self.article
    }
}

/// Iterator of the ways to split a word; see [`splits`].
#[derive(Clone, Debug)]
pub struct Splits<'t> {
    word: &'t str,
    next: u8,
}

/// The pronouns that are written on the end of a noun, a verb or a particle,
/// by their last letter, the shortest first: a closed class of Arabic grammar
/// (for instance K. Ryding, "A Reference Grammar of Modern Standard Arabic",
/// 2005, chapter 12). ني stands after verbs and particles, the others after
/// nouns as well.
const fn pronouns(last: char) -> &'static [&'static str] {
    match last {
        'ه' => &["ه"],
        'ك' => &["ك"],
        'ي' => &["ي", "ني"],
        'م' => &["هم", "كم"],
        'ن' => &["هن", "كن"],
        'ا' => &["ها", "نا", "هما", "كما"],
        _ => &[],
    }
}

impl<'t> Splits<'t> {
    /// Gives after each split also the ways to take an attached pronoun off
    /// its end: ه ها هم هما هن, ك كم كما كن, ي ني نا.
    ///
    /// The order is that of [`splits`]; within each of them first the split
    /// itself, then those with a pronoun, the longest stem first. A stem that
    /// lost a pronoun keeps at least two letters.
    ///
    /// These are candidates, never an analysis, and most are wrong: ها in
    /// `رئيسها` is "her", the ه of `وجه` ("face") belongs to the word. Four
    /// things to know:
    ///
    /// - Folded text writes ة as ه, so `مدرسه` gives the candidate `مدرس`
    ///   with ه, whether it was مدرسة ("school") or مدرسه ("his teacher").
    /// - ة is written ت before a pronoun. It is not restored: `مدرسته` ("his
    ///   school") gives the stem `مدرست`. Nor is the ى that became ا before
    ///   one: `مستشفاه` gives `مستشفا`.
    /// - A noun with the article takes no pronoun; only some participles do.
    ///   Candidates that have both are given, and seldom right; ask
    ///   [`Split::article`].
    /// - One pronoun is taken off, so the two of `أعطانيها` stay one stem
    ///   `اعطاني` and ها.
    ///
    /// ```
    /// use khabar_normalize::splits;
    ///
    /// let all: Vec<_> = splits("وقرارهم")
    ///     .with_pronouns()
    ///     .map(|s| (s.particles(), s.stem(), s.pronoun()))
    ///     .collect();
    /// assert_eq!(
    ///     all,
    ///     [
    ///         ("", "وقرارهم", ""),
    ///         ("", "وقرار", "هم"),
    ///         ("و", "قرارهم", ""),
    ///         ("و", "قرار", "هم"),
    ///     ]
    /// );
    /// ```
    #[must_use]
    pub fn with_pronouns(self) -> PronounSplits<'t> {
        // Every split ends as the word does.
        let pronouns = self.word.chars().next_back().map_or(&[][..], pronouns);
        PronounSplits { splits: self, split: None, pronouns, next: 0 }
    }
}

/// Iterator of the ways to split a word with its pronouns; see
/// [`Splits::with_pronouns`].
#[derive(Clone, Debug)]
pub struct PronounSplits<'t> {
    splits: Splits<'t>,
    /// The split whose pronouns are being tried.
    split: Option<Split<'t>>,
    /// Those that the word may end in.
    pronouns: &'static [&'static str],
    /// The next of them to try.
    next: usize,
}

impl<'t> Iterator for PronounSplits<'t> {
    type Item = Split<'t>;

    fn next(&mut self) -> Option<Split<'t>> {
        if let Some(split) = &self.split {
            while let Some(pronoun) = self.pronouns.get(self.next) {
                self.next += 1;
                if let Some(stem) = split.stem().strip_suffix(pronoun)
                    && has_two_letters(stem)
                {
                    let end = split.stem + stem.len();
                    return Some(Split { end, ..*split });
                }
            }
        }
        self.split = self.splits.next();
        self.next = 0;
        self.split
    }
}

impl FusedIterator for PronounSplits<'_> {}

/// Gives the ways a folded word may be read as attached particles and a
/// stem, the whole word first.
///
/// The chain is the one Arabic allows: (و ف)(ب ل ك س)(ال, or ل after ل). A
/// stem has at least two letters. These are candidates: whether `ولد` is
/// "and Ld" or "boy" only a list of words can say. The word must be folded
/// ([`Normalizer::SEARCH`](crate::Normalizer::SEARCH)).
///
/// What may be written at the end of a word is left there;
/// [`Splits::with_pronouns`] looks at it too.
///
/// ```
/// use khabar_normalize::{Article, splits};
///
/// let found = splits("وللبيت").last().unwrap();
/// assert_eq!(found.particles(), "ولل");
/// assert_eq!(found.stem(), "بيت");
/// assert_eq!(found.article(), Article::Elided);
/// assert!(splits("لروسيا").any(|s| s.stem() == "روسيا"));
/// ```
#[must_use]
pub fn splits(word: &str) -> Splits<'_> {
    Splits { word, next: 0 }
}

impl<'t> Iterator for Splits<'t> {
    type Item = Split<'t>;

    fn next(&mut self) -> Option<Split<'t>> {
        // Each number is one combination: conjunction, preposition, article.
        while self.next < 8 {
            let n = self.next;
            self.next += 1;
            if let Some(split) =
                split(self.word, n & 4 != 0, n & 2 != 0, n & 1 != 0)
            {
                return Some(split);
            }
        }
        None
    }
}

impl FusedIterator for Splits<'_> {}

fn split(
    word: &str,
    conjunction: bool,
    preposition: bool,
    article: bool,
) -> Option<Split<'_>> {
    let mut rest = word;
    let mut lam = false;
    if conjunction {
        rest = rest.strip_prefix(['و', 'ف'])?;
    }
    if preposition {
        lam = rest.starts_with('ل');
        rest = rest.strip_prefix(['ب', 'ل', 'ك', 'س'])?;
    }
    let mut particles = word.len() - rest.len();
    let mut kind = Article::None;
    if article {
        if lam {
            rest = rest.strip_prefix('ل')?;
            kind = Article::Elided;
            particles = word.len() - rest.len();
        } else {
            rest = rest.strip_prefix("ال")?;
            kind = Article::Written;
        }
    }
    let stem = word.len() - rest.len();
    if stem > 0 && !has_two_letters(rest) {
        return None;
    }
    Some(Split { word, particles, stem, end: word.len(), article: kind })
}

/// Whether a stem is long enough. A folded word has one character a letter.
fn has_two_letters(stem: &str) -> bool {
    stem.chars().nth(1).is_some()
}
