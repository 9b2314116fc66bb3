//! The display name in a `From` header (RFC 5322, RFC 2047).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// An encoded word is at most 75 characters: 12 around 60 of base 64, which hold 45 bytes.
const WORD: usize = 45;

/// `=?UTF-8?B?…?= <address>`, the name cut into encoded words between characters.
pub(crate) fn named(name: &str, address: &str) -> String {
    let mut words: Vec<String> = vec![String::new()];
    for character in name.chars() {
        let last = words.last_mut().expect("there is always one word");
        if last.len() + character.len_utf8() > WORD {
            words.push(character.to_string());
        } else {
            last.push(character);
        }
    }
    let encoded: Vec<String> = words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word)))
        .collect();
    format!("{} <{address}>", encoded.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_between_characters_into_words_of_at_most_75() {
        let named = named(&"é".repeat(50), "vote@example.fr");
        let words: Vec<&str> = named
            .strip_suffix(" <vote@example.fr>")
            .unwrap()
            .split(' ')
            .collect();
        let mut text = String::new();
        for word in &words {
            assert!(word.len() <= 75, "{word}");
            let base64 = word
                .strip_prefix("=?UTF-8?B?")
                .unwrap()
                .strip_suffix("?=")
                .unwrap();
            text += &String::from_utf8(STANDARD.decode(base64).unwrap()).unwrap();
        }
        assert_eq!(text, "é".repeat(50));
        assert_eq!(words.len(), 3);
    }
}
