//! Ledgers as a whole: files in, tables and findings out.
