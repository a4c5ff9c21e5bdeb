//! The theme has every word that pages ask for.

use std::collections::BTreeMap;

use crate::site::Theme;

#[test]
fn every_word_the_pages_ask_for_is_in_the_theme() {
    let sources = [
        include_str!("../here.rs"),
        include_str!("../spoken.rs"),
        include_str!("../facts.rs"),
        include_str!("../prose.rs"),
        include_str!("../pages/mod.rs"),
        include_str!("../pages/alignment.rs"),
        include_str!("../pages/budget.rs"),
        include_str!("../pages/campaign.rs"),
        include_str!("../pages/campaigns.rs"),
        include_str!("../pages/creators.rs"),
        include_str!("../pages/deliveries.rs"),
        include_str!("../pages/effort.rs"),
        include_str!("../pages/graphs.rs"),
        include_str!("../pages/health.rs"),
        include_str!("../pages/judged.rs"),
        include_str!("../pages/metric.rs"),
        include_str!("../pages/money.rs"),
        include_str!("../pages/rhythm.rs"),
        include_str!("../pages/sides.rs"),
        include_str!("../pages/verdict.rs"),
        include_str!("../pages/decisions.rs"),
        include_str!("../pages/document.rs"),
        include_str!("../pages/expectations.rs"),
        include_str!("../pages/findings.rs"),
        include_str!("../pages/home.rs"),
        include_str!("../pages/layout.rs"),
        include_str!("../pages/list.rs"),
        include_str!("../pages/navigation.rs"),
        include_str!("../pages/next_dates.rs"),
        include_str!("../pages/phases.rs"),
    ];
    let theme = Theme::load(&BTreeMap::new(), &["en", "ru"]).unwrap();
    let calls = [
        "say(\"",
        "say_with(\"",
        "count(\"",
        "state(\"",
        "one(\"",
        "on(\"",
        "side(\"",
        "titled(here, \"",
    ];
    for source in sources {
        for call in calls {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                let key = if call == "state(\"" {
                    format!("state-{key}")
                } else {
                    key.to_owned()
                };
                for lang in ["en", "ru"] {
                    assert!(
                        theme.word(lang, &key, &[]).is_some(),
                        "{lang} has no `{key}`"
                    );
                }
            }
        }
    }
}

#[test]
fn every_column_has_a_name_in_the_theme() {
    let sources = [
        include_str!("../pages/alignment.rs"),
        include_str!("../pages/budget.rs"),
        include_str!("../pages/campaign.rs"),
        include_str!("../pages/campaigns.rs"),
        include_str!("../pages/creators.rs"),
        include_str!("../pages/deliveries.rs"),
        include_str!("../pages/graphs.rs"),
        include_str!("../pages/metric.rs"),
    ];
    let theme = Theme::load(&BTreeMap::new(), &["en", "ru"]).unwrap();
    let mut found = 0;
    for list in sources.iter().flat_map(|source| {
        let named = source.split("let keys = [").skip(1);
        named.chain(source.split("&[\"").skip(1))
    }) {
        let list = format!(
            "\"{}",
            list.split(']')
                .next()
                .unwrap()
                .trim_start_matches(['"', '\n', ' '])
        );
        for key in list.split('"').skip(1).step_by(2) {
            found += 1;
            for lang in ["en", "ru"] {
                assert!(
                    theme.word(lang, key, &[]).is_some(),
                    "{lang} has no `{key}`"
                );
            }
        }
    }
    assert!(found > 30, "the columns were not found");
}
