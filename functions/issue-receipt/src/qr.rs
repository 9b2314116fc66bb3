//! The QR code of a signed line, as squares: no image, sharp at any size.

use krilla::geom::Rect;
use qrcode::{Color, EcLevel, QrCode, QrResult};

/// The dark squares of the code that holds `text`, within a square of `side` points whose top left corner is (x, y).
/// Runs of dark modules in a row are one rectangle. The quiet zone is the caller's.
///
/// # Errors
/// When the text is longer than a QR code may hold (2,331 bytes at this level).
pub(crate) fn squares(text: &str, x: f32, y: f32, side: f32) -> QrResult<Vec<Rect>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let width = code.width();
    let module = side / width as f32;
    let mut rects = Vec::new();
    for (row, colors) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in colors.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                let (left, top) = (x + column as f32 * module, y + row as f32 * module);
                rects.extend(Rect::from_xywh(left, top, run.len() as f32 * module, module));
            }
            column += run.len();
        }
    }
    Ok(rects)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_squares_stay_in_their_square_and_do_not_depend_on_anything_but_the_text() {
        let one = squares("isoloir-deposit|v1|pro2022", 10.0, 20.0, 100.0).unwrap();
        assert_eq!(
            one,
            squares("isoloir-deposit|v1|pro2022", 10.0, 20.0, 100.0).unwrap()
        );
        assert!(
            one.iter()
                .all(|r| r.left() >= 10.0 && r.top() >= 20.0 && r.right() <= 110.1 && r.bottom() <= 120.1)
        );
        assert_ne!(
            one,
            squares("isoloir-deposit|v1|pro2023", 10.0, 20.0, 100.0).unwrap()
        );
    }
}
