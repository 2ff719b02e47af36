//! Whether a stop ends its sentence.

use super::words::{
    Folded, after, before, contains, first_word, is_alphanumeric, is_blank,
    is_letter, is_unseen, last_word, word_before,
};
use crate::{
    lines::is_line_end,
    tables::sentences::{
        ASIDES, CONTINUES, ERAS, FORMS, HALVES, LETTERED, LETTERS, MEASURES,
        SEQUELS, SMALL, TITLES,
    },
};

/// What a stop does.
pub(super) enum Reading {
    /// The sentence ends, with what closes behind the stop.
    Ends(usize),
    /// It goes on; the text is to be read from here.
    GoesOn(usize),
}

// How far around a stop is looked, in bytes; all of it together keeps the
// reading of any text linear.

/// A word.
const WORD: usize = 64;
/// A quotation that may be a part of its sentence.
const QUOTATION: usize = 240;
/// A title in marks.
const TITLE: usize = 64;
/// Marks, to know of a straight one whether it opens or closes.
const MARKS: usize = 512;
/// The number of a footnote, in its brackets.
const NOTE: usize = 8;
/// Characters behind a stop that may close with it.
const CLOSING: usize = 8;
/// Words of a quotation that is a name rather than speech.
const SHORT: usize = 4;

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// Stops one after another, with the blanks between them.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    end: usize,
    stops: usize,
    /// There are only `.` and no blanks.
    points: bool,
    asks: bool,
    ellipsis: bool,
}

impl Run {
    fn read(text: &str, at: usize) -> Self {
        let mut run = Self { end: at, points: true, ..Self::default() };
        let mut blanks = 0;
        let mut place = at;
        let mut chars = text.get(at..).unwrap_or_default().chars().peekable();
        while let Some(c) = chars.next() {
            place += c.len_utf8();
            if is_stop(c) {
                // The stop of `.NET` is the word's.
                let free = chars.peek().is_none_or(|&n| !is_alphanumeric(n));
                if blanks > 0 && !free {
                    break;
                }
                run.points &= c == '.' && blanks == 0;
                run.asks |= matches!(c, '!' | '?' | '؟');
                run.ellipsis |= c == '…';
                run.stops += 1;
                run.end = place;
                blanks = 0;
            } else if is_blank(c) && blanks < 4 {
                blanks += 1;
            } else {
                break;
            }
        }
        run
    }

    fn is_point(self) -> bool {
        self.points && self.stops == 1
    }

    fn is_ellipsis(self) -> bool {
        !self.asks && (self.ellipsis || self.stops > 2)
    }
}

/// A stop with what stands around it.
struct Stop<'t> {
    text: &'t str,
    /// Where the sentence begins.
    start: usize,
    at: usize,
    run: Run,
    /// Past the marks that close behind it.
    end: usize,
    /// The first of them.
    mark: Option<char>,
    /// Whether brackets are among them.
    brackets: bool,
    /// The text behind that, without blanks.
    next: &'t str,
    /// Whether there was no blank.
    touches: bool,
}

/// Reads the stop at `at` in the sentence that begins at `start`.
pub(super) fn read(text: &str, start: usize, at: usize) -> Reading {
    let run = Run::read(text, at);
    let mut stop = Stop {
        text,
        start,
        at,
        run,
        end: run.end,
        mark: None,
        brackets: false,
        next: "",
        touches: true,
    };
    stop.close();
    let rest = text.get(stop.end..).unwrap_or_default();
    let next = rest.trim_start_matches(|c: char| is_blank(c) || is_unseen(c));
    let gap = rest.get(..rest.len() - next.len()).unwrap_or_default();
    stop.touches = !gap.contains(is_blank);
    stop.next = next;
    if stop.ends() {
        Reading::Ends(stop.end)
    } else if stop.brackets && !stop.ends_line() {
        // The bracket may be that of a dateline: `(أ.ف.ب.)- `
        Reading::GoesOn(run.end)
    } else {
        Reading::GoesOn(stop.end)
    }
}

impl<'t> Stop<'t> {
    /// The sentence before the stop, at most so many bytes of it.
    fn before(&self, most: usize) -> &'t str {
        before(self.text, self.start, self.at, most)
    }

    fn ends_line(&self) -> bool {
        self.next.chars().next().is_none_or(is_line_end)
    }

    fn ends(&self) -> bool {
        let Some(next) = self.next.chars().next() else { return false };
        // Where the line ends the sentence does so by itself.
        if self.ends_line() {
            return false;
        }
        if matches!(next, '،' | '؛' | ':' | ',' | ';') {
            return false;
        }
        // Stops before the first word, as in `… وقال`, open the sentence.
        let head = self.text.get(self.start..self.at).unwrap_or_default();
        if !head.chars().take(32).any(is_alphanumeric) {
            return false;
        }
        // So do stops before the first word of a quotation.
        let last = self.before(4).chars().next_back();
        let opened = match last {
            Some('«' | '“' | '(' | '[') => true,
            // A straight one may also close what began long before.
            Some('"') => self.run.is_ellipsis() && self.is_open('"'),
            _ => false,
        };
        if opened && self.mark.is_none() {
            return false;
        }
        if self.run.points && self.run.stops == 2 {
            return false;
        }
        if self.touches && self.mark.is_none() && self.is_inside(next) {
            return false;
        }
        if self.run.is_point()
            && let Some(ends) = self.abbreviation()
        {
            return ends;
        }
        if let Some(mark) = self.mark {
            return self.ends_closed(mark);
        }
        if self.run.asks && self.is_in_title() {
            return false;
        }
        if self.run.is_ellipsis() {
            // Four are a stop after three.
            return self.touches
                || self.run.stops > 3
                || !last.is_some_and(char::is_whitespace)
                || self.next.starts_with('و');
        }
        !(self.run.is_point() && self.is_item())
    }

    /// Moves the end past the marks that close behind the stop.
    fn close(&mut self) {
        let mut rest = self.text.get(self.end..).unwrap_or_default().chars();
        for _ in 0..CLOSING {
            let here = rest.as_str();
            let Some(c) = rest.next() else { break };
            let next = rest.clone().next();
            // A mark that stands before a word opens more often than not.
            let apart = next.is_none_or(|n| !is_alphanumeric(n));
            let closes = match c {
                _ if is_stop(c) || is_unseen(c) => true,
                ')' | ']' | '}' | '»' | '›' | '’' => true,
                '"' | '\'' | '”' => apart || self.is_open(c),
                // Some papers turn the marks around.
                '«' | '“' => next.is_none_or(char::is_whitespace),
                // The number of a footnote.
                '[' => {
                    let note = after(self.text, self.end, NOTE);
                    let number = note.split_once(']').filter(|(note, _)| {
                        note.chars().skip(1).all(char::is_numeric)
                    });
                    if let Some((note, _)) = number {
                        let note = note.len() + ']'.len_utf8();
                        self.end += note;
                        self.mark = self.mark.or(Some(']'));
                        rest = here.get(note..).unwrap_or_default().chars();
                        continue;
                    }
                    false
                }
                // Marks with blanks on both sides close by their shape, and
                // straight ones where one is open.
                _ if is_blank(c) => {
                    let mut then = rest.clone();
                    let mark = then.next();
                    let apart = then.next().is_none_or(|n| {
                        n.is_whitespace() || matches!(n, '.' | '،')
                    });
                    let closes = match mark {
                        // Turned around, the first mark is a `»`.
                        Some('»') => apart && !self.is_turned(),
                        Some(')' | ']' | '”') => apart,
                        Some(c) if is_stop(c) => apart && self.mark.is_some(),
                        Some('"') => apart && self.is_open('"'),
                        _ => false,
                    };
                    if closes {
                        self.end += c.len_utf8();
                        continue;
                    }
                    false
                }
                _ => false,
            };
            if !closes {
                break;
            }
            if !is_stop(c) && !is_unseen(c) {
                self.mark = self.mark.or(Some(c));
                self.brackets |= matches!(c, ')' | ']' | '}');
            }
            self.end += c.len_utf8();
        }
    }

    /// Whether a straight mark is open in the sentence.
    fn is_open(&self, mark: char) -> bool {
        let marks = self
            .before(MARKS)
            .chars()
            .filter(|&c| c == mark || (mark == '”' && matches!(c, '“' | '„')))
            .count();
        marks % 2 == 1
    }

    /// Whether angle marks point outwards in the sentence.
    fn is_turned(&self) -> bool {
        self.before(MARKS).chars().find(|c| matches!(c, '«' | '»'))
            == Some('»')
    }

    /// Whether the stop is a part of the word that goes on behind it.
    fn is_inside(&self, next: char) -> bool {
        let last = self.before(8).chars().next_back();
        // Addresses and Latin abbreviations.
        if next.is_ascii_alphanumeric() || next == '/' {
            match last {
                Some(c) if c.is_ascii_alphanumeric() => return true,
                Some('/' | '#' | '=' | '&' | '%' | '-' | '_') => {
                    return true;
                }
                // `.NET`
                None => return self.run.is_point(),
                Some(c) if c.is_whitespace() || c == '(' => {
                    return self.run.is_point();
                }
                _ => {}
            }
            // `أمازون.com`
            if self.run.is_point() && next.is_ascii_lowercase() {
                return true;
            }
        }
        self.run.is_point()
            && next.is_numeric()
            && last.is_some_and(char::is_numeric)
    }

    /// The word behind the stop.
    fn next_word(&self) -> Folded {
        Folded::word(first_word(self.next))
    }

    /// Of a stop after an abbreviation whether it ends the sentence.
    fn abbreviation(&self) -> Option<bool> {
        let line = self.before(WORD);
        let mut written = last_word(line);
        let mut head = line.get(..line.len() - written.len())?;
        let apart = written.is_empty();
        if apart {
            // `د . سليم`, as text is that was cut into words.
            written = last_word(line.trim_end());
            written.chars().next().filter(|_| {
                written.chars().filter(|&c| !is_unseen(c)).count() == 1
            })?;
            head = line.trim_end().strip_suffix(written)?;
        }
        let before = word_before(head);
        let folded = Folded::word(written);
        let word = folded.as_str();
        if word.is_empty() {
            return None;
        }
        let begins = || self.next_word().begins();
        // Era and form may also be before a clause whose verb is not known.
        let anew = || {
            let next = self.next_word();
            let and = next.as_str().strip_prefix('و').is_some_and(|rest| {
                rest.starts_with(char::is_alphabetic)
                    && !rest.starts_with("ال")
            });
            and || next.begins()
        };
        // Behind a number: `876م`, `1445 هـ`.
        let unit = word.rsplit(char::is_numeric).next().unwrap_or_default();
        let numbered = unit.len() < word.len()
            || before.chars().next_back().is_some_and(char::is_numeric);
        let clock = contains(HALVES, unit) && before.contains(':');
        if contains(ERAS, unit) && (numbered || unit.contains('.')) && !clock {
            // `سنة 1648 م .` has no stop of its own.
            return Some(apart || anew());
        }
        if (contains(MEASURES, unit) && numbered) || clock {
            return Some(!self.next_word().is_in(CONTINUES));
        }
        // `بالمجموعة ب`
        let lettered = || {
            let noun = Folded::word(before);
            let noun = noun.as_str();
            let noun = noun.strip_prefix(['و', 'ب', 'ل']).unwrap_or(noun);
            let bare = |article| noun.strip_prefix(article);
            contains(LETTERED, bare("ال").or(bare("ل")).unwrap_or(noun))
        };
        // `1000ق.م`
        if numbered && self.touches && is_initials(unit) {
            return Some(false);
        }
        if is_initials(word) {
            // `ق. م.` is `ق.م.`
            if let Some(first) = before.strip_suffix('.') {
                let mut both = Folded::word(first);
                if both.push(".") && both.push(word) && both.is_in(ERAS) {
                    return Some(anew());
                }
            }
            // `انتهى/س.م.` is signed by the desk.
            let signed = head.ends_with('/') && !self.touches;
            if signed || (!word.contains('.') && lettered()) {
                return Some(true);
            }
            return Some(!contains(TITLES, word) && begins());
        }
        if contains(TITLES, word) {
            return Some(false);
        }
        if let Some(rest) = word.strip_prefix('و')
            && (contains(TITLES, rest) || is_initials(rest))
        {
            return Some(begins());
        }
        let last = word.rsplit('.').next().unwrap_or_default();
        // `الكي. جي. بي.`
        let bare = last
            .strip_prefix("ال")
            .filter(|_| {
                let next = self.next_word();
                next.is_in(LETTERS) || next.is_in(SMALL)
            })
            .unwrap_or(last);
        if contains(LETTERS, bare) || contains(SMALL, bare) {
            // `سي إن إن` has no stops of its own.
            let first = Folded::word(before);
            let first = if first.is_in(SMALL) {
                let head = head.trim_end().strip_suffix(before)?;
                Folded::word(word_before(head))
            } else {
                first
            };
            let run_on = first.is_in(LETTERS);
            return Some(run_on || lettered() || begins());
        }
        if contains(FORMS, word) {
            return Some(anew());
        }
        let latin =
            word.chars().next_back().is_some_and(|c| c.is_ascii_lowercase());
        (latin && self.next.starts_with(|c: char| c.is_ascii_lowercase()))
            .then_some(false)
    }

    /// Whether the sentence ends with the mark that closes behind the stop.
    fn ends_closed(&self, mark: char) -> bool {
        let next = self.next_word();
        let line = self.before(QUOTATION);
        let asks = self.run.asks;
        let Some(open) = line.rfind(|c| opens(c, mark)) else {
            // It began in a sentence before, or long ago.
            return !(asks && next.attributes());
        };
        let (head, quoted) = line.split_at(open);
        if !quoted.contains(is_alphanumeric) {
            // `(!)`, `[…]`
            return false;
        }
        let head = head.trim_end();
        let whole = self.at - self.start == line.len()
            && !head.contains(is_alphanumeric);
        // A lone و stands before the next mark: `«لماذا؟» و«كيف؟»`.
        if next.adds() || next.as_str() == "و" {
            return false;
        }
        if whole {
            return !next.attributes();
        }
        if next.begins() {
            return true;
        }
        if next.is_in(CONTINUES) {
            return false;
        }
        if !asks {
            return true;
        }
        if self.brackets || next.is_in(SEQUELS) {
            return false;
        }
        // What somebody said ends with its question.
        let cue = Folded::word(last_word(head));
        if head.ends_with([':', '،']) || cue.attributes() || cue.adds() {
            return true;
        }
        let short = quoted.split_whitespace().count() <= SHORT;
        !(short || cue.heads_name() || next.is_in(ASIDES) || next.attributes())
    }

    /// Whether the stop stands within a name in marks: `برنامج "لماذا؟ وكيف"`.
    fn is_in_title(&self) -> bool {
        let line = self.before(TITLE);
        let Some(open) = line.rfind(is_mark) else { return false };
        let (head, title) = line.split_at(open);
        let opening =
            !title.starts_with('»') && head.ends_with(char::is_whitespace);
        if !opening || !Folded::word(last_word(head.trim_end())).heads_name() {
            return false;
        }
        let rest = after(self.text, self.end, TITLE);
        // Nor is it a title where a dateline might stand in it.
        let close = rest.find(|c: char| {
            is_mark(c) || is_stop(c) || !(is_letter(c) || is_blank(c))
        });
        close
            .and_then(|at| rest.get(at..)?.chars().next())
            .is_some_and(is_mark)
    }

    /// Whether the stop is that of a list item's number.
    fn is_item(&self) -> bool {
        let line = self.before(WORD);
        let number = last_word(line);
        let parts = |part: &str| {
            (1..=2).contains(&part.chars().count())
                && part.chars().all(char::is_numeric)
        };
        if !number.split('.').all(parts) {
            return false;
        }
        let from_start = self.at - self.start == line.len();
        let head = line
            .get(..line.len() - number.len())
            .unwrap_or_default()
            .trim_end();
        // In a clause only the first item's, which a colon announces: the stop
        // of `العدد: 12.` is a stop.
        (head.ends_with(':') && Folded::word(number).as_str() == "1")
            || (from_start && !head.contains(is_alphanumeric))
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”')
}

/// Whether a character opens what a mark closes.
fn opens(c: char, mark: char) -> bool {
    match mark {
        ')' => c == '(',
        ']' => c == '[',
        '}' => c == '{',
        '»' => c == '«',
        '«' => c == '»',
        '›' => c == '‹',
        '’' => matches!(c, '‘' | '’'),
        '”' | '“' => matches!(c, '“' | '”' | '„'),
        other => c == other,
    }
}

/// Single letters between stops, as in `أ.ف.ب` or `J.K`.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic)
            && letters.next().is_none()
    })
}
