//! What the agenda's sheet asks of the desk: which segment is chosen, how time is shared out, and clarifications.

use egui::Key;

use super::{Desk, Snapshot};
use crate::{
    app::face::Sheet,
    show::Command,
    timing::{self, Policy, Status},
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// What a clarification is called on every screen.
pub const CLARIFICATION: &str = "clarification";

impl Desk {
    /// Opens the agenda on the segment that runs or is next.
    pub(super) fn open_agenda(&self, snapshot: &Snapshot) {
        let Some(view) = snapshot.view(self.now()) else {
            self.say(tr("no-slot-no-agenda"));
            return;
        };
        let chosen = view.running.as_ref().map(|running| running.index).or(view.next).unwrap_or(0);
        self.face(|face| face.end_at.clear());
        self.open_sheet(Sheet::Agenda { chosen, policy: None });
    }

    /// Looks at a way to share the time out, or at none.
    pub fn look_at_policy(&self, looked: Option<Policy>) {
        self.face(|face| {
            if let Sheet::Agenda { policy, .. } = &mut face.sheet {
                *policy = looked;
            }
        });
        self.wake();
    }

    /// Shares the time out as it is looked at.
    pub fn take_policy(&self) {
        let Sheet::Agenda { policy: Some(policy), .. } = self.face(|face| face.sheet.clone()) else { return };
        let Some(timing) = self.snapshot().timing.clone() else { return };
        match timing::preview(&timing, policy, self.now()) {
            Ok(preview) => {
                self.look_at_policy(None);
                self.send(Command::Timing(timing::Action::Reallocate { policy }));
                let zone = timing.plan().slot.zone.as_str();
                self.say(tr_with(
                    "time-is-shared",
                    &[("policy", said::policy(policy).into()), ("effect", said::preview(&preview, zone).into())],
                ));
            }
            // The sheet says why, and what would help.
            Err(_) => self.wake(),
        }
    }

    /// Chooses a segment of the agenda.
    pub fn choose_segment(&self, position: usize) {
        self.face(|face| {
            if let Sheet::Agenda { chosen, .. } = &mut face.sheet {
                *chosen = position;
            }
        });
        self.wake();
    }

    /// A key that the agenda takes for itself; says whether it did.
    pub fn agenda_key(&self, key: Key) -> bool {
        let policy = match key {
            Key::Num1 => Some(Policy::Proportional),
            Key::Num2 => Some(Policy::EqualCut),
            Key::Num3 => Some(Policy::EqualShare),
            Key::Num4 => Some(Policy::ScaledFloors),
            _ => None,
        };
        match key {
            _ if policy.is_some() => self.look_at_policy(policy),
            Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End => self.move_choice(key),
            // Nothing lies to the sides, and no slide may move behind the sheet.
            Key::ArrowLeft | Key::ArrowRight => {}
            Key::Enter => self.take_policy(),
            _ => return false,
        }
        true
    }

    /// I: a clarification begins on its own clock, or ends.
    pub(super) fn interrupt(&self, snapshot: &Snapshot) {
        let running = snapshot.view(self.now()).and_then(|view| {
            let index = view.running.as_ref()?.index;
            view.segments.get(index).map(|segment| segment.status)
        });
        match running {
            Some(Status::Interrupted) => self.send(Command::Timing(timing::Action::EndInterrupt)),
            Some(_) => {
                let label = CLARIFICATION.to_owned();
                self.send(Command::Timing(timing::Action::Interrupt { label }));
            }
            None => self.say(tr("nothing-to-interrupt")),
        }
    }
}
