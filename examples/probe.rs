//! probe
use cotejo::discrepancy::{Constraints, Suppose};
use cotejo::{Draft, Ledger, Settings, reconcile};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let draft: Draft = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let ledger = Ledger::try_from(draft)?;
    let settings = Settings::default();
    let found = reconcile(&ledger, &settings);
    let evidence = found.evidence();
    let mut suppose = Suppose::default();
    for arg in args {
        match arg.split_once('=') {
            Some((claim, option)) => suppose = suppose.reading(claim.parse()?, option.parse()?),
            None => suppose = suppose.assuming(arg.parse()?),
        }
    }
    let constraints = Constraints::derive(&evidence, found.persons(), &suppose);
    for rule in constraints.rules() {
        println!(
            "{} {} {}   {:?}",
            rule.lesser
                .iter()
                .map(|p| format!("{p:?}"))
                .collect::<Vec<_>>()
                .join(" + "),
            if rule.equal { "=" } else { "<=" },
            rule.greater
                .iter()
                .map(|p| format!("{p:?}"))
                .collect::<Vec<_>>()
                .join(" + "),
            rule.from
        );
    }
    let c = constraints.coherence();
    println!(
        "D {} A {} truncated {} capped {} whole {:?} fewest {:?}",
        c.inconsistency, c.adjustment, c.truncated, c.capped, c.whole, c.fewest
    );
    for conflict in &c.conflicts {
        println!(
            "  {:?} {} vs {}: {} D {} {:?} {}",
            conflict.members,
            conflict.shortfall.needs,
            conflict.shortfall.allows,
            conflict.shortfall.short_by,
            conflict.inconsistency,
            conflict.shortfall.measured,
            conflict.totals.add_up()
        );
    }
    println!("aside {:?}", c.aside);
    println!("free {:?}", c.free);
    for a in ledger.assumptions() {
        println!(
            "price {:?}: {:?}",
            a.id(),
            constraints
                .price(a.id())
                .map(|p| (p.least.to_string(), p.because_least))
                .map_err(|_| ())
        );
    }
    let r = cotejo::discrepancy::readings(&evidence, found.persons(), &Suppose::default());
    for choice in &r.choices {
        println!(
            "{:?}: {:?}",
            choice.claim,
            choice
                .options
                .iter()
                .map(|o| (o.row.to_string(), o.label.clone()))
                .collect::<Vec<_>>()
        );
    }
    for c in &r.combinations {
        println!(
            "{:?} D {} | {}",
            c.options,
            c.inconsistency.map(|d| d.to_string()).unwrap_or_default(),
            c.itemisations
                .iter()
                .map(|i| format!(
                    "{}: {:?} needs {} allows {:?} short {}",
                    i.assumption,
                    i.side,
                    i.needs,
                    i.allows.map(|a| a.to_string()),
                    i.short_by
                ))
                .collect::<Vec<_>>()
                .join(" | ")
        );
    }
    println!("{:#?}", r.only_if);
    Ok(())
}
