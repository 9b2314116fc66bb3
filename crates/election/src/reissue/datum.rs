//! The second factor: a number of the roll that the voter knows.

use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A NUMEN, or the first ten characters of a social-security number, in its one normal form.
///
/// Normal form (RE-04): NFKC (full-width signs become plain), decimal digits of any script become `0`–`9`, spaces, no-break
/// spaces, dots, dashes and underscores are dropped, letters become capitals. Then:
/// * NUMEN: 13 signs, two digits, a letter, seven digits, three letters (`01E1234567ABC`);
/// * social-security number (NIR): 10, 13 or 15 signs, of which the first ten are kept. They are digits, but for Corsican
///   births, whose *département* (sixth and seventh signs) is `2A` or `2B`.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalDatum {
    kind: DatumKind,
    text: Zeroizing<String>,
}

/// Which of the two a datum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatumKind {
    /// The number of an agent of national education.
    Numen,
    /// The first ten characters of the social-security number.
    NirTen,
}

/// The text has neither form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a NUMEN nor a social-security number")]
pub struct DatumError;

impl PersonalDatum {
    /// Reads what the voter typed, or what the roll holds.
    ///
    /// # Errors
    /// [`DatumError`] when it has neither form. Nothing was compared: no try is spent.
    pub fn parse(typed: &str) -> Result<Self, DatumError> {
        if typed.len() > 200 {
            return Err(DatumError);
        }
        let text = Zeroizing::new(normalise(typed));
        if is_numen(text.as_bytes()) {
            return Ok(Self {
                kind: DatumKind::Numen,
                text,
            });
        }
        if is_nir(text.as_bytes()) {
            let ten = text
                .get(..10)
                .expect("a social-security number is ASCII, of ten signs at least");
            return Ok(Self {
                kind: DatumKind::NirTen,
                text: Zeroizing::new(ten.to_owned()),
            });
        }
        Err(DatumError)
    }

    /// Which of the two it is.
    pub fn kind(&self) -> DatumKind {
        self.kind
    }

    /// The normal form, to compute its MAC.
    pub fn expose(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for PersonalDatum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalDatum")
    }
}

fn normalise(typed: &str) -> String {
    typed
        .nfkc()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '.' | '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200f}')
        })
        .map(|c| plain_digit(c).unwrap_or(c).to_ascii_uppercase())
        .collect()
}

/// The scripts whose digits a French keyboard may meet and that NFKC leaves alone: Arabic, Persian, Devanagari.
fn plain_digit(c: char) -> Option<char> {
    [0x660_u32, 0x6F0, 0x966]
        .into_iter()
        .filter_map(|zero| u32::from(c).checked_sub(zero).filter(|digit| *digit < 10))
        .find_map(|digit| char::from_digit(digit, 10))
}

fn is_numen(text: &[u8]) -> bool {
    text.len() == 13
        && (0..13).zip(text).all(|(at, sign)| match at {
            2 | 10..=12 => sign.is_ascii_uppercase(),
            _ => sign.is_ascii_digit(),
        })
}

/// Sex, year, month, *département*, commune, order, key: 1 + 2 + 2 + 2 + 3 + 3 + 2 signs.
fn is_nir(text: &[u8]) -> bool {
    matches!(text.len(), 10 | 13 | 15)
        && matches!(text[0], b'1'..=b'8')
        && (0..text.len()).zip(text).all(|(at, sign)| match at {
            6 => sign.is_ascii_digit() || (text[5] == b'2' && matches!(sign, b'A' | b'B')),
            _ => sign.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(DatumKind, String)> {
        PersonalDatum::parse(text)
            .ok()
            .map(|datum| (datum.kind(), datum.expose().to_owned()))
    }

    #[test]
    fn re_04_every_writing_of_a_social_security_number_gives_its_first_ten_characters() {
        let ten = Some((DatumKind::NirTen, "2840675123".to_owned()));
        for text in [
            "2840675123",
            "2 84 06 75 123",
            "2\u{a0}84\u{202f}06.75-123",
            "2840675123456",
            "2 84 06 75 123 456 78",
            "２８４０６７５１２３",
            "٢٨٤٠٦٧٥١٢٣",
            "۲۸۴۰۶۷۵۱۲۳",
        ] {
            assert_eq!(read(text), ten, "{text:?}");
        }
    }

    #[test]
    fn re_04_corsican_births_keep_their_letter_and_no_other_letter_passes() {
        assert_eq!(
            read("184122a123"),
            Some((DatumKind::NirTen, "184122A123".to_owned()))
        );
        assert_eq!(
            read("1 84 12 2B 123 456 78"),
            Some((DatumKind::NirTen, "184122B123".to_owned()))
        );
        for text in [
            "184122C123",
            "184123A123",
            "1841A2A123",
            "18412A2123",
            "184122A12",
            "184122A1234",
            "0840675123",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn re_04_a_numen_is_the_same_in_any_case_and_with_spaces() {
        let numen = Some((DatumKind::Numen, "01E1234567ABC".to_owned()));
        for text in [
            "01E1234567ABC",
            "01e 1234567 abc",
            " 01E-1234567-ABC ",
            "０１Ｅ１２３４５６７ＡＢＣ",
        ] {
            assert_eq!(read(text), numen, "{text:?}");
        }
        for text in [
            "",
            "01E1234567AB",
            "01E1234567ABCD",
            "0AE1234567ABC",
            "01É1234567ABC",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_datum_is_never_printed() {
        assert_eq!(
            format!("{:?}", PersonalDatum::parse("2840675123").unwrap()),
            "PersonalDatum"
        );
    }
}
