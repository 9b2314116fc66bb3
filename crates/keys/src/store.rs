//! Where secrets are kept: AWS Secrets Manager.

use crate::fault::KeyFault;
use crate::keyring::Keyring;
use crate::purpose::Purpose;
use crate::secret::Secret;
use aws_config::environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider};
use aws_config::meta::region::ProvideRegion as _;
use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::timeout::TimeoutConfig;
use aws_sdk_secretsmanager::config::{BehaviorVersion, Credentials, Region, SharedHttpClient};
use aws_sdk_secretsmanager::error::DisplayErrorContext;
use aws_smithy_http_client::tls;
use std::time::Duration;

/// AWS Secrets Manager.
#[derive(Clone, Debug)]
pub struct SecretStore(Client);

impl SecretStore {
    /// Connects as a function's environment says, and as nothing else does (no profile, no metadata service): region,
    /// credentials and, if set, `AWS_ENDPOINT_URL_SECRETS_MANAGER` or `AWS_ENDPOINT_URL`.
    pub async fn from_environment() -> Self {
        let mut config = aws_sdk_secretsmanager::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(EnvironmentVariableRegionProvider::new().region().await)
            .credentials_provider(EnvironmentVariableCredentialsProvider::new())
            .http_client(https_client())
            .timeout_config(timeouts());
        config.set_endpoint_url(endpoint());
        Self(Client::from_conf(config.build()))
    }

    /// Connects as an operator's machine says: variables, profile, region, as every AWS program does.
    pub async fn from_profile() -> Self {
        let shared = aws_config::defaults(BehaviorVersion::latest())
            .http_client(https_client())
            .load()
            .await;
        let config = aws_sdk_secretsmanager::config::Builder::from(&shared)
            .timeout_config(timeouts())
            .build();
        Self(Client::from_conf(config))
    }

    /// Connects to a service on this machine, with credentials that mean nothing.
    pub fn local(endpoint: &str) -> Self {
        let config = aws_sdk_secretsmanager::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-3"))
            .credentials_provider(Credentials::new("local", "local", None, None, "local"))
            .endpoint_url(endpoint)
            .http_client(https_client())
            .timeout_config(timeouts())
            .build();
        Self(Client::from_conf(config))
    }

    /// Reads the secrets of these names or ARNs, all at once.
    ///
    /// # Errors
    /// [`KeyFault`] for a secret that cannot be read or is too short.
    pub async fn read(&self, named: &[(Purpose, String)]) -> Result<Keyring, KeyFault> {
        let readings: Vec<_> = named
            .iter()
            .map(|(purpose, name)| {
                let (client, purpose, name) = (self.0.clone(), *purpose, name.clone());
                (
                    purpose,
                    tokio::spawn(async move { read(&client, purpose, name).await }),
                )
            })
            .collect();
        let mut secrets = Vec::new();
        for (purpose, reading) in readings {
            let stopped = |_| KeyFault::Unreadable {
                purpose,
                reason: "the reading was stopped".to_owned(),
            };
            secrets.push((purpose, reading.await.map_err(stopped)??));
        }
        Ok(Keyring::of(secrets))
    }
}

async fn read(client: &Client, purpose: Purpose, name: String) -> Result<Secret, KeyFault> {
    let answer = client.get_secret_value().secret_id(name).send().await;
    let value = answer.map_err(|error| KeyFault::Unreadable {
        purpose,
        reason: DisplayErrorContext(&error).to_string(),
    })?;
    Secret::from_text(purpose, value.secret_string.ok_or(KeyFault::Weak(purpose))?)
}

fn endpoint() -> Option<String> {
    let variable = |name| std::env::var(name).ok();
    variable("AWS_ENDPOINT_URL_SECRETS_MANAGER").or_else(|| variable("AWS_ENDPOINT_URL"))
}

fn https_client() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new()
        .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
        .build_https()
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_attempt_timeout(Duration::from_secs(3))
        .operation_timeout(Duration::from_secs(8))
        .build()
}
