//! References: the ids by which documents name one another.

use std::fmt;

use super::field::{FieldValue, Reader, RefTarget, Shape};
use crate::parse::Node;

/// Declares a type for the id of something; reading one notes the reference.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $target:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FieldValue for $name {
            fn shape() -> Shape {
                Shape::Ref(RefTarget::$target)
            }

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                let id = reader.text(node)?.to_owned();
                reader.refer(RefTarget::$target, &id, node.span);
                Some(Self(id))
            }
        }
    )+};
}

ids! {
    /// The id of a party.
    PartyId = Party;
    /// The id of a person, unique in the playbook.
    PersonId = Person;
    /// A party or a person.
    ActorId = PartyOrPerson;
    /// The id of a market of the configuration.
    MarketId = Market;
    /// The id of a metric.
    MetricId = Metric;
    /// A metric that comes with the program: `builtin/NAME`.
    ReadyMetricId = ReadyMetric;
    /// The id of a ledger.
    LedgerId = Ledger;
    /// The id of a decision.
    DecisionId = Decision;
    /// The id of a campaign's brief.
    BriefId = Brief;
    /// The id of an agreement.
    AgreementId = Agreement;
    /// The id of a candidate.
    CandidateId = Candidate;
    /// The id of a cadence of the charter.
    CadenceId = Cadence;
    /// Any document or item: `ID`, `KIND/ID`, `ID#KEY`.
    ObjectId = Object;
}
