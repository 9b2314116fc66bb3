//! Writes the vectors of the booth from the code: `booth_vectors > tests/vectors/booth.json`.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    io::stdout().write_all(tests::booth_vectors::booth_vectors().as_bytes())
}
