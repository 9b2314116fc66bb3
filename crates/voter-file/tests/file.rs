//! The voters' file over the emulator: what its verbs promise whoever calls them at once or again.

use dynamo::testing::Emulator;
use dynamo::{Dynamo, Key, Write};
use election::claim::ClaimSubject;
use election::limits::{Limit, Reservation};
use election::reissue::{DatumKind, PersonalDatum};
use election::roll::{EstablishmentPart, RollName};
use election::{
    ElectionId, EventId, FreeText, Identifier, Instant, Profile, Register, RegisterNumber, VoterKey,
    VoterNumber,
};
use std::net::IpAddr;
use std::time::Duration;
use voter_file::{
    ClaimCountRow, ClaimRow, IdentityKey, LinkKey, MailboxKey, NewClaim, PersonalKey, RightEntry, RollEntry,
    RollRow, Spent, VoterFile, VoterKeys, tables,
};

const NOW: Instant = Instant::from_unix(1_669_894_020);

async fn open() -> (Emulator, Dynamo, VoterFile) {
    let (emulator, dynamo) = Emulator::with_tables(&tables::ALL).await;
    let file = VoterFile::new(
        dynamo.clone(),
        EventId::parse("pro2022").expect("an event"),
        keys(),
    );
    (emulator, dynamo, file)
}

fn names() -> IdentityKey {
    IdentityKey::new([1; 32].into())
}

fn keys() -> VoterKeys {
    VoterKeys {
        personal: Some(PersonalKey::new([2; 32].into())),
        mailbox: Some(MailboxKey::new([3; 32].into())),
        link: Some(LinkKey::new([4; 32].into())),
    }
}

fn claire() -> RollEntry {
    RollEntry {
        number: VoterNumber::parse("165805501").expect("a number"),
        identifier: Identifier::parse("claire.dupont@ac-paris.fr").expect("an address"),
        profile: Profile {
            civility: "Mme".to_owned(),
            family_name: "DUPONT".to_owned(),
            given_name: "Claire".to_owned(),
            corps: "Inspectrice".to_owned(),
            establishment: "Rectorat de Paris".to_owned(),
            academy: "Académie de Paris".to_owned(),
        },
        numen: None,
        nir: Some(PersonalDatum::parse("2750375114").expect("ten characters")),
        elections: vec![election()],
    }
}

fn election() -> ElectionId {
    ElectionId::parse("CAPNmJeYkPqR22").expect("a uuid")
}

fn right(credential: &str) -> RightEntry {
    RightEntry {
        voter: names().voter_key(&claire().identifier),
        election: election(),
        credential: credential.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cp_08_of_five_hundred_simultaneous_tries_exactly_the_limit_passes() {
    let (_emulator, _, file) = open().await;
    let limit = Limit::per_day(25);
    let bucket = names().account_bucket("log-in", &names().voter_key(&claire().identifier));
    for _ in 0..24 {
        assert!(matches!(
            file.reserve(&bucket, limit, NOW).await.unwrap(),
            Reservation::Granted { .. }
        ));
    }
    let tries: Vec<_> = (0..500)
        .map(|_| {
            let (file, bucket) = (file.clone(), bucket.clone());
            tokio::spawn(async move { file.reserve(&bucket, limit, NOW).await })
        })
        .collect();
    let mut passed = 0;
    for one in tries {
        match one.await.unwrap() {
            Ok(Reservation::Granted { remaining }) => passed += 1 + remaining * 1_000,
            Ok(Reservation::Exhausted { until }) => assert_eq!(until, NOW.after(Duration::from_secs(86_400))),
            Err(refused) => panic!("{refused}"),
        }
    }
    assert_eq!(passed, 1, "and it is told that none is left");
}

#[tokio::test]
async fn cp_10_two_instances_half_a_minute_early_and_late_grant_at_most_one_window_more() {
    let (_emulator, _, file) = open().await;
    let limit = Limit::per_minutes(5, 10);
    let bucket = names().session_bucket("voting-code", "abc");
    let early = |second: u64| NOW.after(Duration::from_secs(second + 60));
    let late = |second: u64| NOW.after(Duration::from_secs(second));
    // An hour as it passes, a try by each instance every ten seconds: when each that passed was made.
    let mut granted = Vec::new();
    for second in (0..3_600).step_by(10) {
        for now in [late(second), early(second)] {
            if let Reservation::Granted { .. } = file.reserve(&bucket, limit, now).await.unwrap() {
                granted.push(second);
            }
        }
    }
    let windows = 3_600 / 600;
    let most = 5 * (windows + 1);
    assert!((5 * windows..=most).contains(&granted.len()), "{}", granted.len());
    for (place, second) in granted.iter().enumerate() {
        let within = granted[place..].iter().take_while(|other| **other < second + 600);
        assert!(within.count() <= 2 * 5, "from {second}");
    }
}

#[tokio::test]
async fn a_window_begins_with_its_first_try_and_another_one_opens_when_it_is_over() {
    let (_emulator, _, file) = open().await;
    let limit = Limit::per_minutes(2, 5);
    let bucket = names().session_bucket("voting-code", "abc");
    let at = |seconds: u64| NOW.after(Duration::from_secs(seconds));
    for (seconds, expected) in [
        (0, Reservation::Granted { remaining: 1 }),
        (299, Reservation::Granted { remaining: 0 }),
        (299, Reservation::Exhausted { until: at(300) }),
        (300, Reservation::Granted { remaining: 1 }),
        (599, Reservation::Granted { remaining: 0 }),
    ] {
        assert_eq!(
            file.reserve(&bucket, limit, at(seconds)).await.unwrap(),
            expected,
            "{seconds}"
        );
    }
    file.give_back(&bucket).await.unwrap();
    assert_eq!(
        file.reserve(&bucket, limit, at(599)).await.unwrap(),
        Reservation::Granted { remaining: 0 }
    );
}

#[tokio::test]
async fn a_nonce_is_spent_once() {
    let (_emulator, _, file) = open().await;
    assert_eq!(file.spend(&names(), "n", NOW).await.unwrap(), Spent::Now);
    assert_eq!(file.spend(&names(), "n", NOW).await.unwrap(), Spent::Before);
    assert_eq!(file.spend(&names(), "m", NOW).await.unwrap(), Spent::Now);
}

#[test]
fn a_network_is_its_first_bits_for_an_hour_and_thousands_share_a_name() {
    let name = |address: &str, now| {
        format!(
            "{:?}",
            names().network_bucket("log-in", address.parse::<IpAddr>().unwrap(), now)
        )
    };
    assert_eq!(name("192.0.2.1", NOW), name("192.0.2.254", NOW));
    assert_eq!(name("192.0.2.1", NOW), name("::ffff:192.0.2.9", NOW));
    assert_eq!(name("2001:db8:1:2::3", NOW), name("2001:db8:1:ffff::", NOW));
    assert_ne!(name("192.0.2.1", NOW), name("192.0.3.1", NOW));
    assert_ne!(
        name("192.0.2.1", NOW),
        name("192.0.2.1", NOW.after(Duration::from_secs(3_600)))
    );
    let names: std::collections::BTreeSet<String> = (0..20_000_u32)
        .map(|n| name(&std::net::Ipv4Addr::from(n << 8).to_string(), NOW))
        .collect();
    assert!(names.len() <= 4_096, "{} names", names.len());
}

#[tokio::test]
async fn ro_10_an_import_done_again_ends_in_the_same_rows_and_undoes_nothing() {
    let (emulator, dynamo, file) = open().await;
    file.import_voters(&names(), &[claire()]).await.unwrap();
    let first = file.import_rights(&[right("abc")]).await.unwrap();
    assert_eq!((first.written, first.already, first.different.len()), (1, 0, 0));
    let rows = emulator.rows();
    file.import_voters(&names(), &[claire()]).await.unwrap();
    let again = file.import_rights(&[right("abc")]).await.unwrap();
    assert_eq!((again.written, again.already, again.different.len()), (0, 1, 0));
    assert_eq!(emulator.rows(), rows);

    let key = names().voter_key(&claire().identifier);
    let commitment = file.commitment(&key, &election(), "abc").unwrap();
    dynamo
        .write(file.mark(&key, &election(), &commitment, NOW))
        .await
        .unwrap();
    let voted = emulator.rows();
    let other = file.import_rights(&[right("abd")]).await.unwrap();
    assert_eq!(other.different, [(key, election())]);
    file.import_rights(&[right("abc")]).await.unwrap();
    assert_eq!(emulator.rows(), voted);
}

#[tokio::test]
async fn a_mark_needs_a_right_not_yet_used_and_the_credential_of_this_voter() {
    let (_emulator, dynamo, file) = open().await;
    let (entry, stranger) = (right("abc"), Identifier::parse("paul@ac-paris.fr").unwrap());
    let mark = |voter: &VoterKey, credential: &str| {
        file.mark(
            voter,
            &election(),
            &file.commitment(voter, &election(), credential).unwrap(),
            NOW,
        )
    };
    let refused = async |write| dynamo.write(write).await.is_err_and(|refused| refused.at(0));
    assert!(refused(mark(&entry.voter, "abc")).await, "not on the roll");
    file.import_rights(std::slice::from_ref(&entry)).await.unwrap();
    assert!(refused(mark(&entry.voter, "abd")).await, "another credential");
    assert!(
        refused(mark(&names().voter_key(&stranger), "abc")).await,
        "another voter"
    );
    dynamo.write(mark(&entry.voter, "abc")).await.unwrap();
    assert!(refused(mark(&entry.voter, "abc")).await, "a second time");
    let row = file.right(&entry.voter, &election()).await.unwrap().unwrap();
    assert_eq!(row.voted_at, Some(NOW.minute()));
    assert_eq!(file.open_credential(&row, &election()).unwrap(), "abc");
}

#[tokio::test]
async fn re_03_no_personal_datum_address_or_credential_stands_in_a_row_in_clear() {
    let (emulator, _, file) = open().await;
    file.import_voters(&names(), &[claire()]).await.unwrap();
    file.import_rights(&[right("credential-in-clear")]).await.unwrap();
    let rows = serde_json::to_string(&emulator.rows()).unwrap();
    for clear in [
        "2750375114",
        "claire.dupont",
        "ac-paris.fr",
        "credential-in-clear",
    ] {
        assert!(!rows.contains(clear), "{clear}");
    }
    let row = file
        .voter(&names().voter_key(&claire().identifier))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(file.mailbox(&row).unwrap(), claire().identifier);
    for (typed, expected) in [
        ("2 75 03 75 114 005 12", true),
        ("2750375115", false),
        ("11E0412345KXT", false),
    ] {
        let datum = PersonalDatum::parse(typed).unwrap();
        assert_eq!(file.datum_matches(&row, &datum).unwrap(), expected, "{typed}");
    }
    assert!(file.has_datum(&row, DatumKind::NirTen) && !file.has_datum(&row, DatumKind::Numen));
}

#[tokio::test]
async fn a_function_without_a_key_learns_so_as_a_fault() {
    let (_emulator, dynamo, file) = open().await;
    file.import_voters(&names(), &[claire()]).await.unwrap();
    let poor = VoterFile::new(dynamo, EventId::parse("pro2022").unwrap(), VoterKeys::default());
    let row = poor
        .voter(&names().voter_key(&claire().identifier))
        .await
        .unwrap()
        .unwrap();
    assert!(
        poor.mailbox(&row)
            .unwrap_err()
            .to_string()
            .contains("mailbox key")
    );
    assert!(
        poor.commitment(&row.voter, &election(), "abc")
            .unwrap_err()
            .to_string()
            .contains("link key")
    );
    assert!(
        poor.datum_matches(&row, &PersonalDatum::parse("2750375114").unwrap())
            .is_err()
    );
}

#[tokio::test]
async fn the_roll_shows_each_voter_under_the_name_and_the_elections_that_the_last_import_says() {
    let (emulator, _, file) = open().await;
    let other = ElectionId::parse("CSAParisRzTw22").expect("a uuid");
    let married = RollEntry {
        profile: Profile {
            family_name: "LE GOFF".to_owned(),
            ..claire().profile
        },
        elections: vec![other.clone()],
        ..claire()
    };
    file.import_voters(&names(), &[claire()]).await.unwrap();
    file.import_voters(&names(), &[claire()]).await.unwrap();
    assert_eq!(found(&file, &election(), "dupont").await, ["DUPONT Claire"]);
    file.import_voters(&names(), &[married]).await.unwrap();
    assert!(found(&file, &election(), "dupont").await.is_empty());
    assert!(found(&file, &other, "dupont").await.is_empty());
    assert_eq!(found(&file, &other, "legoffcl").await, ["LE GOFF Claire"]);
    assert_eq!(emulator.rows()["roll"].len(), 1);
}

#[tokio::test]
async fn en_04_a_search_reads_a_thousand_names_at_most_and_says_when_there_are_more() {
    let (_emulator, dynamo, file) = open().await;
    let rows: Vec<_> = (0..1_001)
        .map(|number| RollRow {
            drawer: "CAPNmJeYkPqR22#ma".to_owned(),
            place: format!("martin{number:04}#00000000"),
            family_name: "MARTIN".to_owned(),
            given_name: format!("{number:04}"),
            corps: "Inspectrice".to_owned(),
            establishment: if number == 1_000 { "Lycée" } else { "Rectorat" }.to_owned(),
        })
        .collect();
    dynamo.put_all(&rows).await.unwrap();
    let search = async |name: &str, establishment: &str| {
        let part = EstablishmentPart::search(establishment).unwrap();
        let name = RollName::search(name).unwrap();
        let searched = file.search_roll(&election(), &name, &part).await.unwrap();
        (searched.people.len(), searched.complete)
    };
    assert_eq!(search("martin", "").await, (1_000, false));
    assert_eq!(search("martin", "lycee").await, (0, false));
    assert_eq!(search("martin 1", "LYCÉE").await, (1, true));
    assert_eq!(search("martin 0", "").await, (1_000, true));
    assert_eq!(search("martine", "").await, (0, true));
}

async fn found(file: &VoterFile, election: &ElectionId, name: &str) -> Vec<String> {
    let name = RollName::search(name).expect("two letters");
    let searched = file
        .search_roll(election, &name, &EstablishmentPart::default())
        .await
        .expect("a roll to read");
    let people = searched.people.into_iter();
    people
        .map(|person| format!("{} {}", person.family_name, person.given_name))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_filed_at_once_have_a_number_each_and_fill_the_pages_of_the_register() {
    let (_emulator, dynamo, file) = open().await;
    let key = Key::with_text("pro2022", ClaimCountRow::ENTRY);
    let nearly = Write::update(tables::CLAIMS, &key, "SET #count = :count")
        .name("#count", "count")
        .value(":count", 990);
    dynamo.write(nearly).await.unwrap();
    let filing: Vec<_> = (0..20)
        .map(|number| {
            let file = file.clone();
            tokio::spawn(async move { file.file_claim(&claim(number), 2022, NOW).await })
        })
        .collect();
    let mut numbers = Vec::new();
    for filed in filing {
        numbers.push(filed.await.unwrap().unwrap().entry.count());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (991..=1_010).collect::<Vec<u32>>());
    let all = file.claims().await.unwrap();
    assert_eq!(all.len(), 20);
    assert!(all.is_sorted_by_key(|claim| claim.entry.count()));
    let own = file.claims_of(&all[0].voter).await.unwrap();
    assert_eq!((own.len(), own[0].entry.as_str()), (20, "R-2022-001010"));
}

#[tokio::test]
async fn what_a_voter_wrote_is_stored_sealed_for_its_own_row_and_opens_with_the_mailbox_key_only() {
    let (emulator, _, file) = open().await;
    let filed = file.file_claim(&claim(0), 2022, NOW).await.unwrap();
    assert_eq!(file.claim_message(&filed).unwrap(), "Mon corps est faux.");
    assert!(!format!("{:?}", emulator.rows()).contains("faux"));
    let moved = ClaimRow {
        entry: RegisterNumber::of(Register::Claims, 2022, 2),
        ..filed
    };
    assert!(file.claim_message(&moved).is_err());
}

fn claim(number: u8) -> NewClaim {
    NewClaim {
        voter: names().voter_key(&claire().identifier),
        request_id: format!("{number:032x}"),
        election: election(),
        subject: ClaimSubject::WrongDetails,
        message: FreeText::lines("message", "Mon corps est faux.", 100).expect("a message"),
    }
}
