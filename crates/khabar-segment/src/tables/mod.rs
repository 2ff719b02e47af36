//! Tables compiled from `data/`.

pub(crate) mod costs;
pub(crate) mod cues;
pub(crate) mod letters;
pub(crate) mod sentences;
pub(crate) mod speech;
pub(crate) mod words;
