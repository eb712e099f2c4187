//! Near-identical passages within a page and across pages, proposed as joins and never made.
//!
//! A page that prints its body twice, or an agency story rewritten on five pages, carries one
//! utterance many times over. The library keeps no text; a caller who has it hands it in, page by
//! page, and [`repeats`] says which passages repeat one another, where, and how closely.
//! [`proposals`] then names the claims of a ledger that stand at corresponding lines. Nothing is
//! stored: a caller who agrees adds [`ProposedJoin::judgement`] to the draft.
//!
//! ```
//! use std::collections::BTreeMap;
//! use cotejo::{Ratio, dedup::text::{TextSettings, repeats}};
//!
//! let agency = "A list of all who were freed will be printed on Monday, the office said.";
//! let paper = "News of the day\nA list of all who were freed will be printed on Monday, the ministry said.";
//! let pages = BTreeMap::from([("agency".parse()?, agency), ("paper".parse()?, paper)]);
//! let found = repeats(&pages, &TextSettings::default());
//! let [repeat] = found.as_slice() else { return Err("one repeat".into()) };
//! assert_eq!((repeat.other.first_line, repeat.other.last_line), (2, 2));
//! // 13 shingles of three words each; the changed word stands in two of them: 11 of 15 are shared.
//! assert_eq!(Some(repeat.similarity), Ratio::new(11, 15));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Method
//!
//! Words are [folded](#folding), text is cut into sentences, a sentence is its set of *shingles* (runs of
//! three words), and two sentences are alike when the shingles they share are at least a fifth of those of
//! both together: the *resemblance* of Broder (1997), an exact fraction. Alike sentences that follow one another
//! on both sides, with at most two others between, are merged to one run, whose resemblance is computed
//! again over its whole text; runs below the least similarity are taken apart again.
//!
//! Pairs are found by an exact set-similarity join over an inverted index of shingles (in the manner of
//! Bayardo, Ma and Srikant 2007), not by min-hash or winnowing (Schleimer, Wilkerson and Aiken 2003): a
//! shingle that stands in one place only costs one step of a sort, so on news text, where most do, the join
//! costs no more than a sketch, misses nothing a sketch would, and needs no constants.
//! A word is compared as a word and never as its hash. Hence: **every two sentences at or above the
//! least similarity are found**, as long as no shingle they share stands in more sentences than
//! [`most_places`](TextSettings::most_places).
//!
//! # Limits
//!
//! * A shingle in more than `most_places` sentences is *crowded*: its later places are compared with the first
//!   so many, not with one another. Of a story on a hundred pages each copy is found with the first sixteen.
//!   A pair both of whose places are later ones is not listed; [`Repeats::crowded`] counts such shingles.
//!   Common phrases in a large body of text are crowded too: a pair is compared when what it may share
//!   suffices and a quarter of that is seen to be shared, and is missed otherwise.
//! * Sentences of fewer than eight words go with their neighbour in the paragraph; paragraphs of fewer
//!   are not compared. Half a sentence inside another is found only if it is a fifth of both.
//! * A rewrite that changes every third word, or the order of all words, is another text; a translation is.
//! * A script written without spaces has one word a sentence, and nothing is found in it.
//!
//! # Folding
//!
//! A page may have lost its accents, another its encoding. Before words are compared, capitals are made small,
//! Latin letters lose their marks (`Nicolás`, `Nicolas`), apostrophes of any shape and the separators of
//! thousands vanish (`Venezuela’s`, `1,000`), every other mark is a space, so that a space missing after a full
//! stop is none missed. In a word of ASCII letters any other letter is damage and left out: `NicolΓ‘s` is read
//! as `nicols` and differs from `nicolas` in that word only. Words of other scripts stay as they are.
//!
//! # Cost
//!
//! O(n log n) in the words of all pages, for any text: a sentence has at most 192 words of its own (longer
//! ones are cut where their content says), looks at no more than `most_places` others per shingle, and
//! what repeats itself within a sentence counts once.

mod corpus;
mod locator;
mod overlap;
mod proposal;
mod propose;
mod repeat;
mod run;
mod settings;
mod shingle;
mod word;

pub use proposal::{Differing, Proposals, ProposedJoin};
pub use propose::proposals;
pub use repeat::{Part, Passage, Repeat, Repeats, repeats};
pub use settings::TextSettings;
