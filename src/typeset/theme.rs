//! The theme as the typesetter uses it: what the file says, the faces that it brings along, and colours for any background.

use std::sync::Arc;

use parley::FontFamilyName;

use super::fonts::{Dress, Fonts};
use crate::deck::{
    colour::{READABLE, Rgba},
    theme::{self, Faces},
};

pub use crate::deck::theme::{Palette, Spec};

/// Colours, sizes, spaces and faces of slides; cheap to clone.
#[derive(Clone, Debug)]
pub struct Theme {
    spec: Arc<Spec>,
    /// The faces, where the theme brings its own.
    dress: Option<Arc<Dress>>,
}

impl Theme {
    /// The theme called `name` that comes with the program.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        theme::bundled(name).map(|spec| Self { spec: Arc::new(spec), dress: None })
    }

    /// The names of the themes that come with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        theme::names()
    }

    /// A theme with the bytes of the font files that it names, in their order.
    ///
    /// # Errors
    /// In words, where the files do not hold the families that they should.
    pub fn new(spec: Spec, files: Vec<Vec<u8>>) -> Result<Self, String> {
        let dress = if spec.faces == Faces::default() { None } else { Some(Arc::new(dress(&spec.faces, files)?)) };
        Ok(Self { spec: Arc::new(spec), dress })
    }

    /// What the theme says.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The faces of the theme, where it brings its own.
    pub(super) fn dress(&self) -> Option<&Arc<Dress>> {
        self.dress.as_ref()
    }

    /// Colours for a slide with a background of its own: from the theme where they can be read, else mixed.
    #[must_use]
    pub fn on(&self, paper: Rgba) -> Palette {
        let (page, turned) = (&self.spec.page, &self.spec.turned);
        let (black, white) = (Rgba([0, 0, 0, 255]), Rgba([255; 4]));
        let best = |choices: &[Rgba], least: f32| choices.iter().copied().find(|ink| ink.contrast(paper) >= least);
        let mut inks = [page.ink, turned.ink];
        if inks[1].contrast(paper) > inks[0].contrast(paper) {
            inks.swap(0, 1);
        }
        // Black or white reaches at least 4.58 on any colour.
        let far = if black.contrast(paper) >= white.contrast(paper) { black } else { white };
        let ink = best(&inks, 7.0).or_else(|| best(&[far], 7.0)).or_else(|| best(&inks, READABLE)).unwrap_or(far);
        let quiet = (0..=6).map(|step| paper.towards(ink, 0.7 + 0.05 * step as f32));
        Palette {
            paper,
            ink,
            quiet: quiet.into_iter().find(|mixed| mixed.contrast(paper) >= READABLE).unwrap_or(ink),
            accent: best(&[page.accent, turned.accent], READABLE).unwrap_or(ink),
            line: paper.towards(ink, 0.24),
            tint: paper.towards(ink, 0.07),
        }
    }
}

/// The families to ask for each script, the theme's own first, with the faces of its files.
fn dress(faces: &Faces, files: Vec<Vec<u8>>) -> Result<Dress, String> {
    let fonts = Fonts::with(files);
    for (script, face) in faces.each() {
        if !fonts.has(&face.family) {
            return Err(format!("faces.{script}: the font files do not hold a family called `{}`", face.family));
        }
    }
    let own = |face: &Option<theme::Face>| {
        face.iter().map(|face| FontFamilyName::Named(face.family.clone().into())).collect()
    };
    Ok(Dress::new(fonts, own(&faces.latin), own(&faces.arabic), own(&faces.chinese)))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::{READABLE, Rgba, Spec, Theme};
    use crate::deck::theme::{Face, Faces};

    #[test]
    fn text_is_readable_on_any_background() {
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap();
            for red in (0..=255).step_by(17) {
                for green in (0..=255).step_by(17) {
                    for blue in (0..=255).step_by(17) {
                        let palette = theme.on(Rgba([red, green, blue, 255]));
                        for colour in [palette.ink, palette.quiet, palette.accent] {
                            assert!(colour.contrast(palette.paper) >= READABLE, "{palette:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_family_must_be_in_the_files() {
        let with = |family: &str| Spec {
            faces: Faces { latin: Some(Face { family: family.to_owned(), files: Vec::new() }), ..Faces::default() },
            ..Theme::named("court").unwrap().spec().clone()
        };
        assert!(Theme::new(with("Noto Sans Arabic"), Vec::new()).is_ok());
        let fault = Theme::new(with("Elsewhere"), vec![b"no font".to_vec()]).unwrap_err();
        assert_eq!(fault, "faces.latin: the font files do not hold a family called `Elsewhere`");
    }
}
