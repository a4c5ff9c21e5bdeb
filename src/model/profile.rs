//! Practice as data: the thresholds that rules use, with their origin.

use include_dir::{Dir, include_dir};

use super::field::{Items, ReadContext, Reader, Record, Table, read_fields, record};
use crate::finding::Report;
use crate::locale::Lang;
use crate::parse;
use crate::text::{DocPath, SourceFile, Span};
use crate::value::{Duration, Every, Number};

static PROFILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/profiles");

/// The profile that is followed where none is named.
pub const STANDARD: &str = "standard";

record! {
    /// A profile: thresholds with a stated origin.
    Profile {
        about: String = "about", Required, "About: what the profile is and where it comes from", "О профиле: что это и откуда";
        people: PeopleLimits = "people", Required, "People: channels, time zones, silence", "Люди: каналы, пояса, молчание";
        cadences: CadenceLimits = "cadences", Required, "Cadences: how often is often enough", "Ритмы: как часто достаточно";
        lengths: Lengths = "lengths", Required, "Lengths: of documents", "Объёмы: документов";
        wording: Wording = "wording", Required, "Wording: vague words and placeholders", "Слова: расплывчатые и заглушки";
        sections: Table<String, Items<Heading>> = "sections", Required, "Sections: the headings a kind must have", "Разделы: обязательные заголовки";
    }
}

record! {
    /// Limits about people and channels.
    PeopleLimits {
        channel_members: u32 = "channel_members", Required, "Channel members: at most", "Участников канала: не больше";
        async_needed_from: Duration = "async_needed_from", Required, "Asynchronous channel: needed from this difference of time zones", "Письменный канал: нужен при такой разнице поясов";
        silence: Duration = "silence", Required, "Silence: how long a side may add nothing", "Молчание: сколько сторона может ничего не добавлять";
        escalation_levels: u32 = "escalation_levels", Required, "Escalation levels: at least", "Ступеней эскалации: не меньше";
    }
}

record! {
    /// Limits about cadences.
    CadenceLimits {
        sync_at_least: Every = "sync_at_least", Required, "Sync: at least this often", "Созвон: не реже";
        creators_at_most: Every = "creators_at_most", Required, "Creators: at most this often", "Авторы: не чаще";
    }
}

record! {
    /// Limits about the length of documents, in pages.
    Lengths {
        words_per_page: Table<Lang, u32> = "words_per_page", Required, "Words per page: in each language", "Слов на странице: на каждом языке";
        loi: Pages = "loi", Required, "Letter of intent", "Письмо о намерениях";
        agreement: Pages = "agreement", Required, "Agreement", "Соглашение";
        charter: Pages = "charter", Required, "Charter", "Устав";
    }
}

record! {
    /// How many pages a document may have.
    Pages {
        min: Number = "min", Optional, "At least: pages", "Не меньше: страниц";
        max: Number = "max", Optional, "At most: pages", "Не больше: страниц";
    }
}

record! {
    /// Words that rules look for.
    Wording {
        vague: Table<Lang, Items<String>> = "vague", Required, "Vague words: that promise nothing", "Расплывчатые слова: ничего не обещают";
        placeholders: Items<String> = "placeholders", Required, "Placeholders: that wait for a text", "Заглушки: ждут текста";
    }
}

record! {
    /// A heading in each language.
    Heading {
        en: String = "en", Required, "English", "По-английски";
        ru: String = "ru", Required, "Russian", "По-русски";
    }
}

impl Heading {
    /// The heading as it is written in documents of `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        let text = match lang {
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        };
        text.as_ref().map_or("", |text| text.value.as_str())
    }
}

impl Profile {
    /// The names of the profiles that come with the program.
    pub fn names() -> Vec<&'static str> {
        let files = PROFILES.files().filter_map(|file| file.path().to_str());
        let mut names: Vec<&str> = files
            .filter_map(|name| name.strip_suffix(".toml"))
            .collect();
        names.sort_unstable();
        names
    }

    /// The profile that comes with the program under `name`.
    pub fn built_in(name: &str) -> Option<Self> {
        let file = PROFILES.get_file(format!("{name}.toml"))?;
        let path = DocPath::new(&format!("profiles/{name}.toml"));
        let mut report = Report::default();
        let profile = Self::read(&SourceFile::new(path, file.contents()), &mut report);
        debug_assert!(
            report.findings.is_empty(),
            "a built-in profile is sound: {:?}",
            report.findings
        );
        Some(profile)
    }

    /// Reads a profile file.
    pub fn read(file: &SourceFile, report: &mut Report) -> Self {
        let (node, is_broken) = parse::toml_file(file, "config-unreadable", report);
        let context = ReadContext {
            path: &file.path,
            is_broken,
            anchor: Span::at(0),
        };
        let mut reader = Reader::new(context, report);
        let profile = read_fields(&node, &mut reader);
        reader.unknown_keys(&node, &[Self::FIELDS]);
        profile
    }

    /// The headings that documents of a kind must have; `kind` may be `agreement.loi` for one of
    /// its forms.
    pub fn sections(&self, kind: &str) -> &[crate::text::Spanned<Heading>] {
        let tables = self
            .sections
            .iter()
            .flat_map(|sections| sections.value.iter());
        let mut fitting = tables.filter(|entry| entry.key.value == kind);
        fitting
            .find_map(|entry| entry.value.as_ref())
            .map_or(&[], |headings| &headings.value)
    }
}
