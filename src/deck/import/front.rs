//! The front matter of a Markdown file: a few lines between `---` at its very start.

use std::ops::Range;

/// How many lines front matter may have.
const MOST: usize = 60;

/// What the front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The deck's title.
    pub title: Option<String>,
    /// A line below it.
    pub subtitle: Option<String>,
    /// The language of the file.
    pub language: Option<String>,
    /// The shape of the slides, as `4:3`.
    pub aspect: Option<String>,
    /// The theme.
    pub theme: Option<String>,
    /// Fields that mean nothing here.
    pub unused: Vec<String>,
    /// The bytes of the file that are front matter; empty where there is none.
    pub range: Range<usize>,
}

/// Reads the front matter of `text`, if it has any: lines of `name: value` between two lines of `---`.
#[must_use]
pub fn read(text: &str) -> Front {
    let mut lines = text.split_inclusive('\n');
    let mut at = match lines.next() {
        Some(first) if first.trim_end() == "---" => first.len(),
        _ => return Front::default(),
    };
    let mut front = Front::default();
    let mut fields = 0;
    for line in lines.take(MOST) {
        at += line.len();
        let words = line.trim_end();
        if matches!(words, "---" | "...") {
            front.range = 0..at;
            // Two rules with nothing between them are rules.
            return if fields > 0 { front } else { Front::default() };
        }
        if words.trim().is_empty() || words.trim_start().starts_with('#') {
            continue;
        }
        // Lines below a field belong to it; no field that is read has any.
        if words.starts_with([' ', '\t', '-']) && fields > 0 {
            continue;
        }
        let Some((name, value)) = words.split_once(':') else { return Front::default() };
        if name.is_empty() || name.len() > 40 || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            return Front::default();
        }
        fields += 1;
        let value = plain(value);
        let place = match name.to_ascii_lowercase().as_str() {
            "title" => &mut front.title,
            "subtitle" => &mut front.subtitle,
            "language" | "lang" => &mut front.language,
            "aspect" => &mut front.aspect,
            "theme" => &mut front.theme,
            _ => {
                front.unused.push(name.to_owned());
                continue;
            }
        };
        *place = Some(value).filter(|value| !value.is_empty());
    }
    Front::default()
}

/// The value without the quotation marks around it and without control characters.
fn plain(value: &str) -> String {
    let value = value.trim();
    let inside = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    inside
        .unwrap_or(value)
        .chars()
        .filter(|letter| !letter.is_control())
        .take(500)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_rules_are_not_fields() {
        let text = "---\ntitle: \"A: b\"\nlang: fr\nmarp: true\nstyle: |\n  h1: x\n---\n# H\n";
        let front = read(text);
        assert_eq!((front.title.as_deref(), front.language.as_deref()), (Some("A: b"), Some("fr")));
        assert_eq!(front.unused, ["marp", "style"]);
        assert_eq!(&text[front.range], "---\ntitle: \"A: b\"\nlang: fr\nmarp: true\nstyle: |\n  h1: x\n---\n");
        for text in ["---\n---\n", "---\n\nwords and more\n\n---\n", "# H\n---\ntitle: x\n---\n", "---\ntitle: x\n", ""]
        {
            assert_eq!(read(text), Front::default(), "{text:?}");
        }
    }
}
