//! The words of the windows in the language of whoever runs them: Fluent messages, English and French, compiled in.
//!
//! Every word that people read in a window is a message in `assets/words/en/*.ftl` and `assets/words/fr/*.ftl`; English
//! is what stands in where a language lacks one. What the room and the panel read follows the slides' language instead and
//! is in [`super::panel_words`]. The language in force is one for the whole process: threads that work for the windows
//! speak it too.

use std::sync::{
    OnceLock,
    atomic::{AtomicUsize, Ordering},
};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// What fills a place in a message: a text, or a number that may choose between its forms.
pub use fluent_bundle::FluentValue as Value;

pub use crate::platform::settings::Language;

/// The files of messages: the name, and the text in each language of [`Language::ALL`].
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[(&str, [&str; 2])] = &[$((
            $name,
            [
                include_str!(concat!("../../assets/words/en/", $name, ".ftl")),
                include_str!(concat!("../../assets/words/fr/", $name, ".ftl")),
            ],
        )),*];
    };
}

// A file of messages is one part of the windows. A new part adds its name here and a file in each folder.
files![
    "agenda",
    "bench",
    "canvas",
    "commands",
    "console",
    "desk",
    "editor",
    "fields",
    "found",
    "icons",
    "keep",
    "languages",
    "preflight",
    "questions",
    "safety",
    "said",
    "settings",
    "sheets"
];

/// The language in force, by its place in [`Language::ALL`]. English until somebody chooses: tests run in it.
static IN_FORCE: AtomicUsize = AtomicUsize::new(0);

impl Language {
    const fn place(self) -> usize {
        match self {
            Self::English => 0,
            Self::French => 1,
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// What the system speaks, by the variables that say so: the first that is set decides.
    #[must_use]
    pub fn of_system(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
        let tag = set.unwrap_or_default();
        Self::ALL.into_iter().find(|language| tag.to_ascii_lowercase().starts_with(language.tag())).unwrap_or_default()
    }
}

/// Has every window speak a language from now on.
pub fn set_language(language: Language) {
    IN_FORCE.store(language.place(), Ordering::Relaxed);
}

/// The language in force.
#[must_use]
pub fn language() -> Language {
    Language::ALL.get(IN_FORCE.load(Ordering::Relaxed)).copied().unwrap_or_default()
}

/// The words of a message.
#[must_use]
pub fn tr(id: &str) -> String {
    said(id, None)
}

/// The words of a message with its places filled: `tr_with("slide-of", &[("number", 3.into())])`.
#[must_use]
pub fn tr_with(id: &str, filled: &[(&str, Value<'_>)]) -> String {
    let mut args = FluentArgs::with_capacity(filled.len());
    for (name, value) in filled {
        args.set(*name, value.clone());
    }
    said(id, Some(&args))
}

/// What files hold, as the windows set it: egui would begin a line after a narrow no-break space, and never after the wide
/// one.
fn unbroken(words: String) -> String {
    if words.contains('\u{202f}') { words.replace('\u{202f}', "\u{a0}") } else { words }
}

/// In the language in force, else in English; an id that nobody knows is said itself, so that nothing is ever silent.
fn said(id: &str, args: Option<&FluentArgs<'_>>) -> String {
    [language(), Language::English]
        .into_iter()
        .find_map(|language| {
            let bundle = bundle_of(language);
            let pattern = bundle.get_message(id)?.value()?;
            Some(unbroken(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()))
        })
        .unwrap_or_else(|| id.to_owned())
}

type Bundle = FluentBundle<FluentResource>;

/// The messages of a language, read when they are first asked for: most machines never ask for the other one.
fn bundle_of(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 2] = [const { OnceLock::new() }; 2];
    match language {
        Language::English => &BUNDLES[0],
        Language::French => &BUNDLES[1],
    }
    .get_or_init(|| bundle(language))
}

/// The messages of a language. A message that cannot be read is left out: a test holds that there is none.
fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The marks around what is filled in would be drawn as boxes by a window that has no order for two directions.
    bundle.set_use_isolating(false);
    for (_, texts) in FILES {
        let text = texts.get(language.place()).copied().unwrap_or_default();
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests;
