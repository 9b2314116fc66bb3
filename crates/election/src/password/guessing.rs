//! Whether a password is one of those that are tried first (LG-04).
//!
//! Every list of leaked passwords is made of few things: known words, keyboard walks, repetitions and years, with letters
//! turned into signs (`P@ssw0rd`). Each of these is worth one character here; what is left must be worth [`ENOUGH`].

use crate::fold::fold;
use std::collections::HashSet;
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// How much a password must be worth, in characters that can't be guessed from those around them.
const ENOUGH: usize = 8;

/// Words of the most used passwords, French and English: folded, in order, 4 letters or more.
static WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common.txt").split_whitespace().collect());

const LONGEST_WORD: usize = 16;

/// Rows of French and English keyboards, the alphabet and the digits.
const WALKS: [&str; 11] = [
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertz",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "&é\"'(-è_çà)=",
    "aqwzsxedcrfvtgbyhnujik",
];

/// Whether the password is easy to guess.
pub(super) fn is_easy(password: &str) -> bool {
    let folded: Zeroizing<Vec<char>> = Zeroizing::new(fold(password).chars().collect());
    let unit = repeated_unit(&folded);
    worth(&folded[..unit]) < ENOUGH
}

/// The length of the shortest beginning of which the text is a repetition; the text's own length when there is none.
fn repeated_unit(text: &[char]) -> usize {
    (1..=text.len() / 2)
        .find(|unit| (*unit..text.len()).all(|at| text[at] == text[at - unit]))
        .unwrap_or(text.len())
}

fn worth(text: &[char]) -> usize {
    let (mut at, mut worth) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        at += word(rest).max(walk(rest)).max(run(rest)).max(year(rest)).max(1);
        worth += 1;
    }
    worth
}

/// The length of the longest known word at the beginning, letters turned into signs included.
fn word(text: &[char]) -> usize {
    let plain: String = text.iter().take(LONGEST_WORD).map(|c| unleet(*c)).collect();
    let ends = plain
        .char_indices()
        .map(|(at, _)| at)
        .chain([plain.len()])
        .skip(4);
    let longest = ends.filter(|end| WORDS.contains(&plain[..*end])).last();
    longest.map_or(0, |end| plain[..end].chars().count())
}

/// The length of a walk along a row of keys, in either direction, when it has 4 keys or more.
fn walk(text: &[char]) -> usize {
    let along = |row: &str| {
        let keys: Vec<char> = row.chars().collect();
        let backwards: Vec<char> = keys.iter().rev().copied().collect();
        longest_beginning(text, &keys).max(longest_beginning(text, &backwards))
    };
    let longest = WALKS.into_iter().map(along).max().unwrap_or(0);
    if longest >= 4 { longest } else { 0 }
}

fn longest_beginning(text: &[char], row: &[char]) -> usize {
    let from = |start: usize| text.iter().zip(&row[start..]).take_while(|(a, b)| a == b).count();
    (0..row.len()).map(from).max().unwrap_or(0)
}

/// The length of one character repeated, when it comes 3 times or more.
fn run(text: &[char]) -> usize {
    let length = text.iter().take_while(|c| **c == text[0]).count();
    if length >= 3 { length } else { 0 }
}

/// 4 when a year stands at the beginning.
fn year(text: &[char]) -> usize {
    let begins = |century: [char; 2]| text.starts_with(&century);
    let digits = text.len() >= 4 && text[..4].iter().all(char::is_ascii_digit);
    if digits && (begins(['1', '9']) || begins(['2', '0'])) {
        4
    } else {
        0
    }
}

fn unleet(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '3' => 'e',
        '1' | '!' => 'i',
        '0' => 'o',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lg_04_the_passwords_that_are_tried_first_are_easy() {
        for password in [
            "Password123!",
            "P@ssw0rd2022!",
            "Motdepasse1234!",
            "M0tDeP@sse2023*",
            "Azertyuiop1!",
            "Azerty123456*",
            "Bonjour2022!!",
            "Marseille13!2022",
            "Qwerty-123456",
            "Soleil2021@2022",
            "Aa1!Aa1!Aa1!",
            "Abc123!Abc123!",
            "Elections2022!",
            "Professeur75!",
            "AAAAAAAAAAA1!a",
            "1234567890Aa!",
            "Juillet1998!!",
            "Ministere2022*",
            "Wxcvbn123456!",
            "Iloveyou2020!",
            "Doudou-Chouchou1",
            "motdepasse motdepasse",
            "bonjour bonjour bonjour",
            "azertyuiopqsdfghjklm",
        ] {
            assert!(is_easy(password), "{password}");
        }
    }

    #[test]
    fn a_password_that_is_not_made_of_those_is_not_easy() {
        for password in [
            "vKq8§plmrtz4",
            "Tournesol-Vert-42kd",
            "quatre girafes mauves dansent",
            "7!rhubarbeGlacée",
            "Nx4,uEcho-dhalia",
        ] {
            assert!(!is_easy(password), "{password}");
        }
    }

    #[test]
    fn the_list_is_of_folded_words_that_can_be_found() {
        assert!(WORDS.len() >= 400, "{}", WORDS.len());
        for word in WORDS.iter() {
            let length = word.chars().count();
            assert!(
                (4..=LONGEST_WORD).contains(&length) && fold(word) == **word,
                "{word}"
            );
            assert!(
                word.chars().all(|c| unleet(c) == c),
                "{word} is looked for in letters"
            );
        }
    }
}
