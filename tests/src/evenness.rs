//! EN-03, RE-02: does the time of an answer tell what an attacker wants to know? Real handlers, real hashes, the embedded storage.

use crate::{EVENT, Person, Portal, Visitor};
use bytes::Bytes;
use election::{EventId, Identifier};
use http::{Method, Request, StatusCode};
use http_edge::Action;
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant as Watch};
use voter_file::{HashCost, VoterFile};

/// A question asked of the time: two kinds of request that must not be told apart.
pub struct Compared {
    /// What was compared.
    pub title: &'static str,
    /// The names of the two kinds.
    pub branches: [&'static str; 2],
    /// The times of each, one of each in turn, each first every other time.
    pub times: [Vec<Duration>; 2],
}

/// What Mann and Whitney's test says of two samples, by the normal approximation.
pub struct MannWhitney {
    /// How many pairs have the first sample's time above the second's; ties count half.
    pub u: f64,
    /// How likely a U at least this far from its mean is when both come from one distribution.
    pub p: f64,
}

impl Compared {
    /// The medians.
    pub fn medians(&self) -> [Duration; 2] {
        self.times.each_ref().map(|times| {
            let mut sorted = times.clone();
            sorted.sort();
            sorted.get(sorted.len() / 2).copied().unwrap_or_default()
        })
    }

    /// The test of both samples, of some dozens of times each at least.
    pub fn mann_whitney(&self) -> MannWhitney {
        let [first, second] = &self.times;
        let pairs = first
            .iter()
            .flat_map(|one| second.iter().map(move |other| one.cmp(other)));
        let u: f64 = pairs
            .map(|order| match order {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            })
            .sum();
        let [n, m] = [first, second].map(|times| f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX)));
        let z = (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt();
        MannWhitney {
            u,
            p: 2.0 * normal_tail(z.abs()),
        }
    }
}

/// Log-in with a wrong password: for an identifier of the roll, and for one that nobody has (EN-03).
pub async fn unknown_identifier(samples: u16) -> Compared {
    let portal = Portal::opening("2022-10-20T09:00:00+02:00").await;
    let claire = portal.voter("claire");
    activated(&portal, &claire).await;
    let action = log_in::LogIn {
        edge: portal.edge.clone(),
        voters: voters(&portal),
        names: portal.names.clone(),
    };
    let identifiers = ["claire.dupont@ac-paris.fr", "claire.dupond@ac-paris.fr"];
    let mut times = [Vec::new(), Vec::new()];
    for sample in 0..samples {
        for branch in in_turn(sample) {
            let identifier = identifiers[branch];
            let from = Ipv4Addr::new(10, 1, u8::try_from(sample % 250).unwrap_or_default(), 1);
            let visitor = portal.visitor().from_address(IpAddr::V4(from));
            let work = visitor.works(Purpose::LogIn).await;
            let form =
                json!({"identifier": identifier, "password": "Granit-gris-7713", "proof_of_work": work});
            let request = sent(&visitor, "/api/session", &form);
            times[branch].push(timed(&action, request, "AUT-101").await);
        }
        // The day's tries are not what is measured.
        for identifier in identifiers {
            let identifier = Identifier::parse(identifier).expect("an address");
            let voter = action.names.voter_key(&identifier);
            let bucket = action.names.account_bucket("log-in", &voter);
            drop(action.voters.give_back(&bucket).await);
        }
    }
    Compared {
        title: "EN-03 log-in, wrong password",
        branches: ["of the roll", "unknown"],
        times,
    }
}

/// A réassort asked for with one wrong factor: the challenge answer, or the NUMEN (RE-02).
pub async fn which_factor(samples: u16) -> Compared {
    let portal = Portal::opening("2022-12-01T09:00:00+01:00").await;
    let claire = portal.voter("claire");
    activated(&portal, &claire).await;
    claire.logs_in().await.expect_done();
    let action = request_voting_code::RequestVotingCode {
        edge: portal.edge.clone(),
        voters: voters(&portal),
        names: portal.names.clone(),
        courier: portal.courier.clone(),
    };
    let bucket = action.names.account_bucket("reissue-factors", &claire.key());
    let factors = [("Coquelicot", claire.numen()), (claire.answer(), "99Z9999999ZZZ")];
    let mut times = [Vec::new(), Vec::new()];
    for sample in 0..samples {
        for branch in in_turn(sample) {
            let (answer, datum) = factors[branch];
            let work = claire.works(Purpose::VotingCode).await;
            let form = json!({"answer": answer, "datum": datum, "channel": "sms", "address": "0612345642", "proof_of_work": work});
            let request = sent(&claire, "/api/voting-code/requests", &form);
            times[branch].push(timed(&action, request, "REA-401").await);
            drop(action.voters.give_back(&bucket).await);
        }
    }
    Compared {
        title: "RE-02 réassort, one wrong factor",
        branches: ["the answer", "the NUMEN"],
        times,
    }
}

/// Activates an account whose hashes cost what they cost in production: a check takes the cost from what is stored.
async fn activated(portal: &Portal, person: &Person) {
    let action = activate_account::ActivateAccount {
        edge: portal.edge.clone(),
        voters: voters(portal),
        names: portal.names.clone(),
        courier: portal.courier.clone(),
    };
    let form = person.activation(&person.invited().await);
    let response = action.handle(sent(person, "/api/activation", &form)).await;
    assert_eq!(response.status(), StatusCode::OK);
}

/// Neither branch is always the first, which would take what the other left warm.
fn in_turn(sample: u16) -> [usize; 2] {
    if sample.is_multiple_of(2) { [0, 1] } else { [1, 0] }
}

/// The voters' file at the price that the portal pays in production.
fn voters(portal: &Portal) -> VoterFile {
    let keys = lambda_entry::voter_keys(&portal.keys);
    let event = EventId::parse(EVENT).expect("an event");
    VoterFile::new(portal.dynamo.clone(), event, keys).with_hash_cost(HashCost::STANDARD)
}

fn sent(visitor: &Visitor, path: &str, form: &Value) -> Request<Bytes> {
    visitor.request(Method::POST, path, form.to_string().into())
}

/// The time of one answer, which must be this refusal.
async fn timed(action: &impl Action, request: Request<Bytes>, code: &str) -> Duration {
    let begun = Watch::now();
    let response = action.handle(request).await;
    let taken = begun.elapsed();
    let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
    assert_eq!(body["code"], code, "{body}");
    taken
}

/// The share of the normal distribution above `z` ≥ 0 (Abramowitz and Stegun, 26.2.17; error below 10⁻⁷).
fn normal_tail(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let polynomial = [
        1.330_274_429,
        -1.821_255_978,
        1.781_477_937,
        -0.356_563_782,
        0.319_381_53,
    ]
    .iter()
    .fold(0.0, |sum, factor| (sum + factor) * t);
    polynomial * (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(first: &[u64], second: &[u64]) -> Compared {
        let times = [first, second].map(|times| times.iter().copied().map(Duration::from_millis).collect());
        Compared {
            title: "",
            branches: ["", ""],
            times,
        }
    }

    #[test]
    fn two_samples_of_one_distribution_are_told_even_and_shifted_ones_are_not() {
        let even: Vec<u64> = (0..200).collect();
        let same = compared(&even, &even).mann_whitney();
        assert!((same.u - 20_000.0).abs() < 1e-9 && same.p > 0.999, "{}", same.p);
        let shifted: Vec<u64> = (40..240).collect();
        let apart = compared(&even, &shifted).mann_whitney();
        assert!(apart.p < 1e-6, "{}", apart.p);
    }

    #[test]
    fn the_tail_of_the_normal_distribution_is_that_of_the_tables() {
        for (z, tail) in [(0.0, 0.5), (1.96, 0.024_997_9), (2.575_829, 0.005)] {
            assert!((normal_tail(z) - tail).abs() < 1e-6, "{z}");
        }
    }
}
