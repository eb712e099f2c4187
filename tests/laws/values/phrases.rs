//! Phrases and the figures read from them, both languages, sorted by form.
//!
//! The words that are read stand in guillemets; `!year` is a refusal and its reason, `!several` a
//! refusal because there are two figures or more, `!none` because there is none.
//!
//! - `english_phrases_are_read_as_the_table_says`
//! - `spanish_phrases_are_read_as_the_table_says`
//! - `without_a_language_what_both_read_alike_or_only_one_reads_is_read`
//! - `a_refusal_says_why`
//! - `a_hedge_between_two_numbers_is_the_second_ones`

#![expect(clippy::string_slice, reason = "a span that is no slice fails the law")]

use std::collections::BTreeSet;

use cotejo::{ErrorKind, Figure, Language, Lexicon, RefusedFor};

/// What `Figure::read` makes of it, in the words of the tables.
fn outcome(text: &str, language: Option<Language>) -> (String, String) {
    let lexicon = Lexicon::default();
    let marked = |span: std::ops::Range<usize>| {
        format!(
            "{}«{}»{}",
            &text[..span.start],
            &text[span.clone()],
            &text[span.end..]
        )
    };
    let error = match Figure::read(text, language, &lexicon) {
        Ok(read) => return (read.figure().to_string(), marked(read.span())),
        Err(error) => error,
    };
    let all = Figure::read_all(text, language, &lexicon);
    let refused = all
        .iter()
        .filter_map(|one| one.as_ref().err())
        .find(|refused| refused.error(text) == error);
    match (refused, error.kind()) {
        (Some(refused), _) => (format!("!{}", refused.reason()), marked(refused.span())),
        (None, ErrorKind::Conflicting) => ("!several".to_owned(), text.to_owned()),
        (None, kind) => {
            assert_eq!((kind, all.len()), (ErrorKind::Missing, 0), "{text}: {error}");
            ("!none".to_owned(), text.to_owned())
        }
    }
}

fn check(language: Option<Language>, table: &[(&str, &[&str])]) -> usize {
    let mut wrong = Vec::new();
    for (expected, phrases) in table {
        for phrase in *phrases {
            let text = phrase.replace(['«', '»'], "");
            let (read, marked) = outcome(&text, language);
            if read != *expected || marked != *phrase {
                wrong.push(format!("{phrase}: {expected} expected, {read} found in {marked}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    table.iter().map(|(_, phrases)| phrases.len()).sum()
}

const ENGLISH: &[(&str, &[&str])] = &[
    (
        "116",
        &[
            "«116»",
            "«116» people",
            "the «116» released",
            "«exactly 116»",
            "«only 116» of them",
            "«a total of 116» persons",
            "«one hundred and sixteen» people",
            "«one hundred sixteen»",
            "He said (“«116»”).",
            "Freed:«116».",
            "«116 in total»",
            "«116»[1] were freed",
            "«116»* were freed",
            "«116»† people",
            "«116»(2) people",
            "On 12 January «116» people left",
            "On January 12, 2026, «116» people left",
            "since 2024 «116» people have left",
            "at 9:00 «116» people left",
            "38 % of the «116» freed",
            "Article 7: «116» people",
            "after 24 days «116» prisoners left",
            "«116» aged 24 to 60",
            "the 2nd wave of «116»",
            "Caracas.«116» were freed",
        ],
    ),
    (
        "0",
        &[
            "«none»",
            "«no one» was freed",
            "«nobody» left",
            "«no prisoners»",
            "«zero»",
            "«not one»",
            "«not a single» person",
        ],
    ),
    ("1", &["«one»", "«one» prisoner", "«only one»", "«1» person"]),
    ("6", &["«half a dozen» people", "«a half dozen» people"]),
    ("12", &["«a dozen»", "«twelve» people", "«one dozen»"]),
    ("24", &["«two dozen» men"]),
    (
        "1200",
        &[
            "«1,200»",
            "«twelve hundred»",
            "«1200» people",
            "«a thousand two hundred»",
            "«1\u{a0}200»",
        ],
    ),
    (
        "2000",
        &[
            "«2,000»",
            "«2000» people",
            "«two thousand»",
            "«2 thousand»",
            "«2000» were freed",
        ],
    ),
    (
        "1500000",
        &["«1.5 million»", "«one million five hundred thousand»"],
    ),
    (
        ">=87",
        &[
            "«at least 87»",
            "«At  least\n87» prisoners",
            "«at the very least 87»",
            "«no fewer than 87»",
            "«no less than 87» people",
            "«not less than 87»",
            "«a minimum of 87»",
            "«87 or more»",
            "«87 people or more»",
            "«87 at least»",
            "«87 at a minimum»",
            "«87 and counting»",
            "«>=87»",
            "«≥ 87»",
            "«at least a total of 87»",
            "«at least 87 or more»",
            "«at least eighty-seven» people",
        ],
    ),
    (
        ">400",
        &[
            "«more than 400»",
            "«over 400»",
            "«well over 400» people",
            "«above 400»",
            "«upwards of 400»",
            "«exceeding 400»",
            "«in excess of 400»",
            "«400+»",
            "«400 +» people",
            "«400 plus»",
            "«more than four hundred»",
            "«at least more than 400»",
            "the number «exceeded 400» on Friday",
            "the government released «over 400» on Friday",
        ],
    ),
    (">2000", &["«over 2,000»", "«more than 2000»", "«over 2000»"]),
    (">12", &["«more than a dozen» people"]),
    (">49", &["«over 49 to 73»"]),
    (">=49", &["«at least 49 to 73»"]),
    (
        "<=400",
        &[
            "«at most 400»",
            "«up to 400»",
            "«no more than 400»",
            "«not more than 400»",
            "«a maximum of 400»",
            "«as many as 400»",
            "«400 or fewer»",
            "«400 at most»",
            "«<=400»",
            "«not exceeding 400»",
        ],
    ),
    ("<=73", &["«up to 49 to 73»"]),
    (
        "<116",
        &[
            "«fewer than 116»",
            "«less than 116»",
            "«under 116»",
            "«below 116»",
            "«short of 116»",
            "«fewer than the 116» announced",
            "«<116»",
        ],
    ),
    (
        "800-1200",
        &[
            "«between 800 and 1,200»",
            "«from 800 to 1,200»",
            "«800-1,200»",
            "«800–1,200» people",
            "«800 – 1,200»",
            "«800 to 1,200»",
            "«between 800 people and 1,200»",
            "«between eight hundred and twelve hundred»",
            "«between eight hundred and one thousand two hundred»",
        ],
    ),
    (
        "100-200",
        &[
            "«between one hundred and two hundred»",
            "«one hundred to two hundred»",
        ],
    ),
    ("2-3", &["«two or three» people", "«2 or 3»"]),
    (
        "~700",
        &[
            "«about 700»",
            "«around 700»",
            "«some 700» people",
            "«approximately 700»",
            "«roughly 700»",
            "«circa 700»",
            "«c. 700»",
            "«an estimated 700»",
            "«700-odd» people",
            "«700 or so»",
            "«700 people or so»",
            "«about some 700»",
            "«close to 700»",
            "«~700»",
            "«≈700»",
            "«about seven hundred»",
            "«barely 700»",
        ],
    ),
    (
        "~49-73",
        &[
            "«about 49-73»",
            "«around 49 to 73» people",
            "«some 49–73»",
            "«between about 49 and 73»",
            "«~49-73»",
        ],
    ),
    (
        "<~400",
        &[
            "«nearly 400»",
            "«almost 400»",
            "«just under 400»",
            "«approaching 400»",
            "«just short of 400»",
            "«not quite 400»",
            "«<~400»",
        ],
    ),
    (
        ">~400",
        &[
            "«just over 400»",
            "«slightly more than 400»",
            "«a little over 400»",
            "«>~400»",
        ],
    ),
    ("some", &["«some»", "«some» people", "«a small number» of people"]),
    (
        "an important number",
        &[
            "«an important number» of prisoners",
            "«a significant number»",
            "«a large number»",
            "«an unspecified number»",
            "«a number of» people",
        ],
    ),
    ("many", &["«many» people", "«numerous» prisoners"]),
    (
        "a few",
        &["«a few»", "«a handful» of people", "«a couple» of prisoners"],
    ),
    ("several", &["«several» detainees", "«several» of them"]),
    (
        "dozens",
        &[
            "«dozens»",
            "«dozens» of people",
            "«several dozen»",
            "«some dozens»",
        ],
    ),
    ("scores", &["«scores» of people"]),
    (
        "hundreds",
        &["«hundreds»", "«several hundred» people", "«a few hundred»"],
    ),
    ("thousands", &["«thousands»", "«several thousand»"]),
    ("tens of thousands", &["«tens of thousands»"]),
    (
        "?",
        &[
            "«?»",
            "«an unknown number»",
            "it is «unclear how many» left",
            "the «number is not known»",
        ],
    ),
    ("< @s2-5", &["«< @s2-5»", " «< @s2-5» "]),
    ("majority of @s3-2", &["«majority of @s3-2»"]),
    (
        "!year",
        &[
            "«2000»",
            "«2024»",
            "in «2024»",
            "«2025–2026»",
            "«around 2000»",
            "«between 2014 and 2025»",
            "in «2024» people left",
            "the «1990s»",
            "«up to 2014»",
        ],
    ),
    (
        "!date",
        &[
            "«12 January»",
            "«January 12–13»",
            "since «January 12, 2026»",
            "«8 and 12 January»",
            "«12th of January»",
            "«2026-01-12»",
            "«12/01/2026»",
            "«between 8 and 12 January»",
            "in «May 12» people left",
            "«800-1000-1200»",
            "«January 2026»",
            "«12.01.2026»",
        ],
    ),
    ("!clock", &["«9:00»", "at «9 p.m».", "«20h»", "«9am»"]),
    (
        "!share",
        &[
            "«38 %»",
            "«38%»",
            "«38 percent»",
            "«38 per cent»",
            "«two thirds»",
            "«two-thirds» of them",
            "«one in five»",
            "«41/116»",
            "«a third of» them",
        ],
    ),
    ("!ordinal", &["the «2nd» wave", "«116th»"]),
    (
        "!age",
        &[
            "aged «24»",
            "«24-year-old» student",
            "«24 years old»",
            "people «over 60»",
            "aged «between 18 and 24»",
        ],
    ),
    (
        "!money",
        &["$«400»", "«400 dollars»", "$ «400»", "«hundreds of dollars»"],
    ),
    (
        "!measure",
        &[
            "«12 days»",
            "«more than two years»",
            "an «18-month» sentence",
            "«12 more days»",
            "«several days»",
            "«20 km»",
            "«three times»",
        ],
    ),
    (
        "!label",
        &["Article «7»", "No. «5»", "Covid-«19»", "page «116»", "freed[«1»]"],
    ),
    (
        "!decimal",
        &["«1.5»", "«12.5» people", "«2½»", "«1.0005 thousand»"],
    ),
    (
        "!separator",
        &["«1.000»", "«1,0001»", "«12,34»", "«12 000» people", "«1'000»"],
    ),
    (
        "!glued",
        &[
            "«116a»",
            "-«5»",
            "«116k»",
            "released«116»",
            "«116-person» list",
            "«116\u{200b}7»",
            "«116_»",
        ],
    ),
    ("!numeral", &["«١٢»", "«116٢»", "«１１６» people"]),
    (
        "!denied",
        &[
            "«not 116»",
            "«not at least 87»",
            "«rather than 116»",
            "«neither 116» of them",
        ],
    ),
    (
        "!relative",
        &[
            "«significantly fewer»",
            "«the majority»",
            "«half of» them",
            "«fewer than the» government's 116",
            "«more than half»",
            "«most of» them",
        ],
    ),
    (
        "!hedges",
        &[
            "«at least fewer than 5»",
            "«at least some 700»",
            "«more than nearly 400»",
            "«between 800»",
            "«two to three hundred»",
            "«at least dozens»",
        ],
    ),
    (
        "!change",
        &[
            "rose «from 41 to 116»",
            "the count was revised up «from 61 to 75»",
        ],
    ),
    ("!inverted", &["«from 73 to 49»", "«73-49»"]),
    (
        "!too-large",
        &[
            "«1000000000001»",
            "«9999999999999999999999»",
            "«999,999,999 million»",
            "«nearly 0»",
        ],
    ),
    ("!word", &["«millions» of people", "«hundreds of thousands»"]),
    (
        "!several",
        &[
            "116 people and 41 others",
            "87 of 99",
            "not 116 but 41",
            "116 (41 women)",
            "116, at least 41 of them named",
            "10 or 12",
            "116 people and 2000 gone",
            "several people and 41 others",
        ],
    ),
    (
        "!none",
        &[
            "",
            "people were freed",
            "how many",
            "no",
            "once upon a time",
            "one of them said",
            "some said so",
            "???",
            "he may go",
            "A.¹",
        ],
    ),
    (
        "!fraction",
        &[
            "«two and a half thousand» prisoners",
            "«half a million» people",
            "«a quarter of a million» people",
            "«over half a thousand» people",
            "«half a hundred» prisoners",
            "«a million and a half» people",
            "«half those 40»",
            "«double the 45»",
            "«a third of the 90»",
            "«half of the 200»",
            "«one and a half million»",
            "«half a million»",
            "«half-a-million» people",
            "«two-and-a-half thousand»",
            "«2/3 of the 90»",
            "«two thirds of the 90»",
            "«twice the 45»",
            "«three times the 45»",
            "«three times as many as the 45»",
            "«several times the 45»",
            "«a million and a half» of them",
        ],
    ),
    ("116", &["«116» and a third of them"]),
    (">6", &["«more than half a dozen» people"]),
    ("24", &["«exactly two dozen»"]),
    (
        "!year",
        &[
            "released in «twenty-twenty-six»",
            "«twenty-twenty-four» people",
            "«nineteen ninety-nine»",
            "in «two thousand and twenty-six»",
        ],
    ),
    ("20-25", &["«twenty to twenty-five» people"]),
    ("2026", &["in «two thousand and twenty-six» cases"]),
    (
        "!word",
        &[
            "«2 millones» de personas",
            "«2 mil» presos",
            "«2 billion» people",
            "«a dozen thousand»",
            "«a couple of hundred» people",
            "«a couple hundred» people",
        ],
    ),
    (
        "214",
        &[
            "«two hundred and fourteen» (214)",
            "«two hundred and fourteen» (214) prisoners",
        ],
    ),
    (
        ">=214",
        &[
            "«at least two hundred and fourteen» (214)",
            "«two hundred and fourteen (214) or more»",
        ],
    ),
    (
        "!several",
        &["214 (241)", "It is not true that they freed 116. But 41 left."],
    ),
    ("!measure", &["«fourteen (14) days»"]),
    (
        "!denied",
        &[
            "it is not true that «116» were released",
            "it is not true that the government released «116»",
        ],
    ),
    ("116", &["It is not true. «116» left."]),
    (
        "!glued",
        &[
            "\u{202e}«611»",
            "people \u{202e}were «611»",
            "«1\u{200b}16»",
            "«116»\u{200b} people",
            "of \u{2066}«116» people",
        ],
    ),
    (
        "!hedges",
        &[
            "«about three dozen»",
            "«about a dozen» people",
            "«just over two dozen»",
            "«nearly two dozen»",
            "«two to three dozen»",
            "«20 to 30 thousand»",
        ],
    ),
    ("!label", &["V-«12345678»"]),
];

const SPANISH: &[(&str, &[&str])] = &[
    (
        "116",
        &[
            "«116» personas",
            "«ciento dieciséis» presos",
            "«exactamente 116»",
            "«solo 116»",
            "«apenas 116»",
            "«un total de 116»",
            "los «116» excarcelados",
            "El 8 de enero salieron «116» personas",
            "El 8 de enero de 2026 salieron «116»",
            "el 12 salieron «116»",
            "del 8 al 12 de enero salieron «116»",
            "desde 2024 han salido «116» presos",
            "a las 9 salieron «116» presos",
            "de 24 años, uno de los «116»",
            "el 38 % de los «116»",
            "el artículo 7 y «116» presos",
        ],
    ),
    (
        "0",
        &[
            "«ninguno»",
            "«ningún» preso",
            "«ninguna» persona",
            "«nadie»",
            "«cero»",
            "«ni uno»",
        ],
    ),
    ("1", &["«uno»", "«solo uno»", "«solo una» persona", "«1» persona"]),
    ("6", &["«media docena» de presos"]),
    ("12", &["«una docena»", "«doce» presos"]),
    ("24", &["«dos docenas»"]),
    ("1000", &["«1.000»", "«mil»", "«1000» presos", "«1 000»"]),
    (
        "2000",
        &["«2000» personas", "«dos mil» personas", "«2.000»", "«2 mil»"],
    ),
    ("12000", &["«12 000» personas", "«12.000»", "«doce mil»"]),
    (
        "1500000",
        &["«1,5 millones»", "«1.500.000»", "«un millón quinientos mil»"],
    ),
    (
        ">=87",
        &[
            "«al menos 87»",
            "«Al menos 87» presos",
            "«por lo menos 87»",
            "«como mínimo 87»",
            "«mínimo 87»",
            "«un mínimo de 87»",
            "«no menos de 87»",
            "«87 o más»",
            "«87 presos políticos o más»",
            "«87 al menos»",
            "«87 como mínimo»",
            "«al menos ochenta y siete» presos",
        ],
    ),
    (
        ">400",
        &[
            "«más de 400»",
            "«superior a 400»",
            "la cifra «supera los 400»",
            "«superan las 400»",
            "«por encima de 400»",
            "«400+»",
            "«más de cuatrocientos»",
            "fueron liberados «más de 400» presos",
        ],
    ),
    (">50", &["«más de medio centenar»"]),
    (">100", &["«más de un centenar»", "«más de cien»"]),
    (">1", &["«más de uno»", "«más de una» persona"]),
    (
        "<=400",
        &[
            "«hasta 400»",
            "«como máximo 400»",
            "«a lo sumo 400»",
            "«no más de 400»",
            "«un máximo de 400»",
            "«400 como máximo»",
            "«400 o menos»",
            "«no supera los 400»",
        ],
    ),
    (
        "<116",
        &[
            "«menos de 116»",
            "«por debajo de 116»",
            "«inferior a 116»",
            "«no llegan a 116»",
        ],
    ),
    (
        "800-1000",
        &[
            "«entre 800 y 1.000»",
            "«de 800 a 1.000»",
            "«800 a 1.000» presos",
            "«800-1.000»",
            "«entre los 800 y los 1.000»",
            "«entre ochocientos y mil»",
            "«desde 800 hasta 1.000»",
        ],
    ),
    ("2-3", &["«dos o tres» presos"]),
    ("7-8", &["«siete u ocho»"]),
    (
        "~700",
        &[
            "«unas 700» personas",
            "«unos 700»",
            "«alrededor de 700»",
            "«aproximadamente 700»",
            "«cerca de 700»",
            "«en torno a 700»",
            "«en torno a los 700»",
            "«rondan los 700»",
            "«unas setecientas» personas",
            "«700 aproximadamente»",
            "«unos 700 más o menos»",
        ],
    ),
    (
        "~100",
        &[
            "«un centenar» de presos",
            "«cerca de un centenar»",
            "«un centenar»",
        ],
    ),
    ("~20", &["«una veintena»", "«dos decenas»"]),
    ("~50", &["«una cincuentena» de presos", "«medio centenar»"]),
    (
        "~49-73",
        &["«unos 49-73»", "«entre unos 49 y 73»", "«alrededor de 49 a 73»"],
    ),
    (
        "<~400",
        &[
            "«casi 400»",
            "«poco menos de 400»",
            "«al borde de 400»",
            "«casi cuatrocientas» personas",
        ],
    ),
    (
        ">~400",
        &["«400 y pico»", "«poco más de 400»", "«cuatrocientas y pico»"],
    ),
    (">~30", &["«treinta y tantos»"]),
    ("some", &["«algunos»", "«algunas» personas"]),
    (
        "an important number",
        &[
            "«un número importante»",
            "«un gran número» de presos",
            "«un número indeterminado»",
        ],
    ),
    ("many", &["«muchos» presos", "«numerosas» personas"]),
    (
        "a few",
        &["«unos pocos»", "«un puñado» de presos", "«unas cuantas»"],
    ),
    ("several", &["«varios»", "«varias» personas"]),
    (
        "tens",
        &["«decenas»", "«varias decenas» de personas", "«unas decenas»"],
    ),
    ("dozens", &["«docenas» de presos"]),
    (
        "hundreds",
        &["«cientos»", "«varios cientos» de presos", "«centenares»"],
    ),
    ("thousands", &["«miles» de personas"]),
    ("tens of thousands", &["«decenas de miles»"]),
    (
        "?",
        &[
            "«un número desconocido» de presos",
            "«se desconoce cuántos»",
            "salieron presos, «sin precisar»",
        ],
    ),
    ("!year", &["«2024»", "en «2024»", "«2025» y 2026", "«hasta 2014»"]),
    (
        "!date",
        &[
            "«8 de enero»",
            "el «12»",
            "«8, 9 y 10 de enero»",
            "«entre el 8 y el 12 de enero»",
            "«enero de 2026»",
            "«ocho de enero»",
            "«hasta el 8 de enero de 2026»",
        ],
    ),
    (
        "!clock",
        &[
            "a las «9»",
            "a las «9 y media»",
            "«9:00»",
            "«20h»",
            "«9 de la mañana»",
        ],
    ),
    (
        "!share",
        &[
            "«38 %»",
            "«38 por ciento»",
            "«dos tercios»",
            "«uno de cada cinco»",
            "«tres de cada diez»",
        ],
    ),
    ("!ordinal", &["la «1.ª»", "«2º»", "el «1er»"]),
    ("!age", &["menores de «18»", "«24 años de edad»"]),
    ("!money", &["«400 dólares»", "«más de 400 euros»", "Bs «400»"]),
    (
        "!measure",
        &[
            "de «24 años»",
            "«12 días»",
            "mayores de «60 años»",
            "«más de una hora»",
            "«varios días»",
            "«miles de kilómetros»",
        ],
    ),
    ("!label", &["artículo «7»", "n.º «5»", "la celda «4»"]),
    ("!decimal", &["«1,5»"]),
    ("!separator", &["«1,000»", "«1.0001»"]),
    ("!denied", &["«no 116»", "«no son 116»", "«ni 116»"]),
    (
        "!relative",
        &[
            "«la mayoría»",
            "«la mitad» de ellos",
            "«menos de los» anunciados",
            "«muchos menos»",
        ],
    ),
    (
        "!hedges",
        &["«al menos menos de 5»", "«al menos unos 700»", "«dos a tres mil»"],
    ),
    ("!change", &["pasó «de 41 a 116»", "subió «de 41 a 116» presos"]),
    ("!word", &["«millones» de personas", "«cientos de miles»"]),
    (
        "!several",
        &[
            "116 presos y 41 más",
            "87 de 99",
            "no 116 sino 41",
            "al menos 87, de ellos 41 mujeres",
        ],
    ),
    (
        "!none",
        &[
            "",
            "una mujer dijo",
            "un preso político dijo",
            "uno de ellos dijo",
            "cuántos",
            "de la mano",
            "por una vez",
        ],
    ),
    (
        "!fraction",
        &[
            "«mil y medio» presos",
            "«un millar y medio»",
            "«un centenar y medio»",
            "«dos docenas y media»",
            "«dos tercios de los 90»",
            "«la mitad de los 80»",
            "«la cuarta parte de los 90»",
            "las «tres cuartas partes de los 90»",
            "«medio millón» de personas",
            "«el doble de los 45»",
            "«tres veces los 45»",
            "«un cuarto de millón»",
            "«dos millones y medio» de personas",
        ],
    ),
    ("~500", &["«medio millar»"]),
    (
        "!word",
        &[
            "«2 million» people",
            "«2 thousand» people",
            "«un par de miles» de presos",
        ],
    ),
    ("31", &["«31» (treinta y uno)", "«treinta y un» (31) presos"]),
    (
        "!denied",
        &[
            "no es cierto que «116» fueran liberados",
            "el gobierno negó que hubiera «116» presos",
        ],
    ),
    ("!year", &["en «dos mil veintiséis»"]),
    ("!hedges", &["«unas dos docenas»"]),
    (
        "!label",
        &[
            "cédula «12.345.678»",
            "cédula de identidad «12.345.678»",
            "C.I. «12.345.678»",
        ],
    ),
    (
        "116",
        &[
            "V-12.345.678 y «116» presos",
            "a las 9 y media salieron «116» presos",
        ],
    ),
];

#[test]
fn english_phrases_are_read_as_the_table_says() {
    assert!(check(Some(Language::English), ENGLISH) >= 200);
}

#[test]
fn spanish_phrases_are_read_as_the_table_says() {
    assert!(check(Some(Language::Spanish), SPANISH) >= 150);
}

#[test]
fn without_a_language_what_both_read_alike_or_only_one_reads_is_read() {
    let table: &[(&str, &[&str])] = &[
        (
            "116",
            &["«116»", "«116» people", "«116» personas", "«ciento dieciséis»"],
        ),
        (">=87", &["«at least 87»", "«al menos 87»", "«>=87»"]),
        (">1000", &["«more than 1,000»", "«más de 1.000»"]),
        ("~700", &["«unas 700»", "«some 700»"]),
        ("<=400", &["«no more than 400»", "«no más de 400»", "«hasta 400»"]),
        ("dozens", &["«dozens»", "«docenas»"]),
        ("tens", &["«decenas»"]),
        ("1500000", &["«1.5 million»", "«1,5 millones»"]),
        ("2000000", &["«2 million» people", "«2 millones» de personas"]),
        ("31", &["«31» (treinta y uno)", "«thirty-one» (31)"]),
        (
            "!language",
            &[
                "«1.000»",
                "«1,000»",
                "«1.234.567»",
                "«12 000»",
                "«once»",
                "«miles»",
            ],
        ),
        ("!decimal", &["«12.5»"]),
        ("!year", &["«2024»"]),
        ("!date", &["«8 de enero»", "«8 January»"]),
    ];
    check(None, table);
}

#[test]
fn a_refusal_says_why() {
    let says = |text: &str| {
        Figure::read(text, Language::English, &Lexicon::default())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        says("116 people and 41 others"),
        "`116`, `41`: one figure is expected, not 2"
    );
    assert_eq!(
        says("1 2 3 4 5 6"),
        "`1`, `2`, `3`, `4` and 2 more: one figure is expected, not 6"
    );
    assert_eq!(says("they left"), "the text gives no figure");
    assert!(says("in 2024").starts_with("`2024` is or may be a year"));
    assert!(says("fewer than the government's 116").contains("write it with that claim's id"));
    // Every reason stands in one of the tables, so none is there for nothing.
    let seen: BTreeSet<&str> = ENGLISH
        .iter()
        .chain(&[("!language", &[][..])])
        .filter_map(|(expected, _)| expected.strip_prefix('!'))
        .collect();
    let all = RefusedFor::ALL.iter().map(|reason| reason.as_str());
    let missing: Vec<&str> = all.filter(|reason| !seen.contains(reason)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn a_hedge_between_two_numbers_is_the_second_ones() {
    for (text, expected) in [
        ("116 plus 41 others", ["116", "41"]),
        ("116 at least 41 of them named", ["116", ">=41"]),
        ("116 or more than 120", ["116", ">120"]),
    ] {
        let all = Figure::read_all(text, Language::English, &Lexicon::default());
        let read: Vec<String> = all
            .iter()
            .flatten()
            .map(|read| read.figure().to_string())
            .collect();
        assert_eq!(read, expected, "{text}");
    }
}
