//! What happens to the server, one thing after another.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::Value;

use super::judge::Judged;

/// Something that happens to the server.
#[derive(Debug)]
pub(super) enum Event {
    /// The editor asks and waits for an answer.
    Asked(Request),
    /// The editor takes a question back that nobody has answered.
    TakenBack(RequestId),
    /// The editor tells something.
    Told(Notification),
    /// The rules have looked at a playbook.
    Judged(Box<Judged>),
    /// Nothing has happened until the moment that was named.
    Quiet,
    /// The editor is gone.
    Gone,
}

/// The events that wait for the server.
pub(super) struct Inbox {
    events: Receiver<Event>,
    waiting: VecDeque<Event>,
}

impl Inbox {
    pub(super) fn of(events: Receiver<Event>) -> Self {
        Self {
            events,
            waiting: VecDeque::new(),
        }
    }

    /// The next event; `Quiet` where none comes until `due`.
    pub(super) fn next(&mut self, due: Instant) -> Event {
        self.gather();
        if let Some(event) = self.waiting.pop_front() {
            return event;
        }
        let left = due.saturating_duration_since(Instant::now());
        match self.events.recv_timeout(left.max(Duration::from_millis(1))) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::Quiet,
            Err(RecvTimeoutError::Disconnected) => Event::Gone,
        }
    }

    /// Looks ahead, so that questions are taken back before they are answered.
    fn gather(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            let taken_back = match &event {
                Event::Told(told) => taken_back(told),
                _ => None,
            };
            let asked = self.waiting.iter_mut().find(|event| match event {
                Event::Asked(request) => Some(&request.id) == taken_back.as_ref(),
                _ => false,
            });
            match (asked, taken_back) {
                (Some(asked), Some(id)) => *asked = Event::TakenBack(id),
                _ => self.waiting.push_back(event),
            }
        }
    }
}

/// An event out of what the editor sent; its answers to what it was asked say nothing new.
pub(super) fn event(message: Message) -> Option<Event> {
    match message {
        Message::Request(request) => Some(Event::Asked(request)),
        Message::Notification(told) => Some(Event::Told(told)),
        Message::Response(_) => None,
    }
}

/// The question that the editor takes back.
pub(super) fn taken_back(told: &Notification) -> Option<RequestId> {
    let is_it = told.method == "$/cancelRequest";
    match told.params.get("id").filter(|_| is_it)? {
        Value::String(id) => Some(id.clone().into()),
        id => Some(i32::try_from(id.as_i64()?).ok()?.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_question_that_still_waits_is_taken_back_in_its_place() {
        let (sender, receiver) = channel();
        let ask = |id: i32| {
            Event::Asked(Request::new(
                id.into(),
                "textDocument/hover".to_owned(),
                json!({}),
            ))
        };
        let cancel = |id: Value| {
            Event::Told(Notification::new(
                "$/cancelRequest".to_owned(),
                json!({ "id": id }),
            ))
        };
        for event in [ask(1), ask(2), cancel(json!(1)), cancel(json!("x"))] {
            sender.send(event).unwrap();
        }
        drop(sender);
        let mut inbox = Inbox::of(receiver);
        let soon = Instant::now();
        assert!(matches!(inbox.next(soon), Event::TakenBack(id) if id == 1.into()));
        assert!(matches!(inbox.next(soon), Event::Asked(request) if request.id == 2.into()));
        assert!(matches!(inbox.next(soon), Event::Told(_)));
        assert!(matches!(inbox.next(soon), Event::Gone));
    }
}
