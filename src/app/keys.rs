//! The one door for keys: every press in every window is looked up in the table before a window sees it.
//!
//! It works ahead of the windows because they would use arrows, Tab and Space to move the keyboard's focus.

mod down;

use std::sync::Arc;

use egui::{Context, Event, FullOutput, Key, Modifiers, OutputCommand, Plugin, Popup, RawInput, Ui, ViewportId};

use self::down::Down;
use super::{
    desk::{Desk, Errand},
    editor::Ask,
    face::{Line, Sheet},
};
use crate::ui::{
    bindings::{self, Button},
    commands::{self, Group, Press, Verb},
    widgets,
};

/// A second press of the same clicker key within this many milliseconds is a bounce of its switch.
const BOUNCE: i64 = 120;

/// The router of keys, as egui takes it.
pub struct Router {
    desk: Arc<Desk>,
    last: Option<(Key, i64)>,
    /// Whether the moderator copied something from one of our windows, so that the clipboard may hold it.
    copied: bool,
    /// Whether the last press was used, so that the sign that it would still type is not wanted.
    swallow_text: bool,
    /// The key that is held down to see what a minute costs.
    held: Option<Held>,
    down: Down,
    /// What was typed in another window while a line of the console is open: the console's window takes it.
    handed: Vec<Event>,
    /// Whether a menu was open when the console was drawn last: before a window is drawn, egui does not know which one it is.
    menu: bool,
}

/// A key held down: what it will do when it is let go.
struct Held {
    verb: Verb,
    key: Key,
    physical: Option<Key>,
}

impl Router {
    /// A router to this desk.
    #[must_use]
    pub const fn new(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            last: None,
            copied: false,
            swallow_text: false,
            held: None,
            down: Down::none(),
            handed: Vec::new(),
            menu: false,
        }
    }

    /// Whether the press leaves a minute that is only being looked at.
    fn leaves_held(&mut self, press: Press) -> bool {
        if self.held.is_none() || press.repeat {
            return false;
        }
        if press.key == Key::Escape {
            self.drop_held();
            return true;
        }
        self.pay_held();
        false
    }

    /// Holds a minute until its key is let go, so that its price can be read before it is paid.
    fn hold(&mut self, verb: Verb, press: Press) {
        self.held = Some(Held { verb, key: press.key, physical: press.physical });
        let by = if verb == Verb::MinuteMore { 60_000 } else { -60_000 };
        let since = self.desk.steady();
        self.desk.face(|face| face.held = Some((by, since)));
        self.desk.wake();
    }

    fn pay_held(&mut self) {
        if let Some(held) = self.drop_held() {
            self.desk.perform(held.verb);
        }
    }

    fn drop_held(&mut self) -> Option<Held> {
        let held = self.held.take()?;
        self.desk.face(|face| face.held = None);
        self.desk.wake();
        Some(held)
    }

    /// Whether the press closed an open menu: that is innermost of all that Esc leaves.
    fn closes_menu(&self, ctx: &Context, window: ViewportId, press: Press) -> bool {
        let closes = window == ViewportId::ROOT
            && press.key == Key::Escape
            && press.modifiers.is_none()
            && !self.is_hidden()
            && self.menu;
        if closes {
            Popup::close_all(ctx);
        }
        closes
    }

    /// A key was let go.
    fn release(&mut self, key: Key, physical: Option<Key>) {
        // By its place too: Shift let go first turns "+" into "=".
        let fits =
            self.held.as_ref().is_some_and(|held| held.key == key || physical.is_some() && held.physical == physical);
        if fits {
            self.pay_held();
        }
    }

    /// Whether the press was used.
    fn press(&mut self, window: ViewportId, press: Press) -> bool {
        // On macOS this comes from the menu of the program, which would quit without asking.
        if press.modifiers.mac_cmd && press.key == Key::Q {
            self.desk.errand(Errand::Leave);
            return true;
        }
        if let Some(used) = self.hidden(window, press) {
            return used;
        }
        if self.leaves_held(press) {
            return true;
        }
        if window == ViewportId::ROOT && self.desk.is_editing() {
            return self.press_in_editor(press);
        }
        let typing = window == ViewportId::ROOT && self.desk.face(|face| face.typing || face.line != Line::None);
        if window == ViewportId::ROOT
            && !press.repeat
            && let Some(digit) = digit_of(press, true)
            && self.desk.send_preset(digit)
        {
            return true;
        }
        if window == ViewportId::ROOT && self.sheet(press, typing) {
            return true;
        }
        let now = self.desk.steady();
        if !typing
            // After a first digit the whole row means digits, where letters and signs stand on it too.
            && let Some(digit) = digit_of(press, self.desk.face(|face| face.digits(now).is_some()) || commands::find(press, false).is_none())
        {
            if !press.repeat {
                self.desk.face(|face| face.digit(digit, now));
                self.desk.wake();
            }
            return true;
        }
        if bindings::in_force().button(press, typing) == Some(Button::Nothing) {
            return true;
        }
        let Some(verb) = commands::find(press, typing) else {
            // A key that is bound but only repeats must not reach the window either: Space held down would click.
            return !typing && commands::find(Press { repeat: false, ..press }, false).is_some();
        };
        let clicks = matches!(verb, Verb::Next | Verb::Previous | Verb::Black | Verb::White);
        if clicks && self.bounced(press.key) {
            return true;
        }
        if self.desk.test_clicker(verb) {
            return true;
        }
        if press.key == Key::Enter {
            let now = self.desk.steady();
            if let Some(number) = self.desk.face(|face| face.take_number(now)) {
                self.desk.go_to_number(number);
                return true;
            }
        }
        if matches!(verb, Verb::MinuteMore | Verb::MinuteLess) {
            self.hold(verb, press);
            return true;
        }
        self.desk.perform(verb);
        true
    }

    /// The same in the editor: letters are for texts, arrows for the list of slides, and the show moves by the keys alone
    /// that clickers send and nobody types. Says whether the press was used.
    fn press_in_editor(&mut self, press: Press) -> bool {
        let (sheet, typing, own, at_list) =
            self.desk.face(|face| (face.sheet.clone(), face.typing, face.own_keys, face.at_list));
        if sheet != Sheet::None && self.sheet(press, typing) {
            return true;
        }
        let live = self.desk.snapshot().state.live;
        if let Some(button) = bindings::in_force().button(press, true)
            && live
        {
            if let Some(verb) = button.verb().filter(|_| !press.repeat && !self.bounced(press.key)) {
                self.desk.perform(verb);
            }
            return true;
        }
        if press.key == Key::Escape && press.modifiers.is_none() {
            if typing || own {
                // Whoever has the keyboard lets go of it.
                return false;
            }
            self.desk.perform(Verb::Leave);
            return true;
        }
        let Some(verb) = commands::find_in_editor(press, typing || own) else {
            // A key held down must not do by repeating what it would not do otherwise.
            return commands::find_in_editor(Press { repeat: false, ..press }, typing || own).is_some();
        };
        match verb {
            Verb::Next | Verb::Previous if live => {
                if !self.bounced(press.key) {
                    self.desk.perform(verb);
                }
            }
            Verb::Next | Verb::Previous if typing || own || sheet != Sheet::None => return false,
            Verb::Next => self.desk.perform(Verb::ChooseDown),
            Verb::Previous => self.desk.perform(Verb::ChooseUp),
            _ if commands::row_of(verb).group == Group::Editor => {
                let plain = !press.modifiers.command && !press.modifiers.ctrl && press.key != Key::F7;
                if sheet != Sheet::None || (plain || of_list(verb)) && !at_list {
                    return false;
                }
                self.desk.perform(verb);
            }
            _ => self.desk.perform(verb),
        }
        true
    }

    /// What is copied and pasted in the editor, unless a text is typed: whole slides. Says whether the event was used.
    fn clip_in_editor(&self, event: &Event) -> bool {
        let free = self.desk.is_editing()
            && !self.is_hidden()
            && self.desk.face(|face| {
                face.at_list && !face.typing && !face.own_keys && face.sheet == Sheet::None && face.line == Line::None
            });
        if !free {
            return false;
        }
        match event {
            // Carried out while the window is drawn, because the clipboard belongs to it.
            Event::Copy => self.desk.ask(Verb::SlideCopy),
            Event::Cut => self.desk.ask(Verb::SlideCut),
            Event::Paste(text) => self.desk.edit(Ask::Paste(Some(text.clone()))),
            _ => return false,
        }
        true
    }

    /// Behind the panic or the lock nothing has the keyboard but the field that opens the lock; the desk lets few commands
    /// through. Says whether the press was used; none while nothing is hidden.
    fn hidden(&mut self, window: ViewportId, press: Press) -> Option<bool> {
        if !self.is_hidden() {
            return None;
        }
        self.drop_held();
        let typing = window == ViewportId::ROOT && self.desk.face(|face| face.locked && face.typing);
        let Some(verb) = commands::find(press, typing) else { return Some(!typing) };
        if !(matches!(verb, Verb::Next | Verb::Previous) && self.bounced(press.key)) {
            self.desk.perform(verb);
        }
        Some(true)
    }

    fn is_hidden(&self) -> bool {
        self.desk.snapshot().state.panic || self.desk.face(|face| face.locked)
    }

    /// Keys that a sheet of the console takes for itself.
    fn sheet(&self, press: Press, typing: bool) -> bool {
        let sheet = self.desk.face(|face| face.sheet.clone());
        match (sheet, press.key) {
            (Sheet::None, _) => {
                let search = self.desk.face(|face| face.line == Line::Search);
                if search && matches!(press.key, Key::ArrowUp | Key::ArrowDown) && press.modifiers.is_none() {
                    let up = press.key == Key::ArrowUp;
                    self.desk.perform(if up { Verb::QuestionUp } else { Verb::QuestionDown });
                    return true;
                }
                if typing && press.key == Key::Escape {
                    self.desk.perform(Verb::Leave);
                    return true;
                }
                false
            }
            (_, Key::PageUp | Key::PageDown | Key::F12) => false,
            (Sheet::Overview { .. }, Key::Enter) => {
                let now = self.desk.steady();
                match self.desk.face(|face| face.take_number(now)) {
                    Some(number) => self.desk.go_to_number(number),
                    None => self.desk.take_chosen(),
                }
                true
            }
            (
                Sheet::Overview { .. } | Sheet::GoTo { .. },
                Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End,
            ) if !(press.modifiers.alt
                || typing && matches!(press.key, Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End)) =>
            {
                self.desk.move_choice(press.key);
                true
            }
            (Sheet::Agenda { .. }, Key::T) if !typing && press.modifiers.shift_only() => {
                self.desk.look_at_policy(None);
                self.desk.perform(Verb::Leave);
                true
            }
            (Sheet::Agenda { .. }, key) if !typing && press.modifiers.is_none() && self.desk.agenda_key(key) => true,
            (_, Key::Escape)
            | (Sheet::Overview { .. }, Key::O | Key::Tab)
            | (Sheet::Help, Key::Questionmark | Key::F1) => {
                self.desk.perform(Verb::Leave);
                true
            }
            (Sheet::Overview { .. }, key) => {
                let found = commands::find(press, false);
                if let Some(verb @ (Verb::HideSlide | Verb::SlideEarlier | Verb::SlideLater | Verb::DeckOrder)) = found
                {
                    self.desk.perform(verb);
                }
                digit(key).is_none() && found.is_some()
            }
            (Sheet::GoTo { .. }, Key::Enter) => {
                self.desk.take_chosen();
                true
            }
            _ => false,
        }
    }

    fn bounced(&mut self, key: Key) -> bool {
        let now = self.desk.steady();
        let bounced = self.last.is_some_and(|(last, at)| last == key && now - at < BOUNCE);
        if !bounced {
            self.last = Some((key, now));
        }
        bounced
    }
}

/// Whether a command of the editor is about the list of slides although its key is held with Ctrl: fields have their own.
const fn of_list(verb: Verb) -> bool {
    matches!(verb, Verb::ChooseAll | Verb::SlideCopy | Verb::SlideCut | Verb::SlidePaste)
}

/// Whether a press would type a sign into a field. After one that types nothing, the next sign is not its own.
fn types(press: Press) -> bool {
    let silent = matches!(
        press.key,
        Key::F1
            | Key::F5
            | Key::F12
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::PageUp
            | Key::PageDown
            | Key::Home
            | Key::End
            | Key::Delete
            | Key::Backspace
            | Key::Escape
            | Key::Enter
            | Key::Tab
    );
    !silent && !press.modifiers.command && !press.modifiers.ctrl
}

/// The digit that a press means: by its meaning, with Shift too, as French keyboards have it; or, where `by_place` says so, by
/// its place in the row of digits.
fn digit_of(press: Press, by_place: bool) -> Option<char> {
    let Modifiers { alt, ctrl, command, mac_cmd, shift } = press.modifiers;
    if alt || ctrl || command || mac_cmd {
        return None;
    }
    digit(press.key).or_else(|| press.physical.filter(|_| by_place && !shift).and_then(digit))
}

fn digit(key: Key) -> Option<char> {
    Some(match key {
        Key::Num0 => '0',
        Key::Num1 => '1',
        Key::Num2 => '2',
        Key::Num3 => '3',
        Key::Num4 => '4',
        Key::Num5 => '5',
        Key::Num6 => '6',
        Key::Num7 => '7',
        Key::Num8 => '8',
        Key::Num9 => '9',
        _ => return None,
    })
}

impl Plugin for Router {
    fn debug_name(&self) -> &'static str {
        "keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let window = input.viewport_id;
        if window == ViewportId::ROOT {
            input.events.extend(widgets::scroll_to_focus(ctx));
        }
        let mut events = self.take_handed(window);
        events.append(&mut input.events);
        for mut event in events {
            if self.hand_over(window, &event) {
                continue;
            }
            self.down.mark_repeat(&mut event, self.desk.steady());
            let used = match &event {
                Event::Key { key, physical_key, pressed: true, repeat, modifiers } => {
                    let press = Press { key: *key, physical: *physical_key, modifiers: *modifiers, repeat: *repeat };
                    if self.closes_menu(ctx, window, press) {
                        continue;
                    }
                    let sheet = self.desk.face(|face| std::mem::discriminant(&face.sheet));
                    let used = match self.walk(ctx, window, press) {
                        Walk::Step => {
                            input.events.push(step(*modifiers));
                            true
                        }
                        Walk::End => true,
                        Walk::No => self.press_or_leave(window, press),
                    };
                    // A menu would lie under the sheet that opens, and still be there after it.
                    if self.desk.face(|face| face.sheet != Sheet::None && std::mem::discriminant(&face.sheet) != sheet)
                    {
                        Popup::close_all(ctx);
                    }
                    used
                }
                Event::Key { key, physical_key, pressed: false, .. } => {
                    self.release(*key, *physical_key);
                    false
                }
                Event::PointerButton { pressed: true, .. } => {
                    self.desk.face(|face| face.walking = false);
                    false
                }
                // Whoever turns to another window will not let the key go here.
                Event::WindowFocused(false) => {
                    self.drop_held();
                    false
                }
                Event::Copy | Event::Cut | Event::Paste(_) => window == ViewportId::ROOT && self.clip_in_editor(&event),
                // The sign that a used key would still type: "." would otherwise land in a field that just opened.
                Event::Text(_) => std::mem::take(&mut self.swallow_text),
                _ => false,
            };
            if !used {
                input.events.push(event);
            }
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if ui.ctx().viewport_id() == ViewportId::ROOT {
            self.menu = Popup::is_any_open(ui.ctx());
        }
    }

    /// Nothing is copied unless somebody copies it; what was copied is cleared by a panic.
    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let commands = &mut output.platform_output.commands;
        // On X11 a mere selection would be offered to every other program.
        commands.retain(|command| !matches!(command, OutputCommand::TextSelectionSettled(_)));
        let copies =
            |command: &OutputCommand| matches!(command, OutputCommand::CopyText(_) | OutputCommand::CopyImage(_));
        self.copied |= commands.iter().any(copies);
        if self.desk.must_clear_copied() && self.copied {
            commands.retain(|command| !copies(command));
            commands.push(OutputCommand::CopyText(String::new()));
            self.copied = false;
        }
    }
}

/// What is typed in the room's window or the panel's while something is written in the console. The keyboard follows the line
/// that opens, but not on every system and not at once: until then a letter of a question must not be a command.
impl Router {
    /// Whether a text of the console waits for letters.
    fn is_writing(&self) -> bool {
        !self.is_hidden()
            && !self.desk.is_editing()
            && self.desk.face(|face| face.line != Line::None || face.typing || matches!(face.sheet, Sheet::GoTo { .. }))
    }

    /// Keeps what another window hears for the console's line. Says whether the event is not that window's any more.
    fn hand_over(&mut self, window: ViewportId, event: &Event) -> bool {
        if window == ViewportId::ROOT || !self.is_writing() {
            return false;
        }
        let takes = match event {
            Event::Key { key, pressed, modifiers, .. } => {
                let writes = writes(*key, *modifiers);
                if !pressed {
                    // The window that heard the press hears the end of it too.
                    self.handed.extend(writes.then(|| event.clone()));
                    return false;
                }
                writes
            }
            Event::Text(_) => !self.swallow_text,
            Event::Ime(_) | Event::Paste(_) => true,
            _ => false,
        };
        if takes {
            if let Event::Key { modifiers, .. } = event {
                self.swallow_text = false;
                self.handed.push(Event::ModifiersChanged(*modifiers));
            }
            self.handed.push(event.clone());
            self.desk.face(|face| face.take_keyboard |= !face.typing);
            self.desk.errand(Errand::Front);
        }
        takes
    }

    /// What was kept for the console's window, once its line can take it.
    fn take_handed(&mut self, window: ViewportId) -> Vec<Event> {
        if window != ViewportId::ROOT || self.handed.is_empty() {
            return Vec::new();
        }
        let mut handed = std::mem::take(&mut self.handed);
        if !self.is_writing() {
            // What it was typed for is gone, and as commands it was not meant.
            return Vec::new();
        }
        if !self.desk.face(|face| face.typing) {
            self.handed = handed;
            self.desk.wake();
            return Vec::new();
        }
        handed.push(Event::ModifiersChanged(Modifiers::NONE));
        handed
    }
}

/// Whether a press belongs to whoever writes: it types a sign, takes one away, moves the cursor, or ends the line. Only the
/// keys of clickers move slides while somebody writes.
fn writes(key: Key, modifiers: Modifiers) -> bool {
    let silent = matches!(key, Key::PageUp | Key::PageDown | Key::Insert);
    let function = key.name().len() > 1 && key.name().starts_with('F') && key.name()[1..].parse::<u8>().is_ok();
    let held = modifiers.command || modifiers.ctrl || modifiers.alt;
    !silent && !function && !held
}

/// A step to the next control, or with Shift to the one before, as egui takes it.
const fn step(modifiers: Modifiers) -> Event {
    Event::Key { key: Key::Tab, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// What a press is to the walk through the controls.
enum Walk {
    /// A step to the next one.
    Step,
    /// The end of the walk.
    End,
    /// Nothing.
    No,
}

/// The walk through the console's controls: in the table Tab, Space and Enter have other work, and a clicker may send them.
impl Router {
    /// The press as the walk takes it. Esc ends the walk.
    fn walk(&self, ctx: &Context, window: ViewportId, press: Press) -> Walk {
        if window != ViewportId::ROOT || self.is_hidden() || self.desk.is_editing() {
            return Walk::No;
        }
        if self.desk.face(|face| face.walking) && press.key == Key::Escape {
            self.desk.face(|face| face.walking = false);
            ctx.memory_mut(|memory| {
                if let Some(id) = memory.focused() {
                    memory.surrender_focus(id);
                }
            });
            return Walk::End;
        }
        let typing = self.desk.face(|face| face.typing || face.listening.is_some());
        let walks = commands::find(Press { repeat: false, ..press }, typing) == Some(Verb::Controls);
        if !walks {
            return Walk::No;
        }
        self.desk.face(|face| face.walking = true);
        Walk::Step
    }

    /// Whether a press belongs to the control that has the keyboard.
    fn walks(&self, press: Press) -> bool {
        let shift_only = !press.modifiers.command && !press.modifiers.ctrl && !press.modifiers.alt;
        matches!(press.key, Key::Tab | Key::Space | Key::Enter | Key::Escape)
            && shift_only
            && !self.is_hidden()
            && !self.desk.is_editing()
            && self.desk.face(|face| face.walking && face.sheet == Sheet::None && !face.typing)
    }
}

impl Router {
    /// On a sheet of buttons, Tab, Space and Enter belong to the buttons.
    fn button_sheet_takes(&self, press: Press) -> bool {
        matches!(press.key, Key::Tab | Key::Space | Key::Enter)
            && !self.is_hidden()
            && self.desk.face(|face| {
                // A way to share the time out that is looked at is taken with Enter, whichever button has the keyboard.
                let taken = press.key == Key::Enter && matches!(face.sheet, Sheet::Agenda { policy: Some(_), .. });
                !taken
                    && matches!(
                        face.sheet,
                        Sheet::Agenda { .. }
                            | Sheet::Report { .. }
                            | Sheet::Safety
                            | Sheet::Passphrase { .. }
                            | Sheet::Closed { .. }
                            | Sheet::Filter
                            | Sheet::Themes
                            | Sheet::Balance
                            | Sheet::Path { .. }
                            | Sheet::Said { .. }
                            | Sheet::End
                            | Sheet::Close
                            | Sheet::Left
                            | Sheet::Clash
                            | Sheet::Versions
                            | Sheet::Unsaved { .. }
                            | Sheet::Help
                            | Sheet::Layouts
                            | Sheet::Findings
                            | Sheet::New
                            | Sheet::Find
                            | Sheet::Spelling
                            | Sheet::Borrow
                            | Sheet::Preflight
                            | Sheet::Displays
                            | Sheet::Keys
                            | Sheet::Settings
                            | Sheet::Marks { .. }
                            | Sheet::Export
                            | Sheet::Resume { .. }
                    )
            })
    }

    /// Whether the press was used up here; what belongs to the window's own controls goes on to them.
    fn press_or_leave(&mut self, window: ViewportId, press: Press) -> bool {
        let heard = self.desk.hear(press);
        let used = heard || self.left_to_window(press) || self.press(window, press);
        let kept = used && !heard && self.left_to_window(press);
        self.swallow_text = used && !kept && types(press);
        used && !kept
    }

    fn left_to_window(&self, press: Press) -> bool {
        self.button_sheet_takes(press) || self.walks(press)
    }
}
