//! The notes for the speaker in a presentation, out of the flat XML (ODF) that LibreOffice makes of it.

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use crate::deck::inline;

const DRAW: &str = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const PRESENTATION: &str = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0";
const STYLE: &str = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

/// The most elements and texts in the file.
const MAX_NODES: u32 = 2_000_000;
/// How many bytes the notes of one slide may have.
const MOST: usize = 32 << 10;
/// How deep texts may stand in each other.
const DEPTH: usize = 64;

/// The notes of every slide that the show does not pass by, in order, as inline text; empty where a slide has none.
/// Nothing, where the file cannot be read.
pub fn notes(xml: &str) -> Option<Vec<String>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(xml, options).ok()?;
    let body = document.root_element().children().find(|node| node.has_tag_name((OFFICE, "body")))?;
    let show = body.children().find(|node| node.has_tag_name((OFFICE, "presentation")))?;
    let hidden: Vec<&str> = document.descendants().filter_map(hidden_style).collect();
    let pages = show.children().filter(|node| node.has_tag_name((DRAW, "page")));
    let shown = pages.filter(|page| !page.attribute((DRAW, "style-name")).is_some_and(|style| hidden.contains(&style)));
    Some(shown.map(of_page).collect())
}

/// The name of a style that hides the slides which have it.
fn hidden_style<'d>(node: Node<'d, '_>) -> Option<&'d str> {
    if !node.has_tag_name((STYLE, "style")) {
        return None;
    }
    let properties = node.children().find(|child| child.has_tag_name((STYLE, "drawing-page-properties")))?;
    (properties.attribute((PRESENTATION, "visibility")) == Some("hidden")).then_some(())?;
    node.attribute((STYLE, "name"))
}

fn of_page(page: Node<'_, '_>) -> String {
    let notes = page.children().find(|node| node.has_tag_name((PRESENTATION, "notes")));
    let frames =
        || notes.into_iter().flat_map(|notes| notes.children()).filter(|node| node.has_tag_name((DRAW, "frame")));
    let class = |frame: &Node<'_, '_>| frame.attribute((PRESENTATION, "class")).map(str::to_owned);
    // Beside the notes stand the slide's picture, its number, the date. A box that somebody has drawn there has no class.
    let mut own: Vec<Node<'_, '_>> = frames()
        .filter(|frame| class(frame).as_deref() == Some("notes"))
        .filter(|frame| frame.attribute((PRESENTATION, "placeholder")) != Some("true"))
        .collect();
    if own.is_empty() {
        own = frames().filter(|frame| class(frame).is_none()).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    for frame in own {
        for paragraph in
            frame.descendants().filter(|node| node.has_tag_name((TEXT, "p")) || node.has_tag_name((TEXT, "h")))
        {
            let mut line = String::new();
            words(paragraph, &mut line, 0);
            lines.push(line.trim().to_owned());
        }
    }
    let mut text = lines.join("\n").trim().to_owned();
    if text.len() > MOST {
        let end = (0..=MOST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
        text.push('…');
    }
    inline::escape(&text)
}

/// The words of a paragraph; what the page would fill in by itself has none.
fn words(node: Node<'_, '_>, line: &mut String, depth: usize) {
    for child in node.children() {
        if child.is_text() {
            line.push_str(&child.text().unwrap_or_default().replace(['\n', '\r'], " "));
        } else if child.has_tag_name((TEXT, "tab")) || child.has_tag_name((TEXT, "s")) {
            line.push(' ');
        } else if child.has_tag_name((TEXT, "line-break")) {
            line.push('\n');
        } else if depth < DEPTH && !child.has_tag_name((TEXT, "page-number")) {
            words(child, line, depth + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(styles: &str, pages: &str) -> String {
        format!(
            r#"<?xml version="1.0"?><office:document xmlns:office="{OFFICE}" xmlns:draw="{DRAW}" xmlns:presentation="{PRESENTATION}" xmlns:style="{STYLE}" xmlns:text="{TEXT}">
            <office:automatic-styles>{styles}</office:automatic-styles>
            <office:master-styles><presentation:notes><draw:frame presentation:class="notes"><draw:text-box><text:p>Master</text:p></draw:text-box></draw:frame></presentation:notes></office:master-styles>
            <office:body><office:presentation>{pages}</office:presentation></office:body></office:document>"#
        )
    }

    fn page(style: &str, notes: &str) -> String {
        format!(
            r#"<draw:page draw:style-name="{style}"><draw:frame><draw:text-box><text:p>On the slide</text:p></draw:text-box></draw:frame>
            <presentation:notes><draw:page-thumbnail/>{notes}</presentation:notes></draw:page>"#
        )
    }

    fn frame(class: &str, inside: &str) -> String {
        format!(r#"<draw:frame presentation:class="{class}"><draw:text-box>{inside}</draw:text-box></draw:frame>"#)
    }

    #[test]
    fn notes_come_slide_by_slide_without_what_stands_beside_them() {
        let styles = r#"<style:style style:name="dp1"><style:drawing-page-properties/></style:style>
            <style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>"#;
        let first = frame(
            "notes",
            "<text:p>Say <text:span>who *chairs*.</text:span></text:p><text:list><text:list-item><text:p>One<text:line-break/>two<text:tab/>three</text:p></text:list-item></text:list>",
        ) + &frame("page-number", "<text:p><text:page-number>1</text:page-number></text:p>");
        let empty = r#"<draw:frame presentation:class="notes" presentation:placeholder="true"><draw:text-box><text:p>Click to add notes</text:p></draw:text-box></draw:frame>"#;
        let pages = [
            page("dp1", &first),
            page("dp2", &frame("notes", "<text:p>Of a hidden slide</text:p>")),
            page("dp1", empty),
            page("dp1", ""),
            page("dp1", "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>"),
        ];
        let found = notes(&wrapped(styles, &pages.concat()));
        let expected = ["Say who \\*chairs\\*.\nOne\ntwo three", "", "", "In a box"].map(str::to_owned).to_vec();
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn what_is_no_presentation_has_no_notes() {
        for xml in ["", "<a/>", "<a", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"] {
            assert_eq!(notes(xml), None, "{xml}");
        }
        let deep = "<text:span>".repeat(5_000) + "x" + &"</text:span>".repeat(5_000);
        let pages = page("a", &frame("notes", &format!("<text:p>{deep}</text:p>")));
        // However deep: an answer, and no end of the program.
        assert!(notes(&wrapped("", &pages)).is_none_or(|notes| notes.len() == 1));
        let long = page("a", &frame("notes", &format!("<text:p>{}</text:p>", "é".repeat(MOST))));
        assert!(notes(&wrapped("", &long)).is_some_and(|notes| notes[0].len() <= MOST + 4 && notes[0].ends_with('…')));
    }
}
