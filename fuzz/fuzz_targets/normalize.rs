//! The oracle of `khabar-normalize` on any text.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/khabar-normalize/tests/oracle/mod.rs"]
mod oracle;

fuzz_target!(|text: &str| oracle::check(text));
