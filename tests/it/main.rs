//! What people and scripts meet: the program, run on playbooks.

mod build;
mod cases;
mod check;
mod commands;
mod paths;
mod schemas;
mod support;
