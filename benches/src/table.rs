//! Contenders timed turn by turn, and their table with the ratios of interest.

use std::time::Instant;

/// What is timed: its name, what it does with the input, and what a second
/// of it is counted in (bytes, days).
pub type Contender<T> = (&'static str, fn(&T), fn(&T) -> usize);

/// Of which contender to which, and how much faster it should be.
pub type Ratio = (usize, usize, f64);

/// Times each contender in turn, some rounds long; the best time of each
/// counts, the others were disturbed.
#[expect(clippy::disallowed_methods, reason = "a benchmark takes the time")]
pub fn measure<T>(
    input: &T,
    contenders: &[Contender<T>],
    rounds: usize,
) -> Vec<f64> {
    let mut best = vec![f64::MAX; contenders.len()];
    for _ in 0..rounds {
        for (best, (_, run, _)) in best.iter_mut().zip(contenders) {
            let start = Instant::now();
            run(input);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    best
}

/// Prints how many millions a second each contender reached, and the ratios.
pub fn print<T>(
    input: &T,
    contenders: &[Contender<T>],
    best: &[f64],
    unit: &str,
    ratios: &[Ratio],
) {
    println!("| contender | {unit} |\n|---|--:|");
    for (best, (name, _, size)) in best.iter().zip(contenders) {
        println!("| {name} | {:.1} |", size(input) as f64 / 1e6 / best);
    }
    println!("\n| ours | beside | wanted | ratio |\n|---|---|--:|--:|");
    for (ours, theirs, wanted) in ratios {
        println!(
            "| {} | {} | {wanted} | {:.2} |",
            contenders[*ours].0,
            contenders[*theirs].0,
            best[*theirs] / best[*ours]
        );
    }
}
