//! The words that name a speaker.

use core::ops::Range;

use super::{
    marks::Pair,
    scan::{Kind, Token},
    senses as s,
};

/// A paragraph as it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) pairs: &'a [Pair],
}

/// A person of grammar, as far as a form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
    Many,
}

impl Gender {
    pub(super) fn of(senses: u64) -> Option<Self> {
        if senses & s::MALE != 0 {
            Some(Self::Male)
        } else if senses & s::FEMALE != 0 {
            Some(Self::Female)
        } else if senses & s::MANY != 0 {
            Some(Self::Many)
        } else {
            None
        }
    }
}

/// The words that name someone.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The first token, and the one after the last.
    pub(super) first: usize,
    pub(super) stop: usize,
    pub(super) words: usize,
}

/// Words in the naming of a speaker at the most.
const MOST: usize = 8;

/// More words where a role tells its field.
const MOST_OF_FIELD: usize = 4;

/// Words after the comma of an apposition at the most.
const MOST_APPOSED: usize = 5;

/// Words of a name in marks at the most (`صحيفة "الصباح الجديد"`).
const MOST_IN_MARKS: usize = 5;

/// Tokens that are looked at before a verb for its subject.
const MOST_BEFORE: usize = 24;

impl<'a> View<'a> {
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub(super) fn before(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at.checked_sub(1)?)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|t| t.kind)
    }

    pub(super) fn has(&self, at: usize, senses: u64) -> bool {
        self.token(at).is_some_and(|t| t.has(senses))
    }

    pub(super) fn slice(&self, token: &Token) -> &'a str {
        self.text.get(token.range()).unwrap_or_default()
    }

    /// Words from a token to before another.
    pub(super) fn words(&self, from: usize, to: usize) -> usize {
        let count = |at: usize| match self.tokens.get(at) {
            Some(token) => token.words,
            None => self
                .tokens
                .last()
                .map_or(0, |t| t.words + usize::from(t.is_word())),
        };
        count(to).saturating_sub(count(from))
    }

    /// The pair that a token opens.
    pub(super) fn pair(&self, open: usize) -> Option<Pair> {
        let at = self.pairs.binary_search_by_key(&open, |p| p.open).ok()?;
        self.pairs.get(at).copied()
    }

    /// A short pair in marks that a token opens.
    fn short_pair(&self, open: usize) -> Option<Pair> {
        self.pair(open).filter(|p| {
            p.closed && self.words(p.open, p.close) <= MOST_IN_MARKS
        })
    }

    /// Words from a token on that may be a naming: up to a mark, a word that
    /// ends a naming, or a verb.
    pub(super) fn run(&self, from: usize, most: usize) -> Option<Naming> {
        let first = self.token(from)?;
        let mut most = most;
        let mut end = None;
        let mut words = 0;
        let mut at = from;
        while let Some(token) = self.token(at) {
            match token.kind {
                Kind::Word if token.shape.short => {
                    // `د. سامي`, `م/ سامي`
                    let dotted = self
                        .token(at + 1)
                        .is_some_and(|t| t.kind == Kind::Inner && !t.apart);
                    if !dotted || words > most {
                        break;
                    }
                    at += 2;
                    continue;
                }
                // `أكثر من مئة عالم`, `كل من الوزير والمدير`
                Kind::Word if at == from && token.has(s::COUNT) => {
                    let of = self.has(at + 1, s::OF);
                    words += 1;
                    at += 1 + usize::from(of);
                    most += usize::from(of);
                    continue;
                }
                // `السيد/ محمود`
                Kind::Inner if at > from && self.has(at - 1, s::PERSON) => {}
                Kind::Word => {
                    // `الباحثة في شؤون المياه ريم`: a role has its field.
                    if token.has(s::IN)
                        && first.has(s::FIELD)
                        && most <= MOST + 1
                        && words > 0
                        && words <= 4
                        && self.is_field(at + 1)
                    {
                        most += MOST_OF_FIELD;
                    } else if words >= most || self.ends_naming(at, from) {
                        break;
                    }
                    words += 1;
                    end = Some(token.end);
                }
                Kind::Mark(_) if at > from && self.has(at - 1, s::NAMED) => {
                    let Some(pair) = self.short_pair(at) else { break };
                    at = pair.close;
                    end = self.token(at).map(|t| t.end);
                }
                _ => break,
            }
            at += 1;
        }
        let range = first.start..end?;
        let naming = Naming { range, first: from, stop: at, words };
        // `لخصت الجدة فضة موقفها`: a noun of hers at the end is what is said.
        let last = self.before(at)?;
        if words >= 3 && last.shape.hers && !last.shape.and {
            return Some(self.shorter(naming));
        }
        Some(naming)
    }

    /// A naming without its last word.
    fn shorter(&self, naming: Naming) -> Naming {
        let stop = naming.stop.saturating_sub(1);
        match self.before(stop) {
            Some(last) if last.is_word() && stop > naming.first => Naming {
                range: naming.range.start..last.end,
                words: naming.words.saturating_sub(1),
                stop,
                first: naming.first,
            },
            _ => naming,
        }
    }

    /// Whether a naming after a verb that needs an object seems to end with
    /// it: `وصفت المديرة هيا العتوم الموسم بأنه`.
    pub(super) fn has_object(&self, naming: &Naming) -> bool {
        let article = |at: Option<&Token>| at.is_some_and(|t| t.shape.article);
        naming.words >= 3
            && article(self.before(naming.stop))
            && (self.has(naming.stop, s::THAT)
                || !article(self.before(naming.stop.saturating_sub(1))))
    }

    /// A naming after a verb that needs an object, without the object.
    pub(super) fn without_object(&self, naming: Naming) -> Naming {
        if self.has_object(&naming) { self.shorter(naming) } else { naming }
    }

    fn is_field(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            t.is_word() && !t.has(s::EVENT | s::END | s::TIME | s::ABOUT)
        })
    }

    fn ends_naming(&self, at: usize, from: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        let verbal = matches!(
            token.class(),
            s::VERB | s::ADDRESS | s::PARTICIPLE | s::NOUN | s::RELAY
        ) && !token.has(s::PERSON | s::CALLED);
        let object = token.has(s::OBJECT)
            && at > from
            && self.token(at + 1).is_some_and(|t| {
                t.is_word() && (t.shape.article || t.has(s::TITLE))
            });
        token.has(s::END)
            || verbal
            || object
            || ((token.has(s::ADDRESSEE) || token.shape.to_theirs)
                && at > from)
    }

    /// The words that name someone from a token on. One comma is passed when
    /// a few words after it end at the next mark: the name after a title, or
    /// the title after a name.
    pub(super) fn naming(&self, from: usize) -> Option<Naming> {
        let naming = self.run(from, MOST)?;
        if self.kind(naming.stop) == Some(Kind::Comma)
            && let Some(more) = self.run(naming.stop + 1, MOST_APPOSED)
            && self.token(more.stop).is_some_and(|t| {
                matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Mark(_))
                    || t.has(s::THAT)
            })
        {
            return Some(Naming {
                range: naming.range.start..more.range.end,
                stop: more.stop,
                words: naming.words + more.words,
                first: from,
            });
        }
        Some(naming)
    }

    /// The naming after a verb: whom one speaks to, a pronoun and a word of
    /// time may stand before it.
    pub(super) fn subject_after(&self, verb: usize) -> Option<Naming> {
        let mut at = verb + 1;
        for _ in 0..4 {
            let token = self.token(at)?;
            // `لـ"الشرق الأوسط"`, `لـCNN`
            if token.is_word() && token.shape.short {
                let after = self.token(at + 1)?;
                if self.slice(token).starts_with('ل') {
                    at = match self.short_pair(at + 1) {
                        Some(pair) => pair.close + 1,
                        None if after.is_word() && !after.apart => at + 2,
                        None => return None,
                    };
                    continue;
                }
                break;
            }
            if token.shape.to_theirs && !token.has(s::ADDRESSEE) {
                return None;
            }
            if token.has(s::ADDRESSEE) || token.shape.to {
                at = self.after_addressee(at)?;
            } else if token.has(s::ABOUT | s::TIME) {
                at += 1;
            } else {
                break;
            }
        }
        self.naming(at)
    }

    /// The token after the words of whom one speaks to, where it is certain
    /// which they are.
    fn after_addressee(&self, at: usize) -> Option<usize> {
        let whole = |t: &Token| t.is_word() && t.has(s::OUTLET);
        let mut next = at + 1;
        while next < at + 6 && self.token(next).is_some_and(whole) {
            next += 1;
        }
        if let Some(pair) = self.short_pair(next) {
            return Some(pair.close + 1);
        }
        let token = self.token(next)?;
        // `لقناة الشروق`: of a name that is not known only what follows it
        // tells where it ends.
        let head = self.has(at, s::ADDRESSEE) && next > at + 1;
        let named = token.has(s::PERSON | s::ABOUT | s::TIME | s::ADDRESSEE);
        (head || named || self.is_agency(at)).then_some(next)
    }

    /// `للأناضول`, `لرويترز`: all of the name in one word.
    fn is_agency(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            let word = self.slice(t);
            let rest = word.strip_prefix('ل').unwrap_or(word);
            let bare = super::senses::look(rest).0;
            // لل: ال without its alef.
            bare & s::OUTLET != 0 || t.has(s::OUTLET)
        })
    }

    /// The subject before a verb: `سعاد تقول`, `كان الوزير قد قال`. With
    /// whether it stands right before it.
    pub(super) fn subject_before(
        &self,
        verb: usize,
        sentence: usize,
    ) -> Option<(Naming, bool)> {
        let lowest = verb.saturating_sub(MOST_BEFORE).max(sentence);
        let mut start = verb;
        let mut comma = None;
        let mut at = verb;
        let mut linked = false;
        while at > lowest {
            let token = self.before(at)?;
            match token.kind {
                Kind::Stop | Kind::Colon | Kind::Mark(_) => break,
                Kind::Comma if at < verb && comma.is_none() => {
                    comma = Some(at);
                }
                Kind::Word if token.has(s::THAT) => break,
                Kind::Word if token.has(s::LINK) => {
                    linked = true;
                    break;
                }
                _ => {}
            }
            at -= 1;
            start = at;
        }
        // Too far away to be one clause.
        if start == lowest && start > sentence {
            return None;
        }
        let direct = |from: usize| {
            let naming = self.subject_at(from)?;
            let steps = (naming.stop..verb).all(|i| self.has(i, s::STEP));
            Some((naming, steps))
        };
        // A conjunction binds a verb to the clause before it, but for the ف
        // of `أما سعاد فتقول`.
        let token = self.token(verb)?;
        if token.shape.joined
            && !(linked && self.slice(token).starts_with('ف'))
        {
            return None;
        }
        if let Some(from) = comma
            && let Some((naming, true)) = direct(from)
        {
            return Some((naming, true));
        }
        let (naming, steps) = direct(start)?;
        if steps {
            return Some((naming, true));
        }
        // `سعاد، وهي أم لأربعة، تقول`, `النجار (71 عاما) يقول`, `الوزير في
        // مقابلة يقول`
        let apposed = self.kind(verb.checked_sub(1)?) == Some(Kind::Comma);
        let stop = self.token(naming.stop)?;
        let fits = match stop.kind {
            Kind::Open | Kind::Dash => true,
            Kind::Comma => apposed,
            _ => stop.has(s::END) && !apposed,
        };
        // `التجارب التي قالت`: a verb after such a word is of its clause.
        let bound = self.before(verb)?.has(s::END) && !apposed;
        let other = (naming.stop..verb)
            .any(|i| self.token(i).is_some_and(Token::is_verb));
        (fits && !bound && !other).then_some((naming, false))
    }

    /// A naming that may be the subject at the beginning of a clause.
    fn subject_at(&self, start: usize) -> Option<Naming> {
        let mut at = start;
        while self.token(at).is_some_and(|t| {
            matches!(t.kind, Kind::Number | Kind::Dash | Kind::Inner)
                || t.has(s::LINK)
        }) {
            at += 1;
        }
        let first = self.token(at)?;
        if first.has(s::END | s::TIME | s::ABOUT | s::STEP)
            || (first.class() != 0 && !first.has(s::PERSON))
            || first.has(s::ADDRESSEE)
            || first.shape.to
        {
            return None;
        }
        self.run(at, MOST)
    }

    /// Who speaks where only a participle tells of it: the subject of the
    /// sentence, after its verb or at its beginning.
    pub(super) fn subject_of_sentence(&self, start: usize) -> Option<Naming> {
        let mut at = start;
        while self
            .token(at)
            .is_some_and(|t| !t.is_word() || t.has(s::LINK | s::STEP))
        {
            if at > start + 6 {
                return None;
            }
            at += 1;
        }
        let first = self.token(at)?;
        if first.has(s::END | s::TIME) {
            return None;
        }
        if first.shape.article || first.has(s::PERSON | s::BODY) {
            return self.run(at, MOST);
        }
        self.subject_after(at)
    }

    /// The speaker before a colon without a verb: `وزير الري: "…"`,
    /// `نقيب الصيادين لـ"الميناء": "…"`.
    pub(super) fn speaker_before_colon(
        &self,
        colon: usize,
        sentence: usize,
    ) -> Option<Naming> {
        let lowest = colon.saturating_sub(MOST_BEFORE).max(sentence);
        let mut start = colon;
        while start > lowest {
            let token = self.before(start)?;
            let parts = match token.kind {
                Kind::Stop | Kind::Colon => true,
                Kind::Dash => token.apart,
                _ => false,
            };
            if parts {
                break;
            }
            start -= 1;
        }
        if start == lowest && start > sentence {
            return None;
        }
        // `يتذكر الحاج عبد الكريم:` begins with a verb, whichever it is.
        let verbal = self.token(start).is_some_and(|t| {
            !t.has(s::PERSON)
                && !t.shape.article
                && self.slice(t).starts_with(['ي', 'ت', 'و'])
        });
        if verbal && self.has(start + 1, s::PERSON) {
            return self.run(start + 1, MOST);
        }
        self.subject_at(start)
    }

    /// The person or body that a clause begins with, or that stands after its first
    /// word, most likely a verb.
    pub(super) fn person_at(&self, start: usize) -> Option<Naming> {
        let mut at = start;
        while at < start + 3 && self.has(at, s::STEP) {
            at += 1;
        }
        if !self.has(at, s::PERSON | s::BODY) {
            let first = self.token(at)?;
            if !first.is_word() || first.has(s::END) || first.class() != 0 {
                return None;
            }
            at += 1;
        }
        if self.has(at, s::PERSON | s::BODY) { self.naming(at) } else { None }
    }
}
