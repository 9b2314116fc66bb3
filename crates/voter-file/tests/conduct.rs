//! What the bureau decides of the vote under way: who reads it when, and what two decisions at once become.

use dynamo::testing::Emulator;
use election::conduct::{Conduct, Decision, DecisionHead, Words};
use election::{EventId, Instant, KeyList, SigningKey};
use std::time::Duration;
use voter_file::{Decided, VoterFile, VoterKeys, tables};

const NOW: Instant = Instant::from_unix(1_669_894_020);

async fn open() -> (Emulator, VoterFile) {
    let (emulator, dynamo) = Emulator::with_tables(&tables::ALL).await;
    (emulator, VoterFile::new(dynamo, event(), VoterKeys::default()))
}

fn event() -> EventId {
    EventId::parse("pro2022").expect("an event")
}

fn signer() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

fn announcing(text: &str) -> (Decision, Conduct) {
    let text = Words::parse(text).expect("a text");
    let decision = Decision::Announce { text: text.clone() };
    let announcement = election::conduct::Announcement {
        text,
        published_at: NOW,
    };
    let conduct = Conduct {
        suspension: None,
        announcement: Some(announcement),
    };
    (decision, conduct)
}

#[tokio::test]
async fn a_warm_process_reads_a_decision_within_five_seconds_and_spares_the_table_meanwhile() {
    let (_emulator, file) = open().await;
    assert_eq!(*file.conduct(NOW).await.unwrap(), Conduct::default());
    let start = DecisionHead::start(&event());
    let taken = announcing("Un.");
    file.record_decision(&start, taken.clone(), NOW, &signer())
        .await
        .unwrap();
    let before = NOW.after(Duration::from_secs(4));
    assert_eq!(*file.conduct(before).await.unwrap(), Conduct::default());
    let after = NOW.after(Duration::from_secs(5));
    assert_eq!(*file.conduct(after).await.unwrap(), taken.1);
    // A clock that was set back doesn't make an old answer last.
    assert_eq!(*file.conduct(Instant::from_unix(0)).await.unwrap(), taken.1);
}

#[tokio::test]
async fn of_two_decisions_after_the_same_one_the_second_is_overtaken_and_leaves_nothing() {
    let (emulator, file) = open().await;
    let start = DecisionHead::start(&event());
    let first = file
        .record_decision(&start, announcing("Un."), NOW, &signer())
        .await
        .unwrap();
    assert_eq!(first, Decided::Recorded);
    let before = emulator.rows();
    let second = file
        .record_decision(&start, announcing("Deux."), NOW, &signer())
        .await
        .unwrap();
    assert_eq!(second, Decided::Overtaken);
    assert_eq!(emulator.rows(), before);
    let (standing, head) = file.standing_conduct().await.unwrap();
    assert_eq!((standing, head.sequence), (announcing("Un.").1, 1));
    file.record_decision(&head, announcing("Deux."), NOW, &signer())
        .await
        .unwrap();
    let keys = KeyList::new(vec![signer().public()]);
    let mut at = start;
    for record in file.decisions().await.unwrap() {
        record.check(&at, &keys).unwrap();
        at = record.head();
    }
    assert_eq!(at, file.standing_conduct().await.unwrap().1);
}
