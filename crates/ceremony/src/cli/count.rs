//! `decrypt`, `combine`, `verify`, `compare-heads`.

use super::args::{CombineArgs, CompareHeadsArgs, DecryptArgs, VerifyArgs};
use super::progress;
use belenios::v1::verify::{HeadComparison, compare_heads};
use ceremony::decryption::{self, DecryptionShare, Expected};
use ceremony::verification::{Summary, problem, verify_file};
use ceremony::{Passphrase, Problem, Problems};
use serde::Serialize;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn decrypt(args: &DecryptArgs) -> Result<(), Problem> {
    let head = args.expect_head.parse().map_err(|_| {
        Problem::of_request(
            "la tête attendue n'est pas une empreinte de 64 chiffres hexadécimaux",
            "recopiez celle du procès-verbal de fermeture.",
        )
    })?;
    let expected = Expected {
        ballots: args.expect_ballots,
        head,
    };
    let passphrase = Passphrase::ask("votre clé", false)?;
    let share = decryption::decrypt(&args.archive, &args.key, &passphrase, &expected)?;
    let file = args.out.clone().unwrap_or_else(|| share.file_name().into());
    ceremony::private_file::create(&file, &share.to_json())?;
    println!(
        "L'urne est valide\u{a0}: {} bulletins, total recalculé, tête conforme au procès-verbal.",
        expected.ballots
    );
    println!(
        "Part de {} (dépositaire n°\u{a0}{}) écrite dans {}.",
        share.trustee,
        share.owner,
        file.display()
    );
    println!("Cette clé ne déchiffrera plus aucun autre total de ce scrutin.");
    Ok(())
}

pub(super) fn combine(args: &CombineArgs) -> Result<(), Problems> {
    let shares: Result<Vec<_>, Problem> = args
        .shares
        .iter()
        .map(|file| DecryptionShare::read(file))
        .collect();
    let combined = decryption::combine(&args.archive, &shares?, &args.out)?;
    for share in &combined.refused {
        eprintln!(
            "Part refusée de {}\u{a0}: {}. Le dépouillement continue avec les autres.",
            share.trustee, share.reason
        );
    }
    println!("{}", Summary::of(&combined.verified));
    println!("Archive finale\u{a0}: {}", combined.archive.display());
    Ok(())
}

/// One file's outcome, for `--json`.
#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum Outcome {
    Valid {
        file: String,
        #[serde(flatten)]
        summary: Summary,
    },
    Invalid {
        file: String,
        reason: String,
    },
    Unreadable {
        file: String,
        reason: String,
    },
}

pub(super) fn verify(args: &VerifyArgs) -> ExitCode {
    let mut worst = 0;
    let mut outcomes = Vec::new();
    for file in &args.files {
        let verified = verify_with_bar(file);
        worst = worst.max(verified.as_ref().map_or_else(Problem::exit_code, |_| 0));
        let name = file.display().to_string();
        match (verified, args.json) {
            (Ok(summary), false) => println!("{name}\n{summary}\n"),
            (Err(problem), false) => eprintln!("{problem}\n"),
            (Ok(summary), true) => outcomes.push(Outcome::Valid { file: name, summary }),
            (
                Err(Problem {
                    kind, what: reason, ..
                }),
                true,
            ) => outcomes.push(match kind {
                ceremony::ProblemKind::Refused => Outcome::Invalid { file: name, reason },
                ceremony::ProblemKind::Unreadable => Outcome::Unreadable { file: name, reason },
            }),
        }
    }
    if args.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&outcomes).expect("texts and numbers always serialise")
        );
    }
    ExitCode::from(worst)
}

fn verify_with_bar(file: &Path) -> Result<Summary, Problem> {
    let size = std::fs::metadata(file).map_or(0, |details| details.len());
    let bar = progress::bytes("Vérification", size);
    let verified = verify_file(file, |source| bar.wrap_read(source));
    bar.finish_and_clear();
    verified.map(|verified| Summary::of(&verified))
}

pub(super) fn compare(args: &CompareHeadsArgs) -> Result<ExitCode, Problem> {
    let open = |file: &Path| {
        File::open(file)
            .map(BufReader::new)
            .map_err(|error| Problem::unreadable(file, &error))
    };
    let (first, second) = (args.first.display(), args.second.display());
    let compared = compare_heads(open(&args.first)?, open(&args.second)?);
    let told = match compared.map_err(|error| problem(&args.first, &error.into()))? {
        HeadComparison::Same => "Les deux archives sont identiques.".to_owned(),
        HeadComparison::FirstIsEarlier => {
            format!("{second} continue {first}\u{a0}: rien n'a été retiré ni changé.")
        }
        HeadComparison::SecondIsEarlier => {
            format!("{first} continue {second}\u{a0}: rien n'a été retiré ni changé.")
        }
        HeadComparison::Fork { height } => {
            let what = format!("{first} et {second} divergent à partir de l'événement {height}");
            return Err(Problem::of_request(
                what,
                "gardez les deux\u{a0}: aucune urne honnête ne montre les deux.",
            ));
        }
    };
    println!("{told}");
    Ok(ExitCode::SUCCESS)
}
