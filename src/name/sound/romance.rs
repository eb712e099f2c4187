//! The Portuguese, the French and the Italian key.

use crate::name::sound::letters::{Letters, is_vowel};

/// Portuguese: s, z, ss and soft c; lh, nh, ch; -ão and -am; w and v; Baptista, Thereza, Manoel.
///
/// ç has lost its mark before: only -ção and a few names are known to have had it.
pub(super) fn portuguese(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    let mut written = Letters::new();
    let rest: &[u8] = match squeezed.as_bytes() {
        b"lourenco" => b"lourenso",
        b"franca" => b"fransa",
        [b'm', b'a', b'n', b'o', b'e', rest @ ..] => {
            written.push_all(b"manue");
            rest
        }
        [b'g', b'o', b'n', b'c', b'a', rest @ ..] => {
            written.push_all(b"gonsa");
            rest
        }
        other => other,
    };
    written.extend(rest, portuguese_sound);
    written
}

fn portuguese_sound(rest: &[u8], written: &mut Letters) -> usize {
    let last = written.last();
    let (heard, taken) = match *rest {
        [b'c', b'a', b'o'] => {
            written.push_unlike(b's');
            written.push_all(b"am");
            return 3;
        }
        [b'a', b'o'] => {
            written.push_all(b"am");
            return 2;
        }
        [b's', b'c', b'h', ..] => (b'S', 3),
        [b'c' | b's', b'h', ..] => (b'S', 2),
        [b'x', ..] => (b'S', 1),
        [b'l', b'h', ..] => {
            written.push_unlike(b'l');
            (b'i', 2)
        }
        // Marinho; Ignacio.
        // Assumpção, Assunção.
        [b'n', b'h', ..] | [b'g', b'n', ..] | [b'm', b'p', b't' | b'c' | b's', ..] => (b'n', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b't', b'h', ..] => (b't', 2),
        [b'h', ..] | [] => return 1,
        [b's', b'c', b'e' | b'i' | b'y', ..] => (b's', 2),
        [b'z', ..] | [b'c', b'e' | b'i' | b'y', ..] => (b's', 1),
        // Baptista, Victor, Magdalena.
        [b'p' | b'c', b't', ..] if is_vowel(last) => (b't', 2),
        [b'g', b'd', ..] => (b'd', 2),
        [b'g', b'u', b'e' | b'i' | b'y', ..] => (b'g', 2),
        [b'g', b'e' | b'i' | b'y', ..] => (b'j', 1),
        [b'q', b'u', b'e' | b'i' | b'y', ..] | [b'c', b'k', ..] => (b'k', 2),
        [b'c' | b'q', ..] => (b'k', 1),
        [b'w', ..] => (b'v', 1),
        // Correia, Correa.
        [b'e', b'i' | b'y', b'a'] => (b'e', 2),
        // Moraes, Goes, Caetano.
        [b'a' | b'o', b'e', b's'] | [b'a', b'e', b't', ..] => {
            written.push_unlike(rest.first().copied().unwrap_or_default());
            (b'i', 2)
        }
        [b'n'] => (b'm', 1),
        [b'y', ..] => (b'i', 1),
        [other, ..] => (other, 1),
    };
    written.push_unlike(heard);
    taken
}

/// French: hard and soft c and g, eau and au as o, y as i, h mute; letters silent at the end are kept.
pub(super) fn french(word: &[u8]) -> Letters {
    let squeezed = Letters::with_long_vowels(word);
    Letters::rewrite(squeezed.as_bytes(), |rest, written| {
        let (heard, taken) = match *rest {
            // Renée is not René.
            [b'e', b'e'] => {
                written.push_all(b"ee");
                return 2;
            }
            [b's', b'c', b'h', ..] => (b'S', 3),
            [b'c', b'h', b'r' | b'l', ..] | [b'q', b'u', ..] | [b'c', b'k', ..] => (b'k', 2),
            [b'c' | b's', b'h', ..] => (b'S', 2),
            [b'p', b'h', ..] => (b'f', 2),
            [b't', b'h', ..] => (b't', 2),
            [b'h', ..] | [b'c', b'q', ..] | [] => return 1,
            [b'e', b'a', b'u', ..] => (b'o', 3),
            [b'a', b'u', ..] => (b'o', 2),
            [b's', b'c', b'e' | b'i' | b'y', ..] => (b's', 2),
            // François has lost its mark.
            [b'z', ..] | [b'c', b'e' | b'i' | b'y', ..] | [b'c', b'o', b'i', b's'] => (b's', 1),
            [b'c' | b'q', ..] => (b'k', 1),
            [b'g', b'u', b'e' | b'i' | b'y', ..] => (b'g', 2),
            [b'g', b'e', b'o' | b'a' | b'u', ..] => (b'j', 2),
            [b'g', b'e' | b'i' | b'y', ..] => (b'j', 1),
            // Lefebvre, Lefèvre.
            [b'b', b'v', ..] => (b'v', 2),
            [b'w', ..] => (b'v', 1),
            [b'y', ..] => (b'i', 1),
            [other, ..] => (other, 1),
        };
        written.push_unlike(heard);
        taken
    })
}

/// Italian: doubled letters once, ch and gh hard, j and y as i, h mute.
pub(super) fn italian(word: &[u8]) -> Letters {
    let squeezed = Letters::squeezed(word);
    Letters::rewrite(squeezed.as_bytes(), |rest, written| {
        let (heard, taken) = match *rest {
            [b's', b'c', b'e' | b'i', ..] | [b's', b'h', ..] => (b'S', 2),
            [b'c', b'q', ..] | [b'h', ..] | [] => return 1,
            [b'c', b'h' | b'k', ..] | [b'q', b'u', b'e' | b'i', ..] => (b'k', 2),
            [b'g', b'h', ..] => (b'g', 2),
            [b'p', b'h', ..] => (b'f', 2),
            [b't', b'h', ..] => (b't', 2),
            [b'c', b'e' | b'i', ..] => (b'C', 1),
            [b'c' | b'q', ..] => (b'k', 1),
            [b'g', b'e' | b'i', ..] => (b'J', 1),
            [b'j' | b'y', ..] => (b'i', 1),
            [b'w', ..] => (b'v', 1),
            [b'x', ..] => (b's', 1),
            [other, ..] => (other, 1),
        };
        written.push_unlike(heard);
        taken
    })
}

#[cfg(test)]
mod tests {
    use crate::name::family::Family;
    use crate::name::sound::key::check::{apart, joined};

    #[test]
    fn spellings_of_one_name_portuguese() {
        joined(
            Family::Portuguese,
            "luiz luis, souza sousa, thiago tiago, queiroz queiros, mello melo, baptista batista, \
             carvalho carvalio, joao joam, thereza teresa, manoel manuel, \
             victor vitor, magdalena madalena, ignacio inacio, correia correa, moraes morais, \
             caetano caitano, wagner vagner, walter valter, goncalves gonsalves, lourenco \
             lourenso, conceicao conceisam, marinho marino, teixeira teicheira, \
             izabel isabel, joaquim joaquin, netto neto, mattos matos, yara iara",
        );
    }

    #[test]
    fn different_names_portuguese() {
        apart(
            Family::Portuguese,
            "joao joana, paulo paula, silva silveira, costa castro, luis luisa, sousa \
             sosa, branco branca, pedro pedrosa, souza salsa, maria mario, alves \
             alvares, pinto pinho, lopes lobo, tiago diogo, lima limao",
        );
    }

    #[test]
    fn spellings_of_one_name_french() {
        joined(
            Family::French,
            "philippe filipe, matthieu mathieu, lefebvre lefevre, catherine katerine, denis \
             denys, jacques jaques, eric erick, renaud renod, moreau moro, thierry tierry, \
             christian kristian, quentin kentin, michelle michele, georges jorjes, nicolas \
             nicollas, yves ives",
        );
    }

    #[test]
    fn different_names_french() {
        apart(
            Family::French,
            "jean jeanne, martin martine, michel micheline, louis louise, paul paule, rene \
             renee_x, denis denise, pascal pascale, marie maria, simon simone, andre andrea, luc \
             lucie, dubois dupont",
        );
    }

    #[test]
    fn spellings_of_one_name_italian() {
        joined(
            Family::Italian,
            "matteo mateo, gianni giani, jacopo iacopo, giuseppe giusepe, rocco roco, chiara \
             kiara, raffaele rafaele, filippo philippo, wanda vanda, alessio \
             alesio, ettore etore, thommaso tomaso, lhuisa luisa",
        );
    }

    #[test]
    fn different_names_italian() {
        apart(
            Family::Italian,
            "gianni gianna, mario maria, paolo paola, rossi russo, bruno bruna, marco marca, \
             ferrari ferrara, conti conte, gallo galli, luca lucia, carlo carla, franco franca, \
             dario daria",
        );
    }
}
