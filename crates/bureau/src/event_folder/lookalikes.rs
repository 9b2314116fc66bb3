//! Letters that look like others: `а` (Cyrillic) for `a`. They are flagged, never refused: some names hold them rightly.

/// Whether a word mixes Latin letters with Cyrillic or Greek ones.
pub(super) fn mixes_scripts(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().any(is_latin) && word.chars().any(is_cyrillic_or_greek))
}

/// Whether an address holds a letter outside ASCII: rare enough in a professional mailbox to be looked at.
pub(super) fn has_foreign_letter(address: &str) -> bool {
    !address.is_ascii()
}

/// The text with each look-alike letter replaced by the Latin letter it looks like, to compare addresses as an eye does.
pub(super) fn as_seen(text: &str) -> String {
    text.chars()
        .map(|c| {
            LOOKALIKES
                .iter()
                .find(|(letter, _)| *letter == c)
                .map_or(c, |(_, latin)| *latin)
        })
        .collect()
}

/// Lower-case letters drawn like a Latin one in usual fonts (from Unicode Technical Standard 39, “confusables”).
const LOOKALIKES: [(char, char); 24] = [
    ('а', 'a'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ӏ', 'l'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('ѵ', 'v'),
    ('х', 'x'),
    ('у', 'y'),
    ('α', 'a'),
    ('ι', 'i'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('ı', 'i'),
    ('ɡ', 'g'),
    ('0', 'o'),
    ('1', 'l'),
];

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c)
}

fn is_cyrillic_or_greek(c: char) -> bool {
    ('\u{370}'..='\u{52f}').contains(&c)
}
