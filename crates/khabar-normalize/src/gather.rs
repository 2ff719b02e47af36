//! From what comparisons over arrays say to the bits of a word.

/// Bytes in a block: one for each bit of a word.
pub(crate) const BLOCK: usize = 64;

/// Gathers bytes of 0 and 1 into bits, eight at a time: the product moves
/// the lowest bit of byte `i` to bit `56 + i`.
#[inline]
pub(crate) fn gather(bytes: &[u8; BLOCK]) -> u64 {
    let (chunks, _) = bytes.as_chunks::<8>();
    chunks.iter().rev().fold(0, |all, chunk| {
        let spread = u64::from_le_bytes(*chunk);
        all << 8 | spread.wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}
