//! The Lambda entry of `cast-ballot`.

fn main() {}
