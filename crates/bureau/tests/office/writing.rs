//! What the bureau writes to voters by its own decision: answers to claims, reminders, confirmations.

use crate::prepared::{Prepared, others, portal};
use bureau::event_folder::Voter;
use bureau::{
    AnswerError, Answered, EventFolder, NotNow, Operations, Sending, activation_reminders_open, answer_claim,
    claims, confirm_participation, confirmations_open, remind_to_activate, remind_to_vote,
    vote_reminders_open,
};
use courier::trap::{Account, Mood, Trap};
use courier::{Courier, Stationery};
use dynamo::testing::Emulator;
use election::challenge::Answer;
use election::claim::{ClaimState, ClaimSubject};
use election::link::LinkToken;
use election::password::NewPassword;
use election::{ElectionId, FreeText, Instant, RegisterNumber};
use voter_file::{ClaimAnswer, ClaimRow, NewClaim};

struct Office {
    _emulator: Emulator,
    operations: Operations,
    others: Operations,
    folder: EventFolder,
    trap: Trap,
    courier: Courier,
}

impl Office {
    async fn open() -> Self {
        let prepared = Prepared::new();
        let (emulator, operations) = portal().await;
        prepared.import(&operations).await.unwrap();
        let trap = Trap::start(Account {
            verified: vec!["vote.example.fr".to_owned()],
            quota: 100,
        })
        .await;
        let stationery = Stationery {
            origin: "https://vote.example.fr".to_owned(),
            event_title: "Élections professionnelles 2022".to_owned(),
            sender: "elections@vote.example.fr".to_owned(),
            help_desk: "aide@vote.example.fr".to_owned(),
            configuration_set: None,
            sms_sender: None,
        };
        Self {
            courier: Courier::local(trap.endpoint(), stationery).unwrap(),
            folder: prepared.folder(),
            others: others(&emulator),
            _emulator: emulator,
            operations,
            trap,
        }
    }

    fn voter(&self, position: usize) -> &Voter {
        &self.folder.roll.voters[position]
    }

    fn mails(&self, voter: &Voter) -> Vec<String> {
        let mails = self.trap.mails_to(voter.identifier.expose());
        mails.into_iter().map(|mail| mail.text).collect()
    }

    async fn claim(&self, voter: &Voter, request: &str) -> ClaimRow {
        let claim = NewClaim {
            voter: self.operations.names.voter_key(&voter.identifier),
            request_id: request.repeat(32),
            election: voter.elections[0].clone(),
            subject: ClaimSubject::WrongDetails,
            message: FreeText::lines("message", "Mon corps est faux.\nMerci.", 100).unwrap(),
        };
        let filed = self.others.voters.file_claim(&claim, 2022, october()).await;
        filed.unwrap()
    }

    async fn answer(&self, number: &RegisterNumber, answer: &ClaimAnswer) -> Result<Answered, AnswerError> {
        answer_claim(
            &self.operations,
            &self.courier,
            &self.folder,
            number,
            answer,
            october(),
        )
        .await
    }

    async fn votes(&self, voter: &Voter, election: &ElectionId) {
        let voters = &self.others.voters;
        let key = self.others.names.voter_key(&voter.identifier);
        let right = voters.right(&key, election).await.unwrap().unwrap();
        let mark = voters.mark(&key, election, &right.commitment, at("2022-12-02T10:00:00+01:00"));
        voters.dynamo().write(mark).await.unwrap();
    }

    async fn activates(&self, voter: &Voter) {
        let voters = &self.others.voters;
        let token = LinkToken::new([7; 16]);
        let key = self.others.names.voter_key(&voter.identifier);
        voters.invite(&key, &token, october()).await.unwrap();
        let view = voters.link(&token).await.unwrap().unwrap();
        let typed = "Tournesol-Vert-42";
        let password = NewPassword::choose(typed, false, &voter.profile, &voter.identifier).unwrap();
        let answer = Answer::choose("Ploumanac'h", "Ville ?", typed, &voter.identifier).unwrap();
        let hashed = voters
            .hash_activation(&password, "ville", &answer, [[1; 16], [2; 16]])
            .await
            .unwrap();
        voters.activate(&view, &hashed, october()).await.unwrap();
    }
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn october() -> Instant {
    at("2022-10-20T09:00:00+02:00")
}

fn answered(state: ClaimState, reason: Option<&str>) -> ClaimAnswer {
    ClaimAnswer {
        state,
        reason: reason.map(|text| FreeText::line("reason", text, 1_000).unwrap()),
    }
}

#[tokio::test]
async fn a_claim_is_read_with_its_voter_and_its_answer_is_written_to_them_with_the_reason() {
    let office = Office::open().await;
    let (claire, karim) = (office.voter(0), office.voter(1));
    let first = office.claim(claire, "a").await;
    office.claim(karim, "b").await;
    let read = claims(&office.operations).await.unwrap();
    let shown: Vec<_> = read
        .iter()
        .map(|read| {
            (
                read.claim.entry.as_str(),
                read.number.as_str(),
                read.message.as_str(),
            )
        })
        .collect();
    let message = "Mon corps est faux.\nMerci.";
    assert_eq!(
        shown,
        [
            ("R-2022-000001", claire.number.as_str(), message),
            ("R-2022-000002", karim.number.as_str(), message),
        ]
    );
    let progress = office
        .answer(&first.entry, &answered(ClaimState::InProgress, None))
        .await;
    assert!(matches!(progress, Ok(Answered::NotToBeTold)), "{progress:?}");
    assert!(office.mails(claire).is_empty());
    let accepted = answered(ClaimState::Accepted, Some("Votre corps est corrigé."));
    let told = office.answer(&first.entry, &accepted).await;
    assert!(matches!(told, Ok(Answered::Told)), "{told:?}");
    let [mail] = &office.mails(claire)[..] else {
        panic!("one mail")
    };
    assert!(
        mail.contains("R-2022-000001")
            && mail.contains("acceptée")
            && mail.contains("Votre corps est corrigé.")
    );
    let stored = &claims(&office.operations).await.unwrap()[0].claim;
    assert_eq!(
        (stored.state, stored.answered_at),
        (ClaimState::Accepted, Some(october()))
    );
    assert!(office.mails(karim).is_empty());
}

#[tokio::test]
async fn an_answer_given_stands_and_the_same_one_given_again_is_only_told_again() {
    let office = Office::open().await;
    let claire = office.voter(0);
    let claim = office.claim(claire, "a").await;
    let rejected = answered(ClaimState::Rejected, Some("Vous relevez d'une autre académie."));
    office.trap.be(Mood::Throttling);
    let unsent = office.answer(&claim.entry, &rejected).await;
    assert!(matches!(unsent, Ok(Answered::NotSent(_))), "{unsent:?}");
    office.trap.be(Mood::Well);
    let told = office.answer(&claim.entry, &rejected).await;
    assert!(matches!(told, Ok(Answered::Told)), "{told:?}");
    assert_eq!(office.mails(claire).len(), 1);
    for other in [
        answered(ClaimState::Accepted, Some("Finalement oui.")),
        answered(ClaimState::Rejected, Some("Pour un autre motif.")),
        answered(ClaimState::InProgress, None),
    ] {
        let refused = office.answer(&claim.entry, &other).await;
        assert!(matches!(refused, Err(AnswerError::Answered(..))), "{refused:?}");
    }
    let nobody: RegisterNumber = "R-2022-000009".to_owned().try_into().unwrap();
    let unknown = office.answer(&nobody, &rejected).await;
    assert!(matches!(unknown, Err(AnswerError::Unknown(_))), "{unknown:?}");
}

#[tokio::test]
async fn only_those_who_have_not_activated_are_reminded_by_a_link_that_ends_the_older_one() {
    let office = Office::open().await;
    let (claire, karim) = (office.voter(0), office.voter(1));
    office.activates(claire).await;
    let older = LinkToken::new([1; 16]);
    let voters = &office.operations.voters;
    let key = office.operations.names.voter_key(&karim.identifier);
    voters.invite(&key, &older, october()).await.unwrap();
    let fresh = LinkToken::new([2; 16]);
    let remind = async |voter| {
        let (operations, courier, folder) = (&office.operations, &office.courier, &office.folder);
        remind_to_activate(operations, courier, folder, voter, &fresh, october())
            .await
            .unwrap()
    };
    assert!(matches!(remind(claire).await, Sending::NotConcerned));
    assert!(matches!(remind(karim).await, Sending::Sent));
    assert!(office.mails(claire).is_empty());
    assert!(office.mails(karim)[0].contains(&format!("https://vote.example.fr/a#{}", *fresh.expose())));
    let older = office.others.voters.link(&older).await.unwrap().unwrap();
    assert!(older.link.replaced);
}

#[tokio::test]
async fn a_voter_is_reminded_of_what_is_left_and_told_of_what_was_voted_and_never_when() {
    let office = Office::open().await;
    let (operations, courier, folder) = (&office.operations, &office.courier, &office.folder);
    let (claire, karim) = (office.voter(0), office.voter(1));
    let title = |election: &ElectionId| {
        let found = folder.event.elections.iter().find(|one| one.uuid == *election);
        found.unwrap().title.clone()
    };
    for election in &claire.elections {
        office.votes(claire, election).await;
    }
    office.votes(karim, &karim.elections[0]).await;
    let (voted, left) = (title(&karim.elections[0]), title(&karim.elections[1]));
    let sent = remind_to_vote(operations, courier, folder, claire).await.unwrap();
    assert!(matches!(sent, Sending::NotConcerned));
    let sent = remind_to_vote(operations, courier, folder, karim).await.unwrap();
    assert!(matches!(sent, Sending::Sent));
    let reminder = &office.mails(karim)[0];
    assert!(
        reminder.contains(&left) && !reminder.contains(&voted),
        "{reminder}"
    );
    let sent = confirm_participation(operations, courier, folder, karim)
        .await
        .unwrap();
    assert!(matches!(sent, Sending::Sent));
    let confirmation = &office.mails(karim)[1];
    assert!(
        confirmation.contains(&voted) && !confirmation.contains(&left),
        "{confirmation}"
    );
    for hour in ["10\u{a0}h", "2 décembre", "2022-12-02"] {
        assert!(!confirmation.contains(hour), "{hour}");
    }
    let helene = office.voter(2);
    let sent = confirm_participation(operations, courier, folder, helene)
        .await
        .unwrap();
    assert!(matches!(sent, Sending::NotConcerned));
}

#[test]
fn lo_04_participation_is_confirmed_once_nobody_votes_any_more_and_reminders_while_they_serve() {
    let calendar = Prepared::new().folder().event.calendar;
    let last = at("2022-12-08T17:15:00+01:00");
    for (now, activate, vote, confirm) in [
        ("2022-10-13T07:59:59+02:00", false, false, false),
        ("2022-10-13T08:00:00+02:00", true, false, false),
        ("2022-12-01T08:00:00+01:00", true, true, false),
        ("2022-12-08T16:59:59+01:00", true, true, false),
        ("2022-12-08T17:00:00+01:00", false, false, false),
        ("2022-12-08T17:14:59+01:00", false, false, false),
        ("2022-12-08T17:15:00+01:00", false, false, true),
    ] {
        assert_eq!(
            activation_reminders_open(&calendar, at(now)).is_ok(),
            activate,
            "{now}"
        );
        assert_eq!(vote_reminders_open(&calendar, at(now)).is_ok(), vote, "{now}");
        assert_eq!(confirmations_open(&calendar, at(now)).is_ok(), confirm, "{now}");
    }
    let early = confirmations_open(&calendar, at("2022-12-02T08:00:00+01:00"));
    assert_eq!(early, Err(NotNow::Before(last)));
}
