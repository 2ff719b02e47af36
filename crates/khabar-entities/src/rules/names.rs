//! Names of people: after titles, after verbs of saying, by given names.

use alloc::vec::Vec;
use core::cell::Cell;

use crate::{
    Kind, Source,
    kind::rules,
    lexicon::{Lexicon, NONE},
    scan::{Found, Scan},
    tables::words as flag,
    text::{Text, is_common},
};

/// The most words of a name.
const WORDS: usize = 6;
/// How far a name may stand behind its title, in words.
const REACH: usize = 9;

/// How well a word serves in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stuff {
    No,
    /// Of no list.
    Weak,
    /// Name material that is also an ordinary word.
    Doubtful,
    Strong,
}

/// How far a word has been looked at.
#[derive(Clone, Copy, Debug)]
enum Known {
    Nothing,
    /// That it is of no list.
    Unlisted,
    Stuff(Stuff),
}

/// A run of words that may be a name.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    last: usize,
    offset: u8,
    strong: u8,
    doubtful: u8,
    weak: u8,
    lead: Stuff,
    given: bool,
    /// Whether it begins with أبو and the like.
    kunya: bool,
}

impl Run {
    fn words(&self) -> usize {
        self.last - self.first
    }
}

pub(super) struct Names<'a, 't> {
    text: &'a Text<'t>,
    lexicon: &'a Lexicon,
    scan: &'a Scan,
    bodies: &'a [u32],
    /// What is known of each word's use in names; the runs ask for the same
    /// words again and again.
    stuff: Vec<Cell<Known>>,
}

impl<'a, 't> Names<'a, 't> {
    pub(super) fn new(
        text: &'a Text<'t>,
        lexicon: &'a Lexicon,
        scan: &'a Scan,
        bodies: &'a [u32],
    ) -> Self {
        let stuff = alloc::vec![Cell::new(Known::Nothing); text.len()];
        Self { text, lexicon, scan, bodies, stuff }
    }

    pub(super) fn find(&self, found: &mut Vec<Found>) {
        let mut until = 0;
        for i in 0..self.text.len() {
            if let Some(title) = self.scan.title(i) {
                self.titled(title, found);
            }
            if let Some(nation) = self.scan.nationality(i) {
                found.push(*nation);
            }
            if i >= until {
                until = self.plain(i, found).unwrap_or(until);
            }
        }
    }

    fn stuff(&self, i: usize) -> Stuff {
        self.listed_stuff(i).unwrap_or_else(|| {
            let stuff = self.unlisted(i);
            if let Some(known) = self.stuff.get(i) {
                known.set(Known::Stuff(stuff));
            }
            stuff
        })
    }

    /// What the lists, or a look before, say of a word's use in names;
    /// `None` for a word of no list, which asks for a closer look.
    fn listed_stuff(&self, i: usize) -> Option<Stuff> {
        let Some(known) = self.stuff.get(i) else { return Some(Stuff::No) };
        match known.get() {
            Known::Stuff(stuff) => Some(stuff),
            Known::Unlisted => None,
            Known::Nothing => {
                let stuff = self.by_lists(i);
                known.set(stuff.map_or(Known::Unlisted, Known::Stuff));
                stuff
            }
        }
    }

    fn by_lists(&self, i: usize) -> Option<Stuff> {
        let text = self.text;
        if !text.is_word(i) {
            return Some(Stuff::No);
        }
        let f = text.flags(i);
        // رأى is no Ray.
        if f & flag::SAY != 0 {
            return Some(Stuff::No);
        }
        let name = f & (flag::GIVEN | flag::FAMILY) != 0;
        if let Some(listed) = self.scan.name(i) {
            return Some(match listed.kind {
                Kind::Person
                    if text
                        .word(i)
                        .is_some_and(|w| w.start >= listed.start) =>
                {
                    Stuff::Strong
                }
                _ if name && listed.words() == 1 => Stuff::Doubtful,
                _ => Stuff::No,
            });
        }
        if name {
            let unsure = flag::DOUBTFUL
                | flag::COMMON
                | flag::FUNCTION
                | flag::SAY
                | flag::TIME
                | flag::TITLE_ADJECTIVE
                | flag::PLACE_HEAD
                | flag::ORGANIZATION_BODY
                | flag::ORGANIZATION_NAMED;
            // على and علي fold to one word; no other function word is a
            // name.
            if f & flag::FUNCTION != 0
                && (text.str(i) != "علي" || self.source_ends(i, 'ى'))
            {
                return Some(Stuff::No);
            }
            let other = f & unsure != 0
                || self.scan.nationality(i).is_some()
                || self.scan.title(i).is_some();
            return Some(if other { Stuff::Doubtful } else { Stuff::Strong });
        }
        if self.scan.given.get(i).is_some_and(|&n| n > 0) {
            return Some(Stuff::Strong);
        }
        let links = flag::LINEAGE | flag::KUNYA | flag::SERVANT;
        if f & !(flag::SECOND_HALF | flag::FOREIGN_LINK) != 0 && f & links == 0
        {
            return Some(Stuff::No);
        }
        if f & links != 0
            || self.scan.title(i).is_some()
            || self.scan.nationality(i).is_some()
        {
            return Some(Stuff::No);
        }
        let word = text.str(i);
        if ["عبدال", "ابوال"].iter().any(|p| word.starts_with(p)) {
            return Some(Stuff::Strong);
        }
        None
    }

    /// Whether no name that stands without a title begins with a word; most
    /// do not, and need no closer look.
    fn idle(&self, i: usize, said: bool) -> bool {
        let text = self.text;
        let names = flag::GIVEN
            | flag::FAMILY
            | flag::KUNYA
            | flag::LINEAGE
            | flag::SERVANT;
        let links =
            flag::SERVANT | flag::LINEAGE | flag::KUNYA | flag::FOREIGN_LINK;
        if text.reads(i, names) {
            return false;
        }
        match self.listed_stuff(i) {
            Some(Stuff::No) => {
                return self.scan.name(i).is_none()
                    && !text.has(i + 1, flag::LINEAGE);
            }
            Some(_) => return false,
            None if said => return false,
            None => {}
        }
        // A word of no list, which nobody is said to speak before, begins a
        // name only with sure name material tied to it.
        for at in i + 1..i + 1 + WORDS {
            if !text.joined(at - 1) {
                return true;
            }
            if text.has(at, links) || text.is_mark(at, "-") {
                return false;
            }
            match self.listed_stuff(at) {
                None => {}
                Some(Stuff::No) => return true,
                Some(_) => return false,
            }
        }
        false
    }

    /// A word of no list of words: name material, unless it looks like an
    /// ordinary word in another shape.
    fn unlisted(&self, i: usize) -> Stuff {
        let word = self.text.str(i);
        let letters = word.chars().count();
        if letters < 3 {
            return Stuff::No;
        }
        let listed = flag::GIVEN
            | flag::FAMILY
            | flag::FUNCTION
            | flag::PLACE_HEAD
            | flag::SAY;
        if self.text.readings(i).iter().any(|r| {
            (r.offset > 0 || r.bare)
                && (r.flags & listed != 0 || r.root != NONE)
        }) && !(word.starts_with("ال")
            && self.text.readings(i).iter().all(|r| r.bare))
        {
            return Stuff::No;
        }
        let article = word.starts_with("ال");
        if prefixed(word) || (letters > 4 && !article && suffixed(word)) {
            return Stuff::No;
        }
        // النقلي: a surname of relation is not asked for its noun.
        let relation = article && word.ends_with('ي');
        if is_common(word, !relation, self.lexicon) {
            return Stuff::No;
        }
        let written = self.written(i);
        // أوراقه: his papers. A name ends in ة or ا.
        if letters > 4 && word.ends_with('ه') && written.ends_with('ه') {
            return Stuff::No;
        }
        // A case ending that is written out stands on common nouns.
        if written.contains(['\u{64B}', '\u{64C}', '\u{64D}']) {
            return Stuff::No;
        }
        Stuff::Weak
    }

    /// Whether the source ends the word with a letter that the fold changes.
    fn source_ends(&self, i: usize, letter: char) -> bool {
        self.written(i).ends_with(letter)
    }

    /// Whether the source begins the word with a letter that the fold
    /// changes.
    fn source_starts(&self, i: usize, letter: char) -> bool {
        self.written(i).starts_with(letter)
    }

    /// The word as the source writes it.
    fn written(&self, i: usize) -> &str {
        self.text
            .word(i)
            .and_then(|w| {
                let range = self.text.to_source(w.start, w.end);
                self.text.folded.source().get(range)
            })
            .unwrap_or_default()
    }

    /// An unlisted word that may well be a verb or a new word with و.
    fn verbal(&self, i: usize) -> bool {
        let word = self.text.str(i);
        // لإبلاغه, باعتبار: a verbal noun behind its particle.
        let noun = ["لا", "با"].iter().any(|p| word.starts_with(p))
            && word.chars().count() > 5
            && (word.ends_with('ه') || word.chars().nth(3) == Some('ت'));
        // بتشكيل, لإحراز
        let noun = noun
            || word.strip_prefix(['ب', 'ل']).is_some_and(|rest| {
                let at = |n| rest.chars().nth(n);
                rest.chars().count() == 5
                    && matches!(
                        (at(0), at(3)),
                        (Some('ت'), Some('ي')) | (Some('ا'), Some('ا'))
                    )
            });
        noun || ["ي", "ت", "ن", "و", "ا", "سي", "سن", "ب", "ل"]
            .iter()
            .any(|p| word.starts_with(p))
            && word.chars().count() < 6
            || ["ي", "و"].iter().any(|p| word.starts_with(p))
    }

    /// The longest run of name material from a word.
    fn run(&self, first: usize) -> Option<Run> {
        let text = self.text;
        let mut run = Run {
            first,
            last: first + 1,
            offset: 0,
            strong: 0,
            doubtful: 0,
            weak: 0,
            lead: Stuff::No,
            given: false,
            kunya: false,
        };
        let kunya = text.particle_before(first, flag::KUNYA).or_else(|| {
            // وأضافت بن حميدة
            let said = first > 0
                && text.joined(first - 1)
                && text.has(first, flag::LINEAGE)
                && text.reads(first - 1, flag::SAY);
            said.then_some(0)
        });
        let servant = text.particle_before(first, flag::SERVANT);
        let mut lead = self.stuff(first);
        // آمنة بن سالم: what stands before بن is a name.
        if lead != Stuff::Strong
            && text.has(first + 1, flag::LINEAGE)
            && matches!(text.str(first + 1), "بن" | "بنت")
            && text.joined(first)
            && text.joined(first + 1)
            && self.stuff(first + 2) != Stuff::No
            && text.is_word(first)
            && !text.has(
                first,
                flag::FUNCTION | flag::SAY | flag::LINEAGE | flag::SECOND_HALF,
            )
            && !text.str(first).starts_with("ال")
            && self.scan.title(first).is_none()
            && text.readings(first).iter().all(|r| r.offset == 0)
        {
            lead = Stuff::Strong;
        }
        // الشيخ عبد الله: a title, then the name.
        if text.has(first, flag::CLEAR_TITLE)
            && text.joined(first)
            && (self.stuff(first + 1) == Stuff::Strong
                || text.has(first + 1, flag::SERVANT | flag::KUNYA))
        {
            lead = Stuff::No;
        }
        if let Some(offset) = kunya
            && text.joined(first)
            && !text.has(first, flag::GIVEN)
        {
            // أبو مازن, أبو الغيط
            let next = self.stuff(first + 1);
            // أبو عبد الله
            let servant = text.has(first + 1, flag::SERVANT)
                && text.joined(first + 1)
                && text.has(first + 2, flag::SECOND_HALF);
            let article = text.str(first + 1).starts_with("ال")
                && text.is_word(first + 1)
                && self.scan.name(first + 1).is_none()
                && self.scan.nationality(first + 1).is_none();
            let any = article && text.str(first) == "ابو";
            if next == Stuff::No && !any && !servant {
                return None;
            }
            run.offset = offset;
            run.last = first + if servant { 3 } else { 2 };
            run.kunya = true;
            run.lead = Stuff::Weak;
            run.add(next);
        } else if let Some(offset) = servant
            && text.joined(first)
            && text.has(first + 1, flag::SECOND_HALF)
        {
            run.offset = offset;
            run.last = first + 2;
            run.lead = Stuff::Strong;
            run.given = true;
            run.add(Stuff::Strong);
        } else if lead != Stuff::No {
            run.lead = lead;
            let words =
                self.scan.given.get(first).copied().unwrap_or_default();
            run.given = text.has(first, flag::GIVEN) || words > 0;
            run.add(lead);
            if words > 1 {
                run.last = first + usize::from(words);
            }
            if let Some(name) = self.scan.name(first)
                && name.kind == Kind::Person
                && name.first == first
            {
                for _ in run.last..name.last {
                    run.add(Stuff::Strong);
                }
                run.last = run.last.max(name.last);
            }
        } else {
            // وماريا: a particle before a listed name.
            let listed = flag::GIVEN | flag::FAMILY;
            let plain = flag::COMMON | flag::FUNCTION | flag::SAY | flag::TIME;
            if !text.is_word(first) || text.has(first, plain) {
                return None;
            }
            if let Some(name) = self.scan.name(first) {
                // ودونالد ترمب as listed, with something after it
                if name.kind != Kind::Person || name.first != first {
                    return None;
                }
                let start = text.word(first)?.start;
                run.offset = u8::try_from(name.start - start).ok()?;
                run.last = name.last;
                run.given = text.reads(first, flag::GIVEN);
                run.lead = Stuff::Strong;
                for _ in name.first..name.last {
                    run.add(Stuff::Strong);
                }
            } else {
                let reading = text.readings(first).iter().find(|r| {
                    !r.bare && r.offset > 0 && r.flags & listed != 0
                })?;
                let f = reading.flags;
                let unsure = flag::DOUBTFUL
                    | flag::COMMON
                    | flag::FUNCTION
                    | flag::SAY
                    | flag::TIME;
                run.offset = reading.offset;
                run.given = f & flag::GIVEN != 0;
                run.lead = if f & unsure == 0 {
                    Stuff::Strong
                } else {
                    Stuff::Doubtful
                };
                run.add(run.lead);
            }
        }
        self.extend(&mut run);
        Some(run)
    }

    fn extend(&self, run: &mut Run) {
        let text = self.text;
        while run.words() < WORDS && text.joined(run.last - 1) {
            let at = run.last;
            // جان-بيير
            if text.is_mark(at, "-")
                && text.word(at).is_some_and(|w| w.glued)
                && text.word(at + 1).is_some_and(|w| w.glued)
                && !matches!(self.stuff(at + 1), Stuff::No)
            {
                run.add(self.stuff(at + 1));
                run.last = at + 2;
                continue;
            }
            let next = self.stuff(at + 1);
            let linked = text.joined(at) && next != Stuff::No;
            let f = text.flags(at);
            if f & flag::SECOND_HALF != 0
                && run.given
                && run.words() < 4
                && matches!(
                    text.str(at),
                    "الدين"
                        | "الله"
                        | "الاسلام"
                        | "الحق"
                        | "النصر"
                        | "الزهراء"
                )
            {
                run.last = at + 1;
                continue;
            }
            if f & flag::SERVANT != 0
                && text.joined(at)
                && text.has(at + 1, flag::SECOND_HALF)
            {
                run.last = at + 2;
                run.add(Stuff::Strong);
                continue;
            }
            if f & (flag::LINEAGE | flag::KUNYA) != 0
                && f & (flag::GIVEN | flag::FAMILY) == 0
            {
                let article =
                    text.str(at + 1).starts_with("ال") && text.is_word(at + 1);
                // بن عبد الله
                if text.has(at + 1, flag::SERVANT)
                    && text.has(at + 2, flag::SECOND_HALF)
                {
                    run.last = at + 3;
                    run.add(Stuff::Strong);
                    continue;
                }
                // بن أبي وقاص
                if text.has(at + 1, flag::KUNYA)
                    && text.joined(at + 1)
                    && text.is_word(at + 2)
                    && !text.has(at + 2, flag::FUNCTION)
                {
                    run.last = at + 3;
                    run.add(Stuff::Strong);
                    continue;
                }
                if linked || (article && f & flag::KUNYA != 0) {
                    run.last = at + 2;
                    run.add(Stuff::Strong);
                    continue;
                }
                break;
            }
            if f & flag::FOREIGN_LINK != 0
                && f & (flag::GIVEN | flag::FAMILY) == 0
                && linked
                && (f & flag::FUNCTION == 0 || next == Stuff::Strong)
            {
                run.last = at + 2;
                run.add(next);
                continue;
            }
            // الملك محمد الخامس
            if f & flag::ORDINAL != 0
                && run.words() == 1
                && run.given
                && run.strong > 0
            {
                run.last = at + 1;
                if text.joined(at) && text.str(at + 1) == "عشر" {
                    run.last = at + 2;
                }
                break;
            }
            let stuff = self.stuff(at);
            // A preposition, written as some do.
            if f & flag::FUNCTION != 0
                && run.words() >= 2
                && !matches!(next, Stuff::Strong | Stuff::Weak)
            {
                break;
            }
            if self.scan.name(at).is_some_and(|l| l.kind == Kind::Place) {
                break;
            }
            // A title after the name: أمير المدينة, الأمين العام.
            if self.scan.title(at).is_some_and(|t| {
                t.words() > 1
                    || (!text.str(at).starts_with("ال") && !self.closed(at))
            }) {
                break;
            }
            match stuff {
                Stuff::No => break,
                Stuff::Weak if self.unsafe_tail(run, at) => break,
                Stuff::Doubtful if run.lead == Stuff::Weak => break,
                Stuff::Doubtful if f & (flag::GIVEN | flag::FAMILY) == 0 => {
                    break;
                }
                _ => {}
            }
            let words = self.scan.given.get(at).copied().unwrap_or_default();
            run.last = at + usize::from(words).max(1);
            run.add(stuff);
            if run.strong + run.weak + run.doubtful >= 4 {
                break;
            }
        }
    }

    /// Whether an unlisted word after a name is likelier a new word.
    fn unsafe_tail(&self, run: &Run, at: usize) -> bool {
        let word = self.text.str(at);
        if word.starts_with('و')
            || (word.starts_with('ب') && self.source_ends(at, 'ة'))
            || (word.starts_with("ال")
                && !word.ends_with('ي')
                && ["الم", "الت", "الا", "الن", "الي"]
                    .iter()
                    .any(|p| word.starts_with(p)))
        {
            return true;
        }
        // After a full name an unlisted word is no part of it, unless it
        // has the article: محمد بن صالح الدغيثري.
        if word.starts_with("ال") {
            return (run.kunya && !word.ends_with('ي'))
                || run.words() >= 5
                || (run.weak > 0 && !word.ends_with('ي'))
                || (self.text.has(run.first, flag::FUNCTION)
                    && !word.ends_with('ي'))
                || (self.text.str(run.last - 1).starts_with("ال")
                    && !self.text.has(run.last - 1, flag::SECOND_HALF));
        }
        run.kunya
            || run.words() >= 3
            || (run.strong >= 1 && run.weak >= 1 && !self.closed(at))
            || (run.strong >= 2 && !self.closed(at))
            || (run.words() >= 2
                && ["ي", "ت"].iter().any(|p| word.starts_with(p)))
    }

    /// Whether a clause ends after a word: the word can only belong to what
    /// is before it.
    fn closed(&self, at: usize) -> bool {
        !self.verbal(at)
            && (self.stop(at + 1) || self.text.str(at + 1).starts_with("و"))
    }

    /// A title, what belongs to it, and the name after it.
    fn titled(&self, title: &Found, found: &mut Vec<Found>) {
        let text = self.text;
        // أمام is "before" far more often than an imam, ابن part of a name.
        if title.words() == 1
            && (text.has(title.first, flag::LINEAGE)
                || (text.has(title.first, flag::FUNCTION)
                    && !self.source_starts(title.first, 'إ')))
        {
            return;
        }
        let mut end = title.last;
        // A body inside the title is its own mention.
        for k in title.first + 1..title.last {
            let listed = self.scan.name(k).is_some_and(|f| {
                f.first == k
                    && matches!(f.kind, Kind::Organization | Kind::Place)
            });
            if listed
                || text.has(k, flag::MINISTRY_HEAD)
                || (self.body(k).is_some() && text.has(k, flag::TITLE_HEAD))
            {
                end = k;
                break;
            }
        }
        // رئيس is a title before بلدية as well as alone.
        let mut span = end;
        let mut at = end;
        let mut near = true;
        let mut linked = false;
        let mut nation = false;
        for _ in 0..REACH {
            if at > 0 && (at >= text.len() || !text.joined(at - 1)) {
                break;
            }
            if text.is_mark(at, "،,:-")
                && at > title.first + 1
                && let Some(run) = self.run(at + 1)
                && (run.given || run.lead == Stuff::Strong)
                && run.words() >= 2
                && run.offset == 0
            {
                self.person(&run, rules::TITLE_NAME, found);
                linked = true;
                break;
            }
            if let Some(n) = self.scan.nationality(at)
                && text.word(at).is_some_and(|w| w.start == n.start)
            {
                if at == span {
                    span = n.last;
                }
                nation = true;
                at = n.last;
                continue;
            }
            if let Some(run) = self.run(at)
                && run.offset == 0
                && self.fits(&run, title, near, nation)
            {
                self.person(&run, rules::TITLE_NAME, found);
                linked = true;
                self.listed(&run, title, found);
                break;
            }
            // وزير الزراعة والغابات
            if at == span
                && title.words() > 1
                && text.str(at).starts_with("وال")
                && text.reads(at, flag::COMMON)
                && self.scan.title(at).is_none()
                && self.scan.name(at).is_none()
                && text.str(at - 1).starts_with("ال")
            {
                span = at + 1;
                at += 1;
                continue;
            }
            if text.has(at, flag::TITLE_ADJECTIVE) {
                if at == span && text.str(at).starts_with("ال") {
                    span = at + 1;
                }
                at += 1;
                continue;
            }
            if let Some(next) = self.scan.title(at) {
                at = next.last;
                continue;
            }
            if let Some(last) = self.body(at) {
                at = last;
                near = true;
                continue;
            }
            if let Some(name) = self.scan.name(at)
                && name.kind != Kind::Person
            {
                at = name.last;
                continue;
            }
            let word = text.str(at);
            let complement = text.is_word(at)
                && !text.has(at, flag::FUNCTION | flag::SAY)
                && (word.starts_with("ال")
                    || word.starts_with("وال")
                    || word.starts_with("لل")
                    || text.has(
                        at,
                        flag::ORGANIZATION_BODY
                            | flag::ORGANIZATION_NAMED
                            | flag::MEDIA_HEAD
                            | flag::PLACE_HEAD,
                    )
                    || matches!(word, "في" | "باسم" | "لشوون" | "شوون"));
            if !complement {
                break;
            }
            near = false;
            at += 1;
        }
        let clear = text.reads(title.first, flag::CLEAR_TITLE);
        let common = text
            .reads(title.first, flag::COMMON | flag::DOUBTFUL | flag::TIME);
        let nation = span > end;
        // `م` and `د` stand for a title only before a name.
        let letter = text.str(title.first).chars().nth(1).is_none();
        if span > title.first
            && (linked || !letter)
            && (linked || clear || nation || end - title.first > 1 || !common)
            && let Some(last) = text.word(span - 1)
        {
            let mut f = *title;
            f.last = span;
            f.end = last.end;
            found.push(f);
        }
    }

    /// The end of a body or listed name that begins at a word.
    fn body(&self, i: usize) -> Option<usize> {
        let last = self.bodies.get(i).copied()? as usize;
        (last > i && self.scan.name(i).is_none_or(|f| f.kind != Kind::Person))
            .then_some(last)
    }

    /// Whether a run after a title is a name.
    fn fits(
        &self,
        run: &Run,
        title: &Found,
        near: bool,
        nation: bool,
    ) -> bool {
        let text = self.text;
        let named = run.lead == Stuff::Strong || run.kunya;
        if !near {
            return named && (run.words() >= 2 && run.strong > 0);
        }
        if named {
            return true;
        }
        let n = run.words();
        match run.lead {
            Stuff::Weak => {
                if text.str(run.first).starts_with("ال") {
                    // الرئيس السيسي
                    return n == 1
                        && text.reads(title.first, flag::CLEAR_TITLE)
                        && run.first == title.last
                        && text.str(run.first).ends_with('ي');
                }
                let verbal = self.verbal(run.first);
                // افتتاحية, اتصالا هاتفيا: nouns and adjectives.
                let all = |letter| {
                    (run.first..run.last)
                        .all(|k| text.str(k).ends_with(letter))
                };
                if run.strong == 0
                    && ((run.first..run.last)
                        .any(|k| self.source_ends(k, 'ة'))
                        || (n > 1 && (all('ه') || all('ا'))))
                {
                    return false;
                }
                (n >= 2 && (!verbal || run.strong > 0))
                    || (n == 1
                        && !verbal
                        && (nation
                            || title.words() > 1
                            || text.reads(title.first, flag::CLEAR_TITLE)))
            }
            Stuff::Doubtful => {
                (n >= 2 && run.strong + run.weak > 0)
                    || (n == 1
                        && run.first == title.last
                        && text.reads(title.first, flag::CLEAR_TITLE))
                    || (n >= 2 && run.given)
            }
            _ => false,
        }
    }

    /// The second of two with one title: `والأميركي جو بايدن`, `ودونالد
    /// ترمب`.
    fn listed(&self, run: &Run, title: &Found, found: &mut Vec<Found>) {
        let text = self.text;
        let at = run.last;
        if !text.joined(at - 1) {
            return;
        }
        if let Some(n) = self.scan.nationality(at)
            && n.start > text.word(at).map_or(0, |w| w.start)
            && text.joined(n.last - 1)
            && let Some(next) = self.run(n.last)
            && next.offset == 0
            && self.fits(&next, title, true, true)
        {
            self.person(&next, rules::TITLE_NAME, found);
            return;
        }
        self.joined_by_and(at, found);
    }

    /// An unlisted name of two words after و, which follows a name.
    fn joined_by_and(&self, at: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let Some(rest) = text.str(at).strip_prefix('و') else { return };
        if text.is_word(at)
            && text.readings(at).is_empty()
            && self.scan.name(at).is_none()
            && rest.chars().nth(2).is_some()
            && !rest.starts_with("ال")
            && !is_common(rest, true, self.lexicon)
            && text.joined(at)
            && matches!(self.stuff(at + 1), Stuff::Strong | Stuff::Weak)
        {
            let mut next = Run {
                first: at,
                last: at + 1,
                offset: 2,
                strong: 0,
                doubtful: 0,
                weak: 1,
                lead: Stuff::Weak,
                given: false,
                kunya: false,
            };
            self.extend(&mut next);
            let more = text.str(next.last).starts_with('و');
            // وإخراج محمد: a given name is no second name.
            if next.words() >= 2
                && !text.has(at + 1, flag::GIVEN)
                && (next.strong > 0 || more || self.stop(next.last))
            {
                self.person(&next, rules::LIST, found);
            }
        }
    }

    /// Names without a title before them. Answers where a name ends.
    fn plain(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let text = self.text;
        let before = i.checked_sub(1).filter(|&b| text.joined(b));
        let said = before.is_some_and(|b| text.reads(b, flag::SAY));
        if self.idle(i, said) {
            return None;
        }
        let run = self.run(i)?;
        let n = run.words();
        let titled = || {
            (text.is_mark(run.last, "،,-(")
                && self.scan.title(run.last + 1).is_some())
                || self.scan.title(run.last).is_some()
        };
        let rule = match run.lead {
            _ if run.kunya => (n >= 2).then_some(rules::KUNYA),
            Stuff::Strong if n >= 2 => {
                (run.given || run.strong >= 2 || said || titled())
                    .then_some(rules::GIVEN_NAME)
            }
            Stuff::Doubtful if n >= 2 => (run.given
                && (run.strong > 0
                    || titled()
                    || said
                    || (run.weak > 0 && self.placed(i, before))
                    || (run.weak > 0
                        && before.is_none_or(|b| !text.is_word(b))
                        && text.str(run.last - 1).starts_with("ال")
                        && text.str(run.last - 1).ends_with('ي'))
                    || (run.weak > 0
                        && before.is_none_or(|b| !text.is_word(b))
                        && !text.joined(run.last - 1))))
            .then_some(rules::GIVEN_NAME),
            Stuff::Strong | Stuff::Weak
                if n == 1
                    && run.offset == 0
                    && said
                    && !text.str(i).starts_with("ال")
                    && (run.lead == Stuff::Strong
                        || (!self.verbal(i)
                            && !text.str(i).ends_with('ا')))
                    && self.speech(run.last) =>
            {
                Some(rules::SPEAKER)
            }
            Stuff::Weak
                if n >= 2
                    && run.offset == 0
                    && !self.verbal(i)
                    && !text.str(i).starts_with("ال")
                    && !text.has(i + 1, flag::GIVEN) =>
            {
                if said
                    && (run.strong > 0
                        || titled()
                        || self.stop(run.last)
                        || text.str(run.last).starts_with("ال"))
                {
                    Some(rules::SPEAKER)
                } else {
                    (titled() && run.strong > 0 && self.boundary(before))
                        .then_some(rules::NAME_TITLE)
                }
            }
            // بلينكن alone; a given name alone says too little.
            Stuff::Strong
                if n == 1
                    && !run.given
                    && text.has(i, flag::FAMILY)
                    && text.str(i).chars().nth(3).is_some()
                    && !text.str(i).starts_with("ال") =>
            {
                Some(rules::SURNAME)
            }
            _ => None,
        }?;
        self.person(&run, rule, found);
        if n >= 2 && text.joined(run.last - 1) {
            self.joined_by_and(run.last, found);
        }
        Some(run.last)
    }

    /// Whether speech follows: إن, a colon, a quotation mark.
    fn speech(&self, at: usize) -> bool {
        let text = self.text;
        at > 0
            && text.joined(at - 1)
            && (text.is_quote(at)
                || text.is_mark(at, ":")
                || matches!(text.str(at), "ان" | "انه" | "انها"))
    }

    /// Whether a given name is in doubt only because a place has it too, and
    /// nothing says that the place is meant: فيكتوريا نولاند.
    fn placed(&self, i: usize, before: Option<usize>) -> bool {
        let text = self.text;
        let other = flag::COMMON | flag::FUNCTION | flag::TIME;
        let root = text.word(i).map_or(NONE, |w| w.root);
        self.lexicon
            .entries(root)
            .any(|e| e.kind == Some(Kind::Place) && e.rank > 1)
            && !text.has(i, other)
            && !self.verbal(i + 1)
            && before.is_none_or(|b| {
                !text.reads(
                    b,
                    flag::PLACE_PREPOSITION
                        | flag::PLACE_HEAD
                        | flag::DIRECTION,
                )
            })
    }

    /// Whether what stands before a word lets a name begin.
    fn boundary(&self, before: Option<usize>) -> bool {
        before.is_none_or(|b| {
            !self.text.is_word(b)
                || self.text.reads(b, flag::FUNCTION | flag::SAY)
        })
    }

    /// Whether a clause goes on after a name: a mark, إن, في.
    fn stop(&self, at: usize) -> bool {
        at >= self.text.len()
            || !self.text.joined(at - 1)
            || !self.text.is_word(at)
            || self.text.has(at, flag::FUNCTION)
    }

    fn person(&self, run: &Run, rule: &'static str, found: &mut Vec<Found>) {
        let Some(start) = self.text.word(run.first) else { return };
        let Some(end) = self.text.word(run.last - 1) else { return };
        // A listed name is its own finding.
        if let Some(name) = self.scan.name(run.first)
            && name.kind == Kind::Person
            && name.first == run.first
            && name.last == run.last
        {
            return;
        }
        found.push(Found {
            first: run.first,
            last: run.last,
            start: start.start + u32::from(run.offset),
            end: end.end,
            kind: Kind::Person,
            source: Source::Rule(rule),
            identity: NONE,
        });
    }
}

impl Run {
    fn add(&mut self, stuff: Stuff) {
        match stuff {
            Stuff::No => {}
            Stuff::Weak => self.weak += 1,
            Stuff::Doubtful => self.doubtful += 1,
            Stuff::Strong => self.strong += 1,
        }
    }
}

/// Whether a word begins as no name does: with particles and the article, as
/// verbs of form ten, in the future.
fn prefixed(word: &str) -> bool {
    let mut letters = word.chars();
    let mut next = || letters.next().unwrap_or_default();
    matches!(
        (next(), next(), next()),
        ('و' | 'ب' | 'ك' | 'ف', 'ا', 'ل')
            | ('ل', 'ل', _)
            | ('و', 'ل', 'ل')
            | ('ا', 'س', 'ت')
            | ('س', 'ت', _)
    )
}

/// Whether a word ends as no name does: ها هم هما تنا, ات ون وا, ته تها.
fn suffixed(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let mut next = || letters.next().unwrap_or_default();
    matches!(
        (next(), next(), next()),
        ('ا', 'ه' | 'و', _)
            | ('م', 'ه', _)
            | ('ا', 'م', 'ه')
            | ('ا', 'ن', 'ت')
            | ('ت', 'ا', _)
            | ('ن', 'و', _)
            | ('ه', 'ت', _)
    )
}
