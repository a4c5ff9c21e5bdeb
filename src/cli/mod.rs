//! Arguments, printing and writing; everything a person or a script meets.

pub mod example;
pub mod publish;
