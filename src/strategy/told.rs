//! What is said of the true world: of which day, in which words, and how it is told again.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::id::SourceId;
use crate::model::draft::ClaimDraft;
use crate::model::value::Value;
use crate::strategy::cast::set;
use crate::strategy::hedge::{Hedge, Said, hedge};
use crate::strategy::subject::{PAGES, Speaker, Subject, speaker, subject};
use crate::strategy::values::day;
use crate::strategy::world::{List, World};

/// What is known of one row.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) count: Option<u64>,
    pub(super) utterance: usize,
    /// Whose it is: each body, or several that speak with one voice.
    pub(super) bodies: Vec<BTreeSet<SourceId>>,
    pub(super) slip: bool,
    /// The list it counts, for a verified count of people freed.
    pub(super) list: Option<List>,
}

/// How a claim says of which day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dated {
    AsOf,
    About,
    Noon,
    Said,
}

/// How something said is told again.
#[derive(Debug, Clone, Copy)]
enum Again {
    /// Word for word, and declared.
    Reprint,
    /// In other words, and declared.
    Declared(Hedge),
    /// The same figure of the same day by the same voice: to be seen without being declared.
    SameWords,
    /// By who speaks for the voice, where somebody does.
    Spoken,
    /// In other words, and not declared.
    Rewritten(Hedge),
}

/// One thing said, with its repetitions.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    speaker: Speaker,
    subject: Subject,
    day: i32,
    dated: Dated,
    hedge: Hedge,
    page: Option<usize>,
    again: Vec<(Again, usize)>,
    /// How far a first, wrong number was from the right one.
    slip: Option<u64>,
}

pub(super) fn saying() -> impl Strategy<Value = Saying> {
    let dated = select(vec![Dated::AsOf, Dated::Said, Dated::About, Dated::Noon]);
    let again = prop_oneof![
        Just(Again::Reprint),
        hedge().prop_map(Again::Declared),
        Just(Again::SameWords),
        Just(Again::Spoken),
        hedge().prop_map(Again::Rewritten),
    ];
    let times = prop_oneof![3 => Just(0..=0_usize), 2 => Just(0..=2_usize)];
    let again = times.prop_flat_map(move |times| vec((again.clone(), 0..PAGES.len()), times));
    let page = weighted(0.8, 0..PAGES.len());
    let told = (hedge(), page, again.boxed(), weighted(0.1, 1..=30_u64));
    (speaker(), subject(), (any::<Index>(), dated), told)
        .prop_map(|(speaker, subject, (at, dated), (hedge, page, again, slip))| {
            let slip = slip.filter(|_| subject != Subject::Statement);
            Saying {
                speaker: subject.speaker(speaker),
                day: subject.day(at),
                subject,
                // What is said again to correct it is said on another day, and still of the first.
                dated: if slip.is_some() { Dated::AsOf } else { dated },
                hedge,
                page,
                again,
                slip,
            }
        })
        .boxed()
}

impl Saying {
    /// What no two sayings of one world share.
    pub(super) fn key(&self) -> (Speaker, Subject, i32) {
        (self.speaker, self.subject, self.day)
    }

    /// The rows that carry it, the first with the id `c` and the number `from`.
    pub(super) fn rows(
        &self,
        world: &World,
        hidden: [usize; 4],
        from: usize,
        before: &[Said],
    ) -> Vec<(ClaimDraft, Told)> {
        let list = self.subject.list(self.speaker, hidden, self.day);
        let count = self.subject.count(world, list, self.day);
        let told = |utterance: usize, slip: bool| Told {
            count,
            utterance,
            bodies: self.speaker.bodies(hidden),
            slip,
            list,
        };
        let say = |hedge: Hedge| {
            count.map(|count| match (self.speaker, self.subject) {
                (Speaker::Groups, Subject::Verified { .. }) => hedge.say_longest(count),
                _ => hedge.say(count, before),
            })
        };
        let mut rows = Vec::new();
        let mut first = self.row(from, self.page, say(self.hedge));
        if let (Some(off), Some(count)) = (self.slip, count) {
            let slip = self
                .row(from, self.page, Some((count + off).to_string()))
                .said(date(self.day));
            rows.push((slip, told(from, true)));
            first = self
                .row(from + 1, self.page, say(self.hedge))
                .said(date(self.day + 1))
                .corrects(format!("c{from}"));
        }
        let said = from + rows.len();
        rows.push((first, told(said, false)));
        for (again, page) in &self.again {
            let at = from + rows.len();
            rows.push((self.repeat(*again, (said, at), *page, &say), told(said, false)));
        }
        rows
    }

    fn repeat(
        &self,
        again: Again,
        (said, at): (usize, usize),
        page: usize,
        say: &dyn Fn(Hedge) -> Option<String>,
    ) -> ClaimDraft {
        let (id, first) = (format!("c{at}"), format!("c{said}"));
        let page = match self.speaker {
            // Another page that names nobody would be another nobody.
            Speaker::Page(own) => own,
            _ => page,
        };
        let row = |hedge: Hedge| {
            let row = self.row(at, Some(page), say(hedge));
            if self.slip.is_some() {
                row.said(date(self.day + 1))
            } else {
                row
            }
        };
        match again {
            Again::Reprint => {
                let via = PAGES.get(page).copied().unwrap_or_default();
                ClaimDraft::new(&id).reprints(first).via(via)
            }
            Again::Declared(hedge) => row(hedge).same_utterance(Value::record([
                ("claim", first.as_str()),
                ("because", "the same speech"),
            ])),
            Again::Spoken if self.speaker == Speaker::Gov => {
                let spoken = self.unspoken(at, Some(page), say(self.hedge)).by("minister");
                if self.slip.is_some() {
                    spoken.said(date(self.day + 1))
                } else {
                    spoken
                }
            }
            Again::SameWords | Again::Spoken => row(self.hedge),
            Again::Rewritten(hedge) => row(hedge),
        }
    }

    fn row(&self, at: usize, page: Option<usize>, figure: Option<String>) -> ClaimDraft {
        self.speaker.of(self.unspoken(at, page, figure))
    }

    /// A row before anybody speaks.
    fn unspoken(&self, at: usize, page: Option<usize>, figure: Option<String>) -> ClaimDraft {
        let claim = self.subject.of(ClaimDraft::new(&format!("c{at}")));
        let page = match self.speaker {
            Speaker::Page(own) => Some(own),
            _ => page,
        };
        let claim = set(
            claim,
            page.and_then(|page| PAGES.get(page)).copied(),
            ClaimDraft::via,
        );
        let day = date(self.day);
        let claim = match self.dated {
            _ if self.subject == Subject::Statement => claim.said(day),
            Dated::AsOf => claim.as_of(day),
            Dated::About => claim.as_of(format!("{day}~")),
            Dated::Noon => claim.as_of(format!("{day}T12:00-04:00")),
            Dated::Said => claim.said(day),
        };
        set(claim, figure, ClaimDraft::figure)
    }
}

fn date(from_centre: i32) -> String {
    day(from_centre).map_or(String::new(), |date| date.to_string())
}
