//! Chance that falls the same way each time: `SplitMix64`, by Steele, Lea and Flood (2014), whose next
//! number depends on nothing but the seed and how many were drawn.

/// A row of numbers that a seed begins.
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u64::try_from(high - low).expect("`low` is not above `high`") + 1;
        low + i32::try_from(self.next() % width).expect("less than the width")
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub(crate) fn chance(&mut self, percent: i32) -> bool {
        self.between(1, 100) <= percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_begins_the_row_that_its_authors_published() {
        let mut random = Random::new(1_234_567);
        let row = [random.next(), random.next(), random.next()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(row, published);
    }

    #[test]
    fn numbers_stay_in_their_bounds_and_reach_both() {
        let mut random = Random::new(7);
        let drawn: Vec<i32> = (0..200).map(|_| random.between(-1, 2)).collect();
        assert_eq!(drawn.iter().min(), Some(&-1));
        assert_eq!(drawn.iter().max(), Some(&2));
    }
}
