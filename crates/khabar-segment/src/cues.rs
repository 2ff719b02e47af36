//! Cues: words that tell what a line is.

use crate::{article::Role, label::BoilerplateKind, tables::cues::CUES};

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
    pub(crate) words: &'static str,
    pub(crate) class: Class,
    pub(crate) place: Place,
    pub(crate) kind: Option<BoilerplateKind>,
    /// What a cue of a byline says of the one it names.
    pub(crate) role: Option<Role>,
}

/// The longest cue in words.
pub(crate) const MOST: usize = 8;

/// Whether some cue begins with these bytes; where none does, no longer run
/// of words is a cue.
pub(crate) fn begins(words: &str) -> bool {
    let at = CUES.partition_point(|c| c.words < words);
    CUES.get(at).is_some_and(|c| c.words.starts_with(words))
}

/// All cues whose words are exactly these.
pub(crate) fn lookup(words: &str) -> impl Iterator<Item = &'static Cue> {
    let at = CUES.partition_point(|c| c.words < words);
    CUES.get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(move |c| c.words == words)
}
