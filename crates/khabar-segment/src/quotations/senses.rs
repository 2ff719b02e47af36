//! What words do in reported speech, looked up by their folded forms.

use khabar_normalize::{Normalizer, WordIndex, fold_char};

use super::Speech;
use crate::tables::speech::{FORMS, LONGEST, SENSES};

/// A finite verb of saying; its subject follows.
pub(crate) const VERB: u64 = 1;
/// One whose object may follow instead (وصف, طالب).
pub(crate) const ADDRESS: u64 = 2;
/// A participle of one (قائلا); its subject came before.
pub(crate) const PARTICIPLE: u64 = 3;
/// A verb of passing on (نقلت); who said it follows after عن.
pub(crate) const RELAY: u64 = 4;
/// A noun with a pronoun (قوله); who said it came before.
pub(crate) const NOUN: u64 = 5;
/// A preposition (بحسب); who said it follows.
pub(crate) const ACCORDING: u64 = 6;
/// A verb after which words stand in a writing (جاء في البيان).
pub(crate) const CAME: u64 = 7;
/// The first word of هكذا وصف, بهذه الكلمات لخص.
pub(crate) const THUS: u64 = 8;
/// The bits of the classes above, of which a form has one or none.
pub(crate) const CLASS: u64 = 15;

/// A form of a man or a masculine noun.
pub(crate) const MALE: u64 = 1 << 4;
/// A form of a woman, or of a body that is called she.
pub(crate) const FEMALE: u64 = 1 << 5;
/// A form of two or more.
pub(crate) const MANY: u64 = 1 << 6;
/// A verb that says something only where words follow it.
pub(crate) const WEAK: u64 = 1 << 7;
/// A verb whose object may be a person.
pub(crate) const PERSONAL: u64 = 1 << 8;
/// Ends the naming of a speaker.
pub(crate) const END: u64 = 1 << 9;
/// A word of time, which a subject may follow.
pub(crate) const TIME: u64 = 1 << 10;
/// What is stressed or announced, if a word with the article follows.
pub(crate) const OBJECT: u64 = 1 << 11;
/// A pronoun between a verb and its subject (قال عنها أستاذها).
pub(crate) const ABOUT: u64 = 1 << 12;
/// May stand before a subject that comes before its verb (أما, كان).
pub(crate) const LINK: u64 = 1 << 13;
/// May stand between such a subject and its verb (قد).
pub(crate) const STEP: u64 = 1 << 14;
/// After it the words of speech follow (إن).
pub(crate) const THAT: u64 = 1 << 15;
/// عبارة, كلمات: what بهذه may point at.
pub(crate) const PHRASE: u64 = 1 << 16;
/// A person by what they are.
pub(crate) const PERSON: u64 = 1 << 17;
/// A person who may tell their field with في.
pub(crate) const FIELD: u64 = 1 << 18;
/// A body that speaks.
pub(crate) const BODY: u64 = 1 << 19;
/// What is in after a role and is no field (مؤتمر, تصريح).
pub(crate) const EVENT: u64 = 1 << 20;
/// Whom one speaks to (لقناة, للأناضول).
pub(crate) const ADDRESSEE: u64 = 1 << 21;
/// A word of the name of an outlet.
pub(crate) const OUTLET: u64 = 1 << 22;
/// Right before marks: what follows is a name.
pub(crate) const NAMED: u64 = 1 << 23;
/// A head of titles and slogans.
pub(crate) const TITLE: u64 = 1 << 24;
/// قول, تعبير: the noun of على حد تعبير.
pub(crate) const SAYING: u64 = 1 << 25;
/// في, عن, لدى.
pub(crate) const IN: u64 = 1 << 26;
/// عن.
pub(crate) const FROM: u64 = 1 << 27;
/// عنه and its like.
pub(crate) const FROM_THEM: u64 = 1 << 28;
/// ما.
pub(crate) const WHAT: u64 = 1 << 29;
/// حد.
pub(crate) const LIMIT: u64 = 1 << 30;
/// وفقا, after which ل comes first.
pub(crate) const TAKES_LAM: u64 = 1 << 31;
/// A verb said of one who has spoken already (أضاف).
pub(crate) const CONTINUES: u64 = 1 << 32;
/// A count of persons (أكثر, عدد), with من.
pub(crate) const COUNT: u64 = 1 << 33;
/// من.
pub(crate) const OF: u64 = 1 << 34;
/// على.
pub(crate) const ON: u64 = 1 << 35;
/// لسان: the noun of على لسان.
pub(crate) const TONGUE: u64 = 1 << 36;
/// After it a naming goes on with the name (سيدة تدعى نجلاء).
pub(crate) const CALLED: u64 = 1 << 37;

/// Senses that a word keeps behind ب, ل and ك.
const BEHIND: u64 = TITLE | NAMED | EVENT | PHRASE | SAYING;

static INDEX: WordIndex<8192> = WordIndex::new(FORMS);

/// The senses of a folded form.
#[inline]
fn form(word: &str) -> u64 {
    INDEX
        .position(word, |at| FORMS.get(at) == Some(&word))
        .and_then(|at| SENSES.get(at))
        .copied()
        .unwrap_or(0)
}

/// Whether a folded word says that what follows in marks is a name or title.
pub(crate) fn heads_name(word: &str) -> bool {
    form(word) & (NAMED | TITLE) != 0
}

/// What a folded word does in reported speech.
pub(crate) fn speech(word: &str) -> Option<Speech> {
    match form(word) & CLASS {
        VERB => Some(Speech::Verb),
        ADDRESS => Some(Speech::Address),
        PARTICIPLE => Some(Speech::Participle),
        RELAY => Some(Speech::Relay),
        NOUN => Some(Speech::Noun),
        ACCORDING => Some(Speech::According),
        _ => None,
    }
}

/// How a word begins and ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// The senses were found behind و or ف.
    pub(super) joined: bool,
    /// It begins with و or ف, particle or not.
    pub(super) and: bool,
    /// It begins with ال, perhaps behind و or ف.
    pub(super) article: bool,
    /// It begins with لل.
    pub(super) to: bool,
    /// It has one letter.
    pub(super) short: bool,
    /// It ends with ة.
    pub(super) marbuta: bool,
    /// It ends with ا after four letters or more, as an indefinite object
    /// does (برنامجا).
    pub(super) alef: bool,
    /// It ends with ها, perhaps a pronoun, after three letters or more.
    pub(super) hers: bool,
    /// It begins with ل and ends with a pronoun, after five letters or more:
    /// `لنظيره`, whom one speaks to.
    pub(super) to_theirs: bool,
}

/// Bytes of a folded word that can be looked up; a longer one has no senses.
const ROOM: usize = LONGEST + 8;

/// A folded word without a place on the heap.
struct Folded {
    bytes: [u8; ROOM],
    len: usize,
    changed: bool,
}

impl Folded {
    const fn new() -> Self {
        Self { bytes: [0; ROOM], len: 0, changed: false }
    }

    /// Adds a character; whether there was room.
    #[inline]
    fn push(&mut self, c: char) -> bool {
        let end = self.len + c.len_utf8();
        match self.bytes.get_mut(self.len..end) {
            Some(room) => {
                c.encode_utf8(room);
                self.len = end;
                true
            }
            None => false,
        }
    }

    /// The folded word, which most of the time is the word as it stands.
    #[inline]
    fn as_str<'a>(&'a self, word: &'a str) -> &'a str {
        if !self.changed {
            return word;
        }
        let bytes = self.bytes.get(..self.len).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Folds a word as [`Normalizer::MATCHING`] does; what is too long for
    /// the table is cut off, and has no senses. Letters of two bytes, nearly
    /// all there are, are looked up; only presentation forms and other rare
    /// letters cost a fold of the library.
    #[inline]
    fn fold(&mut self, word: &str) {
        let (pairs, rest) = word.as_bytes().as_chunks();
        if word.len() > ROOM || !rest.is_empty() {
            return self.fold_chars(word);
        }
        for &[lead, trail] in pairs {
            let row = usize::from(trail & 63);
            let to = match lead {
                0xD8 => LETTERS[0].get(row),
                0xD9 => LETTERS[1].get(row),
                _ => None,
            };
            match to {
                None | Some([UNKNOWN, _]) => return self.fold_chars(word),
                Some([DELETED, _]) => self.changed = true,
                Some(to) => {
                    self.changed |= *to != [lead, trail];
                    let end = self.len + 2;
                    let Some(room) = self.bytes.get_mut(self.len..end) else {
                        return;
                    };
                    room.copy_from_slice(to);
                    self.len = end;
                }
            }
        }
    }

    #[cold]
    fn fold_chars(&mut self, word: &str) {
        self.len = 0;
        self.changed = true;
        if word.chars().any(is_rare) {
            for c in Normalizer::MATCHING.normalize(word).chars() {
                if !self.push(c) {
                    return;
                }
            }
            return;
        }
        for c in word.chars().filter_map(fold_char) {
            if !self.push(c) {
                return;
            }
        }
    }
}

/// In a row of `LETTERS`: not a letter or mark that folds by itself.
const UNKNOWN: u8 = 0;

/// In a row of `LETTERS`: folded away.
const DELETED: u8 = 1;

/// What the characters from U+0600 and from U+0640 fold to.
static LETTERS: [[[u8; 2]; 64]; 2] = letters();

/// The rows of `LETTERS`; a test holds them to the library.
#[expect(clippy::indexing_slicing, reason = "constant, below 64")]
const fn letters() -> [[[u8; 2]; 64]; 2] {
    let mut rows = [[[UNKNOWN; 2]; 64]; 2];
    let mut at = 0x21;
    while at < 0x3B {
        // U+0621 to U+063A: hamza falls from its carrier, ة is ه.
        rows[0][at] = match at {
            0x22 | 0x23 | 0x25 => [0xD8, 0xA7],
            0x24 => [0xD9, 0x88],
            0x26 => [0xD9, 0x8A],
            0x29 => [0xD9, 0x87],
            _ => [0xD8, 0x80 + at as u8],
        };
        at += 1;
    }
    // Tatweel, then U+0641 to U+064A with ى as ي, then the marks.
    rows[1][0] = [DELETED; 2];
    at = 1;
    while at < 0x13 {
        rows[1][at] = match at {
            0x09 => [0xD9, 0x8A],
            0x0B.. => [DELETED; 2],
            _ => [0xD9, 0x80 + at as u8],
        };
        at += 1;
    }
    rows
}

/// Letters that are folded with their neighbours, or to several.
fn is_rare(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Whether a word has one letter, perhaps drawn out (`ل\u{640}`).
#[inline]
pub(super) fn is_short(word: &str) -> bool {
    word.len() <= 2
        || word.len() <= 8
            && word
                .chars()
                .filter(|c| !matches!(c, '\u{640}' | '\u{64B}'..='\u{652}'))
                .nth(1)
                .is_none()
}

/// The senses of a word behind a conjunction that it may begin with.
pub(super) fn look_behind(word: &str) -> (u64, Shape) {
    match word.strip_prefix(['و', 'ف']) {
        Some(rest) => {
            let (senses, shape) = look(rest);
            (senses, Shape { joined: true, and: true, ..shape })
        }
        None => (0, Shape::default()),
    }
}

/// The last three letters of every form, and of the short ones with each
/// particle before them, by a hash: most words of a text end like none of
/// them, and need neither be folded nor looked up.
static ENDINGS: [u64; 1 << 10] = endings();

/// The place of a letter of two bytes, folded.
const fn letter(lead: u8, trail: u8) -> usize {
    ((lead & 1) as usize) << 6 | (trail & 63) as usize
}

const fn ending(a: usize, b: usize, c: usize) -> usize {
    ((a * 509 + b) * 127 + c) & 0xFFFF
}

#[expect(clippy::indexing_slicing, reason = "constant, checked")]
const fn endings() -> [u64; 1 << 10] {
    let mut bits = [0; 1 << 10];
    let mut at = 0;
    while at < FORMS.len() {
        let form = FORMS[at].as_bytes();
        at += 1;
        let len = form.len();
        assert!(len >= 4, "a form of one letter");
        let c = letter(form[len - 2], form[len - 1]);
        let b = letter(form[len - 4], form[len - 3]);
        if len >= 6 {
            let n = ending(letter(form[len - 6], form[len - 5]), b, c);
            bits[n >> 6] |= 1 << (n & 63);
            continue;
        }
        let particles = "وفسبلك".as_bytes();
        let mut p = 0;
        while p < particles.len() {
            let n = ending(letter(particles[p], particles[p + 1]), b, c);
            bits[n >> 6] |= 1 << (n & 63);
            p += 2;
        }
    }
    bits
}

/// Whether a word may be a form; if not, it is of plain letters at both ends.
#[inline]
fn may_be(word: &[u8]) -> bool {
    let [.., a, b, c, d, e, f] = *word else { return true };
    let fold = |lead, trail| match lead {
        0xD8 | 0xD9 => {
            let to = LETTERS.get(usize::from(lead & 1));
            let to = to.and_then(|row| row.get(usize::from(trail & 63)));
            match to {
                Some(&[lead @ (0xD8 | 0xD9), trail]) => {
                    Some(letter(lead, trail))
                }
                _ => None,
            }
        }
        _ => None,
    };
    let (Some(one), Some(two), Some(three)) =
        (fold(a, b), fold(c, d), fold(e, f))
    else {
        return true;
    };
    let n = ending(one, two, three);
    ENDINGS.get(n >> 6).is_none_or(|row| row >> (n & 63) & 1 != 0)
}

impl Shape {
    /// The shape of a folded word, or of one whose first letters and last
    /// need no folding.
    #[inline]
    fn of(word: &str) -> Self {
        let rest = word.strip_prefix(['و', 'ف']);
        Self {
            joined: false,
            and: rest.is_some(),
            article: rest.unwrap_or(word).starts_with("ال"),
            to: word.starts_with("لل"),
            short: false,
            marbuta: word.ends_with('ة'),
            alef: word.len() >= 10 && word.ends_with('ا'),
            hers: word.len() >= 10 && word.ends_with("ها"),
            to_theirs: word.len() >= 10
                && word.starts_with('ل')
                && !word.starts_with("لل")
                && (word.ends_with(['ه'])
                    || word.ends_with("ها")
                    || word.ends_with("هم")),
        }
    }
}

/// Whether the first letters of a word are plain, so that its shape can be
/// seen without folding: no marks, nothing drawn out.
#[inline]
fn begins_plainly(word: &[u8]) -> bool {
    let plain = |pair: &[u8; 2]| {
        matches!(pair, [0xD8, 0xA1..=0xBA] | [0xD9, 0x81..=0x8A])
    };
    let (pairs, _) = word.as_chunks();
    pairs.iter().take(3).all(plain)
}

/// The senses of a word of a text, particles understood, and its shape.
#[inline]
pub(super) fn look(word: &str) -> (u64, Shape) {
    if !may_be(word.as_bytes()) && begins_plainly(word.as_bytes()) {
        return (0, Shape::of(word));
    }
    look_up(word)
}

fn look_up(word: &str) -> (u64, Shape) {
    let mut folded = Folded::new();
    folded.fold(word);
    let folded = folded.as_str(word);
    let mut shape = Shape::of(folded);
    shape.short = is_short(word);
    shape.marbuta = word.ends_with('ة');
    // The ه of `لطيفة` is no pronoun; `ألمانيا` has no article.
    shape.to_theirs &= !shape.marbuta;
    shape.article &= !word.starts_with(['أ', 'إ', 'آ']);
    let whole = form(folded);
    if whole != 0 {
        return (whole, shape);
    }
    let rest = folded.strip_prefix(['و', 'ف']);
    if let Some(rest) = rest {
        let found = form(rest);
        if found != 0 && rest.len() > 2 {
            shape.joined = true;
            return (found, shape);
        }
    }
    let rest = rest.unwrap_or(folded);
    // `سيقول`; a preposition takes no verb: `لقائه` says nothing.
    if let Some(verb) = rest.strip_prefix('س') {
        let found = form(verb);
        if matches!(found & CLASS, VERB | ADDRESS)
            && verb.starts_with(['ي', 'ت'])
        {
            shape.joined = rest.len() < folded.len();
            return (found, shape);
        }
    }
    if let Some(noun) = rest.strip_prefix(['ب', 'ل', 'ك']) {
        let found = form(noun) & BEHIND;
        // `للفيلم`
        let elided = noun.strip_prefix('ل').map_or(0, form) & BEHIND;
        return (found | elided, shape);
    }
    (0, shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold_as_the_library_folds_them() {
        for word in [
            "وق\u{640}\u{640}\u{640}ال\u{64E}",
            "مسؤولة",
            "الآخرين",
            "رئيسى",
            "گفت",
            "ﺳﻠﻴﻢ",
            "Reuters",
            "CNN",
            "کی",
            "إ\u{655}ن",
            "وا\u{654}كد",
            "ءآأؤإئابةتثجحخ",
            "دذرزسشصضطظعغ",
            "\u{640}فقكلمنهوىي",
            "م\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}",
        ] {
            let mut folded = Folded::new();
            folded.fold(word);
            assert_eq!(
                folded.as_str(word),
                Normalizer::MATCHING.normalize(word),
                "{word}"
            );
        }
    }

    #[test]
    fn no_form_is_passed_by() {
        for form in FORMS {
            for particles in ["", "و", "ف", "س", "وس", "ب", "ل", "لل", "وب"]
            {
                let word = alloc::format!("{particles}{form}");
                assert!(may_be(word.as_bytes()), "{word}");
            }
        }
        assert!(may_be("الصحيفة".as_bytes()));
        assert!(!may_be("والخشب".as_bytes()));
        let article = |word| look(word).1.article;
        assert!(article("والخشب") && article("ال\u{652}خ\u{64E}ش\u{64E}ب"));
        assert!(!article("ألمانيا") && !article("خشب"));
    }

    #[test]
    fn particles_are_understood() {
        assert_eq!(look("وقالت").0 & CLASS, VERB);
        assert_eq!(look("وسيقول").0 & CLASS, VERB);
        assert!(look("وقالت").1.joined && !look("وصف").1.joined);
        assert_eq!(look("لقائه").0 & CLASS, 0);
        assert_ne!(look("بجائزة").0 & TITLE, 0);
        assert_ne!(look("للأناضول").0 & ADDRESSEE, 0);
    }
}
