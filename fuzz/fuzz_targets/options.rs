//! Any options of `khabar-normalize` on any text: the first bytes choose the
//! options, the others are the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/khabar-normalize/tests/oracle/map.rs"]
mod map;
#[path = "../../crates/khabar-normalize/tests/oracle/options.rs"]
mod options;

fuzz_target!(|input: ([u8; options::CHOICES], &str)| {
    let (choices, text) = input;
    map::fold(&options::options(choices), text, false);
});
