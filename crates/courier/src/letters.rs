//! From a message to its subject, its text and its HTML.

use crate::message::{Message, Notice};
use crate::stationery::Stationery;
use askama::Template;
use election::Instant;
use election::link::LinkToken;
use zeroize::Zeroizing;

/// A mail, ready to be sent.
pub(crate) struct Letter {
    /// The folder of its templates.
    pub(crate) message: &'static str,
    pub(crate) subject: String,
    pub(crate) text: Zeroizing<String>,
    pub(crate) html: Zeroizing<String>,
}

/// Everything a template may name. A message leaves empty what it has no use for.
#[derive(Clone, Copy, Default)]
struct Facts<'a> {
    event: &'a str,
    origin: &'a str,
    help_desk: &'a str,
    /// The whole one-time link.
    link: &'a str,
    /// When what the message tells happened, or when its link expires.
    at: &'a str,
    opens: &'a str,
    closes: &'a str,
    minutes: u32,
    elections: &'a [String],
    /// The number of a claim or of a request for assistance.
    number: &'a str,
    /// What it is about.
    about: &'a str,
    accepted: bool,
    reason: &'a str,
}

/// One folder of templates.
macro_rules! letter {
    ($name:ident, $folder:literal, $subject:literal, $text:literal, $html:literal) => {
        fn $name(facts: Facts<'_>) -> Letter {
            #[derive(Template)]
            #[template(path = $subject)]
            struct Subject;
            #[derive(Template)]
            #[template(path = $text)]
            struct Text<'a> {
                m: Facts<'a>,
            }
            #[derive(Template)]
            #[template(path = $html)]
            struct Html<'a> {
                m: Facts<'a>,
            }
            Letter {
                message: $folder,
                subject: rendered(&Subject).trim().to_owned(),
                text: rendered(&Text { m: facts }),
                html: rendered(&Html { m: facts }),
            }
        }
    };
}

letter!(
    opening,
    "opening",
    "opening/subject.txt",
    "opening/body.txt",
    "opening/body.html"
);
letter!(
    activation_link,
    "activation-link",
    "activation-link/subject.txt",
    "activation-link/body.txt",
    "activation-link/body.html"
);
letter!(
    already_active,
    "already-active",
    "already-active/subject.txt",
    "already-active/body.txt",
    "already-active/body.html"
);
letter!(
    account_activated,
    "account-activated",
    "account-activated/subject.txt",
    "account-activated/body.txt",
    "account-activated/body.html"
);
letter!(
    reissue_email,
    "reissue-email",
    "reissue-email/subject.txt",
    "reissue-email/body.txt",
    "reissue-email/body.html"
);
letter!(
    reissue_requested,
    "reissue-requested",
    "reissue-requested/subject.txt",
    "reissue-requested/body.txt",
    "reissue-requested/body.html"
);
letter!(
    reissue_done,
    "reissue-done",
    "reissue-done/subject.txt",
    "reissue-done/body.txt",
    "reissue-done/body.html"
);
letter!(
    password_link,
    "password-link",
    "password-link/subject.txt",
    "password-link/body.txt",
    "password-link/body.html"
);
letter!(
    password_changed,
    "password-changed",
    "password-changed/subject.txt",
    "password-changed/body.txt",
    "password-changed/body.html"
);
letter!(
    challenge_changed,
    "challenge-changed",
    "challenge-changed/subject.txt",
    "challenge-changed/body.txt",
    "challenge-changed/body.html"
);
letter!(
    claim_received,
    "claim-received",
    "claim-received/subject.txt",
    "claim-received/body.txt",
    "claim-received/body.html"
);
letter!(
    claim_answered,
    "claim-answered",
    "claim-answered/subject.txt",
    "claim-answered/body.txt",
    "claim-answered/body.html"
);
letter!(
    activation_reminder,
    "activation-reminder",
    "activation-reminder/subject.txt",
    "activation-reminder/body.txt",
    "activation-reminder/body.html"
);
letter!(
    vote_reminder,
    "vote-reminder",
    "vote-reminder/subject.txt",
    "vote-reminder/body.txt",
    "vote-reminder/body.html"
);
letter!(
    participation_recorded,
    "participation-recorded",
    "participation-recorded/subject.txt",
    "participation-recorded/body.txt",
    "participation-recorded/body.html"
);
letter!(
    assistance_asked,
    "assistance-asked",
    "assistance-asked/subject.txt",
    "assistance-asked/body.txt",
    "assistance-asked/body.html"
);

#[derive(Template)]
#[template(path = "reissue-sms/sms.txt")]
struct ReissueSms<'a> {
    link: &'a str,
    minutes: u32,
}

/// The mail of a message to the professional mailbox.
pub(crate) fn write(stationery: &Stationery, message: &Message<'_>) -> Letter {
    let facts = common(stationery);
    match *message {
        Message::Opening {
            link,
            expires,
            vote_opens,
            vote_closes,
        } => opening(Facts {
            link: &one_time(stationery, 'a', link),
            at: &expires.in_french(),
            opens: &vote_opens.in_french(),
            closes: &vote_closes.in_french(),
            ..facts
        }),
        Message::ActivationLink { link, expires } => activation_link(Facts {
            link: &one_time(stationery, 'a', link),
            at: &expires.in_french(),
            ..facts
        }),
        Message::PasswordLink { link, expires } => password_link(Facts {
            link: &one_time(stationery, 'm', link),
            at: &expires.in_french(),
            ..facts
        }),
        Message::ReissueDone { at, elections } => reissue_done(Facts {
            at: &at.in_french(),
            elections,
            ..facts
        }),
        Message::AlreadyActive { at } => dated(already_active, at, facts),
        Message::AccountActivated { at } => dated(account_activated, at, facts),
        Message::ReissueRequested { at } => dated(reissue_requested, at, facts),
        Message::PasswordChanged { at } => dated(password_changed, at, facts),
        Message::ChallengeChanged { at } => dated(challenge_changed, at, facts),
        Message::ClaimReceived {
            number,
            election,
            at,
            answered_by,
        } => claim_received(Facts {
            number: number.as_str(),
            about: election,
            at: &at.in_french(),
            closes: &answered_by.day_in_french(),
            ..facts
        }),
        Message::ClaimAnswered {
            number,
            election,
            accepted,
            reason,
        } => claim_answered(Facts {
            number: number.as_str(),
            about: election,
            accepted,
            reason,
            ..facts
        }),
        Message::ActivationReminder {
            link,
            expires,
            vote_opens,
            vote_closes,
        } => activation_reminder(Facts {
            link: &one_time(stationery, 'a', link),
            at: &expires.in_french(),
            opens: &vote_opens.in_french(),
            closes: &vote_closes.in_french(),
            ..facts
        }),
        Message::VoteReminder {
            elections,
            vote_closes,
        } => vote_reminder(Facts {
            elections,
            closes: &vote_closes.in_french(),
            ..facts
        }),
        Message::ParticipationRecorded { elections } => participation_recorded(Facts { elections, ..facts }),
    }
}

/// The mail of a message to the help desk.
pub(crate) fn write_to_help_desk(stationery: &Stationery, notice: &Notice<'_>) -> Letter {
    match *notice {
        Notice::AssistanceAsked { number, difficulty } => assistance_asked(Facts {
            number: number.as_str(),
            about: difficulty,
            ..common(stationery)
        }),
    }
}

/// M04: the mail that brings the link of a réassort to a private mailbox.
pub(crate) fn reissue_letter(stationery: &Stationery, link: &LinkToken, minutes: u32) -> Letter {
    reissue_email(Facts {
        link: &one_time(stationery, 'r', link),
        minutes,
        ..common(stationery)
    })
}

/// M03: the text message that brings the link of a réassort.
pub(crate) fn reissue_sms(origin: &str, token: &str, minutes: u32) -> Zeroizing<String> {
    let link = Zeroizing::new(format!("{origin}/r#{token}"));
    rendered(&ReissueSms { link: &link, minutes })
}

fn common(stationery: &Stationery) -> Facts<'_> {
    Facts {
        event: &stationery.event_title,
        origin: &stationery.origin,
        help_desk: &stationery.help_desk,
        ..Facts::default()
    }
}

fn dated<'a>(letter: fn(Facts<'_>) -> Letter, at: Instant, facts: Facts<'a>) -> Letter {
    letter(Facts {
        at: &at.in_french(),
        ..facts
    })
}

/// The token stands in the fragment, which browsers never send to a server (AC-04).
fn one_time(stationery: &Stationery, page: char, link: &LinkToken) -> Zeroizing<String> {
    Zeroizing::new(format!("{}/{page}#{}", stationery.origin, *link.expose()))
}

fn rendered(template: &impl Template) -> Zeroizing<String> {
    Zeroizing::new(template.render().expect("templates only write text"))
}

#[cfg(test)]
mod tests;
