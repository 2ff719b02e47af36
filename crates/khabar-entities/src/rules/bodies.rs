//! Organizations by their head noun, places by theirs, glosses.

use alloc::vec::Vec;

use khabar_normalize::TokenKind;

use crate::{
    Kind, Source,
    kind::rules,
    lexicon::{Lexicon, NONE},
    scan::{Found, Scan},
    tables::words as flag,
    text::{Text, is_common},
};

/// The most words between two quotation marks that are a name.
const QUOTED: usize = 5;

pub(super) fn find(
    text: &Text<'_>,
    lexicon: &Lexicon,
    scan: &Scan,
    found: &mut Vec<Found>,
) {
    let bodies = Bodies { text, lexicon, scan };
    for i in 0..text.len() {
        bodies.ministry(i, found);
        bodies.body(i, found);
        bodies.defined_body(i, found);
        bodies.named(i, found);
        bodies.place(i, found);
    }
    bodies.glosses(found);
}

struct Bodies<'a, 't> {
    text: &'a Text<'t>,
    lexicon: &'a Lexicon,
    scan: &'a Scan,
}

impl Bodies<'_, '_> {
    fn make(
        &self,
        first: usize,
        last: usize,
        offset: u8,
        kind: Kind,
        rule: &'static str,
    ) -> Option<Found> {
        let start = self.text.word(first)?.start + u32::from(offset);
        let end = self.text.word(last.checked_sub(1)?)?.end;
        Some(Found {
            first,
            last,
            start,
            end,
            kind,
            source: Source::Rule(rule),
            identity: NONE,
        })
    }

    /// Whether the word begins with the article and nothing stands before
    /// it, no particle.
    fn defined(&self, i: usize) -> bool {
        self.text.is_word(i)
            && self
                .text
                .str(i)
                .strip_prefix("ال")
                .is_some_and(|rest| rest.chars().nth(1).is_some())
            && !self.text.has(
                i,
                flag::FUNCTION
                    | flag::TIME
                    | flag::SAY
                    | flag::TITLE_ADJECTIVE,
            )
    }

    /// An adjective of relation with the article: الدولية, الوطني.
    fn relation(&self, i: usize) -> bool {
        let word = self.text.str(i);
        self.defined(i)
            && (word.ends_with('ي') || word.ends_with("يه"))
            && self.scan.name(i).is_none()
    }

    /// A nationality without particles that begins with the article.
    fn nation(&self, i: usize) -> Option<usize> {
        let f = self.scan.nationality(i)?;
        let start = self.text.word(i)?.start;
        (f.start == start && self.text.str(i).starts_with("ال"))
            .then_some(f.last)
    }

    /// A further noun tied with و: والتعليم in وزارة التربية والتعليم.
    fn and_noun(&self, i: usize) -> bool {
        let other = flag::FUNCTION
            | flag::TIME
            | flag::ORGANIZATION_BODY
            | flag::DEFINED_BODY;
        self.text.is_word(i)
            && self.text.str(i).starts_with("وال")
            && self.scan.name(i).is_none()
            && self.scan.nationality(i).is_none()
            && self.scan.title(i).is_none()
            && !self.text.reads(i, other)
    }

    /// The end of a defined complement: a noun with the article, then
    /// adjectives and further nouns tied with و. Answers how many words are
    /// certain to belong.
    fn complement(&self, from: usize) -> Option<usize> {
        if !self.defined(from) || self.nation(from).is_some() {
            return None;
        }
        if self.scan.name(from).is_some_and(|f| f.kind == Kind::Person) {
            return None;
        }
        let mut last = from + 1;
        for _ in 0..6 {
            if !self.text.joined(last - 1) {
                break;
            }
            if let Some(end) = self.nation(last) {
                last = end;
            } else if self.relation(last) || self.and_noun(last) {
                last += 1;
            } else {
                break;
            }
        }
        Some(last)
    }

    /// `وزارة الخارجية الروسية`, and `الخارجية الروسية` alone.
    fn ministry(&self, i: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let head = text.particle_before(i, flag::MINISTRY_HEAD);
        if let Some(offset) = head {
            if !text.joined(i) {
                return;
            }
            if let Some(last) = self.complement(i + 1) {
                let f = self.make(
                    i,
                    last,
                    offset,
                    Kind::Organization,
                    rules::MINISTRY,
                );
                found.extend(f);
            }
            return;
        }
        let Some(offset) = text.particle_before(i, flag::MINISTRY) else {
            return;
        };
        let before = i.checked_sub(1).filter(|&b| text.joined(b));
        if before.is_some_and(|b| {
            text.reads(
                b,
                flag::MINISTRY_HEAD
                    | flag::ORGANIZATION_BODY
                    | flag::ORGANIZATION_NAMED,
            )
        }) {
            return;
        }
        if text.joined(i)
            && let Some(last) = self.nation(i + 1)
            && text.str(i + 1).ends_with("يه")
            && text.has(i, flag::MINISTRY)
            && (text.str(i) == "الخارجيه"
                || text.str(i) == "الداخليه"
                || text.str(i) == "الدفاع"
                || before.is_none()
                || before.is_some_and(|b| text.reads(b, flag::SAY)))
        {
            found.extend(self.make(
                i,
                last,
                offset,
                Kind::Organization,
                rules::MINISTRY,
            ));
        } else if offset == 0
            && matches!(text.str(i), "الخارجيه" | "الداخليه" | "الدفاع")
            && before.is_some_and(|b| text.reads(b, flag::SAY))
        {
            found.extend(self.make(
                i,
                i + 1,
                0,
                Kind::Organization,
                rules::MINISTRY,
            ));
        }
    }

    /// A head that belongs to the name, with what defines it.
    fn body(&self, i: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let Some(offset) = text.particle_before(i, flag::ORGANIZATION_BODY)
        else {
            return;
        };
        if !text.joined(i) {
            return;
        }
        // مكتبة الملك فهد
        let mut next = i + 1;
        if text.has(next, flag::STYLE)
            && self
                .scan
                .name(next + 1)
                .is_some_and(|f| f.kind == Kind::Person && f.first == next + 1)
        {
            next += 1;
        }
        let last = if let Some(name) = self.scan.name(next)
            && name.first == next
            && (matches!(name.kind, Kind::Place | Kind::Organization)
                || (name.kind == Kind::Person
                    && ["جامعه", "مكتبه", "مستشفي", "معهد", "موسسه"]
                        .iter()
                        .any(|h| text.str(i).ends_with(h))))
            && text.word(next).is_some_and(|w| w.start == name.start)
        {
            // جامعة القاهرة, حزب الليكود; not محكمة في القاهرة.
            if text.str(i).ends_with("لجنه")
                || text.str(i).ends_with("هييه")
                || text.str(i).ends_with("اتحاد")
                || text.str(i).ends_with("مجلس")
            {
                return;
            }
            self.adjectives(name.last)
        } else if let Some(last) = self.complement(next) {
            // A common noun alone says too little: مجلس الوزراء is listed
            // where it is a name, لجنة التحقيق is none.
            let words = last - next;
            let weak = text.reads(next, flag::COMMON);
            let generic = matches!(
                text.str(i),
                "هييه"
                    | "مجلس"
                    | "لجنه"
                    | "كتله"
                    | "لواء"
                    | "ولواء"
                    | "كليه"
            );
            if weak && words < 2 && !self.strong(i) {
                return;
            }
            if generic && words < 2 {
                return;
            }
            last
        } else if let Some(last) =
            self.foreign(next).filter(|_| self.strong(i))
        {
            self.adjectives(last)
        } else {
            return;
        };
        found.extend(self.make(
            i,
            last,
            offset,
            Kind::Organization,
            rules::HEAD,
        ));
    }

    /// `الهيئة العامة للاستثمار`, `البنك المركزي المصري`.
    fn defined_body(&self, i: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let Some(offset) = text.particle_before(i, flag::DEFINED_BODY) else {
            return;
        };
        if !text.joined(i) || self.scan.name(i).is_some() {
            return;
        }
        // Adjectives, then a noun behind ل, then what defines it.
        let mut last = i + 1;
        let mut nations = 0;
        for _ in 0..3 {
            if let Some(end) = self.nation(last) {
                last = end;
                nations += 1;
            } else if self.relation(last)
                || matches!(
                    text.str(last),
                    "العام" | "العامه" | "العليا" | "الاعلي" | "الدائم"
                )
            {
                last += 1;
            } else {
                break;
            }
            if !text.joined(last - 1) {
                break;
            }
        }
        let adjectives = last - i - 1;
        if adjectives == 0 {
            return;
        }
        let purpose = text.joined(last - 1)
            && text.is_word(last)
            && self.scan.name(last).is_none()
            && self.scan.nationality(last).is_none()
            && self.scan.title(last).is_none()
            && (text.str(last).starts_with("لل")
                || (text.str(last).starts_with('ل')
                    && self.defined(last + 1)))
            && !text.reads(last, flag::FUNCTION);
        if purpose {
            let noun = text.str(last).starts_with("لل");
            last += 1;
            if !noun {
                last += 1;
            }
            for _ in 0..3 {
                if !text.joined(last - 1) {
                    break;
                }
                if let Some(end) = self.nation(last) {
                    last = end;
                } else if self.relation(last) || self.and_noun(last) {
                    last += 1;
                } else {
                    break;
                }
            }
        } else if nations == 0 || adjectives < 2 {
            return;
        }
        found.extend(self.make(
            i,
            last,
            offset,
            Kind::Organization,
            rules::HEAD,
        ));
    }

    /// Heads so clear that one defined noun is enough.
    fn strong(&self, i: usize) -> bool {
        let word = self.text.str(i);
        [
            "حزب",
            "جامعه",
            "منظمه",
            "جبهه",
            "تيار",
            "كتايب",
            "سرايا",
            "معهد",
            "مستشفي",
            "بنك",
            "مصرف",
        ]
        .iter()
        .any(|h| word.ends_with(h))
    }

    fn adjectives(&self, mut last: usize) -> usize {
        for _ in 0..3 {
            if !self.text.joined(last - 1) {
                break;
            }
            if let Some(end) = self.nation(last) {
                last = end;
            } else if self.relation(last) {
                last += 1;
            } else {
                break;
            }
        }
        last
    }

    /// Words of a foreign name that no list knows.
    fn foreign(&self, from: usize) -> Option<usize> {
        let mut last = from;
        while last < from + 3
            && (last == from || self.text.joined(last - 1))
            && self.unknown(last)
        {
            last += 1;
        }
        (last > from).then_some(last)
    }

    /// A word without the article and of no list, that looks like no verb.
    fn unknown(&self, i: usize) -> bool {
        let text = self.text;
        let word = text.str(i);
        text.is_word(i)
            && text.flags(i) == 0
            && self.scan.name(i).is_none()
            && text.readings(i).is_empty()
            && word.chars().nth(2).is_some()
            && !word.starts_with("ال")
            && !["و", "ي", "ت", "لل", "بال", "وال", "است"]
                .iter()
                .any(|p| word.starts_with(p))
            && !["ها", "هم", "ات", "ون", "وا", "تهم"]
                .iter()
                .any(|e| word.ends_with(e))
            && !is_common(word, true, self.lexicon)
    }

    /// A head and a name in marks or of its own, which alone is the mention.
    fn named(&self, i: usize, found: &mut Vec<Found>) {
        let text = self.text;
        let media = text.particle_before(i, flag::MEDIA_HEAD).is_some();
        let named =
            text.reads(i, flag::ORGANIZATION_NAMED | flag::ORGANIZATION_BODY);
        if !(media || named) || !text.joined(i) {
            return;
        }
        let agency = media
            && ["وكاله", "وكالتي"].iter().any(|h| text.str(i).ends_with(h));
        let kind = if agency { Kind::Agency } else { Kind::Organization };
        let mut next = i + 1;
        // وكالة أنباء, شركة صناعة
        if media && matches!(text.str(next), "انباء" | "الانباء") {
            next += 1;
        }
        if text.is_quote(next) {
            if let Some(close) = self.quoted(next)
                && !(next + 1..close).any(|k| {
                    text.has(k, flag::SAY | flag::FUNCTION) && close - next > 3
                })
                && !self.covers(next + 1, close)
            {
                found.extend(self.make(
                    next + 1,
                    close,
                    0,
                    kind,
                    rules::HEAD_NAME,
                ));
            }
            return;
        }
        if self.scan.name(next).is_some() {
            return;
        }
        // تطبيق مجاني, موقع إلكتروني: these heads take names in marks only.
        let clear = [
            "شركه",
            "شركتي",
            "نادي",
            "حركه",
            "بنك",
            "مصرف",
            "صحيفه",
            "جريده",
            "مجله",
            "قناه",
            "وكاله",
            "اذاعه",
            "صحيفتي",
            "راديو",
        ]
        .iter()
        .any(|h| text.str(i).ends_with(h));
        let marbuta = || {
            text.word(next).is_some_and(|w| {
                text.folded
                    .source()
                    .get(text.to_source(w.start, w.end))
                    .is_some_and(|s| s.ends_with('ة'))
            })
        };
        if clear
            && !marbuta()
            && let Some(last) = self.foreign(next)
        {
            found.extend(self.make(next, last, 0, kind, rules::HEAD_NAME));
        }
    }

    /// Whether one listed name of a body or paper fills the words.
    fn covers(&self, first: usize, last: usize) -> bool {
        self.scan.name(first).is_some_and(|f| {
            f.first == first
                && f.last == last
                && matches!(f.kind, Kind::Organization | Kind::Agency)
        })
    }

    /// The closing mark of a short name in quotation marks.
    fn quoted(&self, open: usize) -> Option<usize> {
        let text = self.text;
        let close = (open + 2..open + 2 + QUOTED)
            .take_while(|&k| text.joined(k - 1))
            .find(|&k| text.is_quote(k))?;
        (open + 1..close)
            .all(|k| {
                text.word(k).is_some_and(|w| {
                    matches!(w.kind, TokenKind::Word | TokenKind::Number)
                })
            })
            .then_some(close)
    }

    /// A place that no list has, after its head.
    fn place(&self, i: usize, found: &mut Vec<Found>) {
        let text = self.text;
        if !text.reads(i, flag::PLACE_HEAD)
            || !text.joined(i)
            || self.scan.name(i).is_some_and(|f| f.words() > 1)
        {
            return;
        }
        let next = i + 1;
        let clear = ["مدينه", "محافظه", "قريه", "بلده", "مقاطعه", "مخيم"]
            .iter()
            .any(|h| text.str(i).ends_with(h));
        if !clear || self.scan.name(next).is_some() {
            return;
        }
        let article = text.is_word(next)
            && text.flags(next) & (flag::COMMON | flag::FUNCTION) == 0
            && self.defined(next)
            && self.nation(next).is_none()
            && !is_common(text.str(next), true, self.lexicon);
        if !article && !self.unknown(next) {
            return;
        }
        let last = next + 1;
        found.extend(self.make(next, last, 0, Kind::Place, rules::PLACE_HEAD));
    }

    /// `حلف شمال الأطلسي "الناتو"`: the words in marks are the same body.
    fn glosses(&self, found: &mut Vec<Found>) {
        let text = self.text;
        let mut more = Vec::new();
        for f in found.iter() {
            if f.kind != Kind::Organization || f.words() < 2 {
                continue;
            }
            let open = f.last;
            let close = open + 2;
            let marked = (text.is_mark(open, "(") && text.is_mark(close, ")"))
                || (text.is_quote(open) && text.is_quote(close));
            // The mark may close what it seems to open.
            let closing = f.first > 0 && text.is_quote(f.first - 1);
            if !marked || (closing && text.is_quote(open)) {
                continue;
            }
            let inside = open + 1;
            if text.joined(open - 1)
                && self.scan.name(inside).is_none()
                && text
                    .word(inside)
                    .is_some_and(|w| w.kind == TokenKind::Word && w.flags == 0)
                && self.scan.nationality(inside).is_none()
                && !is_common(text.str(inside), true, self.lexicon)
            {
                more.extend(self.make(
                    inside,
                    close,
                    0,
                    Kind::Organization,
                    rules::GLOSS,
                ));
            }
        }
        found.extend(more);
    }
}
