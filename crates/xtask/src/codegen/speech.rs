//! `khabar-segment`: words of reported speech, each form with its senses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::{
    Tsv, header,
    segment::{FOLDER, key, read},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speech {
    verb: Vec<Verbs>,
    report: Report,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    #[serde(rename = "sense")]
    _sense: String,
    /// What may follow such a verb instead of its subject: a thing, a person.
    object: Option<String>,
    /// Whether it has to lead to words to count as one of saying.
    #[serde(default)]
    weak: bool,
    /// Whether it is said of one who has spoken already.
    #[serde(default)]
    continues: bool,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    told: Vec<String>,
    never: Vec<String>,
    relays: Vec<String>,
    nouns: Vec<String>,
    sayings: Vec<String>,
    according: Vec<String>,
    according_to: Vec<String>,
    came: Vec<String>,
    thus: Vec<String>,
    phrases: Vec<String>,
    ends: Vec<String>,
    times: Vec<String>,
    seasons: Vec<String>,
    objects: Vec<String>,
    about: Vec<String>,
    links: Vec<String>,
    steps: Vec<String>,
    called: Vec<String>,
    counts: Vec<String>,
    persons: Vec<String>,
    men: Vec<String>,
    roles: Vec<String>,
    sources: Vec<String>,
    events: Vec<String>,
    bodies: Vec<String>,
    addressees: Vec<String>,
    that: Vec<String>,
    names: Vec<String>,
    titles: Vec<String>,
}

/// The senses of every folded form.
#[derive(Default)]
struct Forms {
    senses: BTreeMap<String, BTreeSet<&'static str>>,
    /// Forms that have a class; the first that claims a form keeps it.
    classed: BTreeSet<String>,
}

impl Forms {
    fn class(&mut self, form: &str, senses: &[&'static str]) {
        let form = key(form);
        if self.classed.insert(form.clone()) {
            self.senses.entry(form).or_default().extend(senses);
        }
    }

    fn sense(&mut self, form: &str, sense: &'static str) {
        self.senses.entry(key(form)).or_default().insert(sense);
    }

    /// With and without the article.
    fn noun(&mut self, word: &str, sense: &'static str) {
        self.sense(word, sense);
        self.sense(&format!("ال{word}"), sense);
    }
}

/// The forms of verbs of saying.
pub(super) fn verbs(root: &Path) -> Result<BTreeSet<String>> {
    let forms = forms(root)?;
    let verbs = forms.senses.into_iter();
    Ok(verbs.filter(|(_, s)| s.contains("VERB")).map(|(f, _)| f).collect())
}

fn forms(root: &Path) -> Result<Forms> {
    let file: Speech = read(root, "speech.toml")?;
    let mut forms = Forms {
        classed: file.report.never.iter().map(|w| key(w)).collect(),
        ..Forms::default()
    };
    reports(&mut forms, &file.report);
    for group in &file.verb {
        for triple in &group.words {
            verb(&mut forms, group, triple)?;
        }
    }
    nouns(&mut forms, &file.report);
    outlets(&mut forms, root)?;
    ensure!(
        forms.senses.keys().all(|form| !form.contains(' ')),
        "speech.toml: a form of more than one word"
    );
    Ok(forms)
}

pub(super) fn generate(root: &Path) -> Result<String> {
    let forms = forms(root)?;
    let longest = forms.senses.keys().map(String::len).max();

    let mut text = header("data/speech.toml");
    text.push_str(
        "use crate::quotations::senses as s;\n\n\
         /// Forms of words that reported speech is known by, in order.\n\
         pub(crate) const FORMS: &[&str] = &[\n",
    );
    for form in forms.senses.keys() {
        writeln!(text, "{form:?},")?;
    }
    writeln!(
        text,
        "];\n\n/// The longest form in bytes.\n\
         pub(crate) const LONGEST: usize = {};\n\n\
         /// The senses of each form.\n\
         pub(crate) static SENSES: &[u64] = &[",
        longest.unwrap_or_default()
    )?;
    for senses in forms.senses.values() {
        let all: Vec<_> = senses.iter().map(|s| format!("s::{s}")).collect();
        writeln!(text, "{},", all.join(" | "))?;
    }
    text.push_str("];\n");
    Ok(text)
}

/// The forms of a verb in the third person.
fn verb(forms: &mut Forms, group: &Verbs, triple: &str) -> Result<()> {
    let [perfect, imperfect, participle] =
        triple.split(' ').collect::<Vec<_>>()[..]
    else {
        bail!("speech.toml: expected three words, found `{triple}`");
    };
    let mut senses = match group.object.as_deref() {
        None => vec!["VERB"],
        Some("thing") => vec!["ADDRESS"],
        Some("person") => vec!["ADDRESS", "PERSONAL"],
        Some(other) => bail!("speech.toml: unknown object `{other}`"),
    };
    if group.weak {
        senses.push("WEAK");
    }
    if group.continues {
        senses.push("CONTINUES");
    }
    let mut add = |form: &str, person: &'static str| {
        let mut senses = senses.clone();
        senses.push(person);
        forms.class(form, &senses);
    };
    let bare = perfect.trim_start_matches('~');
    // A weak last letter falls away before the endings.
    let stem = bare.strip_suffix(['ى', 'ا']).unwrap_or(bare);
    if bare == perfect {
        add(bare, "MALE");
    }
    add(&format!("{stem}ت"), "FEMALE");
    add(&format!("{stem}تا"), "MANY");
    add(&format!("{stem}وا"), "MANY");
    let dual = if stem == bare { "ا" } else { "يا" };
    add(&format!("{stem}{dual}"), "MANY");
    // `وهو ما وصفته الوزارة`
    for object in ["ه", "ها"] {
        add(&format!("{stem}ت{object}"), "FEMALE");
        if bare == perfect && stem == bare && !group.weak {
            add(&format!("{stem}{object}"), "MALE");
        }
    }
    let rest = imperfect
        .strip_prefix('ي')
        .context("speech.toml: the imperfect begins with ي")?;
    add(imperfect, "MALE");
    add(&format!("ت{rest}"), "FEMALE");
    let stem = rest.strip_suffix(['ى', 'ي', 'و']).unwrap_or(rest);
    add(&format!("ي{stem}ون"), "MANY");
    for (ending, person) in
        [("ا", "MALE"), ("ة", "FEMALE"), ("ين", "MANY"), ("ان", "MANY")]
    {
        forms.class(&format!("{participle}{ending}"), &["PARTICIPLE", person]);
    }
    Ok(())
}

/// Words that have a class without being verbs of saying.
fn reports(forms: &mut Forms, report: &Report) {
    for (words, class) in [
        (&report.relays, "RELAY"),
        (&report.according, "ACCORDING"),
        (&report.according_to, "ACCORDING"),
        (&report.came, "CAME"),
        (&report.thus, "THUS"),
    ] {
        for word in words {
            forms.class(word, &[class]);
        }
    }
    for word in &report.nouns {
        let person = match word {
            w if w.ends_with("هم") || w.ends_with("هما") => "MANY",
            w if w.ends_with("ها") => "FEMALE",
            w if w.ends_with('ه') => "MALE",
            _ => "NOUN",
        };
        forms.class(word, &["NOUN", person]);
    }
    for word in &report.told {
        for (ending, person) in [("", "MALE"), ("ت", "FEMALE")] {
            for object in ["ني", "نا", "ه", "ها", "هم"] {
                let form = format!("{word}{ending}{object}");
                forms.class(&form, &["VERB", person]);
            }
        }
    }
}

fn nouns(forms: &mut Forms, report: &Report) {
    for (words, sense) in [
        (&report.sayings, "SAYING"),
        (&report.ends, "END"),
        (&report.times, "END"),
        (&report.times, "TIME"),
        (&report.seasons, "TIME"),
        (&report.according_to, "TAKES_LAM"),
        (&report.objects, "OBJECT"),
        (&report.about, "ABOUT"),
        (&report.links, "LINK"),
        (&report.steps, "STEP"),
        (&report.called, "CALLED"),
        (&report.counts, "COUNT"),
        (&report.that, "THAT"),
        (&report.phrases, "PHRASE"),
    ] {
        for word in words {
            forms.sense(word, sense);
        }
    }
    for (words, sense) in [
        (&report.bodies, "BODY"),
        (&report.events, "EVENT"),
        (&report.names, "NAMED"),
        (&report.titles, "TITLE"),
        (&report.men, "PERSON"),
        (&report.sources, "PERSON"),
        (&report.sources, "FIELD"),
    ] {
        for word in words {
            forms.noun(word, sense);
        }
    }
    for (words, field) in [(&report.persons, false), (&report.roles, true)] {
        for word in words {
            for form in [word.clone(), format!("{word}ة")] {
                forms.noun(&form, "PERSON");
                if field {
                    forms.noun(&form, "FIELD");
                }
            }
        }
    }
    for word in &report.addressees {
        addressee(forms, word);
    }
    for (word, sense) in [("في", "IN"), ("عن", "IN"), ("لدى", "IN")] {
        forms.sense(word, sense);
    }
    for (word, sense) in [
        ("عن", "FROM"),
        ("ما", "WHAT"),
        ("حد", "LIMIT"),
        ("من", "OF"),
        ("على", "ON"),
        ("لسان", "TONGUE"),
    ] {
        forms.sense(word, sense);
    }
    for word in ["عنه", "عنها", "عنهم"] {
        forms.sense(word, "FROM_THEM");
    }
}

/// A word with the ل of whom one speaks to.
fn addressee(forms: &mut Forms, word: &str) {
    let form = match word.strip_prefix("ال") {
        Some(rest) => format!("لل{rest}"),
        None => format!("ل{word}"),
    };
    forms.sense(&form, "ADDRESSEE");
}

/// The words of agencies and outlets.
fn outlets(forms: &mut Forms, root: &Path) -> Result<()> {
    let path = format!("{FOLDER}/data/cues/agencies.tsv");
    let tsv = Tsv::read(root, &path, &["class", "cue", "where", "kind"])?;
    for (_, cells) in tsv.rows() {
        let [class @ ("agency" | "outlet"), cue, ..] = cells[..] else {
            continue;
        };
        let words: Vec<&str> = cue.split_whitespace().collect();
        let arabic = |w: &str| {
            w.chars().all(khabar_normalize::is_arabic_letter)
                && w.chars().count() > 2
        };
        for &word in words.iter().filter(|w| arabic(w)) {
            forms.sense(word, "OUTLET");
        }
        // An outlet of one word is also a plain one.
        if let [first, rest @ ..] = words.as_slice()
            && arabic(first)
            && (class == "agency" || !rest.is_empty())
        {
            addressee(forms, first);
        }
    }
    Ok(())
}
