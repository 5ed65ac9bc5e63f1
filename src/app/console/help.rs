//! The sheet of all commands and their keys: to read, to search by words, and to click.

use egui::{Align, Label, Layout, Margin, RichText, ScrollArea, Sense, TextEdit, Ui, UiBuilder, Vec2};

use super::Scene;
use crate::{
    app::face::Sheet,
    ui::{
        commands::{Group, Row, TABLE, keys_of},
        theme,
        words::tr,
    },
};

/// The height of a line of the table, in points.
const LINE: f32 = 21.0;
/// What a heading takes above its first line, in lines.
const HEADING: usize = 2;
/// The narrowest column that holds the longest row.
const NARROWEST: f32 = 350.0;

/// A line of the sheet.
#[derive(Clone, Copy, Debug)]
enum Entry {
    Heading(Group),
    Command(&'static Row),
}

/// The commands that have all the words, under their headings.
fn entries(words: &str, editing: bool) -> Vec<Entry> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let fits = |row: &Row| {
        let keys: Vec<String> = keys_of(row.verb).iter().map(|chord| chord.words()).collect();
        let text = format!("{} {} {}", row.group.title(), row.label(), keys.join(" ")).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut entries = Vec::new();
    // The editor has keys of its own, and few of the others.
    let shown = |row: &Row| {
        let own = row.group == Group::Editor;
        if editing { own || row.verb.works_in_editor() } else { !own }
    };
    for group in Group::ALL {
        let mut rows = TABLE.iter().filter(|row| row.group == group && fits(row) && shown(row)).peekable();
        if rows.peek().is_some() {
            entries.push(Entry::Heading(group));
            entries.extend(rows.map(Entry::Command));
        }
    }
    entries
}

/// Shares the lines out to columns of nearly the same height; no heading stands alone at the foot of one.
fn columns(entries: &[Entry], count: usize) -> Vec<Vec<Entry>> {
    let height = |entry: &Entry| if matches!(entry, Entry::Heading(_)) { HEADING } else { 1 };
    let total: usize = entries.iter().map(height).sum();
    let tall = total.div_ceil(count.max(1));
    let mut columns = vec![Vec::new()];
    let mut used = 0;
    for (place, entry) in entries.iter().enumerate() {
        let with_next = usize::from(matches!(entry, Entry::Heading(_)) && place + 1 < entries.len());
        if used > 0 && used + height(entry) + with_next > tall + 1 && columns.len() < count {
            columns.push(Vec::new());
            used = 0;
        }
        used += height(entry);
        if let Some(column) = columns.last_mut() {
            column.push(*entry);
        }
    }
    columns
}

impl Scene<'_> {
    pub(super) fn help(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let mut words = self.desk.face(|face| face.text.clone());
        ui.horizontal(|ui| {
            super::sheets::sheet_title(ui, &tr("keys-title"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let edit = TextEdit::singleline(&mut words)
                    .id(egui::Id::unique("help field"))
                    .hint_text(tr("find-command"))
                    .desired_width(260.0)
                    .margin(Margin::same(8));
                let response = ui.name_inputs(tr("find-command"), |ui| ui.add(edit));
                if self.desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
                    response.request_focus();
                }
            });
        });
        let entries = entries(&words, self.desk.is_editing());
        self.desk.face(|face| {
            if face.sheet == Sheet::Help {
                face.text = words;
            }
        });
        ui.add_space(4.0);
        let tall = ui.ctx().viewport_rect().height() - 200.0;
        let count = ((ui.available_width() / NARROWEST) as usize).clamp(1, 3);
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).show(ui, |ui| {
            if entries.is_empty() {
                ui.label(RichText::new(tr("no-command")).color(tokens.dim));
            }
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.columns(count, |uis| {
                for (ui, column) in uis.iter_mut().zip(columns(&entries, count)) {
                    ui.spacing_mut().item_spacing = Vec2::new(8.0, 0.0);
                    for entry in column {
                        self.help_entry(ui, entry);
                    }
                }
            });
        });
        ui.add_space(8.0);
        ui.label(RichText::new(tr("keys-foot")).color(tokens.dim));
    }

    fn help_entry(&self, ui: &mut Ui, entry: Entry) {
        let tokens = self.tokens;
        let size = Vec2::new(ui.available_width(), LINE);
        match entry {
            Entry::Heading(group) => {
                ui.add_space(LINE * 0.75);
                let words = RichText::new(group.title()).font(theme::bold(theme::TEXT)).color(tokens.accent);
                ui.allocate_ui_with_layout(
                    Vec2::new(size.x, LINE * 1.25),
                    Layout::left_to_right(Align::Center),
                    |ui| ui.add(Label::new(words)),
                );
            }
            Entry::Command(row) => {
                let (area, response) = ui.allocate_exact_size(size, Sense::click());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, row.label()));
                if response.hovered() || response.has_focus() {
                    ui.painter().rect_filled(area.expand2(Vec2::new(6.0, 0.0)), theme::CORNER, tokens.raised);
                }
                let mut ui = ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::left_to_right(Align::Center)));
                ui.add(Label::new(RichText::new(row.label()).color(tokens.text)).selectable(false));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // The bar of the scroll area must not lie on the keys.
                    ui.add_space(12.0);
                    let keys: Vec<String> = keys_of(row.verb).iter().map(|chord| chord.words()).collect();
                    let words = RichText::new(keys.join("  ")).font(theme::font(theme::DETAIL)).color(tokens.dim);
                    ui.add(Label::new(words).selectable(false).truncate());
                });
                if response.clicked() {
                    self.desk.face(|face| face.open(Sheet::None));
                    self.desk.ask(row.verb);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_on_the_sheet_once_and_no_heading_ends_a_column() {
        for (count, editing) in [(1, false), (2, false), (3, false), (4, false), (1, true), (3, true)] {
            let entries = entries("", editing);
            let of_console = TABLE.iter().filter(|row| row.group != Group::Editor).count();
            let columns = columns(&entries, count);
            assert!(columns.len() <= count);
            let mut verbs: Vec<_> = columns
                .iter()
                .flatten()
                .filter_map(|entry| if let Entry::Command(row) = entry { Some(row.verb) } else { None })
                .collect();
            let all = if editing { verbs.len() } else { of_console };
            assert_eq!(verbs.len(), all);
            verbs.sort_unstable();
            verbs.dedup();
            assert_eq!(verbs.len(), all);
            for row in TABLE.iter().filter(|row| row.group == Group::Editor) {
                assert_eq!(verbs.contains(&row.verb), editing, "{:?}", row.verb);
            }
            for column in &columns {
                assert!(matches!(column.last(), Some(Entry::Command(_))), "a heading stands alone");
            }
        }
    }

    #[test]
    fn words_find_commands_by_name_and_key() {
        let found =
            |words: &str| entries(words, false).iter().filter(|entry| matches!(entry, Entry::Command(_))).count();
        assert_eq!(found("hide everything"), 1);
        assert!(found("F12") >= 1);
        assert_eq!(found("no such command anywhere"), 0);
        assert_eq!(found(""), TABLE.iter().filter(|row| row.group != Group::Editor).count());
    }
}
