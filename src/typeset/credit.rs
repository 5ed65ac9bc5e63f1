//! Who made the pictures: said once, on the slide of sources, where most are of one maker; else at the picture itself.

use super::words::Words;
use crate::deck::model::{Asset, Deck, Layout};

/// Maker and licence of a picture in one line.
fn line(asset: &Asset) -> Option<String> {
    let part =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let credit = part(&asset.credit)?;
    Some(match part(&asset.licence) {
        Some(licence) => format!("{credit}, {licence}"),
        None => credit,
    })
}

/// Whether an asset is a drawing and no photograph.
pub(super) fn is_drawing(asset: &Asset) -> bool {
    asset.path.to_ascii_lowercase().ends_with(".svg")
}

/// The line that more than half of the deck's pictures share, where there is a slide that can say it.
fn common(deck: &Deck) -> Option<String> {
    deck.slides.iter().find(|slide| slide.layout == Layout::Sources && !slide.hidden)?;
    let lines: Vec<String> = deck.assets.iter().filter_map(line).collect();
    let shared = |wanted: &String| lines.iter().filter(|other| *other == wanted).count();
    lines.iter().find(|wanted| shared(wanted) > 1 && shared(wanted) * 2 > lines.len()).cloned()
}

/// What the slide of sources says of the pictures: "Drawings: Somebody, CC0-1.0".
pub(super) fn of_deck(deck: &Deck, words: &Words) -> Option<String> {
    let common = common(deck)?;
    let drawn = deck.assets.iter().filter(|asset| line(asset).as_ref() == Some(&common)).all(is_drawing);
    Some(format!("{}{}{common}", if drawn { words.drawings } else { words.pictures }, words.colon))
}

/// What a picture says of its maker: nothing where the slide of sources does.
pub(super) fn of_picture(deck: &Deck, asset: &Asset) -> Option<String> {
    let own = line(asset)?;
    (common(deck).as_ref() != Some(&own)).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::{Deck, Words, of_deck, of_picture};

    #[test]
    fn one_maker_is_named_once() {
        let deck = |sources: &str, last: &str| -> Deck {
            let json = format!(
                r#"{{ "format": 1, "id": "d", "title": "D", "slides": [{{ "id": "s", "layout": "{sources}" }}], "assets": [
                    {{ "id": "a", "path": "a.svg", "credit": "Mill", "licence": "CC0-1.0" }},
                    {{ "id": "b", "path": "b.svg", "credit": " Mill", "licence": "CC0-1.0" }},
                    {{ "id": "c", "path": "c.svg" }},
                    {{ "id": "d", "path": "d.{last}" }}] }}"#
            );
            serde_json::from_str(&json).unwrap_or_default()
        };
        let said = |deck: &Deck, language: &str| of_deck(deck, Words::of(language));
        let own = |deck: &Deck| deck.assets.iter().map(|asset| of_picture(deck, asset)).collect::<Vec<_>>();

        let all = deck("sources", r#"svg", "credit": "Mill", "licence": "CC0-1.0"#);
        assert_eq!(said(&all, "en").as_deref(), Some("Drawings: Mill, CC0-1.0"));
        assert_eq!(said(&all, "fr").as_deref(), Some("Dessins\u{A0}: Mill, CC0-1.0"));
        assert_eq!(own(&all), [None, None, None, None]);

        let photo = deck("sources", r#"jpg", "credit": "Mill", "licence": "CC0-1.0"#);
        assert_eq!(said(&photo, "en").as_deref(), Some("Pictures: Mill, CC0-1.0"));

        let other = deck("sources", r#"svg", "credit": "Weaver"#);
        assert_eq!(said(&other, "en").as_deref(), Some("Drawings: Mill, CC0-1.0"));
        assert_eq!(own(&other), [None, None, None, Some("Weaver".to_owned())]);

        let nowhere = deck("bullets", r#"svg", "credit": "Mill", "licence": "CC0-1.0"#);
        assert_eq!(said(&nowhere, "en"), None);
        assert_eq!(own(&nowhere).iter().flatten().count(), 3);
    }
}
