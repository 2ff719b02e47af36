//! Marks paired by their position in the paragraph.

use alloc::vec::Vec;

use super::scan::{Family, Kind, Token};

/// An outermost pair: the token that opens, and the one that closes or
/// before which it ends unclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) closed: bool,
}

/// How a mark stands between its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A blank before it and a word after: it seems to open.
    Opens,
    /// A word before it and none after: it seems to close.
    Closes,
    /// Both or neither.
    Either,
}

fn place(tokens: &[Token], at: usize) -> Place {
    let Some(token) = tokens.get(at) else { return Place::Either };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let after = tokens.get(at + 1);
    let lettered =
        |t: &Token| matches!(t.kind, Kind::Word | Kind::Number) || t.is_mark();
    let opened = token.apart
        || before.is_none_or(|t| {
            matches!(t.kind, Kind::Open | Kind::Colon | Kind::Dash)
        });
    let word_after = after.is_some_and(|t| !t.apart && lettered(t));
    match (opened, word_after) {
        (true, true) => Place::Opens,
        (false, false) => Place::Closes,
        _ => Place::Either,
    }
}

/// What is known of a mark before it is paired.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    family: Family,
    place: Place,
    /// The last token that ends a sentence before it.
    stop: Option<usize>,
}

/// Lists that are used again for the next paragraph.
#[derive(Debug, Default)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    pub(super) pairs: Vec<Pair>,
}

impl Marks {
    /// The outermost pairs of a paragraph from a token on.
    ///
    /// A mark inside a quotation closes it, unless it stands like an opening
    /// one and the marks after it say that it is one: it has the shape and
    /// something closes it, or two closing ones follow. Marks of another
    /// family stand inside as long as one of the own family can still close.
    pub(super) fn pair(&mut self, tokens: &[Token], from: usize) {
        self.collect(tokens, from);
        self.pairs.clear();
        let mut left = [0_usize; 3];
        for mark in &self.marks {
            if let Some(left) = left.get_mut(mark.family as usize) {
                *left += 1;
            }
        }
        let mut open: Option<Mark> = None;
        let mut depth = 0_usize;
        for (n, mark) in self.marks.iter().enumerate() {
            if let Some(left) = left.get_mut(mark.family as usize) {
                *left -= 1;
            }
            let more = |family: Family| {
                left.get(family as usize).is_some_and(|&n| n > 0)
            };
            let opens = match open {
                None => true,
                // A single mark is often an apostrophe; it closes nothing
                // but its own.
                Some(o) if o.family != mark.family => {
                    if mark.family == Family::Single || more(o.family) {
                        continue;
                    }
                    // Nothing of its own is left to close the open one.
                    if mark.place != Place::Opens {
                        self.pairs.push(Pair {
                            open: o.at,
                            close: mark.at,
                            closed: true,
                        });
                        open = None;
                        continue;
                    }
                    match ended(o, mark) {
                        Some(pair) => {
                            self.pairs.push(pair);
                            true
                        }
                        None => continue,
                    }
                }
                Some(o) => match self.inside(n, tokens) {
                    Inside::Nested => {
                        depth += 1;
                        continue;
                    }
                    Inside::Another => match ended(o, mark) {
                        Some(pair) if depth == 1 => {
                            self.pairs.push(pair);
                            true
                        }
                        _ => {
                            depth += 1;
                            continue;
                        }
                    },
                    Inside::Closing => {
                        depth -= 1;
                        if depth == 0 {
                            self.pairs.push(Pair {
                                open: o.at,
                                close: mark.at,
                                closed: true,
                            });
                            open = None;
                        }
                        continue;
                    }
                },
            };
            // A single mark that nothing closes, or that does not stand like
            // an opening one, is none; an inch is no mark either.
            let after_digit = mark.at.checked_sub(1).is_some_and(|i| {
                !tokens.get(mark.at).is_some_and(|t| t.apart)
                    && tokens.get(i).is_some_and(|t| t.kind == Kind::Number)
            });
            let single = mark.family == Family::Single
                && (mark.place != Place::Opens || !more(mark.family));
            if opens && !after_digit && !single {
                open = Some(*mark);
                depth = 1;
            }
        }
        if let Some(o) = open
            && o.family != Family::Single
        {
            self.pairs.push(Pair {
                open: o.at,
                close: tokens.len(),
                closed: false,
            });
        }
    }

    fn collect(&mut self, tokens: &[Token], from: usize) {
        self.marks.clear();
        let mut stop = None;
        for (at, token) in tokens.iter().enumerate().skip(from) {
            match token.kind {
                Kind::Mark(family) => self.marks.push(Mark {
                    at,
                    family,
                    place: place(tokens, at),
                    stop,
                }),
                Kind::Stop => stop = Some(at),
                _ => {}
            }
        }
    }

    /// What a mark does inside a quotation of its own family.
    fn inside(&self, n: usize, tokens: &[Token]) -> Inside {
        let Some(mark) = self.marks.get(n) else { return Inside::Closing };
        if mark.place != Place::Opens {
            return Inside::Closing;
        }
        let mut after = self
            .marks
            .iter()
            .skip(n + 1)
            .take(8)
            .filter(|m| m.family == mark.family)
            .map(|m| m.place);
        let (first, second) = (after.next(), after.next());
        let shaped = tokens.get(mark.at).is_some_and(|t| t.opening);
        match (first, second) {
            (Some(Place::Closes), Some(Place::Closes)) => Inside::Nested,
            (Some(Place::Closes), None | Some(Place::Opens)) => {
                Inside::Another
            }
            _ if shaped => Inside::Nested,
            _ => Inside::Closing,
        }
    }
}

enum Inside {
    Closing,
    Nested,
    /// It opens another quotation, and the first was never closed, if a
    /// sentence ended in between.
    Another,
}

/// A quotation that was never closed and ends with the last sentence before
/// a mark.
fn ended(open: Mark, mark: &Mark) -> Option<Pair> {
    let stop = mark.stop.filter(|&stop| stop > open.at + 1)?;
    Some(Pair { open: open.at, close: stop + 1, closed: false })
}
