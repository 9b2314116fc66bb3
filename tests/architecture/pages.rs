//! The walls between the rooms of the pages (`web/src`), and what never enters them.

use crate::root;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What of the browser's is used in these files and nowhere else; with none, nowhere.
const HELD: &[(&[&str], &[&str])] = &[
    // Markup becomes elements in one place, which names the policy of Trusted Types.
    (
        &[
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "trustedTypes",
        ],
        &["furniture/show.ts"],
    ),
    // The portal's API, same origin.
    (&["fetch("], &["furniture/api.ts"]),
    (
        &[
            "XMLHttpRequest",
            "sendBeacon",
            "WebSocket",
            "EventSource",
            "RTCPeerConnection",
        ],
        &[],
    ),
    // Secrets of a ballot; the order in which lists are shown; the number that makes a claim sent twice one claim.
    (
        &["getRandomValues", "randomUUID"],
        &[
            "booth/drawing.ts",
            "furniture/list-order.ts",
            "screens/space/claim.page.ts",
        ],
    ),
    (&["Math.random"], &["furniture/jitter.ts"]),
    // Nothing is kept on the device.
    (
        &[
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "caches.",
            "serviceWorker",
            "window.name",
        ],
        &[],
    ),
    // No code from a text, and no line in a console that somebody could be asked to copy.
    (&["eval(", "new Function", "console."], &[]),
];

#[test]
fn what_is_dangerous_in_a_browser_is_used_in_the_files_named_for_it() {
    let mut found = Vec::new();
    for (name, code) in sources() {
        for (words, files) in HELD {
            for word in words.iter().filter(|word| code.contains(**word)) {
                if !files.contains(&name.as_str()) {
                    found.push(format!("{name}: {word}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_room_of_the_pages_imports_only_what_its_wall_allows() {
    let mut found = Vec::new();
    for (name, code) in sources() {
        for import in imports(&name, &code) {
            let allowed = match room(&name).as_str() {
                // The booth could be taken out and used elsewhere: it knows nothing of the pages.
                "booth" => room(&import) == "booth",
                "furniture" => matches!(room(&import).as_str(), "furniture" | "texts"),
                // An area knows itself, the furniture and the booth, never another area.
                area if area.starts_with("screens/") => {
                    room(&import) == area || matches!(room(&import).as_str(), "furniture" | "booth" | "texts")
                }
                // `site.ts` names the areas.
                _ => true,
            };
            if !allowed {
                found.push(format!("{name} imports {import}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn there_is_no_room_for_leftovers_in_the_pages() {
    let names = [
        "utils", "util", "common", "helpers", "helper", "types", "misc", "shared",
    ];
    let found: Vec<_> = sources()
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| {
            Path::new(name)
                .file_stem()
                .is_some_and(|stem| names.contains(&&*stem.to_string_lossy()))
        })
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_check_of_the_pages_is_never_silenced() {
    let signs = [
        "@ts-ignore",
        "@ts-expect-error",
        "@ts-nocheck",
        "eslint-disable",
        "as any",
    ];
    let silenced = all_of("web/src")
        .into_iter()
        .chain(all_of("web/build"))
        .chain(all_of("web/tests"));
    let found: Vec<_> = silenced
        .filter(|(_, text)| signs.iter().any(|sign| text.contains(sign)))
        .map(|(name, _)| name)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

/// `furniture/show.ts` is of `furniture`, `screens/vote/code.ts` of `screens/vote`, a file of the catalogue of `texts`.
fn room(name: &str) -> String {
    let parts: Vec<&str> = name.split('/').collect();
    match parts[..] {
        ["screens", area, ..] => format!("screens/{area}"),
        [".." | "texts", ..] => "texts".to_owned(),
        [room, _, ..] => room.to_owned(),
        _ => String::new(),
    }
}

/// Our own files that this one imports, by their paths from `web/src`. Libraries are the lock file's matter.
fn imports(name: &str, code: &str) -> Vec<String> {
    let addresses = code
        .split("from \"")
        .skip(1)
        .chain(code.split("import \"").skip(1))
        .chain(code.split("import(\"").skip(1));
    addresses
        .filter_map(|rest| rest.split_once('"').map(|(address, _)| address))
        .filter(|address| address.starts_with('.'))
        .map(|address| resolved(name, address))
        .collect()
}

fn resolved(name: &str, address: &str) -> String {
    let mut path = PathBuf::from(name);
    path.pop();
    for part in Path::new(address).components() {
        match part {
            Component::ParentDir if path.pop() => {}
            Component::Normal(name) => path.push(name),
            Component::ParentDir => path.push(".."),
            _ => {}
        }
    }
    path.to_string_lossy().into_owned()
}

/// The sources of the pages without their tests and comments, by their paths from `web/src`.
fn sources() -> Vec<(String, String)> {
    let found: Vec<_> = all_of("web/src")
        .into_iter()
        .filter(|(name, _)| !name.ends_with(".test.ts") && !name.ends_with(".d.ts"))
        .map(|(name, text)| (name, without_comments(&text)))
        .collect();
    assert!(found.len() > 15, "the sources are there");
    found
}

fn without_comments(text: &str) -> String {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let start = line.trim_start();
        inside |= start.starts_with("/*");
        if !inside && !start.starts_with("//") {
            lines.push(line);
        }
        inside &= !start.contains("*/");
    }
    lines.join("\n")
}

fn all_of(folder: &str) -> Vec<(String, String)> {
    let top = root().join(folder);
    let mut files = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ts") {
                let name = path.strip_prefix(&top).unwrap().to_string_lossy().into_owned();
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
