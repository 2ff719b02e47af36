//! What is seen only in folded text: letters that are drawn out, and the
//! alef that is wrongly written for tanween.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use crate::{
    fold::{Part, is_arabic_letter, lookup},
    normalizer::Normalizer,
    tables::ELONGATION,
};

/// Whether there may be something to shorten: the same two bytes three times
/// in a row, or اءا.
pub(crate) fn finds(n: &Normalizer, text: &str) -> bool {
    !deletions(n, text).is_empty()
}

/// Shortens a text and gives the ranges of it that were deleted, in order.
pub(crate) fn shorten(n: &Normalizer, text: &mut String) -> Vec<Range<usize>> {
    let deleted = deletions(n, text);
    if !deleted.is_empty() {
        let mut shorter = String::with_capacity(text.len());
        let mut done = 0;
        for range in &deleted {
            shorter.push_str(text.get(done..range.start).unwrap_or_default());
            done = range.end;
        }
        shorter.push_str(text.get(done..).unwrap_or_default());
        *text = shorter;
    }
    deleted
}

/// The ranges to delete, in order.
fn deletions(n: &Normalizer, text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut deleted: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(found) = candidate(bytes, at) {
        at = run(n, text, found, &mut deleted);
    }
    deleted
}

/// The place from `from` on where the same two bytes stand three times, or
/// hamza between two alefs: of such places are few.
fn candidate(bytes: &[u8], from: usize) -> Option<usize> {
    const STEP: usize = 64;
    let mut base = from;
    while let Some(window) = bytes.get(base..)
        && !window.is_empty()
    {
        // Sixty-four places at once say whether one of them is it.
        if let Some(group) = window.first_chunk::<{ STEP + 5 }>() {
            let part = |at| group.get(at..).and_then(<[u8]>::first_chunk);
            if let (Some(a), Some(b), Some(c), Some(d), Some(e), Some(f)) =
                (part(0), part(1), part(2), part(3), part(4), part(5))
                && !any::<STEP>(a, b, c, d, e, f)
            {
                base += STEP;
                continue;
            }
        }
        let found = (0..STEP).find(|&i| {
            let six = window.get(i..).and_then(<[u8]>::first_chunk);
            six.is_some_and(|&[a, b, c, d, e, f]| is(a, b, c, d, e, f) != 0)
        });
        if let Some(i) = found {
            return Some(base + i);
        }
        base += STEP;
    }
    None
}

/// Whether one of many places is a candidate.
#[inline]
fn any<const N: usize>(
    a: &[u8; N],
    b: &[u8; N],
    c: &[u8; N],
    d: &[u8; N],
    e: &[u8; N],
    f: &[u8; N],
) -> bool {
    let first = a.iter().zip(b).zip(c);
    let second = d.iter().zip(e).zip(f);
    first.zip(second).fold(0, |any, (((a, b), c), ((d, e), f))| {
        any | is(*a, *b, *c, *d, *e, *f)
    }) != 0
}

/// One where six bytes are a letter of two bytes three times, or اءا.
#[inline]
fn is(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8) -> u8 {
    let leads = (a >= 0xC2) & (a == c) & (c == e);
    let thrice = (b == d) & (d == f);
    let hamza = (b == 0xA7) & (d == 0xA1) & (f == 0xA7) & (a == 0xD8);
    u8::from(leads & (thrice | hamza))
}

/// Looks at the run of a letter that begins at a place, and gives where to
/// go on.
fn run(
    n: &Normalizer,
    text: &str,
    at: usize,
    deleted: &mut Vec<Range<usize>>,
) -> usize {
    let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else {
        return at + 1;
    };
    let width = c.len_utf8();
    let times = times(text, at, c);
    let end = at + times * width;
    let kept = kept(n, c, times);
    if kept < times && c != 'ء' {
        deleted.push(at + kept * width..end);
    }
    let hamza = if c == 'ا' { end } else { at };
    if n.tanween_alef
        && text.get(..hamza).is_some_and(|t| t.ends_with('ا'))
        && let Some(alefs) = alefs_of_tanween(n, text, hamza)
    {
        deleted.push(hamza + 'ء'.len_utf8()..alefs);
        return alefs;
    }
    if kept < times && c == 'ء' {
        deleted.push(at + kept * width..end);
    }
    end
}

/// Where the alefs end that stand behind hamza at the end of a word, if the
/// hamza and the alef are drawn out or stand once.
fn alefs_of_tanween(n: &Normalizer, text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    for c in ['ء', 'ا'] {
        let times = times(text, end, c);
        if kept(n, c, times) != 1 {
            return None;
        }
        end += times * c.len_utf8();
    }
    let after = text.get(end..)?.chars().next().map(|c| lookup(c).part);
    let goes_on =
        matches!(after, Some(Part::Arabic | Part::Mark | Part::Joiner));
    (!goes_on).then_some(end)
}

/// How often a letter stands in a row at a place.
fn times(text: &str, at: usize, c: char) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().take_while(|&d| d == c).count()
}

/// How many of a letter in a row are kept.
fn kept(n: &Normalizer, c: char, times: usize) -> usize {
    if !n.elongation || !is_arabic_letter(c) {
        return times;
    }
    let rule = ELONGATION.iter().find(|(letter, ..)| *letter == c);
    match rule.or(ELONGATION.first()) {
        Some(&(_, least, keep)) if times >= least => keep,
        _ => times,
    }
}
