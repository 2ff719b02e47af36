//! Rules over words and listed names.

mod bodies;
mod names;

use alloc::vec::Vec;

use crate::{
    lexicon::Lexicon,
    scan::{Found, Scan},
    text::Text,
};

/// Finds what the rules find, beside the listed names.
pub(crate) fn find(
    text: &Text<'_>,
    lexicon: &Lexicon,
    scan: &Scan,
    found: &mut Vec<Found>,
) {
    bodies::find(text, lexicon, scan, found);
    // Where a body stands, for the titles that it follows.
    let mut bodies = alloc::vec![0_u32; text.len()];
    for f in found.iter() {
        if let Some(slot) = bodies.get_mut(f.first) {
            *slot = (*slot).max(crate::lexicon::index(f.last));
        }
    }
    names::Names::new(text, lexicon, scan, &bodies).find(found);
}
