//! Stable names: short words out of titles and file names, each given once.

use std::collections::HashSet;

/// The longest name, so that a number still fits behind it.
const LONGEST: usize = 48;

/// `text` as a name of small Latin letters, digits and hyphens; empty where it has none of them.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if out.len() >= LONGEST {
            break;
        }
        match letter {
            letter if letter.is_ascii_alphanumeric() => out.push(letter.to_ascii_lowercase()),
            '\'' | '’' => {}
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The names that were given so far.
#[derive(Debug, Default)]
pub struct Ids {
    given: HashSet<String>,
    /// How often a name was asked for, so that a thousand equal titles do not take a million steps.
    asked: std::collections::HashMap<String, usize>,
}

impl Ids {
    /// A name for `text` that was not given before; where no letter of `text` can stand in a name, `instead` does.
    pub fn name(&mut self, text: &str, instead: &str) -> String {
        let wanted = Some(slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| instead.to_owned());
        loop {
            let count = self.asked.entry(wanted.clone()).or_default();
            *count += 1;
            let name = if *count == 1 { wanted.clone() } else { format!("{wanted}-{count}") };
            if self.given.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_given_once() {
        let table = [
            ("The Court’s day — 2022", "the-courts-day-2022"),
            ("  ", ""),
            ("العنوان", ""),
            ("École", "cole"),
            ("../../etc", "etc"),
        ];
        for (text, name) in table {
            assert_eq!(slug(text), name, "{text:?}");
        }
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["A", "a", "A 2", "a", "العنوان", "?"].iter().map(|text| ids.name(text, "slide")).collect();
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3", "slide", "slide-2"]);
        assert!(ids.name(&"long ".repeat(100), "slide").len() <= LONGEST);
    }
}
