//! Reads SVG drawings and turns them into pixels at the size of use: shapes only, nothing from outside the file.
//!
//! A drawing of a few hundred bytes can ask for hours of work or for all the memory there is. So everything that
//! multiplies is counted before the work is begun: nesting and repeated parts in [`super::expand`], areas and dashes in
//! [`super::cost`].

use std::{sync::Arc, thread};

use resvg::{
    tiny_skia::{PixmapMut, Transform},
    usvg::{ImageHrefResolver, Options, Tree, roxmltree},
};
use vello_cpu::Pixmap;

use super::{
    cost::{self, Verdict},
    expand,
    scale::{Crop, Original},
};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// The most elements and texts in the file.
const MAX_NODES: u32 = 50_000;
/// Deep nesting needs a deep stack; the system gives memory only for what is used of it.
const STACK: usize = 64 * 1024 * 1024;
/// The longer side of the size that a drawing claims: it has no pixels, so it is never too small.
const CLAIMED_SIDE: f32 = 4096.0;
/// The smallest side to which an expensive drawing is reduced before it is refused.
const MIN_SIDE: u16 = 256;

/// A drawing that has passed every check of its file.
#[derive(Debug)]
pub struct Drawing {
    tree: Tree,
    /// What of the file is not drawn, in words; the drawing is shown all the same.
    pub note: Option<String>,
}

/// A guess at the memory that a drawing takes, from the size of its file.
#[must_use]
pub fn memory(file: usize) -> usize {
    file.saturating_mul(12)
}

/// Whether the file may be a drawing: text that begins with a tag.
#[must_use]
pub fn is_drawing(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

impl Drawing {
    /// Reads a drawing. The error is in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > MAX_BYTES {
            return Err("the drawing is larger than 4 MiB".to_owned());
        }
        let text = std::str::from_utf8(bytes).map_err(|_utf8| "the drawing is not UTF-8 text".to_owned())?;
        on_deep_stack(|| Self::parse(text))
    }

    fn parse(text: &str) -> Result<Self, String> {
        if text.contains("<!ENTITY") {
            return Err("the drawing declares entities, which are not read; export it as plain SVG".to_owned());
        }
        let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
            roxmltree::Error::NodesLimitReached => format!("the drawing has more than {MAX_NODES} parts"),
            error => format!("the drawing is not well-formed XML (line {})", error.pos().row),
        })?;
        let note = expand::check(&document)?;
        let tree = Tree::from_xmltree(&document, &options_without_outside()).map_err(|error| match error {
            resvg::usvg::Error::InvalidSize => "the drawing has no size".to_owned(),
            resvg::usvg::Error::ParsingFailed(roxmltree::Error::NodesLimitReached) => expand::TOO_MANY.to_owned(),
            _ => "the drawing cannot be read".to_owned(),
        })?;
        if !tree.filters().is_empty() {
            return Err("the drawing uses filter effects, which are not drawn; export it without them".to_owned());
        }
        Ok(Self { tree, note })
    }

    /// The shape of the drawing, as if it had 4096 pixels on its longer side.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        let (width, height) = (self.tree.size().width(), self.tree.size().height());
        let scale = CLAIMED_SIDE / width.max(height);
        let side = |length: f32| ((length * scale).round() as u32).max(1);
        (side(width), side(height))
    }

    /// The part `crop` as a picture of exactly `width` × `height` pixels. The error is in words.
    pub fn rasterise(&self, crop: Crop, width: u16, height: u16) -> Result<Arc<Pixmap>, String> {
        on_deep_stack(|| {
            let (mut across, mut down) = (width, height);
            loop {
                match cost::estimate(&self.tree, self.transform(crop, across, down), (across, down)) {
                    Verdict::Fine => break,
                    Verdict::TooLarge if across.max(down) / 2 >= MIN_SIDE => {
                        (across, down) = ((across / 2).max(1), (down / 2).max(1));
                    }
                    Verdict::TooLarge | Verdict::TooMuch => {
                        return Err("the drawing takes too long to draw; simplify it, or use a PNG".to_owned());
                    }
                }
            }
            let mut pixmap = Pixmap::new(across, down);
            let bytes = pixmap.data_as_u8_slice_mut();
            let Some(mut target) = PixmapMut::from_bytes(bytes, u32::from(across), u32::from(down)) else {
                return Err("the drawing has no pixels at this size".to_owned());
            };
            resvg::render(&self.tree, self.transform(crop, across, down), &mut target);
            pixmap.recompute_may_have_transparency();
            if (across, down) == (width, height) {
                return Ok(Arc::new(pixmap));
            }
            let small = Original {
                width: u32::from(across),
                height: u32::from(down),
                translucent: pixmap.may_have_transparency(),
                data: pixmap.data_as_u8_slice().to_vec(),
            };
            small.scaled(Crop::WHOLE, width, height)
        })
    }

    fn transform(&self, crop: Crop, width: u16, height: u16) -> Transform {
        let (whole, tall) = (f64::from(self.tree.size().width()), f64::from(self.tree.size().height()));
        let (left, top, across, down) = crop.of(whole, tall);
        let (sx, sy) = (f64::from(width) / across, f64::from(height) / down);
        Transform::from_row(sx as f32, 0.0, 0.0, sy as f32, (-left * sx) as f32, (-top * sy) as f32)
    }
}

/// Nothing is fetched: neither files nor addresses nor pictures inside the file.
fn options_without_outside() -> Options<'static> {
    Options {
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// Runs `work` where deep nesting does no harm.
pub(super) fn on_deep_stack<T: Send>(work: impl FnOnce() -> Result<T, String> + Send) -> Result<T, String> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("drawing".to_owned()).stack_size(STACK).spawn_scoped(scope, work);
        match thread {
            Ok(thread) => thread.join().unwrap_or_else(|_panic| Err("the drawing cannot be drawn".to_owned())),
            Err(_) => Err("the system has no thread left to draw with".to_owned()),
        }
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::fmt::Write as _;

    use super::*;

    fn svg(inside: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100">{inside}</svg>"#
        )
    }

    fn read(inside: &str) -> Result<Drawing, String> {
        Drawing::read(svg(inside).as_bytes())
    }

    fn at(pixmap: &Pixmap, x: u16, y: u16) -> [u8; 4] {
        let pixel = pixmap.sample(x, y);
        [pixel.r, pixel.g, pixel.b, pixel.a]
    }

    /// Found by fuzzing: a radius of a hundred digits was a curve of as many pieces as the memory held.
    #[test]
    fn arcs_beyond_all_measure_are_refused() {
        let arc = |radius: &str| svg(&format!("<path d=\"M711.7 309.5A{radius} 176 0 0 0 616.7 389.2Z\"/>"));
        for radius in ["1e90".to_owned(), "7".repeat(120), "4000001".to_owned()] {
            let refused = Drawing::read(arc(&radius).as_bytes()).err();
            assert_eq!(refused.as_deref(), Some("the drawing has an outline with numbers beyond four million"));
        }
        assert!(Drawing::read(arc("4000000").as_bytes()).is_ok());
        let many = svg(&format!("<path d=\"M0 0{}\"/>", "a9 9 0 0 1 1 1".repeat(50_000)));
        assert!(Drawing::read(many.as_bytes()).is_err());
    }

    #[test]
    fn draws_at_the_exact_size_and_crop() {
        let drawing = read(r##"<rect width="100" height="100" fill="#ff0000"/>"##).unwrap();
        assert_eq!(drawing.size(), (4096, 2048));
        let whole = drawing.rasterise(Crop::WHOLE, 300, 150).unwrap();
        assert_eq!((whole.width(), whole.height()), (300, 150));
        assert_eq!((at(&whole, 149, 75), at(&whole, 150, 75)), ([255, 0, 0, 255], [0, 0, 0, 0]));
        let right = Crop::new(vello_cpu::kurbo::Rect::new(0.25, 0.0, 0.75, 1.0)).unwrap();
        let part = drawing.rasterise(right, 100, 100).unwrap();
        assert_eq!((at(&part, 49, 50), at(&part, 50, 50)), ([255, 0, 0, 255], [0, 0, 0, 0]));
    }

    #[test]
    fn takes_nothing_from_outside() {
        let folder = tempfile::tempdir().unwrap();
        let outside = folder.path().join("secret.svg");
        std::fs::write(&outside, svg(r##"<rect id="r" width="200" height="100" fill="#00ff00"/>"##)).unwrap();
        let outside = outside.display();
        for inside in [
            format!(r#"<image width="200" height="100" href="{outside}"/>"#),
            format!(r#"<image width="200" height="100" xlink:href="file://{outside}"/>"#),
            format!(r#"<use href="{outside}#r"/>"#),
            r#"<image width="9" height="9" href="data:image/svg+xml;base64,PHN2Zy8+"/>"#.to_owned(),
        ] {
            let drawing = read(&inside).unwrap();
            assert!(drawing.note.as_deref().unwrap().starts_with("not drawn: "), "{inside}");
            let picture = drawing.rasterise(Crop::WHOLE, 64, 32).unwrap();
            assert!(picture.data().iter().all(|pixel| pixel.a == 0), "{inside}");
        }
        let note = read("<text>words</text>").unwrap().note.unwrap();
        assert_eq!(note, "not drawn: text (convert it to paths)");
        assert_eq!(read("<g/>").unwrap().note, None);
    }

    /// Ten levels of ten each: ten thousand million shapes.
    fn laughs(level: impl Fn(usize, &str) -> String, last: &str) -> String {
        let mut inside = format!("<defs>{last}");
        for depth in 1..=10 {
            inside.push_str(&level(depth, &format!("{}", depth - 1)));
        }
        inside.push_str("</defs>");
        inside
    }

    #[test]
    fn refuses_what_multiplies() {
        let mut table = Vec::new();
        let uses = |depth: usize, below: &str| {
            format!(r#"<g id="l{depth}">{}</g>"#, format!(r##"<use href="#l{below}"/>"##).repeat(10))
        };
        let last = r#"<rect id="l0" width="9" height="9"/>"#;
        table.push(("uses", laughs(uses, last) + r##"<use href="#l10"/>"##));
        table.push(("uses by xlink", (laughs(uses, last) + r##"<use href="#l10"/>"##).replace("href", "xlink:href")));
        for (name, tag, property) in
            [("masks", "mask", "mask"), ("clips", "clipPath", "clip-path"), ("patterns", "pattern", "fill")]
        {
            let last = format!(r#"<{tag} id="l0"><rect width="9" height="9"/></{tag}>"#);
            let by_attribute = |depth: usize, below: &str| {
                let shape = format!(r#"<rect width="9" height="9" {property}="url(#l{below})"/>"#);
                format!(r#"<{tag} id="l{depth}" width="1" height="1">{}</{tag}>"#, shape.repeat(10))
            };
            let by_style = |depth: usize, below: &str| {
                let shape = format!(r#"<rect width="9" height="9" style="{property}: url( '#l{below}' )"/>"#);
                format!(r#"<{tag} id="l{depth}" width="1" height="1">{}</{tag}>"#, shape.repeat(10))
            };
            let by_class = |depth: usize, below: &str| {
                let shape = format!(r#"<rect width="9" height="9" class="c{below}"/>"#);
                let rule = format!("<style>.c{below}{{{property}:url(#l{below})}}</style>");
                format!(r#"{rule}<{tag} id="l{depth}" width="1" height="1">{}</{tag}>"#, shape.repeat(10))
            };
            let show = format!(r#"<rect width="9" height="9" {property}="url(#l10)"/>"#);
            table.push((name, laughs(by_attribute, &last) + &show));
            table.push((name, laughs(by_style, &last) + &show));
            table.push((name, laughs(by_class, &last) + &show));
        }
        let by_tag = r#"<style>rect{fill:url(#p)}</style><pattern id="p"><rect width="1" height="1"/></pattern>"#;
        table.push(("a rule that matches itself", by_tag.to_owned()));
        table.push(("itself", r##"<g id="a"><use href="#a"/></g>"##.to_owned()));
        let marked = |depth: usize, below: &str| {
            let line = format!(r#"<path d="M0 0L1 1L2 0L3 1" marker-mid="url(#l{below})"/>"#);
            format!(r#"<marker id="l{depth}">{}</marker>"#, line.repeat(10))
        };
        table.push(("markers", laughs(marked, r#"<marker id="l0"><path d="M0 0L1 1"/></marker>"#)));
        let zigzag: String = (0..200_000).fold(String::new(), |mut line, x| {
            let _ = write!(line, "L{x} 1");
            line
        });
        table.push((
            "a marker on every corner",
            format!(
                r#"<marker id="m">{}</marker><path marker-mid="url(#m)" d="M0 0{zigzag}"/>"#,
                r#"<path d="M0 0L1 1"/>"#.repeat(100)
            ),
        ));
        table.push(("depth", format!("{}{}", "<g>".repeat(400), "</g>".repeat(400))));
        table.push(("great depth", format!("{}{}", "<g>".repeat(200_000), "</g>".repeat(200_000))));
        table.push(("parts", "<g/>".repeat(60_000)));
        table.push(("rules", format!("<style>{}</style>{}", "g{x:y}".repeat(10_000), "<g/>".repeat(10_000))));
        table.push(("colours", format!("<linearGradient>{}</linearGradient>", "<stop/>".repeat(100))));
        for (name, inside) in table {
            assert!(read(&inside).is_err(), "{name}");
        }
    }

    #[test]
    fn refuses_entities_and_broken_files() {
        let entities = r#"<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#;
        assert!(Drawing::read(entities.as_bytes()).unwrap_err().contains("entities"));
        let plain = r#"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#;
        assert!(Drawing::read(plain.as_bytes()).is_ok());
        for bytes in [
            &b"<svg"[..],
            b"<html/>",
            b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>",
            b"\xFF<svg/>",
            b"",
        ] {
            assert!(Drawing::read(bytes).is_err(), "{bytes:?}");
        }
        assert!(Drawing::read(&vec![b' '; MAX_BYTES + 1]).unwrap_err().contains("4 MiB"));
        let whole = svg(
            r#"<defs><clipPath id="c"><rect width="5" height="5"/></clipPath></defs><rect width="9" height="9" clip-path="url(#c)"/>"#,
        );
        for cut in 0..whole.len() {
            let _ = Drawing::read(&whole.as_bytes()[..cut]);
        }
    }

    #[test]
    fn refuses_work_without_end() {
        let dashes = r#"<path d="M0 0H200" stroke="red" stroke-dasharray="0.0000001"/>"#;
        let tile = r#"<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="200" height="100" fill="url(#p)"/>"#;
        let fills = r#"<rect width="200" height="100" fill="red"/>"#.repeat(15_000);
        for (name, inside) in [("dashes", dashes), ("a tile", tile), ("fills", &fills)] {
            let drawing = read(inside).unwrap();
            assert!(drawing.rasterise(Crop::WHOLE, 3840, 1920).is_err(), "{name}");
        }
        assert!(read(r#"<filter id="f"><feGaussianBlur stdDeviation="9"/></filter><rect width="9" height="9" filter="url(#f)"/>"#).is_err());
    }

    #[test]
    fn draws_what_is_expensive_smaller_and_enlarges_it() {
        let layers = r#"<g opacity="0.5"><rect width="200" height="100" fill="red"/></g>"#.repeat(1000);
        let picture = read(&layers).unwrap().rasterise(Crop::WHOLE, 640, 320).unwrap();
        assert_eq!((picture.width(), picture.height()), (640, 320));
        assert!(at(&picture, 300, 150)[0] > 250);
    }

    #[test]
    fn draws_ordinary_files() {
        let ordinary = r##"
            <style>.cls-1{fill:none;} .cls-2{clip-path:url(#clip-path);} .cls-3{fill:url(#g);}</style>
            <defs>
              <clipPath id="clip-path"><rect class="cls-1" width="100" height="100"/></clipPath>
              <linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient>
              <marker id="m" markerWidth="4" markerHeight="4"><path d="M0 0L4 2L0 4z"/></marker>
              <symbol id="s"><circle cx="5" cy="5" r="5"/></symbol>
            </defs>
            <g class="cls-2"><rect class="cls-3" width="200" height="100"/></g>
            <path d="M110 50H190" stroke="black" stroke-dasharray="4 2" marker-end="url(#m)"/>
            <use href="#s" x="150"/><use xlink:href="#s" x="170"/>"##;
        let picture = read(ordinary).unwrap().rasterise(Crop::WHOLE, 200, 100).unwrap();
        assert_eq!(at(&picture, 50, 90)[3], 255, "inside the clip");
        assert_eq!(at(&picture, 150, 90)[3], 0, "outside the clip");
        assert_eq!(at(&picture, 155, 5), [0, 0, 0, 255], "a symbol");
    }
}
