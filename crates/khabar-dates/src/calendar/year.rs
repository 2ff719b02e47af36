//! A year of a printed calendar: where it begins and its twelve months.

/// A packed year. A wrong one does not compile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Year {
    start: u16,
    /// Two bits a month, days less 28.
    lengths: u32,
}

impl Year {
    pub(super) const fn new(start: u16, lengths: [u8; 12]) -> Self {
        let mut packed = 0;
        let mut days = 0;
        let mut rest: &[u8] = &lengths;
        let mut shift = 0;
        while let [length, tail @ ..] = rest {
            assert!(*length >= 28 && *length <= 31);
            packed |= ((*length - 28) as u32) << shift;
            days += *length as u16;
            shift += 2;
            rest = tail;
        }
        assert!(days >= 353 && days <= 356);
        Self { start, lengths: packed }
    }

    /// Days of the table before the year.
    pub(super) const fn start(self) -> i32 {
        self.start as i32
    }

    /// Days of a month, 1 to 12.
    pub(super) const fn length(self, month: u8) -> u8 {
        28 + ((self.lengths >> (2 * (month as u32 - 1))) & 3) as u8
    }
}
