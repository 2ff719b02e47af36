//! The checked-in schemas are those of the types, and real output is valid.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

const NAMES: &[&str] = &[
    "analyze",
    "convert",
    "dates",
    "entities",
    "error",
    "normalize",
    "segment",
    "sentences",
    "tokenize",
    "transliterate",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn khabar(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn schema(name: &str) -> Value {
    let path = root().join(format!("docs/schema/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn schemas_are_fresh() {
    for name in NAMES {
        let path = root().join(format!("docs/schema/{name}.json"));
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == khabar(&["schema", name]),
            "docs/schema/{name}.json is stale; write it by\n\
             cargo run -p khabar-cli -- schema {name} \
             > docs/schema/{name}.json"
        );
    }
}

#[test]
fn there_is_no_other_schema() {
    let mut there: Vec<_> = fs::read_dir(root().join("docs/schema"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.sort();
    let want: Vec<_> = NAMES.iter().map(|n| format!("{n}.json")).collect();
    assert_eq!(there, want);
}

#[test]
fn output_is_valid() {
    for &name in NAMES.iter().filter(|&&name| name != "error") {
        let validator = jsonschema::validator_for(&schema(name)).unwrap();
        let mut runs = vec![vec![name, "--format", "jsonl", "seeds"]];
        if name == "convert" {
            let dates = ["1445-09-12"; 15];
            runs = vec![[&[name, "--format", "jsonl"], &dates[..]].concat()];
        }
        if matches!(name, "analyze" | "dates") {
            runs.push(vec![
                name,
                "--vague",
                "--format",
                "jsonl",
                "--offsets",
                "utf16",
                "seeds",
            ]);
        }
        if name == "normalize" {
            runs.push(vec![name, "--map", "--format", "jsonl", "seeds"]);
        }
        for run in runs {
            let output = khabar(&run);
            assert!(output.lines().count() >= 15, "{run:?}");
            for line in output.lines() {
                let object: Value = serde_json::from_str(line).unwrap();
                if let Err(err) = validator.validate(&object) {
                    panic!(
                        "{run:?}: {}: {err} at {}",
                        object["id"],
                        err.instance_path()
                    );
                }
            }
        }
    }
}

#[test]
fn bad_records_are_valid_too() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("bad.jsonl");
    fs::write(&path, "{\n{\"id\": 3}\n{\"id\": \"x\"}\n").unwrap();
    let output = khabar(&["dates", path.to_str().unwrap()]);
    let validator = jsonschema::validator_for(&schema("error")).unwrap();
    assert_eq!(output.lines().count(), 3);
    for line in output.lines() {
        let object: Value = serde_json::from_str(line).unwrap();
        assert!(validator.is_valid(&object), "{line}");
    }
    // An object of another kind is not.
    let dates = jsonschema::validator_for(&schema("dates")).unwrap();
    let object = serde_json::from_str(output.lines().next().unwrap());
    assert!(!dates.is_valid(&object.unwrap()));
}
