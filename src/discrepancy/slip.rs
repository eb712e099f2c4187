//! Slips of the pen that turn one number into another.

use crate::bounds::Bounds;
use crate::discrepancy::reason::Slip;

/// The slip by which the number `written` may stand for a number in `meant`, and that number.
///
/// A digit dropped anywhere, a digit glued to the end, or two neighbours exchanged; the shorter of the
/// two numbers has at least two digits, as any number is one digit away from a single one. Of several
/// slips the first in this order, and of several numbers the least.
pub(super) fn slip(written: u64, meant: Bounds) -> Option<(Slip, u64)> {
    const SHORTEST: u64 = 10;
    let text = written.to_string().into_bytes();
    let value = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<u64>().ok();
    let fits = |number: &u64| *number != written && meant.contains(*number);

    // The written one lacks a digit: the one meant has it at any place, and does not begin with zero.
    let dropped = (0..=text.len()).flat_map(|at| {
        let text = &text;
        (b'0'..=b'9').filter_map(move |digit| {
            let mut longer = text.clone();
            longer.insert(at, digit);
            (longer.first() != Some(&b'0')).then_some(longer)
        })
    });
    let dropped = dropped.filter_map(|digits| value(&digits)).filter(fits);
    let glued = Some(written / 10)
        .filter(|number| *number >= SHORTEST)
        .filter(fits);
    let exchanged = (1..text.len()).filter_map(|at| {
        let mut turned = text.clone();
        turned.swap(at - 1, at);
        (turned.first() != Some(&b'0')).then(|| value(&turned)).flatten()
    });
    let least = |numbers: &mut dyn Iterator<Item = u64>| numbers.min();
    if written >= SHORTEST
        && let Some(number) = least(&mut dropped.into_iter())
    {
        return Some((Slip::DigitDropped, number));
    }
    if let Some(number) = glued {
        return Some((Slip::DigitGlued, number));
    }
    least(&mut exchanged.filter(fits)).map(|number| (Slip::DigitsTransposed, number))
}
