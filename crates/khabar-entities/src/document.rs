//! What a text mentions.

use alloc::{string::String, sync::Arc, vec::Vec};
use core::ops::Range;

use crate::{Kind, Source};

/// A name or an identity that many mentions share: of the built-in lists, or
/// written once for all of them.
#[derive(Clone)]
pub(crate) enum Shared {
    Listed(&'static str),
    Own(Arc<str>),
}

impl Shared {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Listed(s) => s,
            Self::Own(s) => s,
        }
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Shared {}

impl core::fmt::Debug for Shared {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.as_str().fmt(f)
    }
}

/// One mention of a name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    pub(crate) text: &'t str,
    pub(crate) range: Range<usize>,
    pub(crate) token_range: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) source: Source,
    pub(crate) name: Shared,
    pub(crate) id: Option<Shared>,
    pub(crate) entity: usize,
}

impl<'t> Mention<'t> {
    /// The bytes of the name, without attached particles.
    ///
    /// The `ل` of an article that lost its alef goes with the particles:
    /// `للبيت الأبيض` names `بيت الأبيض`.
    ///
    /// ```
    /// let text = "وصل وفد من باريس وللقاهرة دور";
    /// let document = khabar_entities::Tagger::new().tag(text);
    /// let cairo = &document.mentions()[1];
    /// assert_eq!(&text[cairo.range()], "قاهرة");
    /// assert_eq!(&text[cairo.token_range()], "وللقاهرة");
    /// assert_eq!(cairo.name(), "القاهرة");
    /// ```
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The bytes of the words that hold the name, particles included; see
    /// [`range`](Self::range) for an example.
    #[must_use]
    pub fn token_range(&self) -> Range<usize> {
        self.token_range.clone()
    }

    /// The name as it is written.
    ///
    /// ```
    /// let tagger = khabar_entities::Tagger::new();
    /// let document = tagger.tag("وصل إلى ليبيا");
    /// assert_eq!(document.mentions()[0].as_str(), "ليبيا");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// What it names.
    ///
    /// ```
    /// use khabar_entities::{Kind, Tagger};
    ///
    /// let document = Tagger::new().tag("وصل إلى ليبيا");
    /// assert_eq!(document.mentions()[0].kind(), Kind::Place);
    /// ```
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The canonical Arabic name: of the list, else the fullest form in the
    /// text.
    ///
    /// ```
    /// let document = khabar_entities::Tagger::new().tag("إلى أميركا");
    /// assert_eq!(document.mentions()[0].name(), "الولايات المتحدة");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The entity it is a mention of: an index into
    /// [`Document::entities`].
    ///
    /// ```
    /// let tagger = khabar_entities::Tagger::new();
    /// let document = tagger.tag("بين ليبيا وتونس، وفي ليبيا");
    /// let [first, _, third] = document.mentions() else { panic!() };
    /// assert_eq!(first.entity(), third.entity());
    /// ```
    #[must_use]
    pub fn entity(&self) -> usize {
        self.entity
    }

    /// The identity, if a list gives one: `iso3166:RU`, `geonames:524901`,
    /// `khabar:nato`.
    ///
    /// ```
    /// let document = khabar_entities::Tagger::new().tag("إلى ليبيا");
    /// assert_eq!(document.mentions()[0].id(), Some("iso3166:LY"));
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(Shared::as_str)
    }

    /// What found it.
    ///
    /// ```
    /// use khabar_entities::{Source, Tagger};
    ///
    /// let document = Tagger::new().tag("إلى ليبيا");
    /// assert_eq!(document.mentions()[0].source(), Source::Gazetteer);
    /// ```
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }
}

/// Someone or something that a text mentions, once or many times.
///
/// ```
/// use khabar_entities::{Kind, Tagger};
///
/// let text = "استقبل وزير الصحة سامر القاسم وفدا، وقال القاسم إن العمل بدأ";
/// let document = Tagger::new().tag(text);
/// let person = document
///     .entities()
///     .iter()
///     .find(|e| e.kind() == Kind::Person)
///     .unwrap();
/// assert_eq!(person.name(), "سامر القاسم");
/// assert_eq!(person.aliases(), ["القاسم"]);
/// assert_eq!(person.mentions().len(), 2);
/// assert_eq!(person.id(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub(crate) kind: Kind,
    pub(crate) name: Shared,
    pub(crate) aliases: Vec<String>,
    pub(crate) id: Option<Shared>,
    pub(crate) mentions: Vec<usize>,
}

impl Entity {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The canonical Arabic name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The other ways in which the text writes it, in order of the text;
    /// spellings that fold to the same word count as one.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// The identity, if a list gives one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(Shared::as_str)
    }

    /// Its mentions: indices into [`Document::mentions`], in order.
    #[must_use]
    pub fn mentions(&self) -> &[usize] {
        &self.mentions
    }
}

/// The mentions of a text, and who and what they are mentions of.
///
/// ```
/// let tagger = khabar_entities::Tagger::new();
/// let document = tagger.tag("من تونس إلى الجزائر ثم تونس");
/// assert_eq!(document.mentions().len(), 3);
/// assert_eq!(document.entities().len(), 2);
/// assert_eq!(document.entities()[0].name(), "تونس");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'t> {
    pub(crate) mentions: Vec<Mention<'t>>,
    pub(crate) entities: Vec<Entity>,
}

impl<'t> Document<'t> {
    /// The mentions in order; no two overlap.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'t>] {
        &self.mentions
    }

    /// The entities, the most mentioned first, then in order of the text.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }
}
