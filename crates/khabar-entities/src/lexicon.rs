//! All lists in one shape that the scan can walk: words with flags, and a
//! trie over words.

use alloc::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use crate::{
    Gazetteer, Kind,
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
    Own { id: Option<String>, name: String },
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

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Listed(i) => i.name,
            Self::Own { name, .. } => name,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    arena: String,
    spans: Vec<(u32, u32)>,
    slots: Vec<u32>,
    flags: Vec<u32>,
    /// For each word the node it leads to from the root.
    roots: Vec<u32>,
    /// First entry of each node.
    nodes: Vec<u32>,
    edges: Vec<(u32, u32, u32)>,
    edge_count: usize,
    entries: Vec<Entry>,
    who: Vec<Who>,
}

impl Lexicon {
    pub(crate) fn new(own: &Gazetteer) -> Self {
        let mut lexicon = Self {
            arena: String::with_capacity(1 << 19),
            spans: Vec::new(),
            slots: vec![NONE; 1 << 16],
            flags: Vec::new(),
            roots: Vec::new(),
            nodes: vec![NONE],
            edges: vec![(NONE, NONE, NONE); 1 << 15],
            edge_count: 0,
            entries: Vec::new(),
            who: Vec::new(),
        };
        for &(word, bits) in flagged::WORDS {
            let id = lexicon.intern(word);
            if let Some(slot) = lexicon.flags.get_mut(id as usize) {
                *slot |= bits;
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
        lexicon
    }

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
                        name.clone_from(&row.arabic);
                    }
                    who
                }
                None => {
                    let who = index(self.who.len());
                    self.who.push(Who::Own {
                        id: row.id.clone(),
                        name: row.arabic.clone(),
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
                let known = self.roots.get(at).copied().unwrap_or(NONE);
                if known == NONE {
                    let new = self.node();
                    if let Some(slot) = self.roots.get_mut(at) {
                        *slot = new;
                    }
                    new
                } else {
                    known
                }
            } else {
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
        if let Some(first) = self.nodes.get_mut(node as usize) {
            let next = *first;
            *first = new;
            self.entries.push(Entry { identity, kind, cued, cue, rank, next });
        }
    }

    fn node(&mut self) -> u32 {
        let new = index(self.nodes.len());
        self.nodes.push(NONE);
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
    pub(crate) fn edge(&self, node: u32, word: u32) -> u32 {
        let mask = self.edges.len() - 1;
        let mut at = mix(node, word) & mask;
        while let Some(&(n, w, to)) = self.edges.get(at) {
            if n == NONE {
                return NONE;
            }
            if n == node && w == word {
                return to;
            }
            at = (at + 1) & mask;
        }
        NONE
    }

    /// The node that a first word leads to.
    pub(crate) fn root(&self, word: u32) -> u32 {
        self.roots.get(word as usize).copied().unwrap_or(NONE)
    }

    /// The entries that end at a node.
    pub(crate) fn entries(&self, node: u32) -> Entries<'_> {
        let next = self.nodes.get(node as usize).copied().unwrap_or(NONE);
        Entries { lexicon: self, next }
    }

    pub(crate) fn who(&self, identity: u32) -> Option<&Who> {
        self.who.get(identity as usize)
    }

    pub(crate) fn flags(&self, word: u32) -> u32 {
        self.flags.get(word as usize).copied().unwrap_or(0)
    }

    /// The number of a word that is written in two pieces, as `ال` with a
    /// stem that lost it; [`NONE`] for a word that no list holds.
    pub(crate) fn word(&self, front: &str, rest: &str) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = hash(front, rest) & mask;
        while let Some(&slot) = self.slots.get(at) {
            if slot == NONE {
                return NONE;
            }
            if self
                .text(slot)
                .strip_prefix(front)
                .is_some_and(|tail| tail == rest)
            {
                return slot;
            }
            at = (at + 1) & mask;
        }
        NONE
    }

    /// The flags of a word that may not be listed.
    pub(crate) fn flags_of(&self, front: &str, rest: &str) -> u32 {
        self.flags(self.word(front, rest))
    }

    fn text(&self, word: u32) -> &str {
        self.spans
            .get(word as usize)
            .and_then(|&(from, to)| self.arena.get(from as usize..to as usize))
            .unwrap_or_default()
    }

    fn intern(&mut self, word: &str) -> u32 {
        match self.word("", word) {
            NONE => {}
            known => return known,
        }
        if self.spans.len() * 2 >= self.slots.len() {
            self.slots = vec![NONE; self.slots.len() * 2];
            for known in 0..index(self.spans.len()) {
                let text = self.text(known).to_owned();
                self.place_word(&text, known);
            }
        }
        let new = index(self.spans.len());
        let from = index(self.arena.len());
        self.arena.push_str(word);
        self.spans.push((from, index(self.arena.len())));
        self.flags.push(0);
        self.roots.push(NONE);
        self.place_word(word, new);
        new
    }

    fn place_word(&mut self, word: &str, id: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash("", word) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == NONE {
                *slot = id;
                return;
            }
            at = (at + 1) & mask;
        }
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

/// FNV-1a: short keys, and the same on every machine.
fn hash(front: &str, rest: &str) -> usize {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for b in front.bytes().chain(rest.bytes()) {
        h = (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3);
    }
    fold(h)
}

fn mix(node: u32, word: u32) -> usize {
    let key = u64::from(node) << 32 | u64::from(word);
    fold(key.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the low bits are all that a table asks for"
)]
fn fold(h: u64) -> usize {
    (h ^ (h >> 32)) as usize
}

/// An index as the lists keep it. They are far below four milliards.
pub(crate) fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}
