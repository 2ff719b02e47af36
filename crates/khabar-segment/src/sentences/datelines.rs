//! Datelines in running text, where paragraphs were joined.

use super::words::{
    Folded, after, before, contains, first_word, is_alphanumeric, is_blank,
    is_letter, word_before,
};
use crate::{
    cues::{self, CueClass},
    quotations::speech,
    tables::sentences::{
        BYNAMES, CALENDAR, CITIES, ERAS, HEADS, ON, PLAIN, STRANGERS, THAT,
    },
};

/// The bytes of an agency's name, its blanks and marks included.
const NAME: usize = 56;
/// The bytes of a city and a date.
const HEAD: usize = 160;
/// The words of a date.
const DATE: usize = 9;

/// Where a dateline begins whose agency stands beside the separator at `at`,
/// if a sentence begins there that the text before `at` has not begun with.
pub(super) fn begin(text: &str, start: usize, at: usize) -> Option<usize> {
    let mark = text.get(at..)?.chars().next()?;
    let behind = at + mark.len_utf8();
    if mark == ')' {
        return bracketed(text, start, at, behind);
    }
    // Most dashes stand between words and most strokes in numbers, and few
    // have another one near.
    if !begins_name(text, behind) {
        return None;
    }
    let rest = after(text, behind, NAME);
    let close = match mark {
        '/' => rest.find('/')?,
        _ => rest.find(|c| is_dash(c) || c == ':')?,
    };
    let name = rest.get(..close)?.trim();
    let stands = if mark == '/' {
        is_agency(name)
    } else {
        is_outlet(name)
            || (is_agency(name) && !Folded::name(name, false).is_in(PLAIN))
    };
    if !stands || !speaks(text, behind + close) {
        return None;
    }
    Back::new(text, start, at).dateline(None)
}

/// `برلين 15-7 (اف ب)- `, from its closing bracket.
fn bracketed(
    text: &str,
    start: usize,
    at: usize,
    behind: usize,
) -> Option<usize> {
    let (head, name) = before(text, start, at, NAME).rsplit_once('(')?;
    let open = at - name.len() - 1;
    let mut names = name.split(['،', ',', '/', '-', '+']);
    if !names.clone().any(is_agency)
        || !names.all(|n| is_agency(n) || is_outlet(n))
        || !speaks(text, behind)
    {
        return None;
    }
    let mut back = Back::new(text, start, open);
    let next = after(text, behind, NAME).trim_start();
    if !next.starts_with(|c| is_dash(c) || matches!(c, ':' | '/')) {
        // `بغداد 4-1 (اف ب) اعلن`
        if !Folded::word(first_word(next)).attributes() {
            return None;
        }
        return back.dateline(None).filter(|_| back.dated);
    }
    // Without a city it stands behind a mark that closes the headline.
    let closed = head.strip_suffix(is_blank).is_some_and(|head| {
        head.trim_end().ends_with(['"', '”', '»', '’', ')', ']'])
    });
    let alone = (closed && !next.starts_with(':')).then_some(open);
    back.dateline(alone)
}

/// Whether letters or marks follow, with a blank or without.
fn begins_name(text: &str, at: usize) -> bool {
    let mut chars = text.get(at..).unwrap_or_default().chars();
    let first = chars.next().filter(|&c| !is_blank(c));
    first
        .or_else(|| chars.next())
        .is_some_and(|c| is_alphanumeric(c) && !c.is_numeric() || is_mark(c))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '\u{640}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '“' | '”')
}

fn is_class(name: &str, spread: bool, class: CueClass) -> bool {
    let name = Folded::name(name, spread);
    cues::lookup(name.as_str()).any(|cue| cue.class == class)
}

fn is_agency(name: &str) -> bool {
    // Initials may be written together, or some of them: `اف ب`.
    let initials = || {
        name.split_whitespace().all(|w| w.chars().count() <= 3)
            && name.chars().filter(|c| c.is_alphabetic()).count() <= 4
    };
    is_class(name, false, CueClass::Agency)
        || (initials() && is_class(name, true, CueClass::Agency))
}

/// A newspaper in marks: `لندن - «الحياة» - `.
fn is_outlet(name: &str) -> bool {
    let name = name.trim();
    let closed = |c: char| is_mark(c) || c == '»';
    name.starts_with(is_mark)
        && name.ends_with(closed)
        && is_class(name, false, CueClass::Outlet)
}

/// Whether a sentence goes on behind a dateline, and not the clause that
/// names the agency: `ذكرت وكالة (رويترز) - أن`.
fn speaks(text: &str, at: usize) -> bool {
    let next = after(text, at, NAME).trim_start_matches(|c: char| {
        is_blank(c) || is_dash(c) || matches!(c, ':' | '/')
    });
    next.starts_with(|c: char| is_alphanumeric(c) || is_mark(c))
        && !Folded::word(first_word(next)).is_in(THAT)
}

/// The words before an agency, read backwards.
struct Back<'t> {
    text: &'t str,
    start: usize,
    /// Not read beyond this, for the time it takes.
    floor: usize,
    at: usize,
    dated: bool,
}

impl<'t> Back<'t> {
    fn new(text: &'t str, start: usize, at: usize) -> Self {
        let floor = at - before(text, start, at, HEAD).len();
        Self { text, start, floor, at, dated: false }
    }

    /// The word before the place, blanks left out, and where it begins.
    fn word(&self) -> Option<(&'t str, usize)> {
        let word = word_before(self.text.get(self.floor..self.at)?);
        if word.is_empty() {
            return None;
        }
        let end = self.text.get(..self.at)?.trim_end().len();
        let begin = end - word.len();
        // What the floor cuts off is not known.
        (begin > self.floor || self.floor == self.start)
            .then_some((word, begin))
    }

    /// Where the city or, where there is none, `alone` begins.
    fn dateline(&mut self, alone: Option<usize>) -> Option<usize> {
        self.date();
        self.country();
        match self.city() {
            Some(city) => self.follows(city),
            None => self.follows(alone.filter(|_| !self.dated)?),
        }
    }

    /// Back over separators and a date. A number alone is none, as in
    /// `القرار 1701 (رويترز)`.
    fn date(&mut self) {
        let separator = |c| is_dash(c) || matches!(c, '،' | ',' | ':' | '/');
        let mut numbers = 0;
        let mut at = self.at;
        for _ in 0..DATE {
            let Some((word, begin)) = self.word() else { break };
            let plain = word.trim_matches(separator);
            if is_number(plain) {
                numbers += 1 + usize::from(plain.contains(separator));
                self.dated |= numbers > 1;
            } else if !plain.is_empty() {
                let folded = Folded::word(plain);
                // Months may have two names: `الاول/اكتوبر`.
                let named = |name| Folded::word(name).is_in(CALENDAR);
                if plain.split('/').all(named) {
                    self.dated = true;
                } else if !folded.is_in(ERAS)
                    && (numbers == 0 || !folded.is_in(ON))
                {
                    break;
                }
            } else if numbers == 0 {
                at = begin;
            }
            self.at = begin;
        }
        if !self.dated {
            self.at = at;
        }
    }

    /// Back over a country in brackets.
    fn country(&mut self) {
        let head = self.text.get(self.floor..self.at).unwrap_or_default();
        let inside = head
            .trim_end()
            .strip_suffix(')')
            .and_then(|head| head.rsplit_once('('));
        if let Some((head, name)) = inside
            && name.len() < NAME
            && name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '،'))
        {
            self.at = self.floor + head.len();
        }
    }

    /// Back over a city of one word, or of two if one of them is known.
    fn city(&mut self) -> Option<usize> {
        let (word, begin) = self.word()?;
        let word = word
            .trim_end_matches(|c| is_dash(c) || matches!(c, '،' | ',' | ':'));
        let letters =
            word.chars().all(|c| is_letter(c) || matches!(c, '/' | '-'));
        if !letters || !is_city(word) {
            return None;
        }
        self.at = begin;
        if let Some((first, begin)) = self.word()
            && (Folded::word(first).is_in(CITIES)
                || (Folded::word(word).is_in(BYNAMES)
                    && first.chars().all(is_letter)))
        {
            self.at = begin;
        }
        Some(self.at)
    }

    /// Whether a headline stands before the dateline, and not the clause
    /// that its city or its agency belongs to.
    fn follows(&mut self, begin: usize) -> Option<usize> {
        self.at = begin;
        let least = if self.dated { 2 } else { 3 };
        let mut words = 0;
        while words < 4
            && let Some((word, begin)) = self.word()
        {
            let folded = Folded::word(word);
            if (words == 0 && folded.is_in(STRANGERS))
                || (!self.dated && folded.is_in(HEADS))
            {
                return None;
            }
            words += usize::from(word.contains(is_alphanumeric));
            self.at = begin;
        }
        (words >= least).then_some(begin)
    }
}

/// A day, a month in figures or a year, also more of them in one word.
fn is_number(word: &str) -> bool {
    word.starts_with(char::is_numeric)
        && word.chars().all(|c| {
            c.is_numeric() || is_dash(c) || matches!(c, '/' | '.' | 'م' | 'ه')
        })
}

fn is_city(word: &str) -> bool {
    let folded = Folded::word(word);
    let key = folded.as_str();
    key.chars().nth(2).is_some()
        && key.starts_with(char::is_alphabetic)
        && !contains(STRANGERS, key)
        && speech(key).is_none()
        // `مطار بيروت الدولي (رويترز)`
        && !(key.starts_with("ال") && key.ends_with('ي'))
        && !cues::lookup(key).any(|cue| cue.class == CueClass::Agency)
}
