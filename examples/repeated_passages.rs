//! Passages that repeat one another, in files named as arguments or on three invented pages, and what they
//! suggest about the claims of a ledger. Nothing is joined until somebody stores a judgement.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use cotejo::dedup::text::{Passage, Proposals, Repeats, TextSettings, proposals, repeats};
use cotejo::dedup::utterances;
use cotejo::{ClaimDraft, Draft, Ledger, Ratio, SourceDraft, SourceId, WaveDraft};

/// Its body stands on it twice, the second time with its accents lost.
const AGENCY: &str = "\
Prison gates open in Valdoria
The interior ministry said on Friday that 57 people had been released from the Río Seco prison during the night. \
It called the step a gesture of good will before the talks in the capital.
Relatives who had waited outside the gates since Wednesday counted 31 of them by name. Lawyers said that nine of those \
freed must still report to a court every week.
Prison gates open in Valdoria
The interior ministry said on Friday that 57 people had been released from the Rio Seco prison during the night. \
It called the step a gesture of good will before the talks in the capital.
Relatives who had waited outside the gates since Wednesday counted 31 of them by name. Lawyers said that nine of those \
freed must still report to a court every week.
";

/// The agency's story told again, wrapped at a narrow column, with one figure changed.
const REWRITE: &str = "\
Freed before the talks

The interior ministry announced on Friday that 57 people had been
released from the Río Seco prison during the night, and called it
a gesture of good will before the talks in the capital.

Relatives who had waited outside the prison gates since Tuesday
counted 33 of them by name. Our own reporter saw four buses leave.
";

const UNRELATED: &str = "\
Harbour strike enters its third week
Dock workers in the southern port voted on Sunday to go on with their strike, and the shipping companies have begun to \
send their freight by rail. The ministry of transport said it would not mediate.
";

fn ledger() -> Draft {
    let pages = ["agency", "harbour", "rewrite"];
    let draft = pages.iter().fold(Draft::new(), |draft, page| {
        draft.with_source(SourceDraft::new(page).kind("press"))
    });
    let freed = |id: &str, page: &str, at: &str| {
        let claim = ClaimDraft::new(id).via(page).at(at);
        claim.count("released").wave("friday").said("2031-05-02")
    };
    draft
        .with_source(SourceDraft::new("ministry").kind("government"))
        .with_source(SourceDraft::new("families").kind("relatives"))
        .with_wave(WaveDraft::new("friday").window("2031-05-02"))
        .with_claim(freed("a1", "agency", "l2").by("ministry").figure("57"))
        .with_claim(
            freed("a2", "agency", "l3")
                .by("families")
                .stage("verified")
                .figure("31"),
        )
        .with_claim(freed("a1-again", "agency", "l5").figure("57"))
        .with_claim(freed("r1", "rewrite", "l3").by("rewrite").figure("57"))
        .with_claim(
            freed("r2", "rewrite", "l8")
                .by("families")
                .stage("verified")
                .figure("33"),
        )
}

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    let mut texts: BTreeMap<SourceId, String> = BTreeMap::new();
    for file in &files {
        let name = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        texts.insert(name.parse()?, fs::read_to_string(file)?);
    }
    if files.is_empty() {
        let invented = [("agency", AGENCY), ("rewrite", REWRITE), ("harbour", UNRELATED)];
        for (name, text) in invented {
            texts.insert(name.parse()?, text.to_owned());
        }
    }
    let pages = texts
        .iter()
        .map(|(id, text)| (id.clone(), text.as_str()))
        .collect();
    let found = repeats(&pages, &TextSettings::default());
    show(&pages, &found);

    if files.is_empty() {
        let ledger = Ledger::try_from(ledger())?;
        let rows = utterances(&ledger);
        let proposed = proposals(&ledger, &rows, &found);
        println!("\nA ledger of these pages: {}", counted(&ledger));
        propose(&ledger, &proposed);
        let decided = proposed
            .joins
            .iter()
            .fold(Draft::new(), |draft, join| draft.with_judgement(join.judgement()));
        println!(
            "With every proposal stored: {}",
            counted(&ledger.extended(decided)?)
        );
    }
    Ok(())
}

fn show(pages: &BTreeMap<SourceId, &str>, found: &Repeats) {
    println!(
        "{} pages, {} words, {} sentences",
        pages.len(),
        found.words(),
        found.sentences()
    );
    println!("{}", found.settings());
    if found.crowded() > 0 {
        println!(
            "{} shingles are crowded: not all their places were compared",
            found.crowded()
        );
    }
    if found.as_slice().is_empty() {
        println!("\nNo passage repeats another.");
    }
    for repeat in found {
        let how = match repeat.similarity {
            _ if repeat.identical => "byte for byte".to_owned(),
            Ratio::ONE => "the same words".to_owned(),
            similarity => format!("{} % alike ({similarity})", similarity.percent()),
        };
        println!("\n{} = {}: {how}", place(&repeat.one), place(&repeat.other));
        for part in &repeat.parts {
            let percent = part.similarity.percent();
            println!(
                "  {percent:>3} %  {:<6} {}",
                lines(&part.one),
                cut(pages, &part.one)
            );
            // What is the same need not be read twice.
            if part.similarity != Ratio::ONE {
                println!("         {:<6} {}", lines(&part.other), cut(pages, &part.other));
            }
        }
    }
}

fn propose(ledger: &Ledger, proposed: &Proposals) {
    let said = |id| {
        let figure = ledger.claim(id).and_then(|claim| claim.figure());
        figure.map_or_else(|| "no figure".to_owned(), ToString::to_string)
    };
    for join in &proposed.joins {
        let percent = join.similarity.percent();
        println!(
            "  may be one: {} and {}, both {}; {percent} % alike",
            join.one,
            join.other,
            said(&join.one)
        );
    }
    for unlike in &proposed.differing {
        let differs: Vec<&str> = unlike.differs.iter().map(|aspect| aspect.as_str()).collect();
        println!(
            "  differ in {}: {} says {}, {} says {}; {} % alike",
            differs.join(", "),
            unlike.one,
            said(&unlike.one),
            unlike.other,
            said(&unlike.other),
            unlike.similarity.percent()
        );
    }
}

fn counted(ledger: &Ledger) -> String {
    let rows = utterances(ledger).rows();
    format!("{} rows, {} utterances", rows.rows, rows.counted)
}

/// `agency l2-l3 (62 words)`.
fn place(passage: &Passage) -> String {
    format!("{} {} ({} words)", passage.page, lines(passage), passage.words)
}

/// `l2`, `l2-l3`.
fn lines(passage: &Passage) -> String {
    if passage.first_line == passage.last_line {
        format!("l{}", passage.first_line)
    } else {
        format!("l{}-l{}", passage.first_line, passage.last_line)
    }
}

/// The passage on one line, cut short.
fn cut(pages: &BTreeMap<SourceId, &str>, passage: &Passage) -> String {
    const MOST: usize = 64;
    let text = pages
        .get(&passage.page)
        .and_then(|text| text.get(passage.bytes.clone()));
    let words: Vec<&str> = text.unwrap_or("").split_whitespace().collect();
    let line: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
    if line.chars().count() <= MOST {
        return line;
    }
    let short: String = line.chars().take(MOST - 1).collect();
    format!("{short}…")
}
