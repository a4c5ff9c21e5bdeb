//! The kinds of documents, one file each.

mod agreement;
mod alignment;
mod brief;
mod charter;
mod common;
mod decision;
mod expectation;
mod health;
mod metric;
mod partnership;
mod party;
mod post_mortem;
mod selection;
mod update;

use super::field::{Field, Reader, Record, choice, read_fields};
use crate::parse::Node;

pub use agreement::{
    Agreement, AgreementForm, Deliverable, Exit, GiveGet, Payment, PaymentTrigger, Prevails,
    Rights, Term, Usage,
};
pub use alignment::{Alignment, Give, Resources};
pub use brief::{Brief, BriefInput, CampaignDates, CampaignVerdict, Forecast};
pub use charter::{
    Approval, Cadence, CadenceMode, Channel, ChannelPurpose, Charter, DecisionRight,
    EscalationLevel, Silence,
};
pub use common::{Common, SignOff, Status, Translation, WaiverEntry};
pub use decision::{Decision, DecisionStatus};
pub use expectation::{Expectation, ExpectationRole, Scope};
pub use health::{Answer, HealthCheck, OnTrack, Review, Verdict};
pub use metric::{Attribution, Baseline, Better, Metric};
pub use partnership::{
    Objective, Partnership, PartnershipStatus, PartnershipType, Pause, Phase, SelectionMode, Stage,
};
pub use party::{Briefing, Party, PartyType, Person, Role, Screening, Vetting};
pub use post_mortem::{Action, CauseTag, PostMortem};
pub use selection::{Candidate, CandidateOutcome, Conversation, Criterion, Score, Selection};
pub use update::{Blocker, Update};

choice! {
    /// What sort of document it is.
    Kind {
        Partnership = "partnership", "Partnership", "Партнёрство";
        Party = "party", "Party", "Сторона";
        Selection = "selection", "Selection", "Выбор партнёра";
        Candidate = "candidate", "Candidate", "Кандидат";
        Alignment = "alignment", "Alignment sheet", "Анкета согласования";
        Agreement = "agreement", "Agreement", "Соглашение";
        Charter = "charter", "Charter", "Устав";
        Metric = "metric", "Metric", "Метрика";
        Brief = "brief", "Brief", "Бриф";
        Decision = "decision", "Decision", "Решение";
        Update = "update", "Update", "Сводка";
        HealthCheck = "health-check", "Health check", "Проверка здоровья";
        Review = "review", "Quarterly review", "Квартальный обзор";
        PostMortem = "post-mortem", "Post-mortem", "Разбор";
        Page = "page", "Page", "Страница";
    }
}

impl Kind {
    /// The folder, or the file at the root, in which documents of this kind live by default.
    pub fn default_folder(self) -> &'static str {
        match self {
            Self::Partnership => "index.md",
            Self::Party => "parties",
            Self::Selection => "selection.md",
            Self::Candidate => "candidates",
            Self::Alignment => "alignment",
            Self::Agreement => "agreements",
            Self::Charter => "charter.md",
            Self::Metric => "metrics",
            Self::Brief => "briefs",
            Self::Decision => "decisions",
            Self::Update => "updates",
            Self::HealthCheck => "health",
            Self::Review => "reviews",
            Self::PostMortem => "post-mortems",
            Self::Page => "guides",
        }
    }

    /// The keys that only documents of this kind have.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Partnership => Partnership::FIELDS,
            Self::Party => Party::FIELDS,
            Self::Selection => Selection::FIELDS,
            Self::Candidate => Candidate::FIELDS,
            Self::Alignment => Alignment::FIELDS,
            Self::Agreement => Agreement::FIELDS,
            Self::Charter => Charter::FIELDS,
            Self::Metric => Metric::FIELDS,
            Self::Brief => Brief::FIELDS,
            Self::Decision => Decision::FIELDS,
            Self::Update => Update::FIELDS,
            Self::HealthCheck => HealthCheck::FIELDS,
            Self::Review => Review::FIELDS,
            Self::PostMortem => PostMortem::FIELDS,
            Self::Page => &[],
        }
    }

    /// Whether `status` of documents of this kind is `draft | proposed | active | closed`.
    pub fn has_life(self) -> bool {
        !matches!(self, Self::Partnership | Self::Decision | Self::Candidate)
    }
}

/// The fields of a document that belong to its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Facts {
    /// What, who, why, when.
    Partnership(Box<Partnership>),
    /// A company or person that takes part.
    Party(Box<Party>),
    /// How a partner is chosen.
    Selection(Box<Selection>),
    /// Somebody who may be chosen.
    Candidate(Box<Candidate>),
    /// What one side expects.
    Alignment(Box<Alignment>),
    /// What both sides signed.
    Agreement(Box<Agreement>),
    /// How both sides work.
    Charter(Box<Charter>),
    /// The definition of a number.
    Metric(Box<Metric>),
    /// One campaign.
    Brief(Box<Brief>),
    /// A decision.
    Decision(Box<Decision>),
    /// A weekly sync or written update.
    Update(Box<Update>),
    /// A monthly look at the partnership.
    HealthCheck(Box<HealthCheck>),
    /// A quarterly look at the partnership.
    Review(Box<Review>),
    /// What was learned from a failure.
    PostMortem(Box<PostMortem>),
    /// Anything else.
    Page,
}

impl Facts {
    /// Reads the fields of a document of `kind`.
    pub fn read(kind: Kind, node: &Node, reader: &mut Reader<'_>) -> Self {
        #[expect(
            clippy::unnecessary_box_returns,
            reason = "the records differ in size, so every variant is boxed"
        )]
        fn read<R: Record>(node: &Node, reader: &mut Reader<'_>) -> Box<R> {
            Box::new(read_fields(node, reader))
        }
        match kind {
            Kind::Partnership => Self::Partnership(read(node, reader)),
            Kind::Party => Self::Party(read(node, reader)),
            Kind::Selection => Self::Selection(read(node, reader)),
            Kind::Candidate => Self::Candidate(read(node, reader)),
            Kind::Alignment => Self::Alignment(read(node, reader)),
            Kind::Agreement => Self::Agreement(read(node, reader)),
            Kind::Charter => Self::Charter(read(node, reader)),
            Kind::Metric => Self::Metric(read(node, reader)),
            Kind::Brief => Self::Brief(read(node, reader)),
            Kind::Decision => Self::Decision(read(node, reader)),
            Kind::Update => Self::Update(read(node, reader)),
            Kind::HealthCheck => Self::HealthCheck(read(node, reader)),
            Kind::Review => Self::Review(read(node, reader)),
            Kind::PostMortem => Self::PostMortem(read(node, reader)),
            Kind::Page => Self::Page,
        }
    }
}
