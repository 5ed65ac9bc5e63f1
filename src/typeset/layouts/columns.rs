//! A title over two columns of text or lists.

use crate::typeset::{
    page::Role,
    setter::Set,
    sheet::{Part, Sheet},
};

use super::list;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let top = sheet.head();
    let gutter = sheet.theme.space.gutter;
    let width = (sheet.measure() - gutter) / 2.0;
    // Headings of one and of two lines still let the columns below them start together.
    let headings: Vec<_> = slide
        .columns
        .iter()
        .take(2)
        .map(|column| {
            let title = column.title.as_ref().map(|title| sheet.rich(title)).filter(|title| !title.is_empty());
            let style = sheet.heading();
            title.map(|title| sheet.set(&title, &style, width))
        })
        .collect();
    let under = headings.iter().flatten().map(Set::height).fold(0.0, f32::max);
    for (index, (column, heading)) in slide.columns.iter().zip(&headings).enumerate() {
        let x = sheet.side() + index as f32 * (width + gutter);
        let steps = sheet.steps_of(index);
        let mut y = top;
        if under > 0.0 {
            let colour = if heading.is_some() { sheet.palette.accent } else { sheet.palette.line };
            sheet.bar((x, y), (width, 3.0), colour, &steps);
            y += sheet.gap(18.0);
            if let Some(set) = heading {
                let field = format!("columns[{index}].title");
                sheet.place(set, x, y, &Part { role: Role::Heading, field: &field, steps: steps.clone() });
            }
            y += under + sheet.gap(24.0);
        }
        if let Some(text) = &column.text {
            let rich = sheet.rich(text);
            if !rich.is_empty() {
                let field = format!("columns[{index}].text");
                let style = sheet.body();
                let part = Part { role: Role::Paragraph, field: &field, steps: steps.clone() };
                y = sheet.text(&rich, &style, (x, y), width, &part) + sheet.gap(24.0);
            }
        }
        let field = format!("columns[{index}].items");
        let y = list::draw(sheet, &column.items, (x, y), width, &field, &|_, _| steps.clone());
        // The space after a paragraph counts only where a list follows it.
        let end = if column.items.is_empty() { y - sheet.gap(24.0) } else { y };
        sheet.check(&format!("columns[{index}]"), top, end, sheet.foot);
    }
}
