//! What each press reveals: everything, one part after the other, or groups of parts.

use egui::Ui;

use super::{Pen, parts};
use crate::{
    deck::{
        edit::{What, outline},
        inline,
        model::{Layout, Slide, Steps, StepsWord},
    },
    ui::words::{tr, tr_with},
};

/// The usual ways, and groups.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    All,
    List,
    Groups,
}

pub(super) fn steps(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    let parts_now = slide.parts();
    let now = match &slide.steps {
        None | Some(Steps::Word(StepsWord::All)) => Way::All,
        Some(Steps::Word(StepsWord::List)) => Way::List,
        Some(Steps::Groups(_)) => Way::Groups,
    };
    parts::label(ui, pen.tokens, &tr("fields-steps"));
    let all = [
        (Way::All, tr("fields-steps-all")),
        (Way::List, tr("fields-steps-list")),
        (Way::Groups, tr("fields-steps-groups")),
    ];
    if let Some(way) = parts::switch(ui, pen, now, &all) {
        slide.steps = match way {
            Way::All => None,
            Way::List => Some(Steps::Word(StepsWord::List)),
            Way::Groups => Some(Steps::Groups(
                (0..parts_now).filter_map(|part| u16::try_from(part).ok()).map(|part| vec![part]).collect(),
            )),
        };
        pen.note(What::Steps, "steps");
    }
    if let Some(Steps::Groups(groups)) = slide.steps.clone() {
        let group_of = |part: usize| groups.iter().position(|group| group.iter().any(|one| usize::from(*one) == part));
        let before: Vec<Option<usize>> = (0..parts_now).map(group_of).collect();
        let mut after = before.clone();
        for (part, group) in after.iter_mut().enumerate() {
            let words = part_words(pen, slide, part);
            let mut choices = vec![(None, tr("fields-steps-start"))];
            let last = (groups.len() + 1).min(parts_now);
            choices.extend(
                (0..last).map(|step| (Some(step), tr_with("fields-steps-press", &[("step", (step + 1).into())]))),
            );
            let ink = pen.tokens.text;
            parts::words(ui, pen, &words, ink, 1);
            let name = tr_with("fields-steps-when", &[("part", words.into())]);
            if let Some(chosen) = parts::bare_choice(ui, pen, &format!("steps.{part}"), &name, group, &choices) {
                *group = chosen;
            }
        }
        if after != before {
            let mut groups = vec![Vec::new(); groups.len() + 1];
            for (part, group) in after.iter().enumerate() {
                if let (Some(group), Ok(part)) = (group.and_then(|group| groups.get_mut(group)), u16::try_from(part)) {
                    group.push(part);
                }
            }
            groups.retain(|group| !group.is_empty());
            slide.steps = Some(Steps::Groups(groups));
            pen.note(What::Steps, "steps");
        }
    }
    ui.add_space(8.0);
}

/// What a part of the slide is called.
fn part_words(pen: &Pen<'_>, slide: &Slide, part: usize) -> String {
    let words = match slide.layout {
        Layout::TwoColumns => slide.columns.get(part).and_then(|column| column.title.clone()),
        Layout::Table => slide.table.as_ref().and_then(|table| table.rows.get(part)?.first().cloned()),
        Layout::Free => slide.boxes.get(part).and_then(|one| one.text.clone()),
        _ => slide.items.get(part).map(crate::deck::model::Item::text),
    };
    let words = words.map(|text| inline::words(text.pick(&pen.language, &pen.own).0)).unwrap_or_default();
    if words.is_empty() { tr_with("fields-part", &[("number", (part + 1).into())]) } else { words }
}

/// Has the groups of steps follow the parts of the slide to their new places.
pub(super) fn regroup(slide: &mut Slide, parts: &[Option<usize>]) {
    if let Some(Steps::Groups(groups)) = &slide.steps {
        slide.steps = Some(Steps::Groups(outline::regroup(groups, parts)));
    }
}

/// What becomes of `count` parts when one comes, goes, or is exchanged with the next.
pub(super) fn after(count: usize, deed: super::grid::Deed, at: usize) -> Vec<Option<usize>> {
    use super::grid::Deed;
    let mut parts: Vec<Option<usize>> = (0..count).map(Some).collect();
    match deed {
        Deed::Before => parts.insert(at.min(count), None),
        Deed::After => parts.insert((at + 1).min(count), None),
        Deed::Earlier if at > 0 && at < count => parts.swap(at - 1, at),
        Deed::Later if at + 1 < count => parts.swap(at, at + 1),
        Deed::Remove if at < count => {
            parts.remove(at);
        }
        _ => {}
    }
    parts
}
