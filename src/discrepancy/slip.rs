//! Slips of the pen that turn one number into another.

use crate::discrepancy::reason::Slip;

/// The slip by which the number `written` may stand for `meant`, and the number meant.
///
/// A digit dropped anywhere, a digit glued to the end, or two neighbours exchanged; the shorter of the
/// two numbers has at least two digits, as any number is one digit away from a single one.
pub(super) fn slip(written: u64, meant: u64) -> Option<(Slip, u64)> {
    const SHORTEST: u64 = 10;
    if written == meant || written.min(meant) < SHORTEST {
        return None;
    }
    let (text, target) = (written.to_string().into_bytes(), meant.to_string().into_bytes());
    let without = |at: usize| {
        target
            .iter()
            .enumerate()
            .filter(move |(place, _)| *place != at)
            .map(|(_, digit)| digit)
    };
    let exchanged = |at: usize| {
        let mut turned = text.clone();
        turned.swap(at - 1, at);
        turned == target
    };
    let found = if text.len() + 1 == target.len() && (0..target.len()).any(|at| without(at).eq(&text)) {
        Slip::DigitDropped
    } else if written / 10 == meant {
        Slip::DigitGlued
    } else if text.len() == target.len() && (1..text.len()).any(exchanged) {
        Slip::DigitsTransposed
    } else {
        return None;
    };
    Some((found, meant))
}
