//! What languages are called in the windows.

use super::words::tr;

/// Tags by their first part, and the messages with their names.
const NAMES: [(&str, &str); 24] = [
    ("ar", "language-ar"),
    ("bn", "language-bn"),
    ("de", "language-de"),
    ("el", "language-el"),
    ("en", "language-en"),
    ("es", "language-es"),
    ("fa", "language-fa"),
    ("fr", "language-fr"),
    ("he", "language-he"),
    ("hi", "language-hi"),
    ("id", "language-id"),
    ("it", "language-it"),
    ("ja", "language-ja"),
    ("ko", "language-ko"),
    ("my", "language-my"),
    ("nl", "language-nl"),
    ("pl", "language-pl"),
    ("pt", "language-pt"),
    ("ru", "language-ru"),
    ("sw", "language-sw"),
    ("tr", "language-tr"),
    ("uk", "language-uk"),
    ("ur", "language-ur"),
    ("zh", "language-zh"),
];

/// The name of a BCP 47 tag; the tag itself where it has none here.
#[must_use]
pub fn name_of(tag: &str) -> String {
    let first = tag.split('-').next().unwrap_or_default();
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(first)).map_or_else(|| tag.to_owned(), |(_, id)| tr(id))
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn tags_have_names_or_stand_for_themselves() {
        assert_eq!(
            ["ar", "zh-Hans", "FR", "qya", ""].map(name_of),
            ["Arabic", "Chinese", "French", "qya", ""].map(str::to_owned)
        );
    }
}
