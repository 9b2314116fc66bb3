//! `trustees …` and `trustee …`.

use super::args::{ApproveCapArgs, AssembleArgs, CheckArgs, JoinArgs, NextArgs, PlanArgs};
use super::prepare::read_trustees;
use belenios::v1::trustee::CapRaise;
use ceremony::establishment::{self, SharedFolder, Step};
use ceremony::sealed_file::{self, Content};
use ceremony::{CeremonyEvent, Group, Passphrase, Plan, Problem, Problems, TrusteeState};

pub(super) fn plan(args: &PlanArgs) -> Result<(), Problems> {
    let event = CeremonyEvent::read(&args.event)?;
    let plan = match (&args.president, &args.secretary) {
        (Some(president), Some(secretary)) => {
            let delegates: Vec<&str> = args.delegate.iter().map(String::as_str).collect();
            Plan::legal(&event, president, secretary, &delegates)?
        }
        _ => {
            let groups: Result<Vec<Group>, Problem> = args.group.iter().map(|text| group(text)).collect();
            Plan::new(&event, groups?)?
        }
    };
    SharedFolder::create(&args.shared, &plan)?;
    println!("Plan des dépositaires de {}\u{a0}:", event.title);
    for group in &plan.groups {
        println!(
            "  {}\u{a0}: {} sur {} ({})",
            group.name,
            group.threshold,
            group.members.len(),
            group.members.join(", ")
        );
    }
    println!(
        "Empreinte du plan, que chacun doit voir à l'identique\u{a0}: {}",
        plan.digest()
    );
    println!(
        "Chacun prend maintenant sa place\u{a0}: isoloir-ceremony trustee join --shared {} …",
        args.shared.display()
    );
    Ok(())
}

pub(super) fn join(args: &JoinArgs) -> Result<(), Problem> {
    let shared = SharedFolder::open(&args.shared)?;
    println!("Empreinte du plan\u{a0}: {}", shared.plan().digest());
    let passphrase = Passphrase::ask("votre clé", true)?;
    let steps = establishment::join(&shared, &args.name, &args.key, &passphrase)?;
    println!(
        "Votre clé secrète est dans {}\u{a0}: gardez ce fichier et sa phrase de passe.",
        args.key.display()
    );
    report(&steps);
    Ok(())
}

pub(super) fn next(args: &NextArgs) -> Result<(), Problem> {
    let shared = SharedFolder::open(&args.shared)?;
    let passphrase = Passphrase::ask("votre clé", false)?;
    report(&establishment::next(&shared, &args.key, &passphrase)?);
    Ok(())
}

pub(super) fn assemble(args: &AssembleArgs) -> Result<(), Problem> {
    let shared = SharedFolder::open(&args.shared)?;
    let trustees = establishment::assemble(shared.plan(), &shared.messages()?)?;
    ceremony::private_file::create(&args.out, &trustees.to_json())?;
    println!(
        "{} dépositaires, fichier {}, empreinte {}.",
        trustees.size(),
        args.out.display(),
        trustees.hash()
    );
    println!("Clé publique commune\u{a0}: {}", trustees.public_key());
    println!("Chaque dépositaire vérifie maintenant sa place\u{a0}: isoloir-ceremony trustee check …");
    Ok(())
}

pub(super) fn check(args: &CheckArgs) -> Result<(), Problem> {
    let trustees = read_trustees(&args.trustees)?;
    let passphrase = Passphrase::ask("votre clé", false)?;
    let (_, secret) = sealed_file::open(&args.key, Content::TrusteeKey, &passphrase)?;
    let state = TrusteeState::from_secret_json(&secret)?;
    let owner = establishment::check_own_place(&state, &trustees)?;
    println!(
        "{} est bien le dépositaire n° {owner} sur {}. Empreinte {}.",
        state.name(),
        trustees.size(),
        trustees.hash()
    );
    Ok(())
}

pub(super) fn approve_cap(args: &ApproveCapArgs) -> Result<(), Problem> {
    let trustees = read_trustees(&args.trustees)?;
    let election = args.election.parse().map_err(|_| {
        Problem::of_request(
            "l'identifiant du scrutin n'en est pas un",
            "recopiez celui du bureau.",
        )
    })?;
    let raise = CapRaise {
        election: &election,
        from: args.from,
        to: args.to,
    };
    let passphrase = Passphrase::ask("votre clé", false)?;
    let approval = ceremony::approve_cap(&args.key, &passphrase, &trustees, &raise)?;
    let file = args.out.clone().unwrap_or_else(|| approval.file_name().into());
    ceremony::private_file::create(&file, &approval.to_json())?;
    println!(
        "{} (dépositaire n°\u{a0}{}) accepte que le plafond de réassorts du scrutin {election} passe de {} à {}.",
        approval.trustee, approval.owner, args.from, args.to
    );
    println!("Accord à remettre au bureau\u{a0}: {}", file.display());
    Ok(())
}

fn report(steps: &[Step]) {
    for step in steps {
        match step {
            Step::Publish(key, _) => println!(
                "Étape {} sur 4\u{a0}: message publié ({}).",
                key.round,
                key.file_name()
            ),
            Step::Waiting { round, missing } => {
                println!(
                    "Étape {round} sur 4\u{a0}: on attend {}. Relancez «\u{a0}trustee next\u{a0}» ensuite.",
                    missing.join(", ")
                );
            }
            Step::Finished => println!("Votre clé est établie. Il reste à assembler trustees.json."),
        }
    }
}

/// `name:threshold:member,member,…`
fn group(text: &str) -> Result<Group, Problem> {
    let wrong = || {
        Problem::of_request(
            format!("le groupe «\u{a0}{text}\u{a0}» est mal formé"),
            "écrivez-le comme «\u{a0}délégués:2:A,B,C\u{a0}».",
        )
    };
    let (name, rest) = text.split_once(':').ok_or_else(wrong)?;
    let (threshold, members) = rest.split_once(':').ok_or_else(wrong)?;
    Ok(Group {
        name: name.to_owned(),
        threshold: threshold.parse().map_err(|_| wrong())?,
        members: members
            .split(',')
            .map(|member| member.trim().to_owned())
            .collect(),
    })
}
