//! The outlines of an SVG file before they are worked out: how large their numbers are, and how many bytes of them hold arcs.
//!
//! An arc becomes curves, the more of them the larger it is: one with a radius of a hundred digits would fill the memory.

/// The largest number in an outline. Drawings have a few thousand units, maps and plans perhaps a hundred thousand.
const MAX_NUMBER: f64 = 4.0e6;

/// The bytes of an outline that holds arcs; 0 where it holds none. Nothing, where a number in it is too large.
pub fn arcs(path: &str) -> Option<u64> {
    let holds_arcs = path.contains(['a', 'A']);
    let mut rest = path;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '.') {
        let number = rest.get(start..).unwrap_or_default();
        let end = length(number.as_bytes());
        let (number, after) = number.split_at_checked(end)?;
        // Numbers that stand side by side, as `1.5.5`, are read as one that is no number: then each is small, or long enough
        // to be found by its digits.
        if number.parse::<f64>().map_or(number.len() > 12, |value| value.is_nan() || value > MAX_NUMBER) {
            return None;
        }
        rest = after;
    }
    Some(if holds_arcs { path.len() as u64 } else { 0 })
}

/// How many bytes of a number without sign there are.
fn length(text: &[u8]) -> usize {
    let digits = |from: usize| from + text.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    if text.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let signed = end + 1 + usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(signed);
        if exponent > signed {
            end = exponent;
        }
    }
    end.max(1)
}

#[cfg(test)]
mod tests {
    use super::arcs;

    #[test]
    fn large_numbers_are_found_however_they_are_written() {
        for path in [
            "M0 0A17444444444444444444444 176 0 0 0 1 1",
            "M0 0a1e99 1 0 0 0 1 1",
            "M0 0a1E+300 1 0 0 0 1 1",
            "M0,0a1,-4000001,0,0,0,1,1",
            "M0 0a.1e9 1 0 0 0 1 1",
            "M0 0L1.5.5e9 1",
            "M0 0a1e999999 1 0 0 0 1 1",
        ] {
            assert_eq!(arcs(path), None, "{path}");
        }
        for (path, bytes) in [
            ("", 0),
            ("M0 0L3.5-2.5.5.5", 0),
            ("M1e-99 4000000L1e3 2", 0),
            ("M0 0a0001 1 0 0 0 1 1", 21),
            ("MZé.-e", 0),
            ("M 1.000000000000000000001 2", 0),
        ] {
            assert_eq!(arcs(path), Some(bytes), "{path}");
        }
    }
}
