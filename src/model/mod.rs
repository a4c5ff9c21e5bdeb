//! What a playbook is: its kinds of documents, their fields, and how they refer to one another.
//!
//! Knows nothing of Git, of clocks, or of what is wrong beyond what cannot be read.

pub mod audience;
pub mod baseline;
mod cache;
pub mod config;
mod documents;
pub mod field;
pub mod gates;
pub mod ids;
pub mod kinds;
pub mod library;
mod load;
mod lookup;
pub mod old_addresses;
mod page;
mod playbook;
pub mod profile;
mod reread;
pub mod schema;

pub use audience::Audience;
pub use baseline::{BASELINE_FILE, Baseline};
pub use cache::ParseCache;
pub use config::Config;
pub use kinds::{Facts, Kind};
pub use load::{LoadError, Loaded, load, open_profile};
pub use lookup::{BUILT_IN_LEDGERS, DERIVED_LEDGERS, Resolved};
pub use page::{Page, read as read_page};
pub use playbook::{Document, Playbook};
pub use profile::Profile;
pub use reread::reread;
