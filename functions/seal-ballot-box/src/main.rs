//! The Lambda entry of `seal-ballot-box`.

fn main() {}
