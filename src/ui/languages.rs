//! What languages are called in the windows.

/// Tags by their first part, and names.
const NAMES: [(&str, &str); 24] = [
    ("ar", "Arabic"),
    ("bn", "Bengali"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("my", "Burmese"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("sw", "Swahili"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("zh", "Chinese"),
];

/// The name of a BCP 47 tag; the tag itself where it has none here.
#[must_use]
pub fn name_of(tag: &str) -> &str {
    let first = tag.split('-').next().unwrap_or_default();
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(first)).map_or(tag, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn tags_have_names_or_stand_for_themselves() {
        assert_eq!(["ar", "zh-Hans", "FR", "qya", ""].map(name_of), ["Arabic", "Chinese", "French", "qya", ""]);
    }
}
