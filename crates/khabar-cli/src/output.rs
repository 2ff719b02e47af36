//! Objects and listings on standard output or in a file.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context as _, Error, Result, bail};
use khabar::report::Failure;
use serde::Serialize;

use crate::{
    args::{CommonArgs, FormatArg},
    input::Inputs,
    listing::plain,
};

/// How many bad records are told of one by one.
const TOLD: u64 = 5;

/// Where the objects go.
pub(crate) struct Output {
    to: BufWriter<Box<dyn Write>>,
    name: String,
    format: FormatArg,
    records: u64,
    bad: u64,
}

impl Output {
    /// Opens the output; `text` is the format for text when none is asked
    /// for.
    pub(crate) fn open(
        args: &CommonArgs,
        inputs: &Inputs,
        text: FormatArg,
    ) -> Result<Self> {
        let unasked = if inputs.is_one_text() || text == FormatArg::Text {
            text
        } else {
            FormatArg::Jsonl
        };
        let unasked =
            if inputs.has_jsonl() { FormatArg::Jsonl } else { unasked };
        if let Some(path) = args.output.as_deref().filter(|p| inputs.holds(p))
        {
            bail!(
                "expected another file than the input for -o, found {}",
                path.display()
            );
        }
        Self::to(args.output.as_deref(), args.format.unwrap_or(unasked))
    }

    /// Opens a file, or standard output.
    pub(crate) fn to(path: Option<&Path>, format: FormatArg) -> Result<Self> {
        let (name, to): (String, Box<dyn Write>) = match path {
            None => ("standard output".into(), Box::new(io::stdout())),
            Some(path) => {
                (path.display().to_string(), Box::new(create(path)?))
            }
        };
        Ok(Self { to: BufWriter::new(to), name, format, records: 0, bad: 0 })
    }

    pub(crate) fn format(&self) -> FormatArg {
        self.format
    }

    /// Writes an object.
    pub(crate) fn object(&mut self, object: &impl Serialize) -> Result<()> {
        self.records += 1;
        let written = match self.format {
            FormatArg::Json => {
                serde_json::to_writer_pretty(&mut self.to, object)
            }
            _ => serde_json::to_writer(&mut self.to, object),
        };
        written
            .map_err(io::Error::from)
            .and_then(|()| self.to.write_all(b"\n"))
            .with_context(|| format!("cannot write to {}", self.name))
    }

    /// Writes a listing.
    pub(crate) fn listing(&mut self, listing: &str) -> Result<()> {
        self.records += 1;
        self.to
            .write_all(listing.as_bytes())
            .with_context(|| format!("cannot write to {}", self.name))
    }

    /// Writes what is wrong with a record in its place, and says it.
    pub(crate) fn failure(
        &mut self,
        name: &str,
        failure: &Failure,
    ) -> Result<()> {
        self.failure_at(&format!("{name}, line {}", failure.line), failure)
    }

    /// The same, of what stands at a place that is no line.
    pub(crate) fn failure_at(
        &mut self,
        place: &str,
        failure: &Failure,
    ) -> Result<()> {
        self.bad += 1;
        if self.bad <= TOLD {
            say(&format!("{place}: {}", failure.error.message));
        }
        if self.format == FormatArg::Text {
            self.records += 1;
            return Ok(());
        }
        self.object(failure)
    }

    /// Writes what is left, and says how many records were bad; gives that
    /// number.
    pub(crate) fn finish(mut self) -> Result<u64> {
        self.flush()?;
        if self.bad > TOLD {
            let Self { bad, records, .. } = self;
            say(&format!("{bad} of {records} records were bad"));
        }
        Ok(self.bad)
    }

    pub(crate) fn flush(&mut self) -> Result<()> {
        self.to
            .flush()
            .with_context(|| format!("cannot write to {}", self.name))
    }
}

fn create(path: &Path) -> Result<File> {
    File::create(path)
        .with_context(|| format!("cannot write to {}", path.display()))
}

/// Says something on standard error, if there is someone to hear it.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "khabar: {}", plain(message));
}

/// Whether writing failed because the reader has gone.
pub(crate) fn is_closed_pipe(err: &Error) -> bool {
    err.chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|err| err.kind() == io::ErrorKind::BrokenPipe)
}
