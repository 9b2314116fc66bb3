//! `tests/vectors/booth.json`: what the booth of the browser (`web/src/booth`) must make of the same bytes.
//!
//! Bytes are not written out but named: the stream of a label is SHA-256(`<label>|0`), SHA-256(`<label>|1`), …, one after
//! the other. A ballot is given by its reference, which is the SHA-256 of its exact bytes.

mod ballots;
mod codes;
mod documents;
mod elections;

use belenios::v1::ScalarRandomness;
use belenios::v1::hash::sha256;
use serde_json::{Value, json};

/// The content of the file.
pub fn booth_vectors() -> String {
    let vectors = json!({
        "codes": codes::codes(),
        "typed": codes::typed(),
        "possessions": codes::possessions(),
        "elections": elections::accepted(),
        "refused_elections": elections::refused(),
        "ballots": ballots::ballots(),
        "deposits": documents::deposits(),
        "emargements": documents::emargements(),
    });
    // One value a line: a difference is read line by line.
    let fields = vectors.as_object().into_iter().flatten();
    let fields: Vec<String> = fields
        .map(|(name, values)| {
            let values: Vec<String> = values
                .as_array()
                .into_iter()
                .flatten()
                .map(Value::to_string)
                .collect();
            format!("\"{name}\": [\n{}\n]", values.join(",\n"))
        })
        .collect();
    format!("{{\n{}\n}}\n", fields.join(",\n"))
}

fn stream(label: &str, length: usize) -> Vec<u8> {
    let blocks = (0..length.div_ceil(32)).flat_map(|block| sha256(format!("{label}|{block}").as_bytes()));
    blocks.take(length).collect()
}

fn fixed<const LENGTH: usize>(label: &str) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    bytes.copy_from_slice(&stream(label, LENGTH));
    bytes
}

fn scalar(label: &str) -> ScalarRandomness {
    ScalarRandomness::new(fixed(label))
}
