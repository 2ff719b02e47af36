//! The output of the walk: bytes that become a `String` piece by piece.

use alloc::string::String;

use crate::gather::BLOCK;

/// How many bytes are gathered before they are checked and moved on; a few
/// of them fit the first cache many times.
const ROOM: usize = 1024;

/// How eight bytes are packed: by how many bits each run of kept bytes moves
/// down, and the places it comes to. There are three runs at the most, for
/// between two of them two bytes at least are deleted; what comes behind the
/// second is the third.
#[derive(Clone, Copy)]
struct Packing {
    first: u64,
    second: u64,
    shifts: [u8; 3],
    len: u8,
}

const NO_PACKING: Packing =
    Packing { first: 0, second: 0, shifts: [0; 3], len: 0 };

/// The packing for each choice of bytes to keep.
static PACKINGS: [Packing; 256] = packings();

const fn packings() -> [Packing; 256] {
    let mut all = [NO_PACKING; 256];
    let (mut left, mut keep): (&mut [_], _) = (&mut all, 0);
    while let [packing, rest @ ..] = left {
        *packing = packing_of(keep);
        (left, keep) = (rest, keep + 1);
    }
    all
}

const fn packing_of(keep: usize) -> Packing {
    let Packing {
        mut first, mut second, shifts: [mut a, mut b, mut c], ..
    } = NO_PACKING;
    let (mut at, mut len, mut run) = (0, 0, 0);
    while at < 8 {
        let shift = 8 * (at - len);
        let place = 0xFF << (8 * len);
        match (keep >> at & 1 == 1, run) {
            (true, 0) => (a, first) = (shift, first | place),
            (true, 1) => (b, second) = (shift, second | place),
            (true, _) => c = shift,
            _ => {}
        }
        if keep >> at & 1 == 1 {
            len += 1;
            run += (keep >> (at + 1) & 1 == 0) as u8;
        }
        at += 1;
    }
    Packing { first, second, shifts: [a, b, c], len }
}

/// Packs the bytes of a word whose bits are among the lowest eight, and
/// counts them; the bytes behind them mean nothing.
#[inline]
fn pack(word: u64, keep: u64) -> (u64, usize) {
    let packing = PACKINGS.get(usize::from(keep as u8));
    let &Packing { first, second, shifts, len } =
        packing.unwrap_or(&NO_PACKING);
    let [a, b, c] = shifts.map(|bits| word >> (bits & 63));
    let packed = a & first | b & second | c & !(first | second);
    (packed, usize::from(len))
}

/// A string that grows by bytes.
///
/// Bytes are gathered in a small buffer. When it is full, its whole
/// characters are checked to be UTF-8 and appended to the string.
#[derive(Debug)]
pub(crate) struct Sink {
    text: String,
    buffer: [u8; ROOM + 2 * BLOCK],
    at: usize,
}

impl Sink {
    pub(crate) fn new() -> Self {
        Self { text: String::new(), buffer: [0; ROOM + 2 * BLOCK], at: 0 }
    }

    /// Makes room for so many bytes.
    pub(crate) fn reserve(&mut self, len: usize) {
        self.text.reserve_exact(len);
    }

    /// Bytes written so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len() + self.at
    }

    /// Appends a whole block.
    #[inline]
    pub(crate) fn block(&mut self, bytes: &[u8; BLOCK]) {
        if let Some(to) =
            self.buffer.get_mut(self.at..).and_then(<[u8]>::first_chunk_mut)
        {
            *to = *bytes;
            self.at += BLOCK;
        }
        self.settle();
    }

    /// Appends the bytes whose bits are set.
    #[inline]
    pub(crate) fn kept(&mut self, bytes: &[u8; BLOCK], mut keep: u64) {
        // Sixteen bytes are always copied: a copy of a fixed size is one
        // move, and what is too much is written over.
        const STEP: usize = 16;
        // Where the kept bytes are many short runs, as in vocalized text,
        // they are packed eight at a time without a branch.
        const MANY: u32 = 4;
        let runs = (keep & !(keep << 1)).count_ones();
        if runs > MANY {
            let (chunks, _) = bytes.as_chunks::<8>();
            for &chunk in chunks {
                let (packed, len) = pack(u64::from_le_bytes(chunk), keep);
                if let Some(to) = self
                    .buffer
                    .get_mut(self.at..)
                    .and_then(<[u8]>::first_chunk_mut)
                {
                    *to = packed.to_le_bytes();
                }
                self.at += len;
                keep >>= 8;
            }
            self.settle();
            return;
        }
        let mut padded = [0; BLOCK + STEP];
        if let Some(to) = padded.first_chunk_mut() {
            *to = *bytes;
        }
        while keep != 0 {
            let start = keep.trailing_zeros() as usize;
            let len = (!(keep >> start)).trailing_zeros() as usize;
            let mut done = 0;
            while done < len {
                let from = padded.get(start + done..);
                let to = self.buffer.get_mut(self.at + done..);
                if let (Some(from), Some(to)) = (
                    from.and_then(<[u8]>::first_chunk::<STEP>),
                    to.and_then(<[u8]>::first_chunk_mut::<STEP>),
                ) {
                    *to = *from;
                }
                done += STEP;
            }
            self.at += len;
            let end = start + len;
            keep = if end < BLOCK { keep & (u64::MAX << end) } else { 0 };
        }
        self.settle();
    }

    /// Appends any bytes; they are a part of valid UTF-8.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(BLOCK) {
            let end = self.at + piece.len();
            if let Some(to) = self.buffer.get_mut(self.at..end) {
                to.copy_from_slice(piece);
                self.at = end;
            }
            self.settle();
        }
    }

    /// Appends a string that follows whole characters.
    pub(crate) fn push_str(&mut self, text: &str) {
        if text.len() <= BLOCK {
            self.push(text.as_bytes());
        } else {
            self.flush(0);
            self.text.push_str(text);
        }
    }

    /// Takes the last bytes back; what is left ends with a character.
    pub(crate) fn take_back(&mut self, len: usize) {
        let here = len.min(self.at);
        self.at -= here;
        let left = self.text.len().saturating_sub(len - here);
        self.text.truncate(left);
    }

    #[inline]
    fn settle(&mut self) {
        if self.at >= ROOM {
            self.flush(3);
        }
    }

    /// Moves whole characters on; at most `open` bytes at the end may be
    /// the beginning of one.
    fn flush(&mut self, open: usize) {
        let mut end = self.at;
        // Back over trail bytes to the last lead byte, if it is that near.
        let tail = self.buffer.get(..self.at).unwrap_or_default();
        for (back, &byte) in tail.iter().rev().take(open).enumerate() {
            if byte >= 0xC0 {
                let needs = byte.leading_ones() as usize;
                if needs > back + 1 {
                    end = self.at - back - 1;
                }
                break;
            }
            if byte < 0x80 {
                break;
            }
        }
        let whole = self.buffer.get(..end).unwrap_or_default();
        match simdutf8::basic::from_utf8(whole) {
            Ok(text) => self.text.push_str(text),
            Err(_) => {
                debug_assert!(false, "characters are deleted whole");
                self.text.push_str(&String::from_utf8_lossy(whole));
            }
        }
        self.buffer.copy_within(end..self.at, 0);
        self.at -= end;
    }

    /// The string.
    pub(crate) fn finish(mut self) -> String {
        self.flush(0);
        self.text
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn eight_bytes_are_packed() {
        let bytes = *b"abcdefgh";
        for keep in 0..=u8::MAX {
            let kept = (0..8).filter(|i| keep >> i & 1 == 1);
            let kept: Vec<u8> = kept.map(|i| bytes[i]).collect();
            let runs = (keep & !(keep << 1)).count_ones();
            let (packed, len) =
                pack(u64::from_le_bytes(bytes), u64::from(keep));
            assert_eq!(len, kept.len());
            if runs <= 3 {
                assert_eq!(packed.to_le_bytes()[..len], kept[..]);
            }
        }
    }
}
