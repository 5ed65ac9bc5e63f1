//! Whether the machine runs from the mains or from its battery, where the system says so.

use std::{fs, path::Path};

use crate::deck::slow;

/// Where the power comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// The system does not say.
    Unknown,
    /// The mains, with or without a battery behind it.
    Mains,
    /// The battery, with so many percent left where the system says so.
    Battery(Option<u8>),
}

/// Asks the system.
#[must_use]
pub fn read() -> Power {
    slow::work("the battery is looked at");
    if cfg!(target_os = "linux") { read_from(Path::new("/sys/class/power_supply")) } else { Power::Unknown }
}

/// Reads the folder in which Linux lists its supplies of power, one folder each:
/// <https://docs.kernel.org/admin-guide/abi-testing.html#abi-file-testing-sysfs-class-power>
fn read_from(folder: &Path) -> Power {
    let mut mains = None;
    let mut battery = None;
    for supply in fs::read_dir(folder).into_iter().flatten().flatten() {
        let word = |name: &str| fs::read_to_string(supply.path().join(name)).map(|text| text.trim().to_owned());
        // The battery of a mouse or of a clicker says nothing about the machine.
        if word("scope").is_ok_and(|scope| scope == "Device") {
            continue;
        }
        match word("type").as_deref() {
            Ok("Battery") => {
                let discharging = word("status").is_ok_and(|status| status == "Discharging");
                let percent = word("capacity").ok().and_then(|capacity| capacity.parse::<u8>().ok());
                let (was, least): (bool, Option<u8>) = battery.unwrap_or((false, None));
                battery = Some((was || discharging, least.into_iter().chain(percent).min()));
            }
            Ok("Mains" | "USB" | "Wireless") => {
                mains = Some(mains.unwrap_or(false) || word("online").is_ok_and(|online| online != "0"));
            }
            _ => {}
        }
    }
    match (mains, battery) {
        (Some(true), _) | (None | Some(false), Some((false, _))) => Power::Mains,
        (None | Some(false), Some((true, percent))) => Power::Battery(percent),
        (None | Some(false), None) => Power::Unknown,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn machine(supplies: &[(&str, &[(&str, &str)])]) -> Power {
        let folder = tempfile::tempdir().unwrap();
        for (name, files) in supplies {
            let supply = folder.path().join(name);
            fs::create_dir(&supply).unwrap();
            for (file, words) in *files {
                fs::write(supply.join(file), format!("{words}\n")).unwrap();
            }
        }
        read_from(folder.path())
    }

    #[test]
    fn the_charger_and_the_battery_are_told_apart() {
        let mouse =
            ("hid", &[("type", "Battery"), ("scope", "Device"), ("capacity", "3"), ("status", "Discharging")][..]);
        let plugged = ("AC", &[("type", "Mains"), ("online", "1")][..]);
        let pulled = ("AC", &[("type", "Mains"), ("online", "0")][..]);
        let full = ("BAT0", &[("type", "Battery"), ("status", "Full"), ("capacity", "100")][..]);
        let falling = ("BAT0", &[("type", "Battery"), ("status", "Discharging"), ("capacity", "41")][..]);
        let second = ("BAT1", &[("type", "Battery"), ("status", "Unknown"), ("capacity", "12")][..]);
        assert_eq!(machine(&[plugged, full, mouse]), Power::Mains);
        assert_eq!(machine(&[full]), Power::Mains);
        assert_eq!(machine(&[pulled, falling, mouse]), Power::Battery(Some(41)));
        assert_eq!(machine(&[pulled, falling, second]), Power::Battery(Some(12)));
        assert_eq!(machine(&[mouse]), Power::Unknown);
        assert_eq!(read_from(Path::new("/there/is/no/such/folder")), Power::Unknown);
    }
}
