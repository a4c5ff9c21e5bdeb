//! The prose of a charter: long enough for a charter, in whole sentences, of no interest to rules
//! that look for vague words.

use std::fmt::Write as _;

const SENTENCES: [&str; 14] = [
    "Whoever owns {0} writes the day and the name beside it before anybody starts, and the other side reads both on the same day.",
    "A question about {0} goes to the request log, because only there it is counted and only there it is answered in 48 hours.",
    "If {0} changes, the page that describes it changes in the same commit, and the commit says who asked for it and why.",
    "The side that sees first that {0} will be late says so on that day, with a new date and with one sentence about the cause.",
    "We look at {0} every Tuesday for five minutes, and what is not settled in five minutes gets a person and a date.",
    "Nobody outside the two teams hears about {0} before both owners have read the same text and found it true.",
    "Two people can stand in for each other on {0}; when both are away, the update of the week names the third one.",
    "Numbers about {0} come from the ledgers of this playbook, and a number without a row behind it is not shown to anybody.",
    "The minutes spent on {0} count as coordination, and each team writes its hours down on Friday before it goes home.",
    "When we disagree about {0}, each side writes three lines, we read them aloud, and the decider named below decides.",
    "What we learned about {0} last month stands in the health check, in words that a new colleague understands.",
    "A promise about {0} that was made in a call holds after it stands here, and the one who made it writes it down.",
    "Creators hear about {0} from their one contact and from nobody else, in the language in which they work.",
    "Every quarter we ask whether {0} still needs its own paragraph, and we delete the paragraph when nobody can say why.",
];

const SECTIONS: [(&str, [&str; 7]); 6] = [
    (
        "Who is who",
        [
            "the team",
            "a newcomer",
            "a substitute",
            "the calendar",
            "a holiday",
            "the budget holder",
            "the press",
        ],
    ),
    (
        "Communication",
        [
            "an update",
            "the sync",
            "a chat",
            "a recording",
            "an e-mail",
            "a visit",
            "a quiet week",
        ],
    ),
    (
        "Approvals",
        [
            "a concept",
            "a video",
            "a caption",
            "a report",
            "a sample",
            "a thumbnail",
            "a reply",
        ],
    ),
    (
        "Metrics",
        [
            "a cost",
            "an answer",
            "a delivery",
            "a baseline",
            "an exchange rate",
            "a comparison",
            "a forecast",
        ],
    ),
    (
        "Decision rights",
        [
            "the budget",
            "the story",
            "the choice of creators",
            "the schedule",
            "a price",
            "a claim",
            "a complaint",
        ],
    ),
    (
        "Escalation",
        [
            "an open question",
            "a blocked day",
            "a missed promise",
            "a dispute",
            "a sponsor",
            "an apology",
            "an end",
        ],
    ),
];

/// About 2,300 words under the headings of a charter.
pub(crate) fn charter() -> String {
    let mut text = String::new();
    for (heading, topics) in SECTIONS {
        let _ = writeln!(text, "\n## {heading}");
        for (number, topic) in topics.iter().enumerate() {
            let first = number * 2 + heading.len();
            let words = [first, first + 1, first + 4].map(|at| SENTENCES[at % SENTENCES.len()]);
            let _ = writeln!(text, "\n{}", words.join(" ").replace("{0}", topic));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_charter_is_five_to_ten_pages_long() {
        let words = super::charter().split_whitespace().count();
        assert!((2_000..4_000).contains(&words), "{words} words");
    }
}
