use super::super::{CapApproval, CapEvent, ReissueEvent};
use super::*;
use crate::Instant;
use crate::SigningKey;
use Step::{Raises, Replaces};

/// Far above what these logs hold, but where the cap is the subject.
const CAP: u64 = 100;

/// What a log goes on with.
#[derive(Clone, Copy)]
enum Step {
    /// The credential of one number by that of another.
    Replaces(u64, u64),
    /// One cap by another.
    Raises(u64, u64),
}

struct Scene {
    event: EventId,
    election: ElectionId,
    authority: SigningKey,
}

fn scene() -> Scene {
    Scene {
        event: EventId::parse("pro2022").unwrap(),
        election: ElectionId::parse("R7AxU4XsA1pU7D").unwrap(),
        authority: SigningKey::from_seed(&[7; 32]),
    }
}

fn entries(events: &[ReissueEvent]) -> Vec<LogEntry> {
    events.iter().cloned().map(LogEntry::from).collect()
}

fn credential(n: u64) -> CredentialText {
    CredentialText::parse(&format!("{n:064x}")).unwrap()
}

impl Scene {
    fn scope(&self) -> (&EventId, &ElectionId) {
        (&self.event, &self.election)
    }

    /// Replaces each (removed, added), one minute apart.
    fn log(&self, pairs: &[(u64, u64)]) -> Vec<ReissueEvent> {
        let mut head = Head::start(&self.event, &self.election);
        let mut events = Vec::new();
        for (minute, (removed, added)) in (0..).zip(pairs) {
            let at = Instant::from_unix(1_669_900_000 + 60 * minute);
            let change = Replacement {
                removed: credential(*removed),
                added: credential(*added),
            };
            let event = ReissueEvent::next(&head, self.scope(), at, change, &self.authority);
            head = event.head(&head);
            events.push(event);
        }
        events
    }

    fn verify(&self, events: &[ReissueEvent]) -> Result<VerifiedLog, LogError> {
        self.verify_under(CAP, &entries(events))
    }

    fn verify_under(&self, cap: u64, entries: &[LogEntry]) -> Result<VerifiedLog, LogError> {
        let keys = KeyList::new(vec![self.authority.public()]);
        verify_log(self.scope(), cap, entries, &keys)
    }

    /// A log of both kinds of entries, all of one minute.
    fn mixed(&self, steps: &[Step]) -> Vec<LogEntry> {
        let mut head = Head::start(&self.event, &self.election);
        let at = Instant::from_unix(1_669_900_020);
        let mut log = Vec::new();
        for step in steps {
            let entry: LogEntry = match *step {
                Replaces(removed, added) => {
                    let change = Replacement {
                        removed: credential(removed),
                        added: credential(added),
                    };
                    ReissueEvent::next(&head, self.scope(), at, change, &self.authority).into()
                }
                Raises(from, to) => {
                    let approvals = vec![CapApproval {
                        owner: 1,
                        trustee: "Présidente".to_owned(),
                        proof: "{}".to_owned(),
                    }];
                    CapEvent::next(&head, self.scope(), at, (from, to), approvals, &self.authority).into()
                }
            };
            head = entry.head(&head);
            log.push(entry);
        }
        log
    }

    fn sign_again(&self, event: &mut ReissueEvent) {
        event.signature = self.authority.sign(&event.canonical_text());
    }
}

#[test]
fn re_19_a_log_gives_its_replacements_in_order_its_head_and_its_count() {
    let scene = scene();
    let events = scene.log(&[(1, 101), (2, 102), (101, 103)]);
    let log = scene.verify(&events).unwrap();
    assert_eq!(log.count(), 3);
    assert_eq!(
        log.replacements()[2],
        Replacement {
            removed: credential(101),
            added: credential(103)
        }
    );
    assert_eq!(
        log.ends_at(&events[2].head(&scene.verify(&events[..2]).unwrap().head)),
        Ok(())
    );
    let valid = log.apply([1, 2, 3].map(credential)).unwrap();
    assert_eq!(valid, [3, 102, 103].map(credential).into());
}

#[test]
fn re_19_a_broken_chain_is_refused() {
    let scene = scene();
    let mut events = scene.log(&[(1, 101), (2, 102), (3, 103)]);
    let other = scene.log(&[(9, 109)]);
    events[1].previous = other[0].hash();
    scene.sign_again(&mut events[1]);
    assert_eq!(scene.verify(&events), Err(LogError::BrokenChain { sequence: 2 }));
}

#[test]
fn re_19_an_event_changed_and_signed_again_breaks_the_next() {
    let scene = scene();
    let mut events = scene.log(&[(1, 101), (2, 102)]);
    events[0].added = credential(999);
    scene.sign_again(&mut events[0]);
    assert_eq!(scene.verify(&events), Err(LogError::BrokenChain { sequence: 2 }));
}

#[test]
fn re_19_a_missing_event_is_refused_wherever_it_stood() {
    let scene = scene();
    let events = scene.log(&[(1, 101), (2, 102), (3, 103)]);
    for gone in 0..2 {
        let mut cut = events.clone();
        cut.remove(gone);
        let expected = u64::try_from(gone).unwrap() + 1;
        assert_eq!(
            scene.verify(&cut),
            Err(LogError::Missing {
                expected,
                found: expected + 1
            })
        );
    }
    let cut = scene.verify(&events[..2]).unwrap();
    assert_eq!(
        cut.ends_at(&events[2].head(cut.head())),
        Err(LogError::Head {
            expected: 3,
            found: 2
        })
    );
}

#[test]
fn re_19_a_wrong_signature_is_refused() {
    let scene = scene();
    let mut events = scene.log(&[(1, 101), (2, 102)]);
    events[1].at = Instant::from_unix(1_669_910_040);
    assert_eq!(
        scene.verify(&events),
        Err(LogError::WrongSignature { sequence: 2 })
    );
    let stranger = KeyList::new(vec![SigningKey::from_seed(&[8; 32]).public()]);
    let events = scene.log(&[(1, 101)]);
    assert_eq!(
        verify_log(scene.scope(), CAP, &entries(&events), &stranger),
        Err(LogError::WrongSignature { sequence: 1 })
    );
}

#[test]
fn re_19_a_log_of_another_election_is_refused() {
    let scene = scene();
    let events = entries(&scene.log(&[(1, 101)]));
    let key = KeyList::new(vec![scene.authority.public()]);
    let other = ElectionId::parse("S7AxU4XsA1pU7D").unwrap();
    let year = EventId::parse("pro2026").unwrap();
    let wrong = Err(LogError::WrongElection { sequence: 1 });
    assert_eq!(verify_log((&scene.event, &other), CAP, &events, &key), wrong);
    assert_eq!(verify_log((&year, &scene.election), CAP, &events, &key), wrong);
}

#[test]
fn re_19_a_version_or_a_time_that_cannot_be_is_refused() {
    let scene = scene();
    let mut events = scene.log(&[(1, 101), (2, 102)]);
    events[1].version = 2;
    assert_eq!(
        scene.verify(&events),
        Err(LogError::Version {
            sequence: 2,
            version: 2
        })
    );
    for at in [events[0].at.unix() - 60, events[0].at.unix() + 61] {
        let mut events = scene.log(&[(1, 101), (2, 102)]);
        events[1].at = Instant::from_unix(at);
        scene.sign_again(&mut events[1]);
        assert_eq!(scene.verify(&events), Err(LogError::Time { sequence: 2 }));
    }
}

#[test]
fn re_13_a_credential_replaced_twice_added_twice_or_taken_from_the_sealed_list_is_refused() {
    let scene = scene();
    for pairs in [
        [(1, 101), (1, 102)],
        [(1, 101), (2, 101)],
        [(1, 101), (2, 1)],
        [(1, 101), (2, 2)],
    ] {
        let events = scene.log(&pairs);
        assert_eq!(
            scene.verify(&events),
            Err(LogError::Credential { sequence: 2 }),
            "{pairs:?}"
        );
    }
    let sealed = [1, 2, 3].map(credential);
    for pair in [(9, 101), (1, 3)] {
        let log = scene.verify(&scene.log(&[pair])).unwrap();
        assert_eq!(
            log.apply(sealed.clone()),
            Err(LogError::Credential { sequence: 1 }),
            "{pair:?}"
        );
    }
}

#[test]
fn re_21_a_log_that_goes_above_the_cap_in_force_at_that_moment_is_refused() {
    let scene = scene();
    let above = scene.mixed(&[Replaces(1, 101), Replaces(2, 102), Replaces(3, 103), Raises(2, 9)]);
    assert_eq!(
        scene.verify_under(2, &above),
        Err(LogError::AboveCap { sequence: 3, cap: 2 }),
        "a raise that comes later excuses nothing"
    );
    let raised = scene.mixed(&[Replaces(1, 101), Replaces(2, 102), Raises(2, 3), Replaces(3, 103)]);
    let log = scene.verify_under(2, &raised).unwrap();
    assert_eq!((log.count(), log.head().sequence, log.raises().len()), (3, 4, 1));
    assert_eq!(log.head().raised_to, Some(3));
    let valid = log.apply([1, 2, 3, 4].map(credential)).unwrap();
    assert_eq!(valid, [4, 101, 102, 103].map(credential).into());
    let again = scene.mixed(&[
        Replaces(1, 101),
        Replaces(2, 102),
        Raises(2, 3),
        Replaces(3, 103),
        Replaces(4, 104),
    ]);
    assert_eq!(
        scene.verify_under(2, &again),
        Err(LogError::AboveCap { sequence: 5, cap: 3 })
    );
}

#[test]
fn re_21_an_entry_that_lowers_the_cap_or_starts_from_another_is_refused() {
    let scene = scene();
    for (from, to) in [(2, 2), (2, 1), (1, 3), (3, 4)] {
        let log = scene.mixed(&[Replaces(1, 101), Raises(from, to)]);
        assert_eq!(
            scene.verify_under(2, &log),
            Err(LogError::Cap { sequence: 2 }),
            "{from} to {to}"
        );
    }
}

#[test]
fn re_21_a_raised_cap_its_approvals_and_its_place_are_signed_and_chained() {
    let scene = scene();
    let change = |change: &dyn Fn(&mut CapEvent)| {
        let mut log = scene.mixed(&[Raises(2, 3), Replaces(1, 101)]);
        if let LogEntry::Cap(event) = &mut log[0] {
            change(event);
        }
        scene.verify_under(2, &log)
    };
    let unsigned = Err(LogError::WrongSignature { sequence: 1 });
    assert_eq!(change(&|event| event.to = 4), unsigned);
    assert_eq!(change(&|event| event.approvals[0].owner = 2), unsigned);
    assert_eq!(change(&|event| event.approvals.clear()), unsigned);
    let signed_again = change(&|event| {
        event.to = 4;
        event.signature = scene.authority.sign(&event.canonical_text());
    });
    assert_eq!(signed_again, Err(LogError::BrokenChain { sequence: 2 }));
    let gone = scene.mixed(&[Raises(2, 3), Replaces(1, 101)]).split_off(1);
    assert_eq!(
        scene.verify_under(2, &gone),
        Err(LogError::Missing {
            expected: 1,
            found: 2
        })
    );
}

#[test]
fn an_entry_is_read_back_from_its_json_as_what_it_is() {
    for entry in scene().mixed(&[Replaces(1, 101), Raises(2, 3)]) {
        let json = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<LogEntry>(&json).unwrap(), entry);
    }
}
