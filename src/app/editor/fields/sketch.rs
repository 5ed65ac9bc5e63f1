//! The small drawings of the layouts, as a table of bars: what is where on a slide, and nothing more.

use egui::{Color32, Painter, Rect, Vec2, pos2};

use crate::{deck::model::Layout, ui::theme::Tokens};

/// What a bar stands for.
#[derive(Clone, Copy)]
enum Bar {
    /// A title.
    Head,
    /// Words.
    Line,
    /// A picture or a surface.
    Area,
    /// What leads the eye.
    Mark,
}

/// A bar: what it is, its left and upper edge, its width and height, in hundredths of the slide.
type Row = (Bar, u8, u8, u8, u8);

use Bar::{Area, Head, Line, Mark};

const TITLE: Row = (Head, 10, 16, 48, 9);

/// The bars of a layout.
const fn bars(layout: Layout) -> &'static [Row] {
    match layout {
        Layout::Title => &[(Mark, 10, 24, 14, 4), (Head, 10, 36, 70, 13), (Line, 10, 58, 46, 6), (Line, 10, 80, 30, 4)],
        Layout::Section => &[(Area, 0, 0, 100, 100), (Head, 10, 42, 60, 13), (Line, 10, 62, 36, 5)],
        Layout::Statement => &[(Head, 10, 32, 76, 10), (Head, 10, 50, 60, 10), (Line, 10, 74, 26, 4)],
        Layout::Bullets => &[
            TITLE,
            (Mark, 10, 38, 3, 5),
            (Line, 17, 38, 60, 5),
            (Mark, 10, 53, 3, 5),
            (Line, 17, 53, 50, 5),
            (Mark, 10, 68, 3, 5),
            (Line, 17, 68, 64, 5),
        ],
        Layout::TwoColumns => &[
            TITLE,
            (Line, 10, 40, 34, 5),
            (Line, 10, 53, 30, 5),
            (Line, 10, 66, 34, 5),
            (Line, 54, 40, 34, 5),
            (Line, 54, 53, 28, 5),
            (Line, 54, 66, 32, 5),
        ],
        Layout::Quote => &[(Mark, 10, 22, 5, 14), (Head, 20, 24, 66, 8), (Head, 20, 40, 58, 8), (Line, 20, 64, 30, 5)],
        Layout::Image => &[(Area, 50, 0, 50, 100), (Head, 8, 18, 34, 9), (Line, 8, 42, 32, 5), (Line, 8, 56, 28, 5)],
        Layout::Table => &[
            TITLE,
            (Area, 10, 36, 80, 10),
            (Line, 10, 54, 22, 4),
            (Line, 40, 54, 20, 4),
            (Line, 70, 54, 20, 4),
            (Line, 10, 68, 22, 4),
            (Line, 40, 68, 20, 4),
            (Line, 70, 68, 20, 4),
        ],
        Layout::Chart => {
            &[TITLE, (Area, 16, 62, 12, 22), (Area, 36, 46, 12, 38), (Mark, 56, 38, 12, 46), (Area, 76, 54, 12, 30)]
        }
        Layout::Timeline => &[
            TITLE,
            (Line, 10, 50, 80, 2),
            (Mark, 14, 46, 5, 9),
            (Mark, 46, 46, 5, 9),
            (Mark, 78, 46, 5, 9),
            (Line, 10, 64, 18, 4),
            (Line, 42, 64, 18, 4),
            (Line, 72, 64, 18, 4),
        ],
        Layout::Panel => &[TITLE, (Area, 10, 40, 24, 40), (Area, 38, 40, 24, 40), (Area, 66, 40, 24, 40)],
        Layout::Agenda => &[
            TITLE,
            (Mark, 10, 38, 8, 5),
            (Line, 26, 38, 54, 5),
            (Mark, 10, 53, 8, 5),
            (Line, 26, 53, 44, 5),
            (Mark, 10, 68, 8, 5),
            (Line, 26, 68, 50, 5),
        ],
        Layout::Question => &[(Mark, 10, 24, 4, 50), (Head, 20, 30, 64, 9), (Head, 20, 48, 50, 9)],
        Layout::Sources => &[
            TITLE,
            (Line, 10, 38, 78, 3),
            (Line, 10, 48, 70, 3),
            (Line, 10, 58, 76, 3),
            (Line, 10, 68, 64, 3),
            (Line, 10, 78, 72, 3),
        ],
        Layout::Holding => &[(Area, 0, 0, 100, 100), (Head, 24, 42, 52, 11), (Line, 36, 60, 28, 4)],
        Layout::Blank => &[],
        Layout::Free => &[(Area, 8, 12, 36, 34), (Line, 54, 20, 36, 5), (Line, 54, 32, 26, 5), (Area, 40, 58, 50, 30)],
    }
}

/// Draws a layout.
pub(super) fn draw(painter: &Painter, tokens: &Tokens, area: Rect, layout: Layout) {
    painter.rect_filled(area, 2.0, tokens.ground);
    for (bar, left, top, width, height) in bars(layout) {
        let part = |hundredth: u8, whole: f32| f32::from(hundredth) / 100.0 * whole;
        let corner = pos2(area.left() + part(*left, area.width()), area.top() + part(*top, area.height()));
        let size = Vec2::new(part(*width, area.width()), part(*height, area.height()).max(1.0));
        let colour: Color32 = match bar {
            Head => tokens.text,
            Line => tokens.dim.gamma_multiply(0.75),
            Area => tokens.dim.gamma_multiply(0.35),
            Mark => tokens.accent,
        };
        painter.rect_filled(Rect::from_min_size(corner, size), 1.0, colour);
    }
}
