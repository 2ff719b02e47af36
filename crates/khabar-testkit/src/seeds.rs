//! The sample pages under `seeds/` with their gold.

use std::{fs, path::Path};

use serde::Deserialize;

use crate::cases::stem;

/// A sample page with what it holds; slices, in the order of the page.
#[derive(Clone, Debug)]
pub struct Seed {
    /// File name without ending.
    pub name: String,
    /// The page.
    pub text: String,
    /// The page's own date, ISO 8601.
    pub reference: Option<String>,
    /// Where that date is known from: `page` or `inferred`.
    pub basis: Option<String>,
    /// A label for every line that is not blank.
    pub lines: Vec<LineGold>,
    /// What the views of the article give.
    pub article: ArticleGold,
    /// Dates, times and durations.
    pub dates: Vec<DateGold>,
    /// Speech.
    pub quotations: Vec<QuotationGold>,
    /// People, places, organizations and agencies.
    pub mentions: Vec<MentionGold>,
}

/// The label of a line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineGold {
    /// The label.
    pub label: String,
    /// What the line begins with.
    pub text: String,
    /// Other labels that are right.
    #[serde(default)]
    pub also: Vec<String>,
}

/// Parts of the article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ArticleGold {
    /// When it was published.
    pub published: Option<String>,
    /// Names of the writers.
    pub byline: Vec<String>,
    /// Places of the dateline.
    pub dateline_places: Vec<String>,
    /// Agencies and outlets of the dateline.
    pub dateline_agencies: Vec<String>,
}

/// A date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateGold {
    /// The expression.
    pub slice: String,
    /// TIMEX3 value, given the page's reference.
    pub value: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// The Hijri half of a dual date.
    pub hijri: Option<String>,
    /// Neither wanted nor wrong.
    #[serde(default)]
    pub vague: bool,
}

/// A quotation of speech, its marks included.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationGold {
    /// The words.
    pub slice: String,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Neither wanted nor wrong.
    #[serde(default)]
    pub optional: bool,
}

/// A name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MentionGold {
    /// The name without attached particles.
    pub slice: String,
    /// Its kind.
    pub kind: String,
    /// Other spans that are right.
    #[serde(default)]
    pub also: Vec<String>,
    /// Neither wanted nor wrong.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "about")]
    _about: String,
    reference: Option<String>,
    basis: Option<String>,
    line: Vec<LineGold>,
    #[serde(default)]
    article: ArticleGold,
    #[serde(default)]
    date: Vec<DateGold>,
    #[serde(default)]
    quotation: Vec<QuotationGold>,
    #[serde(default)]
    mention: Vec<MentionGold>,
}

/// Reads every seed, in name order.
///
/// # Panics
///
/// When a seed or its gold cannot be read.
#[must_use]
pub fn seeds() -> Vec<Seed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let gold = fs::read_to_string(path.with_extension("toml"))
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let file: File = toml::from_str(&gold)
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            Seed {
                name: stem(path),
                text: fs::read_to_string(path).unwrap(),
                reference: file.reference,
                basis: file.basis,
                lines: file.line,
                article: file.article,
                dates: file.date,
                quotations: file.quotation,
                mentions: file.mention,
            }
        })
        .collect()
}

/// The inputs under `fuzz/regressions/TARGET`, in name order: what fuzzing
/// once found, minimized.
///
/// # Panics
///
/// When one cannot be read.
#[must_use]
pub fn regressions(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/regressions")
        .join(target);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|p| fs::read_to_string(p).unwrap()).collect()
}

/// A page of `seeds/pages` with the label of each line that is not blank.
#[derive(Clone, Debug)]
pub struct LabelledPage {
    /// File name without ending.
    pub name: String,
    /// The page.
    pub text: String,
    /// The labels.
    pub labels: Vec<String>,
}

/// Reads all labelled pages, in the order of their names. A row is a label
/// and a line, parted by a tab; an empty row is a blank line.
pub fn labelled_pages() -> Vec<LabelledPage> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/pages");
    let mut pages: Vec<LabelledPage> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .map(|path| {
            let mut page = LabelledPage {
                name: stem(&path),
                text: String::new(),
                labels: Vec::new(),
            };
            for row in fs::read_to_string(&path).unwrap().lines() {
                if let Some((label, line)) = row.split_once('\t') {
                    page.labels.push(label.to_owned());
                    page.text.push_str(line);
                }
                page.text.push('\n');
            }
            page
        })
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!pages.is_empty(), "no labelled pages");
    pages
}
