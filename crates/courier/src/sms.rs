//! How carriers count a text message (3GPP TS 23.038).

/// The GSM 7-bit alphabet: one septet each.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension: two septets each.
const EXTENSION: &str = "^{}\\[~]|€";

/// How many septets a text takes in the GSM alphabet, or `None` when a character is not in it.
pub(crate) fn septets(text: &str) -> Option<usize> {
    text.chars()
        .map(|c| match c {
            c if BASIC.contains(c) => Some(1),
            c if EXTENSION.contains(c) => Some(2),
            _ => None,
        })
        .sum()
}

/// How many messages the carrier makes and bills of a text.
#[cfg(feature = "trap")]
pub(crate) fn parts(text: &str) -> usize {
    let (length, alone, chained) = match septets(text) {
        Some(septets) => (septets, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    if length <= alone {
        1
    } else {
        length.div_ceil(chained)
    }
}

#[cfg(all(test, feature = "trap"))]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_gsm_alphabet_has_160_signs_alone_and_153_chained_and_any_other_70_and_67() {
        for (text, expected) in [
            ("a".repeat(160), 1),
            ("a".repeat(161), 2),
            ("a".repeat(306), 2),
            ("a".repeat(307), 3),
            ("€".repeat(80), 1),
            ("€".repeat(81), 2),
            ("ê".repeat(70), 1),
            ("ê".repeat(71), 2),
        ] {
            assert_eq!(parts(&text), expected, "{text}");
        }
    }
}
