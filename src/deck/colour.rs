//! Colours as text and as light: reading `#rrggbb`, contrast by WCAG 2.2, and the colours that read well on a background.

/// A colour as red, green, blue and opacity, sRGB, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

impl<'de> serde::Deserialize<'de> for Rgba {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a colour such as `#14264b`"))
    }
}

impl schemars::JsonSchema for Rgba {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Colour".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" })
    }
}

/// Contrast that WCAG 2.2 (1.4.3, AA) asks of text.
pub const READABLE: f32 = 4.5;
/// Contrast that WCAG 2.2 (1.4.3, AA) asks of large text, and 1.4.11 of shapes that mean something.
pub const READABLE_LARGE: f32 = 3.0;

impl Rgba {
    /// No colour at all.
    pub const CLEAR: Self = Self([0; 4]);

    /// Reads an opaque colour written as `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        // `from_str_radix` would read "+1"; a colour has none.
        if digits.contains('+') {
            return None;
        }
        Some(Self([channel(0)?, channel(2)?, channel(4)?, 255]))
    }

    /// Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue, _] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast with `other` from 1 to 21, as WCAG 2.2 defines it; both are taken as opaque.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour on the way to `other`: 0 is this one, 1 the other.
    #[must_use]
    pub fn towards(self, other: Self, part: f32) -> Self {
        let mut mixed = self.0;
        for (mine, theirs) in mixed.iter_mut().zip(other.0) {
            let value = f32::from(*mine) + (f32::from(theirs) - f32::from(*mine)) * part.clamp(0.0, 1.0);
            *mine = value.round() as u8;
        }
        Self(mixed)
    }
}

#[cfg(test)]
mod tests {
    use super::Rgba;

    #[test]
    fn reads_colours() {
        for (text, expected) in [
            ("#14264b", Some(Rgba([0x14, 0x26, 0x4b, 255]))),
            ("#FFFFFF", Some(Rgba([255; 4]))),
            ("14264b", None),
            ("#fff", None),
            ("#+1+1+1", None),
            ("#éé12", None),
            ("", None),
        ] {
            assert_eq!(Rgba::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Rgba([0, 0, 0, 255]), Rgba([255; 4]));
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((white.contrast(white) - 1.0).abs() < 0.001);
        // The well-known grey at the edge of AA.
        assert!((Rgba([0x76, 0x76, 0x76, 255]).contrast(white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn mixes() {
        let (black, white) = (Rgba([0, 0, 0, 255]), Rgba([255; 4]));
        assert_eq!(black.towards(white, 0.0), black);
        assert_eq!(black.towards(white, 1.0), white);
        assert_eq!(black.towards(white, 0.5), Rgba([128, 128, 128, 255]));
    }
}
