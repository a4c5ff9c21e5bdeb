//! What a partnership writes down before it works: who, why, with whom, how, for what.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::{Chronicle, Op, Way};
use crate::texts;
use crate::world::{Creator, Person, Phases, Plan, Side, month_after, plus, workday};

/// The agreement under which the sides work.
pub(crate) const FRAMEWORK: &str = "agreements/framework.md";
pub(crate) const CHARTER: &str = "charter.md";

/// From the first day to the day on which campaigns begin.
pub(crate) fn tell(plan: &Plan, story: &mut Chronicle) {
    exploration(plan, story);
    alignment(plan, story);
    intent(plan, story);
    charter_signed(plan, plan.phases.pilot, story);
    framework(plan, story);
    handover(plan, story);
}

fn exploration(plan: &Plan, story: &mut Chronicle) {
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

fn config(plan: &Plan) -> String {
    let markets: String = plan
        .creators
        .iter()
        .map(|creator| {
            format!(
                "\n[markets.{0}]\ntitle = \"{0}\"\ncurrency = \"{1}\"\n",
                creator.market, creator.currency
            )
        })
        .collect();
    format!(
        "format = 1\nprofile = \"standard\"\nlanguages = [\"en\", \"ru\"]\ntimezone = \"{}\"\n\
         currency = \"USD\"\nfx = \"transaction-date\"\n{markets}\n\
         [kpi]\npass = \"2 of 3\"\nbasis = \"target\"\nprimary_must_pass = true\n",
        plan.brand.zone
    )
}

/// The front page as it stands on a day: phases that have begun, and the next one as planned.
pub(crate) fn index(plan: &Plan, day: Date) -> String {
    let Phases {
        exploration,
        alignment,
        intent,
        pilot,
        framework,
        scale,
    } = plan.phases;
    let verdicts = if day > framework {
        format!(
            ", verdicts: {{ {}: continue, {}: continue }}",
            plan.brand.id, plan.agency.id
        )
    } else {
        String::new()
    };
    let mut phases = vec![
        ("exploration", exploration, alignment, String::new()),
        ("alignment", alignment, intent, String::new()),
        ("intent", intent, pilot, String::new()),
    ];
    if !plan.breaks(Break::SkippedPilot) {
        phases.push((
            "pilot",
            pilot,
            framework,
            format!(", budget: 4500 USD{verdicts}"),
        ));
    }
    phases.push(("framework", framework, scale, String::new()));
    phases.push(("scale", scale, plus(scale, 364), String::new()));
    let begun = phases.iter().filter(|phase| phase.1 <= day).count();
    let shown: String = phases
        .iter()
        .take(begun + 1)
        .map(|(name, from, to, more)| format!("  {name}: {{ from: {from}, to: {to}{more} }}\n"))
        .collect();
    let pauses = if plan.pause.0 > Date::MIN && plus(plan.pause.0, -7) <= day {
        format!(
            "pauses:\n  - {{ from: {}, to: {}, reason: both teams are on holiday }}\n",
            plan.pause.0, plan.pause.1
        )
    } else {
        String::new()
    };
    let primary = if plan.breaks(Break::GoalMismatch) && !plan.is_about_sheets() {
        "on-time"
    } else {
        "cpe"
    };
    // What the one number is, the sides find out while they align.
    let objective = if day < plan.phases.intent {
        String::new()
    } else {
        format!(
            "objective: {{ stage: consideration, primary: {primary}, max_cost_per_outcome: 0.{} USD }}\n",
            plan.target
        )
    };
    let markets: Vec<_> = plan.creators.iter().map(|creator| creator.market).collect();
    format!(
        "---\nkind: partnership\ntitle: {} × {}\ntype: brand-agency\nstatus: active\nstarted: {exploration}\n\
         owner: {}\nparties: [{}, {}]\nmarkets: [{}]\n\
         {objective}phases:\n{shown}{pauses}---\n\nWe sell jackets together.\n",
        plan.brand.title,
        plan.agency.title,
        plan.brand.owner.id,
        plan.brand.id,
        plan.agency.id,
        markets.join(", "),
    )
}

/// A side's page as it stands on a day.
pub(crate) fn party(plan: &Plan, side: &Side, day: Date) -> String {
    let started = plan.phases.exploration;
    let (last, _) = plan.handover;
    let hands_over = plan.succeeded().id == side.id && plus(last, -12) <= day;
    let lost = plan.is_lost(side).filter(|lost| plus(*lost, -4) <= day);
    let person = |person: &Person, role: &str, more: &str| {
        format!(
            "  {}: {{ name: {}, roles: [{role}], git: [{}], {more} }}\n",
            person.id, person.name, person.address
        )
    };
    let begun = format!("from: {started}");
    let until = match (hands_over, lost) {
        (true, _) => format!("{begun}, until: {last}, replaced_by: {}", side.successor.id),
        (false, Some(lost)) => format!("{begun}, until: {lost}"),
        (false, None) => begun.clone(),
    };
    let mut people = person(&side.owner, "owner", &until);
    if hands_over {
        let from = format!("from: {}", plus(last, -9));
        let from = lost.map_or(from.clone(), |lost| format!("{from}, until: {lost}"));
        people.push_str(&person(&side.successor, "owner", &from));
    }
    let role = if side.id == plan.brand.id {
        "analyst"
    } else {
        "point-of-contact"
    };
    people.push_str(&person(&side.helper, role, &begun));
    people.push_str(&person(&side.bridge, "cultural-bridge", &begun));
    people.push_str(&person(&side.sponsor, "executive-sponsor", &begun));
    let kind = if side.id == plan.brand.id {
        "brand"
    } else {
        "agency"
    };
    format!(
        "---\nkind: party\ntitle: {}\ntype: {kind}\ncountry: {}\ntimezone: {}\nhours: 09:00-18:00\n\
         languages: [{}]\nbusiness_model: sells its own work\npeople:\n{people}\
         screening: {{ by: {}, date: {}, expires: {}, services: [advertising] }}\n---\n\nA small company.\n",
        side.title,
        side.country,
        side.zone,
        side.language,
        plan.brand.helper.id,
        plus(started, 2),
        plus(started, 720),
    )
}

fn creator(plan: &Plan, creator: &Creator, day: Date) -> String {
    format!(
        "---\nkind: party\ntitle: {}\ntype: creator\ntimezone: Europe/London\nhours: 09:00-17:00\nlanguages: [en]\n\
         market: {}\ntier: mid\nfollowers: 90000\ncontact: {}\nbriefing: call\n\
         vetting: {{ by: {}, date: {day}, source: audience report, result: passed }}\n\
         screening: {{ by: {}, date: {day}, expires: {}, services: [advertising] }}\n---\n\nWorks outside.\n",
        creator.title,
        creator.market,
        plan.agency.helper.id,
        plan.agency.helper.id,
        plan.agency.helper.id,
        plus(day, 720),
    )
}

/// The page of a creator, in the change that brings the first brief.
pub(crate) fn creators_page(plan: &Plan, of: &Creator, day: Date) -> (String, String) {
    (format!("parties/{}.md", of.id), creator(plan, of, day))
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

/// Both sheets on one day, and two days later what settles where they differ.
fn alignment(plan: &Plan, story: &mut Chronicle) {
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

/// A decision that is made a day after it was proposed.
pub(crate) struct Decision<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) day: Date,
    /// Who decides and who drives.
    pub(crate) by: (&'a Person, &'a Person),
    pub(crate) more: String,
    pub(crate) text: String,
}

impl Decision<'_> {
    /// Its name among the decisions.
    pub(crate) fn name(&self) -> String {
        format!("{}-{}", self.day, self.id)
    }

    pub(crate) fn page(&self, side: &str) -> String {
        format!(
            "---\nkind: decision\ntitle: {}\nstatus: accepted\ndriver: {}\ndecider: {}\noptions: [this, that]\n\
             proposed: {}T10:00+00:00\ndecided: {}T09:30+00:00\nproposed_by: {side}\n{}reversible: true\n---\n\n\
             ## Context\n\nTwo views were on the table and each had a reason.\n\n## Decision\n\n{}\n\n\
             ## Consequences\n\nBoth teams work by it from the next day on.\n",
            self.title,
            self.by.1.id,
            self.by.0.id,
            plus(self.day, -1),
            self.day,
            self.more,
            self.text
        )
    }

    pub(crate) fn commit(&self, plan: &Plan, story: &mut Chronicle) {
        story
            .on(
                self.day,
                (9, 40),
                &self.by.0.author(),
                format!("decision: {}", self.title),
            )
            .write(
                format!("decisions/{}.md", self.name()),
                self.page(plan.agency.id),
            )
            .commit();
    }
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

/// The letter of intent: a draft, an answer, two signatures.
fn intent(plan: &Plan, story: &mut Chronicle) {
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

/// The charter as it stands on a day, signed by both.
pub(crate) fn charter_signed(plan: &Plan, day: Date, story: &mut Chronicle) {
    let [brand, agency] = plan.sides().map(|side| plan.owner(side, plus(day, 13)));
    story
        .on(day, (9, 0), &brand.author(), "charter: signed")
        .with(&agency.author())
        .write("index.md", index(plan, day))
        .write(CHARTER, charter(plan, day))
        .op(CHARTER, sign(&plan.brand, brand, day))
        .commit();
    story
        .on(day, (14, 0), &agency.author(), "charter: signed by us too")
        .op(CHARTER, sign(&plan.agency, agency, day))
        .commit();
}

fn charter(plan: &Plan, day: Date) -> String {
    let [brand, agency] = plan.sides().map(|side| &plan.owner(side, plus(day, 13)).id);
    let (analyst, contact) = (&plan.brand.helper.id, &plan.agency.helper.id);
    let bridges = [&plan.brand.bridge.id, &plan.agency.bridge.id];
    let countries = plan.sides().map(|side| side.country);
    let slot = match (countries.contains(&"US"), countries.contains(&"RU")) {
        (true, true) => "Tue 17:30 Europe/Moscow",
        (true, false) => "Tue 15:30 Europe/Berlin",
        _ => "Tue 11:00 Europe/Berlin",
    };
    let is_meddling = plan.is_broken(Break::Micromanaging, day);
    let meddling = if is_meddling && plan.variant % 3 == 0 {
        format!("  creative: {{ decider: {brand}, within: 24h, rounds: 5 }}\n")
    } else {
        String::new()
    };
    let pilot = plan.phases.pilot;
    format!(
        "---\nkind: charter\ntitle: How we work together\nstatus: active\nowner: {brand}\ndate: {pilot}\n\
         channels:\n\
         \x20 updates: {{ tool: this repository, purpose: updates, members: [{brand}, {analyst}, {agency}, {contact}] }}\n\
         \x20 quick: {{ tool: chat, purpose: quick, members: [{brand}, {analyst}, {agency}, {contact}] }}\n\
         cadences:\n\
         \x20 sync: {{ every: week, mode: live, minutes: 30, at: {slot}, kind: update }}\n\
         \x20 health: {{ every: month, kind: health-check, grace: 5d }}\n\
         \x20 review: {{ every: quarter, kind: review, grace: 14d }}\n\
         approvals:\n\
         \x20 video: {{ decider: {brand}, within: 48h, rounds: 2 }}\n{meddling}\
         decision_rights:\n\
         \x20 budget: {{ decider: {brand}, consulted: [{agency}], within: 48h }}\n\
         \x20 creative: {{ decider: {agency}, consulted: [{brand}], within: 48h }}\n\
         escalation:\n\
         \x20 - {{ level: 1, to: [{brand}, {agency}], within: 2d, when: an answer is 48 hours old }}\n\
         \x20 - {{ level: 2, to: [{}, {}], within: 5d, when: the owners disagree }}\n\
         effort: {{ from-month-1: 10..15 h/week, from-month-4: 5..10 h/week }}\n---\n\n\
         This page says how we behave on a Tuesday. The bridges are {} and {}.\n{}",
        plan.brand.sponsor.id,
        plan.agency.sponsor.id,
        bridges[0],
        bridges[1],
        texts::charter(),
    )
}

/// Both go on, and write the agreement.
fn framework(plan: &Plan, story: &mut Chronicle) {
    let Phases {
        framework, scale, ..
    } = plan.phases;
    let (brand, agency) = (&plan.brand.owner, &plan.agency.owner);
    if !plan.breaks(Break::SkippedPilot) {
        let verdict = Decision {
            id: "go-on",
            title: "The pilot worked, we write an agreement",
            day: workday(plus(framework, 3)),
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

/// An owner leaves after nine days side by side with the next one.
fn handover(plan: &Plan, story: &mut Chronicle) {
    let (last, _) = plan.handover;
    if last > plan.end {
        return;
    }
    let side = plan.succeeded();
    let day = workday(plus(last, -12));
    let decision = Decision {
        id: "new-owner",
        title: "Who follows the owner",
        day,
        by: (&side.sponsor, &side.owner),
        more: "changes: [charter, framework]\n".to_owned(),
        text: format!("{} follows {}.", side.successor.name, side.owner.name),
    };
    decision.commit(plan, story);
    story
        .on(
            day,
            (10, 30),
            &side.owner.author(),
            "parties: the next owner",
        )
        .write(format!("parties/{}.md", side.id), party(plan, side, day))
        .commit();
    charter_signed(plan, plus(day, 1), story);
}

impl Plan {
    /// The day on which the owner of a side leaves without anybody to follow.
    pub(crate) fn is_lost(&self, side: &Side) -> Option<Date> {
        let (what, begins) = self.broken?;
        let is_brand = side.id == self.brand.id;
        let is_meant = what == Break::OwnerLoss && is_brand == (self.variant % 2 == 0);
        is_meant.then(|| plus(begins, 12))
    }
}
