//! `comity schema`: JSON Schemas of what is written by hand and of what is printed for programs.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::args::SchemaArgs;
use super::console::Console;
use super::environment::Environment;
use super::opened::Opened;
use super::report::json::{self as check, pretty};
use super::report::jsonl;
use super::{Exit, Failure, align, diff, doctor, log, profile, rules, status, verify};
use crate::actuals::ledger::{self, table_schema};
use crate::locale::{Lang, Message};
use crate::model::config::Config;
use crate::model::field::Choice as _;
use crate::model::{Kind, schema};
use crate::site::outputs::data;
use crate::source::{CONFIG_FILE, find};

/// Something that has a schema, apart from the kinds of documents.
struct Described {
    /// What it is called on the command line; `schema-NAME` is the message that says what it is.
    name: &'static str,
    schema: fn(Lang) -> Value,
}

const DESCRIBED: [Described; 23] = [
    Described {
        name: "translation",
        schema: schema::of_translation,
    },
    Described {
        name: "config",
        schema: schema::of_config,
    },
    Described {
        name: "profile",
        schema: schema::of_profile,
    },
    Described {
        name: "check",
        schema: |_| of_output::<check::CheckOutput>(check::SCHEMA),
    },
    Described {
        name: "check-line",
        schema: |_| of_output::<jsonl::Line>(jsonl::SCHEMA),
    },
    Described {
        name: "align",
        schema: |_| of_output::<align::AlignOutput>(align::SCHEMA),
    },
    Described {
        name: "diff",
        schema: |_| of_output::<diff::DiffOutput>(diff::SCHEMA),
    },
    Described {
        name: "doctor",
        schema: |_| of_output::<doctor::DoctorOutput>(doctor::SCHEMA),
    },
    Described {
        name: "log",
        schema: |_| of_output::<log::LogOutput>(log::SCHEMA),
    },
    Described {
        name: "profile-show",
        schema: |_| of_output::<profile::ProfileShowOutput>(profile::SHOW_SCHEMA),
    },
    Described {
        name: "profile-diff",
        schema: |_| of_output::<profile::ProfileDiffOutput>(profile::DIFF_SCHEMA),
    },
    Described {
        name: "rules",
        schema: |_| of_output::<rules::RulesOutput>(rules::SCHEMA),
    },
    Described {
        name: "status",
        schema: |_| of_output::<status::StatusOutput>(status::SCHEMA),
    },
    Described {
        name: "why",
        schema: |_| of_output::<status::WhyOutput>(status::WHY_SCHEMA),
    },
    Described {
        name: "verify",
        schema: |_| of_output::<verify::VerifyOutput>(verify::SCHEMA),
    },
    Described {
        name: "data-partnership",
        schema: |_| of_output::<data::PartnershipData>("comity.data-partnership/v1"),
    },
    Described {
        name: "data-expectations",
        schema: |_| of_output::<data::ExpectationsData>("comity.data-expectations/v1"),
    },
    Described {
        name: "data-metrics",
        schema: |_| of_output::<data::MetricsData>("comity.data-metrics/v1"),
    },
    Described {
        name: "data-decisions",
        schema: |_| of_output::<data::DecisionsData>("comity.data-decisions/v1"),
    },
    Described {
        name: "data-campaigns",
        schema: |_| of_output::<data::CampaignsData>("comity.data-campaigns/v1"),
    },
    Described {
        name: "data-health",
        schema: |_| of_output::<data::HealthData>("comity.data-health/v1"),
    },
    Described {
        name: "data-calendar",
        schema: |_| of_output::<data::CalendarData>("comity.data-calendar/v1"),
    },
    Described {
        name: "data-findings",
        schema: |_| of_output::<data::FindingsData>("comity.data-findings/v1"),
    },
];

pub(super) fn run(
    args: &SchemaArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let lang = console.view.lang;
    if args.ledgers {
        console.print(&pretty(&ledgers(lang, environment)?))?;
        return Ok(Exit::Fine);
    }
    match &args.what {
        None => console.print(&list(lang))?,
        Some(what) => console.print(&pretty(&named(what, lang, environment)?))?,
    }
    Ok(Exit::Fine)
}

fn named(what: &str, lang: Lang, environment: &Environment) -> anyhow::Result<Value> {
    if let Some(kind) = Kind::from_word(what) {
        let config = config(environment)?;
        let own = config
            .map(|config| config.own_fields(kind))
            .unwrap_or_default();
        return Ok(schema::of_kind(kind, &own, lang));
    }
    match DESCRIBED.iter().find(|described| described.name == what) {
        Some(described) => Ok((described.schema)(lang)),
        None => Err(Failure::unknown("no-such-schema", what, names()).into()),
    }
}

/// The Table Schema of each ledger, by its id: the built-in ones, then the playbook's own.
fn ledgers(lang: Lang, environment: &Environment) -> anyhow::Result<Value> {
    let config = config(environment)?.unwrap_or_default();
    let schemas = ledger::schemas(&config).into_iter();
    let schemas = schemas.map(|schema| (schema.id.clone(), table_schema(&schema, lang)));
    Ok(Value::Object(schemas.collect()))
}

/// The configuration of the playbook around this folder, for its own fields.
fn config(environment: &Environment) -> anyhow::Result<Option<Config>> {
    let mut above = environment.folder.ancestors();
    if !above.any(|folder| folder.join(CONFIG_FILE).is_file()) {
        return Ok(None);
    }
    let roots = find(&environment.folder).unwrap_or_default();
    let [root] = roots.as_slice() else {
        return Ok(None);
    };
    Ok(Some(
        Opened::read(root, None, environment)?
            .loaded
            .playbook
            .config,
    ))
}

fn of_output<T: JsonSchema>(id: &str) -> Value {
    // As it is written, not as it would be read: every key is there, though it may be null.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert(
        "$id".to_owned(),
        json!(format!("https://comity.example/schema/{id}.json")),
    );
    schema.insert("title".to_owned(), json!(id));
    schema.to_value()
}

fn names() -> impl Iterator<Item = &'static str> {
    let kinds = Kind::ALL.iter().map(|kind| kind.word());
    kinds.chain(DESCRIBED.iter().map(|described| described.name))
}

fn list(lang: Lang) -> String {
    let longest = names().map(str::len).max().unwrap_or(0);
    let line = |name: &str, about: &str| format!("  {name:longest$}  {about}\n");
    let kinds = Kind::ALL
        .iter()
        .map(|kind| line(kind.word(), kind.label(lang)));
    let others = DESCRIBED.iter().map(|described| {
        let about = Message::new(format!("schema-{}", described.name));
        line(described.name, &about.text(lang))
    });
    let kinds_head = Message::new("schema-kinds").text(lang);
    let others_head = Message::new("schema-others").text(lang);
    let about = Message::new("schema-ledgers").text(lang);
    let others = others.chain([line("--ledgers", &about)]);
    let (kinds, others): (String, String) = (kinds.collect(), others.collect());
    format!("{kinds_head}\n{kinds}\n{others_head}\n{others}")
}
