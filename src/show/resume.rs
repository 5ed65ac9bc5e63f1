//! After a crash: the show as the journal has it.

use std::path::Path;
use std::sync::Arc;

use super::journal::{Damage, Journal, JournalFault, Read};
use super::outline::Outline;
use super::record::Record;
use super::running::Show;
use crate::timing::{Millis, Plan};

/// A journal with more records than this is written anew when it is resumed.
const LONG: u64 = 50_000;

/// What a resumed show is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resumed {
    /// How many records were read.
    pub records: u64,
    /// Where and why reading stopped before the end of the journal. What came after was cut off.
    pub damage: Option<Damage>,
    /// How many records were read but do not fit the deck of today, or come from a newer version.
    pub passed_by: u64,
    /// The id of the deck with which the show was opened.
    pub deck: String,
    /// When the show was opened.
    pub started_at: Millis,
    /// When anything was done last.
    pub last_at: Option<Millis>,
}

impl Show {
    /// Goes on with the show of a journal: the same slide, step, clocks, queue, blank, frozen, panic and message.
    ///
    /// Handles are gone: they were never written. Whether the show is too old to go on with is for the caller to judge by
    /// [`Resumed::started_at`] and [`Resumed::last_at`].
    pub fn resume(
        outline: Outline,
        plan: Option<Arc<Plan>>,
        journal: &Path,
        key: &Path,
    ) -> Result<(Self, Resumed), JournalFault> {
        let (journal, read) = Journal::resume(journal, key)?;
        let (mut show, resumed) = Self::replayed(outline, plan, read);
        let long = journal.records() > LONG;
        show.set_journal(journal);
        show.settle();
        if long && resumed.passed_by == 0 {
            show.compact(resumed.last_at.unwrap_or(resumed.started_at));
        }
        Ok((show, resumed))
    }

    /// The show of a journal to look at, for a report: nothing that is done to it is written down.
    pub fn look(
        outline: Outline,
        plan: Option<Arc<Plan>>,
        journal: &Path,
        key: &Path,
    ) -> Result<(Self, Resumed), JournalFault> {
        let read = Journal::look(journal, key)?;
        let (mut show, resumed) = Self::replayed(outline, plan, read);
        show.settle();
        Ok((show, resumed))
    }

    fn replayed(outline: Outline, plan: Option<Arc<Plan>>, read: Read) -> (Self, Resumed) {
        let mut show = Self::new(outline, plan, None);
        let mut resumed = Resumed {
            records: read.records.len() as u64,
            damage: read.damage,
            passed_by: 0,
            deck: read.label.deck,
            started_at: read.label.started,
            last_at: None,
        };
        for bytes in read.records {
            let fits = serde_json::from_slice::<Record>(&bytes).is_ok_and(|record| {
                resumed.last_at = Some(record.at);
                show.replay(record)
            });
            resumed.passed_by += u64::from(!fits);
        }
        (show, resumed)
    }
}
