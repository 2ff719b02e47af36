//! Cues: words that tell what a line is.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString as _},
    vec::Vec,
};

use khabar_normalize::{Normalizer, WordIndex, words};

use crate::{
    article::Role,
    error::{CueError, CueErrorKind},
    label::BoilerplateKind,
    tables::cues::{CUES, RUNS, WHOLE},
};

/// What a cue tells of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CueClass {
    /// Names a news agency, and nothing else.
    Agency,
    /// Is a page tool; [`Cue::kind`] says which.
    Boilerplate,
    /// Comes before the name of who wrote it; [`Cue::role`] says how.
    Byline,
    /// Opens a caption.
    CaptionHead,
    /// Heads a list of writers.
    ContributorsHead,
    /// Names who took or sent a photograph.
    Credit,
    /// Opens the credits of editors at the end.
    CreditsTail,
    /// Comes before the date of a change.
    Modified,
    /// Names an outlet, or is a plain word.
    Outlet,
    /// Comes before the date of publication.
    Published,
    /// Tells how long reading takes.
    ReadingTime,
    /// Heads other stories.
    RelatedHead,
    /// Comes before the title of another story on its line.
    RelatedInline,
    /// Names a section of a site (رياضة, اقتصاد).
    Section,
    /// Comes before the source.
    SourceStart,
    /// Heads a summary.
    SummaryHead,
    /// Heads keywords.
    TagsHead,
    /// Comes before keywords on its line.
    TagsStart,
}

impl CueClass {
    /// All classes with their names in data files.
    const NAMES: [(Self, &'static str); 18] = [
        (Self::Agency, "agency"),
        (Self::Boilerplate, "boilerplate"),
        (Self::Byline, "byline"),
        (Self::CaptionHead, "caption_head"),
        (Self::ContributorsHead, "contributors_head"),
        (Self::Credit, "credit"),
        (Self::CreditsTail, "credits_tail"),
        (Self::Modified, "modified"),
        (Self::Outlet, "outlet"),
        (Self::Published, "published"),
        (Self::ReadingTime, "reading_time"),
        (Self::RelatedHead, "related_head"),
        (Self::RelatedInline, "related_inline"),
        (Self::Section, "section"),
        (Self::SourceStart, "source_start"),
        (Self::SummaryHead, "summary_head"),
        (Self::TagsHead, "tags_head"),
        (Self::TagsStart, "tags_start"),
    ];

    /// The name used in data: `byline`, `related_head`.
    ///
    /// ```
    /// use khabar_segment::CueClass;
    ///
    /// assert_eq!(CueClass::RelatedHead.as_str(), "related_head");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(class, _)| *class == self)
            .map_or("", |(_, name)| name)
    }
}

/// Where a cue must stand in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CuePlace {
    /// It is the whole line.
    Line,
    /// It is the first words of the line.
    Start,
    /// It is anywhere in the line.
    Any,
    /// It is anywhere in a line of three words or fewer.
    Short,
}

impl CuePlace {
    const NAMES: [(Self, &'static str); 4] = [
        (Self::Line, "line"),
        (Self::Start, "start"),
        (Self::Any, "any"),
        (Self::Short, "short"),
    ];
}

/// A cue of the user's own.
///
/// ```
/// use khabar_segment::{BoilerplateKind, Cue, CueClass, CuePlace, Role};
///
/// let tool = Cue::new(CueClass::Boilerplate, "حمّل تطبيقنا", CuePlace::Any)
///     .kind(BoilerplateKind::Ad);
/// let byline = Cue::new(CueClass::Byline, "أعدّها للنشر", CuePlace::Start)
///     .role(Role::Editor);
/// # let _ = (tool, byline);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    words: String,
    sign: Sign,
}

impl Cue {
    /// A cue: its words, compared folded and without punctuation, what they
    /// tell, and where they must stand. At most eight words count.
    #[must_use]
    pub fn new(class: CueClass, cue: &str, place: CuePlace) -> Self {
        let folded = Normalizer::MATCHING.normalize(cue);
        let all: Vec<&str> =
            words(&folded).take(MOST).map(|w| w.as_str()).collect();
        let sign = Sign { class, place, kind: None, role: None };
        Self { words: all.join(" "), sign }
    }

    /// What the page tool is for, of a cue of boilerplate.
    #[must_use]
    pub fn kind(mut self, kind: BoilerplateKind) -> Self {
        self.sign.kind = Some(kind);
        self
    }

    /// What the one who is named did, of a cue of a byline.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.sign.role = Some(role);
        self
    }
}

/// What a cue tells and where it must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) class: CueClass,
    pub(crate) place: CuePlace,
    pub(crate) kind: Option<BoilerplateKind>,
    /// What a cue of a byline says of the one it names.
    pub(crate) role: Option<Role>,
}

/// A row of the table: a cue,
pub(crate) const fn cue(class: CueClass, place: CuePlace) -> Sign {
    Sign { class, place, kind: None, role: None }
}

/// a page tool of a kind,
pub(crate) const fn tool(
    class: CueClass,
    place: CuePlace,
    kind: BoilerplateKind,
) -> Sign {
    Sign { class, place, kind: Some(kind), role: None }
}

/// or one before a name.
pub(crate) const fn named(
    class: CueClass,
    place: CuePlace,
    role: Role,
) -> Sign {
    Sign { class, place, kind: None, role: Some(role) }
}

/// The cues that a [`Segmenter`](crate::Segmenter) knows: those of Arabic
/// outlets at large, and what a user adds for the pages at hand.
///
/// ```
/// use khabar_segment::{Cue, CueClass, CuePlace, Cues, Label, Segmenter};
///
/// let mut cues = Cues::default();
/// cues.extend([Cue::new(
///     CueClass::Byline,
///     "ريشة وقلم",
///     CuePlace::Start,
/// )]);
/// let page = "افتتاح معرض الكتاب في المدينة\n\nريشة وقلم سليم الحداد\n";
/// let parts = Segmenter::new().cues(cues).segment(page);
/// assert_eq!(parts.segments()[2].label(), Label::Byline);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// The runs of words that begin a cue of the user's, with the cues that
    /// they are.
    more: BTreeMap<String, Vec<Sign>>,
    #[cfg(feature = "regex")]
    patterns: Vec<(regex::Regex, Sign)>,
}

/// The cues that every segmenter knows.
pub(crate) static KNOWN: Cues = Cues::new();

impl Extend<Cue> for Cues {
    fn extend<I: IntoIterator<Item = Cue>>(&mut self, cues: I) {
        for cue in cues {
            for (end, _) in cue.words.match_indices(' ') {
                let run = cue.words.get(..end).unwrap_or_default();
                self.more.entry(run.to_string()).or_default();
            }
            if !cue.words.is_empty() {
                self.more.entry(cue.words).or_default().push(cue.sign);
            }
        }
    }
}

impl Cues {
    const fn new() -> Self {
        Self {
            more: BTreeMap::new(),
            #[cfg(feature = "regex")]
            patterns: Vec::new(),
        }
    }

    /// Adds the cues of a table in the form of this crate's `data/cues`:
    /// lines of class, cue, place (`line`, `start`, `any`, `short`) and the
    /// kind of boilerplate, the role or `-`, parted by tabs; lines that are
    /// empty or begin with `#`, and the line of the columns' names, are
    /// passed over.
    ///
    /// # Errors
    ///
    /// A line that has not four columns, no word in its cue, or a class,
    /// place, kind or role that is not known; nothing is added then.
    ///
    /// ```
    /// use khabar_segment::{CueErrorKind, Cues};
    ///
    /// let mut cues = Cues::default();
    /// cues.extend_from_tsv("byline\tأعدها\tstart\teditor\n")?;
    ///
    /// let error = cues.extend_from_tsv("# أسطر\nbyline\tأعدها\n").unwrap_err();
    /// assert_eq!(error.kind(), CueErrorKind::Columns);
    /// assert_eq!(error.line(), 2);
    /// # Ok::<(), khabar_segment::CueError>(())
    /// ```
    pub fn extend_from_tsv(&mut self, table: &str) -> Result<(), CueError> {
        let mut cues = Vec::new();
        for (at, row) in table.lines().enumerate() {
            let row = row.trim_end_matches('\r');
            if row.trim().is_empty()
                || row.starts_with('#')
                || row == "class\tcue\twhere\tkind"
            {
                continue;
            }
            let fail = |kind| CueError::new(kind, at + 1);
            cues.push(read_row(row).map_err(fail)?);
        }
        self.extend(cues);
        Ok(())
    }

    /// Adds a pattern, looked for in each line that is not a long paragraph;
    /// where it matches, the line has a cue of this class.
    ///
    /// ```
    /// use khabar_segment::{CueClass, Cues, Label, Segmenter};
    /// use regex::Regex;
    ///
    /// let desk = Regex::new(r"^\s*\(?[a-z]{2}/[a-z]{2}\)?\s*$").unwrap();
    /// let cues = Cues::default().pattern(desk, CueClass::CreditsTail);
    /// let page = "افتتاح المعرض\n\nقال الوزير إن المعرض سيبقى مفتوحا للزوار \
    ///     حتى نهاية الشهر المقبل.\n\nsh/mk\n";
    /// let parts = Segmenter::new().cues(cues).segment(page);
    /// assert_eq!(parts.segments()[4].label(), Label::Byline);
    /// ```
    #[cfg(feature = "regex")]
    #[must_use]
    pub fn pattern(mut self, pattern: regex::Regex, class: CueClass) -> Self {
        let place = CuePlace::Any;
        let sign = Sign { class, place, kind: None, role: None };
        self.patterns.push((pattern, sign));
        self
    }

    /// The cues whose pattern matches a line.
    #[cfg(feature = "regex")]
    pub(crate) fn matching<'c>(
        &'c self,
        line: &'c str,
    ) -> impl Iterator<Item = Sign> + 'c {
        self.patterns
            .iter()
            .filter(move |(pattern, _)| pattern.is_match(line))
            .map(|(_, sign)| *sign)
    }

    #[cfg(not(feature = "regex"))]
    pub(crate) fn matching(&self, _: &str) -> impl Iterator<Item = Sign> + '_ {
        core::iter::empty()
    }

    /// Whether a user added cues of words.
    #[inline]
    pub(crate) fn has_more(&self) -> bool {
        !self.more.is_empty()
    }

    /// The cues that these words are, none among them, when some cue begins
    /// with them; where none does, no longer run of words is a cue.
    #[inline]
    pub(crate) fn begins(&self, words: &str) -> Option<Found<'_>> {
        let known = begins(words);
        if self.more.is_empty() {
            return known.map(|known| Found { known, more: &[] });
        }
        let more = self.more.get(words).map(Vec::as_slice);
        (known.is_some() || more.is_some()).then(|| Found {
            known: known.unwrap_or_default(),
            more: more.unwrap_or_default(),
        })
    }

    /// Whether these words are a cue of one of some classes.
    #[inline]
    pub(crate) fn is(&self, words: &str, classes: &[CueClass]) -> bool {
        self.sign(words, classes).is_some()
    }

    /// The first cue of one of some classes that these words are.
    #[inline]
    pub(crate) fn sign(
        &self,
        words: &str,
        classes: &[CueClass],
    ) -> Option<Sign> {
        let found = self.begins(words)?;
        found.iter().find(|sign| classes.contains(&sign.class))
    }
}

/// The cues that some words are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'c> {
    known: &'static [Sign],
    more: &'c [Sign],
}

impl Found<'_> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = Sign> + '_ {
        self.known.iter().chain(self.more).copied()
    }
}

fn read_row(row: &str) -> Result<Cue, CueErrorKind> {
    let mut cells = row.split('\t');
    let (Some(class), Some(cue), Some(place), Some(kind), None) =
        (cells.next(), cells.next(), cells.next(), cells.next(), cells.next())
    else {
        return Err(CueErrorKind::Columns);
    };
    let class = find(&CueClass::NAMES, class).ok_or(CueErrorKind::Class)?;
    let place = find(&CuePlace::NAMES, place).ok_or(CueErrorKind::Place)?;
    let mut cue = Cue::new(class, cue, place);
    if cue.words.is_empty() {
        return Err(CueErrorKind::Words);
    }
    if kind != "-" {
        cue.sign.kind = BoilerplateKind::from_name(kind);
        cue.sign.role = Role::from_name(kind);
        if cue.sign.kind.is_none() && cue.sign.role.is_none() {
            return Err(CueErrorKind::Kind);
        }
    }
    Ok(cue)
}

fn find<T: Copy>(names: &[(T, &str)], name: &str) -> Option<T> {
    names.iter().find(|(_, n)| *n == name).map(|(value, _)| *value)
}

/// The longest cue in words.
pub(crate) const MOST: usize = 8;

static INDEX: WordIndex<8192> = WordIndex::new(RUNS);

/// As [`Cues::begins`], of the cues that every segmenter knows.
#[inline]
fn begins(words: &str) -> Option<&'static [Sign]> {
    let at = INDEX.position(words, |at| RUNS.get(at) == Some(&words))?;
    let (from, to) = *WHOLE.get(at)?;
    CUES.get(usize::from(from)..usize::from(to))
}

/// All cues that every segmenter knows whose words are exactly these.
pub(crate) fn lookup(words: &str) -> core::slice::Iter<'static, Sign> {
    begins(words).unwrap_or_default().iter()
}
