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
//! Words are [folded](#folding), text is cut into sentences, and a sentence is its set of *shingles*, the
//! runs of three words in it. Two sentences are alike when the shingles they share are at least a fifth of
//! those of both together: the *resemblance* of Broder (1997), an exact fraction. Alike sentences that
//! follow one another on both sides, with at most two others between, are merged to one run, whose resemblance
//! is computed again over its whole text; what then falls below the least similarity is taken apart again.
//!
//! Pairs are found by an exact set-similarity join over an inverted index of shingles (in the manner of
//! Bayardo, Ma and Srikant 2007), not by min-hash or winnowing (Schleimer, Wilkerson and Aiken 2003). Most
//! shingles of news text stand in one place only and cost one step of a sort, so the join is about as fast as
//! a sketch, and it needs no luck and no constants. A word is compared as a word and never as its hash. Hence:
//! **any two sentences at or above the least similarity are found**, unless a shingle they share stands in more
//! sentences than [`most_places`](TextSettings::most_places).
//!
//! # Limits
//!
//! * A shingle in more than `most_places` sentences is *crowded*: its later places are compared with the first
//!   so many and not with one another. Of a story on a hundred pages, each copy is found with the first sixteen
//!   copies, and two later ones are not listed as a pair. Common phrases in much text are crowded too: a pair is
//!   still found when a quarter of what it needs to share is seen. [`Repeats::crowded`] counts such shingles;
//!   with none, nothing was missed.
//! * A sentence of fewer than eight words goes with its neighbour in the paragraph; a paragraph of fewer is not
//!   compared. Half a sentence within another is found only if it makes up a fifth of both.
//! * Rewriting lowers recall. Measured on paragraphs of English news with words changed at random, nine in ten or
//!   more are found with one word in five changed, two in three with three in ten. A paraphrase in other words,
//!   and a translation, are other texts. Two sentences that share little but a long name are not told from a
//!   rewrite: that is why a join is proposed and not made.
//! * A script written without spaces has one word a sentence, and nothing is found in it.
//!
//! # Sentences
//!
//! A closing mark before a space ends a sentence, though not before a small letter nor after a single one
//! (`U.S. Army`); so does one without a space between a small letter and a capital (`York.The`). A line
//! break ends a paragraph, unless the line is not closed and the next begins with a small letter: then the
//! text is wrapped at a column. Where no mark comes for 64 words, the sentence is cut after a word chosen by its
//! content, the same in every copy, and at 192 words in any case.
//!
//! # Folding
//!
//! A page may have lost its accents, another its encoding. Before words are compared, capitals are made small,
//! Latin letters lose their marks (`Tomás`, `Tomas`), apostrophes of any shape and the separators of
//! thousands vanish (`Valdoria’s`, `1,000`), every other mark is a space, so that a space missing after a full
//! stop is none missed. In a word of ASCII letters any other letter is damage and left out: `TomΓ‘s` is read
//! as `toms` and differs from `tomas` in that word only. Words of other scripts stay as they are.
//!
//! # Cost
//!
//! O(n log n) in the text of all pages, whatever it says; about 400 ns a word on news. A sentence has 255
//! words at most, looks at no more than `most_places` others per shingle, and what it repeats within itself
//! counts once; so ten thousand copies of a page, one word a million times, or a page without a line break
//! or a full stop cost in proportion to their length. Memory is some sixty bytes a word while it runs.

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
