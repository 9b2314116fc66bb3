//! Held against belenios-tool, a program none of us wrote: what it makes is accepted and counted here, what is made
//! here is accepted and counted by it, and nothing it refuses is accepted here.
//!
//! The program is `$BELENIOS_TOOL`, or the one `make test` fetches into `target/tools`; without it these tests fail.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "another program reads and writes files")]

mod board;
mod broken_archives;
mod broken_ballots;
mod browser_ballots;
mod growing_boards;
mod honest_ballots;
mod judges;
mod made_by_the_tool;
mod made_here;
mod script;
mod tool;
#[expect(dead_code, reason = "shared with the acceptance of the portal")]
mod tool_election;

#[path = "../elections/ceremony.rs"]
#[expect(dead_code, reason = "shared with the tests of whole elections")]
mod ceremony;
#[path = "../ballots/forger.rs"]
mod forger;
#[path = "../elections/forgery.rs"]
#[expect(dead_code, reason = "shared with the tests of whole elections")]
mod forgery;
#[path = "../ballots/open.rs"]
#[expect(dead_code, reason = "shared with the tests of ballots")]
mod open;
#[path = "../elections/poll.rs"]
mod poll;
#[path = "../ballots/setting.rs"]
mod setting;
