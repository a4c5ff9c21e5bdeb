//! Walks over small repositories.
