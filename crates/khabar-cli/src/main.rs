//! The `khabar` command: Arabic news pages in, JSON out.
//!
//! The thinnest coat over the crate `khabar`: arguments, records, and the
//! types of `khabar::report`. See `docs/command.md`.
#![allow(clippy::print_stdout, reason = "a command prints")]

mod args;
mod commands;
mod input;
mod listing;
mod output;

use std::process::ExitCode;

use clap::Parser as _;

use crate::{
    args::Cli,
    output::{is_closed_pipe, say},
};

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All went well.
    Good,
    /// Some records were bad.
    Bad,
}

fn main() -> ExitCode {
    match commands::run(Cli::parse()) {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(1),
        // Whoever read the output has read enough.
        Err(err) if is_closed_pipe(&err) => ExitCode::SUCCESS,
        Err(err) => {
            say(&format!("{err:#}"));
            ExitCode::from(2)
        }
    }
}
