//! Mobile numbers this service writes to: metropolitan France and overseas, nothing else (RE-07, RE-08).

use crate::Refusal;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A mobile number in E.164 form (`+33612345678`), of the allow-list. It lives in one invocation only.
///
/// Read from `06…`, `+336…`, `00336…`, with spaces, dots, dashes, parentheses around the trunk zero, or full-width digits.
/// Mobile prefixes come from the French numbering plan (ARCEP): 06 and 07, of which 0639, 0690, 0691, 0692, 0693, 0694, 0696
/// and 0697 belong to overseas territories and take their country code; and New Caledonia, French Polynesia, Wallis and
/// Futuna, Saint-Pierre and Miquelon by their own codes.
#[derive(Clone, PartialEq, Eq)]
pub struct PhoneNumber(Zeroizing<String>);

/// Country code, mobile prefixes, digits after the code.
const ACCEPTED: [(&str, &[&str], usize); 9] = [
    ("262", &["692", "693", "639"], 9),
    ("590", &["690", "691"], 9),
    ("594", &["694"], 9),
    ("596", &["696", "697"], 9),
    ("508", &["55"], 6),
    ("687", &["7", "8", "9"], 6),
    ("689", &["87", "89"], 8),
    ("681", &["72", "82", "83"], 6),
    ("33", &["6", "7"], 9),
];

/// Prefixes of the 06 block that are overseas numbers, with their country code.
const OVERSEAS: [(&str, &str); 8] = [
    ("639", "262"),
    ("692", "262"),
    ("693", "262"),
    ("690", "590"),
    ("691", "590"),
    ("694", "594"),
    ("696", "596"),
    ("697", "596"),
];

impl PhoneNumber {
    /// Reads a mobile number.
    ///
    /// # Errors
    /// [`Refusal::PhoneNotAccepted`] when it is not one number of the allow-list.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let number = international(typed).ok_or(Refusal::PhoneNotAccepted)?;
        // Machine-to-machine numbers (0700) are not somebody's phone.
        let accepted = !number.starts_with("33700")
            && ACCEPTED.iter().any(|(code, prefixes, digits)| {
                number.strip_prefix(code).is_some_and(|national| {
                    national.len() == *digits && prefixes.iter().any(|prefix| national.starts_with(prefix))
                })
            });
        if accepted {
            Ok(Self(Zeroizing::new(format!("+{}", *number))))
        } else {
            Err(Refusal::PhoneNotAccepted)
        }
    }

    /// The number in E.164 form, to write to it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `•• •• •• •• 42`: what the page may show.
    pub fn masked(&self) -> String {
        format!("•• •• •• •• {}", &self.0[self.0.len() - 2..])
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber")
    }
}

/// The digits after the `+`.
fn international(typed: &str) -> Option<Zeroizing<String>> {
    if typed.len() > 100 {
        return None;
    }
    let plain: String = typed
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}'))
        .collect();
    let plain = Zeroizing::new(plain.replace("(0)", ""));
    let (digits, had_code) = match (plain.strip_prefix('+'), plain.strip_prefix("00")) {
        (Some(rest), _) | (None, Some(rest)) => (rest, true),
        (None, None) => (plain.strip_prefix('0')?, false),
    };
    if digits.len() > 15 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let national = if had_code {
        digits.strip_prefix("33")
    } else {
        Some(digits)
    };
    let Some(national) = national else {
        return Some(Zeroizing::new(digits.to_owned()));
    };
    let national = national.strip_prefix('0').unwrap_or(national);
    let code = OVERSEAS
        .iter()
        .find(|(prefix, _)| national.starts_with(prefix))
        .map_or("33", |(_, code)| code);
    Some(Zeroizing::new(format!("{code}{national}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn re_08_every_writing_of_a_number_gives_one_e164_value() {
        for text in [
            "0612345642",
            "06 12 34 56 42",
            "06.12.34.56.42",
            "06-12-34-56-42",
            "+33612345642",
            "+33 6 12 34 56 42",
            "+33 (0)6 12 34 56 42",
            "+33 06 12 34 56 42",
            "0033612345642",
            "０６１２３４５６４２",
            "\u{a0}06\u{202f}12 34 56 42",
        ] {
            let phone = PhoneNumber::parse(text).unwrap();
            assert_eq!(phone.expose(), "+33612345642", "{text:?}");
            assert_eq!(phone.masked(), "•• •• •• •• 42");
        }
    }

    #[test]
    fn re_08_overseas_mobiles_take_their_own_country_code() {
        for (text, e164) in [
            ("0692 12 34 56", "+262692123456"),
            ("+262 692 12 34 56", "+262692123456"),
            ("+33 692 12 34 56", "+262692123456"),
            ("0639123456", "+262639123456"),
            ("0690123456", "+590690123456"),
            ("0694123456", "+594694123456"),
            ("0696123456", "+596696123456"),
            ("+687 75 12 34", "+687751234"),
            ("00689 87 12 34 56", "+68987123456"),
            ("+508 55 12 34", "+508551234"),
            ("+681 82 12 34", "+681821234"),
            ("0712345678", "+33712345678"),
        ] {
            assert_eq!(PhoneNumber::parse(text).unwrap().expose(), e164, "{text:?}");
        }
    }

    #[test]
    fn re_07_foreign_premium_short_satellite_and_landline_numbers_are_refused() {
        for text in [
            "",
            "0",
            "3646",
            "36 46",
            "0899123456",
            "+33899123456",
            "0145678912",
            "+32470123456",
            "+881612345678",
            "+870123456789",
            "+44 7700 900123",
            "061234564",
            "06123456421",
            "+336123456421",
            "0700123456",
            "06 12 34 56 4a",
            "0612345642;0612345643",
            "+33612345642\n+33612345643",
            "+262262123456",
            "612345642",
            "++33612345642",
            "٠٦١٢٣٤٥٦٤٢",
        ] {
            assert_eq!(
                PhoneNumber::parse(text),
                Err(Refusal::PhoneNotAccepted),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_number_is_never_printed() {
        assert_eq!(
            format!("{:?}", PhoneNumber::parse("0612345642").unwrap()),
            "PhoneNumber"
        );
    }
}
