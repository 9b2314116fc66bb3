//! Endpoints on loopback that answer as SES and SNS do (AWS query protocol) and keep what was sent.
//!
//! The real SDKs speak to them, in the local run and in the tests. They refuse what AWS refuses, and can be told to fail.

mod query;

use crate::sms::parts;
use axum::Router;
use axum::extract::{Form, State};
use axum::response::Response;
use axum::routing::post;
use query::{Fields, accepted, refused};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A message that left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// By SES.
    Mail(Mail),
    /// By SNS.
    Sms(Sms),
}

/// A mail that left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// The `From` header.
    pub from: String,
    /// Every recipient, of any kind.
    pub to: Vec<String>,
    /// Where answers go.
    pub reply_to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The HTML.
    pub html: String,
    /// The configuration set.
    pub configuration_set: Option<String>,
}

/// A text message that left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sms {
    /// The number, E.164.
    pub to: String,
    /// The text.
    pub text: String,
    /// The sender's name.
    pub sender: Option<String>,
    /// How many messages the carrier bills.
    pub parts: usize,
}

/// How the endpoints behave from now on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// As AWS on a good day.
    #[default]
    Well,
    /// `Throttling`: nothing leaves.
    Throttling,
    /// 500: nothing leaves.
    FailingBefore,
    /// The message leaves, then 500.
    FailingAfter,
    /// The message leaves, and no answer comes.
    Silent,
}

/// What the account may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Verified senders: addresses, or domains (`example.fr`).
    pub verified: Vec<String>,
    /// How many messages may leave in all: beyond, the quota is used up.
    pub quota: usize,
}

/// SES and SNS on loopback. They stop when dropped.
#[derive(Debug)]
pub struct Trap {
    endpoint: String,
    shared: Arc<Shared>,
    _stop: oneshot::Sender<()>,
}

#[derive(Debug)]
struct Shared {
    account: Account,
    state: Mutex<(Vec<Sent>, Mood)>,
}

impl Trap {
    /// Starts on a free port of loopback.
    ///
    /// # Panics
    /// When loopback has no free port.
    pub async fn start(account: Account) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        Self::on(listener, account)
    }

    /// Starts on a given listener.
    ///
    /// # Panics
    /// When the listener is not bound.
    pub fn on(listener: TcpListener, account: Account) -> Self {
        let endpoint = format!("http://{}", listener.local_addr().expect("the listener is bound"));
        let shared = Arc::new(Shared {
            account,
            state: Mutex::default(),
        });
        let app = Router::new()
            .route("/", post(answer))
            .with_state(Arc::clone(&shared));
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            axum::serve(listener, app).with_graceful_shutdown(stopped).await
        });
        Self {
            endpoint,
            shared,
            _stop: stop,
        }
    }

    /// Where it listens, for both services: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// From now on, behave so.
    pub fn be(&self, mood: Mood) {
        self.shared.state().1 = mood;
    }

    /// Everything that left, oldest first.
    pub fn sent(&self) -> Vec<Sent> {
        self.shared.state().0.clone()
    }

    /// The mails that left to this address, oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        let to = |sent| match sent {
            Sent::Mail(mail) if mail.to.iter().any(|one| one == address) => Some(mail),
            _ => None,
        };
        self.sent().into_iter().filter_map(to).collect()
    }

    /// The text messages that left to this number, oldest first.
    pub fn texts_to(&self, number: &str) -> Vec<Sms> {
        let to = |sent| match sent {
            Sent::Sms(sms) if sms.to == number => Some(sms),
            _ => None,
        };
        self.sent().into_iter().filter_map(to).collect()
    }
}

impl Mail {
    /// The token of the one-time link in the text: what follows `/a#`, `/m#` or `/r#`.
    pub fn token(&self) -> Option<String> {
        token(&self.text)
    }
}

impl Sms {
    /// The token of the one-time link in the text.
    pub fn token(&self) -> Option<String> {
        token(&self.text)
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, (Vec<Sent>, Mood)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, sent: Sent) {
        self.state().0.push(sent);
    }
}

async fn answer(State(shared): State<Arc<Shared>>, Form(form): Form<BTreeMap<String, String>>) -> Response {
    let fields = Fields(form);
    let action = fields.text("Action").to_owned();
    let read = match action.as_str() {
        "SendEmail" => mail(&fields, &shared.account).map(Sent::Mail),
        "Publish" => sms(&fields).map(Sent::Sms),
        _ => Err((
            "InvalidAction",
            "this endpoint knows SendEmail and Publish".to_owned(),
        )),
    };
    let sent = match read {
        Ok(sent) => sent,
        Err((code, message)) => return refused(400, code, &message),
    };
    let (so_far, mood) = {
        let state = shared.state();
        (state.0.len(), state.1)
    };
    match mood {
        Mood::Throttling => return refused(400, "Throttling", "Maximum sending rate exceeded."),
        Mood::FailingBefore => return refused(500, "InternalFailure", "An internal error occurred."),
        _ if so_far >= shared.account.quota => {
            return refused(400, "Throttling", "Daily message quota exceeded.");
        }
        Mood::Well => shared.keep(sent),
        Mood::FailingAfter => {
            shared.keep(sent);
            return refused(500, "InternalFailure", "An internal error occurred.");
        }
        Mood::Silent => {
            shared.keep(sent);
            tokio::time::sleep(Duration::from_secs(3_600)).await;
        }
    }
    accepted(&action, so_far)
}

/// What SES refuses: several kinds of bad addresses, too many recipients, a sender that was not verified. Like AWS, the
/// sentence quotes the address.
fn mail(fields: &Fields, account: &Account) -> Result<Mail, (&'static str, String)> {
    let from = fields.text("Source");
    let sender = from
        .rsplit_once('<')
        .map_or(from, |(_, rest)| rest.trim_end_matches('>'));
    let domain = sender.rsplit_once('@').map_or("", |(_, domain)| domain);
    let kinds = [
        "Destination.ToAddresses",
        "Destination.CcAddresses",
        "Destination.BccAddresses",
    ];
    let to: Vec<String> = kinds.iter().flat_map(|kind| fields.list(kind)).collect();
    if to.is_empty() || to.len() > 50 {
        return Err((
            "InvalidParameterValue",
            "Recipient count is not between 1 and 50.".to_owned(),
        ));
    }
    if let Some(bad) = to.iter().find(|one| !is_address(one)) {
        return Err(("InvalidParameterValue", format!("Illegal address: {bad}")));
    }
    if !account
        .verified
        .iter()
        .any(|known| known == sender || known == domain)
    {
        let message =
            format!("Email address is not verified. The following identities failed the check: {sender}");
        return Err(("MessageRejected", message));
    }
    Ok(Mail {
        from: from.to_owned(),
        to,
        reply_to: fields.list("ReplyToAddresses"),
        subject: fields.text("Message.Subject.Data").to_owned(),
        text: fields.text("Message.Body.Text.Data").to_owned(),
        html: fields.text("Message.Body.Html.Data").to_owned(),
        configuration_set: fields.find("ConfigurationSetName").map(ToOwned::to_owned),
    })
}

/// What SNS refuses: a number that is not E.164, an empty or too long text, a sender's name that is not one.
fn sms(fields: &Fields) -> Result<Sms, (&'static str, String)> {
    let invalid = |reason: String| Err(("InvalidParameter", format!("Invalid parameter: {reason}")));
    let (to, text) = (fields.text("PhoneNumber"), fields.text("Message"));
    let digits = to.strip_prefix('+').unwrap_or_default();
    if !(7..=15).contains(&digits.len())
        || digits.starts_with('0')
        || !digits.bytes().all(|b| b.is_ascii_digit())
    {
        return invalid(format!("PhoneNumber Reason: {to} is not valid to publish to"));
    }
    if text.is_empty() || text.len() > 1_600 {
        return invalid("Message is empty or too long".to_owned());
    }
    let sender = fields.attribute("AWS.SNS.SMS.SenderID").map(ToOwned::to_owned);
    let named =
        |name: &String| (1..=11).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric());
    if !sender.iter().all(named) {
        return Err((
            "ParameterValueInvalid",
            "SenderID is not 1 to 11 letters or digits".to_owned(),
        ));
    }
    Ok(Sms {
        to: to.to_owned(),
        text: text.to_owned(),
        sender,
        parts: parts(text),
    })
}

fn is_address(text: &str) -> bool {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b",;<>()[]\"\\".contains(&b));
    plain
        && text
            .split_once('@')
            .is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.') && !domain.contains('@'))
}

fn token(text: &str) -> Option<String> {
    let start = ["/a#", "/m#", "/r#"]
        .iter()
        .find_map(|page| Some(text.find(page)? + page.len()))?;
    let sign = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    Some(text[start..].chars().take_while(|c| sign(*c)).collect())
}
