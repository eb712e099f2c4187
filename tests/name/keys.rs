//! Laws of the keys by which words sound alike.
//!
//! - `spellings_of_one_name_have_one_key`
//! - `different_names_have_different_keys`
//! - `a_key_keeps_within_its_bounds_in_every_family`
//! - `a_key_is_of_the_letters_alone`

use cotejo::name::{Family, fold, key};
use cotejo::strategy::hostile_text;
use proptest::prelude::*;
use proptest::sample::select;

use crate::config;

#[test]
fn spellings_of_one_name_have_one_key() {
    for (family, spellings) in [
        (Family::Spanish, "jimenez gimenez ximenez"),
        (Family::Spanish, "vasquez vazquez basques"),
        (Family::Spanish, "yonathan jonathan"),
        (Family::Spanish, "wilmer guilmer"),
        (Family::Spanish, "hernandez ernandez hernandes"),
        (Family::Spanish, "villasmil viyasmil billasmil"),
        (Family::Spanish, "quiroz quiros kiros"),
        (Family::Spanish, "anna ana"),
        (Family::Portuguese, "souza sousa"),
        (Family::Slavic, "dmitriy dmitri dmitrii"),
        (Family::Slavic, "sergei sergey"),
        (Family::Chinese, "hsu xu"),
        (Family::Germanic, "mueller muller"),
        (Family::Arabic, "mohammed muhammad mohamad"),
    ] {
        let keys: Vec<String> = spellings.split(' ').map(|word| key(word, family)).collect();
        assert!(
            keys.iter().all(|other| *other == keys[0]),
            "{family:?}: {spellings}: {keys:?}"
        );
    }
}

/// Names that are near one another and not one.
#[test]
fn different_names_have_different_keys() {
    for (family, names) in [
        (Family::Spanish, "maria mario mariana marina mariela"),
        (Family::Spanish, "julio julia juliana juliano"),
        (Family::Spanish, "luis luisa lucia lucas lucio"),
        (Family::Spanish, "daniel daniela danilo"),
        (Family::Spanish, "edwin erwin edgar elmer elder"),
        (Family::Spanish, "rosa rosana rosalia rosario rossi"),
        (Family::Spanish, "perez peraza peres-galdos pera parra"),
        (Family::Spanish, "marin martin martinez marino"),
        (Family::Spanish, "gomez gamez gamero"),
        (Family::Spanish, "salas salazar salinas salcedo"),
        (Family::Spanish, "ana ada ida eda"),
        (Family::Slavic, "ivanov ivanova ivanenko"),
        (Family::Chinese, "li liu lin ling"),
        (Family::Vietnamese, "nguyen ngo tran trang"),
        (Family::Arabic, "hassan hussein hasna"),
        (Family::Portuguese, "santos santana santiago"),
    ] {
        let names: Vec<&str> = names.split(' ').collect();
        for (at, one) in names.iter().enumerate() {
            for other in &names[..at] {
                assert_ne!(key(one, family), key(other, family), "{family:?}: {one} {other}");
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_key_keeps_within_its_bounds_in_every_family(text in prop_oneof![hostile_text().boxed(), "[a-z]{0,70}".boxed()]) {
        let folded = fold(&text);
        for family in Family::ALL {
            let key = key(&folded, family);
            prop_assert!(key.len() <= folded.len() + 4, "{:?}: {}", family, key);
            prop_assert_eq!(key.is_empty(), folded.is_empty(), "{:?}", family);
        }
    }

    #[test]
    fn a_key_is_of_the_letters_alone(word in "[a-z]{2,12}", family in select(&Family::ALL[..])) {
        // The same word, the same key; another first consonant that sounds otherwise, another key.
        prop_assert_eq!(key(&word, family), key(&word.clone(), family));
        prop_assert_ne!(key(&format!("ma{word}"), family), key(&format!("ta{word}"), family));
    }
}
