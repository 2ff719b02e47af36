//! The arguments and their help.

use std::{path::PathBuf, sync::LazyLock};

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValue};
use khabar::{
    Offsets, Pipeline,
    dates::{Calendar, Order, Prefer, WeekStart, civil::DateTime},
    normalize::{Profile, Scheme},
};

const EXAMPLES: &str = "\
Examples:
  khabar analyze page.txt                 everything, as JSON
  khabar analyze --format text page.txt   everything, to read
  khabar dates --reference 2024-03-12 < story.txt
  khabar entities --input jsonl feed.jsonl -o names.jsonl
  khabar segment pages/                   every .txt and .jsonl under pages/
  khabar schema analyze                   the shape of the output

Exit status: 0 all went well; 1 some records were bad, each with an error
object in its place; 2 the command could not run.";

/// Arabic news pages as data: what a page is made of, when it happened, who
/// and what it speaks of, who said what.
///
/// Takes the text of a page (no HTML) and gives one JSON object a document.
/// It fetches nothing, reads no clock and changes no file but that of -o.
#[derive(Debug, Parser)]
#[command(name = "khabar", version, after_help = EXAMPLES)]
#[command(max_term_width = 80, propagate_version = true)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Everything about a page: segments, article, dates, names, quotations
    ///
    /// One object with all that the other subcommands give, merged: a month
    /// is no name, a date inside a name is no date, and a quotation names
    /// the entity that speaks.
    #[command(after_help = "\
Examples:
  khabar analyze page.txt
  khabar analyze --format text page.txt
  khabar analyze --reference 2024-03-12 --offsets utf16 page.txt
  khabar analyze --text-field body feed.jsonl > analyzed.jsonl")]
    Analyze(AnalyzeArgs),
    /// What each line of a page is, and the parts of its article
    ///
    /// Gives `segments` that tile the text (headline, byline, date, lead,
    /// body, caption, related, boilerplate ...), the `article` they make up,
    /// and its `quotations`.
    #[command(after_help = "\
Examples:
  khabar segment page.txt
  khabar segment --format text page.txt
  khabar segment --explain --format text page.txt")]
    Segment(SegmentArgs),
    /// The sentences of a text, whatever its layout
    ///
    /// The sentences tile the text: blanks after a sentence belong to it.
    #[command(after_help = "\
Examples:
  khabar sentences story.txt
  khabar sentences --offsets chars story.txt")]
    Sentences(PlainArgs),
    /// Dates, times and durations, Hijri and Gregorian
    ///
    /// Relative dates are resolved against --reference, else against the
    /// day that the page itself gives; `reference` says which. Without
    /// either they stay unresolved: `XXXX-WXX-4` is some Thursday.
    #[command(after_help = "\
Examples:
  khabar dates page.txt
  echo 'وصل أمس' | khabar dates --reference 2024-03-12
  khabar dates --order mdy --vague page.txt")]
    Dates(DatesArgs),
    /// People, places, organizations, agencies, and who is who
    ///
    /// Gives `mentions`, each with the bytes of the name without attached
    /// particles, and the `entities` they are mentions of.
    #[command(after_help = "\
Examples:
  khabar entities page.txt
  khabar entities --format text page.txt")]
    Entities(PlainArgs),
    /// Arabic text folded for search, with a map back to the source
    ///
    /// Text in, text out; with JSON Lines, `{\"id\", \"text\"}` a record.
    #[command(after_help = "\
Examples:
  khabar normalize < page.txt
  khabar normalize --profile help
  khabar normalize --map --offsets chars page.txt")]
    Normalize(NormalizeArgs),
    /// Words, numbers, marks, emoji, addresses and handles, with stems
    ///
    /// Gives `tokens` with their places; a word of Arabic script with its
    /// light stem, and the particles and pronouns that it may carry, which
    /// are candidates and no analysis.
    #[command(after_help = "\
Examples:
  khabar tokenize page.txt
  khabar tokenize --format text page.txt
  khabar tokenize --offsets utf16 feed.jsonl -o tokens.jsonl")]
    Tokenize(PlainArgs),
    /// Arabic letters in Latin ones and back, one for one
    ///
    /// Text in, text out; with JSON Lines, `{\"id\", \"text\"}` a record.
    /// Characters that the scheme does not know stay as they are.
    #[command(after_help = "\
Examples:
  khabar transliterate --scheme buckwalter < page.txt
  echo qAl | khabar transliterate --reverse")]
    Transliterate(TransliterateArgs),
    /// A date from one calendar to another
    ///
    /// Gives the dates named, or one a line of standard input. A bad date
    /// gives an error in its place.
    #[command(after_help = "\
Examples:
  khabar convert 1443-05-05
  khabar convert 2021-12-09 --from gregorian --to kacst
  khabar convert --format jsonl < hijri.txt")]
    Convert(ConvertArgs),
    /// The JSON Schema of a subcommand's object
    #[command(after_help = "\
Examples:
  khabar schema analyze
  khabar schema error       the object in the place of a bad record")]
    Schema(SchemaArgs),
}

#[derive(Args, Debug)]
pub(crate) struct AnalyzeArgs {
    #[command(flatten)]
    pub(crate) reference: ReferenceArgs,
    #[command(flatten)]
    pub(crate) cues: CuesArgs,
    #[command(flatten)]
    pub(crate) dates: DateArgs,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

#[derive(Args, Debug)]
pub(crate) struct CuesArgs {
    /// A table of cues to know beside those of Arabic outlets at large
    ///
    /// A cue a line: its class, its words, where it must stand in its line
    /// (line, start, any, short), and the kind of boilerplate, the role of a
    /// byline or `-`, parted by tabs; `#` begins a comment. For example
    /// `byline`, `ريشة وقلم`, `start`, `author`.
    #[arg(long, value_name = "FILE")]
    pub(crate) cues: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct SegmentArgs {
    #[command(flatten)]
    pub(crate) reference: ReferenceArgs,
    #[command(flatten)]
    pub(crate) cues: CuesArgs,
    /// Tells of each line why: its features, its cost, the runner-up
    ///
    /// The features and costs are those of the page grammar. A listing tells
    /// them under each line, JSON as `why` of each segment.
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

#[derive(Args, Debug)]
pub(crate) struct DatesArgs {
    #[command(flatten)]
    pub(crate) reference: ReferenceArgs,
    #[command(flatten)]
    pub(crate) dates: DateArgs,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

#[derive(Args, Debug)]
pub(crate) struct PlainArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

#[derive(Args, Debug)]
pub(crate) struct NormalizeArgs {
    /// Which foldings [default: search]; `help` explains them
    #[arg(long, value_name = "NAME", default_value = "search")]
    #[arg(hide_default_value = true)]
    pub(crate) profile: ProfileArg,
    /// Adds `map`, the changed stretches; needs JSON output
    ///
    /// Each is [source start, source end, start, end].
    #[arg(long)]
    pub(crate) map: bool,
    /// Adds `audit`, how many characters were changed, by class; needs JSON
    /// output
    #[arg(long)]
    pub(crate) audit: bool,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

#[derive(Args, Debug)]
pub(crate) struct TransliterateArgs {
    /// The scheme
    #[arg(long, value_name = "NAME", default_value = "buckwalter")]
    pub(crate) scheme: SchemeArg,
    /// From Latin letters to Arabic ones
    #[arg(long)]
    pub(crate) reverse: bool,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

#[derive(Args, Debug)]
pub(crate) struct ConvertArgs {
    /// Dates, year first: 1443-05-05; standard input when there is none
    #[arg(value_name = "DATE", help_heading = "Arguments")]
    pub(crate) dates: Vec<String>,
    /// The calendar of the dates given
    #[arg(long, value_name = "CALENDAR", default_value = "published")]
    pub(crate) from: CalendarArg,
    /// The calendar to convert to
    #[arg(long, value_name = "CALENDAR", default_value = "gregorian")]
    pub(crate) to: CalendarArg,
    /// What is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(help_heading = "Output")]
    pub(crate) format: FormatArg,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CalendarArg {
    /// The civil calendar of most of the world
    Gregorian,
    /// Umm al-Qura as it was printed in its time
    Published,
    /// Umm al-Qura as KACST computed it
    #[value(alias = "islamic-umalqura")]
    Kacst,
    /// The arithmetic calendar that begins on Friday 16 July 622
    #[value(alias = "islamic-civil")]
    Civil,
    /// The arithmetic calendar that begins a day before it
    #[value(alias = "islamic-tbla")]
    Tabular,
}

impl From<CalendarArg> for Calendar {
    fn from(arg: CalendarArg) -> Self {
        match arg {
            CalendarArg::Gregorian => Self::Gregorian,
            CalendarArg::Published => Self::Published,
            CalendarArg::Kacst => Self::Kacst,
            CalendarArg::Civil => Self::TabularCivil,
            CalendarArg::Tabular => Self::TabularThursday,
        }
    }
}

#[derive(Args, Debug)]
pub(crate) struct SchemaArgs {
    /// The subcommand, or `error` for the object of a bad record
    pub(crate) name: SchemaName,
}

/// The day the text was written.
#[derive(Args, Debug)]
pub(crate) struct ReferenceArgs {
    /// The day the text was written: 2024-03-12, 2024-03-12T14:30
    ///
    /// ISO 8601, with an offset or a zone in brackets if known; the day and
    /// time count as they are written. A record's own `reference` wins over
    /// it, and it wins over the date on the page.
    #[arg(long, value_name = "DATE", value_parser = reference)]
    #[arg(help_heading = "Dates")]
    pub(crate) reference: Option<DateTime>,
}

/// How dates are read.
#[derive(Args, Debug)]
#[command(next_help_heading = "Dates")]
pub(crate) struct DateArgs {
    /// Which of two days `الخميس` or `3 مايو` is
    #[arg(long, value_name = "WHEN", default_value = "past")]
    pub(crate) prefer: PreferArg,
    /// How a date in digits is read
    #[arg(long, value_name = "ORDER", default_value = "auto")]
    pub(crate) order: OrderArg,
    /// The calendar of Hijri dates
    #[arg(long, value_name = "CALENDAR", default_value = "published")]
    pub(crate) hijri: HijriArg,
    /// The day that a week begins with
    #[arg(long, value_name = "DAY", default_value = "monday")]
    pub(crate) week_start: WeekStartArg,
    /// Gives vague expressions too, such as `السنوات الأخيرة`
    #[arg(long)]
    pub(crate) vague: bool,
}

/// What every subcommand that reads documents takes.
#[derive(Args, Debug)]
pub(crate) struct CommonArgs {
    /// Files, folders, or `-`; standard input when there is none
    ///
    /// A folder is read with the folders in it, in the order of names; its
    /// .txt, .text, .jsonl and .ndjson files are taken.
    #[arg(value_name = "FILE", help_heading = "Arguments")]
    pub(crate) files: Vec<PathBuf>,
    /// What the input is [default: by the ending of the name, else text]
    ///
    /// jsonl is one object a line with `text`, and `id` and `reference` if
    /// there are any; files that end in .jsonl or .ndjson are read as that.
    #[arg(long, value_name = "KIND", help_heading = "Input")]
    pub(crate) input: Option<InputArg>,
    /// The field of a JSON Lines record that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    #[arg(help_heading = "Input")]
    pub(crate) text_field: String,
    /// Replaces what is not UTF-8 by U+FFFD
    ///
    /// Offsets are then offsets into the text as replaced.
    #[arg(long, help_heading = "Input")]
    pub(crate) lossy: bool,
    /// The longest record taken [default: 16777216 for JSON Lines]
    ///
    /// Text files have no limit unless one is given.
    #[arg(long, value_name = "BYTES", help_heading = "Input")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) max_record: Option<u64>,
    /// What is printed [default: json for one text, else jsonl]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<FormatArg>,
    /// What offsets count
    #[arg(long, value_name = "UNIT", default_value = "bytes")]
    #[arg(help_heading = "Output")]
    pub(crate) offsets: OffsetsArg,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputArg {
    /// One document a file
    Text,
    /// One document a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// An object on many lines
    Json,
    /// An object a line
    Jsonl,
    /// A listing for a person; for normalize, the text
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OffsetsArg {
    /// UTF-8 bytes
    Bytes,
    /// Characters, as Python counts
    Chars,
    /// UTF-16 code units, as JavaScript and Java count
    Utf16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PreferArg {
    /// The last one; of months, the coming one if less than two months ahead
    Past,
    /// The next one after it
    Future,
    /// The nearest
    Nearest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OrderArg {
    /// Day first, unless only another order makes a date
    Auto,
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
    /// Year, month, day
    Ymd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum HijriArg {
    /// Umm al-Qura as it was printed in its time
    Published,
    /// Umm al-Qura as KACST computed it
    #[value(alias = "islamic-umalqura")]
    Kacst,
    /// The arithmetic calendar that begins on Friday 16 July 622
    #[value(alias = "islamic-civil")]
    Civil,
    /// The arithmetic calendar that begins a day before it
    #[value(alias = "islamic-tbla")]
    Tabular,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WeekStartArg {
    /// As in ISO 8601, the Maghreb and Lebanon
    Monday,
    /// As in Saudi Arabia, Jordan and Palestine
    Sunday,
    /// As in Egypt
    Saturday,
}

/// A profile of the library, or `help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProfileArg {
    Profile(Profile),
    /// Explains the profiles and reads nothing
    Help,
}

impl ValueEnum for ProfileArg {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<ProfileArg>> = LazyLock::new(|| {
            let profiles = Profile::ALL.iter().copied();
            let profiles = profiles.map(ProfileArg::Profile);
            profiles.chain([ProfileArg::Help]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Profile(profile) => profile.as_str(),
            Self::Help => "help",
        }))
    }
}

/// A scheme of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SchemeArg(pub(crate) Scheme);

impl ValueEnum for SchemeArg {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<SchemeArg>> = LazyLock::new(|| {
            Scheme::ALL.iter().copied().map(SchemeArg).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// The object of `khabar analyze`
    Analyze,
    /// The object of `khabar segment`
    Segment,
    /// The object of `khabar sentences`
    Sentences,
    /// The object of `khabar dates`
    Dates,
    /// The object of `khabar entities`
    Entities,
    /// The object of `khabar normalize`
    Normalize,
    /// The object of `khabar tokenize`
    Tokenize,
    /// The object of `khabar transliterate`
    Transliterate,
    /// The object of `khabar convert`
    Convert,
    /// The object in the place of a record that could not be processed
    Error,
}

impl From<OffsetsArg> for Offsets {
    fn from(arg: OffsetsArg) -> Self {
        match arg {
            OffsetsArg::Bytes => Self::Bytes,
            OffsetsArg::Chars => Self::Chars,
            OffsetsArg::Utf16 => Self::Utf16,
        }
    }
}

impl DateArgs {
    /// A pipeline with these options.
    pub(crate) fn apply(&self, pipeline: Pipeline) -> Pipeline {
        pipeline
            .prefer(match self.prefer {
                PreferArg::Past => Prefer::Past,
                PreferArg::Future => Prefer::Future,
                PreferArg::Nearest => Prefer::Nearest,
            })
            .order(match self.order {
                OrderArg::Auto => Order::Auto,
                OrderArg::Dmy => Order::Dmy,
                OrderArg::Mdy => Order::Mdy,
                OrderArg::Ymd => Order::Ymd,
            })
            .hijri(match self.hijri {
                HijriArg::Published => Calendar::Published,
                HijriArg::Kacst => Calendar::Kacst,
                HijriArg::Civil => Calendar::TabularCivil,
                HijriArg::Tabular => Calendar::TabularThursday,
            })
            .week_start(match self.week_start {
                WeekStartArg::Monday => WeekStart::Monday,
                WeekStartArg::Sunday => WeekStart::Sunday,
                WeekStartArg::Saturday => WeekStart::Saturday,
            })
            .vague(self.vague)
    }
}

/// Reads a reference day: a date or date-time of ISO 8601, whose offset or
/// zone is passed over.
pub(crate) fn reference(text: &str) -> Result<DateTime, String> {
    // Jiff reads no civil time out of one in UTC; here the day that is
    // written counts, whatever the zone.
    let civil = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    civil.parse().map_err(|err| {
        format!(
            "expected a day such as 2024-03-12 or 2024-03-12T14:30, \
             found `{}` ({err})",
            text.escape_debug()
        )
    })
}
