//! Boxes at fractions of the canvas, for what no layout foresees.

use serde_json::Number;

use crate::typeset::{
    page::Role,
    sheet::{Part, Sheet},
};

use super::image::{ALL, Fit, show};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let head = slide.title.is_some() || slide.kicker.is_some();
    if head {
        sheet.head();
    }
    let fraction = |number: &Number| number.as_f64().unwrap_or_default().clamp(0.0, 1.0) as f32;
    for (index, part) in slide.boxes.iter().enumerate() {
        let [left, top, width, height] = [0, 1, 2, 3].map(|at| part.at.get(at).map_or(0.0, fraction));
        let (x, y) = (left * sheet.width, top * sheet.height);
        let size = (width * sheet.width, height * sheet.height);
        let steps = sheet.steps_of(index);
        if let Some(asset) = part.asset.as_deref().filter(|asset| !asset.is_empty()) {
            let first = sheet.drawn.items.len();
            show(sheet, asset, ALL, (x, y), size, Fit::Whole(0.5, 0.5));
            for item in sheet.drawn.items.iter_mut().skip(first) {
                item.steps = steps.clone();
            }
        }
        let Some(text) = &part.text else { continue };
        let rich = sheet.rich(text);
        if rich.is_empty() {
            continue;
        }
        let mut style = sheet.body();
        if let Some(part) = &part.size {
            // The author's size is meant as it is said; it shrinks with the slide, but never below what can be read.
            let size = fraction(part) * sheet.height;
            style = sheet.style(size.max(sheet.theme.floors.note), sheet.theme.floors.note, sheet.theme.leading.body);
            if size >= sheet.theme.sizes.statement {
                style.leading = sheet.theme.leading.statement;
            }
        }
        let field = format!("boxes[{index}].text");
        let bottom = sheet.text(&rich, &style, (x, y), size.0, &Part { role: Role::Paragraph, field: &field, steps });
        sheet.check(&field, y, bottom, y + size.1.max(style.size));
    }
}
