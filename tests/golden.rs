//! Every slide of the shipped decks looks as it did: each is drawn small and compared with a picture in `tests/golden`.
//!
//! A slide without its picture fails, and so does a picture without its slide. After a change that is meant,
//! `UPDATE_GOLDEN=1 cargo test --test golden` draws them anew; look at them before they are committed.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use sidestage::{
    deck::model::Deck,
    render::{
        Done, Job, Pixels, Studio, Worker,
        compare::{compare, side_by_side},
        export::{file_name, png},
    },
};

/// How pictures are made anew.
const RECIPE: &str = "UPDATE_GOLDEN=1 cargo test --test golden";
/// The height of the pictures: small, and large enough to read.
const HEIGHT: u16 = 270;

/// What may differ. On x86-64 nothing is expected to; other processors round curves otherwise.
const TOLERANCE: (u8, f64) = if cfg!(target_arch = "x86_64") { (2, 0.0) } else { (32, 0.002) };

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped decks.
fn decks() -> Vec<PathBuf> {
    let entries =
        fs::read_dir(root().join("slides")).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let mut decks: Vec<PathBuf> = entries
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    decks.sort();
    decks
}

fn load(path: &Path) -> Studio {
    let deck: Deck = serde_json::from_slice(&fs::read(path).unwrap()).unwrap_or_else(|error| panic!("{error}"));
    let (language, theme) = (deck.language.clone(), deck.theme.clone());
    Studio::new(Arc::new(deck), path.parent().unwrap(), &language, &theme)
}

/// Draws every slide with everything revealed, as name and picture.
fn draw(studio: &mut Studio) -> Vec<(String, Pixels)> {
    let deck = Arc::clone(studio.deck());
    let (across, down) = deck.aspect.canvas();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    let width = (f32::from(HEIGHT) * across / down).round() as u16;
    let slides = deck.slides.iter().enumerate();
    slides
        .map(|(at, slide)| {
            let step = studio.page(at).last_step;
            (file_name(at, deck.slides.len(), &slide.id, None), studio.paint(at, step, (width, HEIGHT)))
        })
        .collect()
}

fn read(path: &Path) -> Result<Pixels, String> {
    let picture = image::open(path).map_err(|error| error.to_string())?.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut pixels = Pixels::new(u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
    pixels.bytes_mut().copy_from_slice(&picture);
    Ok(pixels)
}

/// Writes a picture that stays in the repository: slowly, and as small as it gets.
fn write_small(path: &Path, pixels: &Pixels) {
    let file = fs::File::create(path).unwrap();
    let picture = image::RgbaImage::from_raw(pixels.width.into(), pixels.height.into(), pixels.bytes().to_vec());
    let picture = image::DynamicImage::from(picture.unwrap()).into_rgb8();
    picture
        .write_with_encoder(PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive))
        .unwrap();
}

/// Compares pictures with those in `golden`, or writes them there. Returns the complaints.
fn judge(drawn: &[(String, Pixels)], golden: &Path, shown: &Path, update: bool) -> Vec<String> {
    let mut complaints = Vec::new();
    let wanted: BTreeSet<&str> = drawn.iter().map(|(name, _)| name.as_str()).collect();
    let there = fs::read_dir(golden).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    for entry in there {
        let name = entry.file_name().to_string_lossy().into_owned();
        if wanted.contains(name.as_str()) {
            continue;
        }
        if update {
            fs::remove_file(entry.path()).unwrap();
        } else {
            complaints.push(format!("{name}: no slide is drawn like this any more; `{RECIPE}` removes the picture"));
        }
    }
    for (name, found) in drawn {
        let path = golden.join(name);
        if update {
            fs::create_dir_all(golden).unwrap();
            // An unchanged picture keeps its file, whatever the encoder does.
            if read(&path).is_ok_and(|before| before == *found) {
                continue;
            }
            write_small(&path, found);
            continue;
        }
        if !path.exists() {
            complaints
                .push(format!("{name}: there is no picture to compare with; make it with `{RECIPE}` and look at it"));
            continue;
        }
        let before = match read(&path) {
            Ok(before) => before,
            Err(error) => {
                complaints.push(format!("{name}: the picture cannot be read ({error})"));
                continue;
            }
        };
        let (tolerance, share) = TOLERANCE;
        let difference = compare(&before, found, tolerance);
        #[expect(clippy::cast_precision_loss, reason = "pixels of a small picture")]
        let allowed = (found.data.len() as f64) * share;
        #[expect(clippy::cast_precision_loss, reason = "pixels of a small picture")]
        if difference.pixels as f64 > allowed {
            fs::create_dir_all(shown).unwrap();
            fs::write(shown.join(name), png(found)).unwrap();
            let beside = shown.join(format!("difference-{name}"));
            fs::write(&beside, png(&side_by_side(&before, found))).unwrap();
            complaints.push(format!(
                "{name}: {} pixels differ, by at most {} and {:.3} in the mean; see target/golden-diff/{}/difference-{name}",
                difference.pixels,
                difference.worst,
                difference.mean,
                shown.file_name().unwrap().to_string_lossy(),
            ));
        }
    }
    complaints
}

#[test]
fn shipped_slides_look_as_they_did() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let decks = decks();
    assert!(!decks.is_empty(), "there is no deck in slides/");
    let mut complaints = Vec::new();
    for path in decks {
        let deck = path.file_stem().unwrap().to_string_lossy().into_owned();
        let golden = root().join("tests/golden").join(&deck);
        let shown = root().join("target/golden-diff").join(&deck);
        let found = judge(&draw(&mut load(&path)), &golden, &shown, update);
        complaints.extend(found.into_iter().map(|complaint| format!("{deck}/{complaint}")));
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn shipped_slides_can_be_shown_as_they_are() {
    let decks = decks();
    assert!(!decks.is_empty(), "there is no deck in slides/");
    for path in decks {
        let mut studio = load(&path);
        assert_eq!(studio.theme_problem(), None, "{}", path.display());
        let findings = studio.findings();
        assert!(findings.is_empty(), "{}: {findings:#?}", path.display());
    }
}

#[test]
fn the_worker_draws_what_an_export_writes() {
    assert!(!decks().is_empty(), "there is no deck in slides/");
    let (wake, woken) = crossbeam_channel::unbounded();
    let worker = Worker::spawn(move || {
        let _ = wake.send(());
    });
    for path in decks() {
        let mut studio = load(&path);
        let deck = Arc::clone(studio.deck());
        let folder = path.parent().unwrap().to_path_buf();
        let generation = worker.set_deck(Arc::clone(&deck), folder, deck.language.clone(), deck.theme.clone());
        let jobs: Vec<Job> = (0..deck.slides.len()).map(|slide| Job { slide, step: 1, size: (256, 144) }).collect();
        worker.want(jobs.clone());
        let mut all: Vec<Done> = Vec::new();
        while all.len() < jobs.len() {
            woken.recv_timeout(Duration::from_mins(1)).unwrap();
            all.extend(worker.results());
        }
        assert_eq!(all.len(), jobs.len());
        for (done, job) in all.into_iter().zip(jobs) {
            assert_eq!((done.generation, done.job), (generation, job));
            assert_eq!(done.pixels, studio.paint(job.slide, 1, job.size), "slide {}", job.slide);
            worker.give_back(done.pixels);
        }
    }
}

fn picture(colour: u32) -> Pixels {
    let mut pixels = Pixels::new(48, 27);
    pixels.data.fill(u32::from_ne_bytes([10, 20, 30, 255]) + colour);
    pixels
}

#[test]
fn the_judge_notices_everything() {
    let folder = tempfile::tempdir().unwrap();
    let (golden, shown) = (folder.path().join("golden"), folder.path().join("shown"));
    let drawn = vec![("01-a.png".to_owned(), picture(0)), ("02-b.png".to_owned(), picture(1))];
    let complaints = judge(&drawn, &golden, &shown, false);
    assert_eq!(complaints.len(), 2);
    assert!(complaints.iter().all(|complaint| complaint.contains(RECIPE)), "{complaints:?}");

    assert_eq!(judge(&drawn, &golden, &shown, true), Vec::<String>::new());
    assert_eq!(judge(&drawn, &golden, &shown, false), Vec::<String>::new());

    let mut changed = drawn.clone();
    changed[0].1.data[100] = u32::from_ne_bytes([200, 20, 30, 255]);
    changed[1].0 = "02-c.png".to_owned();
    let complaints = judge(&changed, &golden, &shown, false);
    assert_eq!(complaints.len(), 3, "{complaints:?}");
    assert!(complaints[0].starts_with("02-b.png: no slide"));
    assert!(complaints[1].starts_with("01-a.png: "));
    assert!(complaints[2].starts_with("02-c.png: there is no picture"));
    if cfg!(target_arch = "x86_64") {
        assert!(shown.join("01-a.png").exists() && shown.join("difference-01-a.png").exists());
    }

    assert_eq!(judge(&changed, &golden, &shown, true), Vec::<String>::new());
    assert_eq!(judge(&changed, &golden, &shown, false), Vec::<String>::new());
    fs::write(golden.join("01-a.png"), b"not a picture").unwrap();
    assert!(judge(&changed, &golden, &shown, false)[0].contains("cannot be read"));
}
