fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    match serde_json::from_str::<cotejo::Draft>(&text) {
        Err(e) => println!("syntax: {e}"),
        Ok(d) => match cotejo::Ledger::try_from(d) { Ok(l) => {
            let r = cotejo::reconcile(&l, &cotejo::Settings::default());
            println!("{:?}", r.utterances().rows());
            if std::env::args().nth(2).is_some() { println!("{}", serde_json::to_string_pretty(&r).unwrap()); }
        }, Err(p) => println!("{p}") },
    }
}
