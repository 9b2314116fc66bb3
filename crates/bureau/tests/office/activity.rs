//! The bureau's report of activations.

use crate::prepared::{Prepared, others, portal};
use bureau::{ActiveHour, activity};
use dynamo::Write;
use election::Instant;

#[tokio::test]
async fn ac_13_the_bureau_reads_how_many_accounts_each_hour_saw_activated() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let folder = prepared.folder();
    assert_eq!(activity(&operations, &folder).await.unwrap(), []);
    let voters = others(&emulator).voters;
    let moments = [
        "2022-10-13T10:01:00+02:00",
        "2022-10-13T10:03:00+02:00",
        "2022-10-13T10:40:00+02:00",
        "2022-10-14T09:59:59+02:00",
    ];
    for (on_roll, moment) in folder.roll.voters.iter().zip(moments) {
        let key = operations.names.voter_key(&on_roll.identifier);
        let mut row = voters.voter(&key).await.unwrap().unwrap();
        row.activated_at = Some(Instant::parse(moment).unwrap());
        voters.dynamo().write(Write::put(&row)).await.unwrap();
    }
    let hour = |text, activated, burst| ActiveHour {
        hour: Instant::parse(text).unwrap(),
        activated,
        burst,
    };
    assert_eq!(
        activity(&operations, &folder).await.unwrap(),
        [
            hour("2022-10-13T10:00:00+02:00", 3, 2),
            hour("2022-10-14T09:00:00+02:00", 1, 1)
        ]
    );
}
