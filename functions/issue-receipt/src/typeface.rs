//! The three fonts of a receipt: what they can write, how wide it is, where a line breaks.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// A font, with what it takes to measure a text before drawing it.
pub(crate) struct Typeface {
    pub(crate) font: Font,
    /// Which glyph a character has.
    glyphs: Charmap<'static>,
    /// In units of the font.
    metrics: GlyphMetrics<'static>,
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
        let tables = skrifa::FontRef::new(data).expect("the fonts of the assets folder are whole");
        Self {
            font,
            glyphs: tables.charmap(),
            metrics: tables.glyph_metrics(Size::unscaled(), LocationRef::default()),
        }
    }

    /// The text with `?` for what the font can't write: a name in another script stays a line of text, and the page
    /// stays valid PDF/A (no missing glyph). An accent typed apart from its letter is joined to it, as it has no glyph of its own.
    pub(crate) fn writable(&self, text: &str) -> String {
        text.nfc()
            .map(|c| self.glyphs.map(c).map_or('?', |_| c))
            .collect()
    }

    /// The width of a writable text at a size, in points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.advance(c) * size).sum()
    }

    /// The glyphs of a writable text, one for each character, in order. French needs no more: no ligature, no kerning.
    pub(crate) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(start, c): (usize, char)| {
            let glyph = self.glyphs.map(c).unwrap_or_default();
            let range = start..start + c.len_utf8();
            KrillaGlyph::new(
                GlyphId::new(glyph.to_u32()),
                self.advance(c),
                0.0,
                0.0,
                0.0,
                range,
                None,
            )
        };
        text.char_indices().map(glyph).collect()
    }

    /// How far a character moves the next one, of a font one point high.
    fn advance(&self, c: char) -> f32 {
        let glyph = self.glyphs.map(c).unwrap_or_default();
        self.metrics.advance_width(glyph).unwrap_or_default() / self.font.units_per_em()
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
    fn an_accent_typed_apart_is_written_with_its_letter() {
        assert_eq!(REGULAR.writable("Zoe\u{301}"), "Zoé");
    }

    #[test]
    fn every_character_has_its_glyph_and_its_place_in_the_text() {
        let text = "Émargé : « 12 h 47 »";
        let glyphs = REGULAR.glyphs(text);
        let read: Vec<&str> = glyphs
            .iter()
            .map(|glyph| &text[glyph.text_range.clone()])
            .collect();
        assert_eq!(read.concat(), text);
        assert!(
            glyphs
                .iter()
                .all(|glyph| glyph.glyph_id.to_u32() != 0 && glyph.x_advance > 0.0)
        );
    }

    #[test]
    fn rc_08_what_a_font_cannot_write_is_a_question_mark() {
        assert_eq!(
            REGULAR.writable("Zoé)\\<script> 李\u{a0}»"),
            "Zoé)\\<script> ?\u{a0}»"
        );
    }
}
