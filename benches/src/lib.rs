//! Inputs of the benchmarks: the pages under `seeds/`, one after another, and
//! [generated news](news) where megabytes are wanted.

use std::{fs, path::Path};

pub mod news;
pub mod table;
pub mod texts;

/// Reads the seed pages in name order.
///
/// # Panics
///
/// When the folder or one of its pages cannot be read.
pub fn pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder of seeds can be read")
        .map(|entry| entry.expect("a seed can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|p| fs::read_to_string(p).expect("a seed is UTF-8"))
        .collect()
}

/// The three sizes: the shortest page, all pages once, all pages until there
/// are at least 500 KB.
pub fn sizes() -> [(&'static str, String); 3] {
    let pages = pages();
    let page = pages.iter().min_by_key(|p| p.len()).cloned();
    let all = pages.join("\n\n");
    let times = 500_000_usize.div_ceil(all.len().max(1));
    [
        ("page", page.unwrap_or_default()),
        ("edition", all.clone()),
        ("feed", format!("{all}\n\n").repeat(times)),
    ]
}
