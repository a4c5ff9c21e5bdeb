//! The front page as it stands on a day, and the settings beside it.

use comity::value::Date;

use crate::breaks::Break;
use crate::holidays;
use crate::world::{Phases, Plan, plus};

pub(crate) fn config(plan: &Plan) -> String {
    let markets = plan.creators.iter().map(|creator| {
        format!(
            "\n[markets.{0}]\ntitle = \"{0}\"\ncurrency = \"{1}\"\n",
            creator.market, creator.currency
        )
    });
    let markets: String = markets.collect();
    let holidays = plan.sides().map(|side| {
        let days = holidays::of(side.country).map(|day| format!("\"{day}\""));
        let days: Vec<_> = days.collect();
        format!("{} = [{}]\n", side.country, days.join(", "))
    });
    let holidays = holidays.concat();
    format!(
        "format = 1\nprofile = \"standard\"\nlanguages = [\"en\", \"ru\"]\ntimezone = \"{}\"\n\
         currency = \"USD\"\nfx = \"transaction-date\"\n{markets}\n\
         [kpi]\npass = \"2 of 3\"\nbasis = \"target\"\nprimary_must_pass = true\n\n[holidays]\n{holidays}",
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
    let verdicts = if plan.pilot_ends() <= day {
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
    let shown = phases
        .iter()
        .take(begun + 1)
        .map(|(name, from, to, more)| format!("  {name}: {{ from: {from}, to: {to}{more} }}\n"));
    let shown: String = shown.collect();
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
