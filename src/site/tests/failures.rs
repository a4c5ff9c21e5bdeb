//! What failed, by cause, and what is still to be done.

use super::{page, site_with};

#[test]
fn failures_are_told_by_cause_and_open_actions_come_first() {
    let post_mortem = |day: &str, causes: &str, actions: &str| {
        format!(
            "---\ntitle: Of {day}\ndate: {day}\ncampaign: thaw\ncauses: [{causes}]\nactions: {{ {actions} }}\n---\n"
        )
    };
    let one = post_mortem(
        "2026-01-20",
        "timing, approvals",
        "calendar: { what: Say it earlier, owner: ann, due: 2026-01-30, done: 2026-01-29 }",
    );
    let other = post_mortem(
        "2026-02-20",
        "timing",
        "late: { owner: bob, due: 2026-02-25 }, later: { owner: bob, due: 2026-03-25 }",
    );
    let site = site_with(&[
        ("briefs/thaw.md", "---\ntitle: Thaw\n---\n"),
        ("post-mortems/2026-01-thaw.md", &one),
        ("post-mortems/2026-02-thaw.md", &other),
    ]);
    let whole = page(&site, "post-mortems/index.html");
    let english = &whole[whole.find("id=\"_causes\"").unwrap()..];
    let place = |text: &str| {
        english
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {english}"))
    };
    // What contributed twice stands first and says so; what contributed once says nothing.
    assert!(place("Timing</") < place("Came again") && place("Came again") < place("Approvals</"));
    assert_eq!(english.matches("Came again").count(), 1);
    assert!(place("<span>Overdue</span>") < place("<span>In time, waiting</span>"));
    assert!(place("later") < place("Say it earlier") && english.contains("<span>Done</span>"));
    assert!(page(&site, "ru/post-mortems/index.html").contains("Повторилась"));
}
