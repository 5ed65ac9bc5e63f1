//! What a schema cannot say of a theme: contrast by WCAG 2.2, sizes that reach the last row, files that are there.

use super::{Palette, Spec};
use crate::deck::{
    assets,
    colour::{READABLE, READABLE_LARGE, Rgba},
    finding::{Finding, nearest, quote},
};
use std::path::Path;

/// The families that come with the program.
pub const FAMILIES: [&str; 3] = ["Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC"];

/// A size of the theme.
type SizeOf = fn(&Spec) -> f32;

/// What is read from fifteen metres, as a part of the height of the slide.
const REACH: [(&str, SizeOf, u16); 3] = [
    ("body", |spec| spec.sizes.body, 24),
    ("title", |spec| spec.sizes.title, 12),
    ("note", |spec| spec.sizes.note, 40),
];

/// The height of every canvas.
const HEIGHT: f32 = 1080.0;

/// Reviews a theme. With `folder`, the files that it names are looked at. The findings have paths and no places.
#[must_use]
pub fn review(spec: &Spec, folder: Option<&Path>) -> Vec<Finding> {
    let mut findings = contrast(spec);
    for (name, size, part) in REACH {
        let (size, least) = (size(spec), HEIGHT / f32::from(part));
        if size < least {
            let message = format!(
                "{name} text of {size} is not read from the last row; at least {least} (1/{part} of the height) is"
            );
            findings.push(Finding::warning("size", format!("sizes.{name}"), message));
        }
    }
    for (script, face) in spec.faces.each() {
        let path = format!("faces.{script}");
        if face.files.is_empty() && !FAMILIES.contains(&face.family.as_str()) {
            let message = format!(
                "the family `{}` does not come with Sidestage; give its font files in `files`",
                quote(&face.family)
            );
            let near = nearest(&face.family, FAMILIES);
            findings.push(Finding::error("unknown-face", format!("{path}.family"), message).near(near));
        }
        for (index, file) in face.files.iter().enumerate() {
            findings.extend(missing(folder, file, format!("{path}.files[{index}]")));
        }
    }
    if let Some(logo) = &spec.logo {
        findings.extend(missing(folder, &logo.path, "logo.path".to_owned()));
    }
    findings
}

fn missing(folder: Option<&Path>, file: &str, path: String) -> Option<Finding> {
    let fault = assets::resolve(folder?, file).err()?;
    Some(Finding::error("theme-file", path, format!("`{}`: {fault}", quote(file))))
}

/// The colours of a theme that are too close to each other to be read.
#[must_use]
pub fn contrast(spec: &Spec) -> Vec<Finding> {
    [("page", &spec.page), ("turned", &spec.turned)]
        .into_iter()
        .flat_map(|(which, palette)| pairs(palette).into_iter().map(move |pair| (which, pair)))
        .filter(|(_, pair)| pair.colour.contrast(pair.behind) < pair.least)
        .map(|(which, Pair { name, behind_name, colour, behind, least })| {
            // Rounded down: 4.47 is not 4.5.
            let found = (colour.contrast(behind) * 10.0).floor() / 10.0;
            let message =
                format!("`{name}` on `{behind_name}` has a contrast of {found:.1}:1; at least {least}:1 is read");
            Finding::warning("contrast", format!("{which}.{name}"), message)
        })
        .collect()
}

/// How well two colours of a theme are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The colour on top.
    pub name: &'static str,
    /// The one behind it.
    pub behind: &'static str,
    /// Both.
    pub colours: (Rgba, Rgba),
    /// Their contrast, from 1 to 21.
    pub contrast: f32,
    /// What WCAG 2.2 asks for.
    pub least: f32,
}

impl Reading {
    /// Whether it is read.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.contrast >= self.least
    }
}

/// The contrast of everything that stands on something in slides of these colours.
#[must_use]
pub fn readings(palette: &Palette) -> [Reading; 6] {
    pairs(palette).map(|Pair { name, behind_name, colour, behind, least }| Reading {
        name,
        behind: behind_name,
        colours: (colour, behind),
        contrast: colour.contrast(behind),
        least,
    })
}

struct Pair {
    name: &'static str,
    behind_name: &'static str,
    colour: Rgba,
    behind: Rgba,
    least: f32,
}

/// What stands on what. The accent colours small letters on paper, and large figures and shapes on tint.
fn pairs(palette: &Palette) -> [Pair; 6] {
    let pair = |name, behind_name, colour, behind, least| Pair { name, behind_name, colour, behind, least };
    let Palette { paper, ink, quiet, accent, tint, .. } = *palette;
    [
        pair("ink", "paper", ink, paper, READABLE),
        pair("quiet", "paper", quiet, paper, READABLE),
        pair("accent", "paper", accent, paper, READABLE),
        pair("ink", "tint", ink, tint, READABLE),
        pair("quiet", "tint", quiet, tint, READABLE),
        pair("accent", "tint", accent, tint, READABLE_LARGE),
    ]
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::theme::{Face, Faces, Logo, bundled, names, parse};

    #[test]
    fn bundled_themes_are_readable_from_the_last_row() {
        for name in names() {
            let spec = bundled(name).unwrap();
            assert_eq!(review(&spec, None), [], "{name}");
            assert!(spec.floors.body >= HEIGHT / 30.0 && spec.floors.note >= HEIGHT / 48.0, "{name}: floors");
            assert!((spec.space.side - 1.0 / 16.0).abs() < 1e-6, "{name}: margins");
        }
    }

    #[test]
    fn poor_contrast_and_small_text_are_named_with_their_place() {
        let text = "{\"name\": \"pale\",\n \"page\": {\"quiet\": \"#c6c0b0\"},\n \"sizes\": {\"body\": 36, \"title\": 40, \"note\": 20}}";
        let (spec, findings) = parse(text.as_bytes(), "pale.json");
        assert!(spec.is_some(), "remarks do not forbid a theme");
        let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "pale.json:2:20: warning: page.quiet: `quiet` on `paper` has a contrast of 1.7:1; at least 4.5:1 is read",
                "pale.json:2:20: warning: page.quiet: `quiet` on `tint` has a contrast of 1.5:1; at least 4.5:1 is read",
                "pale.json:3:20: warning: sizes.body: body text of 36 is not read from the last row; at least 45 (1/24 of the height) is",
                "pale.json:3:33: warning: sizes.title: title text of 40 is not read from the last row; at least 90 (1/12 of the height) is",
                "pale.json:3:45: warning: sizes.note: note text of 20 is not read from the last row; at least 27 (1/40 of the height) is",
            ]
        );
    }

    #[test]
    fn the_bounds_are_those_of_wcag() {
        let mut spec = bundled("court").unwrap();
        let paper = Rgba([255; 4]);
        (spec.page.paper, spec.page.tint) = (paper, paper);
        // The well-known greys at the edge: #767676 has 4.54 on white, #777777 has 4.48; #949494 has 3.03, #959595 has 2.99.
        let grey = |level: u8| Rgba([level, level, level, 255]);
        spec.page.quiet = grey(0x76);
        assert_eq!(contrast(&spec), []);
        spec.page.quiet = grey(0x77);
        assert_eq!(contrast(&spec).len(), 2, "on paper and on tint");
        spec.page.quiet = grey(0x76);
        spec.page.accent = grey(0x94);
        assert_eq!(contrast(&spec).len(), 1, "large on tint, and too pale for small letters on paper");
        spec.page.accent = grey(0x95);
        assert_eq!(contrast(&spec).len(), 2);
    }

    #[test]
    fn files_lie_beside_the_deck_and_families_are_known() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("mark.svg"), "<svg/>").unwrap();
        let face = |family: &str, files: &[&str]| {
            Some(Face { family: family.to_owned(), files: files.iter().map(|file| (*file).to_owned()).collect() })
        };
        let mut spec = bundled("court").unwrap();
        spec.faces = Faces { latin: face("Noto Sanss", &[]), arabic: face("Own", &["../own.ttf"]), chinese: None };
        spec.logo = Some(Logo { path: "mark.svg".to_owned(), alt: None, height: 0.08, on: Vec::new() });
        let said: Vec<String> = review(&spec, Some(folder.path())).iter().map(Finding::sentence).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said[0].starts_with("faces.latin.family: the family `Noto Sanss` does not come with")
                && said[0].ends_with("`Noto Sans`?")
        );
        assert!(said[1].starts_with("faces.arabic.files[0]: `../own.ttf`: the path contains `..`"), "{said:?}");
    }
}
