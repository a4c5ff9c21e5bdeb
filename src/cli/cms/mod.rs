//! `comity cms`: forms for people who do not write YAML, as the configuration of Sveltia CMS.

mod collections;
mod files;
mod forge;
mod widgets;
mod yaml;

use serde_json::{Value, json};

use collections::Collections;
use forge::Place;

use super::args::CmsArgs;
use super::console::{Console, Verbosity};
use super::environment::Environment;
use super::opened::Opened;
use super::report::harmless::one_line;
use super::{Exit, scope};
use crate::locale::{Lang, Message};
use crate::model::Playbook;
use crate::source::{folder_of, open_repository};

/// The folder, beside the documents, into which pictures go that are uploaded in a form.
const MEDIA: &str = "media";

/// Writes or prints the configuration; `languages` are those of `--lang`.
pub(super) fn run(
    args: &CmsArgs,
    environment: &Environment,
    console: &mut Console,
    languages: &[Lang],
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let opened = Opened::read(&root, None, environment)?;
    let playbook = &opened.loaded.playbook;
    let forms_in = languages
        .first()
        .copied()
        .unwrap_or(playbook.config.first_language());
    let place = forge::place(args, &opened.root)?;
    let folder = open_repository(&opened.root)
        .map(|repository| folder_of(&repository, &opened.root))
        .unwrap_or_default();
    let collections = Collections::of(playbook, &folder, forms_in);
    let config = configuration(&place, playbook, &folder, &collections);
    let config = yaml::document(&Message::new("cms-heading").text(forms_in), &config);
    let Some(out) = &args.out else {
        console.print(&config)?;
        return Ok(Exit::Fine);
    };
    let out = environment.folder.join(out);
    let package = args.package.as_ref().map(|it| environment.folder.join(it));
    let written = files::write(&out, &config, &collections.shapes, package.as_deref())?;
    if console.view.verbosity > Verbosity::Quiet {
        let lang = console.view.lang;
        let shown = environment.relative(&out).display().to_string();
        let told = Message::new("cms-done")
            .with("files", written)
            .with("folder", one_line(&shown).into_owned());
        let next = match (&args.package, place.has_proposals()) {
            (None, _) => "cms-next-package",
            (Some(_), true) => "cms-next",
            (Some(_), false) => "cms-next-direct",
        };
        let next = Message::new(next).with("folder", one_line(&shown).into_owned());
        console.print(&format!("{}\n{}\n", told.text(lang), next.text(lang)))?;
    }
    Ok(Exit::Fine)
}

/// The whole configuration.
fn configuration(
    place: &Place,
    playbook: &Playbook,
    folder: &str,
    collections: &Collections,
) -> Value {
    let media = within(folder, MEDIA);
    let mut config = json!({
        "backend": place.backend(),
        "publish_mode": if place.has_proposals() { "editorial_workflow" } else { "simple" },
        "media_folder": media,
        "public_folder": format!("/{media}"),
        "slug": { "encoding": "ascii", "clean_accents": true },
        "output": { "omit_empty_optional_fields": true },
    });
    let languages = playbook.config.languages();
    if languages.len() > 1 {
        let codes: Vec<&str> = languages.iter().map(|lang| lang.code()).collect();
        config["i18n"] = json!({
            "structure": "multiple_files",
            "locales": codes,
            "default_locale": codes[0],
            "initial_locales": "default",
            "omit_default_locale_from_file_path": true,
        });
    }
    config["collections"] = Value::Array(collections.list.clone());
    config
}

/// A path of the playbook as the repository has it.
fn within(folder: &str, path: &str) -> String {
    if folder.is_empty() {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    }
}
