//! Tokens of more than one piece: addresses, handles, emoji.

use crate::{
    fold::{Part, flags, lookup},
    tables::DOMAINS,
    tokens::TokenKind,
};

/// The most bytes before the @ of a mail address, and of a host: RFC 5321.
const MOST_LOCAL: usize = 64;
const MOST_HOST: usize = 255;

/// How an address begins that needs no known domain.
const SCHEMES: &[&str] = &["https://", "http://", "ftp://", "www."];

/// The length and kind of the whole token that begins at a place, if one
/// does.
pub(crate) fn whole(
    text: &str,
    at: usize,
    first: char,
) -> Option<(usize, TokenKind)> {
    let rest = text.get(at..)?;
    let before = text.get(..at)?.chars().next_back();
    if let Some(len) = emoji(rest, first) {
        return Some((len, TokenKind::Emoji));
    }
    if !first.is_ascii() {
        return None;
    }
    let inside = before.is_some_and(|c| c.is_ascii_alphanumeric());
    if inside {
        return None;
    }
    if first == '@' {
        let len = account(rest.get(1..)?);
        return (len > 0).then_some((1 + len, TokenKind::Handle));
    }
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    if let Some(len) = address(rest) {
        return Some((len, TokenKind::Url));
    }
    // In text that runs from right to left the @ comes to stand behind.
    let len = account(rest);
    let tail = rest.get(len..)?;
    let mut after = tail.chars();
    (len > 1
        && after.next() == Some('@')
        && !after.next().is_some_and(|c| c.is_alphanumeric()))
    .then_some((len + 1, TokenKind::Handle))
}

/// Bytes of a name of letters, digits and low lines.
fn account(text: &str) -> usize {
    let is_part = |&b: &u8| b.is_ascii_alphanumeric() || b == b'_';
    text.bytes().take(MOST_LOCAL).take_while(is_part).count()
}

/// The length of a web or mail address.
fn address(text: &str) -> Option<usize> {
    let has_scheme = SCHEMES.iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    if has_scheme {
        let len = path(text);
        let scheme = text.find(['.', '/']).unwrap_or_default();
        return (len > scheme + 3).then_some(len);
    }
    let local = text
        .bytes()
        .take(MOST_LOCAL + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b))
        .count();
    if text.as_bytes().get(local) == Some(&b'@') {
        let host = host(text.get(local + 1..)?)?;
        return Some(local + 1 + host);
    }
    let host = host(text)?;
    match text.as_bytes().get(host) {
        Some(b'/' | b'?' | b'#' | b':') => {
            let len = host + path(text.get(host..)?);
            Some(len.max(host))
        }
        _ => Some(host),
    }
}

/// The length of a host whose last label is a known domain.
fn host(text: &str) -> Option<usize> {
    let is_part = |&b: &u8| b.is_ascii_alphanumeric() || b == b'-';
    let mut best = None;
    let mut at = 0;
    loop {
        let rest = text.as_bytes().get(at..)?;
        let label = rest.iter().take(64).take_while(|b| is_part(b)).count();
        let end = at + label;
        if label == 0 || end > MOST_HOST {
            break;
        }
        let name = text.get(at..end)?;
        if at > 0 && is_domain(name) {
            best = Some(end);
        }
        if text.as_bytes().get(end) != Some(&b'.') {
            break;
        }
        at = end + 1;
    }
    best.filter(|&end| {
        let next = text.get(end..).and_then(|t| t.chars().next());
        !next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}

/// Whether a label is a country's domain or one of the known ones.
fn is_domain(label: &str) -> bool {
    label.len() == 2 && label.bytes().all(|b| b.is_ascii_lowercase())
        || DOMAINS.iter().any(|d| d.eq_ignore_ascii_case(label))
}

/// The length of an address up to a blank, a quotation mark or an invisible
/// character, without the punctuation of the sentence behind it.
fn path(text: &str) -> usize {
    let ends = |c: char| {
        matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '`')
            || matches!(lookup(c).part, Part::Blank | Part::Joiner)
    };
    let url = text.get(..text.find(ends).unwrap_or(text.len()));
    let url = url.unwrap_or_default();
    // A closing bracket belongs to the sentence if none was opened here.
    let (round, square) = (url.contains('('), url.contains('['));
    let trails = |c: char| match c {
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '،' | '؛' | '؟' | '…'
        | '*' => true,
        ')' => !round,
        ']' => !square,
        _ => false,
    };
    url.trim_end_matches(trails).len()
}

/// The length of an emoji sequence: with selectors, skin, tags and joined
/// ones; flags; keycaps.
fn emoji(text: &str, first: char) -> Option<usize> {
    const SELECTOR: char = '\u{FE0F}';
    let is_flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    if is_flag(first) {
        chars.next();
        let (at, second) = chars.next()?;
        return is_flag(second).then_some(at + second.len_utf8());
    }
    if first.is_ascii() {
        // A keycap: a digit, perhaps a selector, and the enclosing mark.
        chars.next();
        chars.next_if(|&(_, c)| c == SELECTOR);
        let (at, cap) = chars.next()?;
        let key = first.is_ascii_digit() || matches!(first, '#' | '*');
        return (key && cap == '\u{20E3}').then_some(at + cap.len_utf8());
    }
    while let Some((at, base)) =
        chars.next_if(|&(_, c)| lookup(c).has(flags::EMOJI))
    {
        let shown = lookup(base).has(flags::EMOJI_PRESENTATION);
        let mut tail = at + base.len_utf8();
        let mut selected = false;
        while let Some((at, c)) = chars.next_if(|&(_, c)| {
            matches!(c, SELECTOR | '\u{1F3FB}'..='\u{1F3FF}'
                | '\u{E0020}'..='\u{E007F}' | '\u{20E3}')
        }) {
            selected = true;
            tail = at + c.len_utf8();
        }
        if !shown && !selected && end == 0 {
            return None;
        }
        end = tail;
        if chars.next_if(|&(_, c)| c == '\u{200D}').is_none() {
            break;
        }
    }
    (end > 0).then_some(end)
}
