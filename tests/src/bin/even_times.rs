//! Measures whether the time of an answer tells an account or a factor apart: `make even-times` (docs/PERFORMANCE.md).

use tests::evenness::{Compared, unknown_identifier, which_factor};

/// What ATTACKS EN-03 asks for.
const SAMPLES: u16 = 200;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("| compared | medians | U | p |\n|---|---|---|---|");
    for compared in [unknown_identifier(SAMPLES).await, which_factor(SAMPLES).await] {
        print(&compared);
    }
}

fn print(compared: &Compared) {
    let [first, second] = compared.medians().map(|median| median.as_secs_f64() * 1_000.0);
    let test = compared.mann_whitney();
    println!(
        "| {}: {}, {} | {first:.2} ms, {second:.2} ms | {:.0} | {:.2} |",
        compared.title, compared.branches[0], compared.branches[1], test.u, test.p
    );
}
