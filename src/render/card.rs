//! The plain card that stands for a slide which cannot be drawn: calm in the room, and a sentence for whoever hears it.

use vello_cpu::kurbo::{Rect, RoundedRect, Shape as _};

use crate::typeset::page::{Block, Item, Kind, Page, Rgba, Role};

const PAPER: Rgba = Rgba([38, 42, 50, 255]);
const LINE: Rgba = Rgba([92, 100, 114, 255]);

/// A card of the size of a slide.
#[must_use]
pub fn plain(size: (f32, f32)) -> Page {
    let canvas = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
    let frame = canvas.inset(-canvas.height() / 5.0);
    let path = RoundedRect::from_rect(frame, 16.0).to_path(0.1);
    let block = Block {
        role: Role::Paragraph,
        language: "en".into(),
        rtl: false,
        place: frame,
        text: "This slide cannot be drawn.".into(),
        field: "".into(),
        setting: None,
    };
    Page {
        size,
        background: PAPER,
        items: vec![Item {
            steps: 0..=u16::MAX,
            block: Some(0),
            kind: Kind::Stroke { path, colour: LINE, width: 4.0 },
        }],
        blocks: vec![block],
        links: Vec::new(),
        last_step: 0,
        overflow: Vec::new(),
        missing: Vec::new(),
        rtl: false,
        hash: u64::from(size.0.to_bits()) << 32 | u64::from(size.1.to_bits()),
    }
}
