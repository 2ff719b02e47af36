//! Lists of names: those of users, and what the built-in tables are made of.

use alloc::{string::String, vec::Vec};

use khabar_normalize::{Normalizer, TokenKind, tokens};

use crate::{BuildError, BuildErrorKind, Kind};

/// Who or what a name stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Identity {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) class: &'static str,
}

pub(crate) const fn identity(
    id: &'static str,
    name: &'static str,
    kind: Kind,
    class: &'static str,
) -> Identity {
    Identity { id, name, kind, class }
}

/// A row of a user's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: Option<String>,
    pub(crate) arabic: String,
    pub(crate) key: String,
    pub(crate) kind: Kind,
    pub(crate) canonical: bool,
    pub(crate) cued: bool,
}

/// A list of names to add to the built-in ones.
///
/// Each line is a name: `id`, `arabic`, `kind`, `use`, `when`, parted by
/// tabs; the first line holds these five words. Rows with one id and kind
/// are one entity, and the row whose `use` is `name` gives its canonical
/// name; `-` as the id makes an entity of its own. A name whose `when` is
/// `cued` holds only with a word of its kind beside it (`مدينة`, `حزب`, a
/// title), one with `-` everywhere. Lines that begin with `# ` and empty
/// lines are skipped.
///
/// Spelling variants that [fold](khabar_normalize::Normalizer::MATCHING) to
/// the same word need not be listed, nor names with particles attached.
///
/// ```
/// use khabar_entities::{Gazetteer, Kind, Tagger};
///
/// let list = "id\tarabic\tkind\tuse\twhen\n\
///             x:12\tنادي الرواد\torganization\tname\t-\n\
///             x:12\tالرواد\torganization\talias\tcued\n";
/// let tagger = Tagger::builder()
///     .gazetteer(Gazetteer::from_tsv(list)?)
///     .build()?;
/// let document = tagger.tag("الفوز لنادي الرواد");
/// let mention = &document.mentions()[0];
/// assert_eq!(mention.as_str(), "نادي الرواد");
/// assert_eq!(mention.id(), Some("x:12"));
/// assert_eq!(mention.kind(), Kind::Organization);
/// # Ok::<(), khabar_entities::BuildError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gazetteer {
    pub(crate) rows: Vec<Row>,
}

impl Gazetteer {
    /// Reads a list.
    ///
    /// # Errors
    ///
    /// When a line does not have the shape described above; the error tells
    /// which line and what is wrong with it.
    ///
    /// ```
    /// use khabar_entities::{BuildErrorKind, Gazetteer};
    ///
    /// let err = Gazetteer::from_tsv("القاهرة").unwrap_err();
    /// assert_eq!(err.kind(), BuildErrorKind::Columns);
    /// ```
    pub fn from_tsv(text: &str) -> Result<Self, BuildError> {
        let mut rows = Vec::new();
        let mut head = false;
        for (i, line) in text.lines().enumerate() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
            if line.is_empty() || line == "#" || line.starts_with("# ") {
                continue;
            }
            let fail = |kind| BuildError::new(kind, i + 1);
            if !head {
                if line != "id\tarabic\tkind\tuse\twhen" {
                    return Err(fail(BuildErrorKind::Columns));
                }
                head = true;
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, arabic, kind, usage, when] = cells[..] else {
                let found = cells.len();
                return Err(fail(BuildErrorKind::Cells { found }));
            };
            if cells.iter().any(|c| c.trim().is_empty()) {
                return Err(fail(BuildErrorKind::Empty));
            }
            let kind = Kind::from_name(kind)
                .ok_or_else(|| fail(BuildErrorKind::Kind))?;
            let canonical = match usage {
                "name" => true,
                "alias" => false,
                _ => return Err(fail(BuildErrorKind::Use)),
            };
            let cued = match when {
                "-" => false,
                "cued" => true,
                _ => return Err(fail(BuildErrorKind::When)),
            };
            let key = Normalizer::MATCHING.normalize(arabic).into_owned();
            if key_words(&key).next().is_none() {
                return Err(fail(BuildErrorKind::NoWord));
            }
            rows.push(Row {
                id: (id != "-").then(|| id.into()),
                arabic: arabic.trim().into(),
                key,
                kind,
                canonical,
                cued,
            });
        }
        Ok(Self { rows })
    }

    /// How many names it holds.
    ///
    /// ```
    /// let list = "id\tarabic\tkind\tuse\twhen\n-\tمأرب\tplace\tname\t-\n";
    /// let list = khabar_entities::Gazetteer::from_tsv(list)?;
    /// assert_eq!(list.len(), 1);
    /// # Ok::<(), khabar_entities::BuildError>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it holds no name.
    ///
    /// ```
    /// assert!(khabar_entities::Gazetteer::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The words by which a folded name is listed: stops inside abbreviations,
/// dashes and marks do not count.
pub(crate) fn key_words(key: &str) -> impl Iterator<Item = &str> {
    tokens(key)
        .filter(|t| matches!(t.kind(), TokenKind::Word | TokenKind::Number))
        .map(|t| t.as_str())
}
