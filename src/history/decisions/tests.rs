//! Decisions in small repositories made for it.
