//! What must hold for every text whatsoever.

use std::sync::OnceLock;

use khabar_entities::{Document, Tagger};

/// The built-in tagger, built once.
pub(crate) fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(Tagger::new)
}

/// Checks the mentions and entities of a text.
pub(crate) fn check(text: &str) {
    let document = tagger().tag(text);
    shape(text, &document);
    assert_eq!(document, tagger().tag(text), "two runs differ");
}

/// Ranges in order, in bounds and apart; entities that fit the mentions.
pub(crate) fn shape(text: &str, document: &Document<'_>) {
    let mut end = 0;
    for (i, m) in document.mentions().iter().enumerate() {
        let (range, token) = (m.range(), m.token_range());
        assert!(end <= token.start, "mentions overlap");
        assert!(token.start <= range.start && range.end == token.end);
        assert!(range.start < range.end);
        assert_eq!(&text[range.clone()], m.as_str());
        assert!(text.is_char_boundary(token.start));
        end = token.end;
        let particles = &text[token.start..range.start];
        assert!(
            particles
                .chars()
                .filter(|&c| khabar_normalize::is_arabic_letter(c))
                .all(particle),
            "{particles:?} before {:?}",
            m.as_str()
        );
        assert!(!m.name().is_empty());
        assert!(!m.as_str().starts_with(char::is_whitespace));
        assert!(!m.as_str().ends_with(char::is_whitespace));
        assert!(document.entities().get(m.entity()).is_some_and(|e| {
            e.kind() == m.kind()
                && e.name() == m.name()
                && e.id() == m.id()
                && e.mentions().contains(&i)
        }));
    }
    let mut before = usize::MAX;
    let mut all = 0;
    for (i, entity) in document.entities().iter().enumerate() {
        let mentions = entity.mentions();
        assert!(!mentions.is_empty() && mentions.len() <= before);
        assert!(mentions.is_sorted_by(|a, b| a < b));
        assert!(mentions.iter().all(|&m| {
            document.mentions().get(m).is_some_and(|m| m.entity() == i)
        }));
        before = mentions.len();
        all += mentions.len();
    }
    assert_eq!(all, document.mentions().len());
}

/// The letters of particles once folded, also as old fonts draw them.
fn particle(c: char) -> bool {
    let folded = khabar_normalize::fold_char(c).unwrap_or(c);
    matches!(folded, 'و' | 'ف' | 'ب' | 'ل' | 'ك')
        || matches!(c, '\u{FB50}'..='\u{FEFC}')
}
