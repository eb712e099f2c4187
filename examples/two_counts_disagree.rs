//! Rival totals of one quantity: how far apart, who agrees with whom, whose distance it is.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::discrepancy::{Scores, Shares, conflicting_pairs, shares};
use cotejo::{Bounds, Error};

fn main() -> Result<(), Error> {
    let said = [
        ("a stale page", "300"),
        ("nobody named", "650-750"),
        ("a monitor", "806"),
        ("some organisations", "800-1000"),
        ("some advocates", "800-1200"),
    ];
    let figures: Vec<Bounds> = said
        .iter()
        .map(|(_, text)| text.parse())
        .collect::<Result<_, _>>()?;
    let scores = Scores::of(&figures);

    println!("how many are held, by five voices");
    for (who, figure) in said {
        println!("  {figure:<9} {who}");
    }
    println!(
        "degree of inconsistency  {} ({} %)",
        scores.inconsistency,
        scores.inconsistency.percent()
    );
    if let Some(clash) = scores.clash {
        println!(
            "because                  {} at least, {} at most: short by {}",
            clash.needs, clash.allows, clash.short_by
        );
    }
    println!("to agree, persons        {}", scores.adjustment);
    println!("median interval          {}", scores.median);
    for region in &scores.agreement {
        println!(
            "most agree on            {region} ({} of {})",
            scores.support, scores.figures
        );
    }
    println!("pairs that differ        {}", scores.conflicting_pairs);
    for (above, under) in conflicting_pairs(&figures, 3) {
        if let (Some((high, _)), Some((low, _)), Some(a), Some(b)) = (
            said.get(above),
            said.get(under),
            figures.get(above),
            figures.get(under),
        ) {
            println!("  {high} and {low}: {} apart", a.gap(*b));
        }
    }
    let players: Vec<(&str, Bounds)> = said.iter().map(|(who, _)| *who).zip(figures).collect();
    if let Shares::Exact(shares) = shares(&players) {
        println!("shares of the distance (to be outvoted is not to be wrong)");
        for (who, share) in shares {
            println!("  {:<9} {who}", share.to_f64());
        }
    }
    Ok(())
}
