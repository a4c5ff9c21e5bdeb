//! The ways in which partnerships break, and the rules that have to see it.

use comity::value::Date;

use crate::world::{Miss, Plan, month_after, plus};

/// A way in which a partnership breaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Break {
    /// What was signed is changed bit by bit, and nobody decides or signs anew.
    Drift,
    /// One side, or both, add nothing any more.
    Silence,
    /// The agreement says what is wanted without a number.
    VagueGoals,
    /// From the letter of intent straight to the long agreement.
    SkippedPilot,
    /// Money comes after its day, or does not come.
    LatePayments,
    /// The sides want different things, and no decision settles it.
    GoalMismatch,
    /// Briefs prescribe, rounds multiply, one side has to ask for what it decides.
    Micromanaging,
    /// Each month an outcome costs a little more.
    CostCreep,
    /// An owner leaves and nobody takes over.
    OwnerLoss,
    /// One language is changed and the other is not.
    TranslationDrift,
    /// Rows, cells or rates are not written any more.
    DataGaps,
    /// Month after month off track, and both sides go on.
    LimpingOn,
}

/// What is known of a way to break.
pub(crate) struct Known {
    pub(crate) what: Break,
    /// In the words of the report.
    pub(crate) name: &'static str,
    /// The rules of which at least one must be raised in time.
    pub(crate) expected: &'static [&'static str],
    /// Rules that are right to speak, too, since the break does what they look for.
    pub(crate) besides: &'static [&'static str],
}

/// All twelve.
pub(crate) static BREAKS: [Known; 12] = [
    Known {
        what: Break::Drift,
        name: "drift",
        expected: &["undecided-change", "stale-signoff"],
        besides: &["missed-expectation", "kpi-rule-failed"],
    },
    Known {
        what: Break::Silence,
        name: "silence",
        expected: &["channel-silence", "cadence-missed", "missing-answer"],
        besides: &[
            "slow-answers",
            "missed-expectation",
            "kpi-rule-failed",
            "off-track-without-decision",
            "unevaluated-expectation",
            "stale-playbook",
            "effort-outside-plan",
            "late-deliverables",
            "overdue-payment",
            "verdict-without-decision",
        ],
    },
    Known {
        what: Break::VagueGoals,
        name: "vague goals",
        expected: &[
            "success-without-number",
            "unchecked-expectation",
            "vague-wording",
        ],
        besides: &["wrong-kpi-count", "unevaluated-expectation"],
    },
    Known {
        what: Break::SkippedPilot,
        name: "skipped pilot",
        expected: &["phase-out-of-order", "long-term-before-pilot"],
        besides: &["gate-unmet"],
    },
    Known {
        what: Break::LatePayments,
        name: "late payments",
        expected: &["overdue-payment", "late-payment"],
        besides: &[],
    },
    Known {
        what: Break::GoalMismatch,
        name: "goal mismatch",
        expected: &["alignment-gap", "wrong-primary-count"],
        besides: &["gate-unmet", "wrong-kpi-count"],
    },
    Known {
        what: Break::Micromanaging,
        name: "micromanaging",
        expected: &[
            "overlapping-rights",
            "too-many-rounds",
            "overprescribed-brief",
        ],
        besides: &["plan-infeasible"],
    },
    Known {
        what: Break::CostCreep,
        name: "cost creep",
        expected: &["cost-creep"],
        besides: &[
            "missed-expectation",
            "kpi-rule-failed",
            "off-track-without-decision",
            "efficiency-behind-plan",
            // Forecasts are made of usual months.
            "loose-forecasts",
        ],
    },
    Known {
        what: Break::OwnerLoss,
        name: "owner loss",
        expected: &["missing-owner", "owner-left"],
        besides: &["gate-unmet"],
    },
    Known {
        what: Break::TranslationDrift,
        name: "translation drift",
        expected: &["translation-differs", "stale-translation"],
        besides: &[],
    },
    Known {
        what: Break::DataGaps,
        name: "data gaps",
        expected: &["unevaluated-expectation", "missing-exchange-rate"],
        // Without rows of spend the fees stand for it, which are paid at once.
        besides: &["budget-overrun"],
    },
    Known {
        what: Break::LimpingOn,
        name: "limping on",
        expected: &["limping"],
        besides: &[
            "missed-expectation",
            "kpi-rule-failed",
            "off-track-without-decision",
            "cost-creep",
            "efficiency-behind-plan",
            "budget-overrun",
            "loose-forecasts",
        ],
    },
];

impl Break {
    pub(crate) fn known(self) -> &'static Known {
        BREAKS.iter().find(|known| known.what == self).unwrap()
    }

    /// How many months a partnership must have for the break to show in time.
    pub(crate) fn least_months(self) -> i32 {
        match self {
            Self::CostCreep => 10,
            Self::LimpingOn => 9,
            Self::DataGaps | Self::Silence => 8,
            _ => 7,
        }
    }

    /// The first whole month of `scale` in which it may begin; the month before is the healthy one
    /// that holds what healthy partnerships meet.
    pub(crate) fn first_month(self) -> i32 {
        match self {
            Self::CostCreep => 0,
            _ => 1,
        }
    }

    /// How many months it needs until it has shown and its period is over.
    pub(crate) fn months_needed(self) -> i32 {
        match self {
            Self::CostCreep => 6,
            Self::LimpingOn => 4,
            Self::Silence | Self::DataGaps => 3,
            _ => 2,
        }
    }
}

impl Plan {
    /// The first day on which somebody who knows the practice and reads everything can see the break.
    pub(crate) fn visible(&self) -> Option<Date> {
        let (what, begins) = self.broken?;
        Some(match what {
            Break::Drift | Break::TranslationDrift => plus(begins, 11),
            // Three weeks without a word are silence; less is a holiday.
            Break::Silence => plus(begins, 9 + 21),
            Break::VagueGoals | Break::SkippedPilot => self.phases.scale,
            Break::GoalMismatch if self.is_about_sheets() => self.phases.intent,
            Break::GoalMismatch => self.phases.pilot,
            // The bill of the month before is due on the 12th.
            Break::LatePayments => plus(begins, 14),
            Break::Micromanaging if self.variant % 3 == 0 => plus(begins, 11),
            // The film comes back for the fourth time a few days before the next campaign.
            Break::Micromanaging => plus(begins, 25),
            // Four months in order, each dearer than the one before.
            Break::CostCreep => month_after(begins, 4),
            Break::OwnerLoss => plus(begins, 13),
            // The first month without data is over.
            Break::DataGaps => month_after(begins, 1),
            // Both sides have answered for the second month.
            Break::LimpingOn => plus(month_after(begins, 2), 4),
        })
    }

    /// The day before which nothing of the break has been written.
    pub(crate) fn first_trace(&self) -> Date {
        match self.broken {
            None => Date::MAX,
            Some((Break::SkippedPilot, _)) => self.phases.intent,
            Some((Break::GoalMismatch, _)) => self.phases.exploration,
            Some((Break::VagueGoals, _)) => self.phases.framework,
            Some((_, begins)) => begins,
        }
    }

    /// Whether a rule is right to speak on a day of what healthy partnerships meet, too. What it looks
    /// at is the month before, or what is open.
    pub(crate) fn meets(&self, rule: &str, day: Date) -> bool {
        let (missed, what) = self.miss;
        let is_missed = missed <= day && day < month_after(missed, 2);
        match rule {
            "slow-answers" => what == Miss::Answers && is_missed,
            "cost-creep" => what == Miss::Cost && is_missed,
            // A film is due some days before its campaign begins.
            "late-deliverables" => plus(self.late, -10) <= day && day < month_after(self.late, 1),
            _ => false,
        }
    }

    /// Whether a goal mismatch lies in the sheets, and not in the agreement.
    pub(crate) fn is_about_sheets(&self) -> bool {
        self.variant % 2 == 0
    }
}
