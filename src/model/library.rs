//! Ready metrics: definitions that come with the program, which a playbook's metric may use.
//!
//! They are the documents of `library/`, read like any document of a playbook. What a playbook
//! writes itself wins over what it takes from here.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::config::Config;
use super::kinds::{Facts, Metric};
use super::load::read_config;
use super::page::{self, Page};
use super::playbook::{Document, Playbook};
use crate::finding::Report;
use crate::locale::Lang;
use crate::parse::{Content, Entry};
use crate::source::CONFIG_FILE;
use crate::text::{DocPath, SourceFile, Span, Spanned};

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/library");

// Read without the pool of threads that reads playbooks: whoever comes first may be one of them.
static DOCUMENTS: LazyLock<BTreeMap<&str, Document>> =
    LazyLock::new(|| documents(&mut Report::default()));

/// What the key `uses` writes before the name of a ready metric.
pub const PREFIX: &str = "builtin/";

/// Stands in a unit for the playbook's reporting currency.
const CURRENCY: &str = "{currency}";

/// Keys that say which document it is rather than what its number means.
const NAMING_KEYS: [&str; 2] = ["kind", "title"];

/// The names of the ready metrics, sorted; their pages are not read for it.
pub fn names() -> Vec<&'static str> {
    let files = PAGES.files().filter_map(|file| file.path().to_str());
    let names = files.filter_map(|file| file.strip_suffix(".md"));
    let mut names: Vec<&str> = names.filter(|name| !name.contains('.')).collect();
    names.sort_unstable();
    names
}

/// The page of a ready metric, with its translations.
pub fn document(name: &str) -> Option<&'static Document> {
    DOCUMENTS.get(name)
}

/// The definition of a ready metric. Its unit may hold `{currency}`, and its companions are names
/// of ready metrics; [`Playbook::metric_definition`] makes both the playbook's own.
pub fn metric(name: &str) -> Option<&'static Metric> {
    facts(&document(name)?.page)
}

/// What is written after `uses` for each ready metric.
pub fn references() -> Vec<String> {
    let names = names().into_iter();
    names.map(|name| format!("{PREFIX}{name}")).collect()
}

/// The name in `builtin/NAME`, where there is such a ready metric.
pub fn named(reference: &str) -> Option<&'static str> {
    let name = reference.strip_prefix(PREFIX)?;
    names().into_iter().find(|known| *known == name)
}

/// The reference that was meant by `text`: the prefix may be forgotten, the name misspelled.
pub fn nearest(text: &str) -> Option<String> {
    let name = text.rsplit('/').next().unwrap_or(text);
    crate::text::nearest(name, names()).map(|near| format!("{PREFIX}{near}"))
}

/// The name of the ready metric that a document uses, where it is one.
pub fn used_by(page: &Page) -> Option<&'static str> {
    named(facts(page)?.uses.as_ref()?.as_str())
}

/// The keys of a ready metric, as a metric of a playbook would write them.
pub fn keys(page: &Page) -> String {
    let entries = page.fields.entries().iter();
    let defining = entries.filter(|entry| !NAMING_KEYS.contains(&entry.key.as_str()));
    let line = |entry: &Entry| page.file.slice(entry.key.span.to(entry.value.span));
    defining.map(line).collect::<Vec<_>>().join("\n")
}

fn facts(page: &Page) -> Option<&Metric> {
    match &page.facts {
        Facts::Metric(metric) => Some(metric),
        _ => None,
    }
}

/// Every page, with what is wrong with them: nothing.
fn documents(report: &mut Report) -> BTreeMap<&'static str, Document> {
    let text = b"format = 1\nlanguages = [\"en\", \"ru\"]\n";
    let config = read_config(&SourceFile::new(DocPath::new(CONFIG_FILE), text), report);
    let mut documents = BTreeMap::new();
    for name in names() {
        let translations = Lang::ALL
            .into_iter()
            .filter_map(|lang| Some((lang, read(&format!("{name}.{lang}.md"), &config, report)?)));
        let translations = translations.collect();
        if let Some(page) = read(&format!("{name}.md"), &config, report) {
            documents.insert(name, Document { page, translations });
        }
    }
    documents
}

fn read(file: &str, config: &Config, report: &mut Report) -> Option<Arc<Page>> {
    let bytes = PAGES.get_file(file)?.contents();
    let path = DocPath::new(&format!("library/{file}"));
    Some(Arc::new(page::read(
        SourceFile::new(path, bytes),
        config,
        report,
    )))
}

impl Playbook {
    /// What the number of `metric` is: its own keys, and for those that it does not write the keys
    /// of the ready metric that it uses.
    ///
    /// What comes from there has the place of `uses`. Its unit is in the reporting currency, and
    /// unknown where the playbook names none; its companions are those that the playbook has.
    pub fn metric_definition<'m>(&self, metric: &'m Metric) -> Cow<'m, Metric> {
        let Some((uses, ready)) = metric
            .uses
            .as_ref()
            .and_then(|uses| Some((uses, self::metric(named(uses.as_str())?)?)))
        else {
            return Cow::Borrowed(metric);
        };
        let at = uses.span;
        let mut merged = metric.clone();
        take(&mut merged.better, ready.better.as_ref(), at);
        take(&mut merged.ledger, ready.ledger.as_ref(), at);
        take(&mut merged.formula, ready.formula.as_ref(), at);
        take(&mut merged.count, ready.count.as_ref(), at);
        take(&mut merged.frequency, ready.frequency.as_ref(), at);
        take(&mut merged.denominator, ready.denominator.as_ref(), at);
        take(&mut merged.min_n, ready.min_n.as_ref(), at);
        take(&mut merged.additive, ready.additive.as_ref(), at);
        let unit = ready.unit.as_ref().and_then(|unit| self.own_unit(unit));
        merged.unit = merged.unit.or(unit.map(|unit| Spanned::new(unit, at)));
        if merged.companions.is_none() {
            let names = ready.companions.iter().flat_map(|names| names.value.iter());
            let here = names.flat_map(|name| self.metrics_like(name.as_str()));
            let here = here.map(|id| Spanned::new(super::ids::MetricId(id), at));
            merged.companions = Some(Spanned::new(here.collect(), at));
        }
        Cow::Owned(merged)
    }

    /// The entry of the front matter under `key`, of the ready metric where `page` uses one and
    /// does not write the key itself. Its places are those in the library's page.
    pub fn ready_entry(&self, page: &Page, key: &str) -> Option<Entry> {
        let is_written = page
            .fields
            .get(key)
            .is_some_and(|entry| !entry.value.is_null());
        if is_written || NAMING_KEYS.contains(&key) || key == "companions" {
            return None;
        }
        let ready = &document(used_by(page)?)?.page;
        let mut entry = ready.fields.get(key)?.clone();
        if let Content::Scalar(text, _) = &mut entry.value.content {
            *text = self.own_unit(text)?;
        }
        Some(entry)
    }

    /// A unit with the reporting currency in it, where the playbook names one.
    fn own_unit(&self, unit: &str) -> Option<String> {
        if !unit.contains(CURRENCY) {
            return Some(unit.to_owned());
        }
        let currency = self.config.currency.as_ref()?;
        Some(unit.replace(CURRENCY, currency.value.code()))
    }

    /// The playbook's metrics that have the name of a ready metric, or use it.
    fn metrics_like(&self, name: &str) -> Vec<String> {
        let like = self
            .metrics()
            .filter(|(page, _)| page.id == name || used_by(page) == Some(name));
        like.map(|(page, _)| page.id.clone()).collect()
    }
}

/// Fills what is not written with what is ready, at the place of `uses`.
fn take<T: Clone>(own: &mut Option<Spanned<T>>, ready: Option<&Spanned<T>>, at: Span) {
    if own.is_none() {
        *own = ready.map(|ready| Spanned::new(ready.value.clone(), at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::Better;
    use crate::model::{DERIVED_LEDGERS, ParseCache, load};
    use crate::source::Memory;
    use crate::value::Unit;

    fn playbook(config: &str, keys: &str) -> Playbook {
        let files = [
            (CONFIG_FILE, config.to_owned()),
            (
                "metrics/price.md",
                format!("---\ntitle: Price\n{keys}\n---\n"),
            ),
            (
                "metrics/requirements.md",
                "---\ntitle: R\nuses: builtin/quality\n---\n".to_owned(),
            ),
        ];
        load(&Memory::of(files), &ParseCache::new())
            .unwrap()
            .playbook
    }

    fn definition(config: &str, keys: &str) -> (Metric, Page) {
        let playbook = playbook(config, keys);
        let (page, metric) = playbook.metrics().next().unwrap();
        (
            playbook.metric_definition(metric).into_owned(),
            page.clone(),
        )
    }

    const IN_EUROS: &str = "format = 1\ncurrency = \"EUR\"\n";

    #[test]
    fn every_page_reads_without_a_finding() {
        let mut report = Report::default();
        let documents = documents(&mut report);
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        assert!(
            documents.len() > 20,
            "there are {} ready metrics",
            documents.len()
        );
        assert_eq!(documents.keys().copied().collect::<Vec<_>>(), names());
        for (name, document) in &documents {
            assert_eq!(document.page.id, *name);
        }
    }

    #[test]
    fn a_page_has_the_same_sections_in_each_language() {
        for name in names() {
            let document = document(name).unwrap();
            let languages: Vec<Lang> = document.pages().map(|page| page.lang).collect();
            assert_eq!(languages, [Lang::En, Lang::Ru], "{name}");
            for page in document.pages() {
                let sections = page.outline.headings.iter();
                let sections: Vec<&str> = sections.map(|heading| &*heading.text).collect();
                let expected = match page.lang {
                    Lang::En => ["Definition", "Denominator", "How to read it", "Source"],
                    Lang::Ru => ["Определение", "Знаменатель", "Как читать", "Источник"],
                };
                assert_eq!(sections, expected, "{name}");
                assert!(page.words() > 60, "{name} says little in {}", page.lang);
            }
        }
    }

    #[test]
    fn a_definition_says_all_that_a_number_needs() {
        for name in names() {
            let metric = metric(name).unwrap();
            assert!(
                metric.better.is_some() && metric.formula.is_some(),
                "{name}"
            );
            assert!(
                metric.denominator.is_some() && metric.frequency.is_some(),
                "{name}"
            );
            assert_eq!(
                metric.additive.as_ref().map(|it| it.value),
                Some(false),
                "{name}"
            );
            let ledger = metric.ledger.as_ref().unwrap().as_str();
            let ledgers = crate::model::BUILT_IN_LEDGERS
                .iter()
                .chain(&DERIVED_LEDGERS);
            assert!(
                ledgers.into_iter().any(|known| *known == ledger),
                "{name}: {ledger}"
            );
            let unit = metric.unit.as_ref().unwrap().replace(CURRENCY, "EUR");
            assert!(Unit::parse(&unit).is_ok(), "{name}: {unit}");
            for companion in metric.companions.iter().flat_map(|names| names.iter()) {
                assert!(
                    names().contains(&companion.as_str()),
                    "{name}: {companion:?}"
                );
            }
            let own = [
                metric.split_by.is_some(),
                metric.baseline.is_some(),
                metric.uses.is_some(),
            ];
            assert_eq!(own, [false; 3], "{name}: these are the playbook's own");
        }
    }

    #[test]
    fn a_metric_takes_what_it_does_not_write() {
        let (metric, page) = definition(IN_EUROS, "uses: builtin/cpe\nsplit_by: [market]");
        let formula = metric.formula.unwrap();
        assert_eq!(formula.value, "sum(spend) / sum(engagements)");
        assert_eq!(page.file.slice(formula.span), "builtin/cpe");
        assert_eq!(metric.unit.unwrap().value, "EUR/engagement");
        assert_eq!(metric.better.unwrap().value, Better::Lower);
        assert_eq!(metric.ledger.unwrap().as_str(), "performance");
        assert_eq!(metric.min_n.unwrap().value, 3);
        assert_eq!(metric.split_by.unwrap().len(), 1);
        let companions = metric.companions.unwrap();
        let companions: Vec<&str> = companions.iter().map(|id| id.as_str()).collect();
        assert_eq!(companions, ["requirements"], "those that the playbook has");
    }

    #[test]
    fn what_a_metric_writes_itself_wins() {
        let keys = "uses: builtin/cpe\nunit: USD/reaction\nbetter: higher\nmin_n: 9\ncompanions: []\n\
            formula: avg(spend)";
        let (metric, page) = definition(IN_EUROS, keys);
        assert_eq!(metric.unit.unwrap().value, "USD/reaction");
        assert_eq!(metric.better.unwrap().value, Better::Higher);
        assert_eq!(metric.min_n.unwrap().value, 9);
        assert_eq!(metric.companions.unwrap().value, []);
        let formula = metric.formula.unwrap();
        assert_eq!(page.file.slice(formula.span), "avg(spend)");
        assert_eq!(metric.ledger.unwrap().as_str(), "performance");
    }

    #[test]
    fn a_unit_of_money_needs_the_reporting_currency() {
        let (metric, _) = definition("format = 1\n", "uses: builtin/cpe");
        assert_eq!(metric.unit, None);
        let (metric, _) = definition("format = 1\n", "uses: builtin/on-time");
        assert_eq!(metric.unit.unwrap().value, "%");
    }

    #[test]
    fn without_a_ready_metric_a_definition_is_what_is_written() {
        for keys in ["unit: h", "uses: builtin/nothing"] {
            let playbook = playbook(IN_EUROS, keys);
            let (_, metric) = playbook.metrics().next().unwrap();
            let definition = playbook.metric_definition(metric);
            assert!(matches!(definition, Cow::Borrowed(_)), "{keys}");
        }
    }

    #[test]
    fn the_nearest_ready_metric_is_found_without_its_prefix() {
        assert_eq!(nearest("on_time").as_deref(), Some("builtin/on-time"));
        assert_eq!(
            nearest("builtin/turnarund").as_deref(),
            Some("builtin/turnaround")
        );
        assert_eq!(nearest("builtin/"), None);
        assert_eq!(named("builtin/cpe.ru"), None);
    }
}
