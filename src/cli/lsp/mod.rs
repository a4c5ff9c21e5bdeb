//! `comity lsp`: what editors show of a playbook while somebody writes it.
//!
//! One thread runs the loop ([`server`]): it takes one event after another and answers each before
//! it looks at the next. A second one reads whole playbooks and runs every rule ([`judge`]); what it
//! finds comes back as an event. [`session`] is a playbook with what was typed in it. Everything
//! about the protocol stays in this folder; what is answered comes from [`crate::assist`] and
//! [`crate::rules`].

mod actions;
mod assistance;
mod client;
mod diagnostics;
mod documents;
mod edits;
mod folding;
mod inbox;
mod judge;
mod lines;
mod notifications;
mod places;
mod publish;
mod requests;
mod server;
mod session;
mod shift;
mod symbols;
mod uri;

use std::sync::mpsc::channel;
use std::thread;

use anyhow::Context as _;
use gen_lsp_types::InitializeParams;
use lsp_server::Connection;

use super::args::LspArgs;
use super::environment::Environment;
use super::{Exit, Failure};
use crate::locale::Lang;
use crate::value::Date;
use client::Client;
use inbox::{Event, Inbox, event};
use server::{Left, Server};

/// What the command line and the surroundings say.
#[derive(Debug, Clone)]
pub struct Settings {
    environment: Environment,
    /// The language that the command line names.
    asked: Option<Lang>,
    /// The language of those who name none.
    lang: Lang,
    as_of: Option<Date>,
}

impl Settings {
    /// Those of a process whose command line asks for nothing: nothing is kept between two runs.
    pub fn of_tests() -> Self {
        let mut environment = Environment::of_process();
        environment.cache = None;
        Self {
            environment,
            asked: None,
            lang: Lang::En,
            as_of: None,
        }
    }
}

/// Serves the editor that started this process, over its standard input and output.
pub(super) fn run(
    args: &LspArgs,
    environment: &Environment,
    languages: &[Lang],
) -> anyhow::Result<Exit> {
    let settings = Settings {
        environment: environment.clone(),
        asked: languages.first().copied(),
        lang: environment.lang,
        as_of: args.as_of,
    };
    let (connection, threads) = Connection::stdio();
    let exit = serve(&connection, &settings)?;
    drop(connection);
    // What the editor sent last may have been no message at all; it is gone either way.
    if let Err(error) = threads.join() {
        log(&error.to_string());
    }
    Ok(exit)
}

/// Serves an editor until it leaves: [`Exit::Fine`] where it said so before.
///
/// # Errors
/// Where the editor does not begin as the protocol has it.
pub fn serve(connection: &Connection, settings: &Settings) -> anyhow::Result<Exit> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams =
        serde_json::from_value(params).context("cannot read `initialize`")?;
    let client = Client::of(&params, settings);
    let told = serde_json::to_value(client.told())?;
    connection.initialize_finish(id, told)?;
    let (sender, events) = channel();
    let judge = judge::start(&settings.environment, settings.as_of, sender.clone())?;
    let messages = connection.receiver.clone();
    thread::spawn(move || {
        let heard = messages.iter().filter_map(event);
        for event in heard.chain([Event::Gone]) {
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    let mut server = Server::new(client, &settings.environment, connection, judge);
    // The number that the protocol asks for where the editor went without a word is 1.
    Ok(match server.work(Inbox::of(events)) {
        Left::Politely => Exit::Fine,
        Left::Suddenly => Exit::Findings,
    })
}

/// Why a playbook cannot be read, in one line.
fn problem(error: &anyhow::Error, lang: Lang) -> String {
    match error.downcast_ref::<Failure>() {
        Some(failure) => failure.what.text(lang),
        None => format!("{error:#}"),
    }
}

/// Tells whoever looks into the editor's log; standard output belongs to the protocol.
fn log(what: &str) {
    eprintln!("comity lsp: {what}");
}
