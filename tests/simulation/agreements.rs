//! The letter of intent, and the agreement under which the sides work.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::{Chronicle, Op};
use crate::decisions::Decision;
use crate::front_page::index;
use crate::people::{Person, Side};
use crate::world::{Phases, Plan, month_after, plus, workday};

/// The agreement under which the sides work.
pub(crate) const FRAMEWORK: &str = "agreements/framework.md";

/// The letter of intent: a draft, an answer, two signatures.
pub(crate) fn intent(plan: &Plan, story: &mut Chronicle) {
    let begins = plan.phases.intent;
    let path = "agreements/loi.md";
    let (brand, agency) = (&plan.brand.owner, &plan.agency.owner);
    story
        .on(begins, (9, 0), &brand.author(), "index: intent begins")
        .write("index.md", index(plan, begins))
        .commit();
    story
        .on(
            plus(begins, 1),
            (10, 0),
            &agency.author(),
            "letter: first draft",
        )
        .write(
            path,
            letter(plan).replace("status: active", "status: draft"),
        )
        .commit();
    let signing = plus(begins, 4);
    story
        .on(signing, (10, 0), &brand.author(), "letter: signed")
        .replace(path, "status: draft", "status: active")
        .op(path, sign(&plan.brand, brand, signing))
        .commit();
    story
        .on(
            signing,
            (15, 0),
            &agency.author(),
            "letter: signed by us too",
        )
        .op(path, sign(&plan.agency, agency, signing))
        .commit();
}

/// A side's signature.
pub(crate) fn sign(side: &Side, by: &Person, date: Date) -> Op {
    Op::Sign {
        side: side.id.to_owned(),
        by: by.id.clone(),
        date,
        read: "en",
    }
}

fn letter(plan: &Plan) -> String {
    let (from, to) = (
        plan.phases.pilot,
        plan.phases.framework.max(plus(plan.phases.pilot, 28)),
    );
    format!(
        "---\nkind: agreement\ntitle: Letter of intent for the pilot\nstatus: active\nform: loi\nbinding: false\n\
         owner: {owner}\ndate: {}\nterm: {{ from: {from}, to: {to} }}\nscope: [one video]\nout_of_scope: [paid amplification]\n\
         deliverables: {{ video-1: {{ what: 60 s video, due: {}, accept: requirements of the brief met }} }}\n\
         give_get: {{ {brand}: {{ gives: 4500 USD, gets: one video }}, {agency}: {{ gives: production, gets: 2600 USD }} }}\n\
         payment: {{ amount: 4500 USD, trigger: accepted, within: 7d, method: bank transfer }}\n\
         expectations:\n\
         \x20 cpe: {{ metric: cpe, where: {{ market: us }}, target: at most 0.{target} USD, per: campaign, role: primary, owner: {owner}, negotiable: false }}\n\
         \x20 on-time: {{ metric: on-time, target: at least 90 %, per: month, role: kpi, owner: {owner}, negotiable: false }}\n\
         \x20 turnaround: {{ metric: turnaround, target: at most 48h, per: month, role: kpi, owner: {other}, negotiable: false }}\n\
         exit: {{ notice: 7d, checklist: [payments, rights, data, feedback] }}\n---\n\n\
         ## Scope\n\nOne video by one creator.\n\n## Timeline\n\nFrom {from} to {to}.\n\n## Deliverables\n\nThe video and a report.\n\n\
         ## Payment\n\nSeven days after acceptance.\n\n## How success is measured\n\nBy the cost per engagement.\n",
        plus(plan.phases.intent, 1),
        plus(from, 17),
        owner = plan.agency.owner.id,
        other = plan.brand.owner.id,
        brand = plan.brand.id,
        agency = plan.agency.id,
        target = plan.target,
    )
}

/// Both go on, and write the agreement.
pub(crate) fn framework(plan: &Plan, story: &mut Chronicle) {
    let Phases {
        framework, scale, ..
    } = plan.phases;
    let (brand, agency) = (&plan.brand.owner, &plan.agency.owner);
    if !plan.breaks(Break::SkippedPilot) {
        let verdict = Decision {
            id: "go-on",
            title: "The pilot worked, we write an agreement",
            day: plan.pilot_ends(),
            by: (brand, agency),
            more: "changes: [index]\n".to_owned(),
            text: "We continue for twelve months.".to_owned(),
        };
        verdict.commit(plan, story);
        story
            .on(verdict.day, (10, 0), &brand.author(), "index: both go on")
            .write("index.md", index(plan, verdict.day))
            .commit();
    }
    let text = agreement(plan);
    story
        .on(
            plus(framework, 8),
            (10, 0),
            &agency.author(),
            "agreement: draft",
        )
        .write(FRAMEWORK, text.replace("status: active", "status: draft"))
        .commit();
    let signing = plus(scale, -3);
    story
        .on(signing, (10, 0), &brand.author(), "agreement: signed")
        .replace(FRAMEWORK, "status: draft", "status: active")
        .op(FRAMEWORK, sign(&plan.brand, brand, signing))
        .commit();
    story
        .on(
            signing,
            (16, 0),
            &agency.author(),
            "agreement: signed by us too",
        )
        .op(FRAMEWORK, sign(&plan.agency, agency, signing))
        .write("agreements/framework.ru.md", agreement_in_russian(plan))
        .commit();
    story
        .on(scale, (8, 0), &brand.author(), "index: scale begins")
        .replace("agreements/loi.md", "status: active", "status: closed")
        .write("index.md", index(plan, scale))
        .commit();
}

fn agreement(plan: &Plan) -> String {
    let from = plan.phases.scale;
    let is_vague = plan.breaks(Break::VagueGoals);
    let turnaround = if is_vague && plan.variant % 3 == 0 {
        format!(
            "  love: {{ text: people love the brand, role: kpi, owner: {}, negotiable: false }}\n",
            plan.brand.owner.id
        )
    } else {
        format!(
            "  turnaround: {{ metric: turnaround, target: at most 48h, per: month, role: kpi, owner: {}, negotiable: false }}\n",
            plan.brand.owner.id
        )
    };
    let vague = if is_vague && plan.variant % 3 == 1 {
        "  awareness: { text: more people know us, negotiable: false }\n"
    } else {
        ""
    };
    let words = if is_vague && plan.variant % 3 == 2 {
        "Lumps of high quality are delivered as soon as possible, and reports are sent regularly."
    } else {
        "One campaign a month, with a report by the 5th."
    };
    format!(
        "---\nkind: agreement\ntitle: Agreement on creator campaigns\nstatus: active\nform: agreement\nbinding: true\nprevails: en\n\
         owner: {owner}\ndate: {}\nterm: {{ from: {from}, to: {} }}\n\
         scope: [creator campaigns in two markets, monthly report]\nout_of_scope: [paid amplification]\n\
         deliverables:\n  report-1: {{ what: first monthly report, due: {}, accept: all figures traceable to a row }}\n\
         give_get: {{ {brand}: {{ gives: 3000 USD per month, gets: campaigns and reports }}, {agency}: {{ gives: production, gets: 3000 USD per month }} }}\n\
         payment: {{ amount: 3000 USD, trigger: accepted, within: 7d, method: bank transfer }}\n\
         expectations:\n\
         \x20 cpe: {{ metric: cpe, where: {{ market: us }}, target: at most 0.{target} USD, per: month, role: primary, owner: {owner}, negotiable: false }}\n\
         \x20 on-time: {{ metric: on-time, target: at least 90 %, per: month, role: kpi, owner: {owner}, negotiable: false }}\n\
         {turnaround}{vague}\
         \x20 quality: {{ metric: quality, target: at least 80 %, per: month, role: guardrail, owner: {owner}, negotiable: false }}\n\
         \x20 weekly: {{ cadence: sync, negotiable: false }}\n\
         \x20 creators: {{ text: which creators we use, negotiable: true, proposes: {agency}, decides: {brand} }}\n\
         rights: {{ usage: {{ channels: [instagram], territory: US, until: 2029-12-31 }} }}\n\
         exit: {{ notice: 30d, checklist: [payments, rights, data, feedback] }}\n---\n\n\
         ## Scope\n\n{words}\n\n## Timeline\n\nTwelve months from {from} on.\n\n## Deliverables\n\nA video or two and a report each month.\n\n\
         ## Payment\n\n3000 USD a month, in 7 days after acceptance.\n\n## How success is measured\n\nBy the cost per engagement, at most 0.{target} USD.\n",
        plus(from, -3),
        plus(from, 364),
        workday(plus(month_after(from, 1), 4)),
        owner = plan.agency.owner.id,
        brand = plan.brand.id,
        agency = plan.agency.id,
        target = plan.target,
    )
}

fn agreement_in_russian(plan: &Plan) -> String {
    let from = plan.phases.scale;
    let rhythm = if plan.breaks(Break::VagueGoals) && plan.variant % 3 == 2 {
        "Материалы сдаются, отчёты отправляются."
    } else {
        "Одна кампания в месяц, отчёт к 5 числу."
    };
    format!(
        "---\ntitle: Договор о кампаниях с авторами\n---\n\n\
         ## Предмет\n\n{rhythm}\n\n## Сроки\n\nДвенадцать месяцев с {from}.\n\n## Результаты\n\nКаждый месяц ролик или два и отчёт.\n\n\
         ## Оплата\n\n3000 USD в месяц, через 7 дней после приёмки.\n\n## Как измеряем успех\n\nПо цене вовлечения, не больше 0.{} USD.\n",
        plan.target
    )
}
