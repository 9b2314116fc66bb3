//! docs/DATA-MODEL.md describes every row as it is stored: each attribute in its table's section, and no other.

use ballot_box::{
    BatchSummary, ClosingRow, ClosingStatement, GateRow, GateState, ListResult, ParametersRow,
    PublishedArchive, ReceiptKeys, ReferencesRow, ResultRow, Seal, SealedListRow, SeatsByLot, UrnRow,
};
use dynamo::{ByteBuf, Row, Table};
use election::assistance::{AssistanceState, Difficulty};
use election::claim::{ClaimState, ClaimSubject};
use election::conduct::{Announcement, Conduct, Suspension, Words};
use election::{
    Calendar, ElectionId, EventId, FreeText, Instant, OneLine, Register, RegisterNumber, Signatory, VoterKey,
    VoterNumber,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use voter_file::{
    AddedCredentialRow, AssistanceCountRow, AssistanceRow, Candidate, CapRow, ChallengeQuestion,
    ClaimCountRow, ClaimMarkRow, ClaimRow, ConductRow, DecisionRow, Document, DocumentKind, ElectionRow,
    ElectionTurnout, EventRow, LimitRow, LinkRow, List, ListOrder, ListRow, ReissueHeadRow, ReissueMark,
    ReissueRow, RightRow, RollRow, SessionRow, Settings, TurnoutRow, VoterRow,
};

const AT: Instant = Instant::from_unix(1_669_881_600);

#[test]
fn every_attribute_of_every_row_is_described_in_its_section_and_no_other() {
    let page = page();
    for (section, _, row) in rows() {
        let described = described(&page, section);
        let mut stored = BTreeSet::new();
        attributes("", &row, &mut stored);
        assert_eq!(
            described, stored,
            "section {section:?}: left what the page says, right what is stored"
        );
    }
}

#[test]
fn every_section_says_the_key_and_the_expiry_of_its_table() {
    let page = page();
    for (section, table, _) in rows() {
        let key = match table.sort {
            Some(sort) => format!("`{}` + `{}`", table.partition, sort.attribute()),
            None => format!("`{}`", table.partition),
        };
        let swept = table
            .sweep
            .map_or("never".to_owned(), |attribute| format!("`{attribute}`"));
        let line = format!("Table `{}` · key {key} · swept {swept}", table.name);
        assert!(
            page[section].contains(&line),
            "section {section:?} does not say: {line}"
        );
    }
}

#[test]
fn the_page_describes_every_table_that_is_deployed() {
    let mut tables: BTreeSet<&str> = voter_file::tables::ALL.iter().map(|table| table.name).collect();
    tables.extend([ballot_box::tables::URN.name, ballot_box::tables::EVENT.name]);
    let described: BTreeSet<&str> = rows().iter().map(|(_, table, _)| table.name).collect();
    assert_eq!(described, tables);
    let sections: BTreeSet<String> = rows()
        .iter()
        .map(|(section, _, _)| (*section).to_owned())
        .collect();
    let with_attributes: BTreeSet<String> = page()
        .into_iter()
        .filter(|(_, text)| text.contains("| attribute |"))
        .map(|(section, _)| section)
        .collect();
    assert_eq!(with_attributes, sections);
}

/// The attributes of an object, those of an object within it as `outer.inner`. A map whose keys are data is empty here.
fn attributes(outer: &str, value: &Value, found: &mut BTreeSet<String>) {
    for (name, inner) in value.as_object().into_iter().flatten() {
        let name = if outer.is_empty() {
            name.clone()
        } else {
            format!("{outer}.{name}")
        };
        let first = inner.as_array().and_then(|items| items.first());
        attributes(&name, first.unwrap_or(inner), found);
        found.insert(name);
    }
}

/// The first cell of each row of the section's table.
fn described(page: &BTreeMap<String, String>, section: &str) -> BTreeSet<String> {
    let text = page.get(section);
    let lines = text.map(|text| text.lines()).into_iter().flatten();
    lines
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// The page's sections, by their titles.
fn page() -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/DATA-MODEL.md");
    let text = fs::read_to_string(path).expect("docs/DATA-MODEL.md is committed");
    let mut sections = BTreeMap::new();
    let mut title = String::new();
    for line in text.lines() {
        if let Some(next) = line.strip_prefix("## ") {
            next.clone_into(&mut title);
        }
        let section: &mut String = sections.entry(title.clone()).or_default();
        section.push_str(line);
        section.push('\n');
    }
    sections
}

/// One row of each struct with every attribute it can have, under the title of its section.
fn rows() -> Vec<(&'static str, Table, Value)> {
    fn of<R: Row + serde::Serialize>(section: &'static str, row: &R) -> (&'static str, Table, Value) {
        let value = serde_json::to_value(row).expect("a row is an object");
        (section, R::TABLE, value)
    }
    vec![
        of("voters", &voter()),
        of(
            "links",
            &LinkRow {
                link: hex(),
                purpose: election::link::LinkPurpose::Activation,
                voter: voter_key(),
                expires_at: AT,
                used_at: Some(AT),
            },
        ),
        of("sessions", &session()),
        of("rights", &right()),
        of(
            "urn",
            &UrnRow {
                shard: format!("{}#3f", election()),
                credential: hex(),
                ballot: ByteBuf::from([7; 9]),
            },
        ),
        of(
            "reissues: an event of the log",
            &ReissueRow {
                election: election().to_string(),
                sequence: 1,
                event: "{}".to_owned(),
            },
        ),
        of(
            "reissues: a raise of the cap",
            &CapRow {
                election: election().to_string(),
                sequence: 2,
                cap: "{}".to_owned(),
            },
        ),
        of(
            "reissues: the marker of an added credential",
            &AddedCredentialRow {
                election: format!("{}#{}", election(), hex()),
                sequence: 0,
            },
        ),
        of(
            "roll",
            &RollRow {
                drawer: format!("{}#du", election()),
                place: "dupontclaire#0a0a0a0a".to_owned(),
                family_name: "…".to_owned(),
                given_name: "…".to_owned(),
                corps: "…".to_owned(),
                establishment: "…".to_owned(),
            },
        ),
        of("claims: a claim", &claim()),
        of(
            "claims: the mark of a request",
            &ClaimMarkRow {
                register: voter_key(),
                entry: "0a".repeat(16),
                number: RegisterNumber::of(Register::Claims, 2022, 1),
            },
        ),
        of(
            "claims: the count",
            &ClaimCountRow {
                register: event_id(),
                entry: ClaimCountRow::ENTRY.to_owned(),
                count: 1,
            },
        ),
        of(
            "assistance: a request",
            &AssistanceRow {
                register: "pro2022#0".to_owned(),
                entry: RegisterNumber::of(Register::Assistance, 2022, 1),
                filed_at: AT,
                difficulty: Difficulty::Vote,
                request: ByteBuf::from([7; 9]),
                state: AssistanceState::Closed,
                closed_at: Some(AT),
            },
        ),
        of(
            "assistance: the count",
            &AssistanceCountRow {
                register: event_id(),
                entry: AssistanceCountRow::ENTRY.to_owned(),
                count: 1,
            },
        ),
        of(
            "limits",
            &LimitRow {
                bucket: "log-in|…".to_owned(),
                count: 1,
                expires_at: AT,
            },
        ),
        of("event: the event", &event()),
        of("event: an election", &an_election()),
        of("event: a list", &a_list()),
        of("event: the conduct of the vote", &conduct()),
        of(
            "event: a decision of the bureau",
            &DecisionRow {
                event: format!("{}#decisions", event_id()),
                item: "000001".to_owned(),
                record: "{}".to_owned(),
            },
        ),
        of(
            "event: the turnout",
            &TurnoutRow {
                event: event_id(),
                item: "turnout".to_owned(),
                at: AT,
                elections: vec![ElectionTurnout {
                    election: election(),
                    registered: 2,
                    voters: 1,
                }],
            },
        ),
        of("event: the sealed parameters", &parameters()),
        of(
            "event: the sealed list of credentials",
            &SealedListRow {
                event: format!("{}#credentials", election()),
                item: "3f".to_owned(),
                fingerprints: ByteBuf::from([7; 8]),
            },
        ),
        of(
            "event: a gate",
            &GateRow {
                event: election().to_string(),
                item: "gate#3f".to_owned(),
                state: GateState::Open,
                since: AT.unix(),
            },
        ),
        of(
            "event: the head of the REISSUE log",
            &ReissueHeadRow {
                event: election().to_string(),
                item: "reissue-head".to_owned(),
                sequence: 1,
                hash: hex(),
                reissues: 1,
                raised_to: Some(300),
            },
        ),
        of("event: the closing statement", &closing()),
        of(
            "event: a batch of references",
            &ReferencesRow {
                event: election().to_string(),
                item: "references#0".to_owned(),
                references: ByteBuf::from([7; 32]),
            },
        ),
        of("event: the result", &result()),
    ]
}

fn voter() -> VoterRow {
    let text = || "…".to_owned();
    VoterRow {
        voter: voter_key(),
        number: number(),
        civility: text(),
        family_name: text(),
        given_name: text(),
        corps: text(),
        establishment: text(),
        academy: text(),
        elections: vec![election()],
        mailbox: ByteBuf::from([7; 9]),
        numen_mac: Some(ByteBuf::from([7; 32])),
        nir_mac: Some(ByteBuf::from([7; 32])),
        activated_at: Some(AT),
        password: Some(text()),
        question: Some(text()),
        answer: Some(text()),
        link: Some(hex()),
        last_login: Some(AT),
        epoch: 1,
        sessions: BTreeMap::new(),
    }
}

fn session() -> SessionRow {
    SessionRow {
        session: hex(),
        voter: voter_key(),
        created_at: AT,
        last_seen: AT,
        expires_at: AT,
        nonce: hex(),
        signatory: Signatory {
            number: number(),
            name: OneLine::of("Mme Claire Dupont"),
            corps: OneLine::of("IEN"),
        },
        sealed_identifier: ByteBuf::from([7; 9]),
        previous_login: Some(AT),
    }
}

fn right() -> RightRow {
    let commitment = || serde_json::from_value(Value::from(hex())).expect("a commitment is a text");
    RightRow {
        shard: format!("{}#0f", election()),
        voter: voter_key(),
        commitment: commitment(),
        sealed_credential: ByteBuf::from([7; 9]),
        voted_at: Some(AT),
        reissued: Some(ReissueMark { count: 1, at: AT }),
        revoked: vec![commitment()],
    }
}

fn claim() -> ClaimRow {
    ClaimRow {
        register: "pro2022#0".to_owned(),
        entry: RegisterNumber::of(Register::Claims, 2022, 1),
        voter: voter_key(),
        election: election(),
        subject: ClaimSubject::Other,
        message: ByteBuf::from([7; 9]),
        filed_at: AT,
        answered_by: AT,
        state: ClaimState::Accepted,
        answered_at: Some(AT),
        reason: Some(FreeText::line("reason", "…", 9).expect("a text")),
    }
}

fn event() -> EventRow {
    EventRow {
        event: event_id(),
        item: EventRow::ITEM.to_owned(),
        title: "…".to_owned(),
        calendar: Calendar {
            portal_opens: AT,
            lists_published: AT,
            sealed: AT,
            vote_opens: AT,
            vote_closes: AT,
            grace_minutes: 15,
            claims_until: AT,
            roll_displayed_until: AT,
        },
        questions: vec![ChallengeQuestion {
            id: "…".to_owned(),
            text: "…".to_owned(),
        }],
        settings: Settings::default(),
        elections: vec![election()],
    }
}

fn an_election() -> ElectionRow {
    ElectionRow {
        event: event_id(),
        item: ElectionRow::item_of(&election()),
        election: election(),
        title: "…".to_owned(),
        body: "…".to_owned(),
        seats: 4,
        lists: vec![List {
            title: "…".to_owned(),
            affiliation: "…".to_owned(),
        }],
        blank: true,
        min: 1,
        max: 1,
        max_reissues: 10,
        min_ballots: 10,
        list_order: ListOrder::Sealed,
    }
}

fn a_list() -> ListRow {
    ListRow {
        candidates: vec![Candidate {
            rank: 1,
            name: "…".to_owned(),
            corps: Some("…".to_owned()),
        }],
        documents: vec![Document {
            kind: DocumentKind::Manifesto,
            href: "…".to_owned(),
            bytes: 1,
            sha256: hex(),
        }],
        ..ListRow::empty(&event_id(), &election(), 0)
    }
}

fn conduct() -> ConductRow {
    let words = || Words::parse("…").expect("a text");
    ConductRow {
        event: event_id(),
        item: ConductRow::ITEM.to_owned(),
        sequence: 1,
        hash: hex(),
        conduct: Conduct {
            suspension: Some(Suspension {
                since: AT,
                reason: words(),
                next_information: Some(AT),
            }),
            announcement: Some(Announcement {
                text: words(),
                published_at: AT,
            }),
        },
    }
}

fn result() -> ResultRow {
    ResultRow {
        event: election().to_string(),
        item: ResultRow::ITEM.to_owned(),
        title: "…".to_owned(),
        registered: 9,
        voters: 4,
        blank: Some(1),
        expressed: 3,
        seats: 4,
        lists: vec![ListResult {
            title: "…".to_owned(),
            votes: 3,
            seats: 3,
        }],
        by_lot: Some(SeatsByLot {
            seats: 1,
            among: vec![0],
        }),
        archive: PublishedArchive {
            name: "…".to_owned(),
            bytes: 1,
            sha256: hex(),
            head: hex(),
        },
    }
}

fn parameters() -> ParametersRow {
    ParametersRow {
        event: election().to_string(),
        item: ParametersRow::ITEM.to_owned(),
        of_event: event_id().to_string(),
        election: ByteBuf::from([7; 9]),
        trustees: ByteBuf::from([7; 9]),
        credentials: hex(),
        receipts: ReceiptKeys {
            deposit: vec![hex()],
            emargement: vec![hex()],
        },
        sealed_at: AT.unix(),
    }
}

fn closing() -> ClosingRow {
    ClosingRow {
        event: election().to_string(),
        item: "closing".to_owned(),
        statement: ClosingStatement {
            election: election().to_string(),
            closed_at: AT.unix(),
            ballots: 1,
            emargements: 1,
            reissues: 1,
            credentials: hex(),
            archive_timestamp: AT.unix(),
            head_height: 1,
            head_hash: hex(),
        },
        seal: Seal {
            key: "…".to_owned(),
            signature: "…".to_owned(),
        },
        batches: vec![BatchSummary {
            index: 0,
            first: "…".to_owned(),
            last: "…".to_owned(),
            count: 1,
            sha256: hex(),
        }],
    }
}

fn hex() -> String {
    "0a".repeat(32)
}

fn voter_key() -> VoterKey {
    VoterKey::parse(&hex()).expect("64 hex digits")
}

fn number() -> VoterNumber {
    VoterNumber::parse("1234567").expect("a number")
}

fn election() -> ElectionId {
    ElectionId::parse("R7AxU4XsA1pU7D").expect("a uuid")
}

fn event_id() -> EventId {
    EventId::parse("pro2022").expect("an event")
}
