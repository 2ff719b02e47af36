//! Cues: words that tell what a line is.

use khabar_normalize::WordIndex;

use crate::{
    article::Role,
    label::BoilerplateKind,
    tables::cues::{CUES, RUNS, WHOLE},
};

/// What a cue tells; the classes of `data/cues/*.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Agency,
    Boilerplate,
    Byline,
    CaptionHead,
    ContributorsHead,
    Credit,
    CreditsTail,
    Modified,
    Outlet,
    Published,
    ReadingTime,
    RelatedHead,
    RelatedInline,
    SourceStart,
    SummaryHead,
    TagsHead,
    TagsStart,
}

/// Where a cue must stand in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Line,
    Start,
    Any,
    /// Anywhere in a line of three words or fewer.
    Short,
}

/// One row of the cue files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    pub(crate) class: Class,
    pub(crate) place: Place,
    pub(crate) kind: Option<BoilerplateKind>,
    /// What a cue of a byline says of the one it names.
    pub(crate) role: Option<Role>,
}

/// The longest cue in words.
pub(crate) const MOST: usize = 8;

static INDEX: WordIndex<8192> = WordIndex::new(RUNS);

/// The cues that these words are, none among them, when some cue begins with
/// them; where none does, no longer run of words is a cue.
pub(crate) fn begins(words: &str) -> Option<&'static [Cue]> {
    let at = INDEX.position(words, |at| RUNS.get(at) == Some(&words))?;
    let (from, to) = *WHOLE.get(at)?;
    CUES.get(usize::from(from)..usize::from(to))
}

/// All cues whose words are exactly these.
pub(crate) fn lookup(words: &str) -> core::slice::Iter<'static, Cue> {
    begins(words).unwrap_or_default().iter()
}
