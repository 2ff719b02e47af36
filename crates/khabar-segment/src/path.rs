//! The best path of a page through the grammar of pages.

use alloc::vec::Vec;

use crate::{
    label::Label,
    tables::costs::{BASE, BEFORE, FOLLOW, LABELS, ON, START, STATES, WIDTH},
};

/// A cost for each state, in vectors of eight; those beyond the states cost
/// [`FAR`] and are never chosen. Only differences between the states of a line
/// count, so each line starts again from 0 and sixteen bits are enough.
type Costs = [i16; WIDTH];

/// More than any step and line cost, and far from the end of sixteen bits.
const FAR: i16 = 8_000;

/// Backward costs are kept for as many lines at a time, so that a page needs
/// little memory however long it is.
const STRETCH: usize = 1024;

/// The label of a line, what the line alone costs with it, and how much
/// dearer the best path with another label for it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) label: Label,
    pub(crate) cost: i16,
    pub(crate) margin: u16,
    pub(crate) runner_up: Label,
}

/// Gives each line, known by its features, the label it has on the cheapest
/// path (Viterbi), with its margin (forward and backward costs). Linear in
/// the lines.
pub(crate) fn best(lines: &[u128], mut give: impl FnMut(Choice)) {
    // What the lines after each stretch cost from its last line on.
    let mut ends: Vec<Costs> = Vec::new();
    let mut after = [0; WIDTH];
    for stretch in lines.chunks(STRETCH).rev() {
        ends.push(after);
        if ends.len() * STRETCH < lines.len() {
            for &line in stretch.iter().rev() {
                after = backward(&after, &cost(line));
            }
        }
    }
    let mut forward: Option<Costs> = None;
    let mut rest: Vec<(Costs, Costs)> = Vec::new();
    for stretch in lines.chunks(STRETCH) {
        let mut after = ends.pop().unwrap_or([0; WIDTH]);
        rest.clear();
        for &line in stretch.iter().rev() {
            let here = cost(line);
            rest.push((after, here));
            after = backward(&after, &here);
        }
        for (after, here) in rest.iter().rev() {
            let steps = match forward {
                None => START,
                Some(before) => onward(&before),
            };
            let mut costs = [0; WIDTH];
            for ((cost, step), own) in costs.iter_mut().zip(steps).zip(here) {
                *cost = step + own;
            }
            level(&mut costs);
            give(choose(&costs, after, here));
            forward = Some(costs);
        }
    }
}

/// The cheapest way to each state of the next line.
fn onward(before: &Costs) -> Costs {
    let mut to = [FAR; WIDTH];
    for (b, row) in before.iter().zip(&FOLLOW) {
        for (cost, step) in to.iter_mut().zip(row) {
            *cost = (*cost).min(b + step);
        }
    }
    to
}

/// The cheapest way from each state of the line before over this line, which
/// costs `here`, to the end.
fn backward(after: &Costs, here: &Costs) -> Costs {
    let mut from = [FAR; WIDTH];
    for ((a, h), column) in after.iter().zip(here).zip(&BEFORE) {
        let onward = a + h;
        for (cost, step) in from.iter_mut().zip(column) {
            *cost = (*cost).min(onward + step);
        }
    }
    level(&mut from);
    from
}

/// Lets the cheapest state cost nothing, and none more than [`FAR`].
fn level(costs: &mut Costs) {
    let least = costs.iter().fold(i16::MAX, |a, &b| a.min(b));
    for cost in costs {
        *cost = (*cost - least).min(FAR);
    }
}

/// The cheapest label of a line. All lines agree on the cheapest path: its
/// cost is the least sum of both ways at each of them, and ties go to the
/// state listed first.
fn choose(forward: &Costs, backward: &Costs, here: &Costs) -> Choice {
    let mut sums = [0; WIDTH];
    for ((sum, f), b) in sums.iter_mut().zip(forward).zip(backward) {
        *sum = f + b;
    }
    let totals = || {
        sums.iter()
            .zip(&LABELS)
            .zip(here)
            .map(|((&cost, &label), &own)| (cost, label, own))
    };
    // Of equal costs the first counts, so no `min_by_key` on labels.
    let first = |best: (i16, Label, i16), next: (i16, Label, i16)| {
        if next.0 < best.0 { next } else { best }
    };
    let none = (i16::MAX, Label::Boilerplate, 0);
    let best = totals().fold(none, first);
    let others = totals().filter(|(_, label, _)| *label != best.1);
    let other = others.fold((i16::MAX, best.1, 0), first);
    Choice {
        label: best.1,
        cost: best.2,
        margin: other.0.abs_diff(best.0),
        runner_up: other.1,
    }
}

/// What a line costs in each state, whatever stands around it.
fn cost(features: u128) -> Costs {
    let mut costs = BASE;
    let mut left = features;
    while left != 0 {
        let row = ON.get(left.trailing_zeros() as usize);
        left &= left - 1;
        for (cost, on) in costs.iter_mut().zip(row.into_iter().flatten()) {
            *cost += on;
        }
    }
    costs
}

/// The states are no more than the vectors hold.
const _: () = assert!(STATES <= WIDTH);
