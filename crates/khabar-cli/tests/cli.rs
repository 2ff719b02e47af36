//! The real binary, run as a user runs it.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const SUBCOMMANDS: &[&str] = &[
    "analyze",
    "segment",
    "sentences",
    "dates",
    "entities",
    "normalize",
    "tokenize",
    "transliterate",
];

const STORY: &str = "قال الوزير سامر القاسم إن \"العمل بدأ أمس في بيروت\".";

/// Runs the command with some bytes on its standard input.
fn khabar(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails early has closed its input.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// The one object that a run printed.
fn object(output: &Output) -> Value {
    assert_eq!(code(output), 0, "{}", err(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The objects of JSON Lines.
fn objects(output: &Output) -> Vec<Value> {
    out(output).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_missing_file_is_named_before_anything_runs() {
    let folder = folder("missing");
    let good = write(&folder, "good.txt", STORY);
    let output = folder.join("out.jsonl");
    for name in SUBCOMMANDS {
        let run = khabar(
            &[name, &good, "no/such/page.txt", "-o", output.to_str().unwrap()],
            b"",
        );
        assert_eq!(code(&run), 2);
        assert_eq!(out(&run), "");
        assert!(err(&run).contains("no/such/page.txt"), "{}", err(&run));
        assert_eq!(err(&run).lines().count(), 1);
        assert!(!output.exists());
    }
}

#[test]
fn the_byte_that_is_not_utf8_is_said() {
    let folder = folder("utf8");
    let mut bytes = "سطر\nخبر".as_bytes().to_vec();
    bytes.push(0xE9);
    let bad = write(&folder, "bad.txt", &bytes);
    let good = write(&folder, "good.txt", STORY);
    let run = khabar(&["analyze", &bad, &good], b"");
    assert_eq!(code(&run), 1);
    let all = objects(&run);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["id"], bad);
    assert_eq!(all[0]["line"], 2);
    assert_eq!(all[0]["error"]["kind"], "invalid_utf8");
    let message = all[0]["error"]["message"].as_str().unwrap();
    assert!(message.contains("0xE9 at byte 13"), "{message}");
    assert_eq!(all[1]["id"], good);
    assert!(err(&run).contains("byte 13"));
}

#[test]
fn lossy_replaces_what_is_not_utf8() {
    let mut bytes = "في بيروت ".as_bytes().to_vec();
    bytes.extend(b"\xE9 ");
    bytes.extend("وفي دمشق".as_bytes());
    let run = khabar(&["entities", "--lossy"], &bytes);
    let all = object(&run);
    let second = &all["mentions"][1];
    assert_eq!(second["text"], "دمشق");
    // Offsets are in the text as replaced.
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!(second["start"], text.find("دمشق").unwrap());
    let run = khabar(&["normalize", "--lossy"], &bytes);
    assert!(out(&run).contains('\u{FFFD}'));
}

#[test]
fn an_empty_text_gives_empty_lists() {
    let folder = folder("empty");
    let empty = write(&folder, "empty.txt", "");
    let all = object(&khabar(&["analyze", &empty], b""));
    for list in [
        "segments",
        "sentences",
        "quotations",
        "dates",
        "mentions",
        "entities",
    ] {
        assert_eq!(all[list], json!([]), "{list}");
    }
    assert_eq!(all["reference"], Value::Null);
    assert_eq!(all["article"]["headline"], Value::Null);
    assert_eq!(all["article"]["body"], json!([]));
    for name in SUBCOMMANDS {
        assert_eq!(code(&khabar(&[name], b"")), 0);
        assert_eq!(code(&khabar(&[name, "--input", "jsonl"], b"")), 0);
    }
    assert_eq!(out(&khabar(&["normalize"], b"")), "");
}

#[test]
fn bad_records_stand_in_their_place() {
    let lines = [
        "{\"id\": \"a\", \"text\": \"في بيروت\"}",
        "",
        "{\"id\": \"b\", \"text\":",
        "{\"id\": 7}",
        "[1, 2]",
        "{\"id\": \"c\", \"text\": \"أمس\", \"reference\": \"2024-02-30\"}",
        "{\"id\": [], \"text\": \"أمس\"}",
        "{\"id\": 8, \"text\": \"في دمشق\"}",
    ];
    let run =
        khabar(&["entities", "--input", "jsonl"], lines.join("\n").as_bytes());
    assert_eq!(code(&run), 1);
    let all = objects(&run);
    let told: Vec<_> = all
        .iter()
        .map(|o| (&o["id"], &o["line"], &o["error"]["kind"]))
        .map(|(id, line, kind)| json!([id, line, kind]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["a", null, null]),
            json!([null, 3, "invalid_json"]),
            json!([7, 4, "missing_text"]),
            json!([null, 5, "invalid_json"]),
            json!(["c", 6, "invalid_reference"]),
            json!([null, 7, "invalid_id"]),
            json!([8, null, null]),
        ]
    );
    assert_eq!(all[6]["mentions"][0]["text"], "دمشق");
    assert!(all[3]["error"]["message"].as_str().unwrap().contains("array"));
    let broken = err(&run);
    assert!(broken.contains("line 3"), "{broken}");
    assert!(!broken.contains("panicked"));
}

#[test]
fn broken_bytes_in_json_lines_are_one_bad_record() {
    let mut lines = b"{\"text\": \"\xC3(\"}\n".to_vec();
    lines.extend("{\"text\": \"خبر\"}\r\n".as_bytes());
    let run = khabar(&["sentences", "--input", "jsonl"], &lines);
    assert_eq!(code(&run), 1);
    let all = objects(&run);
    assert_eq!(all[0]["error"]["kind"], "invalid_utf8");
    assert_eq!(all[0]["line"], 1);
    assert_eq!(all[1]["sentences"], json!([{"start": 0, "end": 6}]));
}

#[test]
fn long_records_are_refused_and_passed_over() {
    let long = format!("{{\"text\": \"{}\"}}", "خبر ".repeat(100));
    let lines = format!("{long}\n{{\"text\": \"خبر\"}}\n{long}");
    let run = khabar(
        &["sentences", "--input", "jsonl", "--max-record", "50"],
        lines.as_bytes(),
    );
    assert_eq!(code(&run), 1);
    let all = objects(&run);
    assert_eq!(all.len(), 3);
    for (at, line) in [(0, 1), (2, 3)] {
        assert_eq!(all[at]["error"]["kind"], "too_long");
        assert_eq!(all[at]["line"], line);
    }
    assert_eq!(all[1]["sentences"][0]["end"], 6);
    // A limit is kept to the byte.
    for (limit, want) in [("6", 0), ("5", 1)] {
        let args = ["sentences", "--max-record", limit];
        assert_eq!(code(&khabar(&args, "خبر".as_bytes())), want);
    }
}

#[test]
fn a_reference_day_is_read_or_refused() {
    for day in ["2024-03-12", "2024-03-12T23:30", "2024-03-12T23:30:00Z"] {
        let run = khabar(&["dates", "--reference", day], "أمس".as_bytes());
        let all = object(&run);
        assert_eq!(all["dates"][0]["value"], "2024-03-11");
        let reference = json!({"date": "2024-03-12", "basis": "given"});
        assert_eq!(all["reference"], reference);
    }
    let zoned = "2024-03-12T23:30:00+03:00[Asia/Riyadh]";
    let run = khabar(&["dates", "--reference", zoned], "أمس".as_bytes());
    assert_eq!(object(&run)["dates"][0]["value"], "2024-03-11");
    for day in ["2024-02-30", "yesterday", "12/3/2024", ""] {
        let run = khabar(&["analyze", "--reference", day], b"");
        assert_eq!(code(&run), 2);
        assert_eq!(out(&run), "");
        let said = err(&run);
        assert!(said.contains("expected a day such as"), "{said}");
        assert!(said.contains(day), "{said}");
    }
}

#[test]
fn a_record_brings_its_own_reference() {
    let line = "{\"text\": \"أمس\", \"reference\": \"2020-01-02\"}\n\
                {\"text\": \"أمس\"}";
    let run = khabar(
        &["dates", "--input", "jsonl", "--reference", "2024-03-12"],
        line.as_bytes(),
    );
    let all = objects(&run);
    assert_eq!(all[0]["dates"][0]["value"], "2020-01-01");
    assert_eq!(all[1]["dates"][0]["value"], "2024-03-11");
}

#[test]
fn what_it_does_not_know_it_refuses() {
    for args in [
        &["analyze", "--no-such-flag"][..],
        &["analyze", "--format", "xml"],
        &["dates", "--order", "ydm"],
        &["normalize", "--profile", "lucen"],
        &["normalize", "--map", "--format", "text"],
        &["schema", "page"],
        &["analyze", "-", "-"],
        &["analyse"],
        &[],
    ] {
        let run = khabar(args, b"");
        assert_eq!(code(&run), 2, "{args:?}");
        assert_eq!(out(&run), "", "{args:?}");
        assert!(!err(&run).is_empty(), "{args:?}");
    }
}

#[test]
fn offsets_come_in_three_units() {
    let text = "📰 في بيروت";
    let place = |unit: &str| {
        let run = khabar(&["entities", "--offsets", unit], text.as_bytes());
        let mention = object(&run)["mentions"][0].clone();
        assert_eq!(mention["text"], "بيروت");
        (mention["start"].as_u64().unwrap(), mention["end"].as_u64().unwrap())
    };
    assert_eq!(place("bytes"), (10, 20));
    assert_eq!(place("chars"), (5, 10));
    assert_eq!(place("utf16"), (6, 11));
    let all =
        object(&khabar(&["analyze", "--offsets", "chars"], text.as_bytes()));
    assert_eq!(all["segments"][0]["end"], 10);
    assert_eq!(all["sentences"][0]["end"], 10);
}

#[test]
fn a_byte_order_mark_counts_and_nothing_more() {
    let text = "\u{FEFF}بيروت";
    let all = object(&khabar(&["analyze"], text.as_bytes()));
    assert_eq!(all["mentions"][0]["start"], 3);
    assert_eq!(all["mentions"][0]["text"], "بيروت");
    assert_eq!(all["segments"][0]["start"], 0);
    let line = "\u{FEFF}{\"text\": \"خبر\"}";
    let run = khabar(&["sentences", "--input", "jsonl"], line.as_bytes());
    assert_eq!(objects(&run)[0]["sentences"][0]["end"], 6);
}

#[test]
fn folders_are_read_by_name() {
    let folder = folder("folder");
    write(&folder, "b.txt", "خبر");
    write(&folder, "a/z.txt", "خبر");
    write(&folder, "a/c.jsonl", "{\"id\": 1, \"text\": \"خبر\"}\n");
    write(&folder, "c.html", "<p>خبر</p>");
    let path = folder.to_str().unwrap();
    let run = khabar(&["sentences", path], b"");
    assert_eq!(code(&run), 0, "{}", err(&run));
    let ids: Vec<_> = objects(&run).iter().map(|o| o["id"].clone()).collect();
    assert_eq!(
        ids,
        [
            json!(1),
            json!(format!("{path}/a/z.txt")),
            json!(format!("{path}/b.txt")),
        ]
    );
    let empty = folder.join("nothing");
    fs::create_dir(&empty).unwrap();
    let run = khabar(&["sentences", empty.to_str().unwrap()], b"");
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("nothing"));
}

#[test]
fn standard_input_is_the_default() {
    for args in [&["sentences"][..], &["sentences", "-"]] {
        let run = khabar(args, "خبر".as_bytes());
        let all = object(&run);
        assert_eq!(all["id"], "-");
        assert_eq!(all["schema"], 1);
        // One text is printed for a person.
        assert!(out(&run).lines().count() > 1);
    }
}

#[test]
fn formats_follow_the_input() {
    let folder = folder("formats");
    let text = write(&folder, "a.txt", STORY);
    let feed = write(&folder, "b.jsonl", "{\"body\": \"خبر\"}\n");
    let lines = |args: &[&str]| {
        let run = khabar(args, b"");
        assert_eq!(code(&run), 0, "{}", err(&run));
        out(&run).lines().count()
    };
    assert!(lines(&["dates", &text]) > 1);
    assert_eq!(lines(&["dates", "--format", "jsonl", &text]), 1);
    assert_eq!(lines(&["dates", &text, &text]), 2);
    assert_eq!(lines(&["dates", "--text-field", "body", &feed]), 1);
    assert_eq!(lines(&["normalize", "--text-field", "body", &feed]), 1);
    let run = khabar(&["normalize", "--text-field", "body", &feed], b"");
    assert_eq!(objects(&run), [json!({"id": feed, "text": "خبر"})]);
}

#[test]
fn output_goes_to_a_file() {
    let folder = folder("output");
    let text = write(&folder, "a.txt", STORY);
    let to = folder.join("a.json");
    let run = khabar(&["analyze", &text, "-o", to.to_str().unwrap()], b"");
    assert_eq!((code(&run), out(&run)), (0, String::new()));
    let all: Value = serde_json::from_slice(&fs::read(&to).unwrap()).unwrap();
    assert_eq!(all["id"], text);
    // Never over the input, never where nothing can be written.
    let nowhere = folder.join("no/such/folder.json");
    for to in [text.as_str(), nowhere.to_str().unwrap()] {
        let run = khabar(&["analyze", &text, "-o", to], b"");
        assert_eq!(code(&run), 2);
        assert!(err(&run).contains(to), "{}", err(&run));
    }
    assert_eq!(fs::read_to_string(&text).unwrap(), STORY);
}

#[test]
fn cues_of_ones_own_are_read_or_refused() {
    let folder = folder("cues");
    let page = "افتتاح معرض الكتاب في المدينة\n\nريشة: سليم الحداد\n";
    let page = write(&folder, "page.txt", page);
    let cues = write(&folder, "cues.tsv", "byline\tريشة\tstart\tauthor\n");
    let output = khabar(&["segment", "--cues", &cues, &page], b"");
    let byline = &object(&output)["article"]["byline"][0];
    assert_eq!(byline["text"], "سليم الحداد");
    assert_eq!(byline["role"], "author");

    let cues = write(&folder, "cues.tsv", "# ريشة\nbyline\tريشة\tfirst\t-\n");
    let output = khabar(&["segment", "--cues", &cues, &page], b"");
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("line 2: expected line, start, any"));
    assert!(out(&output).is_empty());
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let feed = "{\"text\": \"في بيروت\"}\n".repeat(20_000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(["sentences", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(feed.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output)), (0, String::new()));
}

#[test]
fn normalize_takes_text_and_gives_text() {
    let text = "قـال مُحَمَّد\r\n\n٢٠٢٤";
    let run = khabar(&["normalize"], text.as_bytes());
    assert_eq!(out(&run), "قال محمد\n\n2024");
    let run = khabar(&["normalize", "--map", "--offsets", "chars"], {
        "بـدأ".as_bytes()
    });
    assert_eq!(
        object(&run),
        json!({
            "id": "-",
            "text": "بدا",
            "map": [[1, 2, 1, 1], [3, 4, 2, 3]],
        })
    );
    let run = khabar(&["normalize", "--profile", "camel", "--audit"], {
        "مُديرة إلى".as_bytes()
    });
    assert_eq!(
        object(&run),
        json!({
            "id": "-",
            "text": "مديره الي",
            "audit": { "alef": 1, "diacritic": 1, "maksura": 1, "marbuta": 1 },
        })
    );
    let run = khabar(&["normalize", "--profile", "help"], b"");
    assert_eq!(code(&run), 0);
    assert!(out(&run).starts_with("lucene "));
}

#[test]
fn tokenize_gives_stems_and_candidates() {
    let run = khabar(&["tokenize", "--offsets", "chars"], {
        "وللمدينة @khabar".as_bytes()
    });
    let tokens = object(&run)["tokens"].clone();
    assert_eq!(tokens[0]["stem"], "للمدين");
    assert_eq!(tokens[0]["script"], "Arab");
    let elided = json!({
        "particles": "ولل",
        "article": "elided",
        "stem": "مدينه",
        "pronoun": "",
    });
    let clitics = tokens[0]["clitics"].as_array().unwrap();
    assert!(clitics.contains(&elided), "{clitics:?}");
    assert_eq!(
        tokens[1],
        json!({
            "start": 9,
            "end": 16,
            "text": "@khabar",
            "kind": "handle",
        })
    );
}

#[test]
fn transliterate_goes_both_ways() {
    let text = "قال الوزير: الربط قائم\n";
    let there = out(&khabar(&["transliterate"], text.as_bytes()));
    assert_eq!(there, "qAl Alwzyr: AlrbT qA}m\n");
    for scheme in ["buckwalter", "safe-buckwalter", "xml-buckwalter", "hsb"] {
        let args = ["transliterate", "--scheme", scheme];
        let there = out(&khabar(&args, text.as_bytes()));
        let args = ["transliterate", "--reverse", "--scheme", scheme];
        assert_eq!(out(&khabar(&args, there.as_bytes())), text);
    }
}

#[test]
fn listings_never_pass_on_what_drives_a_terminal() {
    let text = "عنوان\u{202E} الخبر\u{1B}[2J في بيروت\u{2066}\n\n\
                قال سامر القاسم في \u{200F}12 مارس 2024 إن \"العمل بدأ\u{7}\".";
    // The output of these is a text, as it is.
    let texts = ["normalize", "transliterate"];
    for name in SUBCOMMANDS.iter().filter(|name| !texts.contains(name)) {
        let run = khabar(&[name, "--format", "text"], text.as_bytes());
        assert_eq!(code(&run), 0);
        let listing = out(&run);
        assert!(!listing.trim().is_empty());
        assert!(
            !listing.chars().any(|c| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200E}' | '\u{200F}'
                        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            }),
            "{name}: {}",
            listing.escape_debug()
        );
    }
}

#[test]
fn help_teaches() {
    for name in SUBCOMMANDS.iter().chain(&["schema"]) {
        let run = khabar(&[name, "--help"], b"");
        assert_eq!(code(&run), 0);
        let help = out(&run);
        assert!(help.contains("Examples:"), "{name}");
        assert!(help.contains(&format!("khabar {name}")), "{name}");
        assert!(help.lines().all(|l| l.chars().count() <= 80), "{name}");
    }
    for args in [&["--help"][..], &["help"], &["help", "dates"]] {
        assert_eq!(code(&khabar(args, b"")), 0);
    }
    let version = out(&khabar(&["--version"], b""));
    assert_eq!(version.trim(), concat!("khabar ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn convert_gives_the_date_of_another_calendar() {
    let output = khabar(
        &["convert", "1443-05-05", "--from", "published", "--to", "gregorian"],
        b"",
    );
    assert_eq!((code(&output), out(&output).as_str()), (0, "2021-12-09\n"));
    let output = khabar(
        &["convert", "2021-12-09", "--from=gregorian", "--to=islamic-civil"],
        b"",
    );
    assert_eq!(out(&output), "1443-05-04\n");
    let output = khabar(&["convert", "1443-05-05", "--format", "jsonl"], b"");
    assert_eq!(
        object(&output),
        json!({
            "from": {"calendar": "published", "date": "1443-05-05"},
            "to": {"calendar": "gregorian", "date": "2021-12-09"},
            "tolerance_days": 1,
            "notes": [],
        })
    );
}

#[test]
fn convert_reads_a_date_a_line_and_goes_on_after_a_bad_one() {
    let input = "1445-09-12\n\n1445-13-01\n١٤٤٥/٩/١٣\n";
    let output = khabar(&["convert"], input.as_bytes());
    assert_eq!(code(&output), 1);
    assert_eq!(out(&output), "2024-03-22\n2024-03-23\n");
    assert!(err(&output).contains("line 3: expected a month from 1 to 12"));
    let output = khabar(&["convert", "--format", "jsonl"], input.as_bytes());
    let lines: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["line"], 3);
    assert_eq!(lines[1]["error"]["kind"], "invalid_date");
    let output = khabar(&["convert", "1445-13-01"], b"");
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("1445-13-01: expected a month from 1"));
    let output = khabar(&["convert", "--to", "julian", "1445-09-12"], b"");
    assert_eq!(code(&output), 2);
}

#[test]
fn segment_explains_each_line() {
    let page = "عنوان قصير من المدينة\n\nشارك المقال على:\n";
    let args = ["segment", "--explain", "--format", "jsonl"];
    let report = object(&khabar(&args, page.as_bytes()));
    let segments = report["segments"].as_array().unwrap();
    assert!(segments[1].get("why").is_none(), "a blank line");
    let why = &segments[2]["why"];
    let features = why["features"].as_array().unwrap();
    assert!(features.contains(&json!("tool_line")), "{why}");
    assert!(why["cost"].is_i64());
    assert_ne!(why["runner_up"], segments[2]["label"]);
    let args = ["segment", "--explain", "--format", "text"];
    let listing = out(&khabar(&args, page.as_bytes()));
    assert!(listing.contains("dearer: "), "{listing}");
    let plain = object(&khabar(&["segment"], page.as_bytes()));
    assert!(plain["segments"][2].get("why").is_none());
}
