//! What was decided, by whom, how fast.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Of, Texts, in_all};
use crate::history::decisions::{DecisionLife, Told, lives, told};
use crate::site::Site;

const SCHEMA: &str = "comity.data-decisions/v1";

/// `data/decisions.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DecisionsData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// In the order of their proposals; what only Git knows is null where it was not asked.
    decisions: Vec<Decision>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "DecisionOnPage")]
struct Decision {
    #[serde(flatten)]
    told: Told,
    /// What it is called, by language.
    titles: Texts,
    /// Its page below the root of the site; null for one that was removed.
    page: Option<String>,
}

pub(super) fn of(site: &Site) -> DecisionsData {
    let own = site.past.as_ref().map(|past| past.lives.clone());
    // Without Git nothing can be missing that reading could fail on.
    let lives =
        own.unwrap_or_else(|| lives(&site.playbook, None, site.options.as_of).unwrap_or_default());
    DecisionsData {
        schema: SCHEMA,
        of: Of::site(site),
        decisions: lives.iter().map(|life| decision(site, life)).collect(),
    }
}

fn decision(site: &Site, life: &DecisionLife) -> Decision {
    let document = site.playbook.at(&life.path);
    let title = |lang| {
        let shown = document.map_or(&life.page, |document| document.in_language(lang));
        shown.title().to_owned()
    };
    let page = document.and_then(|document| site.address_of(&document.page));
    Decision {
        told: told(life, life.page.title().to_owned()),
        titles: in_all(site, title),
        page: page.map(str::to_owned),
    }
}
