//! The clauses of a paragraph: their cues, and what they quote.

use alloc::string::String;
use core::{fmt::Write as _, ops::Range};

use khabar_normalize::Normalizer;

use super::{
    Quotation,
    marks::Pair,
    memory::Speaker,
    naming::{Gender, Naming, View},
    reader::Reader,
    scan::{Kind, Token},
    senses::{self as s, look_behind},
};
use crate::cues::{self, CueClass};

/// Words between a cue and the opening mark at the most.
const MOST_BETWEEN: usize = 30;

/// Words between a cue and a colon at the most.
const MOST_BEFORE_COLON: usize = 14;

/// Tokens in which a weak verb leads to words.
const MOST_TO_LEAD: usize = 14;

/// What leads to speech in the sentence so far.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    at: usize,
    range: Range<usize>,
    class: u64,
    weak: bool,
    speaker: Option<Range<usize>>,
    /// The token after the naming of the speaker that follows the cue.
    stop: Option<usize>,
    /// Whether إن or أن came after it.
    that: bool,
}

/// A cue before a colon that ends its paragraph.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    range: Range<usize>,
    speaker: Option<Range<usize>>,
}

/// The clauses of one paragraph.
pub(super) struct Clauses<'a> {
    pub(super) view: View<'a>,
    pub(super) range: Range<usize>,
    /// The first token of the sentence.
    pub(super) sentence: usize,
    pub(super) cue: Option<Cue>,
    /// A place such that no stop is between the one last asked for and it.
    pub(super) next_stop: usize,
    pub(super) turn: Option<Range<usize>>,
    /// The place among what was found of a quotation that is not closed.
    pub(super) unclosed: Option<usize>,
}

impl Clauses<'_> {
    /// Reads them from a token on, into what a reader finds and remembers.
    pub(super) fn read(
        &mut self,
        reader: &mut Reader<'_>,
        from: usize,
        carried: Option<Carried>,
    ) {
        let view = self.view;
        let mut pairs = view.pairs.iter().copied().peekable();
        let mut at = from;
        let mut carried = carried;
        reader.memory.begin();
        self.begin(reader, from);
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
                    self.begin(reader, at + 1);
                }
                Kind::Comma => self.begin(reader, at + 1),
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

    /// Notes the person whom a clause begins with.
    fn begin(&self, reader: &mut Reader<'_>, at: usize) {
        if let Some(naming) = self.view.person_at(at) {
            reader.memory.see(self.named(&naming, None));
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
            _ if token.has(s::TONGUE)
                && self.view.before(at).is_some_and(|t| t.has(s::ON))
                || token.has(s::SAYING) && self.said(at) =>
            {
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

    /// `على حد تعبير`, `بقول`.
    fn said(&self, at: usize) -> bool {
        let view = self.view;
        view.before(at).is_some_and(|t| t.has(s::LIMIT))
            || view.token(at).is_some_and(|t| view.slice(t).starts_with('ب'))
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
            None => reader.memory.choose(token.senses).or(self.turn.clone()),
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
        // `عدم ذكر اسمه` is a noun; in `يضيف الرجل وهو يشير` the first verb
        // says it.
        let noun = view.before(at).is_some_and(|t| t.has(s::OBJECT));
        let aside = self.cue.as_ref().is_some_and(|cue| !cue.that)
            && view
                .before(at)
                .is_some_and(|t| t.has(s::STEP) && t.has(s::END));
        if noun || aside {
            return;
        }
        let after = view.subject_after(at);
        let before = view.subject_before(at, self.sentence);
        let gender = Gender::of(token.senses);
        // `كتبت برنامجا`
        let after = after.filter(|n| {
            !(token.has(s::WEAK) || token.class() == s::ADDRESS)
                || !view.token(n.first).is_some_and(|t| t.shape.alef)
        });
        let animate = |n: &Naming| view.has(n.first, s::PERSON | s::BODY);
        let naming = match (after, before) {
            (after, None) if token.class() == s::VERB => after,
            (Some(after), None) => {
                let known = reader.memory.choose(token.senses).is_some();
                let needs =
                    token.has(s::PERSONAL) || view.has(after.stop, s::THAT);
                self.is_subject(&after, token, known).then(|| {
                    if needs { view.without_object(after) } else { after }
                })
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
            let from = naming.as_ref().map_or(at, |n| n.stop.max(at));
            if !self.leads(from) {
                // Who does something may say something in the next clause.
                if let Some(naming) = naming
                    && view.has(naming.first, s::PERSON)
                {
                    reader.memory.see(self.named(&naming, gender));
                }
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
            return after.words >= 3
                && (animate || self.view.has_object(after));
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
                    self.subject_of_sentence(at)
                } else {
                    None
                };
                let subject = subject.filter(|n| n.stop <= at);
                self.set(reader, at, token, subject, false);
            }
        }
    }

    /// The subject of the sentence of a participle, or of its last clause:
    /// `ولدى سؤاله، اكتفى الوزير بالقول`.
    fn subject_of_sentence(&self, at: usize) -> Option<Naming> {
        let view = self.view;
        view.subject_of_sentence(self.sentence).or_else(|| {
            let from = at.saturating_sub(12).max(self.sentence);
            let comma = (from..at)
                .rev()
                .find(|&i| view.kind(i) == Some(Kind::Comma))?;
            view.subject_of_sentence(comma + 1)
        })
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
            && let Some(token) = view.token(at)
            && (words >= 3
                || words == 2
                    && open == self.sentence
                    && naming.is_some()
                    && token.class() == s::VERB)
        {
            let speaker = naming
                .map(|n| n.range)
                .or_else(|| reader.memory.choose(token.senses));
            return Some((Some(token.range()), speaker));
        }
        let last = || reader.memory.choose(0).or(self.turn.clone());
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
