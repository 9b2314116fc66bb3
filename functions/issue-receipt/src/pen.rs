//! Drawing on a tagged page: each text becomes a leaf of the tag tree, everything else is decoration.

use crate::typeface::Typeface;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};

/// A colour of the page.
#[derive(Clone, Copy)]
pub(crate) struct Ink(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// How a text looks.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) typeface: &'static Typeface,
    pub(crate) size: f32,
    /// From one baseline to the next, in points.
    pub(crate) leading: f32,
    pub(crate) ink: Ink,
}

/// What draws. Coordinates in points from the top left corner.
pub(crate) struct Pen<'s, 'p> {
    pub(crate) surface: &'s mut Surface<'p>,
}

impl Pen<'_, '_> {
    /// Draws a text in lines of at most `room` points whose first baseline is at `y`; answers with the leaves, and the
    /// baseline that follows the last line.
    pub(crate) fn text(
        &mut self,
        style: Style,
        x: f32,
        y: f32,
        room: f32,
        text: &str,
    ) -> (Vec<Identifier>, f32) {
        let mut baseline = y;
        let mut leaves = Vec::new();
        for line in style.typeface.lines(text, style.size, room) {
            leaves.push(self.surface.start_tagged(ContentTag::Span(SpanTag::empty())));
            self.line(style, x, baseline, &line);
            self.surface.end_tagged();
            baseline += style.leading;
        }
        (leaves, baseline)
    }

    /// Draws a rectangle that means nothing.
    pub(crate) fn decoration(&mut self, rect: Option<Rect>, ink: Ink) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.rectangles(rect, ink);
        self.surface.end_tagged();
    }

    /// Draws rectangles as one leaf.
    pub(crate) fn figure(&mut self, rects: impl IntoIterator<Item = Rect>, ink: Ink) -> Identifier {
        let leaf = self.surface.start_tagged(ContentTag::Other);
        self.rectangles(rects, ink);
        self.surface.end_tagged();
        leaf
    }

    fn line(&mut self, style: Style, x: f32, y: f32, text: &str) {
        self.surface.set_fill(Some(fill(style.ink)));
        let Style { typeface, size, .. } = style;
        let start = Point::from_xy(x, y);
        self.surface.draw_glyphs(
            start,
            &typeface.glyphs(text),
            typeface.font.clone(),
            text,
            size,
            false,
        );
    }

    fn rectangles(&mut self, rects: impl IntoIterator<Item = Rect>, ink: Ink) {
        let mut path = PathBuilder::new();
        for rect in rects {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.surface.set_fill(Some(fill(ink)));
            self.surface.draw_path(&path);
        }
    }
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: rgb::Color::new(ink.0, ink.1, ink.2).into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }
}
