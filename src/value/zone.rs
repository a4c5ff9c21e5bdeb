//! Time zones by their IANA names.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::ValueErrorKind::UnknownZone;
use super::error::present;
use super::{ValueError, form};

// The database in the binary, not the machine's: a playbook reads the same everywhere.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone of the IANA database.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

impl Zone {
    /// Reads `Europe/Moscow`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::ZONE)?;
        let Ok(zone) = ZONES.get(text) else {
            let written = text.to_owned();
            return Err(ValueError::new(UnknownZone { written }, form::ZONE));
        };
        let zone = Self(zone);
        if zone.name() == text {
            Ok(zone)
        } else {
            Err(ValueError::misspelled(text, zone, form::ZONE))
        }
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The zone's rules.
    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }

    /// The names of all zones, sorted, to find the one that was meant.
    pub fn names() -> Vec<String> {
        let mut names: Vec<_> = ZONES.available().map(|name| name.to_string()).collect();
        names.sort();
        names
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_those_of_the_database() {
        let kind = |text| Zone::parse(text).unwrap_err().kind.id();
        assert_eq!(
            Zone::parse("Europe/Moscow").unwrap().name(),
            "Europe/Moscow"
        );
        assert_eq!(Zone::parse("UTC").unwrap(), Zone::utc());
        assert_eq!(kind("europe/moscow"), "misspelled");
        assert_eq!(kind("Moscow"), "unknown-zone");
        assert_eq!(kind("+03:00"), "unknown-zone");
        assert!(Zone::names().iter().any(|name| name == "America/New_York"));
    }
}
