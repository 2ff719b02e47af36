//! What is seen of a line.

use alloc::{collections::BTreeSet, string::String, vec::Vec};
use core::ops::Range;

use khabar_dates::DateParser;
use khabar_normalize::fold_char;

use crate::{
    cues::{self, CueClass, CuePlace, Cues, Sign},
    dateline,
    label::BoilerplateKind,
    reading::{Kind, Piece, Reading},
    tables::costs::Feature,
    words::{self as w, Vocabulary, continues, is_name, is_place, senses},
};

/// What is seen of one line that is not blank.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// A bit for each feature.
    pub(crate) features: u128,
    /// The kind of the page tool that the line seems to be.
    pub(crate) kind: Option<BoilerplateKind>,
    /// Words and numbers, as far as they were read.
    words: u8,
    /// How many of them have weight.
    weighty: u8,
}

impl Seen {
    pub(crate) fn has(&self, feature: Feature) -> bool {
        self.features & (1 << feature as u32) != 0
    }

    fn set(&mut self, feature: Feature, yes: bool) {
        if yes {
            self.features |= 1 << feature as u32;
        }
    }

    fn is_paragraph(&self) -> bool {
        self.words >= 15
    }

    fn is_short(&self) -> bool {
        self.words <= 7
    }
}

/// Of a line with more words than this only both ends are looked at.
const LONG: usize = 30;

/// Looks at the lines of a page, one after the other.
#[derive(Debug)]
pub(crate) struct Looker<'c> {
    cues: &'c Cues,
    reading: Reading,
    /// What is inside a bracket at the end.
    aside: Reading,
    seen: Vec<Seen>,
    /// The hashes of earlier lines.
    earlier: BTreeSet<u64>,
    /// The hash of each line that can be said again, or 0.
    hashes: Vec<u64>,
    /// The folded words of the first line of four words or more.
    opening: Option<String>,
    /// The words of weight of all lines, one after the other.
    places: Vec<u16>,
    /// Those of the paragraphs.
    vocabulary: Vocabulary,
    /// The last paragraph with its words of weight.
    paragraph: Option<(usize, Range<usize>)>,
}

impl<'c> Looker<'c> {
    pub(crate) fn new(cues: &'c Cues) -> Self {
        Self {
            cues,
            reading: Reading::default(),
            aside: Reading::default(),
            seen: Vec::new(),
            earlier: BTreeSet::new(),
            hashes: Vec::new(),
            opening: None,
            places: Vec::new(),
            vocabulary: Vocabulary::default(),
            paragraph: None,
        }
    }

    /// Looks at the next line that is not blank.
    pub(crate) fn look(&mut self, line: &str) {
        let line = line.get(note(line)..).unwrap_or(line);
        self.reading.read(line, LONG + 1);
        self.reading.look_up();
        let mut seen = Seen::default();
        self.words(&mut seen);
        marks(&mut seen, line);
        let agency = self.find_cues(&mut seen, line);
        self.credit(&mut seen, line);
        if seen.words <= 16 {
            dates(&mut seen, line, &self.reading);
        }
        self.names(&mut seen, line);
        // Most lines name no agency, and have no dateline.
        if agency
            && let Some(found) =
                dateline::find(line, &self.reading, self.cues, false)
        {
            let mut rest = self.reading.pieces().iter().rev();
            let whole = !rest
                .any(|p| p.is_word() && p.range().start >= found.range.end);
            seen.set(Feature::Dateline, whole);
            seen.set(Feature::DatelineStart, !whole);
        }
        self.shape(&mut seen);
        self.compare(&mut seen);
        self.weigh(&mut seen);
        self.seen.push(seen);
    }

    /// Compares the line with the first and the earlier ones.
    fn compare(&mut self, seen: &mut Seen) {
        let words = self.reading.joined();
        seen.set(Feature::First, self.seen.is_empty());
        let mut hash = 0;
        if seen.words >= 4 && usize::from(seen.words) <= LONG {
            if let Some(first) = &self.opening {
                let clipped = first.len() != words.len()
                    && (first.starts_with(words)
                        || words.starts_with(first.as_str()));
                seen.set(Feature::Clipped, clipped);
            }
            hash = hash_of(words);
            seen.set(Feature::Repeat, !self.earlier.insert(hash));
        }
        self.hashes.push(hash);
        if self.opening.is_none() && seen.words >= 4 {
            self.opening = Some(words.into());
        }
    }

    /// Compares the words of weight of a paragraph with those of the ones
    /// before it, and keeps those of every line.
    fn weigh(&mut self, seen: &mut Seen) {
        let from = self.places.len();
        for at in 0..self.reading.words() {
            if let Some(place) = Vocabulary::place(self.reading.word(at)) {
                self.places.push(place);
            }
        }
        let places = self.places.get(from..).unwrap_or_default();
        seen.weighty = u8::try_from(places.len()).unwrap_or(u8::MAX);
        if !seen.is_paragraph() {
            return;
        }
        let known = places.iter().filter(|&&p| self.vocabulary.has(p));
        let known = known.count();
        seen.set(
            Feature::Novel,
            !self.vocabulary.is_empty()
                && places.len() >= 6
                && known * 8 <= places.len(),
        );
        if let Some((at, before)) = self.paragraph.take() {
            let mut own: [u64; 64] = [0; 64];
            for place in places {
                if let Some(bits) = own.get_mut(usize::from(place % 64)) {
                    *bits |= 1 << (place / 128);
                }
            }
            let before = self.places.get(before).unwrap_or_default();
            let again = before.iter().filter(|&&place| {
                own.get(usize::from(place % 64))
                    .is_some_and(|bits| bits & (1 << (place / 128)) != 0)
            });
            let again = again.count();
            if let Some(before_this) = self.seen.get_mut(at) {
                before_this.set(
                    Feature::Retold,
                    again >= 5 && again * 5 >= before.len() * 2,
                );
            }
        }
        for &place in places {
            self.vocabulary.add(place);
        }
        self.paragraph = Some((self.seen.len(), from..self.places.len()));
    }

    /// What only the lines around a line can tell, once all were looked at.
    pub(crate) fn finish(mut self) -> Vec<Seen> {
        self.recurring();
        self.echoes();
        neighbours(&mut self.seen);
        self.seen
    }

    /// Marks lines that a later line says again.
    fn recurring(&mut self) {
        let mut later = BTreeSet::new();
        for (seen, &hash) in self.seen.iter_mut().zip(&self.hashes).rev() {
            if hash != 0 {
                seen.set(Feature::Recurs, !later.insert(hash));
            }
        }
    }

    /// Compares the words of short lines with those of the paragraphs.
    fn echoes(&mut self) {
        let mut at = 0;
        for seen in &mut self.seen {
            let to = at + usize::from(seen.weighty);
            let places = self.places.get(at..to).unwrap_or_default();
            at = to;
            if seen.is_paragraph() || self.vocabulary.is_empty() {
                continue;
            }
            let known = places.iter().filter(|&&p| self.vocabulary.has(p));
            let known = known.count();
            let all = places.len();
            seen.set(
                Feature::Echo,
                known >= 1 && known * 2 >= all && all >= 2,
            );
            seen.set(Feature::Stranger, all >= 2 && known * 5 <= all);
        }
    }

    /// How a line is built: marks in its middle, how it begins.
    fn shape(&self, seen: &mut Seen) {
        let reading = &self.reading;
        let words = reading.words();
        let pieces = reading.pieces();
        let mut quotes = 0;
        for (i, piece) in pieces.iter().enumerate() {
            let inside = piece.word > 0 && (piece.word as usize) < words;
            match piece.mark() {
                Some('"') => quotes += 1,
                Some(':') if inside => seen.set(Feature::Colon, true),
                Some('.') if inside => {
                    let after = pieces.get(i + 1);
                    let end = piece.range().end;
                    if after.is_some_and(|p| p.is('.')) {
                        seen.set(Feature::Dots, true);
                    } else if after
                        .is_some_and(|p| p.is_word() && p.range().start > end)
                    {
                        seen.set(Feature::StopInside, true);
                    }
                }
                Some('؟' | '!' | '…') if inside => {
                    seen.set(Feature::StopInside, true);
                }
                _ => {}
            }
        }
        seen.set(Feature::Marked, quotes > 0);
        let first = reading.word(0);
        let rest = first.strip_prefix('و');
        seen.set(Feature::AndStart, rest.is_some_and(|r| r.len() > 4));
        seen.set(
            Feature::GoesOn,
            words > 4 && (continues(first) || continues(reading.run(0..2))),
        );
        let start = pieces.iter().position(Piece::is_word).unwrap_or(0);
        let (one, two, three) =
            (pieces.get(start), pieces.get(start + 1), pieces.get(start + 2));
        let number =
            |p: Option<&Piece>| p.is_some_and(|p| p.kind == Kind::Number);
        seen.set(
            Feature::ClockStart,
            number(one) && two.is_some_and(|p| p.is(':')) && number(three),
        );
        seen.set(
            Feature::Numbered,
            number(one)
                && first.len() <= 2
                && words > 1
                && !number(three)
                && (two.is_some_and(|p| p.is('.') || p.is('-') || p.is(')'))),
        );
        if words <= 40 {
            let wide = |pair: &[Piece]| match pair {
                [a, b] => b.range().start > a.range().end + 1,
                _ => false,
            };
            seen.set(Feature::Gaps, pieces.windows(2).any(wide));
        }
        if words <= 7 {
            seen.set(Feature::Given, reading.any_says(w::GIVEN));
        }
    }

    /// Lines that are a name, an address, a figure.
    fn names(&self, seen: &mut Seen, line: &str) {
        let reading = &self.reading;
        let words = reading.words();
        if words <= 8 {
            seen.set(Feature::Name, is_name(reading));
        }
        if words <= 5 {
            let named = reading.any_says(w::OUTLET);
            seen.set(Feature::Outlet, named && !seen.has(Feature::EndStop));
        }
        if words <= 4 {
            let places = self.covered(w::PLACE, is_place);
            seen.set(Feature::Place, places > 0 && words - places <= 1);
        }
        let pieces = reading.pieces();
        let has = |fits: fn(&Piece) -> bool| pieces.iter().any(fits);
        if (2..=8).contains(&words) && has(parts) {
            let mut from = 0;
            let ends = pieces.iter().filter(|p| parts(p));
            let ends = ends.map(|p| p.word as usize).chain([words]);
            for to in ends {
                let part = reading.run(from..to);
                seen.set(Feature::Placed, to - from <= 2 && is_place(part));
                from = to;
            }
        }
        let number = has(|p| p.kind == Kind::Number);
        if number && words <= 16 {
            let unit = reading.any_says(w::UNIT);
            let parted =
                has(|p| matches!(p.mark(), Some(':' | '|' | '°' | '%' | '$')));
            seen.set(Feature::Pair, unit || parted && words <= 10);
        }
        if seen.has(Feature::Latin) || number {
            self.address(seen, line.trim());
        }
    }

    /// Lines that are an address or the name of a file.
    fn address(&self, seen: &mut Seen, line: &str) {
        if line.len() > 400 {
            return;
        }
        let address = line.contains("://") || line.starts_with("www.");
        let one = line.bytes().all(|b| b.is_ascii_graphic());
        let has = |fits: fn(u8) -> bool| line.bytes().any(fits);
        let file = one
            && line.len() >= 8
            && (IMAGES.iter().any(|end| line.ends_with(end))
                || line.len() >= 16
                    && has(|b| matches!(b, b'-' | b'_' | b'%'))
                    && has(|b| b.is_ascii_digit()));
        seen.set(Feature::Address, address);
        seen.set(Feature::File, file && !address);
        if !line.contains(' ') && (address || file) {
            // However many words its marks part, it is one.
            seen.words = 1;
            let lengths = [
                Feature::Words47,
                Feature::Words814,
                Feature::Words1529,
                Feature::Words30,
            ];
            for length in lengths {
                seen.features &= !(1 << length as u32);
            }
            seen.set(Feature::Words13, true);
        }
    }

    /// Counts the words of a line by what they are made of.
    fn words(&self, seen: &mut Seen) {
        let (mut arabic, mut latin, mut digits) = (0, 0, 0);
        let (mut parting, mut verbs, mut relatives) = (0, 0, 0);
        let mut before: Option<&Piece> = None;
        let mut handle = false;
        for piece in self.reading.pieces() {
            let len = piece.range().len();
            match piece.kind {
                Kind::Arabic => arabic += len / 2,
                Kind::Other => {
                    latin += len;
                    // `@khabar`, `khabar@`
                    let at = before.filter(|p| p.is('@'));
                    handle |= at
                        .is_some_and(|p| p.range().end == piece.range().start);
                }
                Kind::Number => digits += len,
                Kind::Mark(c) => {
                    parting += usize::from(matches!(
                        c,
                        '،' | ',' | '|' | '-' | '•' | '/' | '+' | '>'
                    ));
                    let word = before.filter(|p| p.kind == Kind::Other);
                    handle |= c == '@'
                        && word.is_some_and(|p| {
                            p.range().end == piece.range().start
                        });
                }
            }
            before = Some(piece);
        }
        for at in 0..self.reading.words().min(6) {
            let verb = self.reading.says(at, w::VERB)
                || is_verb(self.reading.word(at));
            verbs += usize::from(verb);
            relatives += usize::from(self.reading.says(at, w::OPENER));
        }
        let words = self.reading.words();
        seen.words = u8::try_from(words).unwrap_or(u8::MAX);
        seen.set(Feature::NoWords, arabic + latin == 0);
        seen.set(Feature::Words13, (1..=3).contains(&words));
        seen.set(Feature::Words47, (4..=7).contains(&words));
        seen.set(Feature::Words814, (8..=14).contains(&words));
        seen.set(Feature::Words1529, (15..=29).contains(&words));
        seen.set(Feature::Words30, words >= 30);
        seen.set(Feature::Latin, latin > arabic);
        seen.set(Feature::Digits, digits > arabic + latin);
        seen.set(Feature::Handle, handle);
        seen.set(Feature::Speech, verbs > 0);
        seen.set(Feature::Relative, relatives > 0);
        seen.set(
            Feature::Listing,
            parting > 0 && words <= 4 * parting && verbs == 0,
        );
    }

    /// Finds the cues of a line, and says whether its first words name an
    /// agency or outlet.
    fn find_cues(&mut self, seen: &mut Seen, line: &str) -> bool {
        let reading = &self.reading;
        let cues = self.cues;
        let words = reading.words();
        let mut agency = false;
        // Of a long line only where a dateline may stand.
        let most = if words <= LONG { words } else { dateline::MOST_PIECES };
        for at in 0..most.min(words) {
            // A user's cue may begin with any word.
            let may = if at == 0 { w::CUE } else { w::CUE_INSIDE };
            if !reading.says(at, may) && !cues.has_more() {
                continue;
            }
            for end in at + 1..=words.min(at + cues::MOST) {
                let Some(found) = cues.begins(reading.run(at..end)) else {
                    break;
                };
                for sign in found.iter() {
                    agency |= matches!(
                        sign.class,
                        CueClass::Agency | CueClass::Outlet
                    );
                    if words <= LONG {
                        seen.take(sign, at, end, words);
                    }
                }
            }
        }
        if words <= LONG {
            for sign in cues.matching(line) {
                seen.take(sign, 0, words, words);
            }
        } else {
            // An inline head may be glued before a long paragraph.
            let inline = [CueClass::RelatedInline];
            let inline = cues.is(reading.run(0..2), &inline);
            seen.set(Feature::RelatedInline, inline);
        }
        if words == 0 || words > 16 {
            return agency;
        }
        if words <= 10 && agency {
            // A name may stand behind و.
            let named = self.covered(u16::MAX, |words| is_agency(cues, words));
            let left = words.saturating_sub(named);
            seen.set(
                Feature::Outlet,
                named > 0 && left <= usize::from(named > 1),
            );
        }
        // A row of share buttons on one line.
        if is_tool(cues, reading.word(0))
            && self.covered(w::CUE, |words| is_tool(cues, words)) == words
        {
            seen.set(Feature::ToolLine, true);
            seen.kind.get_or_insert(BoilerplateKind::Share);
        }
        agency
    }

    /// How many words of a short line belong to runs that fit and begin with
    /// a word that says so.
    fn covered(&self, first: u16, fits: impl Fn(&str) -> bool) -> usize {
        let mut named = 0;
        let mut at = 0;
        let words = self.reading.words();
        while at < words {
            let most = match first {
                u16::MAX => 4,
                first if self.reading.says(at, first) => 4,
                _ => 0,
            };
            let longest = (1..=most)
                .rev()
                .filter(|n| at + n <= words)
                .find(|n| fits(self.reading.run(at..at + n)))
                .unwrap_or(0);
            named += longest;
            at += longest.max(1);
        }
        named
    }

    /// A credit at the end: in brackets, or behind a mark.
    fn credit(&mut self, seen: &mut Seen, line: &str) {
        if let Some((before, inside)) = tail_bracket(line)
            && before.chars().any(|c| !c.is_whitespace())
        {
            self.aside.read(inside, LONG);
            seen.set(Feature::ParenTail, true);
            if is_credit(self.cues, &self.aside, 0) {
                seen.set(Feature::CreditTail, true);
            }
        }
        // `… - رويترز`, `… © غيتي`, `… . ح.م`; but `… - بوابة الشروق` is the
        // title of a page.
        if (4..=25).contains(&seen.words) {
            let words = self.reading.words();
            let marks = self.reading.pieces().iter().rev().filter(|p| {
                matches!(p.mark(), Some('-' | '|' | '©' | '.' | '/'))
                    && p.word >= 3
                    && (1..=4).contains(&(words - p.word as usize))
            });
            for mark in marks {
                let from = mark.word as usize;
                let title = matches!(mark.mark(), Some('-' | '|'))
                    && self.is_outlet_from(from);
                seen.set(Feature::TitleTail, title);
                let credit = !title
                    && words - from <= 3
                    && is_credit(self.cues, &self.reading, from);
                seen.set(Feature::CreditTail, credit);
            }
        }
    }

    /// Whether the words from one on name an outlet or section.
    fn is_outlet_from(&self, from: usize) -> bool {
        const NAMES: [CueClass; 2] = [CueClass::Outlet, CueClass::Section];
        let reading = &self.reading;
        let words = reading.words();
        self.cues.is(reading.run(from..words), &NAMES)
            || (from..words).any(|at| reading.says(at, w::OUTLET))
    }
}

/// Whether a mark parts a short line.
fn parts(piece: &Piece) -> bool {
    matches!(
        piece.mark(),
        Some('-' | '/' | '|' | '(' | ')' | ':' | '،' | '_' | '•' | '"')
    )
}

/// A number that lines with the same words share, and hardly any others.
fn hash_of(words: &str) -> u64 {
    let mut hash = words.len() as u64;
    for chunk in words.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(chunk) {
            *to = *from;
        }
        hash = (hash ^ u64::from_le_bytes(bytes))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29);
    }
    hash
}

/// Whether a folded word is a verb of saying behind و or ف, or س.
fn is_verb(word: &str) -> bool {
    let verb = |word| senses(word) & w::VERB != 0;
    let bare = word.strip_prefix(['و', 'ف']);
    bare.is_some_and(verb)
        || bare.unwrap_or(word).strip_prefix('س').is_some_and(verb)
}

/// What only the lines next to a line can tell, and where it stands.
fn neighbours(seen: &mut [Seen]) {
    let last = seen.iter().rposition(Seen::is_paragraph);
    let first = seen.iter().position(Seen::is_paragraph);
    let end = first.unwrap_or(seen.len());
    let last_date = seen
        .iter()
        .take(end)
        .rposition(|s| s.has(Feature::DateOnly))
        .unwrap_or(0);
    // The last line above that date that may be a headline.
    let title = seen.iter().take(last_date).rposition(|s| {
        s.words >= 4
            && !s.has(Feature::DateOnly)
            && !s.has(Feature::Dated)
            && !s.has(Feature::CueAlone)
            && !s.has(Feature::ToolLine)
    });
    let mut before: Option<Seen> = None;
    let mut rest = seen.iter_mut().enumerate().peekable();
    while let Some((i, one)) = rest.next() {
        let now = *one;
        let after = rest.peek().map(|(_, next)| **next);
        let after = after.unwrap_or_default();
        one.set(Feature::NextLong, after.is_paragraph());
        one.set(Feature::NextShort, after.words > 0 && after.is_short());
        one.set(Feature::NextDate, after.has(Feature::DateOnly));
        let tool = |s: &Seen| s.has(Feature::ToolLine);
        let before = before.replace(now).unwrap_or_default();
        one.set(Feature::PrevLong, before.is_paragraph());
        one.set(Feature::PrevShort, before.words > 0 && before.is_short());
        one.set(Feature::PrevDate, before.has(Feature::DateOnly));
        one.set(Feature::PrevTool, tool(&before));
        one.set(Feature::PrevSummary, before.has(Feature::SummaryHead));
        one.set(Feature::PrevStop, before.has(Feature::EndStop));
        one.set(Feature::NextTool, tool(&after));
        one.set(Feature::Last, rest.peek().is_none());
        one.set(Feature::Top, i < 3);
        one.set(Feature::Tail, last.is_some_and(|last| last < i));
        one.set(Feature::Head, first.is_none_or(|first| i <= first));
        one.set(
            Feature::DateAgain,
            now.has(Feature::DateOnly)
                && title.is_some_and(|title| i < title && title < last_date),
        );
    }
}

/// Names of image files end so.
const IMAGES: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".JPG"];

/// How many bytes at the start of a line are a note of whoever collected the
/// page, ` date 2024-03-12 `, and no part of it.
pub(crate) fn note(line: &str) -> usize {
    let bare = line.trim_start_matches(' ');
    let Some(rest) = bare.strip_prefix("date ") else { return 0 };
    let Some((date, rest)) = rest.split_at_checked(10) else { return 0 };
    let mut shape = date.bytes().zip("0000-00-00".bytes());
    let fits = shape.all(|(b, s)| match s {
        b'-' => b == b'-',
        _ => b.is_ascii_digit(),
    });
    // The note alone on its line is all there is of it.
    let rest = rest.trim_start_matches(' ');
    if fits && !rest.is_empty() { line.len() - rest.len() } else { 0 }
}

impl Seen {
    pub(crate) fn set_alone(&mut self, alone: bool) {
        self.set(Feature::Alone, alone);
    }

    /// Takes a cue at words `at..end` of as many as `words`.
    fn take(&mut self, sign: Sign, at: usize, end: usize, words: usize) {
        let whole = at == 0 && end == words;
        let fits = match sign.place {
            CuePlace::Line => whole,
            CuePlace::Start => at == 0 && (words <= 14 || whole),
            CuePlace::Any => true,
            CuePlace::Short => words <= 3,
        };
        // A cue of names or keywords alone gives none.
        let bare =
            matches!(sign.class, CueClass::Byline | CueClass::TagsStart)
                && sign.place == CuePlace::Start
                && whole;
        if fits && !bare {
            self.cue(sign, whole);
        }
        // `… - تصوير: …` at the end of a caption.
        if sign.class == CueClass::Credit
            && sign.place == CuePlace::Any
            && at > 0
            && words - at <= 5
            && words <= 25
        {
            self.set(Feature::CreditTail, true);
        }
    }

    fn cue(&mut self, sign: Sign, whole: bool) {
        let feature = match sign.class {
            CueClass::Agency | CueClass::Outlet | CueClass::Credit => return,
            CueClass::Boilerplate => {
                if self.kind.is_none() || whole {
                    self.kind = sign.kind;
                }
                if sign.kind == Some(BoilerplateKind::Masthead) {
                    Feature::Masthead
                } else if whole {
                    Feature::ToolLine
                } else {
                    Feature::ToolStart
                }
            }
            CueClass::Byline => Feature::Byline,
            CueClass::CaptionHead => Feature::CaptionHead,
            CueClass::ContributorsHead => Feature::ContributorsHead,
            CueClass::CreditsTail => Feature::CreditsTail,
            CueClass::Modified => Feature::Modified,
            CueClass::Published => Feature::Published,
            CueClass::ReadingTime => Feature::ReadingTime,
            CueClass::RelatedHead => Feature::RelatedHead,
            CueClass::RelatedInline => Feature::RelatedInline,
            CueClass::Section => Feature::Section,
            CueClass::SourceStart => Feature::SourceStart,
            CueClass::SummaryHead => Feature::SummaryHead,
            CueClass::TagsHead => Feature::TagsHead,
            CueClass::TagsStart => Feature::TagsStart,
        };
        self.set(feature, true);
    }
}

/// Marks at the ends of a line.
fn marks(seen: &mut Seen, line: &str) {
    let mut last = line.chars().rev().filter_map(visible);
    let end = last.next();
    let mut stop = end;
    while matches!(stop, Some('"' | '\'' | ')' | ']')) {
        stop = last.next();
    }
    let clipped = stop == Some('…')
        || stop == Some('.')
            && last.next() == Some('.')
            && last.next() == Some('.');
    let ends = matches!(stop, Some('.' | '!' | '؟' | '?'));
    seen.set(Feature::EndStop, ends && !clipped);
    seen.set(Feature::ClippedEnd, clipped);
    seen.set(Feature::Question, matches!(stop, Some('؟' | '?')));
    seen.set(Feature::EndColon, end == Some(':'));
    let mut first = line.chars().filter_map(visible);
    let start = first.next();
    // A guillemet that opens is no list mark, one that closes is.
    let bullet = matches!(
        start,
        Some(
            '*' | '-'
                | '•'
                | '■'
                | '▪'
                | '●'
                | '·'
                | '◄'
                | '►'
                | '◾'
                | '○'
        )
    );
    seen.set(Feature::Bullet, bullet);
    seen.set(Feature::Hashtag, start == Some('#'));
    let mut back = line.chars().rev().filter_map(visible);
    let inner = back.find(|&c| c != '.');
    seen.set(Feature::Quoted, start == Some('"') && inner == Some('"'));
    seen.set(
        Feature::Bracketed,
        start == Some('(')
            && inner == Some(')')
            && first.filter(|&c| c == '(').count() == 0,
    );
}

/// A character folded, where it is not blank and not left out.
fn visible(c: char) -> Option<char> {
    if c.is_whitespace() { None } else { fold_char(c) }
}

/// Whether words name an agency or outlet, perhaps after و.
fn is_agency(cues: &Cues, words: &str) -> bool {
    const NAMES: [CueClass; 2] = [CueClass::Agency, CueClass::Outlet];
    cues.is(words, &NAMES)
        || words.strip_prefix('و').is_some_and(|rest| cues.is(rest, &NAMES))
}

/// Whether words are a page tool by themselves.
fn is_tool(cues: &Cues, words: &str) -> bool {
    cues.begins(words).is_some_and(|found| {
        found.iter().any(|sign| {
            sign.class == CueClass::Boilerplate && sign.place == CuePlace::Line
        })
    })
}

/// The text before and inside a short bracket at the end of a line.
pub(crate) fn tail_bracket(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end_matches(|c| visible(c).is_none());
    let body = line.strip_suffix(')')?;
    let open = body.rfind('(')?;
    let inside = body.get(open + 1..)?;
    // Forty characters have at most four bytes each.
    (inside.len() <= 160 && inside.chars().count() <= 40)
        .then_some((body.get(..open)?, inside))
}

/// Whether words from one on name who took or sent a photograph.
pub(crate) fn is_credit(cues: &Cues, reading: &Reading, from: usize) -> bool {
    const CREDITS: [CueClass; 3] =
        [CueClass::Agency, CueClass::Outlet, CueClass::Credit];
    let words = reading.words();
    (from..words).any(|at| cues.is(reading.word(at), &CREDITS))
        || cues.is(reading.run(from..words), &CREDITS)
}

/// Whether a short line is hardly more than a date.
fn dates(seen: &mut Seen, line: &str, reading: &Reading) {
    let cue = seen.has(Feature::Published) || seen.has(Feature::Modified);
    let pieces = reading.pieces();
    let words = reading.words();
    let day = reading.any_says(w::DAY);
    if !cue && !is_dated(reading) && (words > 4 || !day) {
        return;
    }
    let mut covered = 0;
    let mut at = 0;
    for found in DateParser::new().find_iter(line) {
        let range = found.range();
        while let Some(piece) = pieces.get(at)
            && piece.range().start < range.end
        {
            at += 1;
            if piece.range().start >= range.start {
                covered += letters(piece);
            }
        }
    }
    let all: usize = pieces.iter().map(letters).sum();
    seen.set(Feature::Dated, covered >= 4);
    seen.set(
        Feature::DateOnly,
        covered > 0
            && (covered * 10 >= all * 6 || (cue && covered * 10 >= all * 3)),
    );
    if cue && covered == 0 {
        seen.features &=
            !(1 << Feature::Published as u32 | 1 << Feature::Modified as u32);
        seen.set(Feature::CueAlone, true);
    }
}

/// Whether the figures of a line can be those of a date: a year, two parted
/// by a mark, or one beside a word of dates.
fn is_dated(reading: &Reading) -> bool {
    let mut numbers = reading
        .pieces()
        .iter()
        .enumerate()
        .filter(|(_, p)| p.kind == Kind::Number);
    numbers.any(|(i, piece)| {
        let text = reading.text(piece);
        let mark =
            |p: &&Piece| matches!(p.mark(), Some('/' | '-' | '.' | ':' | '٫'));
        let at = piece.word as usize;
        text.len() == 4 && matches!(text.get(..1), Some("1" | "2"))
            || text.len() == 8
            || reading.pieces().get(i + 1).filter(mark).is_some()
                && reading
                    .pieces()
                    .get(i + 2)
                    .is_some_and(|p| p.kind == Kind::Number)
            || reading.says(at + 1, w::DAY)
            || at > 0 && reading.says(at - 1, w::DAY)
    })
}

/// Letters and digits of a piece, near enough.
fn letters(piece: &Piece) -> usize {
    match piece.kind {
        Kind::Arabic => piece.range().len() / 2,
        Kind::Mark(_) => 0,
        _ => piece.range().len(),
    }
}
