//! Datelines: place, date and agency before the first sentence.

use alloc::vec::Vec;
use core::ops::Range;

use khabar_dates::DateParser;

use crate::{
    cues::{CueClass, Cues},
    reading::{Kind, Piece, Reading},
    words as w,
};

/// A dateline at the start of a line; ranges in the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// All of it, the separator at its end included.
    pub(crate) range: Range<usize>,
    pub(crate) places: Vec<Range<usize>>,
    pub(crate) agencies: Vec<Range<usize>>,
    pub(crate) date: Option<Range<usize>>,
}

/// How much of a line may be its dateline, in bytes and in pieces.
const MOST_BYTES: usize = 200;
pub(crate) const MOST_PIECES: usize = 24;

/// The beginning of a line, with the names of agencies in it.
struct Head<'r> {
    reading: &'r Reading,
    pieces: &'r [Piece],
    /// Each name's pieces and whether it is one of an agency or an outlet.
    names: Vec<(Range<usize>, CueClass)>,
    date: Option<Range<usize>>,
}

/// Reads `[place [، country]] [date] [(] agency [)] separator` at the start
/// of a line. There must be an agency or outlet; only before the lead one
/// or two words and a dash are a place by themselves.
pub(crate) fn find(
    line: &str,
    reading: &Reading,
    cues: &Cues,
    lead: bool,
) -> Option<Found> {
    let pieces = reading.pieces();
    let within = pieces
        .iter()
        .take(MOST_PIECES)
        .take_while(|p| p.range().end <= MOST_BYTES)
        .count();
    let pieces = pieces.get(..within)?;
    let mut names = agencies(pieces, reading, cues);
    // An outlet whose name is a plain word counts only between marks.
    let stands: Vec<bool> = names
        .iter()
        .map(|(name, class)| {
            *class == CueClass::Agency || stands(name, &names, pieces)
        })
        .collect();
    let mut stand = stands.iter();
    names.retain(|_| stand.next() == Some(&true));
    // Most lines name no agency; they are not searched for dates.
    if names.is_empty() {
        return lead.then(|| place(pieces))?;
    }
    let text = line.get(..pieces.last()?.range().end)?;
    let mut head = Head { reading, pieces, names, date: None };
    let dated = |p: &Piece| {
        p.kind == Kind::Number || reading.says(p.word as usize, w::DAY)
    };
    if pieces.iter().any(dated) {
        head.date = DateParser::new()
            .find_iter(text)
            .map(|d| d.range())
            .find(|d| d.start < MOST_BYTES / 2);
    }
    head.read(line).or_else(|| lead.then(|| place(pieces))?)
}

/// Names of agencies, longest first, in at most four words.
fn agencies(
    pieces: &[Piece],
    reading: &Reading,
    cues: &Cues,
) -> Vec<(Range<usize>, CueClass)> {
    const NAMES: [CueClass; 2] = [CueClass::Agency, CueClass::Outlet];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = pieces.get(at) {
        let mut best = None;
        if first.is_word() && first.kind != Kind::Number {
            let from = first.word as usize;
            for (i, piece) in pieces.iter().enumerate().skip(at).take(7) {
                match piece.kind {
                    Kind::Arabic | Kind::Other => {}
                    // `أ.ف.ب`
                    Kind::Mark('.') => continue,
                    _ => break,
                }
                let to = piece.word as usize + 1;
                if to - from > 4 {
                    break;
                }
                let words = reading.run(from..to);
                if cues.begins(words).is_none() {
                    break;
                }
                if let Some(sign) = cues.sign(words, &NAMES) {
                    best = Some((i + 1, sign.class));
                }
            }
        }
        match best {
            None => at += 1,
            Some((end, class)) => {
                found.push((at..end, class));
                at = end;
            }
        }
    }
    found
}

/// Whether a mark parts the pieces of a dateline.
fn separates(piece: &Piece) -> bool {
    piece.mark().is_some_and(|c| {
        matches!(c, '-' | ':' | '/' | '|' | '_' | '–' | '،' | ',' | '"' | '.')
    })
}

fn brackets(piece: &Piece) -> bool {
    piece.is('(') || piece.is(')')
}

/// `دبي - `: one or two words, then a dash between blanks.
fn place(pieces: &[Piece]) -> Option<Found> {
    let dash = pieces.iter().take(3).position(|p| p.is('-'))?;
    let words = pieces.get(..dash)?;
    let (first, last) = (words.first()?.range(), words.last()?.range());
    let mark = pieces.get(dash)?.range();
    let spaced = last.end < mark.start
        && mark.end < pieces.get(dash + 1)?.range().start;
    if !spaced || words.iter().any(|p| !is_name(p)) {
        return None;
    }
    let mut found = Found { range: 0..mark.end, ..Found::default() };
    found.places.push(first.start..last.end);
    Some(found)
}

fn is_name(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Arabic | Kind::Other)
}

/// Whether a name stands between marks, or at an end of the line.
fn stands(
    name: &Range<usize>,
    names: &[(Range<usize>, CueClass)],
    pieces: &[Piece],
) -> bool {
    let free = |i: &usize| !names.iter().any(|(n, _)| n.contains(i));
    let parts = |i| pieces.get(i).is_none_or(|p| separates(p) || brackets(p));
    (0..name.start).rev().find(free).is_none_or(parts)
        && (name.start..pieces.len()).find(free).is_none_or(parts)
}

impl Head<'_> {
    /// The name of an agency that a piece belongs to.
    fn name(&self, at: usize) -> Option<&(Range<usize>, CueClass)> {
        self.names.iter().find(|(pieces, _)| pieces.contains(&at))
    }

    fn is_dated(&self, piece: &Piece) -> bool {
        let range = piece.range();
        self.date
            .as_ref()
            .is_some_and(|d| d.start <= range.start && range.end <= d.end)
    }

    fn read(&self, line: &str) -> Option<Found> {
        let mut found = Found::default();
        // Words since the last separator that are neither agency nor date.
        let mut place: Option<Range<usize>> = None;
        let mut words: usize = 0;
        let mut end = None;
        let mut dated = false;
        let mut inside = false;
        for (i, piece) in self.pieces.iter().enumerate() {
            if let Some((pieces, _)) = self.name(i) {
                if pieces.start == i {
                    found.places.extend(place.take());
                    found.agencies.push(piece.range());
                    end = None;
                } else if let Some(last) = found.agencies.last_mut() {
                    last.end = piece.range().end;
                }
                words = 0;
                continue;
            }
            if self.is_dated(piece) {
                dated = true;
                found.places.extend(place.take());
                words = 0;
                continue;
            }
            if separates(piece) || brackets(piece) {
                inside = piece.is('(') || inside && !piece.is(')');
                found.places.extend(place.take());
                words = 0;
                let closes = matches!(
                    piece.mark(),
                    Some('-' | ':' | '/' | '|' | '_' | ')')
                );
                if closes && !found.agencies.is_empty() {
                    end = Some(piece.range().end);
                }
                continue;
            }
            match piece.kind {
                Kind::Arabic
                    if matches!(self.reading.text(piece), "في" | "من") => {
                }
                Kind::Arabic | Kind::Other => {
                    // `وطنية - بيروت - `: the place may come second.
                    if end.is_some() {
                        let mut after = self.pieces.iter().skip(i + 1).take(2);
                        if !found.places.is_empty()
                            || words > 1
                            || !after.any(|p| p.is('-'))
                        {
                            break;
                        }
                    }
                    words += 1;
                    // `الوزير خلال الافتتاح (رويترز)` is a caption; a place of
                    // three words is a known one.
                    let known = || {
                        let first =
                            (piece.word as usize + 1).saturating_sub(words);
                        self.reading.says(first, w::PLACE)
                    };
                    if words > 3
                        || words == 3 && !inside && (dated || !known())
                    {
                        break;
                    }
                    let range = piece.range();
                    place = Some(match place {
                        None => range,
                        Some(p) => p.start..range.end,
                    });
                }
                Kind::Number => {
                    if end.is_some() {
                        break;
                    }
                }
                Kind::Mark(_) => break,
            }
        }
        self.finish(found, end, dated, line)
    }

    fn finish(
        &self,
        mut found: Found,
        end: Option<usize>,
        dated: bool,
        line: &str,
    ) -> Option<Found> {
        if found.agencies.is_empty() {
            return None;
        }
        // `الرياض: «الشرق الأوسط»`: of two, the first is the place, even
        // where a paper bears its name.
        if found.places.is_empty() && found.agencies.len() == 2 {
            found.places.push(found.agencies.remove(0));
        }
        let last = found.agencies.last().map_or(0, |a| a.end);
        let end = match end {
            Some(end) => end,
            // Nothing after the agency but marks: the whole line.
            None if !line.get(last..)?.chars().any(char::is_alphanumeric) => {
                line.len()
            }
            None => return None,
        };
        found.places.retain(|p| p.end <= end);
        found.date = self.date.clone().filter(|d| dated && d.end <= end);
        found.range = 0..end;
        Some(found)
    }
}
