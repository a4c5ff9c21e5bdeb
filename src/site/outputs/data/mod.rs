//! `data/*.json`: the model for others to read, one file for each part of it, in today's site and in every past edition.
//!
//! Each file names its schema (`comity schema data-NAME` prints it) and the day it speaks of. Within a version keys are only
//! added. Names of things are in every language of the site; ids, days and numbers are as `comity status --format json` has
//! them; `page` is the page of a document below the root of the site, in the first language.

mod calendar;
mod campaigns;
mod decisions;
mod expectations;
mod findings;
mod health;
mod metrics;
mod partnership;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Page;
use crate::site::Site;
pub use calendar::CalendarData;
pub use campaigns::CampaignsData;
pub use decisions::DecisionsData;
pub use expectations::ExpectationsData;
pub use findings::FindingsData;
pub use health::HealthData;
pub use metrics::MetricsData;
pub use partnership::PartnershipData;

/// A part of the model, a file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Part {
    /// Who, since when, in which phase, and whether it works.
    Partnership,
    /// What was promised, and how it went.
    Expectations,
    /// What is measured, over time.
    Metrics,
    /// What was decided, by whom, how fast.
    Decisions,
    /// What was done.
    Campaigns,
    /// What the sides say of one another.
    Health,
    /// What is to come.
    Calendar,
    /// What `comity check` reports.
    Findings,
}

impl Part {
    /// Every part.
    pub(super) const ALL: [Self; 8] = [
        Self::Partnership,
        Self::Expectations,
        Self::Metrics,
        Self::Decisions,
        Self::Campaigns,
        Self::Health,
        Self::Calendar,
        Self::Findings,
    ];

    /// Where its file is below the root of the site.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Partnership => "data/partnership.json",
            Self::Expectations => "data/expectations.json",
            Self::Metrics => "data/metrics.json",
            Self::Decisions => "data/decisions.json",
            Self::Campaigns => "data/campaigns.json",
            Self::Health => "data/health.json",
            Self::Calendar => "data/calendar.json",
            Self::Findings => "data/findings.json",
        }
    }

    /// The file.
    pub(super) fn write(self, site: &Site) -> String {
        match self {
            Self::Partnership => pretty(&partnership::of(site)),
            Self::Expectations => pretty(&expectations::of(site)),
            Self::Metrics => pretty(&metrics::of(site)),
            Self::Decisions => pretty(&decisions::of(site)),
            Self::Campaigns => pretty(&campaigns::of(site)),
            Self::Health => pretty(&health::of(site)),
            Self::Calendar => pretty(&calendar::of(site)),
            Self::Findings => pretty(&findings::of(site)),
        }
    }
}

/// Which day and which edition a file speaks of.
#[derive(Debug, Serialize, JsonSchema)]
struct Of {
    /// The day on which everything was judged.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// The past edition; null for today's.
    edition: Option<String>,
}

impl Of {
    fn site(site: &Site) -> Self {
        let edition = site.options.edition.as_ref();
        Self {
            as_of: site.options.as_of.to_string(),
            edition: edition.map(|edition| edition.id.clone()),
        }
    }
}

/// Words by language; a text that is not translated has the words of its source.
type Texts = BTreeMap<&'static str, String>;

/// Something said in every language of the site.
fn in_all(site: &Site, say: impl Fn(crate::locale::Lang) -> String) -> Texts {
    let languages = site.options.languages.iter();
    languages.map(|lang| (lang.code(), say(*lang))).collect()
}

/// A document: what it is called and where it is.
#[derive(Debug, Serialize, JsonSchema)]
struct Document {
    id: String,
    /// What it is called, by language.
    titles: Texts,
    /// Its file in the playbook.
    path: String,
    /// Its page below the root of the site.
    page: Option<String>,
    /// Where it stands in its life; null where that is not said.
    status: Option<String>,
}

impl Document {
    fn of(site: &Site, page: &Page) -> Self {
        let document = site.playbook.at(page.path());
        let title = |lang| {
            let shown = document.map_or(page, |document| document.in_language(lang));
            shown.title().to_owned()
        };
        Self {
            id: page.id.clone(),
            titles: in_all(site, title),
            path: page.path().to_string(),
            page: site.address_of(page).map(str::to_owned),
            status: page.common.status.as_ref().map(|it| it.value.clone()),
        }
    }
}

fn pretty<T: Serialize>(data: &T) -> String {
    let text = serde_json::to_string_pretty(data);
    // Keys are texts and numbers are finite or null, so this does not fail. A `<` stands in texts alone; a server that
    // takes the file for a page finds no markup in it.
    text.unwrap_or_default().replace('<', "\\u003c") + "\n"
}

/// A day, as outputs write it.
fn day(date: Option<&crate::text::Spanned<crate::value::Date>>) -> Option<String> {
    date.map(|date| date.value.to_string())
}
