//! The tagger and its options.

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};

use khabar_normalize::{Controls, Marks, Normalizer};

use crate::{
    BuildError, Document, Entity, Gazetteer, Kind, Mention,
    document::Shared,
    lexicon::{Lexicon, NONE, Who},
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
        settle(&mut found);
        if self.memory {
            memory::recall(&read, lexicon, &scan, &mut found);
            settle(&mut found);
        }
        finish(text, &read, lexicon, found)
    }
}

/// Attaches identities and groups mentions.
fn finish<'t>(
    source: &'t str,
    text: &Text<'_>,
    lexicon: &Lexicon,
    mut found: Vec<Found>,
) -> Document<'t> {
    let mut mentions: Vec<Mention<'t>> = Vec::with_capacity(found.len());
    found.retain(|f| {
        let range = text.to_source(f.start, f.end);
        let first = text.word(f.first).map_or(f.start, |w| w.start);
        let token_range = if first == f.start {
            range.clone()
        } else {
            text.to_source(first, first).start..range.end
        };
        // A letter that only folds to a particle (ؤ to و) is none.
        let particles = token_range.start..range.start;
        if source.get(particles).unwrap_or_default().contains('ؤ') {
            return false;
        }
        let who = lexicon.who(f.identity);
        mentions.push(Mention {
            text: source,
            range,
            token_range,
            kind: f.kind,
            source: f.source,
            name: who.map_or(Shared::Listed(""), Who::name),
            id: who.and_then(Who::shared_id),
            entity: usize::MAX,
        });
        true
    });
    let links = memory::links(text, &found);
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_key: BTreeMap<(Kind, Cow<'_, str>), usize> = BTreeMap::new();
    // First those that stand for themselves, then those that point at them.
    for ((m, f), &link) in mentions.iter_mut().zip(&found).zip(&links) {
        if link != NONE {
            continue;
        }
        let who = lexicon.who(f.identity);
        let key = match (who, who.and_then(Who::id)) {
            (_, Some(id)) => Cow::Borrowed(id),
            (Some(who), None) => {
                memory::key(m.kind, Cow::Owned(fold(who.name().as_str())))
            }
            (None, None) => memory::key(m.kind, folded(m, f, text)),
        };
        m.entity = *by_key.entry((m.kind, key)).or_insert_with(|| {
            if who.is_none() {
                let name = canonical(m.as_str());
                m.name = Shared::Own(name.as_ref().into());
            }
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
    for entity in &mut entities {
        entity.aliases = aliases(entity, &mentions, &found, text);
    }
    order(&mut mentions, &mut entities);
    Document { mentions, entities }
}

/// The folded form of what a mention says, borrowed where that is sure.
fn folded<'a>(m: &Mention<'_>, f: &Found, text: &'a Text<'_>) -> Cow<'a, str> {
    match canonical(m.as_str()) {
        // Of plain letters each is folded for itself.
        Cow::Borrowed(_) => Cow::Borrowed(text.slice(f.start, f.end)),
        Cow::Owned(name) => Cow::Owned(fold(&name)),
    }
}

fn fold(name: &str) -> String {
    Normalizer::MATCHING.normalize(name).into_owned()
}

/// Whether a name of plain letters folds to this, with or without the article
/// in front. `false` means that it is not known.
fn folds_to(name: &str, folded: &str) -> bool {
    let rest = name.strip_prefix("ال").unwrap_or(name);
    [name, rest].iter().any(|name| {
        is_plain(name) && name.chars().map(fold_letter).eq(folded.chars())
    })
}

/// What a plain letter folds to.
const fn fold_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    }
}

/// Whether a name is letters of Arabic alone, between single blanks.
fn is_plain(name: &str) -> bool {
    let mut blank = true;
    let plain = name.chars().all(|c| {
        let before = blank;
        blank = c == ' ';
        match c {
            ' ' => !before,
            // Without the letters of other languages before the tatweel.
            '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => true,
            _ => false,
        }
    });
    plain && !blank
}

/// The other ways in which the text writes a name.
fn aliases(
    entity: &Entity,
    mentions: &[Mention<'_>],
    found: &[Found],
    text: &Text<'_>,
) -> Vec<String> {
    const MOST: usize = 32;
    let mut aliases = Vec::new();
    let name = entity.name.as_str();
    // Most mentions are written as one before, letter for letter.
    let mut known: [&str; MOST] = [name; MOST];
    let mut count = 0;
    let mut seen: Vec<Cow<'_, str>> = Vec::new();
    for &at in &entity.mentions {
        let (Some(m), Some(f)) = (mentions.get(at), found.get(at)) else {
            continue;
        };
        let written = m.as_str();
        if known.contains(&written) {
            continue;
        }
        if let Some(slot) = known.get_mut(count) {
            *slot = written;
            count += 1;
        }
        let key = folded(m, f, text);
        if folds_to(name, &key) {
            continue;
        }
        if seen.is_empty() {
            seen.push(Cow::Owned(fold(name)));
        }
        // The article that a particle swallowed is no other name.
        if seen
            .iter()
            .any(|s| *s == key || s.strip_prefix("ال") == Some(key.as_ref()))
        {
            continue;
        }
        if aliases.len() < MOST {
            seen.push(key);
            aliases.push(canonical(written).into_owned());
        }
    }
    aliases
}

/// Puts the most mentioned entities first.
fn order(mentions: &mut [Mention<'_>], entities: &mut [Entity]) {
    entities.sort_by_key(|e| {
        let first = e.mentions.first().copied().unwrap_or(0);
        (core::cmp::Reverse(e.mentions.len()), first)
    });
    for (new, e) in entities.iter().enumerate() {
        for &m in &e.mentions {
            if let Some(m) = mentions.get_mut(m) {
                m.entity = new;
            }
        }
    }
}

/// A name with single blanks, without tatweel, marks and controls; borrowed
/// when it is plain letters between single blanks.
fn canonical(written: &str) -> Cow<'_, str> {
    const PLAIN: Normalizer = Normalizer::new()
        .strip_marks(Marks::Arabic)
        .strip_tatweel(true)
        .controls(Controls::Delete)
        .fold_presentation_forms(true);
    if is_plain(written) {
        return Cow::Borrowed(written);
    }
    let plain = PLAIN.normalize(written);
    let mut out = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_fold_one_by_one() {
        for c in '\0'..=char::MAX {
            let mut room = [0; 4];
            let name = c.encode_utf8(&mut room);
            if is_plain(name) {
                assert_eq!(fold(name), String::from(fold_letter(c)));
                assert_eq!(canonical(name), *name);
                assert!(folds_to(name, &fold(name)));
            }
        }
        assert!(folds_to("القاهرة", "قاهره"));
        assert!(!folds_to("عم\u{651}ان", "عمان"));
    }
}
