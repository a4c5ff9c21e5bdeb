//! What each side wants, and the metrics by which both will see whether they got it.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::Chronicle;
use crate::decisions::Decision;
use crate::front_page::index;
use crate::people::Side;
use crate::world::{Plan, plus};

/// Both sheets on one day, and two days later what settles where they differ.
pub(crate) fn alignment(plan: &Plan, story: &mut Chronicle) {
    let day = plus(plan.phases.alignment, 2);
    let (brand, agency) = (plan.brand.owner.author(), plan.agency.owner.author());
    story
        .on(
            plan.phases.alignment,
            (9, 0),
            &brand,
            "index: alignment begins",
        )
        .write("index.md", index(plan, plan.phases.alignment))
        .commit();
    let metrics = story.on(
        plus(day, -1),
        (10, 0),
        &plan.brand.helper.author(),
        "metrics: three of them",
    );
    METRICS
        .iter()
        .fold(metrics, |draft, metric| {
            draft.write(
                format!("metrics/{}.md", metric.0),
                metric_page(plan, metric),
            )
        })
        .commit();
    for (side, author, minute) in [(&plan.brand, &brand, 0), (&plan.agency, &agency, 40)] {
        story
            .on(day, (13, minute), author, "alignment: our sheet")
            .write(format!("alignment/{}.md", side.id), sheet(plan, side, day))
            .commit();
    }
    if plan.breaks(Break::GoalMismatch) && plan.is_about_sheets() {
        return;
    }
    let settled = Decision {
        id: "primary-metric",
        title: "Cost per engagement decides",
        day: plus(day, 3),
        by: (&plan.brand.owner, &plan.agency.owner),
        more: "settles: [optimises, success.cpe]\n".to_owned(),
        text: "The cost per engagement is the one number, with the target of the agreement."
            .to_owned(),
    };
    settled.commit(plan, story);
}

/// Id, title, unit, direction, ledger, formula, the rest.
type Metric = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const METRICS: [Metric; 4] = [
    (
        "cpe",
        "Cost per engagement",
        "USD/engagement",
        "lower",
        "performance",
        "sum(spend) / sum(engagements)\ndenominator: likes, comments and shares\nsplit_by: [market]\nmin_n: 3",
    ),
    (
        "on-time",
        "Deliverables on time",
        "\"%\"",
        "higher",
        "deliverables",
        "avg(case when delivered <= due then 1.0 else 0.0 end)",
    ),
    (
        "turnaround",
        "Turnaround of questions",
        "h",
        "lower",
        "requests",
        "median(hours(asked, answered))\nmin_n: 5",
    ),
    (
        "quality",
        "Requirements met",
        "\"%\"",
        "higher",
        "deliverables",
        "sum(requirements_met) / sum(requirements)",
    ),
];

fn metric_page(plan: &Plan, (id, title, unit, better, ledger, formula): &Metric) -> String {
    let frequency = if *id == "cpe" { "week" } else { "month" };
    format!(
        "---\nkind: metric\ntitle: {title}\nstatus: active\nunit: {unit}\nbetter: {better}\nledger: {ledger}\n\
         formula: {formula}\nfrequency: {frequency}\nowner: {}\n---\n\n## Definition\n\nAs the formula says, over the rows of the ledger.\n",
        plan.agency.helper.id
    )
}

fn sheet(plan: &Plan, side: &Side, day: Date) -> String {
    let is_brand = side.id == plan.brand.id;
    let differs = is_brand && plan.breaks(Break::GoalMismatch) && plan.is_about_sheets();
    let optimises = if differs { "on-time" } else { "cpe" };
    let target = if differs {
        plan.target - 8
    } else {
        plan.target
    };
    let (gets, gives, fallback, lang) = match (is_brand, side.language) {
        (true, "ru") => (
            "первые сто покупателей, честный отчёт",
            "деньги на пилот",
            "остановиться после пилота и заплатить за сданное",
            "lang: ru\n",
        ),
        (true, _) => (
            "the first hundred buyers, an honest report",
            "money for the pilot",
            "stop after the pilot and pay for what was delivered",
            "",
        ),
        (false, "ru") => (
            "постоянная работа, заказчик, который отвечает",
            "съёмки и отчёты",
            "доделать снятое и отдать файлы",
            "lang: ru\n",
        ),
        (false, _) => (
            "steady work, a client who answers",
            "production and reports",
            "finish what is filmed and hand over the files",
            "",
        ),
    };
    format!(
        "---\nkind: alignment\ntitle: {}\n{lang}party: {}\nowner: {}\ndate: {day}\nhorizon: 90d\noptimises: {optimises}\n\
         gets: [{gets}]\ngives: [{{ what: {gives}, worth: 4500 USD }}]\n\
         success:\n  cpe: {{ metric: cpe, where: {{ market: us }}, target: at most 0.{target} USD }}\n\
         \x20 on-time: {{ metric: on-time, target: at least 90 % }}\n\
         responsible: {{ briefing: {}, creator-selection: {}, approvals: {}, reporting: {} }}\n\
         cadence: {{ sync: weekly, review: monthly }}\ntimeline: {{ from: {}, to: {} }}\n\
         resources: {{ people: [{}], hours: 12 h/week, money: 4500 USD }}\nfallback: {fallback}\n---\n\n{}\n",
        side.title,
        side.id,
        side.owner.id,
        plan.brand.id,
        plan.agency.id,
        plan.brand.id,
        plan.agency.id,
        plan.phases.pilot,
        plus(plan.phases.pilot, 90),
        side.owner.id,
        if lang.is_empty() {
            "This is what we can answer for."
        } else {
            "За это мы готовы отвечать."
        },
    )
}
