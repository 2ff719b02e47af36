//! Listings for a person.
//!
//! A page may hold characters that turn the direction of a terminal's line
//! or drive the terminal itself; here they stand as escapes.

use std::fmt::{self, Write as _};

use khabar::{
    normalize::Profile,
    report::{self, Id},
};

/// How many characters of a segment are shown.
const SHOWN: usize = 60;

/// A text in which control characters, bidi controls and line ends are
/// written as escapes.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_hidden(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The first characters of a stretch of the text, on one line.
fn shown(text: &str, start: usize, end: usize) -> String {
    let text = text.get(start..end).unwrap_or_default().trim();
    let mut chars = text.chars();
    let mut first: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() {
        first.push('…');
    }
    plain(&first)
}

/// A listing that grows.
struct Listing(String);

impl Listing {
    fn new(id: &Id) -> Self {
        let mut listing = Self(String::new());
        match id {
            Id::Text(id) => listing.line(format_args!("== {}", plain(id))),
            Id::Number(id) => listing.line(format_args!("== {id}")),
            _ => {}
        }
        listing
    }

    fn line(&mut self, line: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn head(&mut self, head: &str, count: usize) {
        self.line(format_args!("\n{head} ({count})"));
    }

    fn reference(&mut self, reference: Option<&report::Reference>) {
        match reference {
            None => self.line(format_args!("reference: none")),
            Some(r) => {
                self.line(format_args!("reference: {} ({})", r.date, r.basis));
            }
        }
    }

    fn segments(&mut self, segments: &[report::Segment], text: &str) {
        let filled = segments.iter().filter(|s| s.label != "blank");
        self.head("segments", filled.clone().count());
        for segment in filled {
            let label = match &segment.kind {
                None => segment.label.clone(),
                Some(kind) => format!("{}:{kind}", segment.label),
            };
            let words = shown(text, segment.start, segment.end);
            self.line(format_args!("  {label:<24} {words}"));
            if let Some(why) = &segment.why {
                let report::Why { features, cost, runner_up, .. } = why;
                self.line(format_args!(
                    "      cost {cost}, {runner_up} {} dearer: {}",
                    segment.margin,
                    features.join(" ")
                ));
            }
        }
    }

    fn quotations(
        &mut self,
        quotations: &[report::Quotation],
        entities: &[report::Entity],
        text: &str,
    ) {
        self.head("quotations", quotations.len());
        for quotation in quotations {
            let speaker = match &quotation.speaker {
                None => "unknown".into(),
                Some(s) => {
                    s.entity.and_then(|at| entities.get(at)).map_or_else(
                        || shown(text, s.start, s.end),
                        |entity| plain(&entity.name),
                    )
                }
            };
            let words = shown(text, quotation.start, quotation.end);
            self.line(format_args!("  {speaker:<24} {words}"));
        }
    }

    fn dates(&mut self, dates: &[report::Date]) {
        self.head("dates", dates.len());
        for date in dates {
            let mut value = date.value.clone();
            if let Some(modifier) = &date.modifier {
                value = format!("{value} {modifier}");
            }
            if date.basis == "unresolved" {
                value.push_str(" ?");
            }
            let words = plain(&date.text);
            self.line(format_args!("  {value:<24} {words}"));
        }
    }

    fn entities(&mut self, entities: &[report::Entity]) {
        self.head("entities", entities.len());
        for entity in entities {
            let times = entity.mentions.len();
            let mut name = plain(&entity.name);
            for alias in &entity.aliases {
                name.push_str("، ");
                name.push_str(&plain(alias));
            }
            let kind = &entity.kind;
            self.line(format_args!("  {kind:<14} {times:>4}  {name}"));
        }
    }

    fn end(mut self) -> String {
        self.0.push('\n');
        self.0
    }
}

pub(crate) fn analysis(report: &report::Analysis, text: &str) -> String {
    let mut listing = Listing::new(&report.id);
    listing.reference(report.reference.as_ref());
    listing.segments(&report.segments, text);
    listing.dates(&report.dates);
    listing.quotations(&report.quotations, &report.entities, text);
    listing.entities(&report.entities);
    listing.end()
}

pub(crate) fn segmentation(
    report: &report::Segmentation,
    text: &str,
) -> String {
    let mut listing = Listing::new(&report.id);
    listing.segments(&report.segments, text);
    listing.quotations(&report.quotations, &[], text);
    listing.end()
}

pub(crate) fn sentences(report: &report::Sentences, text: &str) -> String {
    let mut listing = Listing::new(&report.id);
    listing.head("sentences", report.sentences.len());
    for sentence in &report.sentences {
        let words = text.get(sentence.start..sentence.end);
        let words = plain(words.unwrap_or_default().trim());
        listing.line(format_args!("  {words}"));
    }
    listing.end()
}

pub(crate) fn dates(report: &report::Dates, _: &str) -> String {
    let mut listing = Listing::new(&report.id);
    listing.reference(report.reference.as_ref());
    listing.dates(&report.dates);
    listing.end()
}

pub(crate) fn entities(report: &report::Entities, _: &str) -> String {
    let mut listing = Listing::new(&report.id);
    listing.entities(&report.entities);
    listing.end()
}

pub(crate) fn tokens(report: &report::Tokenization, _: &str) -> String {
    let mut listing = Listing::new(&report.id);
    for token in &report.tokens {
        let text = plain(&token.text);
        match &token.stem {
            None => listing.line(format_args!("{:11}  {text}", token.kind)),
            Some(stem) => {
                let kind = &token.kind;
                listing.line(format_args!("{kind:11}  {text}  {stem}"));
            }
        }
    }
    listing.end()
}

/// The profiles of `normalize`, each with what it is for.
pub(crate) fn profiles() -> String {
    const WIDTH: usize = 60;
    let mut text = String::new();
    for profile in Profile::ALL {
        let mut head = profile.as_str();
        let mut line = String::new();
        for word in profile.description().split(' ') {
            let len = line.chars().count() + 1 + word.chars().count();
            if len > WIDTH && !line.is_empty() {
                let _ = writeln!(text, "{head:16} {line}");
                head = "";
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let _ = writeln!(text, "{head:16} {line}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_the_terminal() {
        assert_eq!(plain("خبر\u{202E}\u{1B}[2J"), "خبر\\u{202e}\\u{1b}[2J");
        assert_eq!(plain("سطر\nسطر"), "سطر\\u{a}سطر");
        assert_eq!(plain("می\u{200C}شود"), "می\u{200C}شود");
    }
}
