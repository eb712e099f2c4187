//! [`Split`]: a run of letters as syllables.

/// Lengths a syllable may have, the likeliest first; zeros after the last.
pub(super) type Lengths = [usize; 7];

/// Lengths of the syllables of a run.
#[derive(Clone, Copy)]
pub(super) struct Split {
    lengths: [usize; Split::MOST],
    count: usize,
}

impl Split {
    /// Two syllables of a surname, two of a given name.
    const MOST: usize = 4;
    /// Longer runs are not looked at.
    const LONGEST: usize = 28;

    /// The first split that uses every letter, likelier lengths tried first.
    pub(super) fn of(run: &[u8], lengths: impl Fn(&[u8]) -> Lengths) -> Option<Self> {
        let mut split = Self {
            lengths: [0; Self::MOST],
            count: 0,
        };
        let fits = !run.is_empty() && run.len() <= Self::LONGEST;
        (fits && split.extend(run, &lengths)).then_some(split)
    }

    fn extend(&mut self, rest: &[u8], lengths: &impl Fn(&[u8]) -> Lengths) -> bool {
        if rest.is_empty() {
            return true;
        }
        let depth = self.count;
        for length in lengths(rest).into_iter().take_while(|length| *length > 0) {
            let (Some(place), Some(after)) = (self.lengths.get_mut(depth), rest.get(length..)) else {
                return false;
            };
            *place = length;
            self.count = depth + 1;
            if self.extend(after, lengths) {
                return true;
            }
        }
        self.count = depth;
        false
    }

    /// The syllables of the run that was split.
    pub(super) fn pieces<'run>(&self, run: &'run [u8]) -> impl Iterator<Item = &'run [u8]> {
        let mut rest = run;
        self.lengths
            .into_iter()
            .take(self.count)
            .map_while(move |length| {
                let (piece, after) = rest.split_at_checked(length)?;
                rest = after;
                Some(piece)
            })
    }

    /// The syllables as text, without the apostrophe or hyphen that parts them.
    pub(super) fn texts<'run>(&self, run: &'run str) -> Option<Vec<&'run str>> {
        let text = |piece: &'run [u8]| Some(str::from_utf8(piece).ok()?.trim_end_matches(['\'', '-']));
        self.pieces(run.as_bytes()).map(text).collect()
    }
}

/// The lengths, the longest first, at which the run starts with a syllable; what parts it from the next counts in.
/// A syllable is known by its letters and by what follows.
pub(super) fn longest_first(rest: &[u8], longest: usize, fits: impl Fn(&[u8], &[u8]) -> bool) -> Lengths {
    let mut lengths = Lengths::default();
    let starts = (1..=longest.min(rest.len())).rev();
    let starts = starts.filter(|length| {
        rest.split_at_checked(*length)
            .is_some_and(|(start, after)| fits(start, after))
    });
    for (place, length) in lengths.iter_mut().zip(starts) {
        let parted = matches!(rest.get(length), Some(b'\'' | b'-'));
        *place = length + usize::from(parted);
    }
    lengths
}
