//! The Lambda entry of `list-ballot-references`.

fn main() {}
