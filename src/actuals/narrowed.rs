//! What happened, as far as some readers may know it.
//!
//! A ledger names no audience, so its rows are for the sides alone; a party sees those that name it. A figure is shown
//! where two things hold: the documents that readers see define it, and they give the same figure as all documents do.
//! What rests on a hidden document is left out rather than told in part.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bench::{Bench, Filters};
use super::definition::Definition;
use super::evaluate;
use super::forecast::{self, Record};
use super::kpi::{self, Verdict};
use super::ledger::{Ledgers, Table};
use super::outcome::{Judgement, Outcome, Series};
use super::series::series;
use super::window::Window;
use super::{Actuals, in_force};
use crate::model::field::RefTarget;
use crate::model::{Audience, Kind, Playbook};
use crate::value::Date;

/// How many counterparties a figure is about at least, where the profile does not say.
const PARTIES: usize = 3;

/// The ledgers that are needed to read others: exchange rates.
const SHARED: &str = "rates";

/// What happened, for some readers, and the metrics over time.
#[derive(Debug, Clone)]
pub struct Narrowed {
    /// What happened.
    pub actuals: Actuals,
    /// The metrics over time.
    pub series: Vec<Series>,
}

/// What `audience` may know of `whole` on the day `as_of`; `playbook` has the documents that it sees.
///
/// # Errors
/// Where the engine for formulas cannot be set up.
pub fn narrowed(
    whole: &Actuals,
    playbook: &Playbook,
    audience: &Audience,
    as_of: Date,
) -> anyhow::Result<Narrowed> {
    let party = audience.party.as_deref();
    let bench = Bench::with_groups(playbook, &whole.ledgers, as_of)?;
    let sieve = Sieve {
        playbook,
        bench: &bench,
        party,
        least: least(playbook),
    };
    let seen = evaluate::outcomes(playbook, &bench, as_of);
    let outcomes: Vec<Outcome> = seen
        .into_iter()
        .filter_map(|outcome| sieve.outcome(outcome, &whole.outcomes))
        .collect();
    let ledgers = match party {
        Some(party) => whole.ledgers.of_party(party),
        None => Ledgers::default(),
    };
    let series = match party {
        Some(_) => series(playbook, &ledgers, as_of)?,
        None => sieve.series(series(playbook, &whole.ledgers, as_of)?),
    };
    let series = series
        .into_iter()
        .filter(|series| sieve.has_no_hidden(series));
    let series = series.map(without_sources).collect();
    let actuals = Actuals {
        verdict: verdict(whole, playbook, &outcomes),
        forecasts: forecasts(whole, playbook, &outcomes),
        outcomes,
        ledgers,
    };
    Ok(Narrowed { actuals, series })
}

/// Lets through what readers may know.
struct Sieve<'a> {
    playbook: &'a Playbook,
    bench: &'a Bench,
    party: Option<&'a str>,
    least: usize,
}

impl Sieve<'_> {
    /// An outcome by the documents that readers see, as far as it is that by all documents too.
    fn outcome(&self, seen: Outcome, whole: &[Outcome]) -> Option<Outcome> {
        let mut whole = whole.iter();
        let known = whole.find(|known| (&known.path, &known.key) == (&seen.path, &seen.key))?;
        let is_told = |judgement: &&Judgement| {
            known.judgements.contains(judgement) && self.may_be_told(&seen, judgement)
        };
        // Back from the last one: with a gap an older value would pass for the latest.
        let last = seen.judgements.iter().rev().take_while(is_told);
        let mut judgements: Vec<Judgement> = last.cloned().collect();
        judgements.reverse();
        let bare = |outcome: &Outcome| Outcome {
            judgements: Vec::new(),
            span: known.span,
            target_span: known.target_span,
            ..outcome.clone()
        };
        if judgements.is_empty() || bare(&seen) != bare(known) || !self.may_tell_baseline(&seen) {
            return None;
        }
        for judgement in &mut judgements {
            judgement.measure.sources.clear();
            judgement.measure.rows.clear();
        }
        Some(Outcome { judgements, ..seen })
    }

    fn may_be_told(&self, outcome: &Outcome, judgement: &Judgement) -> bool {
        let Ok(definition) = self.bench.definition(&outcome.metric) else {
            return false;
        };
        let Ok(mut filters) = Bench::filters(definition, &outcome.filters) else {
            return false;
        };
        if let Some(party) = self.party {
            let columns = party_columns(&definition.table);
            return filters
                .iter()
                .any(|(column, word)| columns.contains(column) && word == party);
        }
        if let Some(campaign) = &outcome.campaign {
            filters.extend(self.bench.campaign_filter(definition, campaign));
        }
        let named = self.named(definition, &filters, &judgement.window);
        self.are_enough(&named)
    }

    /// Whether what improvements are measured against tells nobody's own.
    fn may_tell_baseline(&self, outcome: &Outcome) -> bool {
        let definition = self.bench.definition(&outcome.metric).ok();
        let period = definition.and_then(|definition| definition.baseline);
        let (Some(_), Some(definition), Some(period)) = (outcome.baseline, definition, period)
        else {
            return true;
        };
        let window = Window {
            period,
            campaign: None,
            is_complete: true,
        };
        let filters = Bench::filters(definition, &outcome.filters).unwrap_or_default();
        self.party.is_some() || self.are_enough(&self.named(definition, &filters, &window))
    }

    /// The parties that the rows of a window name.
    fn named<'d>(
        &self,
        metric: &'d Definition,
        filters: &Filters,
        window: &Window,
    ) -> BTreeSet<&'d str> {
        let columns = party_columns(&metric.table);
        let rows = self.bench.rows(metric, filters, window).into_iter();
        let words = rows.flat_map(|row| {
            let columns = columns.iter();
            columns.filter_map(move |at| metric.table.word_at(*at, row))
        });
        words.collect()
    }

    /// Whether a figure over rows that name these counterparties tells nobody's own; rows that name none are about none.
    fn are_enough(&self, named: &BTreeSet<&str>) -> bool {
        let others = named.iter().filter(|id| !self.playbook.is_side(id)).count();
        others == 0 || others >= self.least
    }

    /// Series without the periods that are about too few.
    fn series(&self, mut all: Vec<Series>) -> Vec<Series> {
        for series in &mut all {
            let Ok(definition) = self.bench.definition(&series.metric) else {
                series.points.clear();
                continue;
            };
            let filters: Filters = Bench::filters(definition, &series.filters).unwrap_or_default();
            series.points.retain(|(window, _)| {
                let named = self.named(definition, &filters, window);
                self.are_enough(&named)
            });
        }
        all.retain(|series| !series.points.is_empty());
        all
    }

    /// Whether none of the rows' columns by which a series is split names a document that readers do not see.
    fn has_no_hidden(&self, series: &Series) -> bool {
        let Ok(definition) = self.bench.definition(&series.metric) else {
            return false;
        };
        let columns = &definition.table.schema.columns;
        series.filters.iter().all(|(name, value)| {
            let column = columns.iter().find(|column| *column.name == **name);
            let kind = column.and_then(|column| kind_of(column.refers?));
            kind.is_none_or(|kind| self.playbook.document(kind, value).is_some())
        })
    }
}

fn without_sources(mut series: Series) -> Series {
    for (_, measure) in &mut series.points {
        measure.sources.clear();
        measure.rows.clear();
    }
    series
}

fn kind_of(target: RefTarget) -> Option<Kind> {
    match target {
        RefTarget::Party | RefTarget::PartyOrPerson | RefTarget::Person => Some(Kind::Party),
        RefTarget::Metric => Some(Kind::Metric),
        RefTarget::Decision => Some(Kind::Decision),
        RefTarget::Brief => Some(Kind::Brief),
        RefTarget::Agreement => Some(Kind::Agreement),
        RefTarget::Candidate => Some(Kind::Candidate),
        _ => None,
    }
}

/// The verdict, where every part of it is seen and says the same.
fn verdict(whole: &Actuals, playbook: &Playbook, outcomes: &[Outcome]) -> Option<Verdict> {
    let seen = kpi::verdict(playbook, outcomes);
    seen.filter(|seen| whole.verdict.as_ref() == Some(seen))
}

/// The forecasts that are the same without what is hidden. How good all of them were is told where all are seen.
fn forecasts(whole: &Actuals, playbook: &Playbook, outcomes: &[Outcome]) -> Record {
    let mut seen = forecast::record(playbook, outcomes);
    let known = |own: &forecast::Forecasted| {
        whole.forecasts.forecasts.iter().any(|known| {
            let spanless = forecast::Forecasted {
                span: own.span,
                ..known.clone()
            };
            spanless == *own
        })
    };
    seen.forecasts.retain(known);
    if seen.forecasts.len() < whole.forecasts.forecasts.len() {
        // Out of reach: the record of some forecasts is not the record.
        seen.enough = usize::MAX;
    }
    seen
}

fn least(playbook: &Playbook) -> usize {
    let limits = playbook.profile.numbers.as_ref();
    let least = limits.and_then(|limits| limits.audience_parties.as_ref());
    least.map_or(PARTIES, |least| least.value as usize)
}

/// The columns of a ledger that name a party.
fn party_columns(table: &Table) -> Vec<usize> {
    let columns = table.schema.columns.iter().enumerate();
    let names = |refers| matches!(refers, Some(RefTarget::Party | RefTarget::PartyOrPerson));
    columns
        .filter(|(_, column)| names(column.refers))
        .map(|(at, _)| at)
        .collect()
}

impl Ledgers {
    /// Puts `words` where a row names a document that `playbook` does not have.
    pub fn veil(&mut self, playbook: &Playbook, words: &str) {
        for table in self.tables_mut() {
            let columns = table.schema.columns.iter();
            let kinds: Vec<Option<Kind>> = columns.map(|it| it.refers.and_then(kind_of)).collect();
            let columns = table.columns.iter_mut().zip(kinds);
            for (column, kind) in columns {
                let Some(kind) = kind.filter(|kind| *kind != Kind::Party) else {
                    continue;
                };
                column.replace(|word| {
                    let is_seen = word.is_empty() || playbook.document(kind, word).is_some();
                    (!is_seen).then(|| words.to_owned())
                });
            }
        }
    }

    /// The rows that name `party`, and the exchange rates; nothing of files that have none of these.
    fn of_party(&self, party: &str) -> Self {
        let mut own = Self::default();
        for table in self.tables() {
            let is_shared = table.schema.id == SHARED;
            let columns = party_columns(table);
            let names = |row: usize| {
                let mut words = columns.iter().filter_map(|at| table.word_at(*at, row));
                is_shared || words.any(|word| word == party)
            };
            let keeps: Vec<bool> = (0..table.len()).map(names).collect();
            let has_file = !table.files.is_empty();
            if has_file && keeps.contains(&true) {
                own.put(Arc::new(table.only(&keeps)));
            }
        }
        own
    }
}

/// The expectations whose standing on `as_of` is the same without what is hidden: path and key.
pub fn standing_alike(
    whole: &Playbook,
    seen: &Playbook,
    as_of: Date,
) -> BTreeSet<(crate::text::DocPath, String)> {
    let all = in_force::promises(whole, as_of);
    let own = in_force::promises(seen, as_of).into_iter();
    own.filter(|own| {
        all.iter().any(|other| {
            other.page.path() == own.page.path()
                && other.key.value == own.key.value
                && other.standing == own.standing
        })
    })
    .map(|own| (own.page.path().clone(), own.key.value.clone()))
    .collect()
}
