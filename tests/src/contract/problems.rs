//! docs/PROBLEMS.md, written from the table of problems and from what the actions promise.

use super::promised;
use http_edge::contract::ANYWHERE;
use http_edge::{Caller, PROBLEMS};
use std::fmt::Write as _;

const ABOUT: &str = "# What the portal refuses, and what to do

Every refusal is a problem document (RFC 9457, `application/problem+json`): `type` is `urn:isoloir:refus:<slug>`, `title` the French
sentence that the page shows, `status` the HTTP status, `code` the stable code that the page shows small and the help desk asks for.
`REQ-007` adds `fields` (a sentence for each), `AUT-102` adds `until`, `VOT-501` adds `voted_at`. Dates and numbers below are examples.

A code never changes its meaning. Which address answers which code: `openapi.json`. Written from the code by `make openapi`; a test
holds this page to the code.

| status | code | slug | what the voter reads | who sees it | what to do |
|---|---|---|---|---|---|
";

/// The page, ending with a line feed.
///
/// # Panics
/// When a problem has no advice, or an advice no problem.
pub fn problems() -> String {
    let mut page = ABOUT.to_owned();
    for problem in PROBLEMS.iter() {
        let (status, code, slug) = (problem.status, problem.code, problem.slug);
        let (sentence, who, advice) = (&problem.sentence, who(code), advice(code));
        writeln!(
            page,
            "| {status} | `{code}` | {slug} | {sentence} | {who} | {advice} |"
        )
        .expect("a text takes all text");
    }
    let unknown: Vec<_> = ADVICE
        .iter()
        .filter(|(code, _)| !PROBLEMS.iter().any(|problem| problem.code == *code))
        .collect();
    assert!(unknown.is_empty(), "advice for no problem: {unknown:?}");
    page
}

/// Who is answered this code: everybody, or those who call these actions.
fn who(code: &str) -> String {
    if ANYWHERE.contains(&code) {
        return "anybody, at any address".to_owned();
    }
    let actions = promised();
    let all = actions.iter().flat_map(|action| &action.operations);
    let all: Vec<_> = all.collect();
    let answering: Vec<_> = all
        .iter()
        .filter(|operation| operation.refusals().contains(code))
        .collect();
    let callers: Vec<_> = CALLERS
        .iter()
        .filter(|(caller, _)| {
            answering
                .iter()
                .any(|operation| operation.route.caller == *caller)
        })
        .map(|(_, name)| *name)
        .collect();
    if answering.len() == all.len() {
        return format!("{}, at any address", callers.join(", "));
    }
    let names: Vec<_> = actions
        .iter()
        .filter(|action| {
            action
                .operations
                .iter()
                .any(|operation| operation.refusals().contains(code))
        })
        .map(|action| action.action)
        .collect();
    match names.len() {
        0..=4 => format!("{}: {}", callers.join(", "), names.join(", ")),
        many => format!("{}: {many} actions", callers.join(", ")),
    }
}

const CALLERS: [(Caller, &str); 3] = [
    (Caller::Anyone, "anybody"),
    (Caller::Voter, "a voter"),
    (Caller::Operator, "an operator"),
];

fn advice(code: &str) -> &'static str {
    let found = ADVICE.iter().find(|(known, _)| *known == code);
    found
        .unwrap_or_else(|| panic!("{code}: say what to do, in tests/src/contract/problems.rs"))
        .1
}

/// What the voter, or who helps them, does about each code.
const ADVICE: &[(&str, &str)] = &[
    (
        "REQ-001",
        "Reload the page. From another program: the request's shape is in `openapi.json`; unknown fields are refused.",
    ),
    (
        "REQ-002",
        "From another program: send `Content-Type: application/json`, without `Content-Encoding`.",
    ),
    (
        "REQ-003",
        "From another program: stay below the size given in `openapi.json`; send no body with a `GET`.",
    ),
    (
        "REQ-004",
        "Open the portal at its own address, not inside another site's page. From another program: send the portal's `Origin`.",
    ),
    (
        "REQ-005",
        "From another program: use the method given in `openapi.json`.",
    ),
    (
        "REQ-006",
        "Check the address; go back to the home page. What exists but is another voter's is answered the same way.",
    ),
    ("REQ-007", "Correct the fields; each has its own sentence."),
    (
        "REQ-009",
        "From another program: name one of the media types given in `openapi.json` in `Accept`, or send no `Accept`.",
    ),
    (
        "E-CAP",
        "Tick the box again: a proof of work serves once, for one purpose, during 10 minutes.",
    ),
    (
        "REQ-008",
        "Wait the seconds given. A whole establishment behind one address shares this limit; nobody's account is touched.",
    ),
    (
        "AUT-101",
        "Try again, or ask for a new password. An account that was never activated is answered the same way.",
    ),
    (
        "AUT-102",
        "Wait until the hour given, or, for a password, ask for a link to choose a new one. No account is ever locked.",
    ),
    (
        "AUT-103",
        "Log in again. A session ends after 15 minutes without use, or 8 hours.",
    ),
    ("AUT-105", "Come back at the date given."),
    (
        "ACT-201",
        "Ask for a new link. A newer link also ends an older one.",
    ),
    (
        "ACT-202",
        "Log in. A voter who did not activate their account calls the help desk: somebody else read the mail.",
    ),
    (
        "ACT-204",
        "Log in with the new password. A voter who did not choose one calls the help desk: somebody else read the mail and knew the answer.",
    ),
    (
        "ACT-203",
        "Copy the whole link from the message, or ask for a new one.",
    ),
    (
        "AUT-104",
        "Try again: capitals, accents and articles don't matter. Five tries in 24 hours.",
    ),
    (
        "AUT-106",
        "Type the password of the last log-in again, or log out and ask for a link to choose a new one.",
    ),
    (
        "AUT-107",
        "Keep the answer already chosen. A voter who no longer knows it, and has lost the code too, calls the help desk.",
    ),
    (
        "LIS-701",
        "Nothing: the time of display is over. The bureau still has the roll.",
    ),
    ("LIS-702", "Call the bureau: after this date only it can decide."),
    ("COD-302", "Type the code again, or ask for a new one (réassort)."),
    (
        "COD-303",
        "Use the latest code. A voter who asked for none calls the help desk.",
    ),
    ("COD-306", "Reload the page: it was open twice."),
    (
        "COD-305",
        "Nothing is left to vote. The émargement certificates remain available.",
    ),
    (
        "REA-401",
        "Try again: which of the two is wrong is never said. Five tries in 24 hours.",
    ),
    (
        "REA-402",
        "The help desk: the roll holds no such datum for this voter. The other datum may be there.",
    ),
    ("REA-403", "Give a private address, not of the employer's domain."),
    (
        "REA-404",
        "Give a French mobile number, or one of an overseas territory with its prefix.",
    ),
    (
        "REA-405",
        "Type the number or the address again, or choose the other channel: nothing was kept. Operators: an error is in the log.",
    ),
    (
        "REA-406",
        "Ask for a new link: it lives 30 minutes, serves once, and only in the session of the voter who asked.",
    ),
    ("REA-407", "Come back while the vote is open."),
    (
        "REA-408",
        "The help desk: the bureau decides whether to go beyond the sealed number.",
    ),
    ("REA-409", "Open the link again: the browser makes a new code."),
    (
        "VOT-501",
        "Nothing: one ballot is in the box, and it is the first. A voter who did not vote calls the bureau at once.",
    ),
    (
        "VOT-502",
        "Nothing: the vote is over, and minutes of grace are only for those who were signed in before.",
    ),
    ("VOT-500", "Come back at the date given."),
    ("VOT-505", "Come back later; the bureau says when."),
    (
        "VOT-510",
        "Reload the page and vote again. If it comes back, another program made the ballot: the help desk.",
    ),
    (
        "VOT-511",
        "Reload the page and vote again: it was loaded for another election or before the sealing.",
    ),
    (
        "VOT-512",
        "Reload the page and vote again. If it comes back: the help desk, with the code and the hour.",
    ),
    ("VOT-513", "Use the voter's own latest code."),
    (
        "VOT-514",
        "The voter's roll is on the profile page; an error of the roll goes to the bureau.",
    ),
    (
        "VOT-503",
        "Send the same ballot again (the page does): it is counted once, and the answer is then certain.",
    ),
    (
        "REC-601",
        "Take the file as it was given, whole and unchanged. A proof that the box did not sign proves nothing.",
    ),
    (
        "SYS-901",
        "Try again after the second given. Nothing was recorded.",
    ),
    (
        "SYS-900",
        "Try again in a moment. Operators: what happened is in the function's log (RUNBOOK.md).",
    ),
];
