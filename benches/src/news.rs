//! News that never happened, the same on every machine: as many documents
//! as one wants, with the words, marks and digits of Arabic news in about
//! their natural shares. They read like news from afar and mean nothing.

/// Words and names by section, most frequent first.
const WORDS: &str = include_str!("../data/words.txt");

/// About how many bytes a document has.
const DOCUMENT: usize = 4_000;

const TATWEEL: &str = "\u{0640}";
const FATHATAN: &str = "\u{064B}";
const DAMMATAN: &str = "\u{064C}";
const KASRATAN: &str = "\u{064D}";
const FATHA: &str = "\u{064E}";
const DAMMA: &str = "\u{064F}";
const KASRA: &str = "\u{0650}";
const SHADDA: &str = "\u{0651}";
const SUKUN: &str = "\u{0652}";
const RLM: &str = "\u{200F}";
const NBSP: &str = "\u{00A0}";

/// How the words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As newspapers print: marks on a word in thirty.
    Plain,
    /// As in a school book: a mark on nearly every letter that is no long
    /// vowel.
    Vocalized,
}

/// Documents of about 4 KB each until there are `total_bytes` of them.
pub fn documents(total_bytes: usize, style: Style) -> Vec<String> {
    let mut writer = Writer::new(style);
    let mut done = 0;
    let mut all = Vec::new();
    while done < total_bytes {
        let document = writer.document();
        done += document.len();
        all.push(document);
    }
    all
}

/// Every Arabic word and name of the list once.
pub fn words(style: Style) -> Vec<String> {
    let mut dice = Dice::new();
    WORDS
        .lines()
        .filter(|line| line.starts_with(|c: char| !c.is_ascii()))
        .map(|word| match style {
            Style::Plain => word.to_owned(),
            Style::Vocalized => vocalize(word, &mut dice),
        })
        .collect()
}

/// SplitMix64, a generator of a few lines that is good enough for prose.
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        Self(2024)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn one_of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len() as u64) as usize]
    }
}

/// The words of a section, drawn by rank: the second about half as often as
/// the first, as Zipf found.
#[derive(Debug)]
struct Section {
    words: Vec<&'static str>,
    /// Sums of the weights up to and with each word.
    sums: Vec<u64>,
}

impl Section {
    fn new(title: &str) -> Self {
        let words: Vec<_> = WORDS
            .lines()
            .skip_while(|line| line.strip_prefix("# ") != Some(title))
            .skip(1)
            .filter(|line| !line.is_empty())
            .take_while(|line| !line.starts_with('#'))
            .collect();
        let sums = (2..)
            .take(words.len())
            .scan(0, |sum, rank| {
                *sum += 1_000_000 / rank;
                Some(*sum)
            })
            .collect();
        Self { words, sums }
    }

    fn draw(&self, dice: &mut Dice) -> &'static str {
        let total = self.sums.last().copied().unwrap_or(1);
        let point = dice.below(total);
        self.words[self.sums.partition_point(|&sum| sum <= point)]
    }
}

#[derive(Debug)]
struct Writer {
    style: Style,
    dice: Dice,
    out: String,
    function: Section,
    verb: Section,
    noun: Section,
    adjective: Section,
    adverb: Section,
    place: Section,
    body: Section,
    given: Section,
    family: Section,
    month: Section,
    hijri: Section,
    latin: Section,
}

impl Writer {
    fn new(style: Style) -> Self {
        Self {
            style,
            dice: Dice::new(),
            out: String::new(),
            function: Section::new("function"),
            verb: Section::new("verb"),
            noun: Section::new("noun"),
            adjective: Section::new("adjective"),
            adverb: Section::new("adverb"),
            place: Section::new("place"),
            body: Section::new("body"),
            given: Section::new("given"),
            family: Section::new("family"),
            month: Section::new("month"),
            hijri: Section::new("hijri"),
            latin: Section::new("latin"),
        }
    }

    /// A headline, a dateline and paragraphs, each on a line.
    fn document(&mut self) -> String {
        for _ in 0..7 {
            self.item();
        }
        self.end("\n");
        self.name_of_place();
        match self.dice.below(3) {
            0 => self.out.push_str("(رويترز) - "),
            1 => self.out.push_str("– "),
            _ => self.end(": "),
        }
        while self.out.len() < DOCUMENT {
            for _ in 0..=self.dice.below(3) {
                self.sentence();
            }
            self.end("\n");
        }
        std::mem::take(&mut self.out)
    }

    fn sentence(&mut self) {
        self.verb();
        for left in (0..12 + self.dice.below(16)).rev() {
            match self.dice.below(100) {
                0 => self.between(&[("«", "»"), ("\"", "\""), ("“", "”")]),
                1 => self.between(&[("(", ")"), ("(", ")"), ("–", "–")]),
                _ => self.item(),
            }
            if left > 0 && self.dice.chance(6) {
                self.end("، ");
            }
        }
        match self.dice.below(12) {
            0 => self.end(".. "),
            1 => self.end(": "),
            _ => self.end(". "),
        }
    }

    /// A few words between two marks.
    fn between(&mut self, pairs: &[(&str, &str)]) {
        let pair = pairs[self.dice.below(pairs.len() as u64) as usize];
        self.out.push_str(pair.0);
        for _ in 0..3 + self.dice.below(5) {
            self.item();
        }
        self.end(pair.1);
        if self.dice.chance(5) {
            self.out.push_str(RLM);
        }
        self.out.push(' ');
    }

    /// Puts a mark where the blank of the last word is.
    fn end(&mut self, mark: &str) {
        let length = self.out.trim_end_matches(' ').len();
        self.out.truncate(length);
        self.out.push_str(mark);
    }

    /// One word, name, number or date, with the blank after it.
    fn item(&mut self) {
        match self.dice.below(1000) {
            0..335 => {
                let word = self.function.draw(&mut self.dice);
                let and = self.dice.chance(4) && !word.starts_with('و');
                self.word(if and { "و" } else { "" }, word);
            }
            335..705 => self.noun(),
            705..765 => {
                let word = self.adjective.draw(&mut self.dice);
                let the = self.dice.chance(50);
                self.word(if the { "ال" } else { "" }, word);
            }
            765..850 => self.verb(),
            850..864 => {
                let word = self.adverb.draw(&mut self.dice);
                self.word("", word);
            }
            864..900 => self.name_of_place(),
            900..918 => {
                let body = self.body.draw(&mut self.dice);
                self.word("", body);
            }
            918..942 => {
                let given = self.given.draw(&mut self.dice);
                self.word("", given);
                let family = self.family.draw(&mut self.dice);
                self.word("", family);
            }
            942..972 => self.number(),
            972..988 => self.date(),
            _ => {
                let word = self.latin.draw(&mut self.dice);
                self.out.push_str(word);
                if self.dice.chance(10) {
                    self.out.push_str(RLM);
                }
                self.out.push(' ');
            }
        }
    }

    fn noun(&mut self) {
        let word = self.noun.draw(&mut self.dice);
        let before = match self.dice.below(100) {
            0..42 => "ال",
            42..46 => "ب",
            46..50 => "بال",
            50..53 => "وال",
            53..56 => "و",
            56..58 => "ل",
            58..62 if word.starts_with('ل') => "ل",
            58..62 => "لل",
            _ => "",
        };
        self.word(before, word);
    }

    fn verb(&mut self) {
        let word = self.verb.draw(&mut self.dice);
        let before = match self.dice.below(100) {
            0..12 => "و",
            12..14 => "ف",
            _ => "",
        };
        self.word(before, word);
    }

    fn name_of_place(&mut self) {
        let word = self.place.draw(&mut self.dice);
        match (self.dice.below(10), word.strip_prefix("ال")) {
            (0, _) => self.word("ب", word),
            (1, _) => self.word("و", word),
            (2, Some(rest)) => self.word("لل", rest),
            (2, None) => self.word("ل", word),
            _ => self.word("", word),
        }
    }

    fn number(&mut self) {
        let number = match self.dice.below(6) {
            0 => format!("{}.{}", self.dice.below(100), self.dice.below(10)),
            1 => format!("{}%", self.dice.below(100)),
            2 => format!("{},000", 1 + self.dice.below(900)),
            _ => format!("{}", 1 + self.dice.below(900)),
        };
        self.digits(&number);
        // A number and what is counted stay on one line.
        self.out.push_str(if self.dice.chance(8) { NBSP } else { " " });
    }

    fn date(&mut self) {
        let day = format!("{}", 1 + self.dice.below(29));
        let year = format!("{}", 2000 + self.dice.below(25));
        match self.dice.below(5) {
            0 => {
                let month = 1 + self.dice.below(12);
                self.digits(&format!("{day}/{month}/{year} "));
            }
            1 => {
                self.digits(&format!("{day} "));
                let month = self.hijri.draw(&mut self.dice);
                self.word("", month);
                let year = 1420 + self.dice.below(26);
                self.digits(&format!("{year}ه"));
                self.out.push_str(TATWEEL);
                self.out.push(' ');
            }
            _ => {
                self.digits(&format!("{day} "));
                let month = self.month.draw(&mut self.dice);
                self.word("", month);
                self.digits(&format!("{year} "));
            }
        }
    }

    /// Writes digits, every third time Arabic-Indic ones.
    fn digits(&mut self, number: &str) {
        const ARABIC: [char; 10] =
            ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];
        if self.dice.chance(33) {
            self.out.extend(number.chars().map(|c| match c.to_digit(10) {
                Some(digit) => ARABIC[digit as usize],
                None => c,
            }));
        } else {
            self.out.push_str(number);
        }
    }

    /// Writes a word behind its particles, in the chosen style.
    fn word(&mut self, before: &str, word: &str) {
        let word = format!("{before}{word}");
        match self.style {
            Style::Vocalized => {
                let word = vocalize(&word, &mut self.dice);
                self.out.push_str(&word);
            }
            // A word in 600 is stretched, as headlines are.
            Style::Plain if self.dice.below(600) == 0 => {
                let at = word
                    .char_indices()
                    .skip(1)
                    .zip(word.chars())
                    .find(|&(_, c)| "بتجحخسشصضطعغفقكلمنهي".contains(c))
                    .map_or(word.len(), |((at, _), _)| at);
                let (head, tail) = word.split_at(at);
                self.out.push_str(head);
                for _ in 0..=self.dice.below(4) {
                    self.out.push_str(TATWEEL);
                }
                self.out.push_str(tail);
            }
            Style::Plain => self.out.push_str(&word),
        }
        self.out.push(' ');
    }
}

/// Puts marks on the letters of a word; which ones is chance, where they
/// stand is what one sees in vocalized text.
fn vocalize(word: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut before = None;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        let next = chars.peek().copied();
        let last = next.is_none_or(|next| next == ' ');
        match c {
            // Long vowels and seats of the article carry nothing.
            'ا' | 'آ' | 'ى' | ' ' | '\u{064B}'..='\u{0652}' => {}
            _ if next.is_some_and(is_mark) => {}
            'و' | 'ي' if before.is_some() && !last && dice.chance(65) => {}
            'ل' if before == Some('ا') => {
                if dice.chance(50) {
                    out.push_str(SUKUN);
                }
            }
            _ if last => match dice.below(100) {
                0..12 if matches!(c, 'ة' | 'ء') => out.push_str(FATHATAN),
                0..12 => out.push_str(DAMMATAN),
                12..28 => out.push_str(KASRATAN),
                28..40 if c != 'ة' => out.push_str(SUKUN),
                40..90 => out.push_str(vowel(dice)),
                _ => {}
            },
            _ => {
                let vowel = match next {
                    Some('ا' | 'ى') => FATHA,
                    _ => vowel(dice),
                };
                match dice.below(100) {
                    0..7 => out.extend([SHADDA, vowel]),
                    7..14 => out.extend([vowel, SHADDA]),
                    14..30 if before.is_some() && vowel != FATHA => {
                        out.push_str(SUKUN);
                    }
                    14..96 => out.push_str(vowel),
                    _ => {}
                }
            }
        }
        before = (c != ' ').then_some(c);
    }
    out
}

fn vowel(dice: &mut Dice) -> &'static str {
    dice.one_of(&[FATHA, FATHA, FATHA, DAMMA, KASRA, KASRA])
}

fn is_mark(c: char) -> bool {
    ('\u{064B}'..='\u{0652}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(texts: &[String], what: impl Fn(char) -> bool) -> f64 {
        let chars = || texts.iter().flat_map(|text| text.chars());
        chars().filter(|&c| what(c)).count() as f64 / chars().count() as f64
    }

    #[test]
    fn documents_are_of_one_size() {
        for style in [Style::Plain, Style::Vocalized] {
            let all = documents(200_000, style);
            assert_eq!(all, documents(200_000, style));
            assert!((40..=50).contains(&all.len()), "{}", all.len());
            for text in &all {
                assert!((4_000..6_500).contains(&text.len()), "{text}");
                assert!(text.lines().count() > 3, "{text}");
            }
        }
    }

    /// Lucene's folding changes one character in twenty of plain news.
    #[test]
    fn one_in_twenty_is_folded() {
        let plain = documents(500_000, Style::Plain);
        let folded =
            share(&plain, |c| "أإآىة\u{0640}".contains(c) || is_mark(c));
        println!("{:.1} % of the characters are folded", folded * 100.0);
        assert!((0.04..0.07).contains(&folded), "{folded}");
    }

    #[test]
    fn vocalized_is_vocalized() {
        let text = documents(500_000, Style::Vocalized);
        let marks = share(&text, is_mark);
        let letters = share(&text, |c| {
            ('\u{0621}'..='\u{064A}').contains(&c) && c != '\u{0640}'
        });
        let each = marks / letters;
        println!("{each:.2} marks for each letter");
        assert!((0.7..0.9).contains(&each), "{each}");
    }

    #[test]
    fn both_styles_hold_what_news_holds() {
        for style in [Style::Plain, Style::Vocalized] {
            let text = documents(500_000, style).concat();
            for part in [
                "، ", ". ", "«", "”", "\"", "(", " – ", "%", "/20", "٢٠",
                TATWEEL, RLM, NBSP, "Reuters", FATHATAN,
            ] {
                assert!(text.contains(part), "{part:?}");
            }
        }
        let marked = documents(500_000, Style::Vocalized).concat();
        for part in [[SHADDA, FATHA].concat(), [FATHA, SHADDA].concat()] {
            assert!(marked.contains(&part), "{part:?}");
        }
    }

    #[test]
    fn the_list_is_in_order() {
        let words = words(Style::Plain);
        let mut unique = words.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(words.len(), unique.len());
        assert!(words.len() > 400, "{}", words.len());
        // The first word is the most frequent one of the documents.
        let text = documents(500_000, Style::Plain).concat();
        let count =
            |word: &str| text.split(' ').filter(|&w| w == word).count();
        let first = count(&words[0]);
        assert!(words.iter().all(|word| count(word) <= first));
    }
}
