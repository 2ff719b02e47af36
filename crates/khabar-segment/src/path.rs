//! The best path of a page through the grammar of pages.

use alloc::vec::Vec;

use crate::{
    features::Seen,
    label::Label,
    tables::costs::{BASE, FOLLOW, LABELS, ON, START, STATES},
};

type Costs = [i32; STATES];

/// The label of a line, what the line alone costs with it, and how much
/// dearer the best path with another label for it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) label: Label,
    pub(crate) cost: i32,
    pub(crate) margin: u32,
    pub(crate) runner_up: Label,
}

/// Gives each line the label it has on the cheapest path (Viterbi), with its
/// margin (forward and backward costs). Linear in the lines.
pub(crate) fn best(seen: &[Seen]) -> Vec<Choice> {
    let line: Vec<Costs> = seen.iter().map(cost).collect();
    let mut forward: Vec<Costs> = Vec::with_capacity(line.len());
    for here in &line {
        let mut costs = *here;
        match forward.last() {
            None => {
                for (cost, start) in costs.iter_mut().zip(START) {
                    *cost += i32::from(start);
                }
            }
            Some(before) => {
                for (to, cost) in costs.iter_mut().enumerate() {
                    *cost +=
                        least(before.iter().zip(&FOLLOW).map(|(b, row)| {
                            b + row.get(to).map_or(0, |&c| i32::from(c))
                        }));
                }
            }
        }
        forward.push(costs);
    }
    let mut backward: Vec<Costs> = Vec::with_capacity(line.len());
    let mut after: Option<(Costs, &Costs)> = None;
    for here in line.iter().rev() {
        let mut costs = [0; STATES];
        if let Some((next, emitted)) = &after {
            for (cost, row) in costs.iter_mut().zip(&FOLLOW) {
                *cost = least(
                    row.iter()
                        .zip(next)
                        .zip(*emitted)
                        .map(|((&step, n), e)| i32::from(step) + n + e),
                );
            }
        }
        after = Some((costs, here));
        backward.push(costs);
    }
    backward.reverse();
    forward
        .iter()
        .zip(&backward)
        .zip(&line)
        .map(|((f, b), here)| choose(f, b, here))
        .collect()
}

fn least(costs: impl Iterator<Item = i32>) -> i32 {
    costs.min().unwrap_or(0)
}

/// The cheapest label of a line. All lines agree on the cheapest path: its
/// cost is the least sum of both ways at each of them, and ties go to the
/// state listed first.
fn choose(forward: &Costs, backward: &Costs, here: &Costs) -> Choice {
    let totals = || {
        let sums = forward.iter().zip(backward).map(|(f, b)| f + b);
        sums.zip(&LABELS)
            .zip(here)
            .map(|((cost, &label), &own)| (cost, label, own))
    };
    // Of equal costs the first counts, so no `min_by_key` on labels.
    let first = |best: (i32, Label, i32), next: (i32, Label, i32)| {
        if next.0 < best.0 { next } else { best }
    };
    let none = (i32::MAX, Label::Boilerplate, 0);
    let best = totals().fold(none, first);
    let others = totals().filter(|(_, label, _)| *label != best.1);
    let other = others.fold((i32::MAX, best.1, 0), first);
    Choice {
        label: best.1,
        cost: best.2,
        margin: other.0.abs_diff(best.0),
        runner_up: other.1,
    }
}

/// What a line costs in each state, whatever stands around it.
fn cost(seen: &Seen) -> Costs {
    let mut costs = [0; STATES];
    for (cost, base) in costs.iter_mut().zip(BASE) {
        *cost = i32::from(base);
    }
    for feature in seen.iter() {
        let Some(row) = ON.get(feature) else { continue };
        for (cost, &on) in costs.iter_mut().zip(row) {
            *cost += i32::from(on);
        }
    }
    costs
}
