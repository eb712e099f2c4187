//! [`Row`]: a number for each word of a name, so that a word is held against all of another name in a step.

/// As many as a machine compares in a step; two are never taken.
pub(super) const PLACES: usize = 8;

/// A number for each word of a name; 0 beyond the last.
pub(super) type Row = [u16; PLACES];

/// The bit of each place.
pub(super) const BITS: Row = [1, 2, 4, 8, 16, 32, 64, 128];

/// All bits of a place that is chosen, none of another.
pub(super) const fn chosen(is: bool) -> u16 {
    if is { u16::MAX } else { 0 }
}

/// The places that are chosen.
pub(super) fn bits(row: &Row) -> u8 {
    let all = row.iter().zip(&BITS).map(|(chosen, bit)| chosen & bit);
    let [low, _] = all.fold(0, |all, bit| all | bit).to_le_bytes();
    low
}

/// The places whose bits are set.
pub(super) fn places(mut some: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = usize::try_from(some.trailing_zeros())
            .ok()
            .filter(|_| some != 0)?;
        some &= some - 1;
        Some(place)
    })
}

/// Sixteen bits of a class. Words of one class have one; few of others have the same, and are read for nothing.
pub(super) fn fingerprint(class: u32) -> u16 {
    let [.., third, fourth] = class.wrapping_mul(0x9E37_79B1).to_le_bytes();
    u16::from_le_bytes([third, fourth]).max(1)
}
