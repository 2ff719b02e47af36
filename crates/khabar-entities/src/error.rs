//! The error of building a tagger or reading a list.

/// Why a list cannot be read; see [`BuildError::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// The first line does not name the five columns.
    Columns,
    /// A row has another number of cells than five.
    Cells {
        /// How many it has.
        found: usize,
    },
    /// A cell is empty; write `-`.
    Empty,
    /// A kind that is not one of [`Kind`](crate::Kind).
    Kind,
    /// A use that is neither `name` nor `alias`.
    Use,
    /// A condition that is neither `-` nor `cued`.
    When,
    /// A name without a single word in it.
    NoWord,
}

/// A list that cannot be read: what is wrong, and in which line.
///
/// ```
/// use khabar_entities::{BuildErrorKind, Gazetteer};
///
/// let list = "id\tarabic\tkind\tuse\twhen\nx\tمأرب\triver\tname\t-\n";
/// let err = Gazetteer::from_tsv(list).unwrap_err();
/// assert_eq!(err.kind(), BuildErrorKind::Kind);
/// assert_eq!(err.line(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("line {line}: {}", .kind.message())]
pub struct BuildError {
    kind: BuildErrorKind,
    line: usize,
}

impl BuildError {
    pub(crate) const fn new(kind: BuildErrorKind, line: usize) -> Self {
        Self { kind, line }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> BuildErrorKind {
        self.kind
    }

    /// The line, counted from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }
}

impl BuildErrorKind {
    const fn message(self) -> &'static str {
        match self {
            Self::Columns => {
                "expected the columns id, arabic, kind, use, when, parted by \
                 tabs"
            }
            Self::Cells { .. } => "expected five cells parted by tabs",
            Self::Empty => "expected no empty cell, write `-`",
            Self::Kind => {
                "expected person, place, organization, agency, nationality, \
                 title or event as the kind"
            }
            Self::Use => "expected name or alias as the use",
            Self::When => "expected `-` or cued as the condition",
            Self::NoWord => "expected a name with a word in it",
        }
    }
}
