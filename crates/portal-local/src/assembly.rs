//! Every action of the portal, put together from the same parts as in its Lambda function.

use crate::mount::mount;
use activate_account::ActivateAccount;
use ask_assistance::AskAssistance;
use axum::Router;
use ballot_box::BallotBox;
use cast_ballot::CastBallot;
use change_challenge::ChangeChallenge;
use change_password::ChangePassword;
use consult_roll::ConsultRoll;
use courier::Courier;
use dynamo::{Capacity, Dynamo};
use election::{EventId, SigningKey};
use file_claim::FileClaim;
use http_edge::{Action, Edge};
use inspect_link::InspectLink;
use issue_receipt::IssueReceipt;
use keys::{KeyFault, Keyring, Purpose};
use list_ballot_references::ListBallotReferences;
use log_in::LogIn;
use log_out::LogOut;
use offer_proof_of_work::OfferProofOfWork;
use open_voting_space::OpenVotingSpace;
use redeem_voting_code::RedeemVotingCode;
use request_activation_link::RequestActivationLink;
use request_password_link::RequestPasswordLink;
use request_voting_code::RequestVotingCode;
use reset_password::ResetPassword;
use seal_ballot_box::SealBallotBox;
use show_election::ShowElection;
use show_event::ShowEvent;
use show_lists::ShowLists;
use show_portal::ShowPortal;
use show_results::ShowResults;
use std::collections::BTreeMap;
use std::time::Duration;
use voter_file::{EventFile, HashCost, VoterFile};

/// What the actions are made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The event.
    pub event: EventId,
    /// The door.
    pub edge: Edge,
    /// The storage.
    pub dynamo: Dynamo,
    /// The secrets.
    pub keys: Keyring,
    /// The carriers.
    pub courier: Courier,
    /// The cost of a password's hash.
    pub hash_cost: HashCost,
    /// The soonest a request for a link is answered.
    pub answer_after: Duration,
}

/// What each action consumed, by the action's name.
#[derive(Clone, Debug, Default)]
pub struct Meters(BTreeMap<&'static str, Dynamo>);

impl Meters {
    /// What each action consumed since the start.
    pub fn consumed(&self) -> BTreeMap<&'static str, Capacity> {
        self.0
            .iter()
            .map(|(name, dynamo)| (*name, dynamo.meter().total()))
            .collect()
    }

    /// A connection whose consumption is counted for this action.
    fn dynamo(&mut self, parts: &Parts, action: &'static str) -> Dynamo {
        self.0
            .entry(action)
            .or_insert_with(|| parts.dynamo.metered())
            .clone()
    }

    fn voters(&mut self, parts: &Parts, action: &'static str) -> VoterFile {
        let keys = lambda_entry::voter_keys(&parts.keys);
        VoterFile::new(self.dynamo(parts, action), parts.event.clone(), keys).with_hash_cost(parts.hash_cost)
    }

    fn event(&mut self, parts: &Parts, action: &'static str) -> EventFile {
        EventFile::new(self.dynamo(parts, action), parts.event.clone())
    }

    fn ballots(&mut self, parts: &Parts, action: &'static str) -> BallotBox {
        BallotBox::new(self.dynamo(parts, action))
    }
}

/// A router with every action.
///
/// # Errors
/// [`KeyFault`] when a secret is missing.
pub fn assemble(parts: &Parts) -> Result<(Router, Meters), KeyFault> {
    let mut meters = Meters::default();
    let router = accounts(Router::new(), parts, &mut meters)?;
    let router = signed_in_accounts(router, parts, &mut meters)?;
    let router = roll_and_assistance(router, parts, &mut meters)?;
    let router = reissue(router, parts, &mut meters)?;
    let router = ballots(router, parts, &mut meters)?;
    let router = public(router, parts, &mut meters);
    Ok((router, meters))
}

/// What anybody may read, without a key of the voters' file.
fn public(router: Router, parts: &Parts, meters: &mut Meters) -> Router {
    let edge = || parts.edge.clone();
    let event = ShowEvent {
        edge: edge(),
        event: meters.event(parts, ShowEvent::NAME),
    };
    let lists = ShowLists {
        edge: edge(),
        event: meters.event(parts, ShowLists::NAME),
    };
    let results = ShowResults {
        edge: edge(),
        event: meters.event(parts, ShowResults::NAME),
        ballots: meters.ballots(parts, ShowResults::NAME),
    };
    mount(mount(mount(router, event), lists), results)
}

fn accounts(router: Router, parts: &Parts, meters: &mut Meters) -> Result<Router, KeyFault> {
    let (edge, courier, answer_after) = (&parts.edge, &parts.courier, parts.answer_after);
    let router = mount(router, OfferProofOfWork { edge: edge.clone() });
    let voters = meters.voters(parts, RequestActivationLink::NAME);
    let router = mount(
        router,
        RequestActivationLink {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
            courier: courier.clone(),
            answer_after,
        },
    );
    let voters = meters.voters(parts, RequestPasswordLink::NAME);
    let router = mount(
        router,
        RequestPasswordLink {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
            courier: courier.clone(),
            answer_after,
        },
    );
    let voters = meters.voters(parts, InspectLink::NAME);
    let router = mount(
        router,
        InspectLink {
            edge: edge.clone(),
            voters,
        },
    );
    let voters = meters.voters(parts, ActivateAccount::NAME);
    let router = mount(
        router,
        ActivateAccount {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
            courier: courier.clone(),
        },
    );
    let voters = meters.voters(parts, LogIn::NAME);
    let router = mount(
        router,
        LogIn {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
        },
    );
    let voters = meters.voters(parts, LogOut::NAME);
    let router = mount(
        router,
        LogOut {
            edge: edge.clone(),
            voters,
        },
    );
    let voters = meters.voters(parts, ResetPassword::NAME);
    let router = mount(
        router,
        ResetPassword {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
            courier: courier.clone(),
        },
    );
    let voters = meters.voters(parts, ShowPortal::NAME);
    Ok(mount(
        router,
        ShowPortal {
            edge: edge.clone(),
            voters,
        },
    ))
}

fn signed_in_accounts(router: Router, parts: &Parts, meters: &mut Meters) -> Result<Router, KeyFault> {
    let (edge, courier) = (&parts.edge, &parts.courier);
    let password = ChangePassword {
        edge: edge.clone(),
        voters: meters.voters(parts, ChangePassword::NAME),
        names: lambda_entry::names(&parts.keys)?,
        courier: courier.clone(),
    };
    let challenge = ChangeChallenge {
        edge: edge.clone(),
        voters: meters.voters(parts, ChangeChallenge::NAME),
        names: lambda_entry::names(&parts.keys)?,
        courier: courier.clone(),
    };
    Ok(mount(mount(router, password), challenge))
}

fn roll_and_assistance(router: Router, parts: &Parts, meters: &mut Meters) -> Result<Router, KeyFault> {
    let (edge, courier) = (&parts.edge, &parts.courier);
    let consult = ConsultRoll {
        edge: edge.clone(),
        voters: meters.voters(parts, ConsultRoll::NAME),
        names: lambda_entry::names(&parts.keys)?,
    };
    let file = FileClaim {
        edge: edge.clone(),
        voters: meters.voters(parts, FileClaim::NAME),
        names: lambda_entry::names(&parts.keys)?,
        courier: courier.clone(),
    };
    let ask = AskAssistance {
        edge: edge.clone(),
        voters: meters.voters(parts, AskAssistance::NAME),
        names: lambda_entry::names(&parts.keys)?,
        courier: courier.clone(),
    };
    Ok(mount(mount(mount(router, consult), file), ask))
}

fn reissue(router: Router, parts: &Parts, meters: &mut Meters) -> Result<Router, KeyFault> {
    let (edge, courier) = (&parts.edge, &parts.courier);
    let voters = meters.voters(parts, OpenVotingSpace::NAME);
    let router = mount(
        router,
        OpenVotingSpace {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
        },
    );
    let voters = meters.voters(parts, RequestVotingCode::NAME);
    let router = mount(
        router,
        RequestVotingCode {
            edge: edge.clone(),
            voters,
            names: lambda_entry::names(&parts.keys)?,
            courier: courier.clone(),
        },
    );
    let redeem = RedeemVotingCode {
        edge: edge.clone(),
        voters: meters.voters(parts, RedeemVotingCode::NAME),
        ballots: meters.ballots(parts, RedeemVotingCode::NAME),
        courier: courier.clone(),
        authority: signing_key(parts, Purpose::ReissueLog)?,
    };
    Ok(mount(router, redeem))
}

fn ballots(router: Router, parts: &Parts, meters: &mut Meters) -> Result<Router, KeyFault> {
    let edge = &parts.edge;
    let cast = CastBallot {
        edge: edge.clone(),
        voters: meters.voters(parts, CastBallot::NAME),
        ballots: meters.ballots(parts, CastBallot::NAME),
        deposit_key: signing_key(parts, Purpose::UrnReceipts)?,
        emargement_key: signing_key(parts, Purpose::EmargementReceipts)?,
    };
    let issue = IssueReceipt {
        edge: edge.clone(),
        voters: meters.voters(parts, IssueReceipt::NAME),
        ballots: meters.ballots(parts, IssueReceipt::NAME),
        emargement_key: signing_key(parts, Purpose::EmargementReceipts)?,
    };
    let seal = SealBallotBox {
        edge: edge.clone(),
        voters: meters.voters(parts, SealBallotBox::NAME),
        ballots: meters.ballots(parts, SealBallotBox::NAME),
        deposit_key: signing_key(parts, Purpose::UrnReceipts)?,
    };
    let router = mount(mount(mount(router, cast), issue), seal);
    let ballots = meters.ballots(parts, ListBallotReferences::NAME);
    let router = mount(
        router,
        ListBallotReferences {
            edge: edge.clone(),
            ballots,
        },
    );
    let ballots = meters.ballots(parts, ShowElection::NAME);
    Ok(mount(
        router,
        ShowElection {
            edge: edge.clone(),
            ballots,
        },
    ))
}

fn signing_key(parts: &Parts, purpose: Purpose) -> Result<SigningKey, KeyFault> {
    Ok(SigningKey::from_seed(&*parts.keys.key(purpose)?))
}
