//! The cases of `tests/cases/*.toml`.
#![allow(clippy::string_slice, missing_docs)]

use khabar_normalize::{Profile, words};
use khabar_testkit::{Known, cases};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    /// The profile; `matching` when there is none.
    profile: Option<String>,
    fold: String,
    /// Slices of the fold, each with the slice of the text it came from.
    #[serde(default)]
    from: Vec<[String; 2]>,
    /// The words of the text.
    words: Option<Vec<String>>,
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

fn run(case: &Case) -> Result<(), String> {
    let profile = case.profile.as_deref().unwrap_or("matching");
    let profile: Profile =
        profile.parse().map_err(|e| format!("{profile}: {e}"))?;
    let n = profile.normalizer().normalize_mapped(&case.text);
    if n.as_str() != case.fold {
        return Err(format!("expected {:?}, got {:?}", case.fold, n.as_str()));
    }
    for [slice, from] in &case.from {
        let at = n.as_str().find(slice).ok_or("no such slice")?;
        let got = &case.text[n.to_source(at..at + slice.len())];
        if got != from {
            return Err(format!("{slice:?} from {from:?}, got {got:?}"));
        }
    }
    if let Some(want) = &case.words {
        let got: Vec<_> = words(&case.text).map(|w| w.as_str()).collect();
        if got != *want {
            return Err(format!("expected words {want:?}, got {got:?}"));
        }
    }
    Ok(())
}
