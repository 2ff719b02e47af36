//! Documents out of files, folders and standard input.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, IsTerminal as _, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use khabar::{
    dates::civil::DateTime,
    report::{Failure, Id},
};
use serde_json::{Map, Value};

use crate::{
    args::{self, CommonArgs, InputArg},
    output::say,
};

/// The longest record of JSON Lines that is taken unasked.
const MAX_RECORD: u64 = 16 * 1024 * 1024;

const LINE_FEED: u8 = b'\n';

/// Endings of files in a folder that are taken.
const TEXT: &[&str] = &["txt", "text"];
const JSONL: &[&str] = &["jsonl", "ndjson"];

/// What is done with each document, or with what is wrong with it, and the
/// name of the file it is from.
pub(crate) type Each<'a> =
    dyn FnMut(&str, Result<Record, Failure>) -> Result<()> + 'a;

/// A document.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) id: Id,
    pub(crate) text: String,
    pub(crate) reference: Option<DateTime>,
}

/// Where documents come from.
#[derive(Debug)]
enum Origin {
    Stdin,
    File(PathBuf),
}

/// A file or standard input, and how to read it.
#[derive(Debug)]
struct Source {
    origin: Origin,
    kind: InputArg,
}

/// All the inputs of a run, looked up before anything is read.
#[derive(Debug)]
pub(crate) struct Inputs {
    sources: Vec<Source>,
    /// Whether a folder or more than one file was named.
    many: bool,
    text_field: String,
    lossy: bool,
    max_record: Option<u64>,
}

impl Inputs {
    /// Looks up the inputs. Fails when one is missing, before any is read.
    pub(crate) fn find(args: &CommonArgs) -> Result<Self> {
        let mut sources = Vec::new();
        let mut many = args.files.len() > 1;
        let source = |origin: Origin| {
            let by_name = match &origin {
                Origin::File(path) if ends(path, JSONL) => InputArg::Jsonl,
                _ => InputArg::Text,
            };
            Source { kind: args.input.unwrap_or(by_name), origin }
        };
        for file in &args.files {
            if file.as_os_str() != "-" {
                lookup(file)?;
            }
        }
        if args.files.iter().filter(|f| f.as_os_str() == "-").count() > 1 {
            bail!("expected `-` once at most, found it again");
        }
        for file in &args.files {
            if file.as_os_str() == "-" {
                sources.push(source(Origin::Stdin));
            } else if file.is_dir() {
                many = true;
                let mut found = Vec::new();
                walk(file, &mut found)?;
                if found.is_empty() {
                    bail!(
                        "expected .txt, .text, .jsonl or .ndjson files in \
                         the folder {}, found none",
                        file.display()
                    );
                }
                sources.extend(
                    found.into_iter().map(|p| source(Origin::File(p))),
                );
            } else {
                sources.push(source(Origin::File(file.clone())));
            }
        }
        if args.files.is_empty() {
            sources.push(source(Origin::Stdin));
        }
        Ok(Self {
            sources,
            many,
            text_field: args.text_field.clone(),
            lossy: args.lossy,
            max_record: args.max_record,
        })
    }

    /// Whether there is one text and no more.
    pub(crate) fn is_one_text(&self) -> bool {
        !self.many && !self.has_jsonl()
    }

    pub(crate) fn has_jsonl(&self) -> bool {
        self.sources.iter().any(|s| s.kind == InputArg::Jsonl)
    }

    /// Whether a file is one of the inputs.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        self.sources.iter().any(|source| match &source.origin {
            Origin::File(file) => {
                file.canonicalize().is_ok_and(|file| file == path)
            }
            Origin::Stdin => false,
        })
    }

    /// Reads the inputs in order and gives each document, or what is wrong
    /// with it, as soon as it is read.
    pub(crate) fn read(&self, each: &mut Each<'_>) -> Result<()> {
        for source in &self.sources {
            let (name, mut bytes): (String, Box<dyn BufRead>) =
                match &source.origin {
                    Origin::Stdin => {
                        let stdin = io::stdin().lock();
                        if stdin.is_terminal() {
                            say("reading standard input");
                        }
                        ("-".into(), Box::new(stdin))
                    }
                    Origin::File(path) => {
                        let file = File::open(path).with_context(|| {
                            format!("cannot open {}", path.display())
                        })?;
                        let name = path.to_string_lossy().into_owned();
                        (name, Box::new(BufReader::new(file)))
                    }
                };
            match source.kind {
                InputArg::Text => {
                    let record = self
                        .read_text(&name, &mut bytes)
                        .with_context(|| format!("cannot read {name}"))?;
                    each(&name, record)?;
                }
                InputArg::Jsonl => self.read_lines(&name, bytes, each)?,
            }
        }
        Ok(())
    }

    fn read_text(
        &self,
        name: &str,
        input: &mut dyn BufRead,
    ) -> io::Result<Result<Record, Failure>> {
        let id = Id::from(name);
        let mut bytes = Vec::new();
        match self.max_record {
            None => input.read_to_end(&mut bytes)?,
            Some(max) => {
                input.take(max.saturating_add(1)).read_to_end(&mut bytes)?
            }
        };
        if let Some(max) = self.max_record
            && bytes.len() as u64 > max
        {
            return Ok(Err(too_long(Some(id), 1, max)));
        }
        Ok(match self.decode(bytes) {
            Ok(text) => Ok(Record { id, text, reference: None }),
            Err(broken) => {
                let line = broken.line;
                Err(broken.failure(Some(id), line, ""))
            }
        })
    }

    fn read_lines(
        &self,
        name: &str,
        mut input: Box<dyn BufRead + '_>,
        each: &mut Each<'_>,
    ) -> Result<()> {
        let max = self.max_record.unwrap_or(MAX_RECORD);
        let mut number = 0;
        loop {
            let line = next_line(&mut input, max)
                .with_context(|| format!("cannot read {name}"))?;
            number += 1;
            let mut bytes = match line {
                None => return Ok(()),
                Some(Line::TooLong) => {
                    each(name, Err(too_long(None, number, max)))?;
                    continue;
                }
                Some(Line::Whole(bytes)) => bytes,
            };
            if number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let record = match self.decode(bytes) {
                Ok(line) => self.parse(name, &line, number),
                Err(broken) => {
                    Err(broken.failure(None, number, " of the line"))
                }
            };
            each(name, record)?;
        }
    }

    /// Reads a record of JSON Lines.
    fn parse(
        &self,
        name: &str,
        line: &str,
        number: u64,
    ) -> Result<Record, Failure> {
        let wrong = |id, kind: &str, message| {
            Err(Failure::new(id, number, kind, message))
        };
        let mut object: Map<String, Value> = match serde_json::from_str(line) {
            Ok(Value::Object(object)) => object,
            Ok(other) => {
                let found = kind_of(&other);
                let message = format!("expected an object, found {found}");
                return wrong(None, "invalid_json", message);
            }
            Err(err) => {
                // The line that serde_json counts is always the first.
                let said = err.to_string();
                let said = said.replace("line 1 column", "column");
                let message = format!("expected a JSON object: {said}");
                return wrong(None, "invalid_json", message);
            }
        };
        let id = match object.get("id") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(Id::Text(id.clone())),
            Some(other) => match other.as_i64() {
                Some(id) => Some(Id::Number(id)),
                None => {
                    let found = kind_of(other);
                    let message = format!(
                        "expected `id` to be a string or an integer of 64 \
                         bits, found {found}"
                    );
                    return wrong(None, "invalid_id", message);
                }
            },
        };
        let reference = match object.get("reference") {
            None | Some(Value::Null) => None,
            Some(Value::String(day)) => match args::reference(day) {
                Ok(day) => Some(day),
                Err(message) => {
                    let message = format!("in `reference`, {message}");
                    return wrong(id, "invalid_reference", message);
                }
            },
            Some(other) => {
                let found = kind_of(other);
                let message =
                    format!("expected `reference` as a string, found {found}");
                return wrong(id, "invalid_reference", message);
            }
        };
        let field = &self.text_field;
        let found = match object.remove(field) {
            Some(Value::String(text)) => {
                let id = id.unwrap_or_else(|| Id::from(name));
                return Ok(Record { id, text, reference });
            }
            Some(other) => kind_of(&other),
            None => "no such field",
        };
        let message = format!(
            "expected the text in `{field}` as a string, found {found}"
        );
        wrong(id, "missing_text", message)
    }

    fn decode(&self, bytes: Vec<u8>) -> Result<String, Broken> {
        let err = match String::from_utf8(bytes) {
            Ok(text) => return Ok(text),
            Err(err) => err,
        };
        if self.lossy {
            return Ok(String::from_utf8_lossy(err.as_bytes()).into_owned());
        }
        let at = err.utf8_error().valid_up_to();
        let before = err.as_bytes().get(..at).unwrap_or_default();
        let ends = before.iter().filter(|&&b| b == LINE_FEED).count();
        Err(Broken {
            at,
            byte: err.as_bytes().get(at).copied().unwrap_or_default(),
            line: ends as u64 + 1,
        })
    }
}

/// Where bytes are not UTF-8.
struct Broken {
    at: usize,
    byte: u8,
    line: u64,
}

impl Broken {
    fn failure(self, id: Option<Id>, line: u64, of: &str) -> Failure {
        let Self { at, byte, .. } = self;
        let message = format!(
            "expected UTF-8, found 0x{byte:02X} at byte {at}{of}; \
             --lossy replaces it"
        );
        Failure::new(id, line, "invalid_utf8", message)
    }
}

fn too_long(id: Option<Id>, line: u64, max: u64) -> Failure {
    let message = format!(
        "expected {max} bytes at most, found more; --max-record sets the limit"
    );
    Failure::new(id, line, "too_long", message)
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// A line without its end.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// Reads standard input line by line; what is not UTF-8 reaches the caller
/// as U+FFFD.
pub(crate) fn lines(each: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
    let mut input = io::stdin().lock();
    while let Some(line) = next_line(&mut input, MAX_RECORD)
        .context("cannot read standard input")?
    {
        match line {
            Line::Whole(bytes) => each(&String::from_utf8_lossy(&bytes))?,
            Line::TooLong => each("a line without end")?,
        }
    }
    Ok(())
}

/// Reads a line, of which never more than the limit is held.
fn next_line(input: &mut dyn BufRead, max: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let limit = max.saturating_add(2);
    if input.take(limit).read_until(LINE_FEED, &mut line)? == 0 {
        return Ok(None);
    }
    let ended = line.last() == Some(&LINE_FEED);
    if ended {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    }
    if line.len() as u64 <= max {
        return Ok(Some(Line::Whole(line)));
    }
    if !ended {
        input.skip_until(LINE_FEED)?;
    }
    Ok(Some(Line::TooLong))
}

/// Fails when a file or folder is not there or cannot be opened.
fn lookup(path: &Path) -> Result<()> {
    let shown = path.display();
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(err) if err.kind() == io::ErrorKind::NotFound => {
            bail!("expected a file or folder, found no {shown}")
        }
        Err(err) => {
            return Err(err).with_context(|| format!("cannot read {shown}"));
        }
    };
    // A pipe that is opened here would be closed again.
    if about.is_file() {
        File::open(path).with_context(|| format!("cannot open {shown}"))?;
    }
    Ok(())
}

/// Collects the files of a folder and of the folders in it, by name.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let read = || format!("cannot read the folder {}", folder.display());
    let mut entries = fs::read_dir(folder)
        .with_context(read)?
        .collect::<io::Result<Vec<_>>>()
        .with_context(read)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type().with_context(read)?.is_dir() {
            walk(&path, found)?;
        } else if (ends(&path, TEXT) || ends(&path, JSONL)) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn ends(path: &Path, with: &[&str]) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| {
        with.iter().any(|with| ending.eq_ignore_ascii_case(with))
    })
}
