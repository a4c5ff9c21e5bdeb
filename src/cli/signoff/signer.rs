//! Who signs, and for which side. Nobody is guessed beyond what Git says of the person who types.

use crate::cli::Failure;
use crate::cli::args::SignOffArgs;
use crate::cli::opened::Opened;
use crate::history::authors::{Authors, own_address};
use crate::locale::Message;
use crate::model::Playbook;
use crate::model::kinds::Person;
use crate::value::Date;

/// The person who signs on `day` and the side for which they do.
pub(super) fn signer(
    args: &SignOffArgs,
    opened: &Opened,
    day: Date,
) -> Result<(String, String), Failure> {
    let playbook = &opened.loaded.playbook;
    let by = match &args.by {
        Some(by) => by.clone(),
        None => by_address(opened)?,
    };
    let Some((page, person)) = playbook.person(&by) else {
        let people: Vec<&str> = playbook.people().map(|(_, id, _)| id.as_str()).collect();
        return Err(Failure::unknown("signoff-no-such-person", &by, people));
    };
    let party = page.id.clone();
    ensure_there(&by, person, day)?;
    if let Some(asked) = args.party.as_ref().filter(|asked| **asked != party) {
        let message = Message::new("signoff-other-party")
            .with("person", by)
            .with("party", party)
            .with("asked", asked.clone());
        return Err(Failure::new(message));
    }
    ensure_side(playbook, &party)?;
    Ok((by, party))
}

/// The person whose address Git has for whoever types.
fn by_address(opened: &Opened) -> Result<String, Failure> {
    let Some(address) = own_address(&opened.root) else {
        return Err(Failure::new(Message::new("signoff-no-address")));
    };
    let authors = Authors::of(&opened.loaded.playbook);
    let found = authors
        .person(&address)
        .map(|(person, _)| person.to_owned());
    found.ok_or_else(|| {
        Failure::new(Message::new("signoff-unknown-address").with("address", address))
    })
}

fn ensure_there(id: &str, person: &Person, day: Date) -> Result<(), Failure> {
    match &person.until {
        Some(until) if until.value < day => {
            let message = Message::new("signoff-has-left")
                .with("person", id)
                .with("until", until.value);
            Err(Failure::new(message))
        }
        _ => Ok(()),
    }
}

fn ensure_side(playbook: &Playbook, party: &str) -> Result<(), Failure> {
    if playbook.is_side(party) {
        return Ok(());
    }
    Err(Failure::new(
        Message::new("signoff-no-side").with("party", party),
    ))
}
