//! What a rehearsal measured: `report.json`, and a page for people.

use super::closing::Finished;
use super::stage::Stage;
use super::voter::Journey;
use courier::trap::Sent;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// The report.
#[derive(Debug, Serialize)]
pub struct Report {
    voters: u32,
    abstained: usize,
    reissued: usize,
    ballots: usize,
    mails: usize,
    texts: usize,
    text_parts: usize,
    cast_milliseconds: Quantiles,
    seconds: BTreeMap<&'static str, f64>,
    capacity: BTreeMap<&'static str, Consumed>,
    capacity_per_ballot: Consumed,
    elections: Vec<Finished>,
}

/// How long the portal took to answer a cast.
#[derive(Debug, Serialize)]
struct Quantiles {
    median: f64,
    p99: f64,
    worst: f64,
}

/// DynamoDB capacity units.
#[derive(Debug, Default, Serialize)]
struct Consumed {
    read: f64,
    write: f64,
}

/// How long each part took.
#[derive(Debug, Default)]
pub struct Timings {
    done: BTreeMap<&'static str, f64>,
    running: Option<(&'static str, Instant)>,
}

impl Timings {
    /// Ends the part that runs and begins another.
    pub fn start(&mut self, part: &'static str) {
        self.stop();
        self.running = Some((part, Instant::now()));
    }

    /// Ends the part that runs.
    pub fn stop(&mut self) {
        if let Some((part, since)) = self.running.take() {
            self.done.insert(part, since.elapsed().as_secs_f64());
        }
    }

    /// Measures one part.
    pub fn measure<T>(&mut self, part: &'static str, work: impl FnOnce() -> T) -> T {
        self.start(part);
        let done = work();
        self.stop();
        done
    }
}

impl Report {
    /// Sums up.
    pub fn of(
        stage: &Stage,
        voters: u32,
        journeys: &[Journey],
        elections: Vec<Finished>,
        timings: Timings,
    ) -> Self {
        let sent = stage.portal.trap.sent();
        let parts = sent
            .iter()
            .map(|one| if let Sent::Sms(sms) = one { sms.parts } else { 0 });
        let text_parts = parts.sum();
        let texts = sent.iter().filter(|one| matches!(one, Sent::Sms(_))).count();
        let ballots = journeys.iter().map(|journey| journey.ballots.len()).sum();
        let consumed = stage.portal.meters.consumed();
        let of = |action: &str| consumed.get(action).copied().unwrap_or_default();
        // Each ballot is sent twice in a rehearsal: what a ballot costs includes its resend.
        let cast = of("cast-ballot");
        let per = |units: f64| if ballots == 0 { 0.0 } else { units / ballots as f64 };
        Self {
            voters,
            abstained: journeys
                .iter()
                .filter(|journey| journey.ballots.is_empty())
                .count(),
            reissued: journeys.iter().filter(|journey| journey.reissued).count(),
            ballots,
            mails: sent.len() - texts,
            texts,
            text_parts,
            cast_milliseconds: Quantiles::of(
                journeys
                    .iter()
                    .flat_map(|j| j.ballots.iter().map(|(_, _, took)| *took)),
            ),
            seconds: timings.done,
            capacity: consumed
                .iter()
                .map(|(name, c)| {
                    (
                        *name,
                        Consumed {
                            read: c.read,
                            write: c.write,
                        },
                    )
                })
                .collect(),
            capacity_per_ballot: Consumed {
                read: per(cast.read),
                write: per(cast.write),
            },
            elections,
        }
    }

    /// Writes `report.json`.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self).expect("a report is numbers and text");
        fs::write(folder.join("report.json"), text)
    }
}

impl Quantiles {
    fn of(times: impl Iterator<Item = Duration>) -> Self {
        let mut sorted: Vec<f64> = times.map(|time| time.as_secs_f64() * 1_000.0).collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (sorted.len() as f64 * share) as usize;
            sorted
                .get(place.min(sorted.len().saturating_sub(1)))
                .copied()
                .unwrap_or_default()
        };
        Self {
            median: at(0.5),
            p99: at(0.99),
            worst: at(1.0),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{} électeurs, {} abstentions, {} réassorts, {} bulletins, {} mails, {} SMS.",
            self.voters, self.abstained, self.reissued, self.ballots, self.mails, self.texts
        )?;
        writeln!(
            f,
            "Dépôt d'un bulletin : {:.0} ms (médiane), {:.0} ms (99 %), {:.1} WCU et {:.1} RCU avec un renvoi.",
            self.cast_milliseconds.median,
            self.cast_milliseconds.p99,
            self.capacity_per_ballot.write,
            self.capacity_per_ballot.read
        )?;
        for election in &self.elections {
            writeln!(
                f,
                "\n{} ({})\n  {} bulletins = {} émargements, {} réassorts ; blancs {}, listes {:?}\n  déchiffré par {}\n  {}",
                election.title,
                election.uuid,
                election.ballots,
                election.emargements,
                election.reissues,
                election.result.first().copied().unwrap_or_default(),
                election.result.get(1..).unwrap_or_default(),
                election.decrypted_by.join(", "),
                election
                    .belenios_tool
                    .as_deref()
                    .unwrap_or("belenios-tool n'a pas été interrogé")
            )?;
        }
        Ok(())
    }
}
