//! The whole playbook in one file that can be mailed: no script, nothing loaded, pictures and fonts inside.

use sha2::{Digest as _, Sha256};

use super::{embed, icons, paper};
use crate::locale::Lang;
use crate::site::here::Here;
use crate::site::pages::{document_summary, whole};
use crate::site::view::{Html, Single};
use crate::site::{RenderError, Site};
use crate::text::DocPath;

/// The end of what the file says of its maker; pages of a site do not say it.
pub const SINGLE_MARK: &str = "(single file)";

impl Site {
    /// The whole playbook in `lang` as one HTML file that needs no other.
    ///
    /// # Errors
    /// Where the theme cannot render it.
    pub fn single_file(&self, lang: Lang) -> Result<Vec<u8>, RenderError> {
        let here = Here {
            site: self,
            lang,
            at: &self.addresses.whole,
        };
        let view = whole::view(here, whole::Reach::Alone)?;
        let body = self.theme.render(lang.code(), "whole", &view)?;
        let style = style(here);
        let version = &self.options.version;
        let single = Single {
            lang: lang.code().to_owned(),
            title: self.title(lang),
            description: description(here),
            generator: format!("Comity {version} {SINGLE_MARK}"),
            csp: policy(&style),
            style: Html::trusted(style),
            icon: icon(self),
            as_of: here.day(self.options.as_of),
            version: version.clone(),
            body,
        };
        let page = self.theme.render(lang.code(), "single", &single)?;
        Ok(icons::shared(page.as_str()).into_bytes())
    }
}

/// Nothing may be loaded or run; the one style sheet is known by its hash.
fn policy(style: &str) -> String {
    let hash = embed::base64(&Sha256::digest(style.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// All style sheets of the theme and what stands in the margins of paper.
fn style(here: Here<'_>) -> String {
    let files = here.site.theme.statics();
    let sheets = files.iter().filter(|(name, _)| {
        let rest = name.strip_prefix("css/");
        let is_style = |rest: &str| DocPath::new(rest).extension() == Some("css");
        rest.is_some_and(|rest| is_style(rest) && !rest.contains('/'))
    });
    let mut out = String::new();
    for (name, bytes) in sheets {
        out.push_str(&embed::style(name, &String::from_utf8_lossy(bytes), files));
    }
    let margins = paper::margins(here.site, here.lang);
    out.push_str(margins.split_once('\n').map_or("", |(_, rest)| rest));
    // No sheet may end the element that it stands in.
    out.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace("</", "<\\/")
}

fn description(here: Here<'_>) -> String {
    let site = here.site;
    let page = site.playbook.partnership().map(|(page, _)| page.path());
    let document = page.and_then(|path| site.playbook.at(path));
    let summary = document.and_then(|document| document_summary(here, document));
    summary.map_or_else(|| site.title(here.lang), |summary| summary.text)
}

fn icon(site: &Site) -> Option<String> {
    let mut files = site.theme.statics().iter();
    let (name, bytes) = files.find(|(name, _)| *name == "icon.svg")?;
    embed::data_uri(name, bytes)
}
