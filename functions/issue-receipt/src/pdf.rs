//! The page as PDF: tagged, in French, PDF/UA-1 and PDF/A-2a, and the same bytes for the same sheet.

use crate::pen::{Ink, Pen, Style};
use crate::qr::squares;
use crate::sheet::Sheet;
use crate::typeface::{MONO, REGULAR, SEMIBOLD};
use election::Instant;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

/// The page could not be made. Tells nothing of its content.
#[derive(Debug, thiserror::Error)]
pub enum PdfFault {
    /// krilla refused the document, for example because it would not be valid PDF/A.
    #[error("the receipt is not a valid PDF/A and PDF/UA document: {0}")]
    Invalid(String),
    /// The signed line does not fit a QR code.
    #[error("the signed line is too long for a QR code")]
    Code,
}

// A4 in points, with margins of 20 mm.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 56.7;
const ROOM: f32 = WIDTH - 2.0 * MARGIN;
const LABELS: f32 = 150.0;
const CODE: f32 = 136.0;

const NAVY: Ink = Ink(26, 54, 93);
const TEXT: Ink = Ink(23, 32, 42);
const MUTED: Ink = Ink(84, 97, 112);
const PALE: Ink = Ink(238, 243, 249);
const HAIRLINE: Ink = Ink(208, 216, 226);

/// Draws the page.
///
/// # Errors
/// [`PdfFault`].
pub fn render(sheet: &Sheet) -> Result<Vec<u8>, PdfFault> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("PDF/A-2a and PDF/UA-1 are both PDF 1.7");
    let settings = SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    let size = PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 is a size");
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let tree = Layout::new(Pen {
        surface: &mut surface,
    })
    .draw(sheet)?;
    surface.finish();
    page.finish();
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(sheet.title.to_owned(), top));
    document.set_outline(outline);
    document.set_metadata(metadata(sheet));
    document.set_tag_tree(tree);
    document
        .finish()
        .map_err(|error| PdfFault::Invalid(format!("{error:?}")))
}

fn metadata(sheet: &Sheet) -> Metadata {
    Metadata::new()
        .title(format!("{} – {}", sheet.title, sheet.event))
        .description(sheet.lead.to_owned())
        .language("fr-FR".to_owned())
        .creator("Isoloir".to_owned())
        .creation_date(date(sheet.at))
}

/// The moment attested, never that of the drawing: the same receipt gives the same bytes.
fn date(at: Instant) -> DateTime {
    let text = at.rfc3339();
    let part = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|digits| digits.parse::<u16>().ok())
            .unwrap_or(0)
    };
    let small = |from: usize, to: usize| u8::try_from(part(from, to)).unwrap_or(0);
    DateTime::new(part(0, 4))
        .month(small(5, 7))
        .day(small(8, 10))
        .hour(small(11, 13))
        .minute(small(14, 16))
        .second(small(17, 19))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// A page under way: what draws, the tags so far, and where the next line goes.
struct Layout<'s, 'p> {
    pen: Pen<'s, 'p>,
    tree: TagTree,
    y: f32,
}

impl<'s, 'p> Layout<'s, 'p> {
    fn new(pen: Pen<'s, 'p>) -> Self {
        Self {
            pen,
            tree: TagTree::new().with_lang(Some("fr-FR".to_owned())),
            y: 70.0,
        }
    }

    fn draw(mut self, sheet: &Sheet) -> Result<TagTree, PdfFault> {
        self.pen.decoration(Rect::from_xywh(0.0, 0.0, WIDTH, 10.0), NAVY);
        self.paragraph(Tag::P, regular(10.5, MUTED), MARGIN, ROOM, &sheet.event);
        self.y += 14.0;
        self.heading(1, sheet.title);
        self.y += 4.0;
        self.paragraph(Tag::P, regular(11.5, TEXT), MARGIN, ROOM, sheet.lead);
        self.y += 6.0;
        self.table(&sheet.rows);
        if let Some((label, value)) = &sheet.reference {
            self.reference(label, value);
        }
        self.y += 18.0;
        self.signature(sheet)?;
        self.y += 16.0;
        self.notes(sheet.notes);
        self.y = HEIGHT - 66.0 - 9.0 * (lines(&sheet.compact) - 1.0);
        self.rule();
        self.y += 15.0;
        self.paragraph(
            Tag::P,
            regular(8.0, MUTED),
            MARGIN,
            ROOM,
            "Texte signé, clé et signature (contenu du code)",
        );
        self.paragraph(Tag::P, mono(6.5, MUTED), MARGIN, ROOM, &sheet.compact);
        Ok(self.tree)
    }

    fn heading(&mut self, level: u16, text: &str) {
        let level = NonZeroU16::new(level).expect("levels start at 1");
        let style = if level.get() == 1 {
            semibold(20.0, NAVY)
        } else {
            semibold(13.0, NAVY)
        };
        let tag = Tag::Hn(level, Some(text.to_owned()));
        self.paragraph(tag, style, MARGIN, ROOM, text);
    }

    fn paragraph(&mut self, tag: impl Into<TagKind>, style: Style, x: f32, room: f32, text: &str) {
        let (leaves, next) = self.pen.text(style, x, self.y, room, text);
        self.tree.push(group(tag, leaves));
        self.y = next;
    }

    fn table(&mut self, rows: &[(&str, String)]) {
        let mut table = TagGroup::new(Tag::Table.with_summary(Some("Ce que le document atteste".to_owned())));
        let mut body = TagGroup::new(Tag::TBody);
        for (label, value) in rows {
            self.rule();
            self.y += 18.0;
            let (labels, one) = self
                .pen
                .text(regular(9.5, MUTED), MARGIN, self.y, LABELS - 12.0, label);
            let (values, two) = self.pen.text(
                semibold(11.5, TEXT),
                MARGIN + LABELS,
                self.y,
                ROOM - LABELS,
                value,
            );
            let header = group(Tag::TH(TableHeaderScope::Row), labels);
            body.push(TagGroup::with_children(
                Tag::TR,
                vec![header.into(), group(Tag::TD, values).into()],
            ));
            self.y = one.max(two) - 8.0;
        }
        self.rule();
        table.push(body);
        self.tree.push(table);
    }

    fn reference(&mut self, label: &str, value: &str) {
        self.y += 16.0;
        self.pen
            .decoration(Rect::from_xywh(MARGIN, self.y, ROOM, 62.0), PALE);
        self.pen
            .decoration(Rect::from_xywh(MARGIN, self.y, 3.0, 62.0), NAVY);
        self.y += 22.0;
        self.paragraph(Tag::P, regular(9.5, MUTED), MARGIN + 18.0, ROOM - 36.0, label);
        self.y += 9.0;
        self.paragraph(Tag::P, mono(13.5, TEXT), MARGIN + 18.0, ROOM - 20.0, value);
        self.y += 4.0;
    }

    fn signature(&mut self, sheet: &Sheet) -> Result<(), PdfFault> {
        let top = self.y;
        let room = ROOM - CODE - 28.0;
        self.y += 12.0;
        self.heading(2, "Signature");
        let said = format!(
            "Signé par {}. Le code ci-contre contient le texte signé et la signature\u{a0}: toute personne peut les vérifier \
             hors ligne, avec la clé publique publiée dans les paramètres scellés du scrutin.",
            sheet.signed_by
        );
        self.paragraph(Tag::P, regular(10.0, TEXT), MARGIN, room, &said);
        self.y += 4.0;
        self.paragraph(Tag::P, regular(9.5, MUTED), MARGIN, room, "Clé (Ed25519)");
        self.paragraph(Tag::P, mono(8.5, TEXT), MARGIN, room, &sheet.key);
        self.y += 4.0;
        self.paragraph(Tag::P, regular(9.5, MUTED), MARGIN, room, "Signature");
        self.paragraph(Tag::P, mono(8.5, TEXT), MARGIN, room, &sheet.signature);
        let (x, y) = (WIDTH - MARGIN - CODE, top + 4.0);
        let rects = squares(&sheet.compact, x, y, CODE).map_err(|_| PdfFault::Code)?;
        let leaf = self.pen.figure(rects, TEXT);
        let bbox = Rect::from_xywh(x, y, CODE, CODE).map(|rect| BBox::new(0, rect));
        let alt = "Code QR qui contient le texte signé, le nom de la clé et la signature, imprimés au bas de la page.";
        self.tree.push(group(
            Tag::Figure(Some(alt.to_owned())).with_bbox(bbox),
            vec![leaf],
        ));
        self.y = self.y.max(y + CODE + 12.0);
        Ok(())
    }

    fn notes(&mut self, notes: &[&str]) {
        self.heading(2, "À savoir");
        let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
        for note in notes {
            let style = regular(10.0, TEXT);
            let (bullet, _) = self.pen.text(style, MARGIN, self.y, 12.0, "•");
            let (said, next) = self.pen.text(style, MARGIN + 14.0, self.y, ROOM - 14.0, note);
            let label = group(Tag::Lbl, bullet);
            list.push(TagGroup::with_children(
                Tag::LI,
                vec![label.into(), group(Tag::LBody, said).into()],
            ));
            self.y = next + 3.0;
        }
        self.tree.push(list);
    }

    fn rule(&mut self) {
        self.pen
            .decoration(Rect::from_xywh(MARGIN, self.y, ROOM, 0.6), HAIRLINE);
    }
}

fn group(tag: impl Into<TagKind>, leaves: Vec<Identifier>) -> TagGroup {
    TagGroup::with_children(tag, leaves.into_iter().map(Node::Leaf).collect())
}

fn lines(compact: &str) -> f32 {
    MONO.lines(compact, 6.5, ROOM).len() as f32
}

fn regular(size: f32, ink: Ink) -> Style {
    Style {
        typeface: &REGULAR,
        size,
        leading: size * 1.5,
        ink,
    }
}

fn semibold(size: f32, ink: Ink) -> Style {
    Style {
        typeface: &SEMIBOLD,
        size,
        leading: size * 1.35,
        ink,
    }
}

fn mono(size: f32, ink: Ink) -> Style {
    Style {
        typeface: &MONO,
        size,
        leading: size * 1.4,
        ink,
    }
}
