//! What a mention is, and what it was found by.

/// What a mention names.
///
/// ```
/// assert_eq!(khabar_entities::Kind::Agency.as_str(), "agency");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Kind {
    /// A human being, by name: `فلاديمير بوتين`, `أبو مازن`.
    Person,
    /// A state, a city, a region, a sea, a site.
    Place,
    /// A body with a name: a ministry, a party, a company, a club, also a
    /// paper or channel.
    Organization,
    /// A news agency.
    Agency,
    /// An adjective or noun of nationality: `الروسي`, `الأتراك`.
    Nationality,
    /// A role: `وزير الخارجية الروسي`. The name after it is its own mention.
    Title,
    /// A war, a treaty, a summit, a tournament.
    Event,
}

impl Kind {
    /// The name of the kind, lower case.
    ///
    /// ```
    /// assert_eq!(khabar_entities::Kind::Person.as_str(), "person");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Agency => "agency",
            Self::Nationality => "nationality",
            Self::Title => "title",
            Self::Event => "event",
        }
    }

    /// The kind of a name, the inverse of [`Kind::as_str`].
    ///
    /// ```
    /// use khabar_entities::Kind;
    ///
    /// assert_eq!(Kind::from_name("event"), Some(Kind::Event));
    /// assert_eq!(Kind::from_name("river"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "person" => Self::Person,
            "place" => Self::Place,
            "organization" => Self::Organization,
            "agency" => Self::Agency,
            "nationality" => Self::Nationality,
            "title" => Self::Title,
            "event" => Self::Event,
            _ => return None,
        })
    }

    /// Place in the written order by which overlaps are settled; lower wins
    /// among mentions of one length.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Person => 0,
            Self::Agency => 1,
            Self::Organization => 2,
            Self::Place => 3,
            Self::Event => 4,
            Self::Title => 5,
            Self::Nationality => 6,
        }
    }
}

impl core::fmt::Display for Kind {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What found a mention.
///
/// ```
/// use khabar_entities::Source;
///
/// assert_eq!(Source::Rule("title_name").to_string(), "rule:title_name");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Source {
    /// An entry of a word list.
    Gazetteer,
    /// A rule, by its name.
    Rule(&'static str),
    /// Something the same text said before.
    Memory,
}

impl Source {
    /// `gazetteer`, `rule:` with the rule's name, or `memory`.
    ///
    /// ```
    /// assert_eq!(khabar_entities::Source::Memory.as_str(), "memory");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gazetteer => "gazetteer",
            Self::Memory => "memory",
            Self::Rule(name) => rules::label(name),
        }
    }

    /// Place in the written order; lower wins.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Gazetteer => 0,
            Self::Rule(_) => 1,
            Self::Memory => 2,
        }
    }
}

impl core::fmt::Display for Source {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Rule(name) => write!(f, "rule:{name}"),
            other => f.write_str(other.as_str()),
        }
    }
}

/// The names of the rules.
pub(crate) mod rules {
    macro_rules! rules {
        ($($upper:ident = $lower:literal,)*) => {
            $(pub(crate) const $upper: &str = $lower;)*

            pub(crate) fn label(name: &str) -> &'static str {
                match name {
                    $($lower => concat!("rule:", $lower),)*
                    _ => "rule",
                }
            }
        };
    }
    rules! {
        TITLE_NAME = "title_name",
        NAME_TITLE = "name_title",
        SPEAKER = "speaker",
        GIVEN_NAME = "given_name",
        SURNAME = "surname",
        KUNYA = "kunya",
        LIST = "list",
        HEAD = "head",
        HEAD_NAME = "head_name",
        MINISTRY = "ministry",
        PLACE_HEAD = "place_head",
        GLOSS = "gloss",
    }
}
