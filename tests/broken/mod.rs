//! Decks with faults, one each, with what the check finds in them: for the check itself, and for whoever says it elsewhere.

/// A deck with these fields beside the required ones; the fields start in column 1 of line 2.
pub fn with(fields: &str) -> String {
    format!("{{\"format\": 1, \"id\": \"t\", \"title\": \"T\",\n{fields}}}")
}

/// A deck with this slide; the slide starts in column 1 of line 2.
pub fn slide(slide: &str) -> String {
    format!("{{\"format\": 1, \"id\": \"t\", \"title\": \"T\", \"slides\": [\n{slide}]}}")
}

/// A deck with this event beside its name.
pub fn event(event: &str) -> String {
    with(&format!("\"event\": {{\"name\": \"E\", {event}}},\n\"slides\": []"))
}

/// Name, deck, and every finding in order.
pub fn cases() -> Vec<(&'static str, String, Vec<&'static str>)> {
    include!("cases.in")
}
