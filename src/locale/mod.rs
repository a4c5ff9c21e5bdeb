//! What readers see, in English and Russian: messages, dates, numbers, lists.
//!
//! Messages are written in the `.ftl` files of each language and named by id; two tests hold the
//! languages equal. Knows nothing of what the messages are about.

mod arg;
mod catalogue;
mod dates;
mod lang;
mod lists;
mod numbers;

pub use arg::{Arg, Args, Message};
pub use catalogue::Catalogue;
pub use lang::Lang;

#[cfg(test)]
mod both_languages;
