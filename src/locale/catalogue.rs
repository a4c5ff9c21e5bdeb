//! All messages of one language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::{Arg, Args, Lang};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The files of a language, the same ones for each.
        pub(super) fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                Lang::En => &[$(($name, include_str!(concat!("en/", $name, ".ftl")))),*],
                Lang::Ru => &[$(($name, include_str!(concat!("ru/", $name, ".ftl")))),*],
            }
        }
    };
}

// A file of messages is added here and in the folder of each language.
files![
    "agenda",
    "alignment",
    "assist",
    "baseline",
    "campaigns",
    "cli",
    "cms",
    "deadlines",
    "diff",
    "doctor",
    "expectations",
    "findings",
    "gates",
    "fixes",
    "health",
    "history",
    "hygiene",
    "ledgers",
    "log",
    "lsp",
    "people",
    "phases",
    "radar",
    "reading",
    "selection",
    "serve",
    "report",
    "review",
    "scaffold",
    "signoffs",
    "site",
    "structure",
    "theme",
    "time",
    "values"
];

static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::build(Lang::En).0);
static RU: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::build(Lang::Ru).0);

/// The messages of one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The catalogue of `lang`, built once.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &EN,
            Lang::Ru => &RU,
        }
    }

    /// The message `id` in words; `id.help` is its attribute `.help`.
    ///
    /// Never fails: an unknown message is shown as its id in braces, a missing argument as its
    /// name in braces.
    pub fn text(&self, id: &str, args: &Args) -> String {
        let unknown = || (format!("{{{id}}}"), false);
        self.format(id, args).unwrap_or_else(unknown).0
    }

    /// The message in words, or `None` where it is unknown or an argument is missing.
    pub fn try_text(&self, id: &str, args: &Args) -> Option<String> {
        let (text, is_whole) = self.format(id, args)?;
        is_whole.then_some(text)
    }

    /// Whether there is a message `id`, or an attribute `id.help`.
    pub fn has(&self, id: &str) -> bool {
        self.format(id, &Args::new()).is_some()
    }

    /// Builds the catalogue as far as its files can be read, and says what could not.
    pub(super) fn build(lang: Lang) -> (Self, Vec<FluentError>) {
        let mut faults = Vec::new();
        let id = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| shown(Lang::En, value),
            Lang::Ru => |value, _| shown(Lang::Ru, value),
        }));
        for (_, source) in files(lang) {
            let resource = FluentResource::try_new((*source).to_owned());
            let resource = resource.unwrap_or_else(|(readable, errors)| {
                faults.extend(errors.into_iter().map(FluentError::ParserError));
                readable
            });
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors);
            }
        }
        (Self { lang, bundle }, faults)
    }

    /// The text, and whether nothing was missing in it.
    fn format(&self, id: &str, args: &Args) -> Option<(String, bool)> {
        let (id, attribute) = match id.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (id, None),
        };
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args.iter() {
            values.set(name.to_owned(), self.value(arg));
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        Some((text.into_owned(), errors.is_empty()))
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        let lang = self.lang;
        let text = match arg {
            Arg::Text(text) => return FluentValue::from(text.as_str()),
            Arg::Number(number) => return FluentValue::from(*number),
            Arg::Decimal(number) => lang.number(*number),
            Arg::Money(amount, currency) => lang.money(*amount, currency),
            Arg::Share(percent) => lang.share(*percent),
            Arg::List(names) => lang.any_of(names),
            Arg::All(names) => lang.all_of(names),
            Arg::Date(date) => lang.long_date(*date),
            Arg::Message(message) => self.text(&message.id, &message.args),
            Arg::Words { en, ru } => match lang {
                Lang::En => en.clone(),
                Lang::Ru => ru.clone(),
            },
        };
        FluentValue::from(text)
    }
}

/// How a number that stands in a message is shown; plurals have been chosen before.
fn shown(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(lang.digits(&number.as_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Message;

    #[test]
    fn plurals_follow_the_language() {
        let weeks = |lang: Lang, count: u32| lang.length(count, "week");
        assert_eq!(
            [1, 2, 11].map(|n| weeks(Lang::En, n)),
            ["1 week", "2 weeks", "11 weeks"]
        );
        assert_eq!(
            [1, 2, 5, 11, 21, 104, 1212].map(|n| weeks(Lang::Ru, n)),
            [
                "1 неделя",
                "2 недели",
                "5 недель",
                "11 недель",
                "21 неделя",
                "104 недели",
                "1\u{a0}212 недель"
            ]
        );
    }

    #[test]
    fn what_is_missing_is_shown_in_braces_and_can_be_told() {
        let unknown = Message::new("no-such-message");
        assert_eq!(unknown.text(Lang::En), "{no-such-message}");
        assert_eq!(unknown.try_text(Lang::En), None);
        let bare = Message::new("value-missing-currency");
        assert_eq!(bare.text(Lang::En), "`{$written}` has no currency");
        assert_eq!(bare.try_text(Lang::En), None);
        assert!(Catalogue::of(Lang::Ru).has("value-missing-currency.help"));
        assert!(!Catalogue::of(Lang::Ru).has("value-missing-currency.why"));
    }

    #[test]
    fn a_message_in_a_message_speaks_the_same_language() {
        let message = Message::new("value-empty.help").with("form", Message::new("form-share"));
        assert_eq!(message.text(Lang::En), "write a share such as `90 %`");
        assert_eq!(message.text(Lang::Ru), "ожидается доля, например `90 %`");
    }
}
