//! A list as one writes it: Enter makes the next line, Tab and Shift+Tab at its start change its level, Backspace in an
//! empty one joins it to the line before.

use egui::{Align2, Key, Modifiers, Ui, UiBuilder, Vec2, pos2};

use super::{
    Pen,
    line::{self, Line, Typed},
    parts,
};
use crate::{
    deck::{
        edit::{
            What,
            outline::{DEEPEST, Outline},
            said, say,
        },
        model::{Item, Text},
    },
    ui::{
        icons::{Icon, icon_button},
        theme,
        words::{tr, tr_with},
    },
};

/// How far a level stands in.
const IN: f32 = 20.0;

/// What is asked for in a line.
enum Asked {
    Split(Text, Text),
    Join,
    Deeper,
    Higher,
    Earlier,
    Later,
    Remove,
    Add,
    Tab { back: bool, at_start: bool },
}

/// Shows a list; `dated` gives every line a label before it. Says which parts of the first level were which, where that has
/// changed.
pub(super) fn show(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    path: &str,
    name: &str,
    items: &mut Vec<Item>,
    dated: bool,
) -> Option<Vec<Option<usize>>> {
    parts::label(ui, pen.tokens, name);
    let mut outline = Outline::of(items);
    let (mut changed, mut asked) = (false, None);
    let count = outline.lines().len();
    for at in 0..count {
        let Some(line) = outline.line(at) else { continue };
        let spoken = format!("{name}, {}", tr_with("fields-line", &[("number", (at + 1).into())]));
        let inset = f32::from(line.level.min(DEEPEST)) * IN;
        if dated && line.level == 0 {
            let mut label = line.label().cloned();
            let label_name = format!("{spoken}, {}", tr("fields-event-when"));
            let kind = parts::Kind { lines: 0, ..parts::PROSE };
            if parts::bare_text(ui, pen, &format!("{path}.{at}.label"), &label_name, &mut label, kind) {
                line.set_label(label);
                changed = true;
            }
        }
        let (language, own) = (pen.language.clone(), pen.own.clone());
        let text = line.text();
        let words = said(&text, &language, &own).to_owned();
        let id = pen.id(&format!("{path}.{at}"));
        let field = Line { lines: 1, inline: true, told: true, language: &language, ..Line::new(id, &spoken, &words) };
        let had = ui.memory(|memory| memory.has_focus(id));
        if had && asked.is_none() {
            asked = keys(ui).map(|key| (at, key));
        }
        let typed = beside(ui, pen, inset, |ui, pen| line::show(ui, pen, &field));
        parts::original(ui, pen, Some(&text));
        if asked.is_none() && had {
            asked = told(&typed, &text, &words, (&language, &own)).map(|told| (at, told));
        }
        if let Some(words) = &typed.text {
            line.set_text(say(&text, &language, &own, words));
            changed = true;
        }
        // The line that had the keyboard last keeps its buttons: one that is pressed takes the keyboard away.
        let last = pen.state.marked.as_ref().is_some_and(|(field, _)| *field == id);
        if last && let Some(button) = buttons(ui, &spoken) {
            asked = Some((at, button));
        }
    }
    let add = if dated { tr("fields-event-add") } else { tr("fields-item-add") };
    let add = ui.add(egui::Button::new((Icon::Plus.atom(), add.clone())).min_size(Vec2::new(0.0, 32.0)));
    if add.clicked() {
        asked = Some((count.saturating_sub(1), Asked::Add));
    }
    let mut structure = false;
    if let Some((at, asked)) = asked {
        let focus = match asked {
            Asked::Split(before, after) => Some((outline.split(at, before, after), Some(0))),
            Asked::Join => outline.join(at).map(|at| (at, Some(usize::MAX))),
            Asked::Deeper => outline.indent(at).then_some((at, None)),
            Asked::Higher => outline.outdent(at).then_some((at, None)),
            Asked::Earlier => outline.shift(at, false).map(|at| (at, None)),
            Asked::Later => outline.shift(at, true).map(|at| (at, None)),
            Asked::Remove => {
                outline.remove(at);
                Some((at.min(outline.lines().len().saturating_sub(1)), None))
            }
            Asked::Add => Some((outline.add(None), Some(0))),
            // At the start of a line Tab changes its level; elsewhere, and where it cannot, it goes on, so that nobody is
            // caught in a list.
            Asked::Tab { back, at_start } => {
                let done = at_start && if back { outline.outdent(at) } else { outline.indent(at) };
                if !done {
                    let direction = if back { egui::FocusDirection::Previous } else { egui::FocusDirection::Next };
                    ui.memory_mut(|memory| memory.move_focus(direction));
                }
                done.then_some((at, None))
            }
        };
        if let Some((at, caret)) = focus {
            pen.state.next = Some((pen.id(&format!("{path}.{at}")), caret));
            structure = true;
        }
    }
    ui.add_space(8.0);
    if changed || structure {
        *items = outline.items();
        pen.note(What::Text, path);
    }
    structure.then(|| outline.parts())
}

/// The sign of a level, and the field beside it.
fn beside(ui: &mut Ui, pen: &mut Pen<'_>, inset: f32, add: impl FnOnce(&mut Ui, &mut Pen<'_>) -> Typed) -> Typed {
    let whole = ui.available_rect_before_wrap();
    let mut inner = whole;
    inner.min.x += inset + 14.0;
    let dot = pos2(whole.left() + inset + 6.0, whole.top() + 16.0);
    let ink = pen.tokens.dim;
    if inset == 0.0 {
        ui.painter().circle_filled(dot, 2.5, ink);
    } else {
        ui.painter().text(dot, Align2::CENTER_CENTER, "–", theme::font(theme::TEXT), ink);
    }
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| add(ui, pen)).inner
}

/// What the keys ask for wherever the caret is.
fn keys(ui: &Ui) -> Option<Asked> {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::CloseBracket) {
        Some(Asked::Deeper)
    } else if pressed(Modifiers::COMMAND, Key::OpenBracket) {
        Some(Asked::Higher)
    } else if pressed(Modifiers::ALT, Key::ArrowUp) {
        Some(Asked::Earlier)
    } else if pressed(Modifiers::ALT, Key::ArrowDown) {
        Some(Asked::Later)
    } else {
        None
    }
}

/// What Enter, Tab and Backspace ask for.
fn told(typed: &Typed, text: &Text, words: &str, (language, own): (&str, &str)) -> Option<Asked> {
    if typed.enter {
        let now = typed.text.as_deref().unwrap_or(words);
        let (before, after) = now.split_at_checked(typed.caret).unwrap_or((now, ""));
        let after = say(&Text::default(), language, own, after.trim_start());
        return Some(Asked::Split(say(text, language, own, before.trim_end()), after));
    }
    match typed.tab {
        1 | -1 => Some(Asked::Tab { back: typed.tab < 0, at_start: typed.caret == 0 }),
        _ if typed.back && words.is_empty() && text.is_empty() => Some(Asked::Join),
        _ => None,
    }
}

/// The buttons of the line that has the keyboard.
fn buttons(ui: &mut Ui, name: &str) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(14.0);
        for (icon, words, deed) in [
            (Icon::Outdent, tr_with("fields-outdent", &[("name", name.into())]), Asked::Higher),
            (Icon::Indent, tr_with("fields-indent", &[("name", name.into())]), Asked::Deeper),
            (Icon::ArrowUp, tr_with("fields-earlier", &[("name", name.into())]), Asked::Earlier),
            (Icon::ArrowDown, tr_with("fields-later", &[("name", name.into())]), Asked::Later),
            (Icon::Trash, tr_with("fields-remove", &[("name", name.into())]), Asked::Remove),
        ] {
            if icon_button(ui, icon, &words).clicked() {
                asked = Some(deed);
            }
        }
    });
    asked
}
