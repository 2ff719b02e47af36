//! What a text said before.

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};

use khabar_normalize::splits;

use crate::{
    Kind, Source,
    kind::rules,
    lexicon::{Lexicon, NONE, index},
    scan::{Found, Scan},
    tables::words as flag,
    text::Text,
};

/// Finds short forms of what the text names in full somewhere, and names
/// that ask for a cue where another place of the text gave it.
pub(crate) fn recall(
    text: &Text<'_>,
    lexicon: &Lexicon,
    scan: &Scan,
    found: &mut Vec<Found>,
) {
    let mut more = again(text, lexicon, found);
    surnames(text, lexicon, scan, found);
    found.append(&mut more);
}

/// `الوصل` after `نادي الوصل`.
fn again(text: &Text<'_>, lexicon: &Lexicon, found: &[Found]) -> Vec<Found> {
    let mut taken = alloc::vec![false; text.len()];
    let mut listed: BTreeMap<u32, (Kind, u32)> = BTreeMap::new();
    // Which of the listed words may be there, by a part of their number.
    let mut maybe = 0_u64;
    for f in found {
        for slot in taken.iter_mut().take(f.last).skip(f.first) {
            *slot = true;
        }
        if f.source == Source::Gazetteer
            && f.words() == 1
            && matches!(
                f.kind,
                Kind::Organization | Kind::Agency | Kind::Place
            )
        {
            let word = lexicon.word(text.slice(f.start, f.end));
            if word != NONE {
                listed.entry(word).or_insert((f.kind, f.identity));
                maybe |= 1 << (word % 64);
            }
        }
    }
    let mut more = Vec::new();
    if listed.is_empty() {
        return more;
    }
    let ordinary = flag::COMMON
        | flag::FUNCTION
        | flag::SAY
        | flag::TIME
        | flag::GIVEN
        | flag::FAMILY;
    for i in 0..text.len() {
        let Some(word) = text.word(i) else { continue };
        if taken.get(i).copied().unwrap_or(true) || word.flags & ordinary != 0
        {
            continue;
        }
        let whole = word.root != NONE;
        for r in text.readings(i) {
            if maybe & 1 << (r.word % 64) == 0
                || r.bare
                || (whole && r.offset > 0)
                || r.flags & ordinary != 0
            {
                continue;
            }
            if let Some(&(kind, identity)) = listed.get(&r.word) {
                more.push(Found {
                    first: i,
                    last: i + 1,
                    start: word.start + u32::from(r.offset),
                    end: word.end,
                    kind,
                    source: Source::Memory,
                    identity,
                });
                break;
            }
        }
    }
    more
}

/// Finds surnames of people whom the text names in full somewhere.
fn surnames(
    text: &Text<'_>,
    lexicon: &Lexicon,
    scan: &Scan,
    found: &mut Vec<Found>,
) {
    let mut taken = alloc::vec![false; text.len()];
    let mut surnames: BTreeMap<&str, ()> = BTreeMap::new();
    let mut tails = Tails::default();
    for f in found.iter() {
        for slot in taken.iter_mut().take(f.last).skip(f.first) {
            *slot = true;
        }
        if f.kind == Kind::Person && f.words() >= 2 {
            let name = surname(text, f);
            let never = flag::FUNCTION | flag::SECOND_HALF | flag::ORDINAL;
            // أبو مازن is never just مازن.
            if text.has(f.last - 2, flag::KUNYA | flag::LINEAGE) {
                continue;
            }
            if name.chars().nth(2).is_some() && !text.has(f.last - 1, never) {
                surnames.insert(name, ());
                tails.add(name);
            }
        }
    }
    if surnames.is_empty() {
        return;
    }
    for i in 0..text.len() {
        if taken.get(i).copied().unwrap_or(true)
            || !text.is_word(i)
            || !tails.may_have(text.str(i))
        {
            continue;
        }
        let Some(word) = text.word(i) else { continue };
        let before = i.checked_sub(1).filter(|&b| text.joined(b));
        let cued = before.is_some_and(|b| {
            text.reads(b, flag::SAY)
                || scan.title(b).is_some()
                || scan.nationality(b).is_some()
        });
        // A given name before it that is not its own makes it another's.
        if before.is_some_and(|b| {
            text.has(b, flag::GIVEN)
                && !text.has(b, flag::COMMON | flag::DOUBTFUL | flag::FUNCTION)
                && !taken.get(b).copied().unwrap_or(false)
        }) {
            continue;
        }
        for split in splits(text.str(i)) {
            let name = split.name();
            let offset = split.particles().len();
            if split.particles().ends_with('س')
                || split.article() == khabar_normalize::Article::Elided
                || !surnames.contains_key(name)
            {
                continue;
            }
            let ordinary = flag::COMMON
                | flag::FUNCTION
                | flag::SAY
                | flag::TIME
                | flag::PLACE_HEAD
                | flag::DOUBTFUL;
            let unsure = lexicon.flags_of(name) & ordinary != 0
                || scan.title(i).is_some()
                || (offset > 0 && word.flags & ordinary != 0);
            if unsure && !cued {
                continue;
            }
            found.push(Found {
                first: i,
                last: i + 1,
                start: word.start + index(offset),
                end: word.end,
                kind: Kind::Person,
                source: Source::Memory,
                identity: NONE,
            });
            break;
        }
    }
}

/// The ends of the surnames, as a set that now and then takes one for
/// another: few words of a text end as one of them, and only those are taken
/// apart.
#[derive(Clone, Copy, Debug, Default)]
struct Tails([u64; 16]);

impl Tails {
    /// The place of a bit for the last bytes of a word, of which a surname
    /// has more than four.
    fn bit(word: &str) -> Option<(usize, u64)> {
        let last = u32::from_le_bytes(*word.as_bytes().last_chunk()?);
        let mixed = last.wrapping_mul(0x9e37_79b9) >> 22;
        Some((mixed as usize / 64, 1 << (mixed % 64)))
    }

    fn add(&mut self, name: &str) {
        match Self::bit(name) {
            Some((at, bit)) => {
                if let Some(bits) = self.0.get_mut(at) {
                    *bits |= bit;
                }
            }
            // Three letters of a byte each.
            None => self.0 = [u64::MAX; 16],
        }
    }

    fn may_have(&self, word: &str) -> bool {
        Self::bit(word).is_none_or(|(at, bit)| {
            self.0.get(at).is_some_and(|bits| bits & bit != 0)
        })
    }
}

/// The last word of a name, with what is tied to it: `بن سلمان`.
fn surname<'a>(text: &'a Text<'_>, f: &Found) -> &'a str {
    text.str(f.last - 1)
}

/// For each finding the earlier one that it is another mention of.
pub(crate) fn links(text: &Text<'_>, found: &[Found]) -> Vec<u32> {
    // Full names by their last word: where, in order.
    let mut full: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (k, f) in found.iter().enumerate() {
        if f.kind == Kind::Person && f.words() >= 2 {
            full.entry(surname(text, f)).or_default().push(k);
        }
    }
    let mut links = Vec::with_capacity(found.len());
    for (k, f) in found.iter().enumerate() {
        // A gloss stands right after what it explains.
        let gloss = f.source == Source::Rule(rules::GLOSS);
        let mut link = match k.checked_sub(1) {
            Some(before) if gloss => index(before),
            _ => NONE,
        };
        if f.kind == Kind::Person && f.words() == 1 {
            let word = text.slice(f.start, f.end);
            if let Some(all) = full.get(word) {
                let at = all.partition_point(|&other| other < k);
                // The most recent one, else the first to come.
                let pick = at.saturating_sub(1);
                if let Some(&other) = all.get(pick) {
                    link = index(other);
                }
            }
        }
        links.push(link);
    }
    links
}

/// By what a name without an identity is grouped, of its folded form.
pub(crate) fn key(kind: Kind, folded: Cow<'_, str>) -> Cow<'_, str> {
    if kind != Kind::Person {
        return folded;
    }
    // What transliteration forgets: which letter stands for g, long vowels.
    let mut key = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        for c in word.chars() {
            match c {
                'ج' | 'غ' | 'ق' | 'ك' => key.push('ك'),
                'ا' | 'و' | 'ي' | 'ه' => {}
                c => key.push(c),
            }
        }
        key.push(' ');
    }
    Cow::Owned(key)
}
