//! Pages that came as one line.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_dates::DateParser;

use crate::{
    cues::{self, CueClass, CuePlace, Cues, Sign},
    label::BoilerplateKind,
    lines::{Line, lines},
    reading::Reading,
    sentences::sentences,
};

/// A line that holds a page has at least as many bytes,
const LEAST: usize = 600;

/// and the page has no more lines that are not blank.
const MOST_LINES: usize = 3;

/// The line of a page that holds nearly all of it, if there is one.
pub(crate) fn find(text: &str) -> Option<Range<usize>> {
    if text.len() < LEAST {
        return None;
    }
    let mut longest: Option<Line<'_>> = None;
    let mut many = 0;
    for line in lines(text).filter(|line| !line.is_blank()) {
        many += 1;
        if many > MOST_LINES {
            return None;
        }
        if longest.as_ref().is_none_or(|l| l.text.len() < line.text.len()) {
            longest = Some(line);
        }
    }
    longest
        .filter(|l| l.text.len() >= LEAST && l.text.len() * 5 > text.len() * 4)
        .map(|l| l.range)
}

/// Cuts a line at the ends of its sentences and at cues: before one of other
/// stories, keywords, a source, a byline, around a published line and around
/// the words of page tools. The pieces, joined together, are the line.
pub(crate) fn pieces(line: &str, cues: &Cues) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut reading = Reading::default();
    for sentence in sentences(line) {
        let range = sentence.range();
        cuts.push(range.start);
        reading.read(sentence.as_str(), usize::MAX);
        let base = range.start;
        cut_at_cues(sentence.as_str(), &reading, cues, |at| {
            cuts.push(base + at);
        });
    }
    cuts.push(line.len());
    // Blanks go with what stands before them.
    for cut in &mut cuts {
        let rest = line.get(*cut..).unwrap_or_default();
        if *cut > 0 {
            *cut += rest.len() - rest.trim_start().len();
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [from, to] => Some(*from..*to),
            _ => None,
        })
        .collect()
}

fn cut_at_cues(
    text: &str,
    reading: &Reading,
    cues: &Cues,
    mut cut: impl FnMut(usize),
) {
    let words: Vec<Range<usize>> = reading
        .pieces()
        .iter()
        .filter(|p| p.is_word())
        .map(|p| p.range())
        .collect();
    // A row of words that are page tools by themselves.
    let mut row: Option<usize> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let found = longest(reading, cues, at);
        let tool = found.is_some_and(|(_, sign)| {
            sign.class == CueClass::Boilerplate && sign.place == CuePlace::Line
        });
        if !tool && let Some(first) = row.take() {
            close(first, at, &words, &mut cut);
        }
        let Some((end, sign)) = found else {
            at += 1;
            continue;
        };
        if tool {
            row.get_or_insert(at);
            at = end;
            continue;
        }
        let stop = words.get(end - 1).map_or(word.end, |last| last.end);
        let rest = text.get(stop..).unwrap_or_default();
        let colon = rest.trim_start_matches(' ').starts_with(':');
        match sign.class {
            CueClass::Published | CueClass::Modified => {
                if let Some(date) = date_after(rest) {
                    cut(word.start);
                    cut(stop + date);
                }
            }
            CueClass::Boilerplate => {
                let phrase =
                    end - at >= 3 || sign.kind == Some(BoilerplateKind::Legal);
                if phrase {
                    cut(word.start);
                }
            }
            CueClass::RelatedHead
            | CueClass::RelatedInline
            | CueClass::TagsHead
            | CueClass::TagsStart
            | CueClass::SourceStart
            | CueClass::CreditsTail
            | CueClass::Byline
                if colon =>
            {
                cut(word.start);
            }
            CueClass::RelatedHead | CueClass::TagsHead if end - at >= 2 => {
                cut(word.start);
            }
            _ => {}
        }
        at = end;
    }
    if let Some(first) = row {
        close(first, words.len(), &words, &mut cut);
    }
}

/// Cuts around a row of at least three words of page tools.
fn close(
    first: usize,
    end: usize,
    words: &[Range<usize>],
    cut: &mut impl FnMut(usize),
) {
    if end - first < 3 {
        return;
    }
    for at in [first, end] {
        if let Some(word) = words.get(at) {
            cut(word.start);
        }
    }
}

/// The longest cue from a word on, with the word after it.
fn longest(
    reading: &Reading,
    cues: &Cues,
    at: usize,
) -> Option<(usize, Sign)> {
    let mut best = None;
    for end in at + 1..=reading.words().min(at + cues::MOST) {
        let Some(found) = cues.begins(reading.run(at..end)) else { break };
        if let Some(sign) = found.iter().next() {
            best = Some((end, sign));
        }
    }
    best
}

/// How far a date goes that stands right behind a cue.
fn date_after(text: &str) -> Option<usize> {
    let mut cut = text.len().min(160);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let mut end = 0;
    for found in DateParser::new().find_iter(text.get(..cut)?) {
        let between = text.get(end..found.range().start)?;
        if between.chars().any(char::is_alphanumeric) {
            break;
        }
        end = found.range().end;
    }
    (end > 0).then_some(end)
}
