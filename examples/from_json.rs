fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    match serde_json::from_str::<cotejo::Draft>(&text) {
        Err(e) => println!("syntax: {e}"),
        Ok(d) => match cotejo::Ledger::try_from(d) { Ok(l) => println!("{l:?}"), Err(p) => println!("{p}") },
    }
}
