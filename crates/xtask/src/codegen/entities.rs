//! `khabar-entities`: word lists to tables of folded keys.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use khabar_normalize::Normalizer;
use serde::Deserialize;

use super::{Generated, Tsv, header};

const DATA: &str = "crates/khabar-entities/data";
const OUT: [&str; 2] = [
    "crates/khabar-entities/src/tables/gazetteer.rs",
    "crates/khabar-entities/src/tables/words.rs",
];

/// Lists of names: the file, the kind of each class, what a class not named
/// there is.
const LISTS: &[(&str, &[&str], &str)] = &[
    (
        "places.tsv",
        &[
            "city",
            "continent",
            "country",
            "region",
            "site",
            "territory",
            "water",
        ],
        "Place",
    ),
    (
        "organizations.tsv",
        &[
            "armed_group",
            "bank",
            "body",
            "club",
            "company",
            "court",
            "government",
            "international",
            "legislature",
            "party",
            "regional",
            "university",
        ],
        "Organization",
    ),
    (
        "media.tsv",
        &[
            "agency",
            "broadcaster",
            "channel",
            "magazine",
            "newspaper",
            "radio",
            "site",
        ],
        "Agency",
    ),
    (
        "people.tsv",
        &["business", "culture", "politics", "religion", "science", "sport"],
        "Person",
    ),
    (
        "events.tsv",
        &[
            "attack",
            "disaster",
            "election",
            "festival",
            "other",
            "summit",
            "tournament",
            "treaty",
            "war",
        ],
        "Event",
    ),
];

/// Lists of forms: the file and the kind.
const FORMS: &[(&str, &str)] =
    &[("nationalities.tsv", "Nationality"), ("titles.tsv", "Title")];

/// Masculine, feminine, undecided; singular, dual, plural.
const FORM_NAMES: &[&str] =
    &["ms", "fs", "md", "fd", "mp", "fp", "u", "us", "ud", "up"];

/// What a word may be, in the order of the bits.
const FLAGS: &[&str] = &[
    "common",
    "given",
    "family",
    "function",
    "say",
    "time",
    "title_adjective",
    "organization_body",
    "organization_named",
    "media_head",
    "media_cue",
    "place_head",
    "direction",
    "place_preposition",
    "kunya",
    "lineage",
    "servant",
    "second_half",
    "foreign_link",
    "ministry",
    "organization_tail",
    "title_head",
    "ministry_head",
    "clear_title",
    "doubtful",
    "ordinal",
    "defined_body",
    "club_cue",
    "style",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    about: String,
    words: String,
}

pub(super) fn generate(root: &Path) -> Result<Vec<Generated>> {
    Ok(vec![
        Generated { path: OUT[0], text: gazetteer(root)? },
        Generated { path: OUT[1], text: words(root)? },
    ])
}

fn gazetteer(root: &Path) -> Result<String> {
    // Each identity: its kind and class, its canonical name, its keys.
    let mut identities = String::new();
    let mut names: BTreeSet<(String, usize, bool)> = BTreeSet::new();
    let mut problems: Vec<String> = Vec::new();
    let mut count = 0;
    for (file, classes, kind) in LISTS {
        let path = format!("{DATA}/{file}");
        if !root.join(&path).exists() {
            continue;
        }
        let tsv = Tsv::read(
            root,
            &path,
            &["id", "arabic", "use", "class", "when", "english"],
        )?;
        let mut before: Option<(String, bool, String)> = None;
        let mut seen = BTreeSet::new();
        for (line, cells) in tsv.rows() {
            let [id, arabic, usage, class, when, _] = cells[..] else {
                continue;
            };
            let mut hold = |good: bool, what: &str| {
                if !good {
                    problems.push(tsv.error(line, what).to_string());
                }
            };
            hold(classes.contains(&class), "unknown class");
            hold(matches!(usage, "name" | "alias"), "neither name nor alias");
            hold(matches!(when, "-" | "cued"), "neither - nor cued");
            hold(is_id(id), "no identity");
            let alias = usage == "alias";
            let at = (id.to_owned(), !alias, arabic.to_owned());
            let first = before.as_ref().is_none_or(|b| b.0 != id);
            hold(first != alias, "expected one name, then aliases");
            if let Some(b) = &before {
                let order = |x: &(String, bool, String)| {
                    (x.0.clone(), !x.1, x.2.clone())
                };
                hold(order(b) < order(&at), "out of order, or twice");
            }
            if first {
                seen.clear();
                // Of the media only the agencies are agencies.
                let kind = if *kind == "Agency" && class != "agency" {
                    "Organization"
                } else {
                    kind
                };
                writeln!(
                    identities,
                    "identity({id:?}, {arabic:?}, Kind::{kind}, {class:?}),"
                )?;
                count += 1;
            }
            let key = fold(arabic);
            hold(
                key.chars().any(char::is_alphabetic),
                "a name without a word",
            );
            // A Latin name may be listed with its accents and without.
            hold(
                seen.insert(key.clone())
                    || !arabic.is_ascii() && key.is_ascii(),
                "folds to a name that the identity has already",
            );
            names.insert((key, count - 1, when == "cued"));
            before = Some(at);
        }
    }
    for (file, kind) in FORMS {
        let path = format!("{DATA}/{file}");
        if !root.join(&path).exists() {
            continue;
        }
        let tsv =
            Tsv::read(root, &path, &["id", "arabic", "form", "english"])?;
        let mut rows: BTreeMap<&str, Vec<(usize, &str, &str)>> =
            BTreeMap::new();
        let all: Vec<_> = tsv.rows().collect();
        let mut before: Option<(&str, &str, &str)> = None;
        for (line, cells) in &all {
            let [id, arabic, form, _] = cells[..] else { continue };
            if !FORM_NAMES.contains(&form) {
                problems.push(tsv.error(*line, "unknown form").to_string());
            }
            let at = (id, arabic, form);
            if before.is_some_and(|b| b >= at) {
                problems.push(
                    tsv.error(*line, "out of order, or twice").to_string(),
                );
            }
            before = Some(at);
            if !is_id(id) {
                problems.push(tsv.error(*line, "no identity").to_string());
            }
            rows.entry(id).or_default().push((*line, arabic, form));
        }
        for (id, forms) in rows {
            // The masculine singular names it, else the first form.
            let name = forms
                .iter()
                .find(|f| f.2 == "ms")
                .or(forms.first())
                .map_or("", |f| f.1);
            writeln!(
                identities,
                "identity({id:?}, {name:?}, Kind::{kind}, \"-\"),"
            )?;
            count += 1;
            for (_, arabic, _) in forms {
                names.insert((fold(arabic), count - 1, false));
            }
        }
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    let mut text = header("data/*.tsv");
    text.push_str(
        "use crate::{Kind, gazetteer::{Identity, identity}};\n\n\
         /// Who and what the names stand for.\n\
         #[rustfmt::skip]\n\
         pub(crate) static IDENTITIES: &[Identity] = &[\n",
    );
    text.push_str(&identities);
    text.push_str(
        "];\n\n/// Folded names in order, with the index of the identity, \
         and whether\n/// a cue is asked for.\n#[rustfmt::skip]\n\
         pub(crate) static NAMES: &[(&str, u32, bool)] = &[\n",
    );
    for (key, identity, cued) in names {
        writeln!(text, "({key:?}, {identity}, {cued}),")?;
    }
    text.push_str("];\n");
    Ok(text)
}

fn is_id(id: &str) -> bool {
    let Some((space, rest)) = id.split_once(':') else { return false };
    let all = |what: fn(u8) -> bool| rest.bytes().all(what);
    !rest.is_empty()
        && match space {
            "iso3166" => rest.len() == 2 && all(|b| b.is_ascii_uppercase()),
            "geonames" => all(|b| b.is_ascii_digit()),
            "khabar" => all(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'
            }),
            _ => false,
        }
}

fn words(root: &Path) -> Result<String> {
    let mut flags: BTreeMap<String, u32> = BTreeMap::new();
    let mut phrases = BTreeSet::new();
    let mut flag = |word: &str, name: &str| -> Result<()> {
        let bit = FLAGS
            .iter()
            .position(|f| *f == name)
            .with_context(|| format!("unknown flag `{name}`"))?;
        *flags.entry(fold(word)).or_default() |= 1 << bit;
        Ok(())
    };
    let heads: BTreeMap<String, Head> = toml::from_str(
        &fs::read_to_string(root.join(DATA).join("heads.toml"))
            .context("reading heads.toml")?,
    )
    .context("heads.toml")?;
    for (name, head) in &heads {
        ensure!(!head.about.is_empty(), "heads.toml: say what {name} is");
        for word in head.words.split_whitespace() {
            flag(word, name)?;
        }
    }
    let path = format!("{DATA}/common_words.txt");
    let common = fs::read_to_string(root.join(&path))
        .with_context(|| format!("reading {path}"))?;
    for line in common.lines().filter(|l| !l.starts_with('#')) {
        for word in line.split_whitespace() {
            flag(word, "common")?;
        }
    }
    for (file, third, name) in [
        ("given_names.tsv", "gender", "given"),
        ("family_names.tsv", "note", "family"),
    ] {
        let path = format!("{DATA}/{file}");
        if !root.join(&path).exists() {
            continue;
        }
        let tsv = Tsv::read(root, &path, &["latin", "arabic", third])?;
        for (_, cells) in tsv.rows() {
            let [_, arabic, note] = cells[..] else { continue };
            if note.ends_with('?') {
                flag(arabic, "doubtful")?;
            }
            if arabic.contains(char::is_whitespace) {
                phrases.insert(fold(arabic));
            } else {
                flag(arabic, name)?;
            }
        }
    }
    let mut text = header("data/heads.toml, common_words.txt, *_names.tsv");
    for (bit, name) in FLAGS.iter().enumerate() {
        writeln!(
            text,
            "pub(crate) const {}: u32 = 1 << {bit};",
            name.to_uppercase()
        )?;
    }
    text.push_str(
        "\n/// Folded words in order, with what they may be.\n\
         #[rustfmt::skip]\n\
         pub(crate) static WORDS: &[(&str, u32)] = &[\n",
    );
    for (word, bits) in &flags {
        writeln!(text, "({word:?}, {bits}),")?;
    }
    text.push_str(
        "];\n\n/// Names of several words.\n#[rustfmt::skip]\n\
         pub(crate) static GIVEN_PHRASES: &[&str] = &[\n",
    );
    for phrase in &phrases {
        writeln!(text, "{phrase:?},")?;
    }
    text.push_str("];\n");
    Ok(text)
}

fn fold(word: &str) -> String {
    Normalizer::MATCHING.normalize(word).into_owned()
}
