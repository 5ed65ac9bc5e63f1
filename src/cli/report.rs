//! `sidestage report`: what was planned and what happened, from the journal of a show.

use std::{
    fmt::Display,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{CANNOT_WRITE, check::ERRORS};
use crate::{
    app::{
        open,
        report::{self, Form},
    },
    platform::folders::Folders,
    render::export::write_whole,
    show::{
        Journal, Resumed, Show,
        journal::{self, JournalFault},
    },
};

/// What is to be reported, and where to.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The journal; none means the one of the deck that was written last.
    pub journal: Option<PathBuf>,
    /// Its key; none means the one of the same name among the keys of this user.
    pub key: Option<PathBuf>,
    /// Whether the names of speakers and the titles of slides go in.
    pub names: bool,
    /// Where the Markdown goes; `-` is the standard output.
    pub markdown: Option<PathBuf>,
    /// Where the CSV goes; `-` is the standard output.
    pub csv: Option<PathBuf>,
    /// Where the PDF goes.
    pub pdf: Option<PathBuf>,
}

/// Writes the report of a show of the deck at `path`; without any target, as Markdown to `out`. Returns the exit code.
pub fn report(
    path: &Path,
    wanted: &Wanted,
    folders: Option<&Folders>,
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> u8 {
    let mut say = |words: &dyn Display| {
        // A closed pipe is no reason to fail differently.
        let _closed = writeln!(trouble, "sidestage: {words}");
    };
    let loaded = match open::open(path) {
        Ok(loaded) => Arc::new(loaded),
        Err(unreadable) => {
            unreadable.findings.iter().for_each(|finding| say(finding));
            return ERRORS;
        }
    };
    if let Err(why) = &loaded.plan {
        say(&format_args!("there is nothing to report: {why}"));
        return ERRORS;
    }
    let Some((journal, key)) = find(&loaded.deck.id, wanted, folders) else {
        say(
            &"no show of this deck is kept on this machine. “Close and purge” destroys it: save the report before, with Ctrl+R",
        );
        return ERRORS;
    };
    let plan = loaded.plan.as_ref().ok().cloned();
    let (show, resumed) = match Show::look(loaded.outline(), plan, &journal, &key) {
        Ok(read) => read,
        Err(fault) => {
            say(&sentence(&fault));
            return ERRORS;
        }
    };
    if resumed.deck != loaded.deck.id {
        say(&format_args!("this is the journal of another deck, “{}”", resumed.deck));
        return ERRORS;
    }
    for remark in remarks(&resumed) {
        say(&remark);
    }
    let now = show.state().ended.max(resumed.last_at).unwrap_or(resumed.started_at);
    let snapshot = report::snapshot(&show, &loaded);
    let mut wanted = wanted.clone();
    if wanted.markdown.is_none() && wanted.csv.is_none() && wanted.pdf.is_none() {
        wanted.markdown = Some(PathBuf::from("-"));
    }
    let texts = [(&wanted.markdown, Form::Markdown), (&wanted.csv, Form::Csv)];
    for (target, form) in texts {
        let Some(target) = target else { continue };
        let text = report::write(&snapshot, now, wanted.names, form).unwrap_or_default();
        if let Err(why) = write(target, text.as_bytes(), out) {
            say(&why);
            return CANNOT_WRITE;
        }
    }
    if let Some(target) = &wanted.pdf {
        let made = report::pdf(&snapshot, now, wanted.names);
        let done = match made {
            Some(Ok(made)) => write(target, &made.bytes, out),
            Some(Err(fault)) => Err(fault.to_string()),
            None => Ok(()),
        };
        if let Err(why) = done {
            say(&why);
            return CANNOT_WRITE;
        }
    }
    0
}

/// The journal and its key.
fn find(deck: &str, wanted: &Wanted, folders: Option<&Folders>) -> Option<(PathBuf, PathBuf)> {
    if let Some(journal) = &wanted.journal {
        let beside = || {
            let name = format!("{}.key", journal.file_stem()?.to_str()?);
            Some(folders?.keys.join(name))
        };
        return Some((journal.clone(), wanted.key.clone().or_else(beside)?));
    }
    let folders = folders?;
    let listed = journal::list(&folders.shows, &folders.keys).unwrap_or_default();
    let ours = listed.into_iter().find(|listed| match &listed.label {
        Ok((id, _)) => id == deck,
        // A show that goes on in another window can be looked at all the same.
        Err(JournalFault::InUse) => {
            Journal::look(&listed.journal, &listed.key).is_ok_and(|read| read.label.deck == deck)
        }
        Err(_) => false,
    })?;
    Some((ours.journal, ours.key))
}

fn remarks(resumed: &Resumed) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(damage) = &resumed.damage {
        remarks.push(format!("the end of the journal is damaged ({damage}); the report covers what stands before"));
    }
    if resumed.passed_by > 0 {
        remarks.push(format!("{} records do not fit the deck of today and were passed by", resumed.passed_by));
    }
    remarks
}

fn sentence(fault: &JournalFault) -> String {
    let words = fault.to_string();
    let mut letters = words.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn write(target: &Path, bytes: &[u8], out: &mut dyn Write) -> Result<(), String> {
    if target.as_os_str() == "-" {
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("the report cannot be written: {}", error.kind()))
            }
            // Whoever reads only the first lines has what they want.
            _ => Ok(()),
        };
    }
    write_whole(target, bytes).map_err(|error| format!("{} cannot be written: {}", target.display(), error.kind()))?;
    let _closed = writeln!(out, "{}", target.display());
    Ok(())
}
