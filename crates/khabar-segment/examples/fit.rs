//! Fits the costs of the page grammar to labelled pages.
//!
//! `cargo run --release --package khabar-segment --example fit -- --write`
//!
//! Reads `data/grammar.toml`, the pages of `seeds/pages/*.tsv` and those of
//! `seeds/*.txt` with their gold, and moves the costs until the best path of
//! each page is the labelled one by a margin, or as near to it as one set of
//! costs gets: an averaged structured perceptron (Collins 2002) with a cost
//! for each wrong label (Taskar 2003). It starts from the costs as they are
//! written, so that a cost that no page speaks of stays what somebody thought
//! it should be. Every fifth page of
//! `seeds/pages` is kept back and only measured. Without
//! `--write` it prints what it would reach. The features of lines come from
//! the library as it is built, so run `cargo xtask codegen` before, and after.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::string_slice)]

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use khabar_segment::{Label, Segmenter};
use khabar_testkit::{labelled_pages, seeds};
use serde::Deserialize;

/// More passes read the used pages better and the others worse.
const PASSES: usize = 15;
const RATE: f64 = 0.1;
/// Runs over the pages in different orders, whose costs are averaged.
const RUNS: u64 = 6;
/// What a wrong label costs beside its own costs while fitting.
const MARGIN: f64 = 6.0;

#[derive(Deserialize)]
struct Costs {
    features: BTreeMap<String, String>,
    state: Vec<State>,
    phase: BTreeMap<String, i32>,
    follow: Vec<Follow>,
}

#[derive(Deserialize)]
struct State {
    phase: String,
    label: String,
    base: i32,
    on: BTreeMap<String, i32>,
}

#[derive(Deserialize)]
struct Follow {
    after: String,
    label: String,
    cost: i32,
}

/// The features of each line that is not blank, and the labels it may have.
type Page = Vec<(Vec<usize>, Vec<String>)>;

#[derive(Clone)]
struct Model {
    labels: Vec<String>,
    base: Vec<f64>,
    /// By state and feature.
    on: Vec<Vec<f64>>,
    follow: Vec<f64>,
    /// By the state before, or the start as the last, and the state.
    phase: Vec<Vec<f64>>,
    rule: Vec<Vec<Option<usize>>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let write = std::env::args().any(|arg| arg == "--write");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("data/grammar.toml"))?;
    let file: Costs = toml::from_str(&text)?;
    let names: Vec<&String> = file.features.keys().collect();
    let seeds = seeds().into_iter().map(|seed| {
        let labels = seed.lines.into_iter().map(|mut line| {
            line.also.insert(0, line.label);
            line.also
        });
        (seed.name, seed.text, labels.collect())
    });
    let (mut used, mut kept) = (pages(seeds, &names), Vec::new());
    let labelled = labelled_pages().into_iter().map(|page| {
        let labels = page.labels.into_iter().map(|label| vec![label]);
        (page.name, page.text, labels.collect())
    });
    for (i, page) in pages(labelled, &names).into_iter().enumerate() {
        if i % 5 == 4 { kept.push(page) } else { used.push(page) }
    }
    let mut model = Model::new(&file, &names);
    println!("{} pages used, {} kept back", used.len(), kept.len());
    println!("before: used {}", model.measure(&used));
    println!("        kept {}", model.measure(&kept));
    model.fit(&used);
    model.round();
    println!("after:  used {}", model.measure(&used));
    println!("        kept {}", model.measure(&kept));
    if write {
        let costs = model.write(&text, &names);
        fs::write(root.join("data/costs.toml"), costs)?;
    }
    Ok(())
}

/// What is seen of pages, given by name, text and labels.
fn pages(
    all: impl Iterator<Item = (String, String, Vec<Vec<String>>)>,
    names: &[&String],
) -> Vec<Page> {
    let mut pages = Vec::new();
    for (name, text, labels) in all {
        let parts = Segmenter::new().segment(&text);
        let lines: Vec<Vec<usize>> = parts
            .segments()
            .iter()
            .filter(|s| s.label() != Label::Blank)
            .map(|s| {
                let has = |f| names.binary_search_by(|n| n.as_str().cmp(f));
                s.features().flat_map(has).collect()
            })
            .collect();
        // A page on one line is cut into pieces that the gold does not name.
        if lines.len() == labels.len() {
            pages.push(lines.into_iter().zip(labels).collect());
        } else {
            println!("passed over: {name}");
        }
    }
    pages
}

impl Model {
    fn new(file: &Costs, names: &[&String]) -> Self {
        let states = &file.state;
        let fits = |pattern: &str, state: Option<&State>| match state {
            None => pattern == "-",
            Some(s) => match pattern.split_once('.') {
                Some((p, "*")) => p == s.phase,
                Some((p, l)) => p == s.phase && l == s.label,
                None => pattern == "*" || pattern == s.label,
            },
        };
        let starts = || states.iter().map(Some).chain([None]);
        let never = file.phase["never"];
        let phase = |from: Option<&State>, to: &State| {
            let from = from.map_or("start", |s| &s.phase);
            let step = format!("{from}_{}", to.phase);
            f64::from(*file.phase.get(&step).unwrap_or(&never))
        };
        let rule = |from: Option<&State>, to: &State| {
            file.follow
                .iter()
                .position(|f| fits(&f.after, from) && fits(&f.label, Some(to)))
        };
        let on = |s: &State| {
            let cost = |n: &&String| f64::from(*s.on.get(*n).unwrap_or(&0));
            names.iter().map(cost).collect()
        };
        Self {
            labels: states.iter().map(|s| s.label.clone()).collect(),
            base: states.iter().map(|s| s.base.into()).collect(),
            on: states.iter().map(on).collect(),
            follow: file.follow.iter().map(|f| f.cost.into()).collect(),
            phase: starts()
                .map(|from| states.iter().map(|to| phase(from, to)).collect())
                .collect(),
            rule: starts()
                .map(|from| states.iter().map(|to| rule(from, to)).collect())
                .collect(),
        }
    }

    fn step(&self, from: usize, to: usize) -> f64 {
        let rule = self.rule[from][to].map_or(0.0, |rule| self.follow[rule]);
        self.phase[from][to] + rule
    }

    /// The cheapest path, with what a label costs more, or `None` where it
    /// must not be.
    fn path(
        &self,
        page: &Page,
        more: impl Fn(usize, &[String]) -> Option<f64>,
    ) -> Vec<usize> {
        let states = self.labels.len();
        let mut costs: Vec<f64> = Vec::new();
        let mut back: Vec<Vec<usize>> = Vec::new();
        for (features, gold) in page {
            let mut now = Vec::new();
            let mut from = Vec::new();
            for to in 0..states {
                let best = if back.is_empty() {
                    (states, self.step(states, to))
                } else {
                    (0..states)
                        .map(|from| (from, costs[from] + self.step(from, to)))
                        .min_by(|a, b| a.1.total_cmp(&b.1))
                        .unwrap_or_default()
                };
                let own: f64 = features.iter().map(|&f| self.on[to][f]).sum();
                let more = more(to, gold).unwrap_or(1e6);
                now.push(best.1 + self.base[to] + own + more);
                from.push(best.0);
            }
            costs = now;
            back.push(from);
        }
        let mut at = (0..states)
            .min_by(|&a, &b| costs[a].total_cmp(&costs[b]))
            .unwrap_or_default();
        let mut path = Vec::new();
        for from in back.iter().rev() {
            path.push(at);
            at = from[at];
        }
        path.reverse();
        path
    }

    fn is_right(&self, state: usize, gold: &[String]) -> bool {
        gold.contains(&self.labels[state])
    }

    fn fit(&mut self, pages: &[Page]) {
        let mut sum = self.clone();
        sum.each(|_| 0.0);
        let mut times = 0.0;
        for run in 1..=RUNS {
            let mut model = self.clone();
            let mut order: Vec<usize> = (0..pages.len()).collect();
            // Any fixed order that is another one each time.
            let mut seed: u64 = run;
            for _ in 0..PASSES {
                for i in (1..order.len()).rev() {
                    seed = seed
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    order.swap(i, (seed >> 33) as usize % (i + 1));
                }
                for &at in &order {
                    model.learn(&pages[at]);
                    sum.add(&model);
                    times += 1.0;
                }
            }
        }
        sum.each(|cost| cost / times);
        *self = sum;
    }

    /// Makes the labelled path of a page cheaper and the cheapest dearer.
    fn learn(&mut self, page: &Page) {
        let gold = self.path(page, |state, gold| {
            self.is_right(state, gold).then_some(0.0)
        });
        let best = self.path(page, |state, gold| {
            Some(if self.is_right(state, gold) { 0.0 } else { -MARGIN })
        });
        let start = self.labels.len();
        let mut before = (start, start);
        for ((&right, &wrong), (features, _)) in
            gold.iter().zip(&best).zip(page)
        {
            if right != wrong {
                for (state, by) in [(right, -RATE), (wrong, RATE)] {
                    self.base[state] += by / 5.0;
                    for &feature in features {
                        self.on[state][feature] += by;
                    }
                }
            }
            let rules =
                (self.rule[before.0][right], self.rule[before.1][wrong]);
            if rules.0 != rules.1 {
                if let Some(rule) = rules.0 {
                    self.follow[rule] -= RATE / 2.0;
                }
                if let Some(rule) = rules.1 {
                    self.follow[rule] += RATE / 2.0;
                }
            }
            before = (right, wrong);
        }
    }

    fn each(&mut self, change: impl Fn(f64) -> f64) {
        let on = self.on.iter_mut().flatten();
        for cost in self.base.iter_mut().chain(on).chain(&mut self.follow) {
            *cost = change(*cost);
        }
    }

    fn add(&mut self, other: &Self) {
        let on = self.on.iter_mut().flatten();
        let all = self.base.iter_mut().chain(on).chain(&mut self.follow);
        let on = other.on.iter().flatten();
        for (cost, more) in
            all.zip(other.base.iter().chain(on).chain(&other.follow))
        {
            *cost += more;
        }
    }

    /// Whole numbers; a feature that moves a state by less than one is none.
    fn round(&mut self) {
        self.each(f64::round);
    }

    /// Lines right, and the mean of the labels' F1.
    fn measure(&self, pages: &[Page]) -> String {
        let (mut right, mut all) = (0, 0);
        let mut counts: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
        for page in pages {
            let path = self.path(page, |_, _| Some(0.0));
            for (&state, (_, gold)) in path.iter().zip(page.iter()) {
                all += 1;
                let got = self.labels[state].as_str();
                if self.is_right(state, gold) {
                    right += 1;
                    counts.entry(got).or_default()[0] += 1.0;
                } else {
                    counts.entry(got).or_default()[1] += 1.0;
                    counts.entry(&gold[0]).or_default()[2] += 1.0;
                }
            }
        }
        let f1 = |c: &[f64; 3]| 2.0 * c[0] / (2.0 * c[0] + c[1] + c[2]);
        let mean = counts.values().map(f1).sum::<f64>() / counts.len() as f64;
        format!(
            "{right} of {all} lines, {:.1} %, macro-F1 {:.1}, body F1 {:.1}",
            100.0 * f64::from(right) / f64::from(all),
            100.0 * mean,
            100.0 * counts.get("body").map_or(0.0, f1),
        )
    }

    /// The file with its costs changed, the features of a state in the order
    /// of what they speak for.
    fn write(&self, text: &str, names: &[&String]) -> String {
        let mut out = String::from(
            "# The costs of `grammar.toml` as fitted to the pages of `seeds/` \
             by\n# `examples/fit.rs`; do not edit.\n\n",
        );
        let (mut state, mut rule) = (0, 0);
        for line in text.lines().skip_while(|line| line.starts_with('#')) {
            if line.starts_with("base = ") {
                out.push_str(&format!("base = {}", self.base[state]));
            } else if line.starts_with("on = ") {
                let mut on: Vec<(i64, &str)> = names
                    .iter()
                    .zip(&self.on[state])
                    .map(|(name, &cost)| (cost as i64, name.as_str()))
                    .filter(|(cost, _)| *cost != 0)
                    .collect();
                on.sort_unstable();
                let on: Vec<String> = on
                    .iter()
                    .map(|(cost, name)| format!("{name} = {cost}"))
                    .collect();
                out.push_str(&format!("on = {{ {} }}", on.join(", ")));
                state += 1;
            } else if line.starts_with("cost = ") {
                out.push_str(&format!("cost = {}", self.follow[rule]));
                rule += 1;
            } else {
                out.push_str(line);
            }
            out.push('\n');
        }
        out
    }
}
