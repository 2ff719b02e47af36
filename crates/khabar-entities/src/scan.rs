//! The gazetteer over a text: the longest listed sequence at each word.

use alloc::{vec, vec::Vec};

use khabar_normalize::TokenKind;

use crate::{
    Kind, Source,
    lexicon::{Cue, Entry, Lexicon, NONE, Who, goes_on, index, stops},
    tables::words as flag,
    text::{Reading, Text},
};

/// A finding before overlaps are settled; positions in the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// First word, and the one after the last.
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
    pub(crate) source: Source,
    pub(crate) identity: u32,
}

impl Found {
    pub(crate) fn words(&self) -> usize {
        self.last - self.first
    }
}

/// A listed sequence of words: where it ends and how it begins.
#[derive(Clone, Copy, Debug)]
struct End {
    last: usize,
    node: u32,
    words: u8,
}

/// The most words a listed name has.
const LONGEST: usize = 10;

/// What the lists say of a text.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    /// Names that hold, settled among themselves, in order.
    pub(crate) names: Vec<Found>,
    /// For each word the name that covers it.
    pub(crate) cover: Vec<u32>,
    /// Titles that begin at a word.
    titles: Notes,
    /// Nationalities that begin at a word.
    nationalities: Notes,
    /// Words that belong to a listed given name of several words: how many
    /// follow.
    pub(crate) given: Vec<u8>,
}

/// Findings that begin at some of the words, at most one at each.
#[derive(Clone, Debug)]
struct Notes {
    /// For each word which of them.
    at: Vec<u32>,
    found: Vec<Found>,
}

impl Notes {
    fn new(words: usize) -> Self {
        Self { at: vec![NONE; words], found: Vec::new() }
    }

    #[inline]
    fn get(&self, i: usize) -> Option<&Found> {
        let at = self.at.get(i).copied()?;
        if at == NONE { None } else { self.found.get(at as usize) }
    }

    fn put(&mut self, i: usize, found: Found) {
        let Some(at) = self.at.get_mut(i) else { return };
        if let Some(slot) = self.found.get_mut(*at as usize) {
            *slot = found;
        } else {
            *at = index(self.found.len());
            self.found.push(found);
        }
    }
}

impl Scan {
    pub(crate) fn new(text: &Text<'_>, lexicon: &Lexicon) -> Self {
        let n = text.len();
        let mut scan = Self {
            names: Vec::new(),
            cover: vec![NONE; n],
            titles: Notes::new(n),
            nationalities: Notes::new(n),
            given: vec![0; n],
        };
        let mut names: Vec<Found> = Vec::new();
        // From the end, so that what follows a word is known.
        for i in (0..n).rev() {
            scan.at(text, lexicon, i, &mut names);
        }
        unhead(text, lexicon, &mut names);
        settle(&mut names);
        let mut more = in_lists(text, lexicon, &names);
        if !more.is_empty() {
            names.append(&mut more);
            settle(&mut names);
        }
        for (k, name) in names.iter().enumerate() {
            for slot in scan.cover.iter_mut().take(name.last).skip(name.first)
            {
                *slot = index(k);
            }
        }
        scan.names = names;
        scan
    }

    fn is_nation(&self, i: usize) -> bool {
        self.nationality(i).is_some_and(|f| f.first == i)
    }

    /// The name that covers a word.
    #[inline]
    pub(crate) fn name(&self, i: usize) -> Option<&Found> {
        let at = self.cover.get(i).copied()?;
        if at == NONE { None } else { self.names.get(at as usize) }
    }

    #[inline]
    pub(crate) fn title(&self, i: usize) -> Option<&Found> {
        self.titles.get(i)
    }

    #[inline]
    pub(crate) fn nationality(&self, i: usize) -> Option<&Found> {
        self.nationalities.get(i)
    }

    fn at(
        &mut self,
        text: &Text<'_>,
        lexicon: &Lexicon,
        i: usize,
        names: &mut Vec<Found>,
    ) {
        let Some(word) = text.word(i) else { return };
        // A word that is listed as it is, whatever as, is not taken apart
        // for a name of one word.
        let whole_root = word.root != NONE;
        let plain = flag::COMMON
            | flag::FUNCTION
            | flag::SAY
            | flag::TIME
            | flag::GIVEN
            | flag::FAMILY;
        let whole = whole_root || word.flags & plain != 0;
        let mut best: Option<(usize, Found)> = None;
        for &reading in text.readings(i) {
            let root = reading.root;
            if root == NONE {
                continue;
            }
            let mut ends = [End { last: 0, node: NONE, words: 0 }; LONGEST];
            let count = walk(text, lexicon, i, root, &mut ends);
            for (k, end) in ends.iter().take(count).enumerate().rev() {
                self.side(text, lexicon, i, reading, end);
                if reading.bare
                    || (whole && reading.offset > 0 && end.words == 1)
                {
                    continue;
                }
                let Some(entry) = choose(text, lexicon, i, reading, end)
                else {
                    continue;
                };
                // لوموند الفرنسية names what لوموند names.
                if k > 0
                    && let Some(shorter) = ends.get(k - 1)
                    && shorter.last + 1 == end.last
                    && self.is_nation(end.last - 1)
                    && entry.cue == Cue::Media
                    && lexicon
                        .entries(shorter.node)
                        .any(|e| e.identity == entry.identity && !e.cued)
                {
                    continue;
                }
                let better = best.as_ref().is_none_or(|(n, _)| end.last > *n);
                if better && let Some(kind) = entry.kind {
                    let found = found(text, i, reading, end, kind, entry);
                    best = Some((end.last, found));
                }
                break;
            }
        }
        if let Some((_, found)) = best {
            names.push(found);
        }
    }

    /// Notes titles, nationalities and given names of several words.
    fn side(
        &mut self,
        text: &Text<'_>,
        lexicon: &Lexicon,
        i: usize,
        reading: Reading,
        end: &End,
    ) {
        for entry in lexicon.entries(end.node) {
            match entry.kind {
                None => {
                    if reading.offset == 0
                        && !reading.bare
                        && let Some(slot) = self.given.get_mut(i)
                    {
                        let words = u8::try_from(end.last - i).unwrap_or(0);
                        *slot = (*slot).max(words);
                    }
                }
                Some(kind @ (Kind::Title | Kind::Nationality)) => {
                    // كارمن is a name, not "like Armenians".
                    if kind == Kind::Nationality
                        && reading.offset > 0
                        && !reading.bare
                        && !text.str(i).starts_with('و')
                    {
                        continue;
                    }
                    let table = if kind == Kind::Title {
                        &mut self.titles
                    } else {
                        &mut self.nationalities
                    };
                    if table.get(i).is_some_and(|f| f.last >= end.last) {
                        continue;
                    }
                    table.put(i, found(text, i, reading, end, kind, entry));
                }
                _ => {}
            }
        }
    }
}

fn found(
    text: &Text<'_>,
    i: usize,
    reading: Reading,
    end: &End,
    kind: Kind,
    entry: &Entry,
) -> Found {
    let start = text.word(i).map_or(0, |w| w.start);
    let stop = text.word(end.last - 1).map_or(start, |w| w.end);
    Found {
        first: i,
        last: end.last,
        start: start + u32::from(reading.offset),
        end: stop,
        kind,
        source: Source::Gazetteer,
        identity: entry.identity,
    }
}

/// Walks the trie from a word; fills in the ends in order of length.
fn walk(
    text: &Text<'_>,
    lexicon: &Lexicon,
    i: usize,
    root: u32,
    ends: &mut [End; LONGEST],
) -> usize {
    let mut count = 0;
    let mut node = root;
    let mut last = i + 1;
    let mut words = 1;
    loop {
        if stops(node)
            && let Some(slot) = ends.get_mut(count)
        {
            *slot = End { last, node, words };
            count += 1;
        }
        if !goes_on(node) {
            break;
        }
        let mut next = last;
        // A stop inside an abbreviation, a dash inside a name.
        if let Some(mark) = text.word(next)
            && mark.glued
            && mark.kind == TokenKind::Punctuation
        {
            let short = text.str(last - 1).chars().nth(1).is_none();
            let stop = text.is_mark(next, ".") && short;
            let dash = text.is_mark(next, "-")
                && text.word(next + 1).is_some_and(|w| w.glued);
            if stop || dash {
                next += 1;
            }
        }
        let Some(word) = text.word(next) else { break };
        if word.line || !word.inside || words as usize >= LONGEST {
            break;
        }
        match lexicon.edge(node, word.word) {
            NONE => break,
            to => node = to,
        }
        last = next + 1;
        words += 1;
    }
    count
}

/// The entry of a key that holds here: one whose cue stands beside it, else
/// one that needs none.
fn choose<'l>(
    text: &Text<'_>,
    lexicon: &'l Lexicon,
    i: usize,
    reading: Reading,
    end: &End,
) -> Option<&'l Entry> {
    let names = || {
        lexicon.entries(end.node).filter(|e| {
            !matches!(e.kind, None | Some(Kind::Title | Kind::Nationality))
        })
    };
    let mut best: Option<(u8, &Entry)> = None;
    // A name of one word that is an ordinary word too asks for a cue,
    // whatever the list says, and for a clear one.
    let ordinary = end.words == 1
        && reading.flags
            & (flag::COMMON | flag::FUNCTION | flag::SAY | flag::TIME)
            != 0;
    for entry in names() {
        let kind = entry.kind?;
        if kind == Kind::Event && holds_place(text, lexicon, i, end.last) {
            continue;
        }
        if end.words == 1 && owned(text, lexicon, i, entry) {
            continue;
        }
        if ordinary {
            let clear = head(text, i, end.last, entry.cue)
                || (entry.cue == Cue::Media
                    && (source_line(text, i) || in_brackets(text, i, end)));
            if !clear {
                continue;
            }
        } else if entry.cued && !cue(text, i, reading, end.last, entry.cue) {
            continue;
        }
        // A head noun beside it decides between kinds: the paper, not the
        // region.
        let strong = head(text, i, end.last, entry.cue);
        let rank = if strong { entry.rank } else { entry.rank + 100 };
        if best.is_none_or(|(r, _)| rank < r) {
            best = Some((rank, entry));
        }
    }
    best.map(|(_, entry)| entry)
}

/// Whether a word is a noun with ه, "his", rather than a name with ة: زواره
/// beside زوارة.
fn owned(text: &Text<'_>, lexicon: &Lexicon, i: usize, entry: &Entry) -> bool {
    let Some(word) = text.word(i) else { return false };
    let Some(short) = text.str(i).strip_suffix('ه') else { return false };
    lexicon
        .who(entry.identity)
        .is_some_and(|w| w.name().as_str().ends_with('ة'))
        && lexicon.flags_of(short) & flag::COMMON != 0
        && text
            .folded
            .source()
            .get(text.to_source(word.start, word.end))
            .is_some_and(|s| s.ends_with('ه'))
}

/// Whether the name of an event is a clause with a place in it: الحرب في
/// أوكرانيا. The place is worth more.
fn holds_place(
    text: &Text<'_>,
    lexicon: &Lexicon,
    i: usize,
    last: usize,
) -> bool {
    (i + 1..last).any(|k| {
        matches!(text.str(k), "في" | "علي") && {
            let root = text.word(k + 1).map_or(NONE, |w| w.root);
            lexicon.entries(root).any(|e| e.kind == Some(Kind::Place))
        }
    })
}

/// Whether a noun of its kind, or marks, stand before a name.
fn head(text: &Text<'_>, i: usize, last: usize, cue: Cue) -> bool {
    let quoted = i > 0 && text.is_quote(i - 1) && text.is_quote(last);
    let mut before = i;
    if quoted {
        before -= 1;
    }
    if cue == Cue::Media && quoted {
        return true;
    }
    let Some(before) = before.checked_sub(1) else { return false };
    if !text.joined(before) {
        return false;
    }
    let flags = match cue {
        Cue::Media => flag::MEDIA_HEAD | flag::MEDIA_CUE,
        Cue::Body => {
            flag::ORGANIZATION_BODY | flag::ORGANIZATION_NAMED | flag::CLUB_CUE
        }
        Cue::Place => flag::PLACE_HEAD | flag::DIRECTION,
        _ => return false,
    };
    text.reads(before, flags)
}

/// Whether a name fills a pair of brackets.
fn in_brackets(text: &Text<'_>, i: usize, end: &End) -> bool {
    i > 0 && text.is_mark(i - 1, "(") && text.is_mark(end.last, ")")
}

/// Whether something beside a name says that it is one of its kind.
fn cue(
    text: &Text<'_>,
    i: usize,
    reading: Reading,
    last: usize,
    kind: Cue,
) -> bool {
    if head(text, i, last, kind) {
        return true;
    }
    let before = i.checked_sub(1).filter(|&b| text.joined(b));
    match kind {
        Cue::Place => {
            before.is_some_and(|b| {
                text.has(b, flag::PLACE_PREPOSITION) || text.is_mark(b, "#")
            }) && reading.offset == 0
                || (reading.offset == 2 && text.str(i).starts_with('ب'))
        }
        Cue::Media => {
            alone(text, i, last) || source_line(text, i) || {
                // نقلا عن الوطن
                before.is_some_and(|b| {
                    b > 0
                        && text.str(b) == "عن"
                        && text.reads(b - 1, flag::MEDIA_CUE)
                })
            }
        }
        Cue::Body => i > 0 && text.is_quote(i - 1) && text.is_quote(last),
        Cue::Person => before.is_some_and(|b| {
            text.has(b, flag::GIVEN) && !text.has(b, flag::COMMON)
        }),
        Cue::None => false,
    }
}

/// Whether a name stands between marks or line ends: `(العربي الجديد،
/// رويترز)`, `بغداد - واع`, a line of its own.
fn alone(text: &Text<'_>, i: usize, last: usize) -> bool {
    let before = i.checked_sub(1).filter(|&b| text.joined(b));
    let after = text.joined(last - 1);
    let open = before.is_none_or(|b| text.is_mark(b, "([{،,/+-:|"));
    let close = !after || text.is_mark(last, ")]}،,/+-:|");
    let clear = before.is_some_and(|b| text.is_mark(b, "([{-/+"))
        || (after && text.is_mark(last, ")]}-/+:"))
        || (before.is_none() && !after);
    open && close && clear
}

/// Whether a name stands in a line of sources: `المصدر: الجزيرة + وكالات`.
fn source_line(text: &Text<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    text.is_mark(before, ":+/")
        && text.joined(before)
        && (i.saturating_sub(8)..before)
            .rev()
            .take_while(|&k| text.joined(k))
            .any(|k| matches!(text.str(k), "المصدر" | "مصدر" | "المصادر"))
}

/// Names that ask for a cue, and have one in the name before them in a list:
/// `بغداد والقاهرة وفاس`.
fn in_lists(
    text: &Text<'_>,
    lexicon: &Lexicon,
    names: &[Found],
) -> Vec<Found> {
    let mut more: Vec<Found> = Vec::new();
    let mut taken = vec![false; text.len() + 1];
    for f in names {
        for slot in taken.iter_mut().take(f.last).skip(f.first) {
            *slot = true;
        }
    }
    for f in names {
        if !matches!(f.kind, Kind::Place | Kind::Organization) {
            continue;
        }
        let mut at = f.last;
        // Each name found lets the next one in.
        for _ in 0..16 {
            if at == 0 || !text.joined(at - 1) {
                break;
            }
            if text.is_mark(at, "،,") && text.joined(at) {
                at += 1;
            } else if !text.str(at).starts_with('و') {
                break;
            }
            if taken.get(at).copied().unwrap_or(true) {
                break;
            }
            let found = text.readings(at).iter().find_map(|&reading| {
                let and = reading.offset == 2 && text.str(at).starts_with('و');
                let plain = reading.offset == 0
                    && at > 0
                    && text.is_mark(at - 1, "،,");
                if reading.bare || !(and || plain) {
                    return None;
                }
                let ordinary = flag::COMMON | flag::FUNCTION | flag::SAY;
                if reading.flags & ordinary != 0 {
                    return None;
                }
                let root = reading.root;
                if root == NONE {
                    return None;
                }
                let mut ends =
                    [End { last: 0, node: NONE, words: 0 }; LONGEST];
                let count = walk(text, lexicon, at, root, &mut ends);
                let end = ends.iter().take(count).next_back()?;
                let entry = lexicon
                    .entries(end.node)
                    .filter(|e| e.kind == Some(f.kind))
                    .min_by_key(|e| e.rank)?;
                Some(found(text, at, reading, end, f.kind, entry))
            });
            let Some(found) = found else { break };
            at = found.last;
            more.push(found);
        }
    }
    more
}

/// Takes the title off a person, the head off `صحيفة الأهرام`, `حركة حماس`, where the rest is listed
/// for the same one; not off `وكالة الأنباء العراقية`.
fn unhead(text: &Text<'_>, lexicon: &Lexicon, names: &mut [Found]) {
    for f in names {
        // الملك محمد السادس, listed so: the title is not the name.
        if f.kind == Kind::Person
            && f.words() > 1
            && text.reads(f.first, flag::STYLE)
            && let Some(word) = text.word(f.first + 1)
        {
            f.first += 1;
            f.start = word.start;
            continue;
        }
        let heads = flag::MEDIA_HEAD | flag::ORGANIZATION_NAMED;
        if f.words() < 2
            || !matches!(f.kind, Kind::Organization | Kind::Agency)
            || !text.reads(f.first, heads)
            || !lexicon.who(f.identity).is_some_and(Who::is_listed)
        {
            continue;
        }
        let mut next = f.first + 1;
        if text.str(next) == "انباء" {
            next += 1;
        }
        if text.str(f.first).ends_with("وكاله") && f.last - next > 1 {
            continue;
        }
        let Some(word) = text.word(next) else { continue };
        let root = word.root;
        if root == NONE || text.has(next, flag::COMMON) {
            continue;
        }
        let mut ends = [End { last: 0, node: NONE, words: 0 }; LONGEST];
        let count = walk(text, lexicon, next, root, &mut ends);
        if ends.iter().take(count).any(|end| {
            end.last == f.last
                && lexicon.entries(end.node).any(|e| e.identity == f.identity)
        }) {
            f.first = next;
            f.start = word.start;
        }
    }
}

/// Settles overlaps: more words first, then kind, source and place. Leaves
/// the winners in order.
pub(crate) fn settle(found: &mut Vec<Found>) {
    // Most findings overlap with none, so each run of those that do is
    // settled for itself.
    found.sort_by_key(|f| f.first);
    let mut winners = Vec::with_capacity(found.len());
    let mut taken = Vec::new();
    let mut rest = found.as_mut_slice();
    while let Some(&Found { first, mut last, .. }) = rest.first() {
        let mut count = 1;
        while let Some(next) = rest.get(count)
            && next.first < last
        {
            last = last.max(next.last);
            count += 1;
        }
        let Some((run, more)) = rest.split_at_mut_checked(count) else {
            break;
        };
        rest = more;
        if let [alone] = run {
            winners.push(*alone);
            continue;
        }
        run.sort_by_key(|f| {
            (
                core::cmp::Reverse(f.words()),
                f.kind.rank(),
                f.source.rank(),
                f.first,
                f.start,
            )
        });
        taken.clear();
        taken.resize(last - first, false);
        let before = winners.len();
        for f in run {
            let words = f.first - first..f.last - first;
            let Some(words) = taken.get_mut(words) else { continue };
            if !words.contains(&true) {
                words.fill(true);
                winners.push(*f);
            }
        }
        if let Some(new) = winners.get_mut(before..) {
            new.sort_by_key(|f| f.start);
        }
    }
    *found = winners;
}
