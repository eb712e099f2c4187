//! The Arabic key: consonants, and only the vowels that tell names apart.
//!
//! Latin spellings agree on the consonants of an Arabic name and on little else. Short vowels inside are dropped;
//! what is kept is the vowel at the start, the one before the last consonant (Hassan and Hussein, Karim and
//! Karam, Jamal and Jamil) and the one at the end (Samir and Samira).

use crate::name::sound::letters::Letters;

/// Vowels as read, before it is known which are kept. `e` is short i in Khaled, short a in Ahmed.
const A: u8 = b'A';
const E: u8 = b'E';
const I: u8 = b'I';
const U: u8 = b'U';
/// ai, ei, ay, ey.
const AI: u8 = b'D';
/// au, aw.
const AU: u8 = b'W';

const SH: u8 = b'S';

/// The key of a word.
pub(super) fn key(word: &[u8]) -> Letters {
    let mut written = Letters::new();
    let spelled = Letters::with_long_vowels(word);
    let bare = without_article(word).map(Letters::with_long_vowels);
    let spelled = bare.as_ref().unwrap_or(&spelled).as_bytes();
    let rest = match servant(spelled) {
        Some(rest) => {
            written.push_all(b"abd");
            match rest {
                b"lah" | b"la" | b"ah" => {
                    written.push_all(b"lh");
                    return written;
                }
                b"atif" | b"atef" | b"ateef" => b"latif",
                _ => rest,
            }
        }
        None => spelled,
    };
    let sounds = Letters::rewrite(rest, sound);
    match sounds.as_bytes() {
        // Saifullah as Seifallah.
        [stem @ .., A | U, b'l', A, b'h'] if stem.len() > 2 && word.ends_with(b"llah") => {
            keep(stem, &mut written);
            written.push_all(b"lh");
        }
        sounds => keep(sounds, &mut written),
    }
    written
}

/// The word without `al`: where a hyphen shows it, or before four letters and a consonant.
fn without_article(word: &[u8]) -> Option<&[u8]> {
    let (rest, longest) = match word {
        [
            b'a' | b'e' | b'u',
            b'l' | b's' | b'r' | b'n' | b'd' | b't' | b'z',
            b'-' | b'\'',
            rest @ ..,
        ]
        | [b'a' | b'e', b's', b'h', b'-' | b'\'', rest @ ..] => return (rest.len() > 1).then_some(rest),
        // El-Idrissi, Al-Otaibi, Al-Assad.
        [b'e', b'l', b'a' | b'i' | b'o' | b'u', ..] | [b'a', b'l', b'o' | b'u', ..] if word.len() >= 7 => {
            return word.get(2..);
        }
        [b'a', b'l', b'a', b's', b's', ..] => return word.get(2..),
        [b'a' | b'e', b'l', rest @ ..] => (rest, 4),
        // The l assimilated: Assayed, Arrahman.
        [
            b'a' | b'e',
            one @ (b's' | b'r' | b'n' | b'd' | b't' | b'z'),
            rest @ ..,
        ] if rest.first() == Some(one) => (rest, 5),
        _ => return None,
    };
    (rest.len() >= longest && rest.first().is_some_and(|first| !b"aeiouly".contains(first))).then_some(rest)
}

/// What follows `abd al-`: Abdulrahman, Abderrahman, Abd Rahman in one word.
fn servant(spelled: &[u8]) -> Option<&[u8]> {
    let rest = spelled.strip_prefix(b"abd")?;
    let vowels = rest.iter().take_while(|letter| b"aeiou".contains(letter)).count();
    let named = rest.get(vowels..)?;
    match named {
        // Abdou, Abdi.
        [] => (vowels == 0).then_some(rest),
        [b'l'] => Some(b""),
        [b'l', b'a' | b'e', b'h'] | [b'l', b'a'] => Some(b"lah"),
        // Abdullatif: the l of the article and its own, squeezed to one.
        [b'l', after @ ..] if vowels > 0 => Some(after),
        _ => Some(named),
    }
}

/// One consonant or one vowel.
fn sound(rest: &[u8], written: &mut Letters) -> usize {
    let before = written.last();
    let Some((first, after)) = rest.split_first() else {
        return 1;
    };
    let (heard, taken) = match first {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => match vocalic(rest, written) {
            (heard, taken) if is_vowel(heard) && is_vowel(before) => {
                // The second of two wins.
                written.replace_last(heard);
                return taken;
            }
            other => other,
        },
        b'l' if is_vowel(before) && is_din(after) => return 1,
        _ => consonant(rest, written),
    };
    written.taking(heard, taken)
}

/// A consonant, in the spellings of English, French and German.
fn consonant(rest: &[u8], written: &Letters) -> (u8, usize) {
    match *rest {
        [b't' | b's', b'c', b'h', ..] => (SH, 3),
        // Achmed, Khaled.
        [b'c', b'h', b'm', ..] | [b'k', b'h', ..] => (b'h', 2),
        [b'c' | b's', b'h', ..] => (SH, 2),
        // Othman as Osman; Ahmet, Mahmut.
        [b't', b'h', b'm', ..] if written.as_bytes() == [U] => (b's', 2),
        [b't'] if matches!(written.as_bytes(), [.., b'h', b'm', E | U]) => (b'd', 1),
        [one @ (b'g' | b'd' | b't'), b'h', ..] => (one, 2),
        [b'p', b'h', ..] => (b'f', 2),
        // Djamel, Naguib.
        [b'd', b'j' | b'g', ..] | [b'g', b'u', b'e' | b'i', ..] => (b'j', 2),
        [b'g', ..] => (b'j', 1),
        [b'c', b'e' | b'i' | b'y', ..] => (b's', 1),
        [b'q', b'u', b'e'] => (b'k', 3),
        [b'c' | b'q', ..] => (b'k', 1),
        [b'p', ..] => (b'b', 1),
        [b'v', ..] => (b'w', 1),
        [other, ..] => (other, 1),
        [] => (0, 1),
    }
}

/// A vowel, or the w or y that a vowel is before another.
fn vocalic(rest: &[u8], written: &Letters) -> (u8, usize) {
    let start = written.is_empty();
    match *rest {
        [b'a', ref after @ ..] => open(after, start),
        // The silent e of Amine, Marouane.
        [b'e'] if written.last() == b'n' && written.as_bytes().len() > 2 => (b'n', 1),
        [b'e', b'y', next, ..] if is_written_vowel(next) => {
            // Eyad as Iyad.
            if start { (b'y', 2) } else { (A, 1) }
        }
        // Eissa.
        [b'e', b'i' | b'y', ..] if start => (I, 2),
        [b'e', b'i' | b'y', ..] => (AI, 2),
        [b'e', b'w', next, ..] if !is_written_vowel(next) => (AU, 2),
        // Oualid, Fouad.
        [b'o', b'u', b'a' | b'e' | b'i', ..] => (b'w', 2),
        [b'u', b'a' | b'e' | b'i', ..] => (b'w', 1),
        [b'o', b'a' | b'e' | b'i', ..] if !start => (b'w', 1),
        [b'o', b'w'] => (AU, 2),
        [b'o', b'w', next, ..] if !is_written_vowel(next) => (AU, 2),
        [b'o', b'u' | b'o', ..] => (U, 2),
        [b'o' | b'u', ..] => (U, 1),
        // Nadiya, Ziad.
        [b'i', b'y', b'a' | b'e' | b'o' | b'u', ..] => (b'y', 2),
        [b'i', b'a' | b'o' | b'u', ..] | [b'y', b'a' | b'e' | b'i' | b'o' | b'u', ..] => (b'y', 1),
        [b'e' | b'i', b'e', ..] => (I, 2),
        [b'i' | b'y', ..] => (I, 1),
        _ => (E, 1),
    }
}

/// What a and the letters after it are.
fn open(after: &[u8], start: bool) -> (u8, usize) {
    match *after {
        // Ayesha.
        [b'y', b'e', b's' | b'c', b'h', ..] if start => (AI, 3),
        [b'y', next, ..] if is_written_vowel(next) => (A, 1),
        // Saeed, Ismael.
        [b'e' | b'i', b'e' | b'i', ..] => (I, 3),
        [b'e', ..] => (I, 2),
        [b'i' | b'y', ..] => (AI, 2),
        // Alaoui; Daoud.
        [b'o', b'u', b'a' | b'e' | b'i', ..] => (A, 1),
        [b'o', b'u' | b'o', ..] => (AU, 3),
        [b'u' | b'o', ..] | [b'w'] => (AU, 2),
        [b'w', next, ..] if !is_written_vowel(next) => (AU, 2),
        _ => (A, 1),
    }
}

/// The rest of al-Din, as in Nur al-Din.
const fn is_din(after: &[u8]) -> bool {
    matches!(
        after,
        [b'd', b'i' | b'e' | b'y', b'n']
            | [b'd', b'i' | b'e' | b'y', _, b'n']
            | [b'd', b'i' | b'e' | b'y', b'n', b'e']
    )
}

const fn is_written_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

const fn is_vowel(sound: u8) -> bool {
    matches!(sound, A | E | I | U | AI | AU)
}

/// Writes the consonants, and the vowels at the start, before the last consonant and at the end.
fn keep(sounds: &[u8], written: &mut Letters) {
    let (stem, end) = ending(sounds);
    let epenthetic = match (stem, end) {
        // Fatima as Fatma; Fahd as Fahad, Bakr as Bakar.
        ([b'f', A, b't', I | E, b'm'], _) => [b'f', A, b't', b'm'],
        ([first, A, middle @ (b'h' | b'k'), last @ (b'd' | b'r')], 0) => [*first, *middle, A, *last],
        _ => [0; 4],
    };
    let stem = if epenthetic == [0; 4] {
        stem
    } else {
        epenthetic.as_slice()
    };
    let last = stem
        .iter()
        .rposition(|sound| is_vowel(*sound))
        .filter(|last| *last > 0);
    for (place, sound) in stem.iter().enumerate() {
        let kept = match *sound {
            consonant if !is_vowel(consonant) => consonant,
            // Daoud as Dawud.
            AU if Some(place) == last && end == 0 => {
                written.push(b'w');
                b'u'
            }
            _ if Some(place) == last => stressed(stem, place, end),
            // Ibrahim, Brahim; Idris, Driss; Ismail, Smail.
            I | E if place == 0 && is_prop(stem) => continue,
            I | E if place == 0 => b'i',
            U if place == 0 => b'u',
            _ if place == 0 => b'a',
            // Suleiman is not Salman.
            U | E | I | AI if is_suleiman(stem) && stem.get(place + 1) == Some(&b'm') => b'i',
            _ => continue,
        };
        written.push_unlike(kept);
    }
    if end != 0 {
        written.push_unlike(end);
    }
}

const fn is_suleiman(stem: &[u8]) -> bool {
    matches!(stem, [b's', .., b'm', A, b'n'])
}

/// A vowel at the end as it is kept, and what stands before it; -a, -ah, -e, -eh are one.
fn ending(sounds: &[u8]) -> (&[u8], u8) {
    match sounds {
        // Saleh keeps its h: two syllables, the first with a.
        [_, A, _, E, b'h'] => (sounds, 0),
        [stem @ .., A | E, b'h'] | [stem @ .., A | E] if !stem.is_empty() => (stem, b'a'),
        [stem @ .., I | AI] if !stem.is_empty() => (stem, b'i'),
        [stem @ .., U | AU] if !stem.is_empty() => (stem, b'u'),
        _ => (sounds, 0),
    }
}

/// Whether the i at the start only eases two consonants.
const fn is_prop(stem: &[u8]) -> bool {
    matches!(
        stem,
        [_, b'b' | b'd', b'r', ..] | [_, b's', b'm', A | I | AI, b'l', ..]
    )
}

/// The vowel before the last consonants, as it is kept.
fn stressed(stem: &[u8], place: usize, end: u8) -> u8 {
    let before = stem.get(..place).unwrap_or_default();
    let first = before.iter().copied().find(|sound| is_vowel(*sound));
    let tail = stem.get(place..).unwrap_or_default();
    match (stem.get(place).copied().unwrap_or_default(), tail) {
        // Youssef, Youssif, Younes, Younis.
        (E | I, [_, b'f' | b's']) if matches!(before, [b'y', U, b's' | b'n']) => b'u',
        (I, [_, b'n']) if matches!(before, [b'h', U, b's']) => b'y',
        // Husayn, Suhail: not Hasan's or Sahil's pattern.
        (AI, _) if first == Some(U) => b'y',
        (I | AI, _) => b'i',
        (U | AU, _) => b'u',
        // Djamel, as the Maghreb writes Jamal.
        (E, [_, b'l']) if matches!(before, [b'j', A, b'm']) => b'a',
        (E, [_, _]) if end == b'i' && first.is_none() => b'a',
        // Muhsin, Moncef.
        (E, [_, _]) if matches!(before, [b'm', U, _, _]) => b'i',
        (E, [_, _]) if is_long_a(before) || first.is_none() => b'i',
        _ => b'a',
    }
}

/// The pattern of Khaled, Nasser, Adel: one syllable before, in a.
fn is_long_a(before: &[u8]) -> bool {
    matches!(before, [A, single] | [_, A, single] if !is_vowel(*single))
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name() {
        joined(
            Family::Arabic,
            "mohammed muhammad, mohamed mohammad, mhamed mohamed, hussein husayn, hussain \
             hossein, hocine hussein, houcine husein, yousef yusuf, youssef yousif, younes yunus, \
             abdulrahman abderrahman, abdelrahman abdurrahman, abd-al-rahman abdulrahman, \
             abdelrahmane abdulrehman, abdullah abdallah, abdellah abdulla, abdelkader \
             abdulqadir, abdennour abdulnur, abdessalam abdulsalam, abdelaziz abdulaziz, \
             abdelouahed abdulwahid, abdellatif abdullateef, al-qahtan alqahtan, elsayed sayed, \
             as-sayed alsayed, karim kareem, kerim karim, rashid rachid, rasheed rachid, said \
             saeed, khaled khalid, nasser nasir, adel adil, salem salim, tarek tariq, malek \
             malik, hisham hicham, hichem hesham, ahmed ahmad, ayman aymen, omar umar, osama \
             oussama, othman uthman, osman ousmane, mahmoud mahmood, fatima fatma, fatimah \
             fatima, aisha aicha, ayesha aisha, zaynab zeinab, zineb zainab, khadija hadija, \
             yasin yassine, amin amine, layla leila, jamal gamal, djamel jamal, jamil gamil, \
             mustafa mostafa, moustapha mustafa, qasim kassem, ibrahim brahim, ebrahim ibrahim, \
             ismail ismael, smail ismail, idris driss, issa eissa, musa moussa, yahya yehia, \
             zakariya zakaria, walid oualid, wael wail, nour noor, marwan marouane, anwar anouar, \
             daoud dawud, dawood daoud, faisal faysal, suleiman soliman, sulayman sleiman, \
             haytham haitham, ayoub ayyub, raouf rauf, fouad fuad, ziad ziyad, riad riyad, tawfiq \
             toufik, fawzi faouzi, hamza hamzah, mehdi mahdi, rida ridha, reda rida, noureddine \
             nuruddin, nureldin noureddin, sami samy, ali aly, emad imad, eyad iyad, saleh salih, \
             bakr bakar, mansour mansur, saifullah seifallah, nasrullah nasrallah, \
             nadia nadiya, mariam maryam, murad mourad, bilal belal",
        );
    }

    #[test]
    fn different_names() {
        apart(
            Family::Arabic,
            "hassan hussein, salim salam, omar amir, karim akram, karim karam, hamid ahmad, hamid \
             hamad, samir samar, samir samira, jamal jamil, said saad, nasir nasr, rashid rashad, \
             majid majd, khalid khalil, amin amina, karim karima, mohamed mahmoud, ahmad hamid, \
             ali alia, salman suleiman, ihsan hassan, aymen iman, salah saleh, suhail sahil, \
             hussein hassan, tariq tahir, walid khalid, nabil nadir, munir murad, hisham hashim, \
             abdullah abdulrahman, abdulaziz aziz, latif lutfi, jamila jamal, omar \
             amr, musa issa, layla lulu, bashir bashar, fadi fida, farid fuad, rami reem, sabri \
             sabir, huda hadi, muna amina",
        );
    }
}
