//! One slide: its segment, its layout's needs, its boxes, and how many words it asks the room to read.

use super::{Review, text::count_words};
use crate::deck::{
    inline, layouts,
    model::{FreeBox, LEAST_CROP, Layout, Slide},
    texts::{self, Seen},
    walk::one_of,
};
use serde_json::Number;
use std::collections::BTreeMap;

/// How many words a room can read while somebody speaks.
const WORDS: usize = 40;

impl Review<'_> {
    pub(super) fn slide(&mut self, index: usize, slide: &Slide) {
        let path = format!("slides[{index}]");
        if let Some(segment) = &slide.segment {
            self.reference("agenda", segment, &format!("{path}.segment"));
        }
        // A card has no content, and its faults are already told.
        if slide.broken.as_ref().is_some_and(|_| layouts::filled(slide).is_empty()) {
            return;
        }
        let standing = matches!(slide.layout, Layout::Holding | Layout::Blank | Layout::Question);
        if slide.segment.is_none() && !self.deck.agenda.is_empty() && !slide.hidden && !standing {
            self.warn("slide-without-segment", path.as_str(), "the slide belongs to no segment of the agenda");
        }
        if let Some(language) = &slide.language {
            self.language(format!("{path}.language"), language);
        }
        self.layout(&path, slide);
        self.parts(&path, slide);
        if let Some(image) = &slide.image {
            self.reference("assets", &image.asset, &format!("{path}.image.asset"));
            if let Some(crop) = &image.crop {
                self.crop(&format!("{path}.image.crop"), crop);
            }
        }
        for (at, one) in slide.boxes.iter().enumerate() {
            if let Some(asset) = &one.asset {
                self.reference("assets", asset, &format!("{path}.boxes[{at}].asset"));
            }
            self.free_box(&format!("{path}.boxes[{at}]"), one);
        }
        let fallback = self.deck.language.as_str();
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        let mut plain = 0;
        texts::of_slide(slide, &mut |field, seen, text| {
            self.text(&format!("{path}.{field}"), fallback, text);
            if seen == Seen::Room {
                for (tag, string) in text.each() {
                    let count = count_words(&inline::words(string));
                    match tag {
                        Some(tag) => *words.entry(tag.to_owned()).or_default() += count,
                        None => plain += count,
                    }
                }
            }
        });
        let most = plain + words.values().copied().max().unwrap_or(0);
        if most > WORDS {
            let message =
                format!("the slide has {most} words; more than {WORDS} are hardly read while somebody speaks");
            self.warn("many-words", path, message);
        }
    }

    fn layout(&mut self, path: &str, slide: &Slide) {
        let row = layouts::of(slide.layout);
        let filled = layouts::filled(slide);
        for group in row.needs {
            if !group.iter().any(|field| filled.contains(field)) {
                let message = format!("the layout `{}` needs {}", row.word, one_of(group));
                self.error("missing", path, message);
            }
        }
        for field in filled.iter().filter(|field| !row.uses.contains(field)) {
            let message = format!("the layout `{}` does not show `{field}`", row.word);
            self.warn("unused-field", format!("{path}.{field}"), message);
        }
        if row.titled && slide.title.is_none() {
            self.warn("no-title", path, "the slide has no title");
        }
    }

    fn crop(&mut self, path: &str, crop: &[Number; 4]) {
        let [left, top, width, height] = crop.each_ref().map(|number| number.as_f64().unwrap_or(0.0));
        if left + width > 1.000_1 || top + height > 1.000_1 {
            self.warn("crop", path, "the part that is shown reaches over the edge of the picture");
        } else if width < LEAST_CROP || height < LEAST_CROP {
            self.warn("crop", path, "the part that is shown is next to nothing");
        }
    }

    fn free_box(&mut self, path: &str, one: &FreeBox) {
        let [left, top, width, height] = one.at.each_ref().map(|number| number.as_f64().unwrap_or(0.0));
        if left + width > 1.000_1 || top + height > 1.000_1 {
            self.warn("box", format!("{path}.at"), "the box reaches over the edge of the slide");
        }
        if one.text.is_none() && one.asset.is_none() {
            self.warn("box", path, "the box has neither a text nor an asset");
        }
    }
}
