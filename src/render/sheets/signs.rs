//! Time signs to hold up: five, two and one minute, and stop. Each fills a sheet lengthways and is told by its shape from
//! the far end of a table.

use super::{
    press::{A4, INK, Ink, PAPER, Part, Press, Sheet},
    shapes,
    words::of,
};
use crate::typeset::{LineAlign, page::Role};

/// The four signs in a language.
#[must_use]
pub fn time_signs(language: &str) -> Vec<Sheet> {
    let words = of(language);
    let mut press = Press::new(language);
    let shares = [0.75, 0.5, 0.25];
    let mut signs: Vec<Sheet> = ["5", "2", "1"]
        .into_iter()
        .zip(words.left)
        .zip(shares)
        .map(|((figure, left), share)| minutes(&mut press, figure, left, share))
        .collect();
    signs.push(stop(&mut press, words.stop, words.conclude));
    signs
}

const SIGN: Part<'static> = Part { role: Role::Heading, field: "" };
const BELOW: Part<'static> = Part { role: Role::Paragraph, field: "" };

/// A figure as high as a hand, a ring with what is left of it, and the words below.
fn minutes(press: &mut Press, figure: &str, left: &str, share: f64) -> Sheet {
    let (width, height) = (A4.1, A4.0);
    let mut sheet = press.sheet((width, height));
    // The figure's face is 0.714 em high: 320 points of it stand 113 mm on paper.
    let size = 448.0;
    let ink = Ink::new(size).bold().align(LineAlign::Centre).tight();
    let set = press.height(figure, width / 2.0, &ink);
    let middle = height * 0.42;
    // The words carry the meaning for whoever listens; the figure alone would be read as a stray number.
    press.ornament(&mut sheet, (30.0, middle - set / 2.0, width / 2.0 - 30.0), figure, &ink);
    let ring = sheet.area((width / 2.0 + 40.0, middle - 150.0, 300.0, 300.0)).center();
    let centre = (ring.x, ring.y);
    sheet.stroke(shapes::ring(centre, 138.0), INK, 24.0);
    sheet.fill(shapes::piece(centre, 108.0, share), INK);
    let line = press.fitted(left, width - 100.0, &Ink::new(84.0).bold().align(LineAlign::Centre).tight().lines(1));
    let tall = press.height(left, width - 100.0, &line);
    press.print(&mut sheet, (50.0, height - 52.0 - tall, width - 100.0), left, &line, SIGN);
    sheet
}

/// White on a black stop sign, since by then nobody reads words.
fn stop(press: &mut Press, word: &str, conclude: &str) -> Sheet {
    let (width, height) = (A4.1, A4.0);
    let mut sheet = press.sheet((width, height));
    let centre = (f64::from(width) / 2.0, f64::from(height) * 0.41);
    sheet.fill(shapes::octagon(centre, 236.0), INK);
    sheet.stroke(shapes::octagon(centre, 216.0), PAPER, 7.0);
    let inner = 372.0;
    let ink =
        press.fitted(word, inner, &Ink::new(200.0).bold().colour(PAPER).align(LineAlign::Centre).tight().lines(1));
    let tall = press.height(word, inner, &ink);
    let top = height * 0.41 - tall / 2.0;
    press.print(&mut sheet, ((width - inner) / 2.0, top, inner), word, &ink, SIGN);
    let line = press.fitted(conclude, width - 100.0, &Ink::new(64.0).bold().align(LineAlign::Centre).tight().lines(1));
    let tall = press.height(conclude, width - 100.0, &line);
    press.print(&mut sheet, (50.0, height - 40.0 - tall, width - 100.0), conclude, &line, BELOW);
    sheet
}
