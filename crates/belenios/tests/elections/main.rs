//! Whole elections: trustees, tally, archive and verification together.

mod ceremony;
mod establishment;
mod trustees;
