//! Targets over time in small repositories made for it.
