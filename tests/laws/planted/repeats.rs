//! Laws of repetitions and double records: none is joined that is not one, and all that are declared.
//!
//! - `rows_of_different_utterances_are_never_joined`
//! - `with_every_repetition_declared_each_utterance_is_counted_once`
//! - `a_slip_is_superseded_and_nothing_else_is`
//! - `records_of_different_persons_are_never_joined`
//! - `with_every_double_record_judged_each_person_is_counted_once`
//! - `the_true_number_of_voices_is_between_least_and_most`

use cotejo::dedup::{corroboration, utterances};
use cotejo::{Joining, link, strategy};
use proptest::prelude::*;

use crate::config;
use crate::planted::{file, ledger};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rows_of_different_utterances_are_never_joined(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        let found = utterances(&ledger);
        let truth = planted.utterances();
        prop_assert!(found.rows().counted >= truth.len());
        for utterance in &found {
            let whole = truth.iter().find(|rows| rows.contains(&utterance.id())).unwrap();
            prop_assert!(utterance.claims().iter().all(|row| whole.contains(&row)), "{:?}\n{}", utterance, file(&planted));
        }
    }

    #[test]
    fn with_every_repetition_declared_each_utterance_is_counted_once(planted in strategy::planted()) {
        let found = utterances(&ledger(&planted.judged())).rows();
        prop_assert_eq!(found.counted, planted.utterances().len(), "{}", file(&planted));
        prop_assert_eq!(found.rows, planted.utterances().iter().map(Vec::len).sum::<usize>());
    }

    #[test]
    fn a_slip_is_superseded_and_nothing_else_is(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        for utterance in &utterances(&ledger) {
            let replaced = utterance.superseded_by().is_some();
            prop_assert_eq!(replaced, planted.is_slip(utterance.id()), "{:?}\n{}", utterance, file(&planted));
        }
    }

    #[test]
    fn records_of_different_persons_are_never_joined(planted in strategy::planted(), linked in any::<bool>()) {
        let joining = if linked { Joining::default() } else { Joining::Certain };
        let found = link::persons(&ledger(&planted.draft), joining);
        let truth = planted.persons();
        prop_assert!(found.persons().len() >= truth.len());
        for person in found.persons() {
            let whole = truth.iter().find(|records| records.contains(&person.id().as_str().parse().as_ref().unwrap())).unwrap();
            prop_assert!(person.records().iter().all(|record| whole.contains(&record)), "{:?}", person);
        }
    }

    #[test]
    fn with_every_double_record_judged_each_person_is_counted_once(planted in strategy::planted()) {
        let found = link::resolve(&ledger(&planted.judged()));
        prop_assert_eq!(found.persons().len(), planted.persons().len(), "{}", file(&planted));
    }

    #[test]
    fn the_true_number_of_voices_is_between_least_and_most(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        let found = utterances(&ledger);
        let voices = found.iter().flat_map(cotejo::dedup::Utterance::voices);
        let all = corroboration(voices);
        let truth = planted.independent(ledger.claims().map(cotejo::Claim::id));
        prop_assert!(all.least <= truth && truth <= all.most, "{} of {:?}\n{}", truth, all, file(&planted));
    }
}
