//! The deck's theme: built in, or a file beside the deck that can be used.

use super::Review;
use crate::deck::{
    assets::AssetFault,
    finding::{Finding, Summary, nearest, quote},
    theme,
};

impl Review<'_> {
    pub(super) fn theme(&mut self) {
        let name = self.deck.theme.as_str();
        let Some(folder) = self.folder else { return };
        let found = theme::find(name, folder);
        match found.fault {
            None => {}
            Some(AssetFault::Missing) => {
                let message =
                    format!("unknown theme `{}`: it is not built in, and no theme file has this name", quote(name));
                self.push(Finding::warning("unknown-theme", "theme", message).near(nearest(name, theme::names())));
            }
            Some(fault) => self.error("theme-file", "theme", format!("`{}`: {fault}", quote(name))),
        }
        if found.fault.is_none() && found.spec.is_none() {
            let errors = Summary::of(&found.findings).errors;
            let counted = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
            let message =
                format!("the theme file `{}` has {counted}; `{}` is used instead", quote(name), theme::DEFAULT);
            self.error("theme-file", "theme", message);
        }
        for finding in found.findings {
            self.push(finding);
        }
    }
}
