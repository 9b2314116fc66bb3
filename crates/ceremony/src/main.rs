//! The entry of `isoloir-ceremony`.

fn main() {}
