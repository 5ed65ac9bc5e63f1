//! Numbered slips for questions: no field for a name, a number to be called by, and lines to cut along.

use super::{
    press::{A4, HAIR, INK, Ink, PARAGRAPH, Press, QUIET, Sheet},
    shapes,
    words::{Words, of, with},
};
use crate::typeset::{LineAlign, page::Role};

/// How many slips stand on a sheet.
pub const ON_SHEET: u16 = 6;
/// The most slips that are printed at once.
pub const MAX_SLIPS: u16 = 600;

/// Two columns by three rows; each slip has a stub beside it that the asker keeps.
const COLUMNS: u16 = 2;
const STUB: f32 = 64.0;
const PAD: f32 = 14.0;

/// So many slips in a language, numbered from 1; the last sheet is filled up.
#[must_use]
pub fn slips(count: u16, language: &str) -> Vec<Sheet> {
    let words = of(language);
    let mut press = Press::new(language);
    let sheets = count.min(MAX_SLIPS).div_ceil(ON_SHEET);
    (0..sheets).map(|number| sheet(&mut press, words, number * ON_SHEET)).collect()
}

fn sheet(press: &mut Press, words: &Words, before: u16) -> Sheet {
    let rows = ON_SHEET / COLUMNS;
    let (width, height) = (A4.0 / f32::from(COLUMNS), A4.1 / f32::from(rows));
    let mut sheet = press.sheet(A4);
    let edges = (f64::from(A4.0), f64::from(A4.1));
    for column in 1..COLUMNS {
        let x = f64::from(width * f32::from(column));
        sheet.stroke(shapes::dashes((x, 0.0), (x, edges.1), 5.0), QUIET, 0.75);
    }
    for row in 1..rows {
        let y = f64::from(height * f32::from(row));
        sheet.stroke(shapes::dashes((0.0, y), (edges.0, y), 5.0), QUIET, 0.75);
    }
    // A stack of sheets cut together gives runs of numbers: along the rows is how people hand them out.
    for place in 0..ON_SHEET {
        let corner = (width * f32::from(place % COLUMNS), height * f32::from(place / COLUMNS));
        slip(press, &mut sheet, words, before + place + 1, corner, (width, height));
    }
    sheet
}

fn slip(
    press: &mut Press,
    sheet: &mut Sheet,
    words: &Words,
    number: u16,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
) {
    let number = number.to_string();
    let body = width - STUB - 2.0 * PAD;
    let left = x + PAD;
    let mut at = y + PAD + 4.0;
    let heading = super::press::Part { role: Role::Heading, field: "" };
    at += press.print(sheet, (left, at, body), &with(words.slip, &[&number]), &Ink::new(13.0).bold().tight(), heading);
    at += 2.0;
    at += press.print(sheet, (left, at, body), words.question, &Ink::new(8.0).quiet(), PARAGRAPH);
    let safe = Ink::new(6.8).tight();
    let safe_height = press.height(words.safe, body, &safe);
    let foot = y + height - PAD - safe_height;
    let tick = foot - 20.0;
    let to = tick - 22.0;
    at += 18.0;
    while at < to - 16.0 {
        sheet.rule(left, at, body, HAIR, 0.5);
        at += 21.0;
    }
    let label = press.set(words.to, body, &Ink::new(8.0));
    let long = label.blocks.first().map_or(0.0, |block| block.place.width() as f32).min(body * 0.7);
    press.print(sheet, (left, to, body), words.to, &Ink::new(8.0).quiet(), PARAGRAPH);
    sheet.rule(left + long + 6.0, to + 9.5, body - long - 6.0, HAIR, 0.5);
    sheet.frame((left + 0.5, tick + 1.0, 8.5, 8.5), INK, 0.75);
    press.print(sheet, (left + 15.0, tick, body - 15.0), words.not_on_screen, &Ink::new(8.0), PARAGRAPH);
    press.print(sheet, (left, foot, body), words.safe, &safe, PARAGRAPH);
    // The stub that the asker keeps.
    let cut = x + width - STUB;
    let area = sheet.area((cut, y + 8.0, 0.0, height - 16.0));
    sheet.stroke(shapes::dashes((area.x0, area.y0), (area.x0, area.y1), 2.0), HAIR, 0.75);
    let inner = STUB - 14.0;
    let ink = press.fitted(&number, inner, &Ink::new(34.0).bold().align(LineAlign::Centre).tight().lines(1));
    let tall = press.height(&number, inner, &ink);
    let top = y + height * 0.36 - tall / 2.0;
    press.ornament(sheet, (cut + 7.0, top, inner), &number, &ink);
    let keep = Ink::new(6.8).align(LineAlign::Centre).tight().quiet();
    press.print(sheet, (cut + 7.0, top + tall + 4.0, inner), words.keep, &keep, PARAGRAPH);
}
