//! The deck's file in the windows: what is not as it should be, and the sheets of versions, unsaved edits and choices.

mod sheets;
pub mod words;

use std::sync::Arc;

use egui::{Button, Frame, Margin, RichText, Ui, Vec2};

pub use sheets::{clash, left, unsaved, versions};

use super::desk::Desk;
use crate::{
    app::face::{Sheet, Then},
    deck::{
        Deck,
        session::{Choices, Conflict, Leave, Standing, Trouble, Version},
    },
    ui::{said, theme, widgets, words::tr, words::tr_with},
};

/// What the sheets of the deck's file hold.
#[derive(Default)]
pub struct Keep {
    /// What follows a save.
    pub(super) then: Option<Then>,
    /// What is to become of unsaved edits when the deck is closed, once somebody said so.
    pub(super) leave: Option<Leave>,
    /// The versions with what differs in each, once that is known.
    pub(super) versions: Option<Arc<Vec<VersionRow>>>,
    /// Two versions that clash.
    pub(super) clash: Option<Arc<Clashing>>,
    /// Which side counts where they clash.
    pub(super) choices: Choices,
}

/// A version, and what differs in it from the deck as it stands: none where it cannot be read.
pub struct VersionRow {
    /// The version.
    pub version: Version,
    /// What differs.
    pub differs: Option<Vec<String>>,
}

/// Two versions that clash.
pub struct Clashing {
    /// The one under edit.
    pub ours: Arc<Deck>,
    /// The one from outside.
    pub theirs: Arc<Deck>,
    /// Where.
    pub conflicts: Vec<Conflict>,
}

/// How the deck's file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSight {
    /// When the edits were made that a crash left behind.
    pub left: Option<i64>,
    /// Whether a version from outside waits for a choice.
    pub waiting: bool,
    /// How the file itself stands.
    pub standing: Standing,
    /// Why the last save failed.
    pub trouble: Option<Trouble>,
    /// Why the edits are not kept.
    pub not_kept: Option<Trouble>,
    /// Whether the deck is open in another window.
    pub elsewhere: bool,
    /// Whether there are edits that the file does not have.
    pub unsaved: bool,
}

/// What a button of a banner does.
type Deed = fn(&Desk);

/// The most important thing that is not as it should be with the deck's file, with what can be done about it.
pub fn banner(ui: &mut Ui, desk: &Desk) {
    let Some(sight) = desk.file_sight() else { return };
    // While the show is live, the console has other worries.
    if desk.snapshot().state.live && !desk.is_editing() {
        return;
    }
    let save_as: (&str, Deed) = ("keep-save-as", Desk::ask_save_as);
    let why = |trouble: Trouble, id: &str| tr_with(id, &[("why", words::trouble(trouble).into())]);
    let (strong, detail, deeds): (String, String, Vec<(&str, Deed)>) = if sight.waiting {
        let deeds: Vec<(&str, Deed)> = vec![("keep-choose", Desk::open_clash)];
        (tr("keep-banner-clash"), tr("keep-banner-clash-what"), deeds)
    } else if let Some(at) = sight.left {
        let time = words::time(at, desk.now());
        let deeds: Vec<(&str, Deed)> = vec![("keep-look", |desk| desk.face(|face| face.open(Sheet::Left)))];
        (tr_with("keep-banner-left", &[("time", time.into())]), tr("keep-banner-left-what"), deeds)
    } else if let Some(trouble) = sight.not_kept.filter(|_| sight.unsaved) {
        (why(trouble, "keep-banner-not-kept"), tr("keep-banner-not-kept-what"), vec![save_as])
    } else if let Some(trouble) = sight.trouble {
        (why(trouble, "keep-banner-not-saved"), tr("keep-banner-not-saved-what"), vec![save_as])
    } else if let Standing::Unreadable(why) = &sight.standing {
        let detail = tr_with("keep-banner-unreadable-what", &[("why", said::fault(why).into())]);
        (tr("keep-banner-unreadable"), detail, vec![("keep-save-over", Desk::save_over as Deed), save_as])
    } else if sight.standing == Standing::Gone {
        let save: (&str, Deed) = ("keep-save", Desk::save_over);
        (tr("keep-banner-gone"), tr("keep-banner-gone-what"), vec![save, save_as])
    } else if sight.elsewhere && desk.is_editing() {
        (tr("keep-banner-elsewhere"), tr("keep-banner-elsewhere-what"), Vec::new())
    } else {
        return;
    };
    let tokens = theme::of(ui);
    Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::on_raised(ui);
        ui.horizontal(|ui| {
            let words = RichText::new(strong).font(theme::bold(theme::TEXT)).color(tokens.amber);
            let label = ui.label(words);
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
            for (id, deed) in deeds {
                if ui.add(Button::new(tr(id)).min_size(Vec2::new(0.0, 32.0))).clicked() {
                    // What a button asks for is done when the drawing is over.
                    desk.soon(deed);
                }
            }
            ui.add(egui::Label::new(RichText::new(detail).color(tokens.text)).truncate());
        });
    });
}
