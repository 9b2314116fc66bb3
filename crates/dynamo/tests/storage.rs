//! The verbs of this crate against the emulator.

use dynamo::testing::Emulator;
use dynamo::{ByteBuf, ClientToken, Dynamo, Fault, Key, Refused, Row, SortKey, Table, Write};
use serde::{Deserialize, Serialize};

const NOTES: Table = Table {
    name: "notes",
    partition: "book",
    sort: Some(SortKey::Number("page")),
    sweep: None,
};
const COUNTERS: Table = Table {
    name: "counters",
    partition: "bucket",
    sort: None,
    sweep: Some("expires_at"),
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    book: String,
    page: u64,
    text: ByteBuf,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    read_at: Option<i64>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Counter {
    bucket: String,
    count: u32,
}

impl Row for Note {
    const TABLE: Table = NOTES;

    fn key(&self) -> Key {
        Key::with_number(&self.book, self.page)
    }
}

impl Row for Counter {
    const TABLE: Table = COUNTERS;

    fn key(&self) -> Key {
        Key::of(&self.bucket)
    }
}

fn note(page: u64) -> Note {
    Note {
        book: "b".into(),
        page,
        text: ByteBuf::from(vec![0, 255, 7]),
        read_at: None,
    }
}

async fn storage() -> (Emulator, Dynamo) {
    Emulator::with_tables(&[NOTES, COUNTERS]).await
}

fn read_it(page: u64, at: i64) -> Write {
    Write::update(NOTES, &note(page).key(), "SET #read_at = :at")
        .name("#read_at", "read_at")
        .name("#book", "book")
        .value(":at", at)
        .when("attribute_exists(#book)")
        .when("attribute_not_exists(#read_at)")
}

#[tokio::test]
async fn a_row_comes_back_as_it_was_put_and_an_absent_one_is_none() {
    let (_emulator, dynamo) = storage().await;
    dynamo.write(Write::put(&note(1))).await.unwrap();
    assert_eq!(dynamo.get(&note(1).key()).await.unwrap(), Some(note(1)));
    assert_eq!(dynamo.get::<Note>(&note(2).key()).await.unwrap(), None);
}

#[tokio::test]
async fn a_row_is_put_only_where_none_stands_and_a_deleted_one_is_gone() {
    let (emulator, dynamo) = storage().await;
    dynamo.write(Write::put_if_absent(&note(1))).await.unwrap();
    let before = emulator.rows();
    let other = Note {
        text: ByteBuf::from(b"other".to_vec()),
        ..note(1)
    };
    assert!(
        dynamo
            .write(Write::put_if_absent(&other))
            .await
            .unwrap_err()
            .at(0)
    );
    assert_eq!(emulator.rows(), before);
    dynamo.write(Write::delete(NOTES, &note(1).key())).await.unwrap();
    assert_eq!(dynamo.get::<Note>(&note(1).key()).await.unwrap(), None);
}

#[tokio::test]
async fn an_update_happens_once_and_never_makes_a_row() {
    let (_emulator, dynamo) = storage().await;
    assert!(dynamo.write(read_it(1, 5)).await.unwrap_err().at(0));
    dynamo.write(Write::put(&note(1))).await.unwrap();
    dynamo.write(read_it(1, 5)).await.unwrap();
    assert!(dynamo.write(read_it(1, 6)).await.unwrap_err().at(0));
    assert_eq!(
        dynamo.get::<Note>(&note(1).key()).await.unwrap().unwrap().read_at,
        Some(5)
    );
}

#[tokio::test]
async fn a_write_to_one_row_costs_half_of_a_transaction() {
    let (_emulator, dynamo) = storage().await;
    let (alone, together) = (dynamo.metered(), dynamo.metered());
    alone.write(Write::put(&note(1))).await.unwrap();
    together.commit(None, vec![Write::put(&note(2))]).await.unwrap();
    assert_eq!(
        (alone.meter().total().write, together.meter().total().write),
        (1.0, 2.0)
    );
    alone.get::<Note>(&note(1).key()).await.unwrap();
    assert_eq!(alone.meter().total().read, 1.0);
    assert_eq!(dynamo.meter().total().write, 0.0);
}

#[tokio::test]
async fn a_partition_is_walked_in_order_page_by_page_and_counted() {
    let (_emulator, dynamo) = storage().await;
    // 300 rows of 8 kB: more than two pages of 1 MB.
    let notes: Vec<Note> = (0..300)
        .rev()
        .map(|page| Note {
            text: ByteBuf::from(vec![1; 8_000]),
            ..note(page)
        })
        .collect();
    dynamo.put_all(&notes).await.unwrap();
    dynamo
        .write(Write::put(&Note {
            book: "c".into(),
            ..note(1)
        }))
        .await
        .unwrap();
    dynamo.write(read_it(7, 5)).await.unwrap();

    let (mut pages, mut read) = (0, Vec::new());
    dynamo
        .walk("b", |page: Vec<Note>| {
            pages += 1;
            read.extend(page.into_iter().map(|note| note.page));
            Ok::<(), Fault>(())
        })
        .await
        .unwrap();
    assert!(pages > 2, "{pages}");
    assert_eq!(read, (0..300).collect::<Vec<_>>());
    assert_eq!(dynamo.count(NOTES, "b", None).await.unwrap(), 300);
    assert_eq!(dynamo.count(NOTES, "b", Some("read_at")).await.unwrap(), 1);
    assert_eq!(dynamo.partition::<Note>("c").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_commit_writes_all_or_nothing_and_names_the_conditions_that_failed() {
    let (emulator, dynamo) = storage().await;
    dynamo.write(Write::put(&note(2))).await.unwrap();
    let before = emulator.rows();
    let refused = dynamo
        .commit(
            None,
            vec![
                Write::put_if_absent(&note(1)),
                Write::put_if_absent(&note(2)),
                read_it(3, 1),
            ],
        )
        .await
        .unwrap_err();
    assert!(
        matches!(&refused, Refused::Condition(positions) if positions == &[1, 2]),
        "{refused:?}"
    );
    assert_eq!(emulator.rows(), before);

    let check = Write::check(NOTES, &note(2).key())
        .name("#book", "book")
        .when("attribute_exists(#book)");
    dynamo
        .commit(None, vec![Write::put_if_absent(&note(1)), check.clone()])
        .await
        .unwrap();
    assert_eq!(dynamo.count(NOTES, "b", None).await.unwrap(), 2);
    dynamo.write(check).await.unwrap();
}

#[tokio::test]
async fn a_commit_repeated_with_its_token_is_the_same_commit() {
    let (emulator, dynamo) = storage().await;
    let token = ClientToken::from_text(&"ab".repeat(32));
    let writes = || vec![Write::put_if_absent(&note(1)), Write::put_if_absent(&note(2))];
    dynamo.commit(Some(&token), writes()).await.unwrap();
    let before = emulator.rows();
    dynamo.commit(Some(&token), writes()).await.unwrap();
    assert_eq!(emulator.rows(), before);
    assert!(dynamo.commit(None, writes()).await.unwrap_err().at(1));
}

#[tokio::test]
async fn ca_08_the_same_token_for_other_writes_is_a_fault_and_writes_nothing() {
    let (emulator, dynamo) = storage().await;
    let token = ClientToken::from_text("token");
    dynamo
        .commit(Some(&token), vec![Write::put(&note(1))])
        .await
        .unwrap();
    let before = emulator.rows();
    let refused = dynamo
        .commit(Some(&token), vec![Write::put(&note(2))])
        .await
        .unwrap_err();
    assert!(
        matches!(&refused, Refused::Fault(fault) if fault.reason.contains("Idempotent")),
        "{refused:?}"
    );
    assert_eq!(emulator.rows(), before);
}

#[tokio::test]
async fn two_hundred_additions_at_once_give_two_hundred_different_values() {
    let (_emulator, dynamo) = storage().await;
    let add = |dynamo: Dynamo| async move {
        let add = Write::update(COUNTERS, &Key::of("x"), "ADD #count :one")
            .name("#count", "count")
            .value(":one", 1);
        dynamo.update_returning::<Counter>(add).await.unwrap().count
    };
    let tasks: Vec<_> = (0..200).map(|_| tokio::spawn(add(dynamo.clone()))).collect();
    let mut values = Vec::new();
    for task in tasks {
        values.push(task.await.unwrap());
    }
    values.sort_unstable();
    assert_eq!(values, (1..=200).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_row_of_another_shape_is_a_fault_that_names_the_table() {
    let (_emulator, dynamo) = storage().await;
    dynamo
        .write(
            Write::update(COUNTERS, &Key::of("x"), "SET #count = :text")
                .name("#count", "count")
                .value(":text", "no"),
        )
        .await
        .unwrap();
    let fault = dynamo.get::<Counter>(&Key::of("x")).await.unwrap_err();
    assert_eq!((fault.operation, fault.table), ("GetItem", "counters"));
}

#[tokio::test]
async fn a_storage_that_is_not_there_is_a_fault() {
    let dynamo = Dynamo::local("http://127.0.0.1:9", "");
    assert!(matches!(
        dynamo.write(Write::put(&note(1))).await,
        Err(Refused::Fault(_))
    ));
    assert_eq!(
        dynamo.get::<Note>(&note(1).key()).await.unwrap_err().operation,
        "GetItem"
    );
}
