//! Edits of signed or translated texts, by which a partnership breaks.

use crate::agreements::{FRAMEWORK, sign};
use crate::breaks::Break;
use crate::chronicle::Chronicle;
use crate::world::{Plan, plus};
use crate::{charter, parties};

/// Edits of signed or translated texts, by which a partnership breaks.
pub(crate) fn tell(plan: &Plan, story: &mut Chronicle) {
    let Some((what, begins)) = plan.broken else {
        return;
    };
    let day = plus(begins, 11);
    let (brand, agency) = (plan.owner(&plan.brand, day), plan.owner(&plan.agency, day));
    match what {
        Break::Drift => {
            let target = format!("at most 0.{} USD, per: month", plan.target);
            let laxer = format!("at most 0.{} USD, per: month", plan.target + 4);
            let (from, to) = match plan.variant % 3 {
                0 => (target, laxer),
                1 => (
                    "scope: [creator campaigns in two markets, monthly report]".to_owned(),
                    "scope: [creator campaigns, monthly report, replies to comments]".to_owned(),
                ),
                _ => ("within: 7d".to_owned(), "within: 30d".to_owned()),
            };
            let draft = story.on(day, (12, 0), &agency.author(), "agreement: wording");
            draft.replace(FRAMEWORK, from, to).commit();
        }
        Break::TranslationDrift if plan.variant % 2 == 0 => {
            let draft = story.on(day, (12, 0), &brand.author(), "agreement: Russian wording");
            let path = "agreements/framework.ru.md";
            draft.replace(path, "к 5 числу", "к 15 числу").commit();
        }
        Break::TranslationDrift => {
            let from = "A video or two and a report each month.";
            let to = format!("{from} Raw material is handed over together with the report.");
            let (first, second) = (
                sign(&plan.brand, brand, day),
                sign(&plan.agency, agency, day),
            );
            let draft = story.on(day, (12, 0), &brand.author(), "agreement: raw material");
            draft
                .replace(FRAMEWORK, from, to)
                .op(FRAMEWORK, first)
                .commit();
            let draft = story.on(day, (15, 0), &agency.author(), "agreement: signed again");
            draft.op(FRAMEWORK, second).commit();
        }
        Break::Micromanaging if plan.variant % 3 == 0 => {
            charter::charter_signed(plan, day, story);
        }
        Break::OwnerLoss => {
            let side = plan
                .sides()
                .into_iter()
                .find(|side| plan.is_lost(side).is_some())
                .unwrap();
            let noted = plus(begins, 9);
            story
                .on(noted, (12, 0), &side.helper.author(), "parties: who leaves")
                .write(
                    format!("parties/{}.md", side.id),
                    parties::party(plan, side, noted),
                )
                .commit();
        }
        _ => {}
    }
}
