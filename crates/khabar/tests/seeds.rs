//! The sample pages, held to their gold in named checks:
//! `seed/layer/n:slice`, and `seed/layer/false:slice` for what is found and
//! is not there.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

use std::{collections::BTreeSet, ops::Range};

use khabar::{
    Offsets, Pipeline,
    dates::civil,
    report::{self, Date, Id, Mention, Quotation},
};
use khabar_testkit::{DateGold, Known, MentionGold, Places, Seed, seeds};

#[test]
fn seeds_hold() {
    let mut checks = Checks {
        known: Known::read("tests/known_failures.txt"),
        failing: BTreeSet::new(),
    };
    let pipeline = Pipeline::new();
    for seed in seeds() {
        let page = Page::new(&pipeline, &seed);
        page.lines(&mut checks);
        page.reference(&mut checks);
        page.article(&mut checks);
        page.dates(&mut checks);
        page.quotations(&mut checks);
        page.mentions(&mut checks);
    }
    checks.finish();
}

/// Collects named checks.
struct Checks {
    known: Known,
    failing: BTreeSet<String>,
}

impl Checks {
    fn check(&mut self, name: &str, outcome: Result<(), String>) {
        if outcome.is_err() {
            self.failing.insert(name.to_owned());
        }
        self.known.check(name, outcome);
    }

    /// Ends the run. Where the list is not true, what would be true is
    /// printed, to be pasted into it.
    fn finish(self) {
        for name in &self.failing {
            println!("{name}");
        }
        self.known.finish();
    }
}

struct Page<'s> {
    seed: &'s Seed,
    text: &'s str,
    report: report::Analysis,
}

impl<'s> Page<'s> {
    fn new(pipeline: &Pipeline, seed: &'s Seed) -> Self {
        let mut pipeline = pipeline.clone();
        // A day that the page does not tell is told.
        if let (Some(day), None) = (&seed.reference, &seed.basis) {
            let day: civil::DateTime = day.parse().unwrap();
            pipeline = pipeline.reference(day);
        }
        let analysis = pipeline.analyze(&seed.text);
        let id = Id::from(seed.name.as_str());
        let report = report::Analysis::new(id, &analysis, Offsets::Bytes);
        Self { seed, text: &seed.text, report }
    }

    fn name(&self, layer: &str, at: &str, slice: &str) -> String {
        let first: String = slice.trim().chars().take(30).collect();
        let first: Vec<_> = first.split_whitespace().collect();
        format!("{}/{layer}/{at}:{}", self.seed.name, first.join(" "))
    }

    fn slice(&self, range: &Range<usize>) -> &'s str {
        &self.text[range.clone()]
    }

    fn lines(&self, checks: &mut Checks) {
        // A page on one line has a segment for each of its pieces.
        let lines = self.report.segments.iter();
        let lines: Vec<_> =
            lines.filter(|s| s.label.as_str() != "blank").collect();
        assert_eq!(lines.len(), self.seed.lines.len(), "{}", self.seed.name);
        for (n, (line, gold)) in lines.iter().zip(&self.seed.lines).enumerate()
        {
            let name = self.name("lines", &(n + 1).to_string(), &gold.text);
            let text = self.text[line.start..line.end].trim_start();
            assert!(text.starts_with(gold.text.trim_start()), "{name}");
            let got = line.label.as_str();
            let right =
                got == gold.label || gold.also.iter().any(|l| l == got);
            let why = || format!("expected {}, got {got}", gold.label);
            checks.check(&name, right.then_some(()).ok_or_else(why));
        }
    }

    fn reference(&self, checks: &mut Checks) {
        let got = self.report.reference.as_ref();
        let got = got.map(|r| (r.date.as_str(), r.basis.as_str()));
        let want =
            self.seed.reference.as_deref().map(|day| {
                (day, self.seed.basis.as_deref().unwrap_or("given"))
            });
        let name = format!("{}/reference", self.seed.name);
        checks.check(&name, same(&want, &got));
    }

    fn article(&self, checks: &mut Checks) {
        let gold = &self.seed.article;
        let got = &self.report.article;
        let check = |checks: &mut Checks, what: &str, outcome| {
            checks
                .check(&format!("{}/article/{what}", self.seed.name), outcome);
        };
        if let Some(want) = &gold.published {
            let got = got.published.as_ref().and_then(|d| d.value.clone());
            check(checks, "published", same(&Some(want.clone()), &got));
        }
        let names: Vec<_> = got.byline.iter().map(|c| &c.text).collect();
        check(checks, "byline", same(&gold.byline.iter().collect(), &names));
        let texts = |all: &[report::Text]| -> Vec<String> {
            all.iter().map(|t| t.text.clone()).collect()
        };
        let (places, agencies) = match &got.dateline {
            None => (Vec::new(), Vec::new()),
            Some(line) => (texts(&line.places), texts(&line.agencies)),
        };
        check(checks, "places", same(&gold.dateline_places, &places));
        check(checks, "agencies", same(&gold.dateline_agencies, &agencies));
    }

    fn dates(&self, checks: &mut Checks) {
        let mut places = Places::new(self.text);
        let golds: Vec<(&DateGold, Range<usize>)> = self
            .seed
            .dates
            .iter()
            .map(|gold| (gold, places.find(&gold.slice)))
            .collect();
        let found = &self.report.dates;
        let mut used = vec![false; found.len()];
        for (n, (gold, place)) in golds.iter().enumerate() {
            let hit = found.iter().position(|d| self.same_date(d, place));
            if let Some(hit) = hit {
                used[hit] = true;
            }
            if gold.vague {
                continue;
            }
            let name = self.name("dates", &(n + 1).to_string(), &gold.slice);
            let got = hit.map(|at| &found[at]);
            checks.check(&name, right_date(gold, got));
        }
        for (date, used) in found.iter().zip(used) {
            let range = date.start..date.end;
            // One that cuts a wanted one short is not wrong once more.
            let near = golds.iter().any(|(_, p)| common(p, &range) > 0);
            if !used && !near {
                let name = self.name("dates", "false", &date.text);
                checks.check(&name, Err(format!("found as {}", date.value)));
            }
        }
    }

    /// The same stretch, but for marks at its ends and for prepositions,
    /// particles and يوم before it.
    fn same_date(&self, date: &Date, gold: &Range<usize>) -> bool {
        let (a, b) = (trim(self.text, &(date.start..date.end)), gold);
        let b = trim(self.text, b);
        let (from, to) = (a.start.min(b.start), a.start.max(b.start));
        a.end == b.end && leading(&self.text[from..to])
    }

    fn quotations(&self, checks: &mut Checks) {
        let mut places = Places::new(self.text);
        let found = &self.report.quotations;
        let golds: Vec<_> = self
            .seed
            .quotations
            .iter()
            .map(|gold| (gold, places.find(&gold.slice)))
            .collect();
        for (n, (gold, place)) in golds.iter().enumerate() {
            if gold.optional {
                continue;
            }
            let at = (n + 1).to_string();
            let want = trim(self.text, place);
            let hit = found
                .iter()
                .find(|q| trim(self.text, &(q.start..q.end)) == want);
            let name = self.name("quotations", &at, &gold.slice);
            checks.check(&name, hit.map(drop).ok_or("not found".into()));
            if let Some(want) = &gold.speaker {
                let name = self.name("speakers", &at, &gold.slice);
                checks.check(&name, self.right_speaker(want, hit));
            }
        }
        for q in found {
            let range = q.start..q.end;
            if !golds.iter().any(|(_, p)| common(p, &range) > 0) {
                let name =
                    self.name("quotations", "false", self.slice(&range));
                checks.check(&name, Err("found".into()));
            }
        }
    }

    /// Any naming of the one who speaks is right.
    fn right_speaker(
        &self,
        want: &str,
        got: Option<&Quotation>,
    ) -> Result<(), String> {
        let speaker = got
            .and_then(|q| q.speaker.as_ref())
            .ok_or(format!("expected {want}, got none"))?;
        let words = self.slice(&(speaker.start..speaker.end));
        let entity = speaker.entity.map(|at| &self.report.entities[at]);
        let mut names = vec![words];
        if let Some(entity) = entity {
            names.push(&entity.name);
            names.extend(entity.aliases.iter().map(String::as_str));
        }
        if names.iter().any(|n| n.contains(want) || want.contains(n)) {
            Ok(())
        } else {
            Err(format!("expected {want}, got {words}"))
        }
    }

    fn mentions(&self, checks: &mut Checks) {
        let mut places = Places::new(self.text);
        let golds: Vec<(&MentionGold, Range<usize>)> = self
            .seed
            .mentions
            .iter()
            .map(|gold| (gold, places.find(&gold.slice)))
            .collect();
        let found: Vec<&Mention> = self
            .report
            .mentions
            .iter()
            .filter(|m| fold_kind(&m.kind).is_some())
            .collect();
        for (n, (gold, place)) in golds.iter().enumerate() {
            if gold.optional {
                continue;
            }
            let near: Vec<_> = found
                .iter()
                .filter(|m| common(&(m.start..m.end), place) > 0)
                .collect();
            let right = near.iter().any(|m| {
                fold_kind(&m.kind) == fold_kind(&gold.kind)
                    && self
                        .spans(gold, place)
                        .iter()
                        .any(|span| self.same_name(m, span))
            });
            let why = || {
                let got: Vec<_> =
                    near.iter().map(|m| (&*m.kind, &*m.text)).collect();
                format!("expected {}, got {got:?}", gold.kind)
            };
            let name =
                self.name("mentions", &(n + 1).to_string(), &gold.slice);
            checks.check(&name, right.then_some(()).ok_or_else(why));
        }
        for m in found {
            let range = m.start..m.end;
            if !golds.iter().any(|(_, p)| common(p, &range) > 0) {
                let name = self.name("mentions", "false", &m.text);
                checks.check(&name, Err(format!("found as {}", m.kind)));
            }
        }
    }

    /// The stretches that are right for a mention.
    fn spans(
        &self,
        gold: &MentionGold,
        place: &Range<usize>,
    ) -> Vec<Range<usize>> {
        let mut spans = vec![place.clone()];
        for also in &gold.also {
            spans.extend(
                self.text
                    .match_indices(also.as_str())
                    .map(|(at, also)| at..at + also.len())
                    .filter(|span| common(span, place) > 0),
            );
        }
        spans
    }

    /// The same stretch, or with the particles written on it, or but for
    /// the article.
    fn same_name(&self, mention: &Mention, gold: &Range<usize>) -> bool {
        let a = trim(self.text, &(mention.start..mention.end));
        let b = trim(self.text, gold);
        let (from, to) = (a.start.min(b.start), a.start.max(b.start));
        let between = &self.text[from..to];
        let particles = |s: &str| s.chars().all(|c| "وفبكلس".contains(c));
        a.end == b.end
            && (between.is_empty()
                || between == "ال"
                || (a.start < b.start && particles(between)))
    }
}

fn right_date(gold: &DateGold, got: Option<&Date>) -> Result<(), String> {
    let Some(got) = got else {
        return Err("not found".into());
    };
    if let Some(want) = &gold.value {
        same(want, &got.value)?;
        same(&gold.modifier, &got.modifier)?;
    }
    match &gold.hijri {
        Some(_) => same(&gold.hijri, &got.hijri),
        None => Ok(()),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(
    want: &T,
    got: &T,
) -> Result<(), String> {
    if want == got {
        Ok(())
    } else {
        Err(format!("expected {want:?}, got {got:?}"))
    }
}

/// How many bytes two stretches have in common.
fn common(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// A stretch without marks, brackets, stops and blanks at its ends.
fn trim(text: &str, range: &Range<usize>) -> Range<usize> {
    let edge =
        |c: char| c.is_whitespace() || "\"'“”„«»‘’‹›()[]:،؛.…-–—ـ".contains(c);
    let slice = &text[range.clone()];
    let start = range.end - slice.trim_start_matches(edge).len();
    let end = range.start + slice.trim_end_matches(edge).len();
    start..end.max(start)
}

/// Whether there is nothing but prepositions, particles and يوم.
fn leading(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "منذ",
        "خلال",
        "في",
        "قبل",
        "بعد",
        "بحلول",
        "حتى",
        "إلى",
        "من",
        "يوم",
        "ليوم",
    ];
    let blank = |rest: &str| {
        rest.starts_with(char::is_whitespace) && leading(rest.trim_start())
    };
    text.is_empty()
        || WORDS.iter().any(|w| text.strip_prefix(w).is_some_and(blank))
        || text.strip_prefix(['ل', 'ب', 'و', 'ف', 'ك']).is_some_and(leading)
}

/// Agencies are organizations, and names of other kinds are not asked for.
fn fold_kind(kind: &str) -> Option<&str> {
    match kind {
        "person" | "place" | "organization" => Some(kind),
        "agency" => Some("organization"),
        _ => None,
    }
}
