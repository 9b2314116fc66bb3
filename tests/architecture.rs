//! The rooms and the walls (docs/ARCHITECTURE.md): who may import whom, and what never enters the pure rooms.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

#[path = "architecture/pages.rs"]
mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every room and what of ours it may import. A room without a line, or an import outside its line, fails.
const ROOMS: &[(&str, &[&str])] = &[
    ("crates/election", &[]),
    ("crates/belenios", &[]),
    ("crates/dynamo", &[]),
    ("crates/keys", &[]),
    ("crates/voter-file", &["dynamo", "election"]),
    ("crates/ballot-box", &["belenios", "dynamo"]),
    ("crates/courier", &["election"]),
    // belenios: only to turn a ballot's errors into refusals; dynamo: only its Fault.
    ("crates/http-edge", &["belenios", "dynamo", "election"]),
    (
        "crates/lambda-entry",
        &[
            "ballot-box",
            "courier",
            "dynamo",
            "election",
            "http-edge",
            "keys",
            "voter-file",
        ],
    ),
    ("crates/ceremony", &["belenios"]),
    (
        "crates/bureau",
        &[
            "ballot-box",
            "belenios",
            "ceremony",
            "courier",
            "dynamo",
            "election",
            "keys",
            "voter-file",
        ],
    ),
    ("functions/activate-account", PEOPLE),
    ("functions/ask-assistance", PEOPLE),
    ("functions/change-challenge", PEOPLE),
    ("functions/change-password", PEOPLE),
    ("functions/consult-roll", PEOPLE),
    ("functions/file-claim", PEOPLE),
    ("functions/inspect-link", PEOPLE),
    ("functions/log-in", PEOPLE),
    ("functions/log-out", PEOPLE),
    ("functions/offer-proof-of-work", PEOPLE),
    ("functions/request-activation-link", PEOPLE),
    ("functions/request-password-link", PEOPLE),
    ("functions/request-voting-code", PEOPLE),
    ("functions/reset-password", PEOPLE),
    ("functions/show-portal", PEOPLE),
    // belenios: the proof that a code is in the voter's hands. No ballot box.
    (
        "functions/open-voting-space",
        &[
            "belenios",
            "dynamo",
            "election",
            "http-edge",
            "lambda-entry",
            "voter-file",
        ],
    ),
    // The two that write on both sides.
    ("functions/cast-ballot", BOTH),
    ("functions/redeem-voting-code", BOTH),
    // These read both sides: receipts are signed from people's rows and checked with the box's public keys; sealing counts both.
    ("functions/issue-receipt", BOTH),
    ("functions/seal-ballot-box", BOTH),
    (
        "functions/show-election",
        &["ballot-box", "dynamo", "election", "http-edge", "lambda-entry"],
    ),
    ("functions/show-event", PUBLIC),
    ("functions/show-lists", PUBLIC),
    // It reads both sides: the event's items and the published results. No key, no voter, no ballot.
    (
        "functions/show-results",
        &[
            "ballot-box",
            "election",
            "http-edge",
            "lambda-entry",
            "voter-file",
        ],
    ),
    (
        "functions/list-ballot-references",
        &[
            "ballot-box",
            "belenios",
            "dynamo",
            "election",
            "http-edge",
            "lambda-entry",
        ],
    ),
];

const PEOPLE: &[&str] = &[
    "courier",
    "dynamo",
    "election",
    "http-edge",
    "keys",
    "lambda-entry",
    "voter-file",
];
/// What anybody may read of the event.
const PUBLIC: &[&str] = &["election", "http-edge", "lambda-entry", "voter-file"];
const BOTH: &[&str] = &[
    "ballot-box",
    "belenios",
    "courier",
    "dynamo",
    "election",
    "http-edge",
    "keys",
    "lambda-entry",
    "voter-file",
];

/// The local run and the tests stand outside the walls: they mount everything.
const OUTSIDE: &[&str] = &["crates/portal-local", "tests"];

/// An AWS SDK has one importer.
const AWS: &[(&str, &[&str])] = &[
    ("aws-sdk-dynamodb", &["dynamo"]),
    ("aws-sdk-ses", &["courier"]),
    ("aws-sdk-sns", &["courier"]),
    ("aws-sdk-secretsmanager", &["keys"]),
    ("lambda_http", &["lambda-entry"]),
];

#[test]
fn a_room_imports_only_what_its_line_allows() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut broken = Vec::new();
    for room in rooms() {
        if OUTSIDE.contains(&room.as_str()) {
            continue;
        }
        let Some(line) = allowed.get(room.as_str()) else {
            broken.push(format!("{room} has no line in the table"));
            continue;
        };
        for import in ours(&room) {
            if !line.contains(&import.as_str()) {
                broken.push(format!("{room} imports {import}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_table_names_no_room_that_does_not_exist() {
    let rooms = rooms();
    let gone: Vec<_> = ROOMS
        .iter()
        .map(|(room, _)| *room)
        .filter(|room| !rooms.contains(*room))
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
}

#[test]
fn each_aws_sdk_has_one_importer() {
    for (sdk, importers) in AWS {
        let found: BTreeSet<String> = rooms()
            .into_iter()
            .filter(|room| dependencies(room, "dependencies").contains(*sdk))
            .filter_map(|room| {
                Path::new(&room)
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
            })
            .collect();
        let expected: BTreeSet<String> = importers.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(found, expected, "{sdk}");
    }
}

#[test]
fn the_pure_rooms_have_no_clock_no_randomness_no_environment_and_no_files() {
    const FORBIDDEN: &[&str] = &[
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "getrandom",
        "OsRng",
        "thread_rng",
        "std::env",
        "std::fs",
        "std::net",
        "std::process",
        "tokio",
        "reqwest",
    ];
    let mut found = Vec::new();
    for room in ["crates/belenios/src", "crates/election/src"] {
        for file in rust_files(&root().join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (number, line) in code.lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                for word in FORBIDDEN.iter().filter(|word| code.contains(**word)) {
                    found.push(format!("{}:{} {word}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn people_and_ballots_never_share_a_type() {
    // The two pure rooms and the two stores never import one another, whatever the table above becomes.
    for (room, forbidden) in [
        ("crates/election", ["belenios", "ballot-box"]),
        ("crates/voter-file", ["belenios", "ballot-box"]),
        ("crates/belenios", ["election", "voter-file"]),
        ("crates/ballot-box", ["election", "voter-file"]),
    ] {
        let imports = ours(room);
        assert!(
            forbidden.iter().all(|name| !imports.contains(*name)),
            "{room} imports {imports:?}"
        );
    }
}

#[test]
fn the_booth_of_the_browser_knows_no_network_no_storage_no_page_and_one_library() {
    const FORBIDDEN: &[&str] = &[
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "caches.",
        "document.createElement",
        "document.querySelector",
        "document.cookie",
        "document.body",
        "getElementById",
        "addEventListener",
        "globalThis.document",
        "window.",
        "console.",
        "Math.random",
        "Date.now",
        "new Date()",
        "eval(",
        "innerHTML",
    ];
    let booth = root().join("web/src/booth");
    let mut found = Vec::new();
    let mut files = 0;
    for entry in fs::read_dir(&booth).unwrap() {
        let path = entry.unwrap().path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !name.ends_with(".ts") {
            continue;
        }
        files += 1;
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let comment = ["*", "/*", "//"]
                .iter()
                .any(|sign| line.trim_start().starts_with(sign));
            let drawn = line.contains("getRandomValues") && name != "drawing.ts";
            let word = FORBIDDEN.iter().any(|word| line.contains(word));
            let import = line
                .split_once("from \"")
                .or_else(|| line.split_once("import \""));
            let import =
                import.is_some_and(|(_, from)| !from.starts_with("./") && !from.starts_with("@noble/"));
            if !comment && (drawn || word || import) {
                found.push(format!("{name}:{} {line}", number + 1));
            }
        }
    }
    assert!(files > 10, "the booth is there");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn there_is_no_room_for_leftovers() {
    const NAMES: &[&str] = &[
        "utils", "util", "common", "helpers", "helper", "types", "misc", "shared",
    ];
    let mut found = Vec::new();
    for room in rooms() {
        for file in rust_files(&root().join(&room)) {
            let stem = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if NAMES.contains(&stem.as_str()) {
                found.push(file);
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_lint_is_expected_with_a_reason_never_allowed() {
    let mut found = Vec::new();
    for room in rooms() {
        for file in rust_files(&root().join(&room)) {
            if file.ends_with("tests/architecture.rs") {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            for sign in ["#[allow(", "#![allow(", "todo!(", "unimplemented!(", "#[ignore"] {
                if text.contains(sign) {
                    found.push(format!("{}: {sign}", file.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_block_in_the_documentation_is_text_as_make_test_compiles_none() {
    let mut found = Vec::new();
    for room in rooms() {
        for file in rust_files(&root().join(&room)) {
            let text = fs::read_to_string(&file).unwrap();
            let comments = text.lines().map(str::trim_start).enumerate();
            let fences = comments.filter_map(|(number, line)| {
                let comment = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
                Some((number + 1, comment.trim_start().strip_prefix("```")?))
            });
            // Every other fence closes a block.
            for (number, language) in fences.step_by(2) {
                if language != "text" {
                    found.push(format!("{}:{number} {language:?}", file.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ stands in the workspace")
        .to_owned()
}

fn rooms() -> BTreeSet<String> {
    let mut rooms = BTreeSet::from(["tests".to_owned()]);
    for folder in ["crates", "functions"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().join("Cargo.toml").exists() {
                rooms.insert(format!("{folder}/{}", entry.file_name().to_string_lossy()));
            }
        }
    }
    rooms
}

fn dependencies(room: &str, section: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(room).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = text.parse().unwrap();
    manifest
        .get(section)
        .and_then(toml::Value::as_table)
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

fn ours(room: &str) -> BTreeSet<String> {
    let names: BTreeSet<String> = rooms()
        .iter()
        .filter_map(|room| {
            Path::new(room)
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
        })
        .collect();
    dependencies(room, "dependencies")
        .intersection(&names)
        .cloned()
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}
