//! Letters with their marks: Unicode's normalization forms, where they
//! change something.

use unicode_normalization::{
    UnicodeNormalization as _,
    char::{
        canonical_combining_class, decompose_canonical, decompose_compatible,
    },
    is_nfc,
};

use crate::{
    fold::{Class, flags, lookup},
    normalizer::{Controls, Form, Marks, Normalizer},
    tables::SPELLINGS,
    walker::{Walker, char_at},
};

impl Normalizer {
    /// Spells a character out and takes it apart as the form wants.
    fn expand(&self, c: char, mut each: impl FnMut(char)) {
        let class = lookup(c).class;
        match class {
            Class::WordLigature if self.word_ligatures => {
                let spelling = SPELLINGS.iter().find(|(from, _)| *from == c);
                let words = spelling.map_or("", |(_, words)| words);
                words.chars().for_each(each);
            }
            Class::LamAlef if self.lam_alef => {
                "لا".chars().for_each(each);
            }
            _ if self.spells(class)
                || matches!(self.form, Form::Nfkc | Form::Nfkd) =>
            {
                decompose_compatible(c, each);
            }
            _ if self.form == Form::Nfc => decompose_canonical(c, each),
            _ => each(c),
        }
    }

    /// The first of the characters that a character is spelled out as, or
    /// taken apart into for good.
    pub(crate) fn first_of(&self, c: char) -> char {
        let mut first = None;
        self.each_of(c, |d| {
            first.get_or_insert(d);
        });
        first.unwrap_or(c)
    }

    /// Every character that a character is spelled out as, or taken apart
    /// into for good.
    pub(crate) fn each_of(&self, c: char, mut each: impl FnMut(char)) {
        if self.passes(lookup(c)) {
            each(c);
        } else {
            self.expand(c, each);
        }
    }

    /// Whether nothing before a character composes or changes places with
    /// what it becomes.
    fn begins(&self, c: char) -> bool {
        let flag = match self.form {
            Form::AsIs => return true,
            Form::Nfc => flags::NFC,
            Form::Nfkc => flags::NFKC,
            Form::Nfkd => flags::NFKD,
        };
        if self.passes(lookup(c)) {
            return true;
        }
        let mut first = None;
        self.expand(c, |d| {
            first.get_or_insert(d);
        });
        first.is_some_and(|d| lookup(d).has(flag))
    }
}

impl Walker<'_> {
    /// Whether a mark stands alone behind a letter and composes with
    /// nothing, or behind another in order.
    pub(crate) fn is_in_order(&self, at: usize, c: char) -> bool {
        let entry = lookup(c);
        if entry.class != Class::Tashkeel
            || self.n.form == Form::AsIs
            || self.n.tashkeel
            || self.n.marks != Marks::Keep
        {
            return false;
        }
        let next = char_at(self.text, at + c.len_utf8());
        next.is_none_or(|next| {
            let class = lookup(next).class;
            self.n.passes(lookup(next))
                && !matches!(class, Class::Bidi | Class::ZeroWidth)
                || class == Class::Tashkeel
                    && canonical_combining_class(c)
                        <= canonical_combining_class(next)
        })
    }

    /// Whether what stands here belongs to the letter before it.
    pub(crate) fn is_attached(&self, at: usize) -> bool {
        char_at(self.text, at).is_some_and(|c| !self.n.begins(c))
    }

    /// Writes the cluster that a character belongs to.
    pub(crate) fn write_cluster(&mut self, at: usize, c: char) {
        let start = if self.n.begins(c) { at } else { self.start(at) };
        self.write_from(start);
    }

    /// Writes the cluster that controls without work stand in.
    pub(crate) fn write_cluster_over(&mut self, at: usize) {
        let start = self.start(at);
        self.write_from(start);
    }

    /// Where the cluster begins that a place lies in.
    fn start(&self, at: usize) -> usize {
        let before = self.text.get(self.barrier()..at).unwrap_or_default();
        for (offset, c) in before.char_indices().rev() {
            let class = lookup(c).class;
            if matches!(class, Class::Bidi | Class::ZeroWidth)
                && self.n.controls != Controls::Keep
            {
                // Controls at work; their run was settled as a whole.
                return self.barrier() + offset + c.len_utf8();
            }
            if self.n.may_be_dash(class) {
                // So was this run, and nothing composes with it.
                return self.barrier() + offset + c.len_utf8();
            }
            if self.n.begins(c) {
                return self.barrier() + offset;
            }
        }
        self.barrier().min(at)
    }

    fn write_from(&mut self, start: usize) {
        self.go_back(start);
        let mut cluster = core::mem::take(&mut self.cluster);
        cluster.clear();
        let mut end = start;
        while let Some(c) = char_at(self.text, end) {
            let entry = lookup(c);
            if matches!(entry.class, Class::Bidi | Class::ZeroWidth)
                && self.n.controls != Controls::Keep
            {
                self.unit.clear();
                let after = self.control_run(end);
                if self.unit.is_empty()
                    && (end == start || self.is_attached(after))
                {
                    end = after;
                    continue;
                }
                if end > start {
                    break;
                }
                // Controls at work, with nothing before them.
                cluster.extend(self.unit.chars());
                end = after;
                continue;
            }
            if end > start && self.n.begins(c) {
                break;
            }
            let mut changed = None;
            self.n.expand(c, |d| {
                let entry = lookup(d);
                let lookalike =
                    matches!(entry.class, Class::Lookalike | Class::Persian);
                changed.get_or_insert(false);
                if lookalike {
                    changed = Some(true);
                }
                cluster.push(d);
            });
            if changed == Some(true) {
                self.replace_lookalikes(end, c, &mut cluster);
            }
            end += c.len_utf8();
        }
        self.unit.clear();
        match self.n.form {
            Form::AsIs => self.fold(cluster.iter().copied()),
            Form::Nfkd => self.fold(cluster.iter().copied().nfd()),
            _ => {
                self.fold(cluster.iter().copied().nfc());
                // Characters that a deleted mark stood between.
                if self.n.marks == Marks::Arabic && !is_nfc(&self.unit) {
                    self.unit = self.unit.nfc().collect();
                }
            }
        }
        self.cluster = cluster;
        self.write_unit(start..end);
    }

    /// Replaces the look-alike letters that a character was taken apart
    /// into, the last ones of the cluster.
    fn replace_lookalikes(
        &mut self,
        at: usize,
        c: char,
        cluster: &mut [char],
    ) {
        let mut parts = 0;
        self.n.expand(c, |_| parts += 1);
        for d in cluster.iter_mut().rev().take(parts) {
            let entry = lookup(*d);
            if self.replaces_lookalike(at, entry)
                && let Some(to) = entry.to
            {
                *d = to;
            }
        }
    }

    /// Adds the folded characters of a cluster to the unit.
    fn fold(&mut self, chars: impl Iterator<Item = char>) {
        for c in chars.filter(|&c| !self.n.is_idle_code(c)) {
            let act = self.n.act(lookup(c), false);
            self.change(act, c);
        }
    }
}
