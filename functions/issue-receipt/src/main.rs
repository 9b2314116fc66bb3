//! The Lambda entry of `issue-receipt`.

fn main() {}
