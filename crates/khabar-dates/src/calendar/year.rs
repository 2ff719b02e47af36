//! A year of a table: where it begins and its twelve months.

/// A packed year. A wrong one does not compile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Year {
    /// Days from 1970-01-01.
    start: i32,
    /// Five bits for each month from the second on, and for the year's end:
    /// the days before it, less 29 a month, plus [`BIAS`].
    before: [u32; 2],
}

/// Keeps the days packed in a year from falling below zero.
const BIAS: i32 = 4;

impl Year {
    pub(super) const fn new(start: i32, lengths: [u8; 12]) -> Self {
        let mut packed = 0u64;
        let mut days = 0;
        let mut rest: &[u8] = &lengths;
        let mut month = 1;
        while let [length, tail @ ..] = rest {
            assert!(*length >= 28 && *length <= 31);
            // Each day's first guess is right or a month off.
            assert!(guess(days) + 1 >= month && guess(days) <= month);
            days += *length as i32;
            assert!(guess(days - 1) + 1 >= month);
            assert!(guess(days - 1) <= month + 1);
            let more = days - 29 * month + BIAS;
            assert!(more >= 0 && more < 32);
            packed |= (more as u64) << (5 * (month - 1));
            month += 1;
            rest = tail;
        }
        assert!(days >= 353 && days <= 356);
        Self { start, before: [packed as u32, (packed >> 32) as u32] }
    }

    /// The first day, counted from 1970-01-01.
    #[inline]
    pub(super) const fn start(self) -> i32 {
        self.start
    }

    /// Days of a month, 1 to 12.
    #[inline]
    pub(super) const fn length(self, month: u8) -> u8 {
        (self.before(month as i32 + 1) - self.before(month as i32)) as u8
    }

    /// Days before a month, 1 to 13.
    #[inline]
    pub(super) const fn before(self, month: i32) -> i32 {
        let [low, high] = self.before;
        // The first month has no bits of its own: nothing is before it.
        let packed = ((low as u64 | ((high as u64) << 32)) << 5) | BIAS as u64;
        let more = (packed >> (5 * (month - 1))) & 31;
        29 * (month - 1) + more as i32 - BIAS
    }

    /// The month that a day of the year lies in, and its day, both from 1.
    #[inline]
    pub(super) const fn month_of(self, day: i32) -> (u8, u8) {
        let month = guess(day);
        let month = if month > 12 || self.before(month) > day {
            month - 1
        } else if month < 12 && self.before(month + 1) <= day {
            month + 1
        } else {
            month
        };
        (month as u8, (day - self.before(month) + 1) as u8)
    }
}

/// The month of a day if months took turns at 29 and 30 days.
#[inline]
const fn guess(day: i32) -> i32 {
    2 * day / 59 + 1
}
