//! Markup from buttons: bold, italic, links and footnotes around what is selected in a string of inline text.

use std::ops::Range;

/// What is put around or after the selected words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `**words**`, or no longer.
    Bold,
    /// `*words*`, or no longer.
    Italic,
    /// `[words](address)`.
    Link(String),
    /// `[^source]`.
    Note(String),
}

/// The text with the mark, and what is selected then. `selected` are bytes; a caret in a word means the word.
#[must_use]
pub fn mark(text: &str, selected: Range<usize>, mark: &Mark) -> (String, Range<usize>) {
    let selected = clean(text, selected);
    match mark {
        Mark::Bold => stars(text, selected, 2),
        Mark::Italic => stars(text, selected, 1),
        Mark::Note(source) => {
            let note = format!("[^{source}]");
            let at = if selected.is_empty() { selected.end } else { trim(text, selected).end };
            let caret = at + note.len();
            (spliced(text, at..at, &note), caret..caret)
        }
        Mark::Link(address) => {
            let address = whole(address);
            let words = trim(text, word(text, selected));
            let shown = text.get(words.clone()).filter(|words| !words.is_empty()).unwrap_or(&address).to_owned();
            let link = format!("[{shown}]({address})");
            (spliced(text, words.clone(), &link), words.start..words.start + link.len())
        }
    }
}

/// An address as the markup takes it: with `https://` where nothing is said, and without what would end the link.
#[must_use]
pub fn whole(address: &str) -> String {
    let address = address.trim();
    let named = address.contains("://") || address.starts_with("mailto:");
    let whole = if named || address.is_empty() { address.to_owned() } else { format!("https://{address}") };
    whole
        .chars()
        .flat_map(|sign| match sign {
            '(' => "%28".chars().collect::<Vec<_>>(),
            ')' => "%29".chars().collect(),
            ' ' => "%20".chars().collect(),
            '<' => "%3C".chars().collect(),
            '>' => "%3E".chars().collect(),
            sign if sign.is_control() => Vec::new(),
            sign => vec![sign],
        })
        .collect()
}

/// The range inside the text, on the edges of characters.
fn clean(text: &str, selected: Range<usize>) -> Range<usize> {
    let edge = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (edge(selected.start), edge(selected.end));
    start.min(end)..start.max(end)
}

/// Without blanks at its ends, which no mark may touch.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// The selected words, or the word in which the caret stands.
fn word(text: &str, selected: Range<usize>) -> Range<usize> {
    if !selected.is_empty() {
        return selected;
    }
    let part = |sign: &char| sign.is_alphanumeric() || matches!(sign, '\'' | '’' | '-');
    let (before, after) = text.split_at_checked(selected.start).unwrap_or((text, ""));
    let start = before.chars().rev().take_while(part).map(char::len_utf8).sum::<usize>();
    let end = after.chars().take_while(part).map(char::len_utf8).sum::<usize>();
    selected.start - start..selected.start + end
}

fn spliced(text: &str, range: Range<usize>, with: &str) -> String {
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    format!("{before}{with}{after}")
}

fn stars(text: &str, selected: Range<usize>, count: usize) -> (String, Range<usize>) {
    let mut range = trim(text, word(text, selected.clone()));
    if range.is_empty() {
        return (text.to_owned(), selected);
    }
    let words = text.get(range.clone()).unwrap_or_default();
    if words.contains('\n') {
        return lines(text, range, count);
    }
    // Stars that were selected with the words count as standing around them.
    let inside = words.bytes().take_while(|byte| *byte == b'*').count();
    let inside = inside.min(words.bytes().rev().take_while(|byte| *byte == b'*').count()).min((words.len() - 1) / 2);
    range = range.start + inside..range.end - inside;
    let before = text.get(..range.start).unwrap_or_default().bytes().rev().take_while(|byte| *byte == b'*').count();
    let after = text.get(range.end..).unwrap_or_default().bytes().take_while(|byte| *byte == b'*').count();
    let around = before.min(after);
    let has = if count == 2 { around >= 2 } else { around % 2 == 1 };
    let words = text.get(range.clone()).unwrap_or_default();
    if has {
        let outer = range.start - count..range.end + count;
        let start = outer.start;
        (spliced(text, outer, words), start..start + words.len())
    } else {
        let star = "*".repeat(count);
        let start = range.start + count;
        (spliced(text, range.clone(), &format!("{star}{words}{star}")), start..start + words.len())
    }
}

/// Every line of the selection on its own: emphasis ends with its paragraph.
fn lines(text: &str, range: Range<usize>, count: usize) -> (String, Range<usize>) {
    let star = "*".repeat(count);
    let wrapped: Vec<String> = text
        .get(range.clone())
        .unwrap_or_default()
        .split('\n')
        .map(|line| match line.trim() {
            "" => line.to_owned(),
            words => line.replacen(words, &format!("{star}{words}{star}"), 1),
        })
        .collect();
    let wrapped = wrapped.join("\n");
    let end = range.start + wrapped.len();
    (spliced(text, range.clone(), &wrapped), range.start..end)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::inline::{Inline, parse};
    use proptest::prelude::*;

    /// Marks what stands between `<` and `>`.
    fn marked(text: &str, with: &Mark) -> String {
        let start = text.find('<').unwrap();
        let end = text.find('>').unwrap() - 1;
        let (after, selected) = mark(&text.replace(['<', '>'], ""), start..end, with);
        format!("{}<{}>{}", &after[..selected.start], &after[selected.clone()], &after[selected.end..])
    }

    #[test]
    fn stars_come_and_go() {
        for (before, with, after) in [
            ("a <bold> word", Mark::Bold, "a **<bold>** word"),
            ("a **<bold>** word", Mark::Bold, "a <bold> word"),
            ("a <**bold**> word", Mark::Bold, "a <bold> word"),
            ("a **<bold>** word", Mark::Italic, "a ***<bold>*** word"),
            ("a ***<bold>*** word", Mark::Bold, "a *<bold>* word"),
            ("a ***<bold>*** word", Mark::Italic, "a **<bold>** word"),
            ("a< bold >word", Mark::Italic, "a *<bold>* word"),
            ("défen<>seurs", Mark::Bold, "**<défenseurs>**"),
            ("a <> b", Mark::Bold, "a <> b"),
            ("<one\n\n two>", Mark::Bold, "<**one**\n\n **two**>"),
            ("<**>", Mark::Bold, "**<**>**"),
        ] {
            assert_eq!(marked(before, &with), after, "{before} {with:?}");
        }
    }

    #[test]
    fn links_and_notes_stand_where_the_words_are() {
        let link = |address: &str| Mark::Link(address.to_owned());
        assert_eq!(marked("see <the text>.", &link("https://a.org/x")), "see <[the text](https://a.org/x)>.");
        assert_eq!(
            marked("see <>", &link("a.org/(1) 2")),
            "see <[https://a.org/%281%29%202](https://a.org/%281%29%202)>"
        );
        assert_eq!(marked("here<>", &link("mailto:a@b.org")), "<[here](mailto:a@b.org)>");
        let note = Mark::Note("res-8".to_owned());
        assert_eq!(marked("said <so >and", &note), "said so[^res-8]<> and");
        assert_eq!(marked("said<> so", &note), "said[^res-8]<> so");
        let (text, _) = mark("see the text", 4..7, &link("a.org/(1)"));
        assert!(parse(&text).contains(&Inline::Text {
            text: "the".to_owned(),
            bold: false,
            italic: false,
            link: Some("https://a.org/%281%29".to_owned())
        }));
    }

    proptest! {
        #[test]
        fn twice_is_as_before(text in "[a-zé ]{0,12}", from in 0_usize..16, to in 0_usize..16, bold in any::<bool>()) {
            let with = if bold { Mark::Bold } else { Mark::Italic };
            let (once, selected) = mark(&text, from.min(to)..to.max(from), &with);
            let (twice, _) = mark(&once, selected, &with);
            prop_assert_eq!(twice, text);
        }
    }
}
