//! Attached particles: what may be written on the front of a word.

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

/// One way to read a folded word as particles and a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Split<'t> {
    word: &'t str,
    particles: usize,
    stem: usize,
    article: Article,
}

impl<'t> Split<'t> {
    /// The particles: a conjunction و ف, then one of ب ل ك س; with an
    /// elided article also its ل. Empty when there are none.
    #[must_use]
    pub fn particles(&self) -> &'t str {
        self.word.get(..self.particles).unwrap_or_default()
    }

    /// What is left without particles and without the article.
    #[must_use]
    pub fn stem(&self) -> &'t str {
        self.word.get(self.stem..).unwrap_or_default()
    }

    /// What is left without particles, with a written article.
    #[must_use]
    pub fn name(&self) -> &'t str {
        self.word.get(self.particles..).unwrap_or_default()
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

/// Gives the ways a folded word may be read as attached particles and a
/// stem, the whole word first.
///
/// The chain is the one Arabic allows: (و ف)(ب ل ك س)(ال, or ل after ل). A
/// stem has at least two letters. These are candidates: whether `ولد` is
/// "and Ld" or "boy" only a list of words can say. The word must be folded
/// ([`Normalizer::SEARCH`](crate::Normalizer::SEARCH)).
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
    if stem > 0 && rest.chars().nth(1).is_none() {
        return None;
    }
    Some(Split { word, particles, stem, article: kind })
}
