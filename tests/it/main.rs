//! it
mod reading;
mod robust;
mod support;
