//! What a segment of a page is.

/// The label of a segment.
///
/// The names in brackets are those of schema.org, NITF and JATS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Label {
    /// Only white space.
    Blank,
    /// Title of the article; a later repeat keeps the label (schema.org
    /// `headline`, NITF `hl1`, JATS `article-title`).
    Headline,
    /// Short line above or beside the headline: a section, an overline
    /// (schema.org `articleSection`, JATS `subj-group`).
    Kicker,
    /// Subtitle, deck, or the text of a summary box (schema.org `abstract`,
    /// NITF `hl2`).
    Standfirst,
    /// Who wrote it (schema.org `author`, NITF `byline`, JATS `contrib`).
    Byline,
    /// Place or agency on a line of its own before the lead (NITF
    /// `dateline`).
    Dateline,
    /// When this article was published or changed (schema.org
    /// `datePublished`, `dateModified`).
    Date,
    /// Caption of a photograph with its credit (schema.org `caption`,
    /// `creditText`, NITF `media-caption`).
    Caption,
    /// First paragraph of the body (NITF `p lede="true"`).
    Lead,
    /// Any other paragraph of the body (schema.org `articleBody`, JATS `p`).
    Body,
    /// Heading inside the body (JATS `sec/title`).
    Subheading,
    /// Pull quote or block quotation on a line of its own (NITF `bq`, JATS
    /// `disp-quote`).
    Quote,
    /// Source credit of the article as a whole (schema.org `isBasedOn`,
    /// `sourceOrganization`, NITF `distributor`).
    Source,
    /// Keywords (schema.org `keywords`, JATS `kwd-group`).
    Tags,
    /// Names the block that follows: summary, related stories, tags.
    BlockLabel,
    /// Title or abstract of another story (JATS `related-article`).
    Related,
    /// Date of another story.
    RelatedDate,
    /// All else that a page carries; see [`BoilerplateKind`].
    Boilerplate,
}

impl Label {
    /// The name used in data: `headline`, `related_date`.
    ///
    /// ```
    /// assert_eq!(khabar_segment::Label::BlockLabel.as_str(), "block_label");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Headline => "headline",
            Self::Kicker => "kicker",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Date => "date",
            Self::Caption => "caption",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Subheading => "subheading",
            Self::Quote => "quote",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::BlockLabel => "block_label",
            Self::Related => "related",
            Self::RelatedDate => "related_date",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// What a piece of boilerplate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BoilerplateKind {
    /// Asks for JavaScript.
    Javascript,
    /// Shares or follows.
    Share,
    /// Changes the size of the text.
    TextSize,
    /// Leads to other pages.
    Nav,
    /// Advertises.
    Ad,
    /// Takes a comment.
    CommentForm,
    /// Tells of cookies.
    Cookie,
    /// Tells of rights.
    Legal,
    /// Leads back to the top.
    BackToTop,
    /// Left over from a template.
    Placeholder,
    /// Runs with breaking news.
    Ticker,
    /// Belongs to the card of another item.
    Card,
    /// Names the people who run the outlet.
    Masthead,
}

impl BoilerplateKind {
    /// The name used in data: `share`, `comment_form`.
    ///
    /// ```
    /// use khabar_segment::BoilerplateKind;
    ///
    /// assert_eq!(BoilerplateKind::CommentForm.as_str(), "comment_form");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Javascript => "javascript",
            Self::Share => "share",
            Self::TextSize => "text_size",
            Self::Nav => "nav",
            Self::Ad => "ad",
            Self::CommentForm => "comment_form",
            Self::Cookie => "cookie",
            Self::Legal => "legal",
            Self::BackToTop => "back_to_top",
            Self::Placeholder => "placeholder",
            Self::Ticker => "ticker",
            Self::Card => "card",
            Self::Masthead => "masthead",
        }
    }

    const ALL: [Self; 13] = [
        Self::Javascript,
        Self::Share,
        Self::TextSize,
        Self::Nav,
        Self::Ad,
        Self::CommentForm,
        Self::Cookie,
        Self::Legal,
        Self::BackToTop,
        Self::Placeholder,
        Self::Ticker,
        Self::Card,
        Self::Masthead,
    ];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
