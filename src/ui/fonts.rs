//! The faces of the windows: the slides' own Noto Sans, so that nothing depends on what the machine has installed.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

use super::{
    icons::FAMILY,
    theme::{BOLD, FIGURES, LARGE, LARGE_BOLD},
};

/// Makes Noto Sans the windows' only family; characters that it lacks are drawn by [`super::shaped`].
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let regular = "Noto Sans".to_owned();
    let bold = "Noto Sans Bold".to_owned();
    let face = |bytes: &'static [u8]| Arc::new(FontData::from_static(bytes));
    fonts.font_data.insert(regular.clone(), face(include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")));
    fonts.font_data.insert(bold.clone(), face(include_bytes!("../../assets/fonts/NotoSans-Bold.ttf")));
    // Arrows and shapes are not in Noto Sans; the Chinese face has them, and it is loaded for the slides anyway.
    let signs = "Noto Sans CJK SC".to_owned();
    fonts.font_data.insert(signs.clone(), face(include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf")));
    let family = vec![regular.clone(), signs.clone()];
    fonts.families.insert(FontFamily::Proportional, family.clone());
    fonts.families.insert(FontFamily::Monospace, family);
    fonts.families.insert(FontFamily::Name(BOLD.into()), vec![bold, regular, signs.clone()]);
    // Large letters and figures stand on whole pixels: egui would keep four pictures of each, a quarter of a pixel apart.
    let on_pixels = |bytes: &'static [u8]| {
        let mut face = FontData::from_static(bytes);
        face.tweak.subpixel_binning = Some(false);
        Arc::new(face)
    };
    let large = "Noto Sans large".to_owned();
    let large_bold = "Noto Sans Bold large".to_owned();
    fonts.font_data.insert(large.clone(), on_pixels(include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")));
    fonts.font_data.insert(large_bold.clone(), on_pixels(include_bytes!("../../assets/fonts/NotoSans-Bold.ttf")));
    fonts.families.insert(FontFamily::Name(FIGURES.into()), vec![large_bold.clone()]);
    fonts.families.insert(FontFamily::Name(LARGE.into()), vec![large.clone(), signs.clone()]);
    fonts.families.insert(FontFamily::Name(LARGE_BOLD.into()), vec![large_bold, large, signs]);
    let icons = "Icons".to_owned();
    fonts.font_data.insert(icons.clone(), face(include_bytes!("../../assets/fonts/Icons.ttf")));
    fonts.families.insert(FontFamily::Name(FAMILY.into()), vec![icons]);
    ctx.set_fonts(fonts);
}

/// Whether egui sets the text right by itself: it has no order for right-to-left scripts and breaks Chinese lines at the
/// wrong places.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(|character| {
        matches!(u32::from(character), 0..=0x058F | 0x1E00..=0x1FFF | 0x2010..=0x2027 | 0x2030..=0x205E | 0x20A0..=0x20BF | 0x2100..=0x214F | 0x2190..=0x2193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_and_cyrillic_are_plain_and_the_rest_is_shaped() {
        for plain in ["Wrap up — “4 min”", "Организации № 5", "naïve €5 …"] {
            assert!(is_plain(plain), "{plain}");
        }
        for shaped in ["المحكمة", "שלום", "法院", "15\u{202f}%", "a\u{202b}b", "👍"] {
            assert!(!is_plain(shaped), "{shaped}");
        }
    }
}
