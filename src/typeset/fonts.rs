//! The faces: those that come with the program and no others, so that a slide looks the same on every machine.

use std::sync::Arc;

use parley::{
    FontContext, FontFamily, FontFamilyName,
    fontique::{Blob, Collection, CollectionOptions, SourceCache},
};

/// The bundled faces. The last two hold the characters of GB 2312 only.
const FACES: [&[u8]; 8] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Italic.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-BoldItalic.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf"),
];

const LATIN: FontFamilyName<'static> = FontFamilyName::named("Noto Sans");
const ARABIC: FontFamilyName<'static> = FontFamilyName::named("Noto Sans Arabic");
const CHINESE: FontFamilyName<'static> = FontFamilyName::named("Noto Sans CJK SC");

/// Which script leads in a text, and so which family is asked first for what several have: quotation marks, dashes, spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Arabic,
    Chinese,
}

impl Script {
    /// The script of a text: that of its language, else of its letters.
    pub(crate) fn of(text: &str, language: &str) -> Self {
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        let first = letters.peek().copied();
        // A citation that is wholly in another script has the marks of that script.
        match primary(language) {
            "zh" | "ja" | "ko" if first.is_none() || letters.any(is_chinese) => Self::Chinese,
            "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" if first.is_none() || letters.any(is_arabic) => Self::Arabic,
            _ if first.is_some_and(is_arabic) => Self::Arabic,
            _ if first.is_some_and(is_chinese) => Self::Chinese,
            _ => Self::Latin,
        }
    }

    /// The families to ask, in order.
    const fn families(self) -> &'static [FontFamilyName<'static>] {
        const FIRST_LATIN: &[FontFamilyName<'static>] = &[LATIN, ARABIC, CHINESE];
        const FIRST_ARABIC: &[FontFamilyName<'static>] = &[ARABIC, LATIN, CHINESE];
        const FIRST_CHINESE: &[FontFamilyName<'static>] = &[CHINESE, LATIN, ARABIC];
        match self {
            Self::Latin => FIRST_LATIN,
            Self::Arabic => FIRST_ARABIC,
            Self::Chinese => FIRST_CHINESE,
        }
    }

    /// What the script adds to the distance between lines, in ems: Arabic has marks above and below, Chinese fills its squares.
    pub(crate) const fn extra_leading(self) -> f32 {
        match self {
            Self::Latin => 0.0,
            Self::Arabic => 0.16,
            Self::Chinese => 0.12,
        }
    }
}

/// The first part of a BCP 47 tag.
pub(crate) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

pub(crate) fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

pub(crate) fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The faces with which text is set; cheap to clone, so that each thread has its own.
#[derive(Clone)]
pub struct Fonts {
    context: FontContext,
}

impl Fonts {
    /// The faces that come with the program.
    #[must_use]
    pub fn bundled() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: true, system_fonts: false });
        for face in FACES {
            collection.register_fonts(Blob::new(Arc::new(face)), None);
        }
        Self { context: FontContext { collection, source_cache: SourceCache::new_shared() } }
    }

    /// The faces that come with the program and those in `files`. What is no font is passed over.
    pub(super) fn with(files: Vec<Vec<u8>>) -> Self {
        let mut fonts = Self::bundled();
        for file in files {
            fonts.context.collection.register_fonts(Blob::new(Arc::new(file)), None);
        }
        fonts
    }

    /// Whether there is a family of this name.
    pub(super) fn has(&self, family: &str) -> bool {
        self.context.collection.clone().family_by_name(family).is_some()
    }

    pub(crate) fn context(self) -> FontContext {
        self.context
    }
}

/// The faces with which a theme sets text, and the families to ask for each script.
pub(super) struct Dress {
    pub fonts: Fonts,
    /// For Latin, Arabic and Chinese; empty where the order is that of the program.
    orders: [Vec<FontFamilyName<'static>>; 3],
}

impl Dress {
    /// Puts the theme's own families before those of the program.
    pub fn new(
        fonts: Fonts,
        latin: Vec<FontFamilyName<'static>>,
        arabic: Vec<FontFamilyName<'static>>,
        chinese: Vec<FontFamilyName<'static>>,
    ) -> Self {
        let before = |first: &[&Vec<FontFamilyName<'static>>], script: Script| {
            // Each script asks its own family first, then the program's for it, then those of the others.
            let (own, rest) = first.split_first().map_or((None, first), |(own, rest)| (Some(own), rest));
            let ours = script.families();
            own.into_iter()
                .flat_map(|own| own.iter())
                .chain(ours.first())
                .chain(rest.iter().flat_map(|other| other.iter()))
                .chain(ours.iter().skip(1))
                .cloned()
                .collect()
        };
        let orders = [
            before(&[&latin, &arabic, &chinese], Script::Latin),
            before(&[&arabic, &latin, &chinese], Script::Arabic),
            before(&[&chinese, &latin, &arabic], Script::Chinese),
        ];
        Self { fonts, orders }
    }
}

impl std::fmt::Debug for Dress {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Dress")
    }
}

/// The families to ask for a script, in order: those of the theme, else those of the program.
pub(super) fn families(dress: Option<&Dress>, script: Script) -> FontFamily<'_> {
    FontFamily::List(match dress {
        None => script.families().into(),
        Some(dress) => {
            let [latin, arabic, chinese] = &dress.orders;
            match script {
                Script::Latin => latin,
                Script::Arabic => arabic,
                Script::Chinese => chinese,
            }
            .as_slice()
            .into()
        }
    })
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Fonts")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::{Fonts, Script};

    #[test]
    fn every_family_is_there_with_its_weights() {
        let mut context = Fonts::bundled().context();
        for (name, faces) in [("Noto Sans", 4), ("Noto Sans Arabic", 2), ("Noto Sans CJK SC", 2)] {
            assert_eq!(context.collection.family_by_name(name).unwrap().fonts().len(), faces, "{name}");
        }
        assert_eq!(context.collection.family_names().count(), 3, "and no system font");
    }

    #[test]
    fn the_language_leads_then_the_letters() {
        for (text, language, script) in [
            ("ICC المحكمة", "ar", Script::Arabic),
            ("12", "ar", Script::Arabic),
            ("ICC 法院", "zh-Hans", Script::Chinese),
            ("“Rome Statute”", "zh", Script::Latin),
            ("“国际”", "en", Script::Chinese),
            ("«المحكمة»", "en", Script::Arabic),
            ("Court", "en", Script::Latin),
            ("12", "ru", Script::Latin),
        ] {
            assert_eq!(Script::of(text, language), script, "{text} {language}");
        }
    }
}
