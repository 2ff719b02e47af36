//! The cases of `tests/cases/*.toml`.
#![allow(clippy::string_slice, missing_docs)]

use khabar_segment::{Segmenter, quotations, sentences};
use khabar_testkit::{Known, cases};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    /// The sentences of the text, without the blanks after them.
    sentences: Option<Vec<String>>,
    /// Each quotation with its speaker (empty for none).
    quotations: Option<Vec<[String; 2]>>,
    /// The cue of each quotation (empty for none).
    cues: Option<Vec<String>>,
    /// The labels of the lines that are not blank.
    labels: Option<Vec<String>>,
    /// Names of the byline.
    byline: Option<Vec<String>>,
    /// Places and agencies of the dateline.
    dateline: Option<[Vec<String>; 2]>,
}

#[test]
fn cases_hold() {
    let mut known = Known::read("tests/known_failures.txt");
    for (file, case) in cases::<Case>("tests/cases") {
        let name = format!("{file}/{}", case.name);
        known.check(&name, run(&case));
    }
    known.finish();
}

fn same<T: PartialEq + std::fmt::Debug>(
    want: &Option<T>,
    got: T,
) -> Result<(), String> {
    match want {
        Some(want) if *want != got => {
            Err(format!("expected {want:?}, got {got:?}"))
        }
        _ => Ok(()),
    }
}

fn run(case: &Case) -> Result<(), String> {
    let text = &case.text;
    let slice = |range: std::ops::Range<usize>| text[range].to_owned();
    same(
        &case.sentences,
        sentences(text).map(|s| s.as_str().trim().to_owned()).collect(),
    )?;
    same(
        &case.quotations,
        quotations(text)
            .iter()
            .map(|q| {
                [slice(q.range()), q.speaker().map(slice).unwrap_or_default()]
            })
            .collect(),
    )?;
    same(
        &case.cues,
        quotations(text)
            .iter()
            .map(|q| q.cue().map(slice).unwrap_or_default())
            .collect(),
    )?;
    let parts = Segmenter::new().segment(text);
    same(
        &case.labels,
        parts
            .segments()
            .iter()
            .map(|s| s.label().as_str().to_owned())
            .filter(|l| l != "blank")
            .collect(),
    )?;
    let article = parts.article();
    same(
        &case.byline,
        article.byline().iter().map(|c| slice(c.range())).collect(),
    )?;
    let dateline = article.dateline();
    let list = |ranges: &[std::ops::Range<usize>]| {
        ranges.iter().cloned().map(slice).collect()
    };
    same(
        &case.dateline,
        [
            list(dateline.map_or(&[], |d| d.places())),
            list(dateline.map_or(&[], |d| d.agencies())),
        ],
    )
}
