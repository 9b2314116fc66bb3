//! tests/vectors/booth.json is what the code makes; the browser's booth reproduces the same file (web/tests/booth).
//! `make booth-vectors` writes it again.

use std::fs;
use std::path::Path;
use tests::booth_vectors::booth_vectors;

#[test]
fn bp_19_the_vectors_that_the_browser_reproduces_are_what_the_code_makes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/booth.json");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let made = booth_vectors();
    let differing = committed
        .lines()
        .zip(made.lines())
        .position(|(committed, made)| committed != made);
    assert!(
        committed == made,
        "tests/vectors/booth.json is not what the code makes, from line {:?}: if the protocol really changed, run `make \
         booth-vectors`, then change web/src/booth until its tests pass",
        differing.map(|line| line + 1)
    );
}
