//! The two carriers: SES for mail, SNS for text messages.

use crate::fault::{SendFault, SendFaultKind};
use crate::header::named;
use crate::letters::{Letter, reissue_letter, reissue_sms, write, write_to_help_desk};
use crate::message::{Message, Notice};
use crate::stationery::{Stationery, StationeryError};
use aws_config::environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider};
use aws_config::meta::region::ProvideRegion as _;
use aws_sdk_ses::config::retry::RetryConfig;
use aws_sdk_ses::config::timeout::TimeoutConfig;
use aws_sdk_ses::config::{BehaviorVersion, Credentials, Region, SharedHttpClient};
use aws_sdk_ses::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ses::types::{Body, Content, Destination};
use aws_sdk_sns::types::MessageAttributeValue;
use aws_smithy_http_client::tls;
use election::Identifier;
use election::link::LinkToken;
use election::reissue::Channel;
use std::time::Duration;

/// Writes to voters. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Courier {
    ses: aws_sdk_ses::Client,
    sns: aws_sdk_sns::Client,
    stationery: Stationery,
}

impl Courier {
    /// Connects as a function's environment says, and as nothing else does (no profile, no metadata service): region,
    /// credentials, and, if set, `AWS_ENDPOINT_URL_SES`, `AWS_ENDPOINT_URL_SNS` or `AWS_ENDPOINT_URL`.
    ///
    /// # Errors
    /// [`StationeryError`] when the stationery is not fit.
    pub async fn from_environment(stationery: Stationery) -> Result<Self, StationeryError> {
        stationery.check()?;
        let shared = aws_config::SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(EnvironmentVariableRegionProvider::new().region().await)
            .credentials_provider(aws_sdk_ses::config::SharedCredentialsProvider::new(
                EnvironmentVariableCredentialsProvider::new(),
            ))
            .http_client(https_client())
            .timeout_config(timeouts())
            .retry_config(RetryConfig::disabled())
            .build();
        let mut ses = aws_sdk_ses::config::Builder::from(&shared);
        ses.set_endpoint_url(endpoint("AWS_ENDPOINT_URL_SES"));
        let mut sns = aws_sdk_sns::config::Builder::from(&shared);
        sns.set_endpoint_url(endpoint("AWS_ENDPOINT_URL_SNS"));
        Ok(Self {
            ses: aws_sdk_ses::Client::from_conf(ses.build()),
            sns: aws_sdk_sns::Client::from_conf(sns.build()),
            stationery,
        })
    }

    /// Connects as an operator's machine says: variables, profile, region, as every AWS program does.
    ///
    /// # Errors
    /// [`StationeryError`] when the stationery is not fit.
    pub async fn from_profile(stationery: Stationery) -> Result<Self, StationeryError> {
        stationery.check()?;
        let shared = aws_config::defaults(BehaviorVersion::latest())
            .http_client(https_client())
            .timeout_config(timeouts())
            .retry_config(RetryConfig::disabled())
            .load()
            .await;
        Ok(Self {
            ses: aws_sdk_ses::Client::new(&shared),
            sns: aws_sdk_sns::Client::new(&shared),
            stationery,
        })
    }

    /// Connects to endpoints on this machine that answer as SES and SNS do.
    ///
    /// # Errors
    /// [`StationeryError`] when the stationery is not fit.
    pub fn local(endpoint: &str, stationery: Stationery) -> Result<Self, StationeryError> {
        stationery.check()?;
        let shared = aws_config::SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-3"))
            .credentials_provider(aws_sdk_ses::config::SharedCredentialsProvider::new(
                Credentials::new("local", "local", None, None, "local"),
            ))
            .endpoint_url(endpoint)
            .http_client(https_client())
            .timeout_config(timeouts())
            .retry_config(RetryConfig::disabled())
            .build();
        Ok(Self {
            ses: aws_sdk_ses::Client::new(&shared),
            sns: aws_sdk_sns::Client::new(&shared),
            stationery,
        })
    }

    /// The same carriers with another SES configuration set.
    #[must_use]
    pub fn with_configuration_set(mut self, name: Option<String>) -> Self {
        self.stationery.configuration_set = name;
        self
    }

    /// Writes to a voter's professional mailbox.
    ///
    /// # Errors
    /// A [`SendFault`] unless SES accepted the message.
    pub async fn write(&self, to: &Identifier, message: &Message<'_>) -> Result<(), SendFault> {
        self.mail(to.expose(), &write(&self.stationery, message)).await
    }

    /// Writes to the help desk.
    ///
    /// # Errors
    /// A [`SendFault`] unless SES accepted the message.
    pub async fn tell_help_desk(&self, notice: &Notice<'_>) -> Result<(), SendFault> {
        let letter = write_to_help_desk(&self.stationery, notice);
        self.mail(&self.stationery.help_desk, &letter).await
    }

    /// Sends the link of a réassort to the channel the voter typed (M03, M04). `minutes` is how long the link lives.
    ///
    /// # Errors
    /// A [`SendFault`] unless the carrier accepted the message.
    pub async fn send_reissue_link(
        &self,
        to: &Channel,
        link: &LinkToken,
        minutes: u32,
    ) -> Result<(), SendFault> {
        match to {
            Channel::Email(address) => {
                self.mail(address.expose(), &reissue_letter(&self.stationery, link, minutes))
                    .await
            }
            Channel::Sms(phone) => {
                self.sms(
                    phone.expose(),
                    &reissue_sms(&self.stationery.origin, &link.expose(), minutes),
                )
                .await
            }
        }
    }

    async fn mail(&self, to: &str, letter: &Letter) -> Result<(), SendFault> {
        let failed = |kind, code| SendFault {
            carrier: "SES",
            message: letter.message,
            kind,
            code,
        };
        // SES takes plain ASCII addresses only; a comma would make two recipients of one (RE-06).
        if !to.is_ascii() || to.contains([',', ';', '<', '>', ' ', '\r', '\n']) {
            return Err(failed(SendFaultKind::Refused, "NotAPlainAddress".to_owned()));
        }
        let content = |text: &str| {
            Content::builder()
                .charset("UTF-8")
                .data(text)
                .build()
                .expect("the text of the content is set")
        };
        let sent = self
            .ses
            .send_email()
            .source(named(&self.stationery.event_title, &self.stationery.sender))
            .destination(Destination::builder().to_addresses(to).build())
            .reply_to_addresses(&self.stationery.help_desk)
            .message(
                aws_sdk_ses::types::Message::builder()
                    .subject(content(&letter.subject))
                    .body(
                        Body::builder()
                            .text(content(&letter.text))
                            .html(content(&letter.html))
                            .build(),
                    )
                    .build(),
            )
            .set_configuration_set_name(self.stationery.configuration_set.clone())
            .send()
            .await;
        sent.map(drop).map_err(|error| {
            let (kind, code) = meaning(&error, |answer| answer.status().as_u16());
            failed(kind, code)
        })
    }

    async fn sms(&self, to: &str, text: &str) -> Result<(), SendFault> {
        let attribute = |value: &str| {
            MessageAttributeValue::builder()
                .data_type("String")
                .string_value(value)
                .build()
                .expect("the type of the attribute is set")
        };
        let mut request = self
            .sns
            .publish()
            .phone_number(to)
            .message(text)
            .message_attributes("AWS.SNS.SMS.SMSType", attribute("Transactional"));
        if let Some(sender) = &self.stationery.sms_sender {
            request = request.message_attributes("AWS.SNS.SMS.SenderID", attribute(sender));
        }
        request.send().await.map(drop).map_err(|error| {
            let (kind, code) = meaning(&error, |answer| answer.status().as_u16());
            SendFault {
                carrier: "SNS",
                message: "reissue-sms",
                kind,
                code,
            }
        })
    }
}

/// Only the code is kept: the services' sentences quote the address (RE-17).
fn meaning<E: ProvideErrorMetadata, R>(
    error: &SdkError<E, R>,
    status: impl Fn(&R) -> u16,
) -> (SendFaultKind, String) {
    let SdkError::ServiceError(refused) = error else {
        let broke = match error {
            SdkError::TimeoutError(_) => "Timeout",
            SdkError::ConstructionFailure(_) => "NotSent",
            SdkError::DispatchFailure(_) => "NoConnection",
            _ => "AnswerNotUnderstood",
        };
        return (SendFaultKind::Unknown, broke.to_owned());
    };
    let code = refused.err().code().unwrap_or("NoCode");
    let throttled =
        code.contains("Throttl") || code.contains("TooManyRequests") || code.contains("LimitExceeded");
    let kind = match status(refused.raw()) {
        _ if throttled => SendFaultKind::Throttled,
        400..500 => SendFaultKind::Refused,
        _ => SendFaultKind::Unknown,
    };
    (kind, code.to_owned())
}

fn endpoint(service: &str) -> Option<String> {
    let variable = |name| std::env::var(name).ok();
    variable(service).or_else(|| variable("AWS_ENDPOINT_URL"))
}

fn https_client() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new()
        .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
        .build_https()
}

/// A voter waits for the answer, and a carrier that takes 3 s is down (OP-05).
fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_timeout(Duration::from_secs(3))
        .build()
}
