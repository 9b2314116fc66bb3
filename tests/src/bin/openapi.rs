//! Writes a page of the contract from the code: `openapi > docs/openapi.json`, `openapi problems > docs/PROBLEMS.md`.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let page = match std::env::args().nth(1).as_deref() {
        Some("problems") => tests::contract::problems(),
        _ => tests::contract::openapi(),
    };
    io::stdout().write_all(page.as_bytes())
}
