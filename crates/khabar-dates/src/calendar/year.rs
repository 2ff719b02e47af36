//! A year of a table: where it begins and its twelve months.

/// A packed year. A wrong one does not compile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Year {
    /// Days from 1970-01-01.
    start: i32,
    /// Two bits a month, days less 28.
    lengths: u32,
}

/// The low bit of each month.
const ONES: u32 = 0x0055_5555;

impl Year {
    pub(super) const fn new(start: i32, lengths: [u8; 12]) -> Self {
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

    /// The first day, counted from 1970-01-01.
    pub(super) const fn start(self) -> i32 {
        self.start
    }

    /// Days of a month, 1 to 12.
    pub(super) const fn length(self, month: u8) -> u8 {
        28 + ((self.lengths >> (2 * (month as u32 - 1))) & 3) as u8
    }

    /// Days before a month, 1 to 13: the sum of the two-bit fields below it.
    pub(super) const fn before(self, month: u8) -> i32 {
        let months = month as u32 - 1;
        let below = self.lengths & ((1 << (2 * months)) - 1);
        let more = (below & ONES).count_ones()
            + 2 * ((below >> 1) & ONES).count_ones();
        (28 * months + more).cast_signed()
    }

    /// The month that a day of the year lies in, and its day, both from 1.
    pub(super) const fn month_of(self, day: i32) -> (u8, u8) {
        // Months have 29 and a half days, or a day or two more or less.
        let mut month = (2 * day / 59 + 1) as u8;
        if month > 12 {
            month = 12;
        }
        while self.before(month) > day {
            month -= 1;
        }
        while month < 12 && self.before(month + 1) <= day {
            month += 1;
        }
        (month, (day - self.before(month) + 1) as u8)
    }
}
