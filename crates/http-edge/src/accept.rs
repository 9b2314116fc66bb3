//! Which of the media types of a document the caller prefers (`Accept`, RFC 9110 §12.5.1).
//!
//! Parameters of a media range other than its weight do not narrow it: none of our types has any, and programs that add
//! `charset` to what they ask for mean the type. An element that is not of the RFC's form counts for nothing.

use http::HeaderMap;
use http::header::ACCEPT;

/// The most preferred of `offered`, whose first is the one for who doesn't say; `None` when the caller refuses all of them.
pub(crate) fn preferred<'o>(headers: &HeaderMap, offered: &[&'o str]) -> Option<&'o str> {
    let lines = headers.get_all(ACCEPT).iter();
    let ranges: Vec<Range<'_>> = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| unquoted(line, b','))
        .filter_map(Range::read)
        .collect();
    if ranges.is_empty() {
        return offered.first().copied();
    }
    let mut best = None;
    for &media_type in offered {
        let weight = weight(&ranges, media_type);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, media_type));
        }
    }
    best.map(|(_, media_type)| media_type)
}

/// A media range and its weight in thousandths.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    weight: u16,
}

impl<'a> Range<'a> {
    fn read(element: &'a str) -> Option<Self> {
        let mut parts = unquoted(element, b';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let sound = is_token(kind) && is_token(subtype) && (kind != "*" || subtype == "*");
        let mut weight = 1_000;
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            if name.eq_ignore_ascii_case("q") {
                weight = thousandths(value)?;
            }
        }
        sound.then_some(Self {
            kind,
            subtype,
            weight,
        })
    }

    /// How precisely this range names a media type: 3 for the type itself, 1 for anything, 0 when it doesn't.
    fn precision(&self, media_type: &str) -> u8 {
        let (kind, subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
        match (self.kind, self.subtype) {
            ("*", _) => 1,
            (named, _) if !named.eq_ignore_ascii_case(kind) => 0,
            (_, "*") => 2,
            (_, named) if named.eq_ignore_ascii_case(subtype) => 3,
            _ => 0,
        }
    }
}

/// The weight that the most precise range gives a media type.
fn weight(ranges: &[Range<'_>], media_type: &str) -> u16 {
    let naming = ranges
        .iter()
        .map(|range| (range.precision(media_type), range.weight))
        .filter(|(precision, _)| *precision > 0);
    naming.max().map_or(0, |(_, weight)| weight)
}

/// A weight: 0 to 1, three decimals at most.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let sound =
        matches!(whole, "0" | "1") && decimals.len() <= 3 && decimals.bytes().all(|b| b.is_ascii_digit());
    let weight = format!("{whole}{decimals:0<3}").parse().ok()?;
    (sound && weight <= 1_000).then_some(weight)
}

fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

/// The pieces of a text between separators that stand in no quoted string.
fn unquoted(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |c: char| {
        let ends = !quoted && u32::from(separator) == u32::from(c);
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && c == '\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    const JSON: &str = "application/json";
    const PDF: &str = "application/pdf";

    fn asked(lines: &[&str]) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        preferred(&headers, &[JSON, PDF])
    }

    #[test]
    fn without_a_wish_and_with_equal_wishes_the_first_type_is_given() {
        for lines in [
            &[][..],
            &[""],
            &["*/*"],
            &["application/*"],
            &["application/pdf, application/json"],
            &["application/pdf;q=0.5, */*;q=0.5"],
            // What a browser sends that opens a link.
            &["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"],
        ] {
            assert_eq!(asked(lines), Some(JSON), "{lines:?}");
        }
    }

    #[test]
    fn the_greatest_weight_wins_in_any_order_case_and_spacing() {
        for lines in [
            &["application/pdf"][..],
            &["APPLICATION/PDF"],
            &["application/json;q=0.9, application/pdf"],
            &["application/pdf ; Q=1.000,application/json;q=0.999"],
            &["application/pdf, */*;q=0.1"],
            &["application/json;q=0.1", "application/pdf;q=0.2"],
            &["application/pdf;profile=\"a,b;q=0\\\",application/json\";q=0.7, application/json;q=0.6"],
        ] {
            assert_eq!(asked(lines), Some(PDF), "{lines:?}");
        }
        assert_eq!(asked(&["application/json; charset=utf-8"]), Some(JSON));
    }

    #[test]
    fn the_most_precise_range_decides_and_a_weight_of_nothing_refuses() {
        assert_eq!(asked(&["*/*, application/json;q=0"]), Some(PDF));
        assert_eq!(asked(&["application/json;q=0.2, application/*;q=0.9"]), Some(PDF));
        assert_eq!(asked(&["application/*;q=0, */*"]), None);
        assert_eq!(asked(&["application/json;q=0, application/pdf;q=0.000"]), None);
        assert_eq!(asked(&["text/html"]), None);
        // A comma is no decimal point: this refuses the PDF, and names nothing else.
        assert_eq!(asked(&["application/pdf;q=0,5"]), None);
        assert_eq!(asked(&["text/*;q=1, image/png"]), None);
    }

    #[test]
    fn an_element_that_is_malformed_counts_for_nothing() {
        for malformed in [
            "application",
            "/pdf",
            "application/",
            "*/pdf",
            "application/pdf;q=2",
            "application/pdf;q=1.001",
            "application/pdf;q=0.1234",
            "application/pdf;q=-1",
            "application/pdf;q=",
            "application/p df",
            "application/pdf/x",
            "pdf 🦆",
        ] {
            assert_eq!(asked(&[malformed]), Some(JSON), "{malformed}");
        }
        assert_eq!(
            asked(&["application/pdf;q=2, application/json;q=0.1"]),
            Some(JSON)
        );
        assert_eq!(asked(&[",, ,application/pdf,"]), Some(PDF));
    }
}
