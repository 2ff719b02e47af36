//! The cases of `tests/cases/*.toml`.
#![allow(clippy::string_slice, missing_docs)]

use std::collections::BTreeMap;

use khabar_entities::{Document, Kind, Tagger};
use khabar_testkit::{Known, Places, cases};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    /// Every mention in order; titles and nationalities may be left out.
    expect: Vec<Want>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Want {
    slice: String,
    /// Other slices that name the same: with the head noun or without.
    #[serde(default)]
    also: Vec<String>,
    kind: String,
    /// The canonical name.
    name: Option<String>,
    id: Option<String>,
    /// Mentions with one label are of one entity, others are not.
    same: Option<String>,
}

#[test]
fn cases_hold() {
    let tagger = Tagger::new();
    let mut known = Known::read("tests/known_failures.txt");
    let mut count = 0;
    for (file, case) in cases::<Case>("tests/cases") {
        let name = format!("{file}/{}", case.name);
        known.check(&name, run(&case, &tagger.tag(&case.text)));
        count += 1;
    }
    assert!(count >= 500);
    known.finish();
}

fn run(case: &Case, document: &Document<'_>) -> Result<(), String> {
    let got: Vec<_> = document
        .mentions()
        .iter()
        .map(|m| format!("{} {} ({})", m.kind(), m.as_str(), m.source()))
        .collect();
    let mut places = Places::new(&case.text);
    let mut wanted = Vec::new();
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    for want in &case.expect {
        let before = places;
        places.find(&want.slice);
        let (after, found) = std::iter::once(&want.slice)
            .chain(&want.also)
            .find_map(|slice| {
                let mut after = before;
                let range = after.find(slice);
                let found = document.mentions().iter().find(|m| {
                    m.range() == range && m.kind().as_str() == want.kind
                })?;
                Some((after, found))
            })
            .ok_or_else(|| format!("no {:?} in {got:?}", want.slice))?;
        places = after;
        if let Some(name) = &want.name
            && found.name() != name
        {
            return Err(format!("expected {name}, got {}", found.name()));
        }
        if want.id.is_some() && found.id() != want.id.as_deref() {
            return Err(format!(
                "expected {:?}, got {:?}",
                want.id,
                found.id()
            ));
        }
        if let Some(label) = &want.same {
            let entity = *labels.entry(label).or_insert(found.entity());
            if entity != found.entity() {
                return Err(format!("two entities for {label}: {got:?}"));
            }
        }
        wanted.push((found.range(), found.kind()));
    }
    let mut entities: Vec<usize> = labels.values().copied().collect();
    entities.sort_unstable();
    entities.dedup();
    if entities.len() != labels.len() {
        return Err(format!("one entity for two labels: {got:?}"));
    }
    for m in document.mentions() {
        let side = matches!(m.kind(), Kind::Title | Kind::Nationality);
        if !side && !wanted.contains(&(m.range(), m.kind())) {
            return Err(format!("too much: {:?} in {got:?}", m.as_str()));
        }
    }
    Ok(())
}
