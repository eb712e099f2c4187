//! The same story on four pages: one utterance, its hearings, and what undoing a judgement does.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::dedup::{self, corroboration};
use cotejo::{ClaimDraft, Draft, JudgementDraft, Ledger, Problems, SourceDraft};

fn story() -> Draft {
    let pages = ["agency", "paper", "blog", "portal"];
    let draft = pages.iter().fold(Draft::new(), |draft, page| {
        draft.with_source(SourceDraft::new(page).kind("press"))
    });
    let heard = |id: &str, page: &str| {
        ClaimDraft::new(id)
            .by("speaker")
            .via(page)
            .count("released")
            .stage("announced")
            .window("2026-01-08/..")
            .figure(">=100")
    };
    draft
        .with_source(SourceDraft::new("speaker").kind("government"))
        .with_source(SourceDraft::new("minister").kind("government"))
        .with_claim(heard("a", "agency").said("2026-01-08"))
        .with_claim(heard("b", "paper").said("2026-01-08"))
        .with_claim(heard("c", "blog").said("2026-01-08~"))
        .with_claim(
            ClaimDraft::new("d")
                .by("minister")
                .via("portal")
                .count("released")
                .stage("announced")
                .window("2026-01-08/..")
                .figure("dozens")
                .said("2026-01-09"),
        )
}

fn show(title: &str, draft: Draft) -> Result<(), Problems> {
    let ledger = Ledger::try_from(draft)?;
    let found = dedup::utterances(&ledger);
    let rows = found.rows();
    println!("{title}: {} rows, {} utterance(s)", rows.rows, rows.counted);
    for utterance in &found {
        let pages: Vec<&str> = utterance.pages().iter().map(AsRef::as_ref).collect();
        println!(
            "  {} on {}; independent voices: {}",
            utterance.id(),
            pages.join(", "),
            corroboration(utterance.voices())
        );
        for hearing in utterance
            .hearings()
            .iter()
            .filter(|hearing| !hearing.differs.is_empty())
        {
            let differs: Vec<&str> = hearing.differs.iter().map(|aspect| aspect.as_str()).collect();
            println!("    {} is heard otherwise: {}", hearing.claim, differs.join(", "));
        }
    }
    Ok(())
}

fn main() -> Result<(), Problems> {
    show("as written", story())?;
    let because = "the portal quotes the agency's words and gives them another speaker";
    show(
        "with a judgement",
        story().with_judgement(JudgementDraft::same_utterance(["a", "d"], because)),
    )
}
