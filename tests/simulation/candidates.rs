//! How a partner is chosen: criteria with weights, four candidates, talks and scores.

use comity::value::Date;

use crate::chronicle::{Chronicle, Way};
use crate::front_page::{config, index};
use crate::parties::party;
use crate::people::Person;
use crate::world::{Plan, plus};

pub(crate) fn exploration(plan: &Plan, story: &mut Chronicle) {
    let day = plan.phases.exploration;
    let author = plan.brand.owner.author();
    let mut first = story
        .on(day, (9, 0), &author, "start: who we are")
        .write("comity.toml", config(plan))
        .write("index.md", index(plan, day));
    for side in plan.sides() {
        first = first.write(format!("parties/{}.md", side.id), party(plan, side, day));
    }
    first.commit();
    let weighed = plus(day, 3);
    let open = selection(plan, weighed).replace(&format!("chosen: {}\n", plan.agency.id), "");
    story
        .on(weighed, (11, 0), &author, "selection: criteria")
        .write(
            "selection.md",
            open.replace("status: closed", "status: active"),
        )
        .commit();
    let candidates = [plan.agency.id, "quiet-oak", "paper-boat", "tall-fern"];
    let chosen = story
        .on(
            plus(day, 9),
            (15, 0),
            &author,
            "selection: talked and scored",
        )
        .way(Way::Merge(1))
        .with(&plan.brand.helper.author())
        .write("selection.md", selection(plan, weighed));
    let all = candidates.iter().enumerate();
    all.fold(chosen, |draft, (place, id)| {
        draft.write(
            format!("candidates/{id}.md"),
            candidate(plan, id, place, day),
        )
    })
    .commit();
}

fn selection(plan: &Plan, day: Date) -> String {
    format!(
        "---\nkind: selection\ntitle: Choosing a partner\nstatus: closed\nowner: {}\ndate: {day}\n\
         needs: [execution, network]\nbudget: 4500 USD\n\
         constraints: {{ timeline: first video in three months, geography: creators in two markets, brand_fit: people who are outside }}\n\
         criteria:\n\
         \x20 communication: {{ weight: 40, title: Communication, anchors: {{ \"1\": answers in 5 days, \"3\": answers in 2 days, \"5\": answers in 1 day }} }}\n\
         \x20 cross-border: {{ weight: 35, title: Work across borders, anchors: {{ \"1\": none, \"3\": one project, \"5\": two projects }} }}\n\
         \x20 price: {{ weight: 25, title: Price, anchors: {{ \"1\": over the ceiling, \"3\": at the ceiling, \"5\": below it }} }}\n\
         raters: [{}, {}]\nchosen: {}\n---\n\nWeights were written before the first score.\n",
        plan.brand.owner.id, plan.brand.owner.id, plan.brand.helper.id, plan.agency.id,
    )
}

fn candidate(plan: &Plan, id: &str, place: usize, started: Date) -> String {
    let title = if place == 0 { plan.agency.title } else { id };
    let party = if place == 0 {
        format!("party: {id}\n")
    } else {
        String::new()
    };
    let talk = |by: &Person, day: Date| {
        format!(
            "  - {{ date: {day}, by: {}, past_partnership: a maker of socks, what_failed: nobody read the reports, would_change: one number on the first page }}\n",
            by.id
        )
    };
    let best = if place == 0 { 5 } else { 4 - place.min(3) };
    let scores = |by: &Person| {
        let one = |criterion: &str, score: usize| {
            format!("    {criterion}: {{ score: {score}, evidence: \"heard in both talks\" }}\n")
        };
        format!(
            "  {}:\n{}{}{}",
            by.id,
            one("communication", best),
            one("cross-border", best),
            one("price", 3)
        )
    };
    let outcome = if place == 0 { "selected" } else { "declined" };
    format!(
        "---\nkind: candidate\ntitle: {title}\ntype: agency\n{party}cross_border_experience: two brands\n\
         conversations:\n{}{}scores:\n{}{}red_flags: []\noutcome: {outcome}\n---\n\nTwo talks.\n",
        talk(&plan.brand.owner, plus(started, 4)),
        talk(&plan.brand.helper, plus(started, 7)),
        scores(&plan.brand.owner),
        scores(&plan.brand.helper),
    )
}
