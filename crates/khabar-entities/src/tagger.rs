//! The tagger and its options.

use alloc::{
    borrow::ToOwned as _, collections::BTreeMap, string::String, vec::Vec,
};

use khabar_normalize::{Controls, Marks, Normalizer};

use crate::{
    BuildError, Document, Entity, Gazetteer, Kind, Mention,
    lexicon::{Lexicon, NONE},
    memory, rules,
    scan::{Found, Scan, settle},
    text::Text,
};

/// Finds names in texts. Costly to build and then free to share between
/// threads.
///
/// ```
/// use khabar_entities::{Kind, Tagger};
///
/// let text = "قال وزير الخارجية الروسي سيرغي لافروف إن لروسيا موقفا";
/// let document = Tagger::new().tag(text);
/// let found: Vec<_> =
///     document.mentions().iter().map(|m| (m.kind(), m.as_str())).collect();
/// assert_eq!(found, [
///     (Kind::Title, "وزير الخارجية الروسي"),
///     (Kind::Person, "سيرغي لافروف"),
///     (Kind::Place, "روسيا"),
/// ]);
/// ```
#[derive(Clone, Debug)]
pub struct Tagger {
    lexicon: Lexicon,
    memory: bool,
}

/// The options of a [`Tagger`].
///
/// ```
/// let tagger =
///     khabar_entities::Tagger::builder().memory(false).build()?;
/// assert!(tagger.tag("").mentions().is_empty());
/// # Ok::<(), khabar_entities::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct TaggerBuilder {
    gazetteer: Gazetteer,
    memory: bool,
}

impl TaggerBuilder {
    /// Whether what the text said before helps to find names in the rest of
    /// it, as a surname after the full name. On by default.
    ///
    /// ```
    /// use khabar_entities::Tagger;
    ///
    /// let text = "الوزير سامر القاسم في القاهرة. وأضاف القاسم كلمة";
    /// let with = Tagger::new().tag(text);
    /// let without = Tagger::builder().memory(false).build()?.tag(text);
    /// assert_eq!(with.mentions().len(), without.mentions().len() + 1);
    /// # Ok::<(), khabar_entities::BuildError>(())
    /// ```
    #[must_use]
    pub const fn memory(mut self, yes: bool) -> Self {
        self.memory = yes;
        self
    }

    /// Adds a list of names to the built-in ones; its names win over
    /// theirs. Called twice, it adds both.
    ///
    /// See [`Gazetteer`] for an example.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer.rows.extend(gazetteer.rows);
        self
    }

    /// Builds the tagger.
    ///
    /// # Errors
    ///
    /// Today none: a list that was read can be built. The error is there for
    /// the options to come.
    ///
    /// ```
    /// assert!(khabar_entities::Tagger::builder().build().is_ok());
    /// ```
    pub fn build(self) -> Result<Tagger, BuildError> {
        Ok(Tagger {
            lexicon: Lexicon::new(&self.gazetteer),
            memory: self.memory,
        })
    }
}

impl Default for TaggerBuilder {
    fn default() -> Self {
        Self { gazetteer: Gazetteer::default(), memory: true }
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

impl Tagger {
    /// A tagger with the built-in lists, rules and memory.
    ///
    /// ```
    /// let tagger = khabar_entities::Tagger::new();
    /// assert_eq!(tagger.tag("في بغداد").mentions()[0].as_str(), "بغداد");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { lexicon: Lexicon::new(&Gazetteer::default()), memory: true }
    }

    /// The options, at their defaults.
    ///
    /// ```
    /// let tagger = khabar_entities::Tagger::builder().build()?;
    /// assert_eq!(tagger.tag("إلى عمّان").mentions().len(), 1);
    /// # Ok::<(), khabar_entities::BuildError>(())
    /// ```
    #[must_use]
    pub fn builder() -> TaggerBuilder {
        TaggerBuilder::default()
    }

    /// Finds the names of a text. Any text has an answer; one without names
    /// has none in it.
    ///
    /// ```
    /// let tagger = khabar_entities::Tagger::new();
    /// let document = tagger.tag("عاد الوفد من بيروت ودمشق");
    /// let names: Vec<_> =
    ///     document.mentions().iter().map(|m| m.as_str()).collect();
    /// assert_eq!(names, ["بيروت", "دمشق"]);
    /// ```
    #[must_use]
    pub fn tag<'t>(&self, text: &'t str) -> Document<'t> {
        let lexicon = &self.lexicon;
        let read = Text::new(text, lexicon);
        let scan = Scan::new(&read, lexicon);
        let mut found = scan.names.clone();
        rules::find(&read, lexicon, &scan, &mut found);
        settle(&mut found, read.len());
        if self.memory {
            memory::recall(&read, lexicon, &scan, &mut found);
            settle(&mut found, read.len());
        }
        finish(text, &read, lexicon, &found)
    }
}

/// Attaches identities and groups mentions.
fn finish<'t>(
    source: &'t str,
    text: &Text<'_>,
    lexicon: &Lexicon,
    found: &[Found],
) -> Document<'t> {
    // A letter that only folds to a particle (ؤ to و) is none.
    let found: Vec<Found> = found
        .iter()
        .filter(|f| {
            let first = text.word(f.first).map_or(f.start, |w| w.start);
            let particles = text.to_source(first, f.end).start
                ..text.to_source(f.start, f.end).start;
            !source.get(particles).unwrap_or_default().contains('ؤ')
        })
        .cloned()
        .collect();
    let found = found.as_slice();
    let mut mentions: Vec<Mention<'t>> = Vec::with_capacity(found.len());
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_key: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    let links = memory::links(text, found);
    for f in found {
        let range = text.to_source(f.start, f.end);
        let first = text.word(f.first).map_or(f.start, |w| w.start);
        let token_range = text.to_source(first, f.end);
        let written = source.get(range.clone()).unwrap_or_default();
        let (name, id) = match lexicon.who(f.identity) {
            Some(w) => (w.name().to_owned(), w.id().map(str::to_owned)),
            None => (canonical(written), None),
        };
        mentions.push(Mention {
            text: source,
            range,
            token_range,
            kind: f.kind,
            source: f.source,
            name,
            id,
            entity: usize::MAX,
        });
    }
    // First those that stand for themselves, then those that point at them.
    for (at, m) in mentions.iter_mut().enumerate() {
        if links.get(at).is_some_and(|&link| link != NONE) {
            continue;
        }
        let key = match &m.id {
            Some(id) => (m.kind, id.clone()),
            None => (m.kind, memory::key(m.kind, &m.name)),
        };
        m.entity = *by_key.entry(key).or_insert_with(|| {
            entities.push(Entity {
                kind: m.kind,
                name: m.name.clone(),
                aliases: Vec::new(),
                id: m.id.clone(),
                mentions: Vec::new(),
            });
            entities.len() - 1
        });
    }
    for at in 0..mentions.len() {
        let link = links.get(at).copied().unwrap_or(NONE) as usize;
        let to = mentions.get(link).map(|m| m.entity);
        let Some(m) = mentions.get_mut(at) else { continue };
        m.entity = to.unwrap_or(m.entity);
        if let Some(e) = entities.get_mut(m.entity) {
            e.mentions.push(at);
            m.name.clone_from(&e.name);
            m.id.clone_from(&e.id);
        }
    }
    order(&mut mentions, &mut entities);
    Document { mentions, entities }
}

/// Puts the most mentioned entities first and notes their other names.
fn order(mentions: &mut [Mention<'_>], entities: &mut Vec<Entity>) {
    for entity in entities.iter_mut() {
        let fold = |s: &str| Normalizer::MATCHING.normalize(s).into_owned();
        let mut seen = alloc::vec![fold(&entity.name)];
        for &m in &entity.mentions {
            let Some(m) = mentions.get(m) else { continue };
            let written = canonical(m.as_str());
            let key = fold(&written);
            // The article that a particle swallowed is no other name.
            if seen.iter().any(|s| {
                *s == key || s.strip_prefix("ال") == Some(key.as_str())
            }) {
                continue;
            }
            if entity.aliases.len() < 32 {
                seen.push(key);
                entity.aliases.push(written);
            }
        }
    }
    let mut at: Vec<usize> = (0..entities.len()).collect();
    at.sort_by_key(|&i| {
        entities.get(i).map_or((core::cmp::Reverse(0), 0), |e| {
            let first = e.mentions.first().copied().unwrap_or(0);
            (core::cmp::Reverse(e.mentions.len()), first)
        })
    });
    let mut sorted = Vec::with_capacity(entities.len());
    for (new, &old) in at.iter().enumerate() {
        let Some(e) = entities.get(old) else { continue };
        for &m in &e.mentions {
            if let Some(m) = mentions.get_mut(m) {
                m.entity = new;
            }
        }
        sorted.push(e.clone());
    }
    *entities = sorted;
}

/// A name with single blanks, without tatweel, marks and controls.
fn canonical(written: &str) -> String {
    const PLAIN: Normalizer = Normalizer::new()
        .strip_marks(Marks::Arabic)
        .strip_tatweel(true)
        .controls(Controls::Delete)
        .fold_presentation_forms(true);
    let plain = PLAIN.normalize(written);
    let mut out = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
