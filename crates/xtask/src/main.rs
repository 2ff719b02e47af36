//! Tasks of the workspace; `cargo xtask help` lists them.

#![allow(clippy::print_stdout, reason = "a task speaks to its caller")]

mod codegen;
mod tidy;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};

const HELP: &str = "\
cargo xtask codegen           write the generated tables from data/ files
cargo xtask codegen --check   fail when a generated table is stale
cargo xtask tidy              look for invisible characters in the source
";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("xtask: {err:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<()> {
    match args {
        [] | ["help" | "--help" | "-h"] => print!("{HELP}"),
        ["codegen"] => codegen::write(&root()?)?,
        ["codegen", "--check"] => codegen::check(&root()?)?,
        ["tidy"] => tidy::run(&root()?)?,
        _ => bail!("unknown task {args:?}\n{HELP}"),
    }
    Ok(())
}

/// The folder of the workspace.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().nth(2).context("no workspace folder")?;
    Ok(root.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_tables_are_fresh() {
        codegen::check(&root().unwrap()).unwrap();
    }

    #[test]
    fn source_is_tidy() {
        tidy::run(&root().unwrap()).unwrap();
    }
}
