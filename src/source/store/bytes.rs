//! Numbers, texts and columns of whole numbers as bytes, the little end first, and back.
//!
//! Whatever is read back may be damaged: every length is held against the bytes that are there.

/// Appends a number.
pub(crate) fn put_u32(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a number.
pub(crate) fn put_u64(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a text or other bytes with their length.
pub(crate) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_u64(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Appends a column of whole numbers, of which some may be absent.
///
/// Kept is by how much each is above the least, plus one, in as few bytes as the greatest needs;
/// nought is an absent one. The numbers must lie within 2⁶² of nought.
pub(crate) fn put_whole(out: &mut Vec<u8>, numbers: impl Iterator<Item = Option<i64>> + Clone) {
    let least = numbers.clone().flatten().min().unwrap_or(0);
    let most = numbers.clone().flatten().max().unwrap_or(0);
    let code = move |number: Option<i64>| number.map_or(0, |number| number.abs_diff(least) + 1);
    out.extend_from_slice(&least.to_le_bytes());
    let codes = numbers.map(code);
    match code(Some(most)) {
        0..=0xFF => put_codes::<1>(out, codes),
        0x100..=0xFFFF => put_codes::<2>(out, codes),
        0x1_0000..=0xFFFF_FFFF => put_codes::<4>(out, codes),
        _ => put_codes::<8>(out, codes),
    }
}

fn put_codes<const WIDTH: usize>(out: &mut Vec<u8>, codes: impl Iterator<Item = u64>) {
    out.push(WIDTH.to_le_bytes()[0]);
    for code in codes {
        out.extend_from_slice(&code.to_le_bytes()[..WIDTH]);
    }
}

/// What is left to read; every method is `None` where it does not hold what is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'a>(pub(crate) &'a [u8]);

impl<'a> Input<'a> {
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        self.take(COUNT)?.try_into().ok()
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = usize::try_from(self.u64()?).ok()?;
        self.take(count)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// A column of `count` whole numbers, each turned into what it stands for.
    pub(crate) fn whole<T>(
        &mut self,
        count: usize,
        convert: impl FnMut(Option<i64>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let least = self.array().map(i64::from_le_bytes)?;
        match self.u8()? {
            1 => self.codes::<1, T>(least, count, convert),
            2 => self.codes::<2, T>(least, count, convert),
            4 => self.codes::<4, T>(least, count, convert),
            8 => self.codes::<8, T>(least, count, convert),
            _ => None,
        }
    }

    fn codes<const WIDTH: usize, T>(
        &mut self,
        least: i64,
        count: usize,
        mut convert: impl FnMut(Option<i64>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let bytes = self.take(count.checked_mul(WIDTH)?)?;
        let mut all = Vec::with_capacity(count);
        for code in bytes.chunks_exact(WIDTH) {
            let mut wide = [0; 8];
            wide[..WIDTH].copy_from_slice(code);
            let number = match u64::from_le_bytes(wide) {
                0 => None,
                code => Some(least.checked_add_unsigned(code - 1)?),
            };
            all.push(convert(number)?);
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FAR: i64 = 1 << 62;

    fn numbers() -> impl Strategy<Value = Vec<Option<i64>>> {
        let spans = prop::sample::select(vec![0, 3, 254, 255, 65_534, 65_535, 1 << 32, FAR]);
        spans.prop_flat_map(|span| prop::collection::vec(prop::option::of(-span..=span), 0..20))
    }

    proptest! {
        #[test]
        fn whole_numbers_come_back(numbers in numbers()) {
            let mut out = Vec::new();
            put_whole(&mut out, numbers.iter().copied());
            let mut input = Input(&out);
            prop_assert_eq!(input.whole(numbers.len(), Some), Some(numbers));
            prop_assert!(input.0.is_empty());
        }
    }

    #[test]
    fn small_numbers_take_a_byte_each() {
        let mut out = Vec::new();
        put_whole(
            &mut out,
            [Some(1_000_000), None, Some(1_000_200)].into_iter(),
        );
        assert_eq!(out.len(), 8 + 1 + 3);
    }
}
