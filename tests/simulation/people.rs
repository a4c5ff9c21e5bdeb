//! Who works together: the sides with their people, and the creators.

use crate::chronicle::Author;
use crate::random::Random;

/// Somebody who works on the partnership.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) address: String,
}

impl Person {
    pub(crate) fn author(&self) -> Author {
        Author {
            name: self.name.clone(),
            address: self.address.clone(),
        }
    }
}

/// A side of the partnership.
#[derive(Clone)]
pub(crate) struct Side {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) country: &'static str,
    pub(crate) zone: &'static str,
    pub(crate) language: &'static str,
    pub(crate) owner: Person,
    /// Who is the owner once the first one has handed over.
    pub(crate) successor: Person,
    pub(crate) helper: Person,
    pub(crate) bridge: Person,
    pub(crate) sponsor: Person,
}

/// Somebody who publishes.
#[derive(Clone)]
pub(crate) struct Creator {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) market: &'static str,
    pub(crate) currency: &'static str,
    /// How many units of the currency are a dollar, about.
    pub(crate) rate: f64,
}

const SIDES: [(&str, &str, &str, &str, &str); 8] = [
    ("northwind", "Northwind", "RU", "Europe/Moscow", "ru"),
    ("birch", "Birch & Linen", "RU", "Europe/Moscow", "ru"),
    ("lumen", "Lumen", "US", "America/New_York", "en"),
    ("harbor", "Harbor Works", "US", "America/New_York", "en"),
    ("elbe", "Elbe Kontor", "DE", "Europe/Berlin", "en"),
    ("spree", "Spree Studio", "DE", "Europe/Berlin", "en"),
    ("moss", "Moss & Daughters", "GB", "Europe/London", "en"),
    ("tide", "Tide", "GB", "Europe/London", "en"),
];

const NAMES: [(&str, &str); 20] = [
    ("anna", "Anna Weber"),
    ("boris", "Boris Orlov"),
    ("carla", "Carla Stone"),
    ("dana", "Dana Reed"),
    ("egor", "Egor Belov"),
    ("fiona", "Fiona Hart"),
    ("gleb", "Gleb Markov"),
    ("helen", "Helen Brook"),
    ("ivan", "Ivan Sedov"),
    ("joan", "Joan Mills"),
    ("karl", "Karl Winter"),
    ("lena", "Lena Frolova"),
    ("mark", "Mark Field"),
    ("nina", "Nina Kaplan"),
    ("oleg", "Oleg Rybin"),
    ("paula", "Paula Lang"),
    ("rosa", "Rosa Engel"),
    ("sam", "Sam Ortiz"),
    ("tanya", "Tanya Zorina"),
    ("viktor", "Viktor Hahn"),
];

pub(crate) const CREATORS: [Creator; 3] = [
    creator("ann-cooks", "Ann Cooks", "us", "USD", 1.0),
    creator("dasha-walks", "Dasha Walks", "ru", "RUB", 82.0),
    creator("jonas-rides", "Jonas Rides", "de", "EUR", 0.88),
];

const fn creator(
    id: &'static str,
    title: &'static str,
    market: &'static str,
    currency: &'static str,
    rate: f64,
) -> Creator {
    Creator {
        id,
        title,
        market,
        currency,
        rate,
    }
}

pub(crate) fn sides(random: &mut Random) -> (Side, Side) {
    let names = &mut NAMES.to_vec();
    let brand = side(
        SIDES[usize::try_from(random.between(0, 7)).unwrap()],
        names,
        random,
    );
    loop {
        let drawn = SIDES[usize::try_from(random.between(0, 7)).unwrap()];
        if drawn.2 != brand.country {
            let agency = side(drawn, names, random);
            return (brand, agency);
        }
    }
}

fn side(
    (id, title, country, zone, language): (
        &'static str,
        &'static str,
        &'static str,
        &'static str,
        &'static str,
    ),
    names: &mut Vec<(&str, &str)>,
    random: &mut Random,
) -> Side {
    let mut person = || {
        let last = i32::try_from(names.len()).unwrap() - 1;
        let (key, name) = names.remove(usize::try_from(random.between(0, last)).unwrap());
        Person {
            id: key.to_owned(),
            name: name.to_owned(),
            address: format!("{key}@{id}.example"),
        }
    };
    Side {
        id,
        title,
        country,
        zone,
        language,
        owner: person(),
        successor: person(),
        helper: person(),
        bridge: person(),
        sponsor: person(),
    }
}
