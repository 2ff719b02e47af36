//! The cases of `tests/cases`, by family.
#![cfg(feature = "alloc")]
#![allow(clippy::string_slice, missing_docs)]

use khabar_dates::{DateParser, Resolver, civil};
use khabar_testkit::{Known, Places, cases};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    reference: Option<String>,
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    slice: String,
    value: String,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    hijri: Option<String>,
    from: Option<String>,
    until: Option<String>,
    note: Option<String>,
}

#[test]
fn cases_hold() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let list =
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/known_failures.txt");
    let mut known = Known::read(list);
    for (family, case) in cases::<Case>(folder) {
        let name = format!("{family}/{}", case.name);
        known.check(&name, run(&case));
    }
    known.finish();
}

fn run(case: &Case) -> Result<(), String> {
    let mut resolver = Resolver::new();
    if let Some(reference) = &case.reference {
        let day: civil::Date = reference.parse().expect("a date");
        resolver = resolver.reference(day.to_datetime(civil::Time::MIN));
    }
    let found: Vec<_> = DateParser::new().find_iter(&case.text).collect();
    let slices: Vec<_> = found.iter().map(|f| f.as_str()).collect();
    if found.len() != case.expect.len() {
        return Err(format!("`{}`: found {slices:?}", case.text));
    }
    let mut places = Places::new(&case.text);
    for (found, expected) in found.iter().zip(&case.expect) {
        // A slice may occur before the finding: the last place counts when
        // the first is not it.
        let mut place = places.find(&expected.slice);
        if place != found.range()
            && case.text[place.end..].contains(&expected.slice)
        {
            place = places.find(&expected.slice);
        }
        if place != found.range() {
            return Err(format!("`{}`: found {slices:?}", case.text));
        }
        let value = resolver.resolve(found.expression());
        let same = |what: &str, want: &Option<String>, got: Option<String>| {
            match want {
                Some(_) if *want != got => Err(format!(
                    "`{}`: {what} of `{}` is {got:?}, not {want:?}",
                    case.text, expected.slice
                )),
                _ => Ok(()),
            }
        };
        let timex = Some(expected.value.clone());
        same("value", &timex, Some(value.timex()))?;
        let modifier = value.modifier().map(|m| m.as_str().to_owned());
        if modifier != expected.modifier {
            return Err(format!("`{}`: mod is {modifier:?}", case.text));
        }
        same("hijri", &expected.hijri, value.hijri_value())?;
        if expected.hijri.is_none() && value.hijri_value().is_some() {
            return Err(format!("`{}`: is Hijri", case.text));
        }
        let day = |d: civil::DateTime| d.date().to_string();
        let interval = value.interval();
        let from = interval.and_then(|i| i.from).map(day);
        let until = interval.and_then(|i| i.until).map(day);
        same("from", &expected.from, from)?;
        same("until", &expected.until, until)?;
        let notes: Vec<_> = value.notes().iter().map(|n| n.kind()).collect();
        if let Some(note) = &expected.note
            && !notes.contains(&note.as_str())
        {
            return Err(format!("`{}`: notes {notes:?}", case.text));
        }
    }
    Ok(())
}
