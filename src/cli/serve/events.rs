//! The stream that tells an open page that it shows something else now.
//!
//! Each page says what it shows; the page is rendered again at every turn, and only where it came
//! out otherwise is anything told. A page that was open over a restart, or came out of a cache, is
//! told at once.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::unfold;
use tokio::sync::watch::Receiver;
use tokio::task::spawn_blocking;

use super::address::{Wanted, escaped, unescaped};
use super::answer::answer;
use super::desk::Desk;

/// How soon a browser that lost the stream asks again.
const AGAIN: Duration = Duration::from_millis(500);

/// How often something is said, so that a browser that has gone is noticed.
const BREATH: Duration = Duration::from_secs(15);

/// A page that waits for a change of its own.
struct Waiting {
    desk: Arc<Desk>,
    turns: Receiver<u64>,
    wanted: Option<Wanted>,
    tag: String,
}

/// The stream for the page that `query` tells of.
pub(super) fn stream(desk: &Arc<Desk>, query: &str) -> Response {
    let query = parameters(query);
    let said = |name: &str| query.get(name).cloned().unwrap_or_default();
    // A page of another run learns nothing but that it is old.
    let is_ours = said("token") == desk.token;
    let path = format!("/{}", escaped(&said("page")));
    let waiting = Waiting {
        desk: Arc::clone(desk),
        turns: desk.turns(),
        wanted: is_ours.then(|| Wanted::of(&path)),
        tag: said("tag"),
    };
    let events = unfold(Some(waiting), |waiting| async {
        let mut waiting = waiting?;
        waiting.until_changed().await.ok()?;
        // An event without data is none to a browser.
        let event = Event::default().event("changed").data("page").retry(AGAIN);
        Some((Ok::<_, Infallible>(event), None))
    });
    let alive = KeepAlive::new().interval(BREATH);
    Sse::new(events).keep_alive(alive).into_response()
}

impl Waiting {
    /// Returns when the page shows something else than it did.
    async fn until_changed(&mut self) -> anyhow::Result<()> {
        loop {
            self.turns.borrow_and_update();
            let Some(wanted) = self.wanted.clone() else {
                return Ok(());
            };
            let desk = Arc::clone(&self.desk);
            let now = spawn_blocking(move || answer(&desk, &wanted).tag).await;
            // What cannot even be rendered is told of by the page itself.
            if now.map_or(true, |now| now != self.tag) {
                return Ok(());
            }
            self.turns.changed().await?;
        }
    }
}

fn parameters(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .filter_map(|(name, value)| Some((name.to_owned(), unescaped(value)?)))
        .collect()
}
