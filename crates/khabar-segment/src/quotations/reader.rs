//! The reading of paragraphs, one after the other.

use alloc::{string::String, vec::Vec};
use core::{fmt::Write as _, ops::Range};

use khabar_normalize::Normalizer;

use super::{
    Quotation,
    marks::{Marks, Pair},
    naming::{Gender, Naming, View},
    scan::{Kind, Token, know, may_quote, scan},
    senses::{self as s, look, look_behind},
};
use crate::cues::{self, CueClass};

/// Words between a cue and the opening mark at the most.
const MOST_BETWEEN: usize = 30;

/// Words between a cue and a colon at the most.
const MOST_BEFORE_COLON: usize = 14;

/// Tokens in which a weak verb leads to words.
const MOST_TO_LEAD: usize = 14;

/// Paragraphs without marks that are read for the last speaker.
const REMEMBERED: usize = 8;

/// Paragraphs without marks inside a quotation at the most.
const MOST_INSIDE: usize = 3;

/// A speaker who was named.
#[derive(Clone, Debug)]
struct Speaker {
    range: Range<usize>,
    gender: Option<Gender>,
}

/// The speakers who were named last.
#[derive(Debug, Default)]
struct Memory {
    last: Option<Speaker>,
    male: Option<Speaker>,
    female: Option<Speaker>,
}

impl Memory {
    fn add(&mut self, speaker: Speaker) {
        match speaker.gender {
            Some(Gender::Male) => self.male = Some(speaker.clone()),
            Some(Gender::Female) => self.female = Some(speaker.clone()),
            _ => {}
        }
        self.last = Some(speaker);
    }

    /// The last speaker who agrees with a verb.
    fn choose(&self, gender: Option<Gender>) -> Option<Range<usize>> {
        let last = self.last.as_ref()?;
        let agrees = match (gender, last.gender) {
            (None | Some(Gender::Many), _) | (_, None) => true,
            (a, b) => a == b,
        };
        if agrees {
            return Some(last.range.clone());
        }
        let slot = match gender {
            Some(Gender::Female) => &self.female,
            _ => &self.male,
        };
        slot.as_ref().map(|s| s.range.clone())
    }
}

/// What leads to speech in the sentence so far.
#[derive(Clone, Debug)]
struct Cue {
    at: usize,
    range: Range<usize>,
    class: u32,
    weak: bool,
    speaker: Option<Range<usize>>,
    /// The token after the naming of the speaker that follows the cue.
    stop: Option<usize>,
    /// Whether إن or أن came after it.
    that: bool,
}

/// A quotation that was not closed in its paragraph.
#[derive(Clone, Debug)]
struct Unclosed {
    /// Its place among what was found.
    found: usize,
    /// Where the paragraphs that belong to it, or may, end.
    end: usize,
    /// Paragraphs without marks since.
    inside: usize,
}

/// A cue before a colon that ends its paragraph.
#[derive(Clone, Debug)]
struct Carried {
    range: Range<usize>,
    speaker: Option<Range<usize>>,
}

/// A paragraph that may be a turn of an interview.
#[derive(Clone, Debug)]
struct Turn {
    speaker: Range<usize>,
    words: Range<usize>,
    /// س or ج.
    letter: bool,
}

/// Reads paragraphs in order.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    found: Vec<Quotation>,
    memory: Memory,
    unclosed: Option<Unclosed>,
    carried: Option<Carried>,
    turns: Vec<Turn>,
    /// The last paragraphs that nothing was read of, newest last.
    skipped: Vec<Range<usize>>,
    tokens: Vec<Token>,
    marks: Marks,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            found: Vec::new(),
            memory: Memory::default(),
            unclosed: None,
            carried: None,
            turns: Vec::new(),
            skipped: Vec::new(),
            tokens: Vec::new(),
            marks: Marks::default(),
        }
    }

    /// Reads the next paragraph, or puts it by until one with marks needs to
    /// know who spoke last.
    pub(super) fn paragraph(&mut self, range: Range<usize>) {
        let Some(words) = self.text.get(range.clone()) else { return };
        if words.is_empty() {
            return;
        }
        if self.unclosed.is_none() && !may_quote(words) {
            self.carried = None;
            if self.skipped.len() >= REMEMBERED {
                self.skipped.remove(0);
            }
            self.skipped.push(range);
            return;
        }
        for range in core::mem::take(&mut self.skipped) {
            self.read(range);
        }
        self.read(range);
    }

    fn read(&mut self, range: Range<usize>) {
        let words = self.text.get(range.clone()).unwrap_or_default();
        let mut tokens = core::mem::take(&mut self.tokens);
        let mut marks = core::mem::take(&mut self.marks);
        scan(words, range.start, &mut tokens);
        let from = self.go_on(&tokens, &mut marks, &range);
        if let Some(from) = from {
            marks.pair(&tokens, from);
            know(self.text, &mut tokens, &marks.pairs);
            let view =
                View { text: self.text, tokens: &tokens, pairs: &marks.pairs };
            let mut clauses = Clauses {
                view,
                range: range.clone(),
                sentence: from,
                cue: None,
                next_stop: 0,
                turn: None,
                unclosed: None,
            };
            if from == 0 {
                clauses.turn = self.turn(&view, &range);
            }
            let carried = self.carried.take();
            clauses.read(self, from, carried);
            if let Some(found) = clauses.unclosed {
                self.unclosed =
                    Some(Unclosed { found, end: range.end, inside: 0 });
            }
        }
        self.tokens = tokens;
        self.marks = marks;
    }

    /// Goes on with a quotation that an earlier paragraph left open; gives
    /// the token from which the paragraph is read, if it is.
    fn go_on(
        &mut self,
        tokens: &[Token],
        marks: &mut Marks,
        range: &Range<usize>,
    ) -> Option<usize> {
        let Some(mut open) = self.unclosed.take() else { return Some(0) };
        let between = self.text.get(open.end..range.start);
        let neighbours =
            between.is_some_and(|b| b.chars().all(char::is_whitespace));
        if !neighbours {
            return Some(0);
        }
        open.end = range.end;
        let mut extend = |end: usize| {
            if let Some(found) = self.found.get_mut(open.found) {
                found.range.end = end;
                if found.speaker.as_ref().is_some_and(|s| s.end > end) {
                    found.speaker = None;
                }
            }
        };
        let first = tokens.iter().position(Token::is_mark);
        match first {
            None => {
                let reported = tokens.first().is_some_and(|t| {
                    let word = self.text.get(t.range()).unwrap_or_default();
                    let class = look(word).0 & s::CLASS;
                    matches!(class, s::VERB | s::ADDRESS)
                });
                if !reported && open.inside < MOST_INSIDE {
                    open.inside += 1;
                    self.unclosed = Some(open);
                }
                Some(0)
            }
            // Each paragraph opens anew.
            Some(0) => {
                marks.pair(tokens, 0);
                let pair = marks.pairs.first().copied()?;
                let rest = tokens.get(pair.close + 1..).unwrap_or_default();
                if pair.open != 0 || rest.iter().any(Token::is_word) {
                    return Some(0);
                }
                if pair.closed {
                    extend(tokens.get(pair.close)?.end);
                } else {
                    extend(range.end);
                    self.unclosed = Some(open);
                }
                None
            }
            Some(mark) => {
                let odd = tokens.iter().filter(|t| t.is_mark()).count() % 2;
                let closes = tokens.get(mark).is_some_and(|t| !t.apart)
                    && tokens.get(mark + 1).is_none_or(|t| {
                        t.apart || !matches!(t.kind, Kind::Word | Kind::Number)
                    });
                if odd != 1 || !closes {
                    return Some(0);
                }
                extend(tokens.get(mark)?.end);
                Some(mark + 1)
            }
        }
    }

    /// Who has the turn where a paragraph begins with a few words and a
    /// colon; the words after it are put by until it is known whether the
    /// page is an interview.
    fn turn(
        &mut self,
        view: &View<'_>,
        range: &Range<usize>,
    ) -> Option<Range<usize>> {
        let mut at = 0;
        while view.token(at).is_some_and(|t| {
            t.kind == Kind::Inner
                || t.kind == Kind::Number && at > 0
                || t.is_word()
                    && (t.class() == 0 || t.has(s::PERSON))
                    && !t.has(s::END | s::THAT | s::TITLE)
        }) && at < 6
        {
            at += 1;
        }
        let (first, last) = (view.token(0)?, view.before(at)?);
        if view.kind(at) != Some(Kind::Colon) || !first.is_word() {
            return None;
        }
        let next = view.token(at + 1)?;
        let letter =
            view.words(0, at) == 1 && matches!(view.slice(first), "س" | "ج");
        let speaker =
            if letter { first.range() } else { first.start..last.end };
        if next.is_word() && speaker.len() <= 120 {
            self.turns.push(Turn {
                speaker: speaker.clone(),
                words: next.start..range.end,
                letter,
            });
        }
        Some(speaker)
    }

    /// All that was found, with the turns of an interview if the text is
    /// one: questions and answers by their letters, or at least two who
    /// speak at least twice.
    pub(super) fn finish(mut self) -> Vec<Quotation> {
        let text = self.text;
        let name = |turn: &Turn| text.get(turn.speaker.clone());
        let mut names: Vec<&str> =
            self.turns.iter().filter_map(name).collect();
        names.sort_unstable();
        let mut often: Vec<&str> = Vec::new();
        for (one, next) in names.iter().zip(names.iter().skip(1)) {
            if one == next && often.last() != Some(one) {
                often.push(one);
            }
        }
        let interview = often.len() >= 2;
        let before = self.found.len();
        for turn in &self.turns {
            let speaks = turn.letter
                || interview
                    && name(turn)
                        .is_some_and(|n| often.binary_search(&n).is_ok());
            let known = self.found.get(..before).unwrap_or_default();
            let at =
                known.partition_point(|q| q.range.start < turn.words.start);
            let again = known
                .get(at)
                .is_some_and(|q| q.range.start == turn.words.start);
            if speaks && !again {
                self.found.push(Quotation {
                    range: turn.words.clone(),
                    marked: false,
                    speaker: Some(turn.speaker.clone()),
                    cue: None,
                });
            }
        }
        if self.found.len() > before {
            self.found
                .sort_by_key(|q| (q.range.start, usize::MAX - q.range.end));
        }
        self.found
    }
}

/// The clauses of one paragraph.
struct Clauses<'a> {
    view: View<'a>,
    range: Range<usize>,
    /// The first token of the sentence.
    sentence: usize,
    cue: Option<Cue>,
    /// A place such that no stop is between the one last asked for and it.
    next_stop: usize,
    turn: Option<Range<usize>>,
    /// The place among what was found of a quotation that is not closed.
    unclosed: Option<usize>,
}

impl Clauses<'_> {
    fn read(
        &mut self,
        reader: &mut Reader<'_>,
        from: usize,
        carried: Option<Carried>,
    ) {
        let view = self.view;
        let mut pairs = view.pairs.iter().copied().peekable();
        let mut at = from;
        let mut carried = carried;
        while let Some(token) = view.token(at) {
            if let Some(pair) = pairs.next_if(|p| p.open == at) {
                let first = at == from;
                let carried = carried.take().filter(|_| first);
                self.quotation(reader, pair, carried);
                at = pair.close + usize::from(pair.closed);
                continue;
            }
            match token.kind {
                Kind::Word => self.word(reader, at, token),
                Kind::Stop => {
                    self.cue = None;
                    self.sentence = at + 1;
                }
                Kind::Colon => {
                    let next = pairs.peek().map(|p| p.open);
                    if let Some((q, end)) = self.unmarked(at, next) {
                        reader.found.push(q);
                        at = end;
                        continue;
                    }
                    if at + 1 == view.tokens.len() {
                        reader.carried = self.reached(at).map(|cue| Carried {
                            range: cue.range.clone(),
                            speaker: cue.speaker.clone(),
                        });
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn word(&mut self, reader: &mut Reader<'_>, at: usize, token: &Token) {
        match token.class() {
            s::VERB | s::ADDRESS => self.verb(reader, at, token),
            s::PARTICIPLE | s::NOUN => self.participle(reader, at, token),
            s::RELAY => {
                let from = self.from(at);
                self.set(reader, at, token, from, false);
            }
            s::ACCORDING => {
                let naming = self.according(at);
                self.set(reader, at, token, naming, false);
            }
            s::CAME if self.view.has(at + 1, s::IN) => {
                let naming = self.writing(at + 2);
                self.set(reader, at, token, naming, false);
            }
            // `ورد` is also و and رد.
            s::CAME => {
                let (senses, shape) = look_behind(self.view.slice(token));
                if matches!(senses & s::CLASS, s::VERB | s::ADDRESS) {
                    let token = Token { senses, shape, ..*token };
                    self.verb(reader, at, &token);
                }
            }
            _ if token.has(s::SAYING) && self.said(at) => {
                let naming = self.view.naming(at + 1);
                self.set(reader, at, token, naming, false);
            }
            _ => {}
        }
        if token.has(s::THAT)
            && let Some(cue) = &mut self.cue
        {
            cue.that = true;
        }
    }

    /// `على حد تعبير`.
    fn said(&self, at: usize) -> bool {
        self.view.before(at).is_some_and(|t| t.has(s::LIMIT))
    }

    /// Makes a word the cue of what follows. Where nobody is named after it,
    /// the speaker is the last one who agrees with it.
    fn set(
        &mut self,
        reader: &mut Reader<'_>,
        at: usize,
        token: &Token,
        naming: Option<Naming>,
        weak: bool,
    ) {
        let gender = Gender::of(token.senses);
        let stop = naming.as_ref().map(|n| n.stop).filter(|&n| n > at);
        let speaker = match naming {
            Some(naming) => {
                let speaker = self.named(&naming, gender);
                let range = speaker.range.clone();
                reader.memory.add(speaker);
                Some(range)
            }
            None => reader.memory.choose(gender).or(self.turn.clone()),
        };
        self.cue = Some(Cue {
            at,
            range: token.range(),
            class: token.class(),
            weak,
            speaker,
            stop,
            that: false,
        });
    }

    fn named(&self, naming: &Naming, verb: Option<Gender>) -> Speaker {
        let gender = match verb {
            Some(Gender::Male | Gender::Female) => verb,
            _ => self.view.token(naming.first).and_then(|t| {
                if t.shape.marbuta {
                    Some(Gender::Female)
                } else if t.has(s::PERSON) {
                    Some(Gender::Male)
                } else {
                    None
                }
            }),
        };
        Speaker { range: naming.range.clone(), gender }
    }

    fn verb(&mut self, reader: &mut Reader<'_>, at: usize, token: &Token) {
        let view = self.view;
        let after = view.subject_after(at);
        let before = view.subject_before(at, self.sentence);
        let gender = Gender::of(token.senses);
        let after = if token.class() == s::ADDRESS && before.is_none() {
            after.map(|naming| view.without_object(naming))
        } else {
            after
        };
        // `كتبت برنامجا`
        let after = after.filter(|n| {
            !(token.has(s::WEAK) || token.class() == s::ADDRESS)
                || !view.token(n.first).is_some_and(|t| t.shape.alef)
        });
        let animate = |n: &Naming| view.has(n.first, s::PERSON | s::BODY);
        let naming = match (after, before) {
            (after, None) if token.class() == s::VERB => after,
            (Some(after), None) => {
                let known = reader.memory.choose(gender).is_some();
                self.is_subject(&after, token, known).then_some(after)
            }
            (None, before) => before.map(|(naming, _)| naming),
            // `الخطة قالت الوزارة إنها …`
            (Some(after), Some((before, true))) => {
                let leads = view.token(after.stop).is_some_and(|t| {
                    t.has(s::THAT) || t.kind == Kind::Colon || t.is_mark()
                });
                if animate(&after) && leads && !animate(&before) {
                    Some(after)
                } else {
                    Some(before)
                }
            }
            (Some(after), Some((before, false))) => {
                if token.class() == s::VERB || animate(&after) {
                    Some(after)
                } else {
                    Some(before)
                }
            }
        };
        let weak = token.has(s::WEAK);
        if weak {
            let from = naming.as_ref().map_or(at, |n| n.stop.max(at)).max(at);
            if !self.leads(from) {
                return;
            }
        }
        self.set(reader, at, token, naming, weak);
    }

    /// Whether what follows a verb that takes an object is its subject.
    fn is_subject(&self, after: &Naming, verb: &Token, known: bool) -> bool {
        let Some(first) = self.view.token(after.first) else { return false };
        let animate = first.has(s::PERSON | s::BODY);
        if !known {
            return true;
        }
        if verb.has(s::PERSONAL) {
            return animate && after.words >= 3;
        }
        animate || !(first.shape.article || first.has(s::OBJECT))
    }

    /// Whether words of speech follow soon.
    fn leads(&self, from: usize) -> bool {
        let view = self.view;
        for at in from..from + MOST_TO_LEAD {
            let Some(token) = view.token(at) else { return false };
            match token.kind {
                Kind::Stop => return false,
                Kind::Colon | Kind::Mark(_) => return true,
                _ if token.has(s::THAT) => return true,
                _ if at > from && token.is_verb() => return false,
                _ if matches!(token.class(), s::PARTICIPLE | s::NOUN) => {
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    fn participle(
        &mut self,
        reader: &mut Reader<'_>,
        at: usize,
        token: &Token,
    ) {
        let speaker = self
            .cue
            .as_ref()
            .filter(|cue| cue.at >= self.sentence)
            .and_then(|cue| cue.speaker.clone());
        match speaker {
            Some(range) => {
                self.cue = Some(Cue {
                    at,
                    range: token.range(),
                    class: token.class(),
                    weak: false,
                    speaker: Some(range),
                    stop: None,
                    that: false,
                });
            }
            None => {
                let subject = if token.class() == s::PARTICIPLE
                    || !self.according_before(at)
                {
                    self.view.subject_of_sentence(self.sentence)
                } else {
                    None
                };
                let subject = subject.filter(|n| n.stop <= at);
                self.set(reader, at, token, subject, false);
            }
        }
    }

    /// `بحسب قوله`, `على حد تعبيره`: a pronoun of an earlier sentence.
    fn according_before(&self, at: usize) -> bool {
        self.view
            .before(at)
            .is_some_and(|t| t.class() == s::ACCORDING || t.has(s::LIMIT))
    }

    /// Who is named after عن of a verb of passing on.
    fn from(&self, at: usize) -> Option<Naming> {
        let view = self.view;
        for i in at + 1..at + 14 {
            let token = view.token(i)?;
            if token.kind == Kind::Stop || token.has(s::FROM_THEM) {
                return None;
            }
            if token.has(s::FROM) {
                return view.subject_after(i);
            }
        }
        None
    }

    /// Who is named after بحسب.
    fn according(&self, at: usize) -> Option<Naming> {
        let view = self.view;
        let mut next = at + 1;
        if view.has(next, s::WHAT) {
            next += 1;
        }
        let token = view.token(next)?;
        match token.class() {
            s::RELAY => return self.from(next),
            s::VERB | s::ADDRESS => return view.subject_after(next),
            _ => {}
        }
        if token.has(s::SAYING)
            && let Some(naming) = view.naming(next + 1)
        {
            return Some(naming);
        }
        let mut naming = view.naming(next)?;
        // `وفقا لمدير المتحف`: ل is no part of the naming.
        if view.has(at, s::TAKES_LAM)
            && !token.shape.to
            && let Some(rest) = view.slice(token).strip_prefix('ل')
            && rest.len() > 2
        {
            naming.range.start = token.end - rest.len();
        }
        Some(naming)
    }

    /// Whose writing is quoted: `في بيان الوزارة`, `في بيان صادر عن الوزارة`.
    fn writing(&self, at: usize) -> Option<Naming> {
        let view = self.view;
        for i in at + 1..at + 6 {
            let Some(token) = view.token(i) else { break };
            if token.has(s::FROM) {
                return view.naming(i + 1);
            }
            if !token.is_word() || token.has(s::END) {
                break;
            }
        }
        view.naming(at)
    }

    /// The cue, if it is near enough.
    fn reached(&self, at: usize) -> Option<&Cue> {
        self.cue
            .as_ref()
            .filter(|cue| self.view.words(cue.at, at) <= MOST_BETWEEN)
    }

    /// A quotation in marks, if it is speech.
    fn quotation(
        &mut self,
        reader: &mut Reader<'_>,
        pair: Pair,
        carried: Option<Carried>,
    ) {
        let view = self.view;
        let end = view.token(pair.close).filter(|_| pair.closed);
        let stop = match end {
            Some(mark) => mark.end,
            None => match view.before(pair.close) {
                Some(last) if pair.close < view.tokens.len() => last.end,
                _ => self.range.end,
            },
        };
        let Some(start) = view.token(pair.open).map(|t| t.start) else {
            return;
        };
        let Some((cue, speaker)) = self.speech(reader, pair, carried) else {
            return;
        };
        let range = start..stop;
        let speaker =
            speaker.filter(|s| s.end <= range.start || range.end <= s.start);
        if !pair.closed && pair.close >= view.tokens.len() {
            self.unclosed = Some(reader.found.len());
        }
        reader.found.push(Quotation { range, marked: true, speaker, cue });
    }

    /// The cue and the speaker of a quotation in marks that is speech.
    #[expect(clippy::type_complexity, reason = "two optional ranges")]
    fn speech(
        &self,
        reader: &Reader<'_>,
        pair: Pair,
        carried: Option<Carried>,
    ) -> Option<(Option<Range<usize>>, Option<Range<usize>>)> {
        let view = self.view;
        let Pair { open, close, closed } = pair;
        let words = view.words(open, close);
        if self.is_named(open, words) {
            return None;
        }
        let before = view.before(open).filter(|_| open > 0);
        let after = view.token(close + 1).filter(|_| closed);
        let colon = before.is_some_and(|t| t.kind == Kind::Colon);
        let cue = self.reached(open);
        let later = if closed { self.cue_after(close) } else { None };
        if let Some(carried) = carried {
            return (words >= 2)
                .then_some((Some(carried.range), carried.speaker));
        }
        let Some(cue) = cue else {
            return self.without_cue(reader, pair, words, colon, later);
        };
        let on = after.is_some_and(|t| t.is_word() && !t.shape.and);
        let speech = if colon {
            words >= 1 && (closed || words >= 3)
        } else if before.is_some_and(|t| t.has(s::THAT)) {
            let least = match (on, after.is_some_and(|t| t.has(s::END))) {
                (true, false) => 4,
                (true, true) => 3,
                (false, _) => 2,
            };
            words >= least && (closed || words >= 3)
        } else {
            let direct = before.is_some_and(|t| {
                matches!(
                    t.class(),
                    s::PARTICIPLE | s::NOUN | s::VERB | s::ADDRESS
                )
            });
            let least = if direct && cue.class != s::ADDRESS {
                2
            } else if cue.stop == Some(open) {
                3
            } else if cue.weak {
                5
            } else {
                4
            };
            words >= least && (closed || words >= least.max(3) + 2)
        };
        // `أكد الوزير أن العمل مستمر، "…"، بحسب المدير`
        if !colon
            && cue.stop != Some(open)
            && !before.is_some_and(|t| t.has(s::THAT))
            && let Some((at, Some(naming))) = &later
            && view.token(*at).is_some_and(|t| !t.shape.joined)
            && words >= 3
        {
            let range = view.token(*at).map(Token::range);
            return Some((range, Some(naming.range.clone())));
        }
        if !speech {
            return None;
        }
        Some((Some(cue.range.clone()), cue.speaker.clone()))
    }

    #[expect(clippy::type_complexity, reason = "two optional ranges")]
    fn without_cue(
        &self,
        reader: &Reader<'_>,
        pair: Pair,
        words: usize,
        colon: bool,
        later: Option<(usize, Option<Naming>)>,
    ) -> Option<(Option<Range<usize>>, Option<Range<usize>>)> {
        let view = self.view;
        let Pair { open, close, closed } = pair;
        if let Some((at, naming)) = later
            && words >= 3
        {
            let token = view.token(at)?;
            let speaker = naming
                .map(|n| n.range)
                .or_else(|| reader.memory.choose(Gender::of(token.senses)));
            return Some((Some(token.range()), speaker));
        }
        let last = || reader.memory.choose(None).or(self.turn.clone());
        if colon && words >= 3 {
            let colon = open.checked_sub(1)?;
            if self.is_head(colon) || self.is_titled(colon) {
                return None;
            }
            let naming = view.speaker_before_colon(colon, self.sentence);
            return match naming {
                Some(naming) => Some((None, Some(naming.range))),
                None if words >= 4 => Some((None, last())),
                None => None,
            };
        }
        let first = view.words(0, open) == 0;
        let begins = first || open == self.sentence;
        let ends = view.token(close + 1).is_none_or(|t| t.kind == Kind::Stop)
            || view.before(close).is_some_and(|t| t.kind == Kind::Stop);
        let speech = words >= 12
            || (first && words >= 6)
            || (begins && ends && words >= 5);
        (closed && speech).then(|| (None, last()))
    }

    /// Whether a name, a title or a slogan stands in the marks.
    fn is_named(&self, open: usize, words: usize) -> bool {
        let view = self.view;
        let Some(before) = view.before(open) else { return false };
        if before.is_word() {
            if before.has(s::NAMED) && words <= 6 {
                return true;
            }
            if before.has(s::TITLE) && words <= 14 {
                return true;
            }
            // `بـ"…"` of `ما يسمى بـ"…"`
            if before.shape.short
                && open
                    .checked_sub(2)
                    .is_some_and(|i| view.has(i, s::NAMED | s::TITLE))
            {
                return true;
            }
        }
        // `كتاب الشاعر طه "…"`, `لافتات كتب عليها "…"`; after a verb of
        // saying such a head is in the naming of the speaker.
        for back in 2..=4 {
            let Some(at) = open.checked_sub(back) else { return false };
            let Some(token) = view.token(at) else { return false };
            if !token.is_word() || token.has(s::THAT) {
                return false;
            }
            if token.has(s::TITLE) && !token.shape.article {
                let naming = self.cue.as_ref().is_some_and(|cue| {
                    cue.at < at && cue.stop.is_some_and(|stop| stop > at)
                });
                return !naming && words <= 14;
            }
        }
        false
    }

    /// Whether a title, not a speaker, stands before a colon.
    fn is_titled(&self, colon: usize) -> bool {
        (1..=6)
            .map_while(|back| colon.checked_sub(back))
            .map_while(|at| self.view.token(at))
            .take_while(|t| t.is_word())
            .any(|t| t.has(s::TITLE))
    }

    /// A verb of saying, بحسب or هكذا right after a quotation, with whom it
    /// names.
    fn cue_after(&self, close: usize) -> Option<(usize, Option<Naming>)> {
        let view = self.view;
        for at in close + 1..close + 7 {
            let token = view.token(at)?;
            match token.kind {
                Kind::Comma | Kind::Dash => continue,
                Kind::Word if !token.has(s::THAT) => {}
                _ => return None,
            }
            match token.class() {
                s::PARTICIPLE => return None,
                s::VERB | s::ADDRESS => {
                    let naming = view.subject_after(at);
                    return Some((at, naming));
                }
                s::ACCORDING => {
                    // `بحسب قوله`
                    if view.token(at + 1).is_some_and(|t| t.class() == s::NOUN)
                    {
                        return Some((at + 1, None));
                    }
                    return Some((at, self.according(at)));
                }
                s::RELAY => return Some((at, self.from(at))),
                s::NOUN => return Some((at, None)),
                s::THUS => {
                    let phrase = view.has(at + 1, s::PHRASE);
                    let verb = at + 1 + usize::from(phrase);
                    let naming = view
                        .token(verb)
                        .filter(|t| t.is_word() && !t.has(s::END))
                        .and_then(|_| view.subject_after(verb));
                    return Some((at, naming));
                }
                _ if token.has(s::SAYING) && self.said(at) => {
                    return Some((at, view.naming(at + 1)));
                }
                _ => {}
            }
        }
        None
    }

    /// Words after a colon, without marks, where a verb of saying or a role
    /// leads up to it; to the end of the paragraph, or of the sentence where
    /// marks follow. With the token to go on from.
    fn unmarked(
        &mut self,
        colon: usize,
        next_pair: Option<usize>,
    ) -> Option<(Quotation, usize)> {
        let view = self.view;
        let first = view.token(colon + 1).filter(|t| t.is_word())?;
        let (cue, speaker) = match &self.cue {
            Some(cue) => {
                let says = matches!(
                    cue.class,
                    s::VERB | s::PARTICIPLE | s::NOUN | s::CAME
                );
                let near = view.words(cue.at, colon) <= MOST_BEFORE_COLON;
                let direct = cue.stop.is_none_or(|stop| {
                    stop == colon
                        || view.token(stop).is_some_and(|t| {
                            !t.is_word()
                                || t.shape.short
                                || t.has(s::END | s::ADDRESSEE | s::ABOUT)
                        })
                });
                // After إن and أن the speech is told, not quoted, and the
                // colon parts what is in it.
                if !says || !near || !direct || cue.that {
                    return None;
                }
                (Some(cue.range.clone()), cue.speaker.clone())
            }
            None => (None, Some(self.role_before(colon)?)),
        };
        if self.is_head(colon) {
            return None;
        }
        let end = match next_pair {
            None => view.tokens.len(),
            Some(pair) => self.stop_before(colon + 1, pair)?,
        };
        let least = if cue.is_some() { 4 } else { 5 };
        if view.words(colon + 1, end) < least {
            return None;
        }
        let stop = match next_pair {
            None => self.range.end,
            Some(_) => view.before(end)?.end,
        };
        let range = first.start..stop;
        let speaker =
            speaker.filter(|s| s.end <= range.start || range.end <= s.start);
        Some((Quotation { range, marked: false, speaker, cue }, end))
    }

    /// `وزير الري: لا نقص في المياه`: a person by a role at the beginning of
    /// the paragraph.
    fn role_before(&self, colon: usize) -> Option<Range<usize>> {
        let view = self.view;
        let naming = view.speaker_before_colon(colon, self.sentence)?;
        let first = view.token(naming.first)?;
        let to = view.token(naming.stop)?;
        let ends = naming.stop == colon
            || to.has(s::ADDRESSEE)
            || to.is_word() && to.shape.short;
        let plain = self.sentence == 0
            || self.sentence.checked_sub(2).and_then(|i| view.kind(i))
                == Some(Kind::Stop);
        (ends && plain && first.has(s::PERSON)).then_some(naming.range)
    }

    /// The first stop from a token on, if it comes before another token. The
    /// answer is kept, so that asking for each token costs no more than one
    /// walk.
    fn stop_before(&mut self, from: usize, to: usize) -> Option<usize> {
        if self.next_stop < from {
            self.next_stop = self
                .view
                .tokens
                .iter()
                .enumerate()
                .skip(from)
                .find(|(_, t)| t.kind == Kind::Stop)
                .map_or(usize::MAX, |(at, _)| at);
        }
        (self.next_stop < to).then_some(self.next_stop)
    }

    /// Whether the words before a colon are no speech but the head of other
    /// stories or of a source (`اقرأ أيضا:`, `المصدر:`).
    fn is_head(&self, colon: usize) -> bool {
        let view = self.view;
        let mut words = String::new();
        for back in 1..=3 {
            let Some(token) =
                colon.checked_sub(back).and_then(|at| view.token(at))
            else {
                return false;
            };
            if !token.is_word() || token.range().len() > 60 {
                return false;
            }
            let folded = Normalizer::MATCHING.normalize(view.slice(token));
            let mut longer = String::new();
            let blank = if back > 1 { " " } else { "" };
            if write!(longer, "{folded}{blank}{words}").is_err() {
                return false;
            }
            words = longer;
            let head = cues::lookup(&words).any(|c| {
                matches!(
                    c.class,
                    CueClass::RelatedInline
                        | CueClass::RelatedHead
                        | CueClass::SourceStart
                        | CueClass::TagsStart
                )
            });
            if head {
                return true;
            }
        }
        false
    }
}
