//! - no name, number, place or date of birth is in the `Debug` or JSON of a report

use cotejo::render::Account;
use cotejo::{DetaineeDraft, Ledger, Settings, Value, reconcile};

use super::{cast, found, list};

#[test]
fn nothing_that_identifies_a_person_is_in_a_report() {
    let secret = |list: &str, n: u8| {
        DetaineeDraft::new(&format!("{list}-{n}"))
            .listing(list)
            .name(format!("Secretname{n}"))
            .aliases("Secretalias")
            .born("1987-06-05")
            .birthplace("Secretville")
            .residence("Secretstreet")
            .occupation("Secretjob")
            .category(format!("category {list}"))
            .identifiers(format!("case:98765{n}"))
            .attributes(Value::record([("k", "Secretvalue")]))
            .note("Secretnote")
            .events(Value::record([
                ("what", "released"),
                ("when", "2026-05-01"),
                ("facility", "Secretprison"),
                ("place", "Secrettown"),
            ]))
    };
    let draft = cast()
        .with_listing(list("e0", "watch", "2026-05-01", "complete"))
        .with_listing(list("e1", "watch", "2026-05-02", "complete"))
        .with_listing(list("k0", "kin", "2026-05-02", "complete"))
        .with_detainee(secret("e0", 1))
        .with_detainee(secret("e0", 2))
        .with_detainee(secret("e1", 1))
        .with_detainee(secret("e1", 3))
        .with_detainee(
            DetaineeDraft::new("k0-1")
                .listing("k0")
                .identifiers("case:987651")
                .name("Secretname1"),
        );
    let found = found(&draft);
    let tonight = found.of(&"e1".parse().unwrap()).unwrap();
    assert!(!tonight.changed.is_empty() && !tonight.new_persons.is_empty());
    assert!(!tonight.gone_after_release.is_empty() && !found.free_and_held().is_empty());
    assert!(!tonight.new_persons[0].who.perhaps_same.is_empty());
    let ledger = Ledger::try_from(draft.clone()).unwrap();
    let all = reconcile(&ledger, &Settings::default());
    let printed = [
        format!("{found:?}"),
        format!("{all:?}"),
        serde_json::to_string(&found).unwrap(),
        serde_json::to_string(&all).unwrap(),
        Account::of(&all).to_string(),
    ];
    for text in &printed {
        assert!(!text.to_lowercase().contains("secret"), "{text}");
        assert!(!text.contains("98765") && !text.contains("1987"), "{text}");
    }
    let account = printed.last().unwrap();
    assert!(!account.contains("e1-1"), "not even ids: {account}");
}
