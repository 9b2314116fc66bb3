//! Every message once, with an example's contents: for reviewers and translators, in the local run, and for the letters' tests.

use crate::carrier::Courier;
use crate::fault::SendFault;
use crate::message::{Message, Notice};
use election::link::LinkToken;
use election::reissue::Channel;
use election::{Identifier, Instant, Register, RegisterNumber};

/// What the example's messages speak of. Its links are those of no account.
#[derive(Debug)]
pub struct Examples {
    elections: Vec<String>,
    link: LinkToken,
    claim: RegisterNumber,
    assistance: RegisterNumber,
    at: Instant,
    opening_expires: Instant,
    answered_by: Instant,
    vote_opens: Instant,
    vote_closes: Instant,
}

/// How long the example's link of a réassort lives, in minutes.
const REISSUE_MINUTES: u32 = 30;

impl Examples {
    /// Messages about elections of these titles, at the dates of the voter's guide of 2022.
    ///
    /// # Panics
    /// Never: the dates stand in the code.
    #[must_use]
    pub fn about(elections: Vec<String>) -> Self {
        let instant = |text| Instant::parse(text).expect("the dates stand in the code");
        Self {
            elections,
            link: LinkToken::new([9; 16]),
            claim: RegisterNumber::of(Register::Claims, 2022, 4_217),
            assistance: RegisterNumber::of(Register::Assistance, 2022, 123),
            at: instant("2022-12-01T12:47:00+01:00"),
            opening_expires: instant("2022-11-12T12:27:00+01:00"),
            answered_by: instant("2022-12-04T12:47:00+01:00"),
            vote_opens: instant("2022-12-01T08:00:00+01:00"),
            vote_closes: instant("2022-12-08T17:00:00+01:00"),
        }
    }

    /// Sends every message: to a voter's professional mailbox, the links of a réassort to private channels, a notice to the help desk.
    ///
    /// # Errors
    /// The first [`SendFault`]; nothing is sent after it.
    pub async fn send(
        &self,
        courier: &Courier,
        to: &Identifier,
        private: &[Channel],
    ) -> Result<(), SendFault> {
        for message in self.messages() {
            courier.write(to, &message).await?;
        }
        for channel in private {
            courier
                .send_reissue_link(channel, &self.link, REISSUE_MINUTES)
                .await?;
        }
        courier.tell_help_desk(&self.notice()).await
    }

    /// Every message to a professional mailbox.
    pub(crate) fn messages(&self) -> Vec<Message<'_>> {
        let (link, elections, at) = (&self.link, &self.elections, self.at);
        let (vote_opens, vote_closes) = (self.vote_opens, self.vote_closes);
        let (number, election) = (&self.claim, elections.first().map_or("CAPN", String::as_str));
        vec![
            Message::Opening {
                link,
                expires: self.opening_expires,
                vote_opens,
                vote_closes,
            },
            Message::ActivationLink { link, expires: at },
            Message::AlreadyActive { at },
            Message::AccountActivated { at },
            Message::ReissueRequested { at },
            Message::ReissueDone { at, elections },
            Message::PasswordLink { link, expires: at },
            Message::PasswordChanged { at },
            Message::ChallengeChanged { at },
            Message::ClaimReceived {
                number,
                election,
                at,
                answered_by: self.answered_by,
            },
            Message::ClaimAnswered {
                number,
                election,
                accepted: false,
                reason: "Votre affectation au 1er septembre relève d'une autre académie.",
            },
            Message::ActivationReminder {
                link,
                expires: at,
                vote_opens,
                vote_closes,
            },
            Message::VoteReminder {
                elections,
                vote_closes,
            },
            Message::ParticipationRecorded { elections },
        ]
    }

    /// The notice to the help desk.
    pub(crate) fn notice(&self) -> Notice<'_> {
        Notice::AssistanceAsked {
            number: &self.assistance,
            difficulty: "Code de vote / réassort",
        }
    }

    /// The link of its messages.
    #[cfg(test)]
    pub(crate) fn link(&self) -> &LinkToken {
        &self.link
    }
}
