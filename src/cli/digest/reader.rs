//! The person to whom a letter goes.

use crate::cli::Failure;
use crate::locale::Lang;
use crate::model::Playbook;
use crate::model::kinds::{Person, Role};
use crate::value::Zone;

/// The person to whom a letter goes.
pub(super) struct Reader<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    /// The id of the party they belong to.
    pub(super) party: &'a str,
    pub(super) is_of_side: bool,
    pub(super) lang: Lang,
    pub(super) zone: Zone,
    person: &'a Person,
}

impl<'a> Reader<'a> {
    /// The person called `id`; `asked` is the language that was chosen instead of theirs.
    ///
    /// # Errors
    /// Where there is nobody of this id.
    pub(super) fn of(
        playbook: &'a Playbook,
        id: &'a str,
        asked: Option<Lang>,
    ) -> Result<Self, Failure> {
        let Some((page, person)) = playbook.person(id) else {
            let known: Vec<&str> = playbook.people().map(|(_, id, _)| id.as_str()).collect();
            return Err(Failure::unknown("log-no-such-person", id, known));
        };
        let party = playbook.party(&page.id).map(|(_, party)| party);
        let own = person.languages.iter();
        let of_party = party.and_then(|party| party.languages.as_ref());
        let mut words = own.chain(of_party).flat_map(|words| words.value.iter());
        let read = words.find_map(|word| Lang::parse(&word.value));
        let zone = party.and_then(|party| party.timezone.as_ref());
        Ok(Self {
            id,
            name: playbook.name_of(id),
            party: &page.id,
            is_of_side: playbook.is_side(&page.id),
            lang: asked.or(read).unwrap_or(playbook.config.first_language()),
            zone: zone.map_or_else(|| playbook.config.zone(), |zone| zone.value.clone()),
            person,
        })
    }

    fn has(&self, role: Role) -> bool {
        let roles = self
            .person
            .roles
            .iter()
            .flat_map(|roles| roles.value.iter());
        roles.into_iter().any(|known| known.value == role)
    }

    /// Whether they answer for a side.
    pub(super) fn is_owner(&self) -> bool {
        self.is_of_side && self.has(Role::Owner)
    }

    /// Whether what a side owes others concerns them.
    pub(super) fn pays(&self) -> bool {
        self.is_owner() || self.is_of_side && self.has(Role::Finance)
    }
}
