//! The Slavic key: names carried from Cyrillic by many tables, and from the Latin alphabets of the neighbours.
//!
//! Russian г and Ukrainian г (g, h) are one; plain č, š and ž have lost their mark, so ž is z and š is not *sh*.

use crate::name::sound::letters::{Letters, is_consonant};

const CH: u8 = b'C';
const SH: u8 = b'S';
const SHCH: u8 = b'Q';
/// kh, where it is written so; h alone is taken for g.
const KH: u8 = b'h';

/// The key of a word.
pub(super) fn key(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    Letters::rewrite(squeezed.as_bytes(), sound)
}

fn sound(rest: &[u8], written: &mut Letters) -> usize {
    let last = written.last();
    let (heard, taken) = match *rest {
        [b's', b'h', b'c', b'h', ..] | [b's', b'z', b'c', b'z', ..] => (SHCH, 4),
        [b's', b'c', b'h', ..] | [b's', b'h', b't', ..] => (SHCH, 3),
        // Boulyguine.
        [b'i', b'n', b'e'] if written.as_bytes().len() > 2 => {
            written.push_unlike(b'i');
            (b'n', 3)
        }
        [b's', b'h' | b'z', ..] => (SH, 2),
        [b's', b'c', b'e' | b'i' | b'u' | b'y', ..] => (SHCH, 2),
        [b't', b's', b'c', b'h', ..] => (CH, 4),
        [b't', b'c', b'h', ..] => (CH, 3),
        [b't', b's' | b'z', ..] => (b'c', 2),
        // Michail, Tichon; Christo.
        [b'c', b'h', ..] if is_kh(rest, written) => (KH, 2),
        [b'c', b'h' | b'z', ..] => (CH, 2),
        [b'c' | b'k', b's', ..] | [b'k', b'x', ..] => (b'x', 2),
        [b'c', b'k', ..] => (b'k', 2),
        // Jović, Kovač, without their marks.
        [b'c'] if matches!(last, b'i' | b'a' | b'o') => (CH, 1),
        [b'c', b'e', ..] if written.is_empty() => (CH, 1),
        // Victor, Constantin, Nicolai.
        [b'c', b'a' | b'o' | b'u' | b't' | b'l' | b'r', ..] => (b'k', 1),
        // Serguei.
        [b'g', b'u', b'e' | b'i' | b'y', ..] | [b'g', b'h', ..] => (b'g', 2),
        [b'i', b'm', b'i', b't', ..] if written.as_bytes() == b"d" => return 1,
        [b'k', b'h', ..] => (KH, 2),
        [b'z', b'h', ..] => (b'z', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b't', b'h', ..] => (b't', 2),
        [b'h', ..] if is_kh(rest, written) => (KH, 1),
        [b'h', ..] => (b'g', 1),
        [b'w', ..] => (b'v', 1),
        [b'f'] if matches!(last, b'o' | b'e') => (b'v', 1),
        // Aleksandr, Alexander; Petr, Peter.
        [b'd' | b't', b'e', b'r'] => {
            written.push_unlike(rest.first().copied().unwrap_or_default());
            (b'r', 3)
        }
        // Đoković, Djokovic.
        [b'd', b'j', b'o' | b'e' | b'u', ..] => (b'd', 2),
        [b'o', b'u', ..] => (b'u', 2),
        // Gorbachov, Gorbachev.
        [b'o', b'v' | b'f' | b'w', ..] if matches!(last, CH | SH | SHCH) => (b'e', 1),
        // Sergei, Sergey, Sergii, Serhiy.
        [b'e', b'i' | b'y' | b'j'] if written.as_bytes().len() > 2 => (b'i', 2),
        [b'i' | b'y' | b'j', ..] => return glide(rest, written),
        [other, ..] => (other, 1),
        [] => return 1,
    };
    written.push_unlike(heard);
    taken
}

/// i, y, j: gone before e, e with o after a consonant (ё), otherwise i, once. The io of Rodion stays.
fn glide(rest: &[u8], written: &mut Letters) -> usize {
    let after_consonant = is_consonant(written.last()) || written.last().is_ascii_uppercase();
    match *rest {
        [_, b'i' | b'y' | b'j' | b'e', ..] => 1,
        // Ludmila, Lyudmila.
        [_, b'u', ..] if written.last() == b'l' => 1,
        [b'i', b'o', b'n', ..] if written.last() != b'm' => {
            written.push_unlike(b'i');
            1
        }
        [_, b'o', ..] if after_consonant => {
            written.push_unlike(b'e');
            2
        }
        _ => {
            written.push_unlike(b'i');
            1
        }
    }
}

/// Whether ch, or h alone, is heard as kh.
fn is_kh(rest: &[u8], written: &Letters) -> bool {
    match (written.as_bytes(), rest) {
        (b"mi", [b'c', b'h', b'a' | b'e', ..] | [b'h', ..])
        | (b"ti", [b'c', b'h', b'o', ..] | [b'h', ..])
        | ([], [b'h', b'r', b'i', b's', ..]) => true,
        ([], [b'c', b'h', next, ..]) => is_consonant(*next) && *next != b'y',
        _ => false,
    }
}

/// Whether a word is a father's name with the ending of a son or a daughter.
pub(in crate::name) fn is_patronymic(folded: &str) -> bool {
    let endings: &[&str] = match folded.as_bytes() {
        [.., b'c', b'h'] => &["ovich", "evich", "ovych"],
        [.., b'n', b'a'] => &["ovna", "evna", "ivna", "ichna"],
        _ => &[],
    };
    endings
        .iter()
        .any(|ending| folded.len() > ending.len() + 2 && folded.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn names_after_a_father() {
        for word in
            "ivanovich petrovna sergeevich sergeyevich andreevna ilyinichna mykhailovych petrivna".split(' ')
        {
            assert!(super::is_patronymic(word), "{word}");
        }
        for word in "ivanov petrova ovich rovna kovich evna ana banach".split(' ') {
            assert!(!super::is_patronymic(word), "{word}");
        }
    }

    #[test]
    fn spellings_of_one_name() {
        joined(
            Family::Slavic,
            "dostoyevsky dostoevski, dostojewski dostoyevskiy, solovyov solovyev, soloviev \
             solovev, sergey sergei, sergei serhii, serhiy sergey, andrei andrii, andrey andrij, \
             yuri iurii, juri yuriy, natalia natalya, natalja nataliya, tatiana tatyana, tatjana \
             tatiana, ilya ilia, ilja ilya, maria mariya, marija maria, aleksandr alexander, \
             aleksander alexandr, maxim maksim, oksana oxana, ksenia xenia, kseniya ksenija, \
             mikhail michail, mihail mikhail, tikhonov tichonov, grigory hryhoriy, oleg oleh, \
             bogdan bohdan, igor ihor, galina halyna, petr pyotr, peter petr, semyon semen, \
             fyodor fedor, gorbachev gorbachov, gorbachyov gorbachev, kiselyov kiselev, \
             khrushchev khruschev, shchukin schukin, romanov romanoff, zaitsev zaytsev, zaytsev \
             zaicev, kravets kravec, jovic jovich, milosevic milosevich, kovac kovach, djokovic \
             dokovic, zhukov zukov, vladimir wladimir, dmitry dmitri, dmitriy dmitrij, kirill \
             kyryl, lukyanov lukianov, tchaikovsky chaikovskiy, yosif iosif, \
             kowalski kovalski, sokolovsky sokolovskyi, khristo hristo, yana jana",
        );
    }

    #[test]
    fn different_names() {
        apart(
            Family::Slavic,
            "ivanov ivanova, ivanov ivanovich, petrov petrova, maria marina, maria mariana, \
             gromov khromov, oleg olga, anna anya, sergei sergeev, shubin subin, popov popova, \
             yuri yulia, igor egor, pavel pavlov, roman romanov, lev leo, oksana ksenia, \
             alexander alexandra, viktor viktoria, natalia natasha, dmitri dmitriev, kuznetsov \
             kuznetsova, mishin mashin, boris borisov, vera varya, semenov simonov, orlov orlova, \
             bondar bondarenko, kravets kravchuk, tatiana tanya, ilya yulia, nina anna",
        );
    }
}
