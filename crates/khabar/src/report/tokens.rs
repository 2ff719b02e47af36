//! Tokens with their stems and the particles they may carry.

use khabar_normalize::{
    Article, Normalizer, Split, TokenKind, light_stem, splits,
};

use crate::offsets::Place;

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The token as it is written.
    pub text: String,
    /// `word number punctuation symbol emoji url handle`.
    pub kind: String,
    /// The script of a word, as its four letters of ISO 15924.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub script: Option<String>,
    /// Of a word in Arabic script: the `lucene` fold, then light10.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none")
    )]
    pub stem: Option<String>,
    /// The ways to read a word of Arabic script as a stem with something
    /// attached; candidates, of which at most one is right.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty")
    )]
    pub clitics: Vec<Clitics>,
}

/// One way to read a word as a stem with particles and a pronoun.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Clitics {
    /// The particles, with an elided article its ل; perhaps empty.
    pub particles: String,
    /// The article: `none`, `written` before the stem, or `elided` after ل.
    pub article: String,
    /// What is left, folded, without article and pronoun.
    pub stem: String,
    /// The attached pronoun; perhaps empty.
    pub pronoun: String,
}

impl Token {
    pub(super) fn new(token: khabar_normalize::Token<'_>) -> Self {
        let range = token.range();
        let script = token.script();
        let arabic = token.kind() == TokenKind::Word && script == Some("Arab");
        let folded =
            arabic.then(|| Normalizer::LUCENE.normalize(token.as_str()));
        Self {
            start: range.start,
            end: range.end,
            text: token.as_str().into(),
            kind: token.kind().as_str().into(),
            script: script.map(Into::into),
            stem: folded.as_deref().map(|w| light_stem(w).into()),
            clitics: folded.as_deref().map(clitics).unwrap_or_default(),
        }
    }
}

/// The candidates that take something off.
fn clitics(word: &str) -> Vec<Clitics> {
    splits(word)
        .with_pronouns()
        .filter(|split| split.stem() != word)
        .map(|split| Clitics::new(&split))
        .collect()
}

impl Clitics {
    fn new(split: &Split<'_>) -> Self {
        let article = match split.article() {
            Article::Written => "written",
            Article::Elided => "elided",
            _ => "none",
        };
        Self {
            particles: split.particles().into(),
            article: article.into(),
            stem: split.stem().into(),
            pronoun: split.pronoun().into(),
        }
    }
}

impl Place for Token {
    fn visit(&mut self, each: &mut dyn FnMut(&mut usize)) {
        each(&mut self.start);
        each(&mut self.end);
    }
}
