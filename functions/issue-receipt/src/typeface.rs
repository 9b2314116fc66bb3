//! The three fonts of a receipt: what they can write, how wide it is, where a line breaks.

use krilla::text::Font;
use std::sync::LazyLock;
use ttf_parser::Face;

/// A font, with what it takes to measure a text before drawing it.
pub(crate) struct Typeface {
    pub(crate) font: Font,
    face: Face<'static>,
}

/// Running text.
pub(crate) static REGULAR: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::embedded(include_bytes!("../assets/open-sans/OpenSans-Regular.ttf")));
/// Titles and values.
pub(crate) static SEMIBOLD: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::embedded(include_bytes!("../assets/open-sans/OpenSans-Semibold.ttf")));
/// References, keys and signatures: every character as wide as another.
pub(crate) static MONO: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::embedded(include_bytes!("../assets/dejavu/DejaVuSansMono.ttf")));

impl Typeface {
    fn embedded(data: &'static [u8]) -> Self {
        let font = Font::new(data.into(), 0).expect("the fonts of the assets folder are whole");
        let face = Face::parse(data, 0).expect("the fonts of the assets folder are whole");
        Self { font, face }
    }

    /// The text with `?` for what the font can't write: a name in another script stays a line of text, and the page
    /// stays valid PDF/A (no missing glyph).
    pub(crate) fn writable(&self, text: &str) -> String {
        text.chars()
            .map(|c| {
                if self.face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0) {
                    c
                } else {
                    '?'
                }
            })
            .collect()
    }

    /// The width of a text at a size, in points, kerning left out.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text
            .chars()
            .filter_map(|c| self.face.glyph_hor_advance(self.face.glyph_index(c)?))
            .map(u32::from)
            .sum();
        units as f32 * size / f32::from(self.face.units_per_em())
    }

    /// The text in lines no wider than `room`. Lines but the last end with a space, as PDF/UA wants between words;
    /// a word too long for a line is cut.
    pub(crate) fn lines(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in self.writable(text).split(' ').filter(|word| !word.is_empty()) {
            self.place(&mut lines, word, size, room);
        }
        if let Some(last) = lines.last_mut() {
            last.truncate(last.trim_end_matches(' ').len());
        }
        lines
    }

    fn place(&self, lines: &mut Vec<String>, word: &str, size: f32, room: f32) {
        let fits = |line: &str, more: &str| self.width(line, size) + self.width(more, size) <= room;
        let last = lines.len() - 1;
        if !lines[last].is_empty() && !fits(&lines[last], word) {
            lines.push(String::new());
        }
        for c in word.chars() {
            let last = lines.len() - 1;
            if !lines[last].is_empty() && !fits(&lines[last], c.encode_utf8(&mut [0; 4])) {
                lines.push(String::new());
            }
            lines.last_mut().expect("there is always a line").push(c);
        }
        lines.last_mut().expect("there is always a line").push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_every_word_and_no_more_than_their_room() {
        let text =
            "Une liste au titre très long, avec unmotdémesurémentlongquinetientpassuruneligne, puis une fin.";
        let lines = REGULAR.lines(text, 10.0, 120.0);
        assert!(
            lines
                .iter()
                .all(|line| REGULAR.width(line.trim_end(), 10.0) <= 120.0),
            "{lines:?}"
        );
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn rc_08_what_a_font_cannot_write_is_a_question_mark() {
        assert_eq!(
            REGULAR.writable("Zoé)\\<script> 李\u{a0}»"),
            "Zoé)\\<script> ?\u{a0}»"
        );
    }
}
