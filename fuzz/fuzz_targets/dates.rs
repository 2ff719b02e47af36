//! The oracle of `khabar-dates` on any text.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/khabar-dates/tests/oracle/mod.rs"]
mod oracle;

fuzz_target!(|text: &str| oracle::check(text));
