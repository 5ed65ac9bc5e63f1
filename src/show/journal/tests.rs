//! The journal against damage, swapped records, full disks, missing folders, and curious eyes.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::passphrase::Effort;
use super::*;

struct Place {
    _root: TempDir,
    journals: PathBuf,
    keys: PathBuf,
}

fn place() -> Place {
    let root = tempfile::Builder::new().prefix("journal").tempdir().unwrap();
    let (journals, keys) = (root.path().join("shows"), root.path().join("keys"));
    Place { _root: root, journals, keys }
}

/// A journal with the records "record 0", "record 1", … of growing length; gives the paths.
fn written(place: &Place, records: usize) -> (PathBuf, PathBuf) {
    let mut journal = Journal::create(&place.journals, &place.keys, "deck", 7).unwrap();
    for number in 0..records {
        assert!(journal.append(&record(number)));
    }
    assert_eq!(journal.trouble(), None);
    let (path, key) = journal.paths();
    (path.to_owned(), key.to_owned())
}

fn record(number: usize) -> Vec<u8> {
    format!("record {number} {}", "x".repeat(number)).into_bytes()
}

fn reads(path: &Path, key: &Path) -> Result<(usize, Option<Damage>), JournalFault> {
    let key = Key::read(key)?;
    let read = super::read::read(&mut File::open(path).unwrap(), &key, u64::MAX)?;
    for (number, text) in read.records.iter().enumerate() {
        assert_eq!(**text, record(number), "a record that is not what was written");
    }
    Ok((read.records.len(), read.damage))
}

/// Where each record (the label first) starts, and the end.
fn starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = vec![super::seal::HEADER];
    while let Some(prefix) = bytes[*starts.last().unwrap()..].first_chunk::<4>() {
        starts.push(starts.last().unwrap() + 4 + u32::from_le_bytes(*prefix) as usize);
    }
    starts
}

#[test]
fn cut_at_every_byte() {
    let place = place();
    let (path, key) = written(&place, 5);
    let whole = fs::read(&path).unwrap();
    let starts = starts(&whole);
    let cut = place.journals.join("cut");
    for length in 0..whole.len() {
        fs::write(&cut, &whole[..length]).unwrap();
        let complete = starts.iter().filter(|start| **start <= length).count();
        match reads(&cut, &key) {
            Err(JournalFault::NotAJournal) => assert!(length < super::seal::HEADER),
            Err(JournalFault::Unreadable(_)) => assert_eq!(complete, 1, "the label is cut, at {length}"),
            Ok((records, damage)) => {
                // The first start is the header's end, the second that of the label.
                assert_eq!(records, complete - 2, "cut at {length}");
                assert_eq!(damage.is_none(), starts.contains(&length), "cut at {length}");
                if let Some(damage) = damage {
                    assert_eq!((damage.kind, damage.offset), (DamageKind::Torn, starts[complete - 1] as u64));
                    assert!(damage.to_string().contains(&format!("{records} records before it were read")));
                }
            }
            Err(other) => unreachable!("{other} at {length}"),
        }
    }
    assert_eq!(reads(&path, &key).unwrap(), (5, None));
}

#[test]
fn every_byte_flipped() {
    let place = place();
    let (path, key) = written(&place, 4);
    let whole = fs::read(&path).unwrap();
    let starts = starts(&whole);
    let bad = place.journals.join("bad");
    for at in 0..whole.len() {
        for bit in [0_u8, 3, 7] {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            fs::write(&bad, &bytes).unwrap();
            let in_record = starts.iter().filter(|start| **start <= at).count();
            match reads(&bad, &key) {
                Ok((records, damage)) => {
                    assert_eq!(records, in_record - 2, "byte {at}, bit {bit}");
                    assert_eq!(damage.unwrap().offset, starts[in_record - 1] as u64);
                }
                // The header and the label: nothing can be read at all, and that is said.
                Err(fault) => assert!(in_record <= 1, "byte {at}, bit {bit}: {fault}"),
            }
        }
    }
    let whole_key = fs::read(&key).unwrap();
    for at in 0..whole_key.len() {
        let mut bytes = whole_key.clone();
        bytes[at] ^= 1;
        fs::write(&key, &bytes).unwrap();
        assert!(reads(&path, &key).is_err(), "a key changed at byte {at} opens the journal");
        fs::write(&key, &bytes[..at]).unwrap();
        assert!(matches!(reads(&path, &key), Err(JournalFault::NotAKey)), "a key cut at byte {at}");
    }
}

#[test]
fn records_cannot_be_swapped_dropped_or_carried_over() {
    let place = place();
    let (path, key) = written(&place, 3);
    let whole = fs::read(&path).unwrap();
    let s = starts(&whole);
    let part = |n: usize| whole[s[n]..s[n + 1]].to_vec();
    let head = whole[..s[1]].to_vec();
    let sealed = |records| Ok((records, Some(DamageKind::Sealed)));
    let table = [
        ("swapped", vec![part(2), part(1), part(3)], 0),
        ("dropped", vec![part(1), part(3)], 1),
        ("twice", vec![part(1), part(1), part(2)], 1),
        ("label again", vec![part(1), part(0)], 1),
    ];
    for (name, parts, records) in table {
        fs::write(&path, [head.clone(), parts.concat()].concat()).unwrap();
        assert_eq!(reads(&path, &key).map(|(n, damage)| (n, damage.map(|d| d.kind))), sealed(records), "{name}");
    }
    // The same key, the same place, another file: a rewritten journal has another salt.
    fs::write(&path, &whole).unwrap();
    let (mut journal, _) = Journal::resume(&path, &key).unwrap();
    assert!(journal.rewrite(&record(0)));
    drop(journal);
    let rewritten = fs::read(&path).unwrap();
    assert_eq!(reads(&path, &key).unwrap(), (1, None));
    fs::write(&path, [rewritten, part(2)].concat()).unwrap();
    assert_eq!(reads(&path, &key).unwrap().1.unwrap().kind, DamageKind::Sealed);
    // Another show's key.
    let (_, other) = written(&place, 1);
    assert_eq!(reads(&path, &other), Err(JournalFault::OtherKey));
}

#[test]
fn a_torn_end_is_cut_off_before_appending() {
    let place = place();
    let (path, key) = written(&place, 3);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 5]).unwrap();
    let (mut journal, read) = Journal::resume(&path, &key).unwrap();
    assert_eq!((read.records.len(), read.damage.unwrap().kind), (2, DamageKind::Torn));
    assert!(journal.append(&record(2)) && journal.append(&record(3)));
    assert!(matches!(Journal::resume(&path, &key), Err(JournalFault::InUse)), "one process at a time");
    drop(journal);
    assert_eq!(reads(&path, &key).unwrap(), (4, None));
    // A journal of which nothing can be read is never cut.
    let mut bytes = fs::read(&path).unwrap();
    bytes[60] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(Journal::resume(&path, &key), Err(JournalFault::Unreadable(_))));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn any_bytes_at_all() {
    let place = place();
    let (path, key) = written(&place, 0);
    let head = fs::read(&path).unwrap();
    let mut seed = 1_u64;
    for _ in 0..300 {
        let mut bytes = head.clone();
        for _ in 0..seed % 90 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            bytes.push((seed >> 56) as u8);
        }
        seed = seed.wrapping_add(1);
        fs::write(&path, &bytes).unwrap();
        let (records, damage) = reads(&path, &key).unwrap();
        assert_eq!((records, damage.is_some()), (0, bytes.len() > head.len()));
    }
    // A length that promises gigabytes allocates nothing.
    fs::write(&path, [head, u32::MAX.to_le_bytes().to_vec()].concat()).unwrap();
    assert_eq!(reads(&path, &key).unwrap().1.unwrap().kind, DamageKind::Length);
}

#[cfg(unix)]
#[test]
fn readable_by_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let (path, key) = written(&place, 1);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!([mode(&path), mode(&key), mode(&place.journals), mode(&place.keys)], [0o600, 0o600, 0o700, 0o700]);
    let (mut journal, _) = Journal::resume(&path, &key).unwrap();
    assert!(journal.rewrite(b"snapshot"));
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn folders_that_go_away_and_come_back() {
    let place = place();
    let mut journal = Journal::create(&place.journals, &place.keys, "deck", 7).unwrap();
    let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
    // The folder is deleted and a file stands in its place: nothing can be saved.
    fs::remove_dir_all(&place.journals).unwrap();
    fs::write(&place.journals, "in the way").unwrap();
    if cfg!(unix) {
        assert!(!journal.append(&record(0)));
        assert!(journal.trouble().unwrap().contains("the file or its folder is gone"));
        assert!(!journal.rewrite(&record(0)));
        let words = journal.trouble().unwrap();
        assert!(words.contains("where the folder was, there is a file"), "{words}");
        assert!(!words.contains("shows"), "no path is in the words: {words}");
        assert!(!journal.append(&record(1)), "trouble stays until a snapshot is written");
        // Even the folder is made again once nothing is in the way.
        fs::remove_file(&place.journals).unwrap();
        fs::remove_file(&key).unwrap();
        assert!(journal.rewrite(&record(0)));
        assert_eq!(journal.trouble(), None);
        assert!(journal.append(&record(1)));
        drop(journal);
        assert_eq!(reads(&path, &key).unwrap(), (2, None));
    }
    let parent_is_a_file = place.keys.join("file");
    fs::write(&parent_is_a_file, "").unwrap();
    assert!(matches!(Journal::create(&parent_is_a_file, &place.keys, "deck", 7), Err(JournalFault::Disk(_))));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let place = place();
    let mut journal = Journal::create(&place.journals, &place.keys, "deck", 7).unwrap();
    let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
    assert!(journal.append(&record(0)));
    journal.use_file(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    assert!(!journal.append(&record(1)));
    assert!(journal.trouble().unwrap().contains("the disk is full"));
    assert_eq!(reads(&path, &key).unwrap(), (1, None), "what was saved stays");
    assert!(journal.rewrite(&record(0)));
    assert!(journal.append(&record(1)));
    drop(journal);
    assert_eq!(reads(&path, &key).unwrap(), (2, None));
}

#[test]
fn listing() {
    let place = place();
    assert_eq!(list(&place.journals, &place.keys), Ok(Vec::new()));
    let (path, key) = written(&place, 2);
    let open = Journal::create(&place.journals, &place.keys, "other", 9).unwrap();
    let (_, lost) = written(&place, 1);
    fs::remove_file(lost).unwrap();
    fs::write(place.journals.join("notes.txt"), "x").unwrap();
    let found = list(&place.journals, &place.keys).unwrap();
    assert_eq!(found.len(), 3);
    let mine = found.iter().find(|listed| listed.journal == path).unwrap();
    assert_eq!((&mine.key, &mine.label), (&key, &Ok(("deck".to_owned(), 7))));
    assert!(path.to_str().unwrap().contains(&mine.id));
    let faults: Vec<_> = found.iter().filter_map(|listed| listed.label.clone().err()).collect();
    assert!(faults.contains(&JournalFault::InUse) && faults.contains(&JournalFault::NoKey), "{faults:?}");
    drop(open);
}

#[test]
fn purging() {
    let place = place();
    let (path, key) = written(&place, 2);
    let (journal, _) = Journal::resume(&path, &key).unwrap();
    let busy = purge(&path, &key);
    assert!(!busy.is_done() && path.exists() && key.exists(), "{busy}");
    assert_eq!(busy.key, Gone::Failed(JournalFault::InUse, false));
    let copy = fs::read(&path).unwrap();
    let done = journal.purge();
    assert_eq!((&done.key, &done.journal), (&Gone::Deleted, &Gone::Deleted));
    assert!(done.is_done() && !path.exists() && !key.exists());
    assert!(done.to_string().contains("can no longer be read"));
    let again = purge(&path, &key);
    assert_eq!((&again.key, &again.journal), (&Gone::Missing, &Gone::Missing));
    // A copy of the journal that somebody took is of no use without the key.
    fs::write(&path, copy).unwrap();
    assert!(matches!(reads(&path, &key), Err(JournalFault::NoKey)));
    // A folder where the key should be cannot be removed: that is said, not hidden.
    fs::create_dir(&key).unwrap();
    let failed = purge(&path, &key);
    assert!(matches!(failed.key, Gone::Failed(_, false)));
    assert!(failed.to_string().starts_with("The key could not be deleted"), "{failed}");
}

#[test]
fn nothing_readable_in_the_files() {
    let place = place();
    let mut journal = Journal::create(&place.journals, &place.keys, "MARKED-deck", 7).unwrap();
    assert!(journal.append(b"MARKED question"));
    assert!(journal.rewrite(b"MARKED snapshot"));
    let (path, key) = journal.paths();
    for path in [path, key] {
        let bytes = fs::read(path).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"MARKED"));
        assert!(!path.to_str().unwrap().contains("MARKED"));
    }
    assert_eq!(format!("{journal:?}"), "Journal (2 records)");
    assert_eq!(format!("{:?}", Key::read(key).unwrap()), "Key");
}

/// Little work, so that a test can try many files.
const LIGHT: Effort = Effort { memory: 8, passes: 1, lanes: 1 };

fn light(words: &str) -> Passphrase {
    Passphrase::stretch(words, [7; 16], LIGHT).unwrap()
}

#[test]
fn a_passphrase_closes_the_key_and_nothing_else_opens_it() {
    let place = place();
    let closed = |words: &str| Some(light(words));
    let mut journal = Journal::create_closed(&place.journals, &place.keys, "deck", 7, closed("lanterns")).unwrap();
    assert!(journal.append(&record(0)));
    let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
    // The key file is made anew, closed, when it was deleted.
    fs::remove_file(&key).unwrap();
    assert!(journal.rewrite(&record(0)));
    let secret = *journal_key(&journal);
    drop(journal);
    let file = fs::read(&key).unwrap();
    assert!(!file.windows(8).any(|part| secret.windows(8).any(|piece| piece == part)), "no piece of the key lies open");
    assert!(matches!(Key::read(&key), Err(JournalFault::Closed)));
    assert!(matches!(Journal::resume(&path, &key), Err(JournalFault::Closed)));
    for wrong in ["", "lantern", "Lanterns", "lanterns "] {
        assert!(matches!(Key::open(&key, wrong), Err(JournalFault::WrongPassphrase)), "{wrong:?}");
    }
    assert_eq!(fs::read(&key).unwrap(), file, "a wrong passphrase changes nothing");
    let opened = Key::open(&key, "lanterns").unwrap();
    assert!(opened.passphrase().is_some_and(|passphrase| passphrase.is("lanterns") && !passphrase.is("lantern")));
    let (mut journal, read) = Journal::resume_with(&path, &key, opened).unwrap();
    assert_eq!(read.records.len(), 1);
    assert!(journal.append(&record(1)));
    assert_eq!(list(&place.journals, &place.keys).unwrap()[0].label, Err(JournalFault::Closed));
    assert_eq!(format!("{:?}", light("MARKED")), "Passphrase");
    // A purge destroys it like any other.
    assert!(journal.purge().is_done() && !key.exists() && !path.exists());
}

fn journal_key(journal: &Journal) -> &[u8; 32] {
    journal.key_bytes()
}

#[test]
fn a_closed_key_with_any_byte_changed_or_cut_opens_nothing() {
    let place = place();
    let journal = Journal::create_closed(&place.journals, &place.keys, "deck", 7, Some(light("lanterns"))).unwrap();
    let key = journal.paths().1.to_owned();
    let whole = fs::read(&key).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&key, &bytes).unwrap();
        assert!(Key::open(&key, "lanterns").is_err(), "byte {at}");
        fs::write(&key, &whole[..at]).unwrap();
        assert!(matches!(Key::open(&key, "lanterns"), Err(JournalFault::NotAKey)), "cut at {at}");
    }
    // A file that asks for more memory than a laptop has is refused before any is taken.
    for number in 0..3 {
        let mut bytes = whole.clone();
        bytes[44 + number * 4..48 + number * 4].copy_from_slice(&u32::MAX.to_le_bytes());
        fs::write(&key, &bytes).unwrap();
        assert!(matches!(Key::open(&key, "lanterns"), Err(JournalFault::NotAKey)));
    }
    fs::write(&key, [whole.clone(), vec![0]].concat()).unwrap();
    assert!(matches!(Key::open(&key, "lanterns"), Err(JournalFault::NotAKey)));
    fs::write(&key, &whole).unwrap();
    assert!(Key::open(&key, "lanterns").is_ok());
}

#[test]
fn a_passphrase_is_worked_out_as_rfc_9106_recommends() {
    let chosen = Passphrase::choose("lanterns").unwrap();
    assert_eq!((chosen.effort.memory, chosen.effort.passes, chosen.effort.lanes), (65_536, 3, 4));
    assert_ne!(chosen.salt, Passphrase::choose("lanterns").unwrap().salt, "a new salt each time");
    assert!(chosen.is("lanterns"));
}
