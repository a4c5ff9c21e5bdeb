//! Cards: what there is to know about a thing that is named.

use super::super::View;
use super::super::names::{Thing, item_entry, page_at};
use super::super::say::{code, plain, say};
use super::{actual, figures, zone};
use crate::actuals::ledger::schemas;
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::model::kinds::{Decision, Metric, PartnershipStatus, Party};
use crate::model::{Document, Facts, Page, Playbook, library};
use crate::rules;

/// The card of a thing, in Markdown.
pub(in crate::assist) fn card(view: &View<'_>, thing: &Thing) -> Option<String> {
    let playbook = view.context.playbook;
    let lang = view.lang;
    match thing {
        Thing::Document(kind, id) => Some(of_document(view, playbook.document(*kind, id)?)),
        Thing::Person(id) => person(view, id),
        Thing::Item { kind, id, key } => {
            item(view, thing, &playbook.document(*kind, id)?.page, key)
        }
        Thing::Market(id) => market(playbook, id, lang),
        Thing::Ledger(id) => ledger(view, id),
        Thing::ReadyMetric(name) => ready(name, lang),
        Thing::Rule(id) => {
            let rule = rules::find(id)?;
            let level = Message::new(format!("level-{}", rule.level)).text(lang);
            let head = format!("**{}** · {level}", code(rule.id));
            Some(format!("{head}\n\n{}", rule.summary(lang)))
        }
        Thing::Heading(path, _) => {
            let (_, heading) = thing.heading(playbook)?;
            let page = page_at(playbook, path)?;
            Some(format!(
                "**{}**\n\n{}",
                plain(&heading.text),
                plain(page.title())
            ))
        }
        Thing::File(path) => Some(code(path.as_str())),
    }
}

/// The lines that are there, with a blank one between them.
fn lines(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    parts.join("\n\n")
}

fn said(id: &'static str, value: &str, lang: Lang) -> String {
    Message::new(id).with("value", value).text(lang)
}

fn of_document(view: &View<'_>, document: &Document) -> String {
    let page = &document.page;
    let lang = view.lang;
    let kind = page.kind.label(lang);
    let title = plain(document.in_language(lang).title());
    let head = format!("**{title}** · {} · {}", kind.to_lowercase(), code(&page.id));
    let own = match &page.facts {
        Facts::Metric(metric) => of_metric(view, page, metric),
        Facts::Party(party) => of_party(view, party),
        Facts::Decision(decision) => of_decision(view, page, decision),
        _ => of_any(view, document),
    };
    lines([Some(head), Some(own)])
}

fn of_metric(view: &View<'_>, page: &Page, metric: &Metric) -> String {
    let lang = view.lang;
    let metric = view.context.playbook.metric_definition(metric);
    let unit = metric.unit.as_ref().map(|unit| code(&unit.value));
    let better = metric
        .better
        .as_ref()
        .map(|better| better.label(lang).to_lowercase());
    let measured = [unit, better]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let formula = metric.formula.as_ref().map(|formula| code(&formula.value));
    let ledger = metric.ledger.as_ref().map(|ledger| code(ledger.as_str()));
    let formula = formula.zip(ledger).map(|(formula, ledger)| {
        let message = Message::new("assist-formula").with("formula", formula);
        message.with("ledger", ledger).text(lang)
    });
    let latest = figures::latest(view, &page.id);
    let latest = latest.map(|latest| said("assist-latest", &latest, lang));
    lines([Some(measured), formula, latest, owner(view, page)])
}

fn of_party(view: &View<'_>, party: &Party) -> String {
    let lang = view.lang;
    let sort = party
        .party_type
        .as_ref()
        .map(|sort| sort.label(lang).to_owned());
    let country = party.country.as_ref().map(|country| plain(&country.value));
    let first = [sort, country]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let people = party.people.iter().flat_map(|people| people.value.iter());
    let people: Vec<String> = people
        .filter_map(|it| Some(plain(&it.value.as_ref()?.name.as_ref()?.value)))
        .collect();
    let people = Some(people.join(", ")).filter(|people| !people.is_empty());
    lines([Some(first), clock(view, party), people])
}

/// Zone, difference, hours and languages of a party.
fn clock(view: &View<'_>, party: &Party) -> Option<String> {
    let zone = party.timezone.as_ref();
    let name = zone.map(|zone| zone.name().to_owned());
    let apart = zone.and_then(|zone| zone::difference(view, zone));
    let hours = party.hours.as_ref().map(|hours| hours.value.to_string());
    let languages = party.languages.iter().flat_map(|it| it.value.iter());
    let languages: Vec<String> = languages.map(|it| plain(&it.value)).collect();
    let languages = Some(languages.join(", ")).filter(|it| !it.is_empty());
    let parts = [name, apart, hours, languages];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn of_decision(view: &View<'_>, page: &Page, decision: &Decision) -> String {
    let lang = view.lang;
    let status = page
        .decision_status()
        .map(|status| status.label(lang).to_owned());
    let day = decided(decision).or(page.common.date.as_ref().map(|date| date.value));
    let day = day.map(|day| lang.long_date(day));
    let first = [status, day]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let decider = decision.first_decider();
    let decider = decider.map(|id| said("assist-decider", &name(view, id.as_str()), lang));
    let driver = decision.driver.as_ref();
    let driver = driver.map(|id| said("assist-driver", &name(view, id.as_str()), lang));
    lines([Some(first), decider, driver])
}

fn decided(decision: &Decision) -> Option<crate::value::Date> {
    use crate::model::field::Either;
    Some(match &decision.decided.as_ref()?.value {
        Either::This(moment) => moment.date(),
        Either::That(date) => *date,
    })
}

fn of_any(view: &View<'_>, document: &Document) -> String {
    let lang = view.lang;
    let page = &document.page;
    let own = page.common.status.as_ref();
    let own = own.and_then(|status| PartnershipStatus::from_word(status));
    let own = own.filter(|_| matches!(page.facts, Facts::Partnership(_)));
    let status = page.status().map(|status| status.label(lang));
    let status = own.map(|status| status.label(lang)).or(status);
    let day = page
        .common
        .date
        .as_ref()
        .map(|date| lang.long_date(date.value));
    let first = [status.map(str::to_owned), day];
    let first = first.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let summary = page
        .common
        .summary
        .as_ref()
        .map(|summary| plain(&summary.value));
    lines([Some(first), summary, owner(view, page)])
}

fn owner(view: &View<'_>, page: &Page) -> Option<String> {
    let owner = page.common.owner.as_ref()?;
    Some(said("assist-owner", &name(view, owner.as_str()), view.lang))
}

/// How a person or a party is called.
fn name(view: &View<'_>, id: &str) -> String {
    let playbook = view.context.playbook;
    let person = playbook
        .person(id)
        .and_then(|(_, person)| person.name.as_ref());
    plain(person.map_or(id, |name| name.value.as_str()))
}

fn person(view: &View<'_>, id: &str) -> Option<String> {
    let lang = view.lang;
    let playbook = view.context.playbook;
    let (page, person) = playbook.person(id)?;
    let party = playbook.at(page.path())?.in_language(lang);
    let head = format!("**{}** · {}", name(view, id), plain(party.title()));
    let roles = person.roles.iter().flat_map(|roles| roles.value.iter());
    let roles: Vec<&str> = roles.map(|role| role.label(lang)).collect();
    let clock = match &page.facts {
        Facts::Party(party) => clock(view, party),
        _ => None,
    };
    let until = person
        .until
        .as_ref()
        .map(|until| said("assist-until", &lang.long_date(until.value), lang));
    let heir = person.replaced_by.as_ref();
    let heir = heir.map(|heir| said("assist-replaced-by", &name(view, heir.as_str()), lang));
    Some(lines([
        Some(head),
        Some(roles.join(", ")),
        clock,
        until,
        heir,
    ]))
}

fn item(view: &View<'_>, thing: &Thing, page: &Page, key: &str) -> Option<String> {
    // What an amendment replaces is told as it reads now.
    let latest = actual::outcomes(view, thing).into_iter().next();
    let latest = latest.and_then(|it| page_at(view.context.playbook, &it.path));
    let shown = latest
        .filter(|page| item_entry(page, key).is_some())
        .unwrap_or(page);
    let expectation = match &shown.facts {
        Facts::Agreement(agreement) => agreement.expectations.as_ref(),
        Facts::Brief(brief) => brief.expectations.as_ref(),
        Facts::Alignment(sheet) => sheet.success.as_ref(),
        _ => None,
    };
    let mut entries = expectation.into_iter().flat_map(|it| it.value.iter());
    let found = entries.find(|entry| entry.key.value == key);
    if let Some(found) = found.and_then(|entry| entry.value.as_ref()) {
        let card = actual::of_expectation(view, thing, key, found);
        return Some(format!("{card}\n\n{}", plain(shown.title())));
    }
    let entry = item_entry(page, key)?;
    let text = page.file.slice(entry.value.span);
    let short: String = text.chars().take(300).collect();
    let fenced = format!("```yaml\n{}\n```", short.replace("```", "'''").trim_end());
    Some(lines([
        Some(format!("**{}** · {}", code(key), plain(page.title()))),
        Some(fenced),
    ]))
}

fn market(playbook: &Playbook, id: &str, lang: Lang) -> Option<String> {
    let mut markets = playbook
        .config
        .markets
        .iter()
        .flat_map(|it| it.value.iter());
    let market = markets.find(|entry| entry.key.value == id)?;
    let facts = market.value.as_ref();
    let title = facts.and_then(|facts| facts.title.as_ref());
    let title = title.map_or(id, |title| title.text(lang));
    let currency = facts.and_then(|facts| facts.currency.as_ref());
    let currency = currency.map(|currency| currency.code().to_owned());
    let head = format!("**{}** · {}", plain(title), say("target-market", lang));
    Some(lines([Some(head), currency]))
}

fn ledger(view: &View<'_>, id: &str) -> Option<String> {
    let lang = view.lang;
    let context = view.context;
    let words = crate::actuals::ledger::built_in_words(id, lang);
    let (_, row) = words
        .and_then(|words| words.split_once(": "))
        .unwrap_or_default();
    let table = context.actuals.ledgers.table(id);
    let schemas = schemas(&context.playbook.config);
    let declared = schemas.iter().find(|schema| schema.id == id);
    let schema = table.map(|table| &table.schema).or(declared)?;
    let columns: Vec<String> = schema.columns.iter().map(|it| code(&it.name)).collect();
    let rows = table.map(|table| {
        Message::new("assist-rows")
            .with("n", table.len())
            .text(lang)
    });
    let head = format!("**{}** · {}", code(id), say("target-ledger", lang));
    Some(lines([
        Some(head),
        Some(row.to_owned()),
        rows,
        Some(columns.join(", ")),
    ]))
}

fn ready(name: &str, lang: Lang) -> Option<String> {
    let document = library::document(name)?;
    let head = format!(
        "**{}** · {}",
        plain(document.in_language(lang).title()),
        code(name)
    );
    let keys = format!("```yaml\n{}\n```", library::keys(&document.page));
    Some(format!("{head}\n\n{keys}"))
}
