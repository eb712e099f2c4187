//! Names of the world: each built and ordered in its own way, some in their own script.

use proptest::prelude::*;
use proptest::sample::select;

/// How the names of one people are built.
#[derive(Debug, Clone, Copy)]
struct People {
    family_first: bool,
    given: &'static [&'static str],
    /// A father's name or a middle name; empty where there is none.
    between: &'static [&'static str],
    surnames: &'static [&'static str],
}

const PEOPLES: [People; 14] = [
    People {
        family_first: false,
        given: &["João", "Inês", "Tiago", "Conceição"],
        between: &["", "Maria", "Pedro"],
        surnames: &[
            "Magalhães",
            "dos Santos",
            "Simões Pereira",
            "da Conceição",
            "Guimarães",
        ],
    },
    People {
        family_first: false,
        given: &["Mohammed", "Abdul Rahman", "Fatima", "Khaled", "Youssef"],
        between: &["", "bin Salem", "ibn Yusuf", "Ahmad"],
        surnames: &["al-Hariri", "El Masri", "Haddad", "Bou Saleh"],
    },
    People {
        family_first: false,
        given: &["محمد", "خالد", "فاطمة"],
        between: &["", "بن سالم"],
        surnames: &["الحريري", "حداد"],
    },
    People {
        family_first: false,
        given: &["Dmitri", "Yekaterina", "Oleksandr", "Zoya"],
        between: &["", "Petrovich", "Ivanovna"],
        surnames: &["Zhukov", "Belyaeva", "Shevchuk", "Kuznetsov"],
    },
    People {
        family_first: false,
        given: &["Дмитрий", "Екатерина", "Алёна"],
        between: &["", "Петрович", "Ивановна"],
        surnames: &["Жуков", "Беляева", "Щербак"],
    },
    People {
        family_first: true,
        given: &["Xiaoming", "Wei", "Guoqiang", "Lihua"],
        between: &[""],
        surnames: &["Zhang", "Li", "Ouyang", "Hsu"],
    },
    People {
        family_first: true,
        given: &["国强", "伟", "丽华"],
        between: &[""],
        surnames: &["李", "张", "欧阳"],
    },
    People {
        family_first: true,
        given: &["Thị", "Minh", "Đức"],
        between: &["", "Văn", "Ngọc"],
        surnames: &["Nguyễn", "Trần", "Đặng", "Phạm"],
    },
    People {
        family_first: true,
        given: &["Min-su", "Ji-hye", "Yeong-ho"],
        between: &[""],
        surnames: &["Kim", "Park", "Choi"],
    },
    People {
        family_first: true,
        given: &["민수", "지혜"],
        between: &[""],
        surnames: &["김", "박"],
    },
    People {
        family_first: false,
        given: &["İbrahim", "Ayşe", "Çağrı", "Gülşen"],
        between: &["", "Can"],
        surnames: &["Yılmaz", "Açıkel", "Öztürk"],
    },
    People {
        family_first: false,
        given: &["Jürgen", "Søren", "Åke", "Anneliese"],
        between: &["", "Maria"],
        surnames: &["Müller-Lüdenscheidt", "van der Velde", "Sjögren", "Weiß"],
    },
    People {
        family_first: false,
        given: &["Łukasz", "Zdeněk", "Małgorzata"],
        between: &[""],
        surnames: &["Wąsowski", "Dvořáková", "Żółć"],
    },
    People {
        family_first: false,
        given: &["Γιώργος", "Ελένη"],
        between: &[""],
        surnames: &["Παπαδόπουλος", "Κωνσταντίνου"],
    },
];

/// Full names of a dozen peoples, in Latin letters and in Arabic, Cyrillic, Greek, Chinese and Korean ones.
///
/// Shrinks to `João Magalhães`.
pub fn world_name_text() -> impl Strategy<Value = String> {
    select(&PEOPLES[..]).prop_flat_map(|people| {
        let words = (
            select(people.given),
            select(people.between),
            select(people.surnames),
        );
        words.prop_map(move |(given, between, surname)| {
            let order = if people.family_first {
                [surname, between, given]
            } else {
                [given, between, surname]
            };
            let said: Vec<&str> = order.into_iter().filter(|word| !word.is_empty()).collect();
            said.join(" ")
        })
    })
}
