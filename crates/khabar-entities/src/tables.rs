//! Generated tables.

pub(crate) mod gazetteer;
#[allow(dead_code, reason = "not every flag is asked for by name")]
pub(crate) mod words;
