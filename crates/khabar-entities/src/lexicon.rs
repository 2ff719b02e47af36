//! All lists in one shape that the scan can walk: words with flags, and a
//! trie over words.

use alloc::{string::String, sync::Arc, vec, vec::Vec};
use core::ops::Range;

use crate::{
    Gazetteer, Kind,
    document::Shared,
    gazetteer::{Identity, key_words},
    tables::{gazetteer as names, words as flagged},
};

/// No word, no node, no entry.
pub(crate) const NONE: u32 = u32::MAX;

/// What may stand beside a name that asks for a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Place,
    /// Agencies, papers, channels: صحيفة, brackets, a line of sources.
    Media,
    Body,
    Person,
    None,
}

/// What a listed sequence of words is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// Index of the identity, or [`NONE`] for name material.
    pub(crate) identity: u32,
    pub(crate) kind: Option<Kind>,
    pub(crate) cued: bool,
    pub(crate) cue: Cue,
    /// Preference among entries of one key; lower wins.
    pub(crate) rank: u8,
    next: u32,
}

/// An identity with its strings, built in or a user's.
#[derive(Clone, Debug)]
pub(crate) enum Who {
    Listed(Identity),
    Own { id: Option<Arc<str>>, name: Arc<str> },
}

impl Who {
    /// Whether it comes from the built-in lists.
    pub(crate) fn is_listed(&self) -> bool {
        matches!(self, Self::Listed(_))
    }

    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Self::Listed(i) => Some(i.id),
            Self::Own { id, .. } => id.as_deref(),
        }
    }

    pub(crate) fn shared_id(&self) -> Option<Shared> {
        match self {
            Self::Listed(i) => Some(Shared::Listed(i.id)),
            Self::Own { id, .. } => id.clone().map(Shared::Own),
        }
    }

    pub(crate) fn name(&self) -> Shared {
        match self {
            Self::Listed(i) => Shared::Listed(i.name),
            Self::Own { name, .. } => Shared::Own(name.clone()),
        }
    }
}

/// A listed word, with all that is asked of it in one place: half a cache
/// line.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Item {
    first: u64,
    last: u64,
    len: u16,
    /// Whether some name goes on with it.
    inside: bool,
    /// Where its bytes begin in the arena, for those that the key leaves out.
    from: u32,
    flags: u32,
    /// The node it leads to from the root.
    root: u32,
}

/// The first and last eight bytes of a word, of a shorter one twice the whole,
/// and how many it has. A word of up to sixteen bytes, and nearly all are, is
/// told by it.
#[derive(Clone, Copy, Debug)]
struct Key {
    first: u64,
    last: u64,
    len: u16,
}

/// A listed beginning of a name.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The first entry that ends here.
    entry: u32,
    /// Whether a longer one begins here.
    inner: bool,
}

/// In the number of a node: that an entry ends there, and that one goes on.
/// The rest is the number of the first such entry, or one past all entries.
const STOPS: u32 = 1 << 31;
const GOES_ON: u32 = 1 << 30;
const PLACE: u32 = GOES_ON - 1;

#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    /// The words by their hash, with free places between them; a word's
    /// number is its place.
    items: Vec<Item>,
    /// Eight bits more of each word's hash, 0 at a free place: most words
    /// that no list holds are told by this byte.
    tags: Vec<u8>,
    arena: String,
    edges: Vec<(u32, u32, u32)>,
    entries: Vec<Entry>,
    who: Vec<Who>,
}

/// A lexicon that words are still added to; their numbers are in order of
/// their coming.
#[derive(Debug)]
struct Builder {
    arena: String,
    items: Vec<Item>,
    slots: Vec<u32>,
    nodes: Vec<Node>,
    edges: Vec<(u32, u32, u32)>,
    edge_count: usize,
    entries: Vec<Entry>,
    who: Vec<Who>,
}

impl Lexicon {
    pub(crate) fn new(own: &Gazetteer) -> Self {
        let mut lexicon = Builder {
            arena: String::with_capacity(1 << 19),
            items: Vec::with_capacity(1 << 15),
            slots: vec![NONE; 1 << 16],
            nodes: Vec::with_capacity(1 << 15),
            edges: vec![(NONE, NONE, NONE); 1 << 15],
            edge_count: 0,
            entries: Vec::with_capacity(1 << 14),
            who: Vec::with_capacity(names::IDENTITIES.len()),
        };
        for &(word, bits) in flagged::WORDS {
            let id = lexicon.intern(word);
            if let Some(item) = lexicon.items.get_mut(id as usize) {
                item.flags |= bits;
            }
        }
        for &phrase in flagged::GIVEN_PHRASES {
            lexicon.insert(phrase, NONE, None, (false, Cue::None), 9);
        }
        for &i in names::IDENTITIES {
            lexicon.who.push(Who::Listed(i));
        }
        for &(key, who, cued) in names::NAMES {
            let identity = names::IDENTITIES.get(who as usize);
            let Some(i) = identity else { continue };
            let rank = rank(i.kind, i.class);
            let cue = cue(i.kind, i.class);
            lexicon.insert(key, who, Some(i.kind), (cued, cue), rank);
        }
        lexicon.add(own);
        lexicon.finish()
    }

    /// The step that a word takes from a node.
    #[inline]
    pub(crate) fn edge(&self, node: u32, word: u32) -> u32 {
        let mask = self.edges.len() - 1;
        let mut at = mix(node & PLACE, word) & mask;
        while let Some(&(n, w, to)) = self.edges.get(at) {
            if n == NONE {
                return NONE;
            }
            if n == node & PLACE && w == word {
                return to;
            }
            at = (at + 1) & mask;
        }
        NONE
    }

    /// The flags of a word, its root, and whether a name goes on with it.
    #[inline]
    pub(crate) fn about(&self, word: u32) -> (u32, u32, bool) {
        self.items
            .get(word as usize)
            .map_or((0, NONE, false), |i| (i.flags, i.root, i.inside))
    }

    /// The entries that end at a node.
    #[inline]
    pub(crate) fn entries(&self, node: u32) -> Entries<'_> {
        // No entry has the number that is left of NONE.
        let next = if stops(node) { node & PLACE } else { NONE };
        Entries { lexicon: self, next }
    }

    pub(crate) fn who(&self, identity: u32) -> Option<&Who> {
        self.who.get(identity as usize)
    }

    #[inline]
    pub(crate) fn flags(&self, word: u32) -> u32 {
        self.items.get(word as usize).map_or(0, |i| i.flags)
    }

    /// The number of a word; [`NONE`] for one that no list holds.
    #[inline]
    pub(crate) fn word(&self, word: &str) -> u32 {
        self.find(Key::of(word.as_bytes()), word.as_bytes())
    }

    /// The number of the word at a place of a text.
    #[inline]
    pub(crate) fn word_at(&self, text: &str, word: Range<usize>) -> u32 {
        let key = Key::at(text.as_bytes(), &word);
        self.find(key, text.as_bytes().get(word).unwrap_or_default())
    }

    #[inline]
    fn find(&self, key: Key, word: &[u8]) -> u32 {
        let mask = self.tags.len() - 1;
        let hash = key.hash(word);
        let (mut at, tag) = (place(hash) & mask, tag(hash));
        loop {
            match self.tags.get(at) {
                None | Some(0) => return NONE,
                Some(&found) if found == tag => {
                    let item = self.items.get(at);
                    if item.is_some_and(|i| i.is(key, word, &self.arena)) {
                        return index(at);
                    }
                }
                Some(_) => {}
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word that is written in two pieces, as `ال` with a
    /// stem that lost it.
    pub(crate) fn joined(&self, front: &str, rest: &str) -> u32 {
        let len = front.len() + rest.len();
        let mut room = [0; 48];
        let bytes = front.bytes().chain(rest.bytes());
        for (slot, byte) in room.iter_mut().zip(bytes) {
            *slot = byte;
        }
        let Some(joined) = room.get(..len) else {
            // Only a list of the user has such words.
            return self.word(&[front, rest].concat());
        };
        self.find(Key::at(&room, &(0..len)), joined)
    }

    /// The flags of a word that may not be listed.
    pub(crate) fn flags_of(&self, word: &str) -> u32 {
        self.flags(self.word(word))
    }
}

/// Whether an entry ends at a node.
#[inline]
pub(crate) const fn stops(node: u32) -> bool {
    node & STOPS != 0
}

/// Whether an entry goes on from a node.
#[inline]
pub(crate) const fn goes_on(node: u32) -> bool {
    node & GOES_ON != 0
}

impl Builder {
    /// Adds a user's names; they win over listed ones.
    fn add(&mut self, own: &Gazetteer) {
        let mut seen: alloc::collections::BTreeMap<(&str, Kind), u32> =
            alloc::collections::BTreeMap::new();
        for row in &own.rows {
            let known =
                row.id.as_deref().and_then(|id| seen.get(&(id, row.kind)));
            let who = match known {
                Some(&who) => {
                    if row.canonical
                        && let Some(Who::Own { name, .. }) =
                            self.who.get_mut(who as usize)
                    {
                        *name = row.arabic.as_str().into();
                    }
                    who
                }
                None => {
                    let who = index(self.who.len());
                    self.who.push(Who::Own {
                        id: row.id.as_deref().map(Arc::from),
                        name: row.arabic.as_str().into(),
                    });
                    if let Some(id) = row.id.as_deref() {
                        seen.insert((id, row.kind), who);
                    }
                    who
                }
            };
            let cue = cue(row.kind, "-");
            self.insert(&row.key, who, Some(row.kind), (row.cued, cue), 0);
        }
    }

    fn insert(
        &mut self,
        key: &str,
        identity: u32,
        kind: Option<Kind>,
        (cued, cue): (bool, Cue),
        rank: u8,
    ) {
        let mut node = NONE;
        for word in key_words(key) {
            let word = self.intern(word);
            node = if node == NONE {
                let at = word as usize;
                let known = self.items.get(at).map_or(NONE, |i| i.root);
                if known == NONE {
                    let new = self.node();
                    if let Some(item) = self.items.get_mut(at) {
                        item.root = new;
                    }
                    new
                } else {
                    known
                }
            } else {
                if let Some(item) = self.items.get_mut(word as usize) {
                    item.inside = true;
                }
                match self.edge(node, word) {
                    NONE => {
                        let new = self.node();
                        self.link(node, word, new);
                        new
                    }
                    known => known,
                }
            };
        }
        if node == NONE {
            return;
        }
        let new = index(self.entries.len());
        if let Some(node) = self.nodes.get_mut(node as usize) {
            let next = node.entry;
            node.entry = new;
            self.entries.push(Entry { identity, kind, cued, cue, rank, next });
        }
    }

    fn node(&mut self) -> u32 {
        let new = index(self.nodes.len());
        self.nodes.push(Node { entry: NONE, inner: false });
        new
    }

    fn link(&mut self, node: u32, word: u32, to: u32) {
        if self.edge_count * 2 >= self.edges.len() {
            let wider = vec![(NONE, NONE, NONE); self.edges.len() * 2];
            let old = core::mem::replace(&mut self.edges, wider);
            for (n, w, t) in old.into_iter().filter(|e| e.0 != NONE) {
                self.place_edge(n, w, t);
            }
        }
        self.edge_count += 1;
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.inner = true;
        }
        self.place_edge(node, word, to);
    }

    fn place_edge(&mut self, node: u32, word: u32, to: u32) {
        let mask = self.edges.len() - 1;
        let mut at = mix(node, word) & mask;
        while let Some(slot) = self.edges.get_mut(at) {
            if slot.0 == NONE {
                *slot = (node, word, to);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The node that a word leads to.
    fn edge(&self, node: u32, word: u32) -> u32 {
        let mask = self.edges.len() - 1;
        let mut at = mix(node, word) & mask;
        while let Some(&(n, w, to)) = self.edges.get(at) {
            if n == NONE || (n == node && w == word) {
                return to;
            }
            at = (at + 1) & mask;
        }
        NONE
    }

    fn intern(&mut self, word: &str) -> u32 {
        let bytes = word.as_bytes();
        let key = Key::of(bytes);
        let hash = key.hash(bytes);
        let mask = self.slots.len() - 1;
        let mut at = place(hash) & mask;
        while let Some(&id) = self.slots.get(at)
            && id != NONE
        {
            if self
                .items
                .get(id as usize)
                .is_some_and(|i| i.is(key, bytes, &self.arena))
            {
                return id;
            }
            at = (at + 1) & mask;
        }
        let new = index(self.items.len());
        let from = index(self.arena.len());
        self.arena.push_str(word);
        let Key { first, last, len } = key;
        let (inside, flags, root) = (false, 0, NONE);
        let item = Item { first, last, len, inside, from, flags, root };
        self.items.push(item);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = new;
        }
        if self.items.len() * 2 > self.slots.len() {
            self.slots = self.places(self.slots.len() * 2);
        }
        new
    }

    /// The words by their hash over so many places.
    fn places(&self, size: usize) -> Vec<u32> {
        let mut slots = vec![NONE; size];
        let mask = size - 1;
        for (id, item) in self.items.iter().enumerate() {
            let mut at = place(item.hash(&self.arena)) & mask;
            while slots.get(at).is_some_and(|&id| id != NONE) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = index(id);
            }
        }
        slots
    }

    /// Numbers the words by their places and notes in the numbers of nodes
    /// what is asked first of them.
    fn finish(mut self) -> Lexicon {
        const FREE: Item = Item {
            first: 0,
            last: 0,
            len: 0,
            inside: false,
            from: 0,
            flags: 0,
            root: NONE,
        };
        let mut items = vec![FREE; self.slots.len()];
        let mut tags = vec![0; self.slots.len()];
        let mut numbers = vec![NONE; self.items.len()];
        let past = index(self.entries.len());
        let noted = |node: u32| {
            let Some(n) = self.nodes.get(node as usize) else { return NONE };
            let goes_on = if n.inner { GOES_ON } else { 0 };
            match n.entry {
                NONE => (past + node) | goes_on,
                entry => entry | STOPS | goes_on,
            }
        };
        for (at, &id) in self.slots.iter().enumerate() {
            let Some(item) = self.items.get(id as usize) else { continue };
            if let (Some(slot), Some(t), Some(number)) = (
                items.get_mut(at),
                tags.get_mut(at),
                numbers.get_mut(id as usize),
            ) {
                *slot = Item { root: noted(item.root), ..*item };
                *t = tag(item.hash(&self.arena));
                *number = index(at);
            }
        }
        let edges: Vec<_> = self
            .edges
            .iter()
            .filter(|e| e.0 != NONE)
            .map(|&(node, word, to)| {
                let word = numbers.get(word as usize).copied();
                (noted(node) & PLACE, word.unwrap_or(NONE), noted(to))
            })
            .collect();
        self.edges.fill((NONE, NONE, NONE));
        for (node, word, to) in edges {
            self.place_edge(node, word, to);
        }
        let Self { arena, edges, entries, who, .. } = self;
        Lexicon { items, tags, arena, edges, entries, who }
    }
}

impl Key {
    fn of(word: &[u8]) -> Self {
        let mut room = [0; 8];
        let len = u16::try_from(word.len()).unwrap_or(u16::MAX);
        for (slot, &byte) in room.iter_mut().zip(word) {
            *slot = byte;
        }
        let first = u64::from_le_bytes(room);
        let last = word.last_chunk().map_or(first, |l| u64::from_le_bytes(*l));
        Self { first, last, len }
    }

    /// The key of the word at a place of a text: without a look at how long
    /// it is, which nobody can guess, unless it is at an end of the text.
    #[inline]
    fn at(text: &[u8], word: &Range<usize>) -> Self {
        let first = text.get(word.start..).and_then(|t| t.first_chunk());
        let last = text.get(..word.end).and_then(|t| t.last_chunk());
        let (Some(first), Some(last)) = (first, last) else {
            return Self::of(text.get(word.clone()).unwrap_or_default());
        };
        // What is too long to count is no word, see `is`.
        let len = u16::try_from(word.len()).unwrap_or(u16::MAX);
        let rest = 64_u32.saturating_sub(8 * u32::from(len));
        let whole = u64::MAX.checked_shr(rest).unwrap_or(0);
        let first = u64::from_le_bytes(*first) & whole;
        let last = u64::from_le_bytes(*last);
        Self { first, last: if len < 8 { first } else { last }, len }
    }

    /// A hash that is the same on every machine.
    #[inline]
    fn hash(self, word: &[u8]) -> u64 {
        let mut mixed = self.first
            ^ self.last.rotate_left(23)
            ^ (u64::from(self.len) << 59);
        if self.len > Self::WHOLE {
            let inner = word.get(8..).unwrap_or_default();
            for eight in inner.chunks_exact(8) {
                let eight =
                    eight.first_chunk().map_or(0, |e| u64::from_le_bytes(*e));
                mixed = mixed.wrapping_mul(SPREAD).rotate_left(29) ^ eight;
            }
        }
        mixed.wrapping_mul(SPREAD)
    }

    /// The most bytes of a word that a key holds all of.
    const WHOLE: u16 = 16;
}

impl Item {
    #[inline]
    fn is(&self, key: Key, word: &[u8], arena: &str) -> bool {
        self.first == key.first
            && self.last == key.last
            && self.len == key.len
            && (key.len <= Key::WHOLE
                || key.len < u16::MAX
                    && arena
                        .as_bytes()
                        .get(self.from as usize..)
                        .is_some_and(|bytes| bytes.starts_with(word)))
    }

    fn hash(&self, arena: &str) -> u64 {
        let from = self.from as usize;
        let word = arena.as_bytes().get(from..from + usize::from(self.len));
        let word = word.unwrap_or_default();
        Key::of(word).hash(word)
    }
}

/// The entries of a node, see [`Lexicon::entries`].
#[derive(Clone, Debug)]
pub(crate) struct Entries<'l> {
    lexicon: &'l Lexicon,
    next: u32,
}

impl<'l> Iterator for Entries<'l> {
    type Item = &'l Entry;

    fn next(&mut self) -> Option<&'l Entry> {
        let entry = self.lexicon.entries.get(self.next as usize)?;
        self.next = entry.next;
        Some(entry)
    }
}

/// The cue that a kind of name asks for.
fn cue(kind: Kind, class: &str) -> Cue {
    match (kind, class) {
        (Kind::Agency, _)
        | (
            Kind::Organization,
            "broadcaster" | "channel" | "magazine" | "newspaper" | "radio"
            | "site",
        ) => Cue::Media,
        (Kind::Organization, _) => Cue::Body,
        (Kind::Place, _) => Cue::Place,
        (Kind::Person, _) => Cue::Person,
        _ => Cue::None,
    }
}

/// Which of two entries with one key is meant when nothing else tells: a
/// state before its capital, a place before a body.
fn rank(kind: Kind, class: &str) -> u8 {
    match (kind, class) {
        (Kind::Place, "country" | "territory") => 1,
        (Kind::Place, "continent") => 2,
        (Kind::Place, "city") => 3,
        // The Kremlin speaks more often than it is visited.
        (Kind::Place, "site") => 8,
        (Kind::Place, _) => 4,
        (Kind::Person, _) => 5,
        (Kind::Organization, _) if cue(kind, class) == Cue::Media => 7,
        (Kind::Organization, _) => 6,
        (Kind::Agency, _) => 7,
        (Kind::Event, _) => 9,
        _ => 10,
    }
}

/// The place that a hash sends a word to, in the largest of tables; the high
/// half is spread best.
#[inline]
fn place(hash: u64) -> usize {
    (hash >> 32) as usize
}

#[inline]
fn tag(hash: u64) -> u8 {
    let [_, _, _, byte, ..] = hash.to_le_bytes();
    byte | 1
}

/// 2^64 over the golden ratio, which spreads what it multiplies.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline]
fn mix(node: u32, word: u32) -> usize {
    let key = u64::from(node) << 32 | u64::from(word);
    place(key.wrapping_mul(SPREAD))
}

/// An index as the lists keep it. They are far below four milliards.
pub(crate) fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}
