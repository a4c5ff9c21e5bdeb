//! How profiles extend one another.
