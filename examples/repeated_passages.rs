//! scratch
use cotejo::dedup::text::{TextSettings, repeats};
use std::collections::BTreeMap;
fn main() {
    let texts: Vec<(String, String)> = std::env::args().skip(1).map(|p| (p.rsplit('/').next().unwrap()[..3].to_owned(), std::fs::read_to_string(p).unwrap())).collect();
    let pages = texts.iter().map(|(n, t)| (n.parse().unwrap(), t.as_str())).collect::<BTreeMap<_,_>>();
    let mut s = TextSettings::default();
    if let Ok(t) = std::env::var("T") { s = s.with_least_similarity(t.parse().unwrap()); }
    let f = repeats(&pages, &s);
    println!("{} {} {} {}", f.words(), f.sentences(), f.crowded(), s);
    for r in &f { println!("{}:{}-{} {}:{}-{} {} {} {} words {}", r.one.page, r.one.first_line, r.one.last_line, r.other.page, r.other.first_line, r.other.last_line, r.similarity, r.similarity.percent(), r.identical, r.one.words);
      for p in &r.parts { println!("    {}-{} {}-{} {} {}\n      {:?}\n      {:?}", p.one.first_line, p.one.last_line,  p.other.first_line, p.other.last_line, p.similarity.percent(), p.one.words, &pages[&p.one.page][p.one.bytes.clone()].chars().take(150).collect::<String>(), &pages[&p.other.page][p.other.bytes.clone()].chars().take(150).collect::<String>()); } }
}
