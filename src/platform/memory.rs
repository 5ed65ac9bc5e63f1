//! How memory goes back to the system: pictures come and go in pieces of megabytes, all evening long, and what only the
//! start needed of a program and its libraries is half of all that a window costs.

use std::{
    thread,
    time::{Duration, Instant},
};

/// From this size on, in bytes, a piece of memory is the system's again as soon as it is freed.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 512 * 1024;
/// How much of the memory of small pieces may lie free at its end, in bytes. With less, software graphics gives back and
/// asks for the same pages with every picture that it draws.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LOOSE: libc::c_int = 2 * 1024 * 1024;
/// In how many places threads keep small pieces apart: each place has its own holes, and the threads here seldom meet.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const PLACES: libc::c_int = 2;

/// Has pieces of half a megabyte and more given back at once.
///
/// glibc raises that limit to 32 MiB by itself when large pieces are freed. From then on pictures lie between small things
/// that stay, and a third of the memory is holes: 75 MB of 250 after twenty slides in three windows.
pub fn give_back_large_pieces() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        #[expect(unsafe_code, reason = "glibc's settings have no other door")]
        // SAFETY: mallopt takes two numbers and touches no memory of ours; it is called before any other thread runs.
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
            libc::mallopt(libc::M_TRIM_THRESHOLD, LOOSE);
            libc::mallopt(libc::M_ARENA_MAX, PLACES);
        }
    }
}

/// How often code is given back while the program starts, and for how long: what one step of the start has used is gone before
/// the next one uses as much.
const STEP: Duration = Duration::from_millis(75);
const START: Duration = Duration::from_millis(1200);
/// When it is given back then, counted from the start: after the pre-flight, and when the show has begun.
const STARTED: [Duration; 2] = [Duration::from_secs(4), Duration::from_secs(20)];
/// Has code that is used no more given back while the program starts, by a thread of its own. Not during the show: a machine
/// that is short of memory would have to read it from the disk again when somebody presses a key.
///
/// Software graphics compile their shaders with a compiler of 100 MB. When the windows have been drawn, nobody needs it any
/// more, nor what read the deck and opened the windows; but the system counts it among this program's memory until it runs
/// short. What is needed after all comes back from the system's copy of the file, a few microseconds a page.
pub fn give_back_code_in_time() {
    // Without the thread the program merely looks larger.
    let _unless_refused = thread::Builder::new().name("memory".to_owned()).stack_size(64 * 1024).spawn(|| {
        let begun = Instant::now();
        while begun.elapsed() < START {
            thread::sleep(STEP);
            give_back_code();
        }
        for at in STARTED {
            thread::sleep(at.saturating_sub(begun.elapsed()));
            give_back_code();
        }
    });
}

/// Gives back the pages of the program's file, and of the files of software graphics and its compiler, that are mapped for
/// reading or running.
fn give_back_code() {
    #[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
    {
        #[expect(unsafe_code, reason = "the loader's list and the system's memory have no other door")]
        // SAFETY: the loader calls `each` with its lock held, with entries that are valid for the call.
        unsafe {
            libc::dl_iterate_phdr(Some(each), std::ptr::null_mut());
        }
    }
}

/// Gives back what one loaded file has mapped.
#[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
#[expect(unsafe_code, reason = "the loader's list and the system's memory have no other door")]
unsafe extern "C" fn each(info: *mut libc::dl_phdr_info, _size: usize, _data: *mut libc::c_void) -> libc::c_int {
    /// Smaller pieces are not worth the call.
    const WORTH: usize = 1 << 20;
    const PAGE: usize = 4096;
    // SAFETY: the loader's promise; the entry has as many headers as it says.
    let (name, base, headers) = unsafe {
        let info = &*info;
        let name = if info.dlpi_name.is_null() { c"-" } else { std::ffi::CStr::from_ptr(info.dlpi_name) };
        let headers = std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum));
        (name, info.dlpi_addr as usize, headers)
    };
    if !is_known(&name.to_string_lossy()) {
        return 0;
    }
    // What may be written to, now or while it was linked, can differ from its file: it stays.
    let plain = |header: &&libc::Elf64_Phdr| header.p_type == libc::PT_LOAD && header.p_flags & libc::PF_W == 0;
    for header in headers.iter().filter(plain) {
        let from = base.saturating_add(header.p_vaddr as usize);
        let to = from.saturating_add(header.p_memsz as usize);
        let (from, to) = (from.next_multiple_of(PAGE), to / PAGE * PAGE);
        if to.saturating_sub(from) >= WORTH {
            // SAFETY: whole pages of one mapping of a file, which nobody can unmap while the loader's lock is held, and which
            // were never written to: read again they are the same. Compilers of today make no code that the loader has to
            // write to, and none of these files is patched by anybody.
            unsafe {
                libc::madvise(from as *mut libc::c_void, to - from, libc::MADV_DONTNEED);
            }
        }
    }
    0
}

/// Whether a loaded file is one of those that are large, and of which it is known that nobody writes into their code: other
/// ones may be patched while they run. The program itself has no name in the loader's list.
#[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
fn is_known(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.is_empty()
        || ["libLLVM", "libgallium", "libz3", "libicu"].iter().any(|known| name.starts_with(known))
        || name == "swrast_dri.so"
        || name == "libdril_dri.so"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
    fn only_files_that_nobody_patches_are_given_back() {
        for known in ["", "/usr/lib/x86_64-linux-gnu/libLLVM-15.so.1", "/usr/lib/dri/swrast_dri.so"] {
            assert!(is_known(known), "{known}");
        }
        for other in ["linux-vdso.so.1", "/lib/libGLdispatch.so.0", "/lib/libc.so.6", "/opt/overlay/libLLVM/hook.so"] {
            assert!(!is_known(other), "{other}");
        }
    }

    #[test]
    fn what_is_given_back_is_there_when_it_is_needed() {
        let words = ["a text in the program's file", "and another one"];
        for _ in 0..3 {
            give_back_code();
            assert_eq!(words.concat().len(), 28 + 15);
            assert_eq!(format!("{:.3}", 2.0_f64.sqrt()), "1.414");
        }
    }

    #[test]
    #[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
    fn the_program_is_smaller_afterwards() {
        let of_files = || {
            let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("RssFile:")).unwrap_or_default();
            line.split_whitespace().next().and_then(|kib| kib.parse::<usize>().ok()).unwrap_or_default()
        };
        // Other tests run beside this one and need code of their own: once must do.
        let smaller = (0..20).any(|_| {
            let before = of_files();
            give_back_code();
            of_files() < before
        });
        assert!(smaller, "{} KiB of files are in memory before and after", of_files());
    }
}
