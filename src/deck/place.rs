//! Places: from a path such as `slides[3].layout` to a byte of the text, and from bytes to lines and columns.

use jsonc_parser::{
    ast,
    common::{Range, Ranged},
};

/// The line and column, from 1, of each offset; columns count characters. One pass over the text.
#[must_use]
pub fn lines(text: &str, offsets: &[usize]) -> Vec<(u32, u32)> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_by_key(|index| offsets[*index]);
    let mut found = vec![(1, 1); offsets.len()];
    let (mut line, mut column, mut at) = (1_u32, 1_u32, 0_usize);
    let bytes = text.as_bytes();
    for index in order {
        while at < offsets[index] {
            match bytes.get(at) {
                Some(b'\n') => (line, column) = (line.saturating_add(1), 1),
                // Bytes that continue a character do not count.
                Some(0x80..=0xbf) => {}
                Some(_) => column = column.saturating_add(1),
                None => break,
            }
            at += 1;
        }
        found[index] = (line, column);
    }
    found
}

/// The member called `name`; of several, the last, as the reader takes it.
#[must_use]
pub fn member<'v, 'a>(object: &'v ast::Object<'a>, name: &str) -> Option<&'v ast::ObjectProp<'a>> {
    object.properties.iter().rev().find(|member| member.name.as_str() == name)
}

/// The range of the value at `path`, or of the nearest value around it that exists.
#[must_use]
pub fn locate(root: &ast::Value, path: &str) -> Range {
    let mut value = root;
    let mut rest = path;
    while !rest.is_empty() {
        let next = if let Some(inner) = rest.strip_prefix('[') {
            let (index, after) = inner.split_once(']').unwrap_or((inner, ""));
            rest = after;
            index.parse().ok().and_then(|index: usize| value.as_array()?.elements.get(index))
        } else {
            let from = rest.trim_start_matches('.');
            let end = from.find(['.', '[']).unwrap_or(from.len());
            let (name, after) = from.split_at(end);
            rest = after;
            value.as_object().and_then(|object| member(object, name)).map(|member| &member.value)
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.range()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use jsonc_parser::{CollectOptions, ParseOptions};

    #[test]
    fn columns_count_characters() {
        assert_eq!(lines("é中x\nab", &[5, 0, 8, 7]), [(1, 3), (1, 1), (2, 2), (2, 1)]);
    }

    #[test]
    fn paths_lead_to_values_or_to_what_is_around_them() {
        let text = r#"{"slides": [{"items": ["a", {"text": "b"}]}], "slides2": 1}"#;
        let root = jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default())
            .unwrap()
            .value
            .unwrap();
        let at = |path: &str| &text[locate(&root, path).start..locate(&root, path).end];
        assert_eq!(at("slides[0].items[1].text"), "\"b\"");
        assert_eq!(at("slides[0].items[0]"), "\"a\"");
        assert_eq!(at("slides[0].items[0].text"), "\"a\"");
        assert_eq!(at("slides[0].layout"), r#"{"items": ["a", {"text": "b"}]}"#);
        assert_eq!(at("slides[9].items"), r#"[{"items": ["a", {"text": "b"}]}]"#);
        assert_eq!(at(""), text);
        assert_eq!(at("]["), text);
    }
}
