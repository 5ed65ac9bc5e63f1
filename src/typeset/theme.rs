//! The theme: colours, sizes and spaces of slides, read from JSON.

use std::sync::Arc;

use serde::{Deserialize, Deserializer};

use super::{
    colour::{READABLE, READABLE_LARGE},
    page::Rgba,
};

/// The themes that come with the program, by name.
const BUNDLED: [(&str, &str); 2] = [
    ("court", include_str!("../../assets/themes/court.json")),
    ("court-dark", include_str!("../../assets/themes/court-dark.json")),
];

/// Colours, sizes and spaces of slides; cheap to clone.
#[derive(Clone, Debug)]
pub struct Theme(Arc<Spec>);

/// What a theme file says. Lengths are slide units: the canvas is 1080 high.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The theme's name.
    pub name: String,
    /// The colours of most slides.
    pub page: Palette,
    /// The colours of section slides.
    pub turned: Palette,
    /// The sizes of the em.
    pub sizes: Sizes,
    /// The smallest sizes to which text may shrink before it is reported as too long.
    pub floors: Floors,
    /// The distances between lines, as multiples of the em.
    pub leading: Leading,
    /// The spaces.
    pub space: Space,
    /// Whether slides show their number in the lower outer corner.
    #[serde(default)]
    pub numbers: bool,
}

/// Colours that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// The background.
    #[serde(deserialize_with = "colour")]
    pub paper: Rgba,
    /// Text.
    #[serde(deserialize_with = "colour")]
    pub ink: Rgba,
    /// Text that stands back.
    #[serde(deserialize_with = "colour")]
    pub quiet: Rgba,
    /// The one colour that leads the eye.
    #[serde(deserialize_with = "colour")]
    pub accent: Rgba,
    /// Thin lines.
    #[serde(deserialize_with = "colour")]
    pub line: Rgba,
    /// Surfaces behind parts of the slide.
    #[serde(deserialize_with = "colour")]
    pub tint: Rgba,
}

/// Sizes of the em.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the parts of a slide")]
pub struct Sizes {
    pub display: f32,
    pub title: f32,
    pub statement: f32,
    pub quote: f32,
    pub heading: f32,
    pub body: f32,
    pub small: f32,
    pub kicker: f32,
    pub note: f32,
}

/// The smallest sizes of the em.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the parts of a slide")]
pub struct Floors {
    pub title: f32,
    pub body: f32,
    pub small: f32,
    pub note: f32,
}

/// Distances between lines, as multiples of the em.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the parts of a slide")]
pub struct Leading {
    pub display: f32,
    pub title: f32,
    pub statement: f32,
    pub quote: f32,
    pub body: f32,
    pub note: f32,
}

/// Spaces.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// The margins at both sides, as a part of the width.
    pub side: f32,
    /// The margin above.
    pub top: f32,
    /// The margin below.
    pub bottom: f32,
    /// Between the title and what follows.
    pub head: f32,
    /// Between the parts of a list.
    pub item: f32,
    /// Between columns.
    pub gutter: f32,
}

fn colour<'de, D: Deserializer<'de>>(from: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(from)?;
    Rgba::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a colour such as `#14264b`")))
}

impl Theme {
    /// The bundled theme called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (_, json) = BUNDLED.iter().find(|(bundled, _)| *bundled == name)?;
        Self::parse(json).ok()
    }

    /// The names of the bundled themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUNDLED.iter().map(|(name, _)| *name)
    }

    /// Reads a theme from JSON.
    ///
    /// # Errors
    /// In words where the text is no theme.
    pub fn parse(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map(|spec| Self(Arc::new(spec))).map_err(|error| error.to_string())
    }

    /// What the theme says.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.0
    }

    /// The colours that are too close to each other to be read, in words.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        [("page", &self.0.page), ("turned", &self.0.turned)]
            .into_iter()
            .flat_map(|(which, palette)| palette.faults().into_iter().map(move |fault| format!("{which}: {fault}")))
            .collect()
    }

    /// Colours for a slide with a background of its own: from the theme where they can be read, else mixed.
    #[must_use]
    pub fn on(&self, paper: Rgba) -> Palette {
        let (page, turned) = (&self.0.page, &self.0.turned);
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

impl Palette {
    fn faults(&self) -> Vec<String> {
        let on_paper = [("ink", self.ink), ("quiet", self.quiet), ("accent", self.accent)]
            .map(|(name, colour)| (name, "paper", colour, self.paper, READABLE));
        let on_tint = [("ink", self.ink), ("quiet", self.quiet)]
            .map(|(name, colour)| (name, "tint", colour, self.tint, READABLE));
        let large = [("accent", "tint", self.accent, self.tint, READABLE_LARGE)];
        on_paper
            .into_iter()
            .chain(on_tint)
            .chain(large)
            .filter(|(.., colour, behind, least)| colour.contrast(*behind) < *least)
            .map(|(name, behind_name, colour, behind, least)| {
                format!("{name} on {behind_name} has a contrast of {:.1}, less than {least}", colour.contrast(behind))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::{BUNDLED, READABLE, Rgba, Theme};

    #[test]
    fn bundled_themes_are_whole_and_readable() {
        for (name, json) in BUNDLED {
            let theme = Theme::parse(json).unwrap();
            assert_eq!(theme.spec().name, name);
            assert_eq!(theme.faults(), Vec::<String>::new(), "{name}");
            let (sizes, floors) = (theme.spec().sizes, theme.spec().floors);
            assert!(sizes.body >= 1080.0 / 24.0, "{name}: body from fifteen metres");
            assert!(sizes.title >= 1080.0 / 12.0, "{name}: short titles");
            assert!(sizes.note >= 1080.0 / 40.0, "{name}: notes");
            assert!(floors.body >= 1080.0 / 30.0 && floors.note >= 1080.0 / 48.0, "{name}: floors");
            assert!((theme.spec().space.side - 1.0 / 16.0).abs() < 1e-6, "{name}: margins");
        }
        assert!(Theme::named("courtt").is_none());
    }

    #[test]
    fn a_theme_with_poor_contrast_is_named() {
        let json = BUNDLED[0].1.replacen("#566079", "#c6c0b0", 1);
        let faults = Theme::parse(&json).unwrap().faults();
        assert!(faults.iter().any(|fault| fault.starts_with("page: quiet on paper")), "{faults:?}");
    }

    #[test]
    fn text_is_readable_on_any_background() {
        let theme = Theme::named("court").unwrap();
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
