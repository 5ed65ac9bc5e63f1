//! Lists of up to three levels, with drawn markers that appear together with their text.

use std::ops::RangeInclusive;

use crate::{
    deck::model::Item,
    typeset::{
        page::Role,
        setter::Style,
        sheet::{Growth, Part, Sheet},
    },
};

/// How a level is set: its size as a part of body size, and its indent in ems.
const LEVELS: [(f32, f32); 3] = [(1.0, 0.84), (0.88, 0.84), (0.82, 0.84)];

/// How much a short text may grow: as far as the eye still sees the same kind of slide.
pub(super) const GROWTHS: [Growth; 4] = [
    Growth { text: 1.16, space: 1.7 },
    Growth { text: 1.08, space: 1.6 },
    Growth { text: 1.04, space: 1.5 },
    Growth { text: 1.0, space: 1.5 },
];
/// How much of the room a text may take after it has grown.
pub(super) const ROOM: f32 = 0.8;

/// When the first-level parts show.
pub(super) type StepsOf<'s> = &'s dyn Fn(&Sheet<'_>, usize) -> RangeInclusive<u16>;

/// Sets a list in a box; gives the lower edge. `field` names the list, as in `items` or `columns[1].items`.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    items: &[Item],
    at: (f32, f32),
    width: f32,
    field: &str,
    steps_of: StepsOf<'_>,
) -> f32 {
    let mut y = at.1;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            y += sheet.item_gap();
        }
        let steps = steps_of(sheet, index);
        y = level(sheet, item, 0, (at.0, y), width, &format!("{field}[{index}]"), &steps);
    }
    y
}

fn level(
    sheet: &mut Sheet<'_>,
    item: &Item,
    depth: usize,
    at: (f32, f32),
    width: f32,
    field: &str,
    steps: &RangeInclusive<u16>,
) -> f32 {
    let (part, indent) = LEVELS.get(depth).copied().unwrap_or(LEVELS[2]);
    let style = sheet.style(sheet.body_size() * part, sheet.theme.floors.body, sheet.theme.leading.body);
    let indent = indent * style.size;
    let rich = sheet.rich(&item.text());
    let mut y = at.1;
    if !rich.is_empty() {
        let set = sheet.set(&rich, &style, width - indent);
        marker(sheet, depth, (at.0, y + set.first_baseline()), &style, steps);
        let role = Role::ListItem(u8::try_from(depth).unwrap_or(u8::MAX));
        y = sheet.place(&set, at.0 + indent, y, &Part { role, field, steps: steps.clone() });
    }
    // Deeper levels than three are set as the third.
    for (index, below) in item.items().iter().enumerate() {
        y += sheet.item_gap() * 0.5;
        y = level(
            sheet,
            below,
            depth + 1,
            (at.0 + indent, y),
            width - indent,
            &format!("{field}.items[{index}]"),
            steps,
        );
    }
    y
}

/// A square, a dash, or a dot, at half the height of small letters.
fn marker(sheet: &mut Sheet<'_>, depth: usize, at: (f32, f32), style: &Style, steps: &RangeInclusive<u16>) {
    let (x, baseline) = at;
    let size = style.size;
    let middle = baseline - size * 0.27;
    match depth {
        0 => {
            let side = size * 0.23;
            sheet.bar((x + size * 0.04, middle - side / 2.0), (side, side), sheet.palette.accent, steps);
        }
        1 => {
            let thickness = size * 0.06;
            sheet.bar(
                (x + size * 0.04, middle - thickness / 2.0),
                (size * 0.4, thickness),
                sheet.palette.accent,
                steps,
            );
        }
        _ => sheet.disc((x + size * 0.2, middle), size * 0.08, sheet.palette.quiet, steps),
    }
}
