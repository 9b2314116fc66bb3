//! The entry of `isoloir`.

fn main() {}
