//! Any text as Markdown to import: no panic, and a deck that reads back without an error, or one finding.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidestage::deck::{Finding, import::markdown, parse, to_json};

fuzz_target!(|text: &str| {
    let mut odd = false;
    let made = markdown(text, "a.md", "a", &mut |path| {
        odd = !odd;
        if odd { Ok(format!("media/{}.png", path.len())) } else { Err("it is not there".to_owned()) }
    });
    match made {
        Ok(made) => {
            let again = parse(to_json(&made.deck).as_bytes(), "a.json");
            assert!(!again.findings.iter().any(Finding::is_error));
            assert_eq!(again.deck, Some(made.deck));
        }
        Err(finding) => assert!(finding.is_error()),
    }
});
