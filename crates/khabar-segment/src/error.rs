//! The error of reading a table of cues.

/// Why a table of cues cannot be read; see [`CueError::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CueErrorKind {
    /// A line has another number of columns than four.
    Columns,
    /// A class that is not one of [`CueClass`](crate::CueClass).
    Class,
    /// A place that is not one of [`CuePlace`](crate::CuePlace).
    Place,
    /// A cue without a word in it.
    Words,
    /// Neither a [`BoilerplateKind`](crate::BoilerplateKind) nor a
    /// [`Role`](crate::Role).
    Kind,
}

/// A table of cues that cannot be read: what is wrong, and in which line.
///
/// ```
/// use khabar_segment::{CueErrorKind, Cues};
///
/// let table = "byline\tأعدها\tfirst\teditor\n";
/// let err = Cues::default().extend_from_tsv(table).unwrap_err();
/// assert_eq!(err.kind(), CueErrorKind::Place);
/// assert_eq!(
///     err.to_string(),
///     "line 1: expected line, start, any or short as the place"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("line {line}: {}", .kind.message())]
pub struct CueError {
    kind: CueErrorKind,
    line: usize,
}

impl CueError {
    pub(crate) const fn new(kind: CueErrorKind, line: usize) -> Self {
        Self { kind, line }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> CueErrorKind {
        self.kind
    }

    /// The line, counted from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }
}

impl CueErrorKind {
    const fn message(self) -> &'static str {
        match self {
            Self::Columns => {
                "expected class, cue, place and kind, parted by tabs"
            }
            Self::Class => "expected a class of cues, such as byline",
            Self::Place => "expected line, start, any or short as the place",
            Self::Words => "expected a cue with a word in it",
            Self::Kind => "expected a kind of boilerplate, a role, or `-`",
        }
    }
}
