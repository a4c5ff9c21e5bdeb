//! What is known of a period as Markdown: the block of a review.

use std::fmt::Write as _;

use super::facts::{Answered, Facts, count};
use super::{changed, open};
use crate::actuals::figure::{self, bounds};
use crate::actuals::kpi::Standing;
use crate::actuals::outcome::{Outcome, State};
use crate::cli::report::inert::markdown as escaped;
use crate::finding::Level;
use crate::locale::{Lang, Message};
use crate::model::Page;
use crate::model::field::Choice as _;
use crate::model::kinds::{Answer, ExpectationRole};
use crate::rules::gates::{Answer as Held, Gate};
use crate::text::DocPath;
use crate::value::{Period, PeriodKind};

/// Writes for readers of one language, into one file.
pub(super) struct Writer<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) lang: Lang,
    /// The file, from which links lead.
    pub(super) file: &'a DocPath,
}

impl Writer<'_> {
    /// The whole block, without its marks.
    pub(super) fn block(&self) -> String {
        let mut out = self.head();
        out += &self.figures();
        out += &self.health();
        out += &changed::section(self);
        out += &open::section(self);
        out += &self.findings();
        out += &self.gates();
        out
    }

    pub(super) fn say(&self, id: &'static str) -> String {
        Message::new(id).text(self.lang)
    }

    /// A period in words. A quarter has its number in figures in every language: translations are compared by figures.
    fn period(&self, period: &Period) -> String {
        match period.kind() {
            Some(PeriodKind::Quarter) => {
                let first = period.first_day();
                Message::new("review-quarter")
                    .with("number", i64::from((first.month() - 1) / 3 + 1))
                    .with("year", self.lang.year(first.year()))
                    .text(self.lang)
            }
            _ => figure::period(period, self.lang),
        }
    }

    /// The heading of a part.
    pub(super) fn heading(&self, id: &'static str) -> String {
        format!("\n### {}\n\n", self.say(id))
    }

    /// A link to a document of the playbook, by its title in this language.
    pub(super) fn link(&self, page: &Page) -> String {
        let document = self.facts.playbook.at(page.path());
        let shown = document.map_or(page, |document| document.in_language(self.lang));
        self.link_to(shown.title(), page.path())
    }

    pub(super) fn link_to(&self, words: &str, path: &DocPath) -> String {
        let target = self.file.link_to(path);
        let words = escaped(words);
        // Such a target ends at the first blank or bracket where it does not stand in angle brackets.
        if target.contains([' ', '(', ')']) {
            format!("[{words}](<{target}>)")
        } else {
            format!("[{words}]({target})")
        }
    }

    fn head(&self) -> String {
        let (facts, lang) = (self.facts, self.lang);
        let title = Message::new("review-title")
            .with("period", self.period(&facts.period))
            .text(lang);
        let runs = facts.as_of < facts.period.last_day();
        let id = if runs {
            "review-computed-running"
        } else {
            "review-computed"
        };
        let said = Message::new(id)
            .with("day", lang.long_date(facts.as_of))
            .with("figures", lang.long_date(facts.figures_on))
            .with("end", lang.long_date(facts.period.last_day()))
            .text(lang);
        format!("## {title}\n\n{said}\n")
    }

    fn figures(&self) -> String {
        let facts = self.facts;
        let mut out = self.heading("review-expectations");
        if let Some(verdict) = &facts.verdict {
            let id = match verdict.state {
                Standing::Working => "status-working",
                Standing::Failing => "status-failing",
                Standing::Unknown => "status-unknown-kpi",
            };
            let said = Message::new(id)
                .with("passed", verdict.passed)
                .with("of", verdict.kpis())
                .with("needed", verdict.needed);
            _ = writeln!(out, "**{}**\n", said.text(self.lang));
        }
        if facts.outcomes.is_empty() {
            _ = writeln!(out, "{}", self.say("review-no-expectations"));
            return out;
        }
        let columns = ["expectation", "target", "actual", "date", "course", "state"];
        let head: Vec<String> = columns
            .iter()
            .map(|id| Message::new(format!("review-column-{id}")).text(self.lang))
            .collect();
        _ = writeln!(out, "| {} |\n|---|---|--:|---|---|---|", head.join(" | "));
        for outcome in &facts.outcomes {
            out += &self.row(outcome);
        }
        out
    }

    fn row(&self, outcome: &Outcome) -> String {
        let lang = self.lang;
        let judged = self.facts.judged(outcome);
        let last = judged.last().copied();
        let unit = outcome.unit.as_ref();
        let figure = |value: f64| unit.map(|unit| figure::figure(value, unit, lang));
        let value = last.and_then(|it| figure(it.measure.value?));
        let aim = last.or(outcome.judgements.last());
        let target = aim.and_then(|it| Some(bounds(it.bounds?, unit?, lang)));
        let written = || outcome.target.as_ref().map(ToString::to_string);
        let when = last.map(|it| {
            let period = self.period(&it.window.period);
            let n = usize::try_from(it.measure.n).unwrap_or(usize::MAX);
            format!(
                "{period} · {}",
                Message::new("status-n").with("n", n).text(lang)
            )
        });
        let values: Vec<f64> = judged.iter().filter_map(|it| it.measure.value).collect();
        let course = if values.len() > 1 {
            figure::row(&values, unit, lang)
        } else {
            String::new()
        };
        let state = last.map_or_else(|| self.say("review-not-judged"), |it| self.state(&it.state));
        let cells = [
            value.unwrap_or_else(|| "–".to_owned()),
            when.unwrap_or_default(),
            course,
            state,
        ];
        let target = target.or_else(written).unwrap_or_default();
        format!(
            "| {} | {} | {} |\n",
            self.expectation(outcome),
            escaped(&target),
            cells.map(|cell| escaped(&cell)).join(" | ")
        )
    }

    /// `us-cpe`, with what it weighs where that is more than others.
    fn expectation(&self, outcome: &Outcome) -> String {
        let name = outcome_name(outcome);
        let link = self.link_to(&name, &outcome.path);
        match outcome.role {
            ExpectationRole::Primary => {
                let role = outcome.role.label(self.lang).to_lowercase();
                format!("**{link}**, {role}")
            }
            _ => link,
        }
    }

    fn state(&self, state: &State) -> String {
        let said = Message::new(format!("state-{}", state.id())).text(self.lang);
        match state {
            State::NotEvaluable(reason) => {
                format!("{said}: {}", reason.message().text(self.lang))
            }
            _ => said,
        }
    }

    fn health(&self) -> String {
        let facts = self.facts;
        let mut out = self.heading("review-health");
        if facts.answered.is_empty() {
            _ = writeln!(out, "{}", self.say("review-no-health"));
            return out;
        }
        let sides = facts.playbook.sides();
        let names: Vec<String> = sides
            .iter()
            .map(|side| escaped(facts.playbook.name_of(side.as_str())))
            .collect();
        let lines = "---|".repeat(names.len() + 1);
        let when = self.say("review-column-check");
        _ = writeln!(out, "| {when} | {} |\n|{lines}", names.join(" | "));
        for answered in &facts.answered {
            out += &self.answers(answered);
        }
        _ = writeln!(out, "\n{}", self.say("review-health-scale"));
        out
    }

    fn answers(&self, answered: &Answered<'_>) -> String {
        let period = self.period(&answered.period);
        let link = self.link_to(&period, answered.page.path());
        let cells = answered.answers.iter().map(|answer| match answer {
            Some(answer) => escaped(&self.answer(answer)),
            None => "–".to_owned(),
        });
        let cells: Vec<String> = cells.collect();
        format!("| {link} | {} |\n", cells.join(" | "))
    }

    /// `4 · on track · continue`.
    fn answer(&self, answer: &Answer) -> String {
        let lang = self.lang;
        let mark = answer.communication.as_ref().map(|it| it.value.to_string());
        let metrics = answer
            .metrics
            .as_ref()
            .map(|it| it.value.label(lang).to_lowercase());
        let verdict = answer
            .verdict
            .as_ref()
            .map(|it| it.value.label(lang).to_lowercase());
        let parts: Vec<String> = [mark, metrics, verdict].into_iter().flatten().collect();
        parts.join(" · ")
    }

    fn findings(&self) -> String {
        let findings = &self.facts.findings;
        let mut out = self.heading("review-findings");
        let counts = [
            (Level::Error, "count-errors"),
            (Level::Warning, "count-warnings"),
            (Level::Info, "count-infos"),
        ];
        let counts: Vec<String> = counts
            .into_iter()
            .filter_map(|(level, id)| {
                let n = count(findings, level);
                (n > 0).then(|| Message::new(id).with("n", n).text(self.lang))
            })
            .collect();
        if counts.is_empty() {
            _ = writeln!(out, "{}", self.say("review-no-findings"));
            return out;
        }
        _ = writeln!(out, "{}.", counts.join(", "));
        let loud: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.level > Level::Info)
            .map(|finding| &*finding.rule)
            .collect();
        let by_rule: Vec<String> = loud
            .chunk_by(|one, other| one == other)
            .map(|same| format!("`{}` {}", same[0], same.len()))
            .collect();
        if !by_rule.is_empty() {
            _ = writeln!(out, "\n{}", by_rule.join(" · "));
        }
        out
    }

    fn gates(&self) -> String {
        let mut out = self.heading("review-gates");
        if self.facts.gates.is_empty() {
            _ = writeln!(out, "{}", self.say("review-no-gates"));
        }
        for gate in &self.facts.gates {
            out += &self.gate(gate);
        }
        out
    }

    fn gate(&self, gate: &Gate) -> String {
        let lang = self.lang;
        let phase = crate::actuals::phases::name(&gate.phase, lang);
        let said = Message::new("review-gate")
            .with("phase", phase)
            .with("holds", gate.with(Held::Holds).count())
            .with("of", gate.conditions.len());
        let from = gate.from.map(|from| {
            let from = Message::new("why-phase-from").with("date", lang.long_date(from));
            format!(", {}", from.text(lang))
        });
        let mut out = format!(
            "{}{}.\n",
            escaped(&said.text(lang)),
            from.unwrap_or_default()
        );
        let open = gate.conditions.iter().filter(|it| it.answer != Held::Holds);
        let open: Vec<String> = open
            .map(|it| {
                let answer = Message::new(format!("answer-{}", it.answer.word())).text(lang);
                format!("- {}: {answer}\n", escaped(&it.says.text(lang)))
            })
            .collect();
        if !open.is_empty() {
            _ = write!(out, "\n{}", open.concat());
        }
        out
    }
}

/// `us-cpe`; a campaign's begin with its name.
pub(super) fn outcome_name(outcome: &Outcome) -> String {
    match &outcome.campaign {
        Some(campaign) => format!("{campaign}: {}", outcome.key),
        None => outcome.key.clone(),
    }
}
