//! `khabar-dates`: the words of dates, and the months of the Hijri years.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use khabar_normalize::Normalizer;

use super::{Generated, Tsv, header};

const DATA: &str = "crates/khabar-dates/data";

const FILES: &[&str] = &[
    "months.tsv",
    "hijri_months.tsv",
    "weekdays.tsv",
    "numbers.tsv",
    "units.tsv",
    "words.tsv",
    "zones.tsv",
    "feasts.tsv",
];

/// The senses of each word, and of each pair of words.
#[derive(Default)]
struct Words {
    one: BTreeMap<String, Vec<String>>,
    two: BTreeMap<(String, String), String>,
    zones: Vec<String>,
    feasts: Vec<(String, String)>,
}

pub(super) fn generate(root: &Path) -> Result<Vec<Generated>> {
    let mut words = Words::default();
    for file in FILES {
        read(root, file, &mut words)?;
    }
    let heads: Vec<String> =
        words.two.keys().map(|(first, _)| first.clone()).collect();
    for head in heads {
        let senses = words.one.entry(head).or_default();
        if !senses.iter().any(|s| s == "Head") {
            senses.push("Head".into());
        }
    }
    let mut text = header("data/*.tsv");
    text.push_str(
        "use jiff::tz;\n\nuse crate::words::{Cue, Entry, Feast, Part, Season, Sense::*, Shift, \
         Tod, Trap, Unit, Zone};\n\n\
         /// Folded words without the article, in order.\n\
         pub(crate) static WORDS: &[Entry] = &[\n",
    );
    for (word, senses) in &words.one {
        writeln!(text, "Entry::new(\"{word}\", &[{}]),", senses.join(", "))?;
    }
    text.push_str(
        "];\n\n/// Names of two words, in order: the first, and what both mean \
         with the\n/// second as the word of the entry.\n\
         pub(crate) static PAIRS: &[(&str, Entry)] = &[\n",
    );
    for ((first, second), sense) in &words.two {
        writeln!(
            text,
            "(\"{first}\", Entry::new(\"{second}\", &[{sense}])),"
        )?;
    }
    text.push_str(
        "];\n\n/// The zones that have a name.\n\
         pub(crate) static ZONES: &[Zone] = &[\n",
    );
    for zone in &words.zones {
        match zone.as_str() {
            "local" => text.push_str("Zone::Local,\n"),
            "utc" => text.push_str("Zone::Known(tz::TimeZone::UTC),\n"),
            name => writeln!(text, "Zone::Known(tz::get!(\"{name}\")),")?,
        }
    }
    text.push_str(
        "];\n\n/// The feasts, by their first word, longer names first.\n\
         pub(crate) static FEASTS: &[Feast] = &[\n",
    );
    // Behind each other the longer of two names comes first.
    words.feasts.sort_by(|a, b| b.0.cmp(&a.0));
    for (_, feast) in &words.feasts {
        text.push_str(feast);
        text.push('\n');
    }
    text.push_str(
        "];\n\n/// Words before the date of a page, in order.\n\
         pub(crate) static PUBLICATION: &[&str] = &[\n",
    );
    for word in publication(root)? {
        writeln!(text, "\"{word}\",")?;
    }
    text.push_str("];\n");
    Ok(vec![
        Generated { path: "crates/khabar-dates/src/tables.rs", text },
        Generated {
            path: "crates/khabar-dates/src/calendar/tables.rs",
            text: calendars(root)?,
        },
    ])
}

fn read(root: &Path, file: &str, words: &mut Words) -> Result<()> {
    let path = format!("{DATA}/{file}");
    let tsv = Tsv::read(root, &path, &["sense", "word", "value", "note"])?;
    let mut before: Option<(String, String)> = None;
    for (line, cells) in tsv.rows() {
        let [sense, word, value, _] = cells[..] else { continue };
        let folded = Normalizer::MATCHING.normalize(word).into_owned();
        let key = (sense.to_owned(), folded.clone());
        ensure!(
            before.as_ref().is_none_or(|b| *b < key),
            tsv.error(line, "out of order, or a word twice")
        );
        before = Some(key);
        if sense == "feast" {
            let (first, rest) =
                folded.split_once(' ').unwrap_or((&folded, ""));
            let first = bare(first).to_owned();
            let senses = words.one.entry(first.clone()).or_default();
            if !senses.iter().any(|s| s == "Feast") {
                senses.push("Feast".into());
            }
            let feast = feast(&first, rest, value).with_context(|| {
                tsv.error(line, "not understood").to_string()
            })?;
            words.feasts.push((folded, feast));
            continue;
        }
        let code = match sense {
            "zone" => words.zone(value),
            _ => code(sense, value).with_context(|| {
                tsv.error(line, "not understood").to_string()
            })?,
        };
        match folded.split_once(' ') {
            Some((first, second)) => {
                ensure!(
                    !second.contains(' '),
                    tsv.error(line, "more than two words")
                );
                let first = bare(first).to_owned();
                let pair = (first, second.to_owned());
                ensure!(
                    words.two.insert(pair, code).is_none(),
                    tsv.error(line, "two senses of a name of two words")
                );
            }
            None => {
                let word =
                    if sense == "libyan" { bare(&folded) } else { &folded };
                let senses = words.one.entry(word.to_owned()).or_default();
                ensure!(
                    !senses.contains(&code),
                    tsv.error(line, "the same twice")
                );
                senses.push(code);
            }
        }
    }
    Ok(())
}

/// The folded words that stand before the date of a page.
fn publication(root: &Path) -> Result<BTreeSet<String>> {
    let path = format!("{DATA}/publication.tsv");
    let tsv = Tsv::read(root, &path, &["sense", "word", "value", "note"])?;
    let mut words = BTreeSet::new();
    for (line, cells) in tsv.rows() {
        let [_, word, value, _] = cells[..] else { continue };
        ensure!(
            matches!(value, "published" | "modified"),
            tsv.error(line, "not understood")
        );
        words.insert(Normalizer::MATCHING.normalize(word).into_owned());
    }
    Ok(words)
}

impl Words {
    /// The sense of a zone's name; the zone has one place in the table.
    fn zone(&mut self, value: &str) -> String {
        let at = self.zones.iter().position(|z| z == value);
        let at = at.unwrap_or_else(|| {
            self.zones.push(value.to_owned());
            self.zones.len() - 1
        });
        format!("Zone({at})")
    }
}

/// The Rust of a feast: `hijri.10-01`, `gregorian.12-25`.
fn feast(first: &str, rest: &str, value: &str) -> Result<String> {
    let (calendar, date) = value.split_once('.').context("no calendar")?;
    let (month, day) = date.split_once('-').context("no day")?;
    let (month, day): (u8, u8) = (month.parse()?, day.parse()?);
    ensure!(matches!(calendar, "hijri" | "gregorian"), "{calendar}");
    ensure!((1..=12).contains(&month) && (1..=31).contains(&day), "{date}");
    let rest: Vec<&str> = rest.split_whitespace().collect();
    Ok(format!(
        "Feast {{ first: \"{first}\", name: &{rest:?}, hijri: {}, \
         month: {month}, day: {day} }},",
        calendar == "hijri"
    ))
}

fn bare(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
}

/// The Rust of a sense.
fn code(sense: &str, value: &str) -> Result<String> {
    let (number, weak) = match value.strip_suffix('?') {
        Some(number) => (number, true),
        None => (value, false),
    };
    let numeric = || -> Result<u16> {
        number
            .parse()
            .with_context(|| format!("expected a number, found `{value}`"))
    };
    let upto = |max: u16| -> Result<u16> {
        let n = numeric()?;
        ensure!((1..=max).contains(&n), "{n} is not in 1 to {max}");
        Ok(n)
    };
    Ok(match sense {
        "month" => format!("Month({}, {weak})", upto(12)?),
        "libyan" => format!("Libyan({})", upto(12)?),
        "hijri" => format!("Hijri({}, {weak})", upto(12)?),
        "weekday" => format!("Weekday({})", upto(7)?),
        "cardinal" if value == "0" => "Cardinal(0)".into(),
        "cardinal" => format!("Cardinal({})", upto(2000)?),
        "ordinal" => format!("Ordinal({})", upto(60)?),
        "decade" => format!("Decade({})", upto(9)?),
        "fraction" => format!("Fraction({})", upto(9)?),
        "unit" => {
            let (unit, count) =
                value.split_once('.').context("expected unit.count")?;
            let count: u8 = count.parse()?;
            ensure!((1..=3).contains(&count), "a count of {count}");
            format!("Unit(Unit::{}, {count})", camel(unit))
        }
        "shift" => format!("Shift(Shift::{})", camel(value)),
        "part" => format!("Part(Part::{})", camel(value)),
        "tod" => {
            let (tod, form) =
                value.split_once('.').context("expected part.form")?;
            format!("Tod(Tod::{}, {})", camel(tod), form == "adverb")
        }
        "season" => format!("Season(Season::{})", camel(value)),
        "set" => format!("Every(Unit::{})", camel(value)),
        "vague" => format!(
            "Vague(Shift::{})",
            match value {
                "past" => "Last",
                "present" => "This",
                "future" => "Next",
                _ => anyhow::bail!("unknown time `{value}`"),
            }
        ),
        "split" => "Split".into(),
        "year_kind" => "YearKind".into(),
        "year_cue" => "YearCue".into(),
        "trap" => format!("Trap(Trap::{})", camel(value)),
        "cue" => format!("Cue(Cue::{})", camel(value)),
        _ => anyhow::bail!("unknown sense `{sense}`"),
    })
}

fn camel(snake: &str) -> String {
    snake
        .split('_')
        .map(|part| {
            let mut chars = part.chars();
            chars
                .next()
                .map(|c| c.to_uppercase().chain(chars).collect::<String>())
                .unwrap_or_default()
        })
        .collect()
}

/// A year of a table: its number, its first day, its months.
struct Year {
    year: i64,
    start: i64,
    lengths: Vec<i64>,
}

impl Year {
    fn end(&self) -> i64 {
        self.start + self.lengths.iter().sum::<i64>()
    }
}

/// The tables of the Umm al-Qura calendar, and the names of its months.
fn calendars(root: &Path) -> Result<String> {
    let kacst = years(root, "hijri/kacst.tsv")?;
    let mut published = years(root, "hijri/published.tsv")?;
    // The last year before the printed ones ends where they begin.
    if let Some(first) = published.first() {
        let mut joint = kacst.iter().filter(|y| y.year + 1 == first.year);
        let joint = joint.next().context("the tables do not meet")?;
        let mut lengths = joint.lengths.clone();
        let last = lengths.last_mut().context("a year without months")?;
        *last += first.start - joint.end();
        let (year, start) = (joint.year, joint.start);
        published.insert(0, Year { year, start, lengths });
    }
    let last = published.last().context("no years")?;
    ensure!(
        kacst.iter().any(|y| y.year == last.year + 1 && y.start == last.end()),
        "the tables do not meet behind {}",
        last.year
    );
    let mut text = header("data/hijri*");
    text.push_str("use super::year::Year;\n");
    for (name, what, rows) in [
        ("KACST", "as KACST computed it", kacst),
        ("PUBLISHED", "as it was printed", published),
    ] {
        let first = rows.first().context("no years")?.year;
        writeln!(
            text,
            "\n/// The first year of [`{name}`].\n\
             pub(super) const {name}_FIRST: i16 = {first};\n\n\
             /// The Umm al-Qura calendar {what}.\n\
             pub(super) static {name}: [Year; {}] = [",
            rows.len()
        )?;
        for Year { year, start, lengths } in rows {
            writeln!(text, "Year::new({start}, {lengths:?}), // {year}")?;
        }
        text.push_str("];\n");
    }
    text.push_str(&month_names(root)?);
    Ok(text)
}

/// The names that dates are written with.
fn month_names(root: &Path) -> Result<String> {
    let path = format!("{DATA}/hijri_months.tsv");
    let tsv = Tsv::read(root, &path, &["sense", "word", "value", "note"])?;
    let mut names = BTreeMap::new();
    for (_, cells) in tsv.rows() {
        let [_, word, value, "cldr"] = cells[..] else { continue };
        names.insert(value.trim_end_matches('?').parse::<u8>()?, word);
    }
    ensure!(
        names.keys().copied().eq(1..=12),
        "expected a name for each month"
    );
    let mut text = String::from(
        "\n/// CLDR's names.\npub(super) static MONTHS: [&str; 12] = [\n",
    );
    for name in names.values() {
        writeln!(text, "\"{name}\",")?;
    }
    text.push_str("];\n");
    Ok(text)
}

/// The years of a table, each from the day the one before ends.
fn years(root: &Path, file: &str) -> Result<Vec<Year>> {
    let path = format!("{DATA}/{file}");
    let tsv = Tsv::read(root, &path, &["year", "muharram_1", "lengths"])?;
    let mut rows: Vec<Year> = Vec::new();
    for (line, cells) in tsv.rows() {
        let [year, start, lengths] = cells[..] else { continue };
        let year: i64 = year.parse()?;
        let start = epoch_day(start)
            .with_context(|| tsv.error(line, "no date").to_string())?;
        ensure!(
            rows.last().is_none_or(|y| y.year + 1 == year && y.end() == start),
            tsv.error(line, "does not follow the year before")
        );
        let lengths: Vec<i64> =
            lengths.split(' ').map(str::parse).collect::<Result<_, _>>()?;
        ensure!(
            lengths.len() == 12
                && lengths.iter().all(|l| (28..=31).contains(l)),
            tsv.error(line, "expected twelve months of 28 to 31 days")
        );
        rows.push(Year { year, start, lengths });
    }
    Ok(rows)
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn epoch_day(date: &str) -> Result<i64> {
    let parts: Vec<i64> =
        date.split('-').map(str::parse).collect::<Result<_, _>>()?;
    let [year, month, day] = parts[..] else {
        anyhow::bail!("expected year-month-day, found `{date}`")
    };
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Ok(era * 146_097 + days - 719_468)
}
