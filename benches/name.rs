//! Time to read a name and to compare two that are read: `cargo bench --bench name`.
//!
//! Invented names made of common words, four words each, half of them with accents; the pairs are half variants
//! of one name (a word left out, an initial, capitals, the surnames first, a slip), half of different ones. Then
//! names of other families, and texts made to hurt. Medians of several runs in one process.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    clippy::disallowed_types,
    reason = "a bench prints, and stops where it cannot measure"
)]

use std::hint::black_box;

use cotejo::name::{self, PersonName};

const GIVEN: [&str; 24] = [
    "José", "María", "Luis", "Carmen", "Pedro", "Ana", "Rafael", "Yusmely", "Wilmer", "Elena", "Andrés",
    "Rosa", "Darío", "Beatriz", "Ramón", "Julia", "Tomás", "Nelly", "Iván", "Lourdes", "Óscar", "Raquel",
    "Simón", "Irene",
];
const SURNAMES: [&str; 24] = [
    "Pérez",
    "Rodríguez",
    "Otaiza",
    "Peña",
    "Villegas",
    "Carrasquero",
    "Núñez",
    "Toro",
    "Rengel",
    "Zambrano",
    "Istúriz",
    "Leal",
    "Gómez",
    "Abreu",
    "Uzcátegui",
    "Sosa",
    "Barrolleta",
    "Vela",
    "Ochoa",
    "Marín",
    "Quijada",
    "Corao",
    "Landa",
    "Briceño",
];

/// A small generator of numbers (Marsaglia 2003), so that every run measures the same names.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn words(&mut self) -> [&'static str; 4] {
        [
            GIVEN[self.below(24)],
            GIVEN[self.below(24)],
            SURNAMES[self.below(24)],
            SURNAMES[self.below(24)],
        ]
    }

    fn variant(&mut self, [first, second, paternal, maternal]: [&str; 4]) -> String {
        match self.below(6) {
            0 => format!("{paternal} {maternal}, {first} {second}"),
            1 => format!("{first} {paternal} {maternal}"),
            2 => format!("{} {}. {paternal}", first, second.chars().next().unwrap()),
            3 => format!("{first} {second} {paternal} {maternal}").to_uppercase(),
            4 => format!("{first} {second} {paternal}"),
            _ => {
                let mut letters: Vec<char> = paternal.chars().collect();
                letters.swap(1, 2);
                let slip: String = letters.into_iter().collect();
                format!("{first} {second} {slip} {maternal}")
            }
        }
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Nanoseconds an item, the median of so many runs.
fn time(items: usize, runs: usize, mut work: impl FnMut()) -> f64 {
    work();
    let each = (0..runs).map(|_| {
        let start = std::time::Instant::now();
        work();
        start.elapsed().as_nanos() as f64 / items as f64
    });
    median(each.collect())
}

fn one(text: &str) -> PersonName {
    name::parse(text).people().first().unwrap().clone()
}

fn main() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let words: Vec<[&str; 4]> = (0..4_000).map(|_| dice.words()).collect();
    let names: Vec<String> = words.iter().map(|words| words.join(" ")).collect();
    let others: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, own)| {
            if at % 2 == 0 {
                dice.variant(*own)
            } else {
                dice.words().join(" ")
            }
        })
        .collect();
    println!("ns a name or a pair, medians");
    let parse = |texts: &[String]| {
        time(texts.len(), 9, || {
            for text in texts {
                black_box(name::parse(black_box(text)));
            }
        })
    };
    println!("parse, four words          {:8.0}", parse(&names));
    println!("parse, variants            {:8.0}", parse(&others));
    let ranked: Vec<String> = names
        .iter()
        .map(|name| format!("Tte. Cnel. (GNB) {name} V-12.345.678"))
        .collect();
    println!("parse, with rank and id    {:8.0}", parse(&ranked));
    let spoiled: Vec<String> = names.iter().map(|name| spoil(name)).collect();
    println!("parse, misread encoding    {:8.0}", parse(&spoiled));

    let read: Vec<PersonName> = names.iter().map(|text| one(text)).collect();
    let against: Vec<PersonName> = others.iter().map(|text| one(text)).collect();
    let compare = |a: &[PersonName], b: &[PersonName]| {
        time(a.len(), 9, || {
            for (a, b) in a.iter().zip(b) {
                black_box(name::compare(black_box(a), black_box(b)));
            }
        })
    };
    println!("compare, half variants     {:8.0}", compare(&read, &against));
    println!("compare, the same          {:8.0}", compare(&read, &read));
    let shifted: Vec<PersonName> = read.iter().skip(1).chain(read.first()).cloned().collect();
    println!("compare, different people  {:8.0}", compare(&read, &shifted));
    let pairs: Vec<(&PersonName, &PersonName)> = read
        .iter()
        .zip(&against)
        .filter(|(a, b)| name::compare(a, b).level().agrees())
        .collect();
    let (same, variants): (Vec<PersonName>, Vec<PersonName>) =
        pairs.into_iter().map(|(a, b)| (a.clone(), b.clone())).unzip();
    println!("compare, variants alone    {:8.0}", compare(&same, &variants));

    let world = [
        ["Omar bin Nasir al-Qahtan", "Omar Nasser Alqahtan"],
        ["Petr Ilich Solovyevsky", "Piotr Ilyich Solovievskii"],
        ["Gao Yunfei", "Yun-Fei Gao"],
        ["Luís Felipe de Sousa Prado", "Luiz Felipe Souza Prado"],
        ["Đặng Thị Thu", "Thu Thi Dang"],
    ];
    let world_a: Vec<PersonName> = world.iter().map(|[a, _]| one(a)).collect();
    let world_b: Vec<PersonName> = world.iter().map(|[_, b]| one(b)).collect();
    println!("compare, other families    {:8.0}", compare(&world_a, &world_b));

    println!("\nmicroseconds a text or a pair, the worst of each kind");
    let hostile = [
        ("512 bytes of one word", "a".repeat(512)),
        (
            "40 words",
            ["José", "Pérez", "María", "Peña"].join(" ").repeat(10),
        ),
        ("100 initials", "J. ".repeat(100)),
        (
            "marks upon marks",
            format!("José{} Pérez", "\u{301}".repeat(60_000)),
        ),
        ("directions", "\u{202e}José \u{2066}Pérez\u{2069} ".repeat(2_000)),
        (
            "unknown letters",
            "\u{fffd}\u{fffd}\u{fffd} \u{fffd}a ".repeat(40),
        ),
        ("brackets", "((((\"'".repeat(80)),
        ("misread again and again", "Ã\u{83}Â©".repeat(40)),
    ];
    for (kind, text) in &hostile {
        let reading = time(1, 9, || {
            black_box(name::parse(black_box(text)));
        });
        let written = name::parse(text);
        let comparing = time(1, 9, || {
            black_box(name::compare_written(black_box(&written), black_box(&written)));
        });
        println!(
            "{kind:26} parse {:9.1}  compare {:9.1}",
            reading / 1e3,
            comparing / 1e3
        );
    }
}

/// UTF-8 read as Latin-1.
fn spoil(text: &str) -> String {
    text.bytes().map(char::from).collect()
}
