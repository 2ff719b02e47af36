//! Datelines: place, date and agency before the first sentence.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_dates::DateParser;
use khabar_normalize::{Normalizer, TokenKind, tokens};

use crate::cues::{self, Class};

/// A dateline at the start of a line; ranges in the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// All of it, the separator at its end included.
    pub(crate) range: Range<usize>,
    pub(crate) places: Vec<Range<usize>>,
    pub(crate) agencies: Vec<Range<usize>>,
    pub(crate) date: Option<Range<usize>>,
}

/// How much of a line may be its dateline, in bytes and in tokens.
const MOST_BYTES: usize = 200;
const MOST_TOKENS: usize = 24;

/// One token of the line's beginning.
struct Piece<'n> {
    text: &'n str,
    kind: TokenKind,
    range: Range<usize>,
    /// Inside brackets.
    inside: bool,
    agency: Option<Class>,
    date: bool,
}

/// Reads `[place [، country]] [date] [(] agency [)] separator` at the start
/// of a line. There must be an agency or outlet; only before the lead one
/// or two words and a dash are a place by themselves.
pub(crate) fn find(line: &str, lead: bool) -> Option<Found> {
    let mut cut = line.len().min(MOST_BYTES);
    while !line.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = line.get(..cut)?;
    let folded = Normalizer::MATCHING.normalize_mapped(head);
    let mut inside = false;
    let mut pieces: Vec<Piece<'_>> = tokens(folded.as_str())
        .take(MOST_TOKENS)
        .map(|t| {
            let text = t.as_str();
            if text == "(" {
                inside = true;
            }
            let piece = Piece {
                text,
                kind: t.kind(),
                range: folded.to_source(t.range()),
                inside,
                agency: None,
                date: false,
            };
            if text == ")" {
                inside = false;
            }
            piece
        })
        .collect();
    mark_agencies(&mut pieces);
    // Most lines name no agency; they are not searched for dates.
    if pieces.iter().all(|p| p.agency.is_none()) {
        return lead.then(|| place(&pieces))?;
    }
    let date = DateParser::new()
        .find_iter(head)
        .map(|d| d.range())
        .find(|d| d.start < MOST_BYTES / 2);
    if let Some(date) = &date {
        for piece in &mut pieces {
            piece.date =
                date.start <= piece.range.start && piece.range.end <= date.end;
        }
    }
    read(&pieces, head, date).or_else(|| lead.then(|| place(&pieces))?)
}

/// Names of agencies, longest first, in at most four words.
fn mark_agencies(pieces: &mut [Piece<'_>]) {
    let mut at = 0;
    while at < pieces.len() {
        let mut best = None;
        let mut name = alloc::string::String::new();
        let mut taken = 0;
        for (i, piece) in pieces.iter().enumerate().skip(at).take(7) {
            match piece.kind {
                TokenKind::Word => {
                    if taken > 0 {
                        name.push(' ');
                    }
                    name.push_str(piece.text);
                    taken += 1;
                }
                _ if piece.text == "." && taken > 0 => continue,
                _ => break,
            }
            if taken > 4 {
                break;
            }
            let class = cues::lookup(&name)
                .map(|c| c.class)
                .find(|c| matches!(c, Class::Agency | Class::Outlet));
            if let Some(class) = class {
                best = Some((i, class));
            }
        }
        match best {
            None => at += 1,
            Some((end, class)) => {
                for piece in pieces.iter_mut().take(end + 1).skip(at) {
                    piece.agency = Some(class);
                }
                at = end + 1;
            }
        }
    }
}

/// Whether a mark parts the pieces of a dateline.
fn separates(text: &str) -> bool {
    matches!(text, "-" | ":" | "/" | "|" | "_" | "–" | "،" | "," | "\"" | ".")
}

/// `دبي - `: one or two words, then a dash between blanks.
fn place(pieces: &[Piece<'_>]) -> Option<Found> {
    let dash = pieces.iter().take(3).position(|p| p.text == "-")?;
    let words = pieces.get(..dash)?;
    let (first, last) = (words.first()?, words.last()?);
    let mark = pieces.get(dash)?;
    let spaced = last.range.end < mark.range.start
        && mark.range.end < pieces.get(dash + 1)?.range.start;
    if !spaced || words.iter().any(|p| p.kind != TokenKind::Word) {
        return None;
    }
    let mut found = Found { range: 0..mark.range.end, ..Found::default() };
    found.places.push(first.range.start..last.range.end);
    Some(found)
}

fn read(
    pieces: &[Piece<'_>],
    head: &str,
    date: Option<Range<usize>>,
) -> Option<Found> {
    let mut found = Found::default();
    // Words since the last separator that are neither agency nor date.
    let mut place: Option<Range<usize>> = None;
    let mut words = 0;
    let mut end = None;
    let mut dated = false;
    for (i, piece) in pieces.iter().enumerate() {
        if piece.agency.is_some() {
            let starts =
                i == 0 || pieces.get(i - 1).is_none_or(|p| p.agency.is_none());
            // An outlet that is a plain word counts only between marks.
            let fresh = match piece.agency {
                Some(Class::Outlet) => outlet_stands(pieces, i),
                _ => true,
            };
            if !fresh && starts {
                return finish(found, end, head, date.filter(|_| dated));
            }
            if starts {
                if let Some(range) = place.take() {
                    found.places.push(range);
                }
                found.agencies.push(piece.range.clone());
                end = None;
            } else if let Some(last) = found.agencies.last_mut() {
                last.end = piece.range.end;
            }
            words = 0;
            continue;
        }
        if piece.date {
            dated = true;
            if let Some(range) = place.take() {
                found.places.push(range);
            }
            words = 0;
            continue;
        }
        if separates(piece.text) || matches!(piece.text, "(" | ")") {
            found.places.extend(place.take());
            words = 0;
            if !found.agencies.is_empty()
                && matches!(piece.text, "-" | ":" | "/" | "|" | "_" | ")")
            {
                end = Some(piece.range.end);
            }
            continue;
        }
        match piece.kind {
            TokenKind::Word if matches!(piece.text, "في" | "من") => {}
            TokenKind::Word => {
                // `وطنية - بيروت - `: the place may come second.
                if end.is_some() {
                    let dash = pieces
                        .iter()
                        .skip(i + 1)
                        .take(2)
                        .any(|p| p.text == "-");
                    if !found.places.is_empty() || words > 1 || !dash {
                        break;
                    }
                }
                words += 1;
                if words > 3 || (dated && !piece.inside && words > 2) {
                    break;
                }
                place = Some(match place {
                    None => piece.range.clone(),
                    Some(p) => p.start..piece.range.end,
                });
            }
            TokenKind::Number => {
                if end.is_some() {
                    break;
                }
            }
            _ => break,
        }
    }
    finish(found, end, head, if dated { date } else { None })
}

/// Whether an outlet's name at `at` stands between marks or at the start.
fn outlet_stands(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = pieces
        .iter()
        .take(at)
        .rev()
        .find(|p| p.agency.is_none())
        .is_none_or(|p| separates(p.text) || matches!(p.text, "(" | ")"));
    let after = pieces
        .iter()
        .skip(at)
        .find(|p| p.agency.is_none())
        .is_none_or(|p| separates(p.text) || matches!(p.text, "(" | ")"));
    before && after
}

fn finish(
    mut found: Found,
    end: Option<usize>,
    head: &str,
    date: Option<Range<usize>>,
) -> Option<Found> {
    if found.agencies.is_empty() {
        return None;
    }
    // `الرياض: «الشرق الأوسط»`: of two, the first is the place, even where
    // a paper bears its name.
    if found.places.is_empty() && found.agencies.len() == 2 {
        found.places.push(found.agencies.remove(0));
    }
    let last = found.agencies.last().map_or(0, |a| a.end);
    let end = match end {
        Some(end) => end,
        // Nothing after the agency but marks: the whole line.
        None if head.get(last..)?.chars().all(|c| !c.is_alphanumeric()) => {
            head.len()
        }
        None => return None,
    };
    found.places.retain(|p| p.end <= end);
    found.date = date.filter(|d| d.end <= end);
    found.range = 0..end;
    Some(found)
}
