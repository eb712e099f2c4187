//! Two names, and in words whether they may be one person's and why.
//!
//!     cargo run --example same_person -- 'Tte. LEAL MOYA FRANCISCO J.' 'Paco Leal Moya'
//!
//! Without names it compares a few invented people.

use std::env;

use cotejo::name::{self, AnyAscii};

const INVENTED: [[&str; 2]; 5] = [
    ["Tte. LEAL MOYA FRANCISCO J.", "Paco Leal Moya"],
    ["Mª del Carmen Ruiz-Pineda de Sosa", "RUIZ PINEDA, MARIA C."],
    ["NicolΓ‘s PeÃ±a Ibarra", "Nicolas Peña"],
    ["Rubén José Istúriz Maya", "Rubén José Istúriz Coa"],
    ["María José Olivo Paz", "José María Olivo Paz"],
];

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() {
    let given: Vec<String> = env::args().skip(1).collect();
    let told = if let [a, b] = given.as_slice() {
        compared(a, b)
    } else {
        let all: Vec<String> = INVENTED.iter().map(|[a, b]| compared(a, b)).collect();
        all.join("\n\n")
    };
    println!("{told}");
}

fn compared(a: &str, b: &str) -> String {
    let (one, other) = (name::parse_with(a, &AnyAscii), name::parse_with(b, &AnyAscii));
    let mut told = format!("{a}\n{b}\n");
    match (one.one(), other.one()) {
        (Some(one), Some(other)) => {
            told += &name::compare(one, other).reveal(one, other).to_string();
        }
        _ => told += &name::compare_written(&one, &other).to_string(),
    }
    for (text, written) in [(a, &one), (b, &other)] {
        for repair in written.people().iter().flat_map(|person| person.repairs()) {
            told += &format!("\n  repaired in {text}: {:?}", repair.kind());
        }
    }
    told
}
