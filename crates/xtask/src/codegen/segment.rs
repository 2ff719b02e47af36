//! `khabar-segment`: cues, verbs of saying, and the costs of the page
//! grammar.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use khabar_normalize::{Normalizer, words};
use serde::Deserialize;

use super::{Generated, Tsv, header, speech};

pub(super) const FOLDER: &str = "crates/khabar-segment";

pub(super) fn generate(root: &Path) -> Result<Vec<Generated>> {
    let cues = cues(root)?;
    let speech = speech::generate(root)?;
    let sentences = sentences(root)?;
    let costs = costs(root)?;
    let lexicon = lexicon(root, speech::verbs(root)?)?;
    Ok(vec![
        Generated {
            path: "crates/khabar-segment/src/tables/letters.rs",
            text: letters()?,
        },
        Generated {
            path: "crates/khabar-segment/src/tables/words.rs",
            text: lexicon,
        },
        Generated {
            path: "crates/khabar-segment/src/tables/cues.rs",
            text: cues,
        },
        Generated {
            path: "crates/khabar-segment/src/tables/speech.rs",
            text: speech,
        },
        Generated {
            path: "crates/khabar-segment/src/tables/sentences.rs",
            text: sentences,
        },
        Generated {
            path: "crates/khabar-segment/src/tables/costs.rs",
            text: costs,
        },
    ])
}

/// The words of a cue, folded, with one space between them.
pub(super) fn key(text: &str) -> String {
    let folded = Normalizer::MATCHING.normalize(text);
    let words: Vec<_> = words(&folded).map(|w| w.as_str()).collect();
    words.join(" ")
}

/// `block_label` as `BlockLabel`.
fn camel(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut chars = part.chars();
            chars
                .next()
                .map(|c| c.to_ascii_uppercase().to_string() + chars.as_str())
                .unwrap_or_default()
        })
        .collect()
}

/// The files of cues.
const CUES: &[&str] = &[
    "agencies",
    "boilerplate",
    "byline",
    "caption",
    "published",
    "related",
    "section",
];

fn cues(root: &Path) -> Result<String> {
    let mut rows = BTreeSet::new();
    for file in CUES {
        let path = format!("{FOLDER}/data/cues/{file}.tsv");
        let tsv = Tsv::read(root, &path, &["class", "cue", "where", "kind"])?;
        let mut seen: Option<Vec<String>> = None;
        for (line, cells) in tsv.rows() {
            let [class, cue, place, kind] = cells[..] else { continue };
            let now: Vec<String> =
                cells.iter().map(|&c| c.to_owned()).collect();
            ensure!(
                seen.as_ref().is_none_or(|s| *s < now),
                tsv.error(line, "out of order, or twice")
            );
            seen = Some(now);
            let key = key(cue);
            ensure!(!key.is_empty(), tsv.error(line, "a cue without words"));
            ensure!(
                key.split(' ').count() <= 8,
                tsv.error(line, "a cue of more than eight words")
            );
            ensure!(
                ["line", "start", "any", "short"].contains(&place),
                tsv.error(line, "expected line, start, any or short")
            );
            let named = matches!(class, "byline" | "credits_tail");
            let (kind, role) = match kind {
                "-" => ("None".to_owned(), "None".to_owned()),
                role if named => {
                    ("None".to_owned(), format!("Role::{}", camel(role)))
                }
                kind => (
                    format!("BoilerplateKind::{}", camel(kind)),
                    "None".to_owned(),
                ),
            };
            rows.insert((key, camel(class), camel(place), kind, role));
        }
    }
    let mut text = header("data/cues/*.tsv");
    text.push_str(
        "use crate::{article::Role, cues::{CueClass::*, CuePlace::*, Sign, \
         cue, named, tool}, label::BoilerplateKind};\n\n\
         /// All cues, in the order of their words.\n\
         pub(crate) static CUES: &[Sign] = &[\n",
    );
    // Each run of words that begins a cue, with the cues that it is.
    let mut runs: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, (key, ..)) in rows.iter().enumerate() {
        let words: Vec<&str> = key.split(' ').collect();
        for many in 1..words.len() {
            let run = words.get(..many).context("a run of words")?.join(" ");
            runs.entry(run).or_default();
        }
        let run = runs.entry(key.clone()).or_default();
        if run.1 == 0 {
            run.0 = at;
        }
        run.1 = at + 1;
    }
    for (key, class, place, kind, role) in rows {
        let row = match (kind.as_str(), role.as_str()) {
            ("None", "None") => format!("cue({class}, {place})"),
            ("None", role) => format!("named({class}, {place}, {role})"),
            (kind, _) => format!("tool({class}, {place}, {kind})"),
        };
        writeln!(text, "// {key}\n{row},")?;
    }
    text.push_str(
        "];\n\n/// The words that begin a cue, or are one.\n\
         pub(crate) const RUNS: &[&str] = &[\n",
    );
    for run in runs.keys() {
        writeln!(text, "{run:?},")?;
    }
    text.push_str(
        "];\n\n/// Of each of `RUNS` the cues that it is, from and to.\n\
         pub(crate) static WHOLE: &[(u16, u16)] = &[\n",
    );
    for (from, to) in runs.values() {
        writeln!(text, "({from}, {to}),")?;
    }
    text.push_str("];\n");
    Ok(text)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    outlets: Vec<String>,
    styles: Vec<String>,
    compounds: Vec<String>,
    units: Vec<String>,
    days: Vec<String>,
    openers: Vec<String>,
    continues: Vec<String>,
}

/// What reading does with each character of two bytes that begins with D8 or
/// D9, and with each of ASCII: what `Normalizer::MATCHING` does wherever it
/// stands, or `Slow` where that depends on what stands beside it.
fn letters() -> Result<String> {
    let step = |c: char| -> (&str, String) {
        let folded =
            Normalizer::MATCHING.normalize(&c.to_string()).into_owned();
        // A tatweel between blanks is a dash.
        if c == '\u{640}' {
            return ("Slow", String::new());
        }
        if c.is_whitespace() {
            return ("Blank", String::new());
        }
        // Behind a letter, so that marks of letters do their work.
        let behind = format!("\u{628}{c}\u{628}");
        let behind = Normalizer::MATCHING.normalize(&behind).into_owned();
        if behind == "\u{628}\u{628}" {
            let vowel = khabar_normalize::is_diacritic(c);
            return (if vowel { "Vowel" } else { "Slow" }, String::new());
        }
        let mut chars = folded.chars();
        let (Some(to), None) = (chars.next(), chars.next()) else {
            return ("Slow", String::new());
        };
        if behind != format!("\u{628}{to}\u{628}") {
            return ("Slow", String::new());
        }
        let kind = if khabar_normalize::is_arabic_letter(to) {
            "Arabic"
        } else if to.is_ascii_digit() {
            "Digit"
        } else if to.is_ascii_alphabetic() {
            "Other"
        } else if to.is_alphanumeric() || to.is_control() {
            "Slow"
        } else {
            "Mark"
        };
        (kind, folded)
    };
    let mut text = header("the folds of khabar-normalize");
    text.push_str("use crate::reading::Step::{self, *};\n\n");
    for (name, doc, first) in [
        ("ASCII", "The characters of one byte", 0u32),
        ("PAIRS", "Those of two bytes that begin with D8 or D9", 0x600),
    ] {
        writeln!(text, "/// {doc}, from U+{first:04X} on.")?;
        writeln!(text, "pub(crate) const {name}: [Step; 128] = [")?;
        let mut folds = String::new();
        for code in first..first + 128 {
            let c = char::from_u32(code).context("a character")?;
            let (kind, folded) = step(c);
            let letter = matches!(kind, "Arabic" | "Digit" | "Other");
            let changed = letter && folded != c.to_string();
            writeln!(text, "{}{kind},", if changed { "Folded" } else { "" })?;
            let folded = if changed || kind == "Mark" { &folded } else { "" };
            writeln!(folds, "{folded:?},")?;
        }
        writeln!(
            text,
            "];\n\n/// What they fold to where that is another character, and \
             marks.\npub(crate) static {name}_FOLDS: [&str; 128] = [\n{folds}];\n"
        )?;
    }
    Ok(text)
}

/// Words that tell names from each other; given names are those of
/// `khabar-entities` that are no ordinary words.
fn lexicon(root: &Path, verbs: BTreeSet<String>) -> Result<String> {
    const GIVEN: &str = "crates/khabar-entities/data/given_names.tsv";
    let file: Words = read(root, "words.toml")?;
    let tsv = Tsv::read(root, GIVEN, &["latin", "arabic", "gender"])?;
    // على is no Ali.
    const COMMON: &str = "crates/khabar-entities/data/common_words.txt";
    let common: BTreeSet<String> = fs::read_to_string(root.join(COMMON))?
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(key)
        .collect();
    let mut given: BTreeSet<String> = BTreeSet::new();
    for (_, cells) in tsv.rows() {
        let [_, arabic, gender] = cells[..] else { continue };
        let name = key(arabic);
        if !gender.contains('?')
            && !name.contains(' ')
            && !common.contains(&name)
        {
            given.insert(name);
        }
    }
    const PLACES: &str = "crates/khabar-entities/data/places.tsv";
    let columns = ["id", "arabic", "use", "class", "when", "english"];
    let mut places: BTreeSet<String> = BTreeSet::new();
    for (_, cells) in Tsv::read(root, PLACES, &columns)?.rows() {
        let [_, arabic, _, class, when, _] = cells[..] else { continue };
        let name = key(arabic);
        let written = ["city", "country", "capital", "region", "state"];
        if when == "-"
            && written.contains(&class)
            && name.split(' ').count() <= 2
        {
            places.insert(name);
        }
    }
    let folded = |words: &[String]| -> BTreeSet<String> {
        words.iter().map(|w| key(w)).filter(|w| !w.is_empty()).collect()
    };
    // Of a place of two words, and of a cue, the first.
    let first = |words: &BTreeSet<String>| -> BTreeSet<String> {
        let first = |w: &String| w.split(' ').next().map(str::to_owned);
        words.iter().filter_map(first).collect()
    };
    let mut lexicon: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (sense, words) in [
        ("CUE", first(&cue_words(root, |_, _| true)?)),
        ("CUE_INSIDE", first(&cue_words(root, inside)?)),
        ("VERB", verbs),
        ("GIVEN", given),
        ("PLACE", first(&places)),
        ("OUTLET", folded(&file.outlets)),
        ("STYLE", folded(&file.styles)),
        ("COMPOUND", folded(&file.compounds)),
        ("UNIT", folded(&file.units)),
        ("DAY", &folded(&file.days) | &calendar(root)?),
        ("OPENER", folded(&file.openers)),
    ] {
        for word in words {
            lexicon.entry(word).or_default().push(sense);
        }
    }
    let mut text = header(
        "data/words.toml, data/speech.toml, data/cues/*.tsv and the names of \
         khabar-entities",
    );
    text.push_str(
        "use crate::words as w;\n\n/// Words that say something of their \
         line, in order.\npub(crate) const LEXICON: &[&str] = &[\n",
    );
    for word in lexicon.keys() {
        writeln!(text, "{word:?},")?;
    }
    text.push_str(
        "];\n\n/// What each of them says.\n\
         pub(crate) static SENSES: &[u16] = &[\n",
    );
    for senses in lexicon.values() {
        let all: Vec<_> = senses.iter().map(|s| format!("w::{s}")).collect();
        writeln!(text, "{},", all.join(" | "))?;
    }
    text.push_str("];\n\n");
    constant(&mut text, "PLACES", "Places of one or two words", &places)?;
    let continues = folded(&file.continues);
    constant(&mut text, "CONTINUES", "What goes on", &continues)?;
    Ok(text)
}

/// Whether a cue tells something where it does not begin its line.
fn inside(class: &str, place: &str) -> bool {
    matches!(class, "agency" | "outlet" | "credit")
        || matches!(place, "any" | "short")
}

/// The words of the cues of some classes and places.
fn cue_words(
    root: &Path,
    is: impl Fn(&str, &str) -> bool,
) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for file in CUES {
        let path = format!("{FOLDER}/data/cues/{file}.tsv");
        let tsv = Tsv::read(root, &path, &["class", "cue", "where", "kind"])?;
        all.extend(tsv.rows().filter_map(|(_, cells)| match cells[..] {
            [class, cue, place, _] if is(class, place) => Some(key(cue)),
            _ => None,
        }));
    }
    Ok(all)
}

/// A list that an index can be made of as the program compiles.
fn constant(
    text: &mut String,
    name: &str,
    doc: &str,
    words: &BTreeSet<String>,
) -> Result<()> {
    writeln!(text, "/// {doc}, in order.")?;
    writeln!(text, "pub(crate) const {name}: &[&str] = &[")?;
    for word in words {
        writeln!(text, "{word:?},")?;
    }
    text.push_str("];\n\n");
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    titles: Vec<String>,
    eras: Vec<String>,
    halves: Vec<String>,
    measures: Vec<String>,
    forms: Vec<String>,
    letters: Vec<String>,
    small: Vec<String>,
    lettered: Vec<String>,
    continues: Vec<String>,
    asides: Vec<String>,
    sequels: Vec<String>,
    cries: Vec<String>,
    begins: Vec<String>,
    cities: Vec<String>,
    bynames: Vec<String>,
    strangers: Vec<String>,
    heads: Vec<String>,
    plain: Vec<String>,
    on: Vec<String>,
    that: Vec<String>,
}

fn sentences(root: &Path) -> Result<String> {
    let file: Sentences = read(root, "sentences.toml")?;
    let fold = |word: &str| Normalizer::MATCHING.normalize(word).into_owned();
    let mut text =
        header("data/sentences.toml and the days and months of khabar-dates");
    text.push_str("// Folded, each list in order.\n");
    for (name, doc, words) in [
        (
            "TITLES",
            "Abbreviations that stand before what they go with",
            &file.titles,
        ),
        ("ERAS", "Abbreviations of eras", &file.eras),
        ("HALVES", "Halves of the day", &file.halves),
        ("MEASURES", "Abbreviations of measures", &file.measures),
        ("FORMS", "Forms of companies", &file.forms),
        ("LETTERS", "Names of Latin letters", &file.letters),
        ("SMALL", "Those that are words too", &file.small),
        ("LETTERED", "What a letter tells apart", &file.lettered),
        ("CONTINUES", "Words that go on with a sentence", &file.continues),
        ("ASIDES", "The same after a question in marks", &file.asides),
        ("SEQUELS", "The same after what somebody said", &file.sequels),
        ("CRIES", "Verbs of saying after what was said", &file.cries),
        ("BEGINS", "First words of clauses", &file.begins),
        ("CITIES", "First words of cities that have two", &file.cities),
        ("BYNAMES", "Second words of such cities", &file.bynames),
        (
            "STRANGERS",
            "Words that are no city before an agency",
            &file.strangers,
        ),
        ("HEADS", "Heads of the names of agencies", &file.heads),
        ("PLAIN", "Agencies that are plain words", &file.plain),
        ("ON", "What stands between a city and its date", &file.on),
        ("THAT", "What goes on with the clause behind an agency", &file.that),
    ] {
        let folded: BTreeSet<String> = words.iter().map(|w| fold(w)).collect();
        ensure!(
            folded.iter().all(|w| !w.is_empty() && w.len() <= 24),
            "sentences.toml: {name}: a word that is empty or too long"
        );
        list(&mut text, name, doc, &folded)?;
    }
    list(
        &mut text,
        "CALENDAR",
        "Words of the names of days and months",
        &calendar(root)?,
    )?;
    Ok(text)
}

/// The words of the names of days and months, the days also with their
/// article. The months of Libya are plain words and stay away.
fn calendar(root: &Path) -> Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    for file in ["months", "hijri_months", "weekdays"] {
        let path = format!("crates/khabar-dates/data/{file}.tsv");
        let tsv = Tsv::read(root, &path, &["sense", "word", "value", "note"])?;
        for (_, cells) in tsv.rows() {
            let [sense, name, ..] = cells[..] else { continue };
            if sense == "libyan" {
                continue;
            }
            let name = Normalizer::MATCHING.normalize(name);
            for word in name.split(' ') {
                words.insert(word.to_owned());
                if sense == "weekday" {
                    words.insert(format!("ال{word}"));
                }
            }
        }
    }
    Ok(words)
}

fn list<S: AsRef<str>>(
    text: &mut String,
    name: &str,
    doc: &str,
    words: &BTreeSet<S>,
) -> Result<()> {
    writeln!(text, "\n/// {doc}, in order.")?;
    writeln!(text, "pub(crate) static {name}: &[&str] = &[")?;
    for word in words {
        let word = word.as_ref().replace('\u{640}', "\\u{640}");
        writeln!(text, "\"{word}\",")?;
    }
    text.push_str("];\n");
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Costs {
    features: toml::Table,
    state: Vec<State>,
    phase: BTreeMap<String, i16>,
    follow: Vec<Follow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    phase: String,
    label: String,
    base: i16,
    on: BTreeMap<String, i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Follow {
    after: String,
    label: String,
    cost: i16,
}

fn costs(root: &Path) -> Result<String> {
    let file: Costs = read(root, "costs.toml")?;
    let features: Vec<&String> = file.features.keys().collect();
    ensure!(features.len() <= 128, "costs.toml: more than 128 features");
    let mut text = header("data/costs.toml");
    text.push_str(
        "use crate::label::Label;\n\n\
         /// What is seen of a line.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub(crate) enum Feature {\n",
    );
    for (name, doc) in &file.features {
        let doc = doc.as_str().context("costs.toml: a feature's text")?;
        writeln!(text, "/// A line: {doc}.\n{},", camel(name))?;
    }
    writeln!(
        text,
        "}}\n\n/// The names of the features, in their order.\n\
         pub(crate) static FEATURES: [&str; {}] = [",
        file.features.len()
    )?;
    for name in file.features.keys() {
        writeln!(text, "\"{name}\",")?;
    }
    let states = file.state.len();
    // Vectors of eight; the states beyond the last are never reached.
    let width = states.next_multiple_of(8);
    const FAR: i16 = 8000;
    let row = |costs: Vec<i16>, fill: i16| {
        let mut row = String::from("[");
        for at in 0..width {
            let cost = costs.get(at).copied().unwrap_or(fill);
            row.push_str(&format!("{cost},"));
        }
        row.push(']');
        row
    };
    for state in &file.state {
        for name in state.on.keys() {
            ensure!(
                file.features.contains_key(name),
                "costs.toml: {}.{}: no feature `{name}`",
                state.phase,
                state.label
            );
        }
    }
    writeln!(
        text,
        "];\n\n/// How many states there are.\n\
         pub(crate) const STATES: usize = {states};\n\n\
         /// The same in vectors of eight.\n\
         pub(crate) const WIDTH: usize = {width};\n\n\
         /// The label of each state.\n\
         pub(crate) static LABELS: [Label; STATES] = ["
    )?;
    for state in &file.state {
        writeln!(text, "Label::{},", camel(&state.label))?;
    }
    let base = file.state.iter().map(|s| s.base).collect();
    writeln!(
        text,
        "];\n\n/// What each state costs.\n\
         pub(crate) static BASE: [i16; WIDTH] = {};",
        row(base, FAR)
    )?;
    writeln!(
        text,
        "\n/// What each feature adds to each state.\n\
         pub(crate) static ON: [[i16; WIDTH]; {}] = [",
        features.len()
    )?;
    for feature in &features {
        let on = |s: &State| s.on.get(*feature).copied().unwrap_or(0);
        let costs = file.state.iter().map(on).collect();
        writeln!(text, "// {feature}\n{},", row(costs, 0))?;
    }
    let start: Result<Vec<i16>> =
        file.state.iter().map(|to| step(&file, None, to)).collect();
    writeln!(
        text,
        "];\n\n/// What beginning with each state costs.\n\
         pub(crate) static START: [i16; WIDTH] = {};",
        row(start?, FAR)
    )?;
    for (name, doc, forward) in [
        ("FOLLOW", "What a step costs, from each state to all others", true),
        ("BEFORE", "The same, to each state from all others", false),
    ] {
        writeln!(
            text,
            "\n/// {doc}.\n\
             pub(crate) static {name}: [[i16; WIDTH]; STATES] = ["
        )?;
        for one in &file.state {
            let steps: Result<Vec<i16>> = file
                .state
                .iter()
                .map(|other| match forward {
                    true => step(&file, Some(one), other),
                    false => step(&file, Some(other), one),
                })
                .collect();
            let steps = row(steps?, FAR);
            writeln!(text, "// {}.{}\n{steps},", one.phase, one.label)?;
        }
        text.push_str("];\n");
    }
    Ok(text)
}

fn step(file: &Costs, from: Option<&State>, to: &State) -> Result<i16> {
    let never = *file.phase.get("never").context("costs.toml: no `never`")?;
    let phase = from.map_or("start", |s| &s.phase);
    let phase = format!("{phase}_{}", to.phase);
    let phase = file.phase.get(&phase).copied().unwrap_or(never);
    let fits = |pattern: &str, state: Option<&State>| match state {
        None => pattern == "-",
        Some(s) => match pattern.split_once('.') {
            Some((p, "*")) => p == s.phase,
            Some((p, l)) => p == s.phase && l == s.label,
            None => pattern == "*" || pattern == s.label,
        },
    };
    let label = file
        .follow
        .iter()
        .find(|f| fits(&f.after, from) && fits(&f.label, Some(to)))
        .map_or(0, |f| f.cost);
    Ok(phase + label)
}

pub(super) fn read<T: serde::de::DeserializeOwned>(
    root: &Path,
    name: &str,
) -> Result<T> {
    let path = format!("{FOLDER}/data/{name}");
    let text = fs::read_to_string(root.join(&path))
        .with_context(|| format!("reading {path}"))?;
    toml::from_str(&text).with_context(|| format!("reading {path}"))
}
