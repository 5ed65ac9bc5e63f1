//! Counts what an SVG file comes to when every repeated part is written out, without writing it out.
//!
//! Parts repeat by `use`, and patterns, masks, clip paths and markers are worked through again for each shape that names
//! them: ten levels of ten are ten thousand million. Counting visits each part of the file once.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::outline;

/// The most elements after every repeated part is written out.
const MAX_ELEMENTS: u64 = 100_000;
/// The most bytes of attributes after every repeated part is written out.
const MAX_EXPANDED: u64 = 16 * 1024 * 1024;
/// The deepest nesting after every repeated part is written out.
const MAX_DEPTH: u32 = 256;
/// The most tests of a style rule against an element.
const MAX_STYLE_TESTS: u64 = 4_000_000;
/// The most work that markers may cause: bytes of the markers times bytes of the drawing, which bound its corners.
const MAX_MARKING: u64 = 256 * 1024 * 1024;
/// The most bytes of outlines with arcs after every repeated part is written out: each arc becomes many curves.
const MAX_ARCS: u64 = 512 * 1024;
/// The most colours of a gradient.
const MAX_STOPS: usize = 64;

/// What is said of a drawing that is refused here.
pub const TOO_MANY: &str = "the drawing has too many parts, or parts within parts";

/// What is left out of a drawing, by the element that asks for it.
const LEFT_OUT: [(&str, &str); 5] = [
    ("text", "text (convert it to paths)"),
    ("image", "a picture inside the drawing"),
    ("feImage", "a picture inside the drawing"),
    ("foreignObject", "a web page inside the drawing"),
    ("script", "a script"),
];

/// Checks what the file asks for, without doing it. Returns what will be left out, in words; the error is in words too.
pub fn check(document: &Document<'_>) -> Result<Option<String>, String> {
    let rules = Rules::of(document);
    let sums = sums(document, &rules)?;
    let sum = |node: Node<'_, '_>| sums.get(&node.id()).copied().flatten().unwrap_or_default();
    let whole = sum(document.root_element());
    let mut left_out: Vec<&str> = Vec::new();
    let mut markers: u64 = 0;
    for node in elements(document) {
        if node.attribute("d").is_some_and(|path| outline::arcs(path).is_none()) {
            return Err("the drawing has an outline with numbers beyond four million".to_owned());
        }
        let name = node.tag_name().name();
        let outside = name == "use" && links(node).any(|link| !link.starts_with('#'));
        let missing = LEFT_OUT.iter().find(|(element, _)| *element == name).map(|(_, words)| *words);
        for words in missing.into_iter().chain(outside.then_some("a part of another file")) {
            if !left_out.contains(&words) {
                left_out.push(words);
            }
        }
        if name == "marker" {
            markers = markers.saturating_add(sum(node).bytes);
            // A marker whose lines bear markers multiplies with each level.
            if node.descendants().any(|part| part.id() != node.id() && bears_marker(part, &rules)) {
                return Err(TOO_MANY.to_owned());
            }
        }
        if is_gradient(node) && node.children().filter(Node::is_element).count() > MAX_STOPS {
            return Err("the drawing has a gradient with too many colours".to_owned());
        }
    }
    let too_many = whole.elements > MAX_ELEMENTS
        || whole.bytes > MAX_EXPANDED
        || whole.depth > MAX_DEPTH
        || whole.arcs > MAX_ARCS
        || rules.count.saturating_mul(whole.elements) > MAX_STYLE_TESTS
        || markers.saturating_mul(whole.bytes) > MAX_MARKING;
    if too_many {
        return Err(TOO_MANY.to_owned());
    }
    Ok((!left_out.is_empty()).then(|| format!("not drawn: {}", left_out.join(", "))))
}

fn elements<'a, 'input>(document: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    document.descendants().filter(Node::is_element)
}

fn is_gradient(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().name(), "linearGradient" | "radialGradient")
}

fn bears_marker(node: Node<'_, '_>, rules: &Rules<'_>) -> bool {
    node.attributes().any(|attribute| attribute.name().starts_with("marker-") || attribute.name() == "marker")
        || node.attribute("style").is_some_and(|style| style.contains("marker"))
        || rules.of_node(node).any(|rule| rule.marks)
}

fn links<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attributes().filter(|attribute| attribute.name() == "href").map(|attribute| attribute.value())
}

/// The ids in `url(#id)`, however it is quoted.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let (inside, _) = rest.split_once(')')?;
        let inside = inside.trim_matches(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\'');
        inside.strip_prefix('#')
    })
}

/// The rules of the style sheets that make elements draw with other elements.
struct Rules<'a> {
    rules: Vec<Rule<'a>>,
    /// All selectors, those without such a reference too.
    count: u64,
}

struct Rule<'a> {
    /// The classes and ids that the selector names; none where it may match any element.
    names: Vec<&'a str>,
    targets: Vec<&'a str>,
    /// Whether it sets markers.
    marks: bool,
}

impl<'a> Rules<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        let mut found = Self { rules: Vec::new(), count: 0 };
        for style in elements(document).filter(|node| node.tag_name().name() == "style") {
            for text in style.children().filter_map(|child| child.text()) {
                for rule in text.split('}') {
                    let (selectors, declarations) = rule.rsplit_once('{').unwrap_or((rule, ""));
                    let targets: Vec<&str> = urls(declarations).collect();
                    for selector in selectors.split(',') {
                        found.count += 1;
                        if !targets.is_empty() {
                            let marks = declarations.contains("marker");
                            found.rules.push(Rule { names: names(selector), targets: targets.clone(), marks });
                        }
                    }
                }
            }
        }
        found
    }

    /// The rules that may match an element: on the safe side, since only names are compared.
    fn of_node(&self, node: Node<'a, '_>) -> impl Iterator<Item = &Rule<'a>> {
        let classes = node.attribute("class").unwrap_or("");
        let id = node.attribute("id");
        self.rules.iter().filter(move |rule| {
            let named = |name: &&str| classes.split_whitespace().any(|class| class == *name) || id == Some(*name);
            rule.names.is_empty() || rule.names.iter().any(named)
        })
    }
}

/// The names behind `.` and `#` in a selector.
fn names(selector: &str) -> Vec<&str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_' || !letter.is_ascii();
    selector
        .match_indices(['.', '#'])
        .map(|(at, _)| {
            let rest = &selector[at + 1..];
            rest.find(|letter| !is_name(letter)).map_or(rest, |end| &rest[..end])
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// What a part of the drawing comes to.
#[derive(Clone, Copy, Default)]
struct Sum {
    elements: u64,
    bytes: u64,
    /// Bytes of outlines that hold arcs.
    arcs: u64,
    depth: u32,
}

impl Sum {
    /// What a node asks for by itself.
    fn own(node: Node<'_, '_>) -> Self {
        let bytes = node.attributes().map(|attribute| attribute.value().len() as u64).sum::<u64>();
        let arcs = node.attribute("d").and_then(outline::arcs).unwrap_or(0);
        Self { elements: 1, bytes: 64 + bytes, arcs, depth: 1 }
    }

    fn add(&mut self, part: Self) {
        self.elements = self.elements.saturating_add(part.elements);
        self.bytes = self.bytes.saturating_add(part.bytes);
        self.arcs = self.arcs.saturating_add(part.arcs);
        self.depth = self.depth.max(part.depth.saturating_add(1));
    }
}

/// Adds up every part of the drawing once, whatever the number of places that repeat it.
fn sums(document: &Document<'_>, rules: &Rules<'_>) -> Result<HashMap<NodeId, Option<Sum>>, String> {
    let mut by_id = HashMap::new();
    for node in elements(document) {
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_insert(node);
        }
    }
    let parts_of = |node: Node<'_, '_>| -> Vec<NodeId> {
        let mut parts: Vec<NodeId> = node.children().filter(Node::is_element).map(|child| child.id()).collect();
        let named = |id: &str| by_id.get(id).filter(|target| !is_gradient(**target)).map(Node::id);
        if node.tag_name().name() != "a" {
            parts.extend(links(node).filter_map(|link| named(link.strip_prefix('#')?)));
        }
        for attribute in node.attributes().filter(|attribute| attribute.value().contains("url(")) {
            parts.extend(urls(attribute.value()).filter_map(named));
        }
        for rule in rules.of_node(node) {
            parts.extend(rule.targets.iter().copied().filter_map(named));
        }
        parts
    };
    // Depth first without recursion. A part that is met again while it is still open contains itself.
    let mut sums: HashMap<NodeId, Option<Sum>> = HashMap::new();
    let root = document.root_element();
    let mut open = vec![(root, parts_of(root), 0, Sum::own(root))];
    sums.insert(root.id(), None);
    while let Some((node, parts, next, mut sum)) = open.pop() {
        let Some(&part) = parts.get(next) else {
            sums.insert(node.id(), Some(sum));
            continue;
        };
        match sums.get(&part) {
            Some(Some(known)) => {
                sum.add(*known);
                open.push((node, parts, next + 1, sum));
            }
            Some(None) => return Err("a part of the drawing contains itself".to_owned()),
            None => {
                open.push((node, parts, next, sum));
                sums.insert(part, None);
                if let Some(child) = document.get_node(part) {
                    open.push((child, parts_of(child), 0, Sum::own(child)));
                }
            }
        }
    }
    Ok(sums)
}
