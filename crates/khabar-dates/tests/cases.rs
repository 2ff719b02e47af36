//! The cases of `tests/cases`, by family.
#![cfg(feature = "alloc")]
#![allow(clippy::panic, clippy::string_slice, missing_docs)]

use khabar_dates::{
    Calendar, DateParser, Order, Prefer, Resolver, WeekStart, civil,
};
use khabar_testkit::{Known, Places, cases};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    reference: Option<String>,
    prefer: Option<String>,
    order: Option<String>,
    week_start: Option<String>,
    calendar: Option<String>,
    #[serde(default)]
    vague: bool,
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
    edtf: Option<String>,
    basis: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    tolerance: Option<u8>,
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
    let mut resolver = Resolver::new()
        .prefer(match case.prefer.as_deref() {
            None | Some("past") => Prefer::Past,
            Some("future") => Prefer::Future,
            Some("nearest") => Prefer::Nearest,
            Some(other) => panic!("no preference is {other}"),
        })
        .week_start(match case.week_start.as_deref() {
            None | Some("monday") => WeekStart::Monday,
            Some("sunday") => WeekStart::Sunday,
            Some("saturday") => WeekStart::Saturday,
            Some(other) => panic!("no week begins on {other}"),
        });
    if let Some(name) = &case.calendar {
        let calendar = Calendar::from_name(name).expect("a calendar");
        resolver = resolver.hijri(calendar);
    }
    if let Some(reference) = &case.reference {
        let now: civil::DateTime = reference.parse().expect("a date");
        resolver = resolver.reference(now);
    }
    let parser = DateParser::new()
        .order(match case.order.as_deref() {
            None | Some("auto") => Order::Auto,
            Some("dmy") => Order::Dmy,
            Some("mdy") => Order::Mdy,
            Some("ymd") => Order::Ymd,
            Some(other) => panic!("no order is {other}"),
        })
        .vague(case.vague);
    let found: Vec<_> = parser.find_iter(&case.text).collect();
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
        let interval = value.interval();
        let from = interval.and_then(|i| i.from_iso()).map(short);
        let until = interval.and_then(|i| i.until_iso()).map(short);
        same("from", &expected.from, from)?;
        same("until", &expected.until, until)?;
        same("edtf", &expected.edtf, value.edtf())?;
        let same = |what: &str, right: bool| {
            if right {
                Ok(())
            } else {
                Err(format!("`{}`: {what}", case.text))
            }
        };
        let is = |want: &Option<String>, got: &str| {
            want.as_deref().is_none_or(|want| want == got)
        };
        same("type", is(&expected.kind, value.kind().as_str()))?;
        same("basis", is(&expected.basis, value.basis().as_str()))?;
        let days = value.tolerance_days();
        same("tolerance", expected.tolerance.is_none_or(|t| t == days))?;
        let notes: Vec<_> = value.notes().iter().map(|n| n.kind()).collect();
        if let Some(note) = &expected.note
            && !notes.contains(&note.as_str())
        {
            return Err(format!("`{}`: notes {notes:?}", case.text));
        }
    }
    Ok(())
}

/// An end of an interval as cases write it: without seconds that are zero.
fn short(iso: String) -> String {
    match iso.split_once('T') {
        Some((day, time)) if time[5..].starts_with(":00") => {
            format!("{day}T{}{}", &time[..5], &time[8..])
        }
        _ => iso,
    }
}
