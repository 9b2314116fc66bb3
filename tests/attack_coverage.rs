//! docs/attack-coverage.md says for each attack case where it is tested or what it waits for. Here the page is held to the tests.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_case_said_to_be_tested_has_a_test_with_its_identifier() {
    let tested = identifiers_in_test_names();
    let without: Vec<_> = page()
        .into_iter()
        .filter(|(id, state)| state.starts_with("tested") && !tested.contains_key(id))
        .map(|(id, _)| id)
        .collect();
    assert!(
        without.is_empty(),
        "said to be tested, but no test carries the identifier: {without:?}"
    );
}

#[test]
fn every_identifier_in_a_test_name_stands_on_the_page_as_tested() {
    let page = page();
    let missing: Vec<_> = identifiers_in_test_names()
        .into_iter()
        .filter(|(id, _)| !page.get(id).is_some_and(|state| state.starts_with("tested")))
        .collect();
    assert!(
        missing.is_empty(),
        "tested, but the page does not say so: {missing:#?}"
    );
}

#[test]
fn every_case_of_the_sixteen_sections_stands_on_the_page_with_a_state() {
    let page = page();
    assert_eq!(page.len(), 242, "the list of attack cases has 242 rows");
    let unclear: Vec<_> = page
        .iter()
        .filter(|(_, state)| {
            !["tested", "waits for", "not a test"]
                .iter()
                .any(|known| state.starts_with(known))
        })
        .collect();
    assert!(unclear.is_empty(), "{unclear:#?}");
}

/// The identifier of each row of the page's tables, and its state (the last column).
fn page() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("docs/attack-coverage.md")).unwrap();
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<_> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let [id, _, state] = cells[..] else { continue };
        if is_identifier(id) {
            let before = rows.insert(id.to_owned(), state.to_owned());
            assert!(before.is_none(), "{id} stands twice on the page");
        }
    }
    rows
}

/// `CA-01` → the names of the tests that begin with `ca_01`, alone or in a row (`ca_01_ca_02_…`, in the pages' tests
/// `ca_01 ca_02 …`).
fn identifiers_in_test_names() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let of_rust = files(&["crates", "functions", "tests"], ".rs").into_iter();
    let of_web = files(&["web/src", "web/tests", "web/build"], ".ts").into_iter();
    let of_rust = of_rust.flat_map(|text| text.lines().filter_map(rust_test).collect::<Vec<_>>());
    let of_web = of_web.flat_map(|text| text.lines().filter_map(web_test).collect::<Vec<_>>());
    for name in of_rust.chain(of_web) {
        let words: Vec<_> = name.split(['_', ' ']).collect();
        for pair in words.chunks(2) {
            let [letters, digits] = pair else { break };
            let id = format!("{}-{digits}", letters.to_ascii_uppercase());
            if !is_identifier(&id) {
                break;
            }
            found.entry(id).or_default().insert(name.clone());
        }
    }
    found
}

/// `fn ca_01_the_rule() {`.
fn rust_test(line: &str) -> Option<String> {
    let (_, after) = line.split_once("fn ")?;
    let name = after
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_');
    Some(name.collect())
}

/// `it("ca_01 the rule", …`, `test("…`, `it.each(…)("…`: the sentence of a test of the pages.
fn web_test(line: &str) -> Option<String> {
    let call = ["it(", "it.", "test(", "test.", "describe("]
        .iter()
        .any(|call| line.trim_start().starts_with(call));
    let end_of_table = line.trim_start().starts_with("])(");
    let sentence = line.split_once("(\"").or_else(|| line.split_once("(`"))?.1;
    (call || end_of_table).then(|| sentence.to_owned())
}

fn is_identifier(text: &str) -> bool {
    let Some((letters, digits)) = text.split_once('-') else {
        return false;
    };
    letters.len() == 2
        && digits.len() == 2
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The texts of the files of these folders whose names end so.
fn files(folders: &[&str], ending: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                texts.push(fs::read_to_string(&path).unwrap());
            }
        }
    }
    texts
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ stands in the workspace")
        .to_owned()
}
