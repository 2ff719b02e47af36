//! The subcommands.

use std::fs;

use anyhow::{Context as _, Result, bail};
use khabar::{
    Offsets, Pipeline,
    report::{self, Failure},
    segment::{Cues, Segmenter},
};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use crate::{
    Outcome,
    args::{
        AnalyzeArgs, Cli, Command, CommonArgs, ConvertArgs, CuesArgs,
        DatesArgs, FormatArg, NormalizeArgs, PlainArgs, ProfileArg,
        ReferenceArgs, SchemaArgs, SchemaName, SegmentArgs, TransliterateArgs,
    },
    input::{Inputs, Record, lines},
    listing,
    output::{Output, say},
};

pub(crate) fn run(cli: Cli) -> Result<Outcome> {
    match cli.command {
        Command::Analyze(args) => analyze(&args),
        Command::Segment(args) => segment(&args),
        Command::Sentences(args) => sentences(&args),
        Command::Dates(args) => dates(&args),
        Command::Entities(args) => entities(&args),
        Command::Normalize(args) => normalize(&args),
        Command::Tokenize(args) => tokenize(&args),
        Command::Transliterate(args) => transliterate(&args),
        Command::Convert(args) => convert(&args),
        Command::Schema(args) => schema(&args),
    }
}

fn analyze(args: &AnalyzeArgs) -> Result<Outcome> {
    let pipeline = args
        .dates
        .apply(pipeline(&args.reference))
        .with_segmenter(segmenter(&args.cues)?);
    each(
        &args.common,
        |record, unit| {
            let analysis = at(&pipeline, record).analyze(&record.text);
            report::Analysis::new(record.id.clone(), &analysis, unit)
        },
        listing::analysis,
    )
}

/// The segmenter with the cues of a file, if one is given.
fn segmenter(args: &CuesArgs) -> Result<Segmenter> {
    let Some(path) = &args.cues else { return Ok(Segmenter::new()) };
    let read = || -> Result<Segmenter> {
        let table = fs::read_to_string(path)?;
        let mut cues = Cues::default();
        cues.extend_from_tsv(&table)?;
        Ok(Segmenter::new().cues(cues))
    };
    read().with_context(|| format!("reading cues from {}", path.display()))
}

fn segment(args: &SegmentArgs) -> Result<Outcome> {
    let pipeline = pipeline(&args.reference);
    let segmenter = segmenter(&args.cues)?;
    each(
        &args.common,
        |record, unit| {
            let page = segmenter.segment(&record.text);
            let dates = at(&pipeline, record).dates(&page);
            let id = record.id.clone();
            let report = report::Segmentation::new(id, &page, &dates, unit);
            if args.explain { report.explained(&page) } else { report }
        },
        listing::segmentation,
    )
}

fn sentences(args: &PlainArgs) -> Result<Outcome> {
    each(
        &args.common,
        |record, unit| {
            report::Sentences::new(record.id.clone(), &record.text, unit)
        },
        listing::sentences,
    )
}

fn dates(args: &DatesArgs) -> Result<Outcome> {
    let pipeline = args.dates.apply(pipeline(&args.reference));
    each(
        &args.common,
        |record, unit| {
            let text = &record.text;
            let page = Segmenter::new().segment(text);
            let dates = at(&pipeline, record).dates(&page);
            report::Dates::new(record.id.clone(), text, &dates, unit)
        },
        listing::dates,
    )
}

fn entities(args: &PlainArgs) -> Result<Outcome> {
    let pipeline = Pipeline::new();
    each(
        &args.common,
        |record, unit| {
            let text = &record.text;
            let document = pipeline.tagger().tag(text);
            report::Entities::new(record.id.clone(), text, &document, unit)
        },
        listing::entities,
    )
}

fn normalize(args: &NormalizeArgs) -> Result<Outcome> {
    let ProfileArg::Profile(profile) = args.profile else {
        print!("{}", listing::profiles());
        return Ok(Outcome::Good);
    };
    let normalizer = profile.normalizer();
    let asked = match (args.map, args.audit) {
        (true, _) => Some("--map"),
        (false, true) => Some("--audit"),
        (false, false) => None,
    };
    texts(
        &args.common,
        asked,
        |record, unit| {
            let (id, text) = (record.id.clone(), &record.text);
            if asked.is_none() {
                let text = normalizer.normalize(text).into_owned();
                return report::Normalization::new(id, text);
            }
            let mapped = normalizer.normalize_mapped(text);
            let report = if args.map {
                report::Normalization::mapped(id, &mapped, unit)
            } else {
                report::Normalization::new(id, mapped.as_str().into())
            };
            if args.audit { report.audited(&mapped) } else { report }
        },
        |normalized| &normalized.text,
    )
}

fn tokenize(args: &PlainArgs) -> Result<Outcome> {
    each(
        &args.common,
        |record, unit| {
            report::Tokenization::new(record.id.clone(), &record.text, unit)
        },
        listing::tokens,
    )
}

fn transliterate(args: &TransliterateArgs) -> Result<Outcome> {
    let scheme = args.scheme.0;
    texts(
        &args.common,
        None,
        |record, _| {
            let text = if args.reverse {
                scheme.reverse(&record.text)
            } else {
                scheme.transliterate(&record.text)
            };
            let id = record.id.clone();
            report::Transliteration::new(id, text.into_owned())
        },
        |transliterated| &transliterated.text,
    )
}

/// Runs a job that makes a text of each text, with text as its output unless
/// an option that was asked for needs an object.
fn texts<T: Serialize>(
    common: &CommonArgs,
    asked: Option<&str>,
    job: impl Fn(&Record, Offsets) -> T,
    text: impl Fn(&T) -> &String,
) -> Result<Outcome> {
    if let Some(asked) = asked
        && common.format == Some(FormatArg::Text)
    {
        bail!("expected --format json or jsonl with {asked}, found text");
    }
    let unasked =
        if asked.is_some() { FormatArg::Json } else { FormatArg::Text };
    let inputs = Inputs::find(common)?;
    // A record of JSON Lines is a line; a text is as it is.
    let end = if inputs.has_jsonl() { "\n" } else { "" };
    let output = Output::open(common, &inputs, unasked)?;
    drive(common, &inputs, output, job, |made, _| {
        format!("{}{end}", text(made))
    })
}

fn convert(args: &ConvertArgs) -> Result<Outcome> {
    let mut output = Output::to(args.output.as_deref(), args.format)?;
    let mut number = 0;
    let mut each = |date: &str| {
        number += 1;
        if date.trim().is_empty() {
            return Ok(());
        }
        match report::Conversion::new(date, args.from.into(), args.to.into()) {
            Err(why) => {
                let failure = Failure::new(None, number, "invalid_date", why);
                if args.dates.is_empty() {
                    output.failure("-", &failure)
                } else {
                    output.failure_at(date, &failure)
                }
            }
            Ok(made) if args.format == FormatArg::Text => {
                for note in &made.notes {
                    say(&format!("{}: {note}", made.from.date));
                }
                output.listing(&format!("{}\n", made.to.date))
            }
            Ok(made) => output.object(&made),
        }
    };
    for date in &args.dates {
        each(date)?;
    }
    if args.dates.is_empty() {
        lines(&mut each)?;
    }
    Ok(if output.finish()? == 0 { Outcome::Good } else { Outcome::Bad })
}

fn schema(args: &SchemaArgs) -> Result<Outcome> {
    let schema = match args.name {
        SchemaName::Analyze => schema_of::<report::Analysis>(),
        SchemaName::Segment => schema_of::<report::Segmentation>(),
        SchemaName::Sentences => schema_of::<report::Sentences>(),
        SchemaName::Dates => schema_of::<report::Dates>(),
        SchemaName::Entities => schema_of::<report::Entities>(),
        SchemaName::Normalize => schema_of::<report::Normalization>(),
        SchemaName::Tokenize => schema_of::<report::Tokenization>(),
        SchemaName::Transliterate => schema_of::<report::Transliteration>(),
        SchemaName::Convert => schema_of::<report::Conversion>(),
        SchemaName::Error => schema_of::<report::Failure>(),
    };
    println!("{}", serde_json::to_string_pretty(&schema)?);
    Ok(Outcome::Good)
}

fn schema_of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// The pipeline for a run.
fn pipeline(args: &ReferenceArgs) -> Pipeline {
    match args.reference {
        None => Pipeline::new(),
        Some(at) => Pipeline::new().reference(at),
    }
}

/// The pipeline for a record, whose own reference day wins.
fn at(pipeline: &Pipeline, record: &Record) -> Pipeline {
    match record.reference {
        None => pipeline.clone(),
        Some(at) => pipeline.clone().reference(at),
    }
}

/// Runs a job on every document, with JSON for one text unless asked.
fn each<T: Serialize>(
    common: &CommonArgs,
    job: impl Fn(&Record, Offsets) -> T,
    list: impl Fn(&T, &str) -> String,
) -> Result<Outcome> {
    let inputs = Inputs::find(common)?;
    let output = Output::open(common, &inputs, FormatArg::Json)?;
    drive(common, &inputs, output, job, list)
}

fn drive<T: Serialize>(
    common: &CommonArgs,
    inputs: &Inputs,
    mut output: Output,
    job: impl Fn(&Record, Offsets) -> T,
    list: impl Fn(&T, &str) -> String,
) -> Result<Outcome> {
    inputs.read(&mut |name, record| {
        let record = match record {
            Ok(record) => record,
            Err(failure) => return output.failure(name, &failure),
        };
        if output.format() == FormatArg::Text {
            // A listing shows words, which it cuts out by their bytes.
            let report = job(&record, Offsets::Bytes);
            return output.listing(&list(&report, &record.text));
        }
        output.object(&job(&record, common.offsets.into()))?;
        // Whoever waits at the other end of a pipe sees each object at once.
        if name == "-" { output.flush() } else { Ok(()) }
    })?;
    Ok(if output.finish()? == 0 { Outcome::Good } else { Outcome::Bad })
}
