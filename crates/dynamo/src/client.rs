//! The connection to the service.

use crate::capacity::Meter;
use crate::fault::{Fault, fault};
use crate::table::{SortKey, Table};
use aws_config::environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider};
use aws_config::meta::region::ProvideRegion as _;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region, SharedHttpClient};
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
};
use aws_smithy_http_client::tls;
use std::time::Duration;

/// DynamoDB, seen through this project's tables. Cheap to clone; clones share the meter.
#[derive(Clone, Debug)]
pub struct Dynamo {
    pub(crate) client: Client,
    prefix: String,
    pub(crate) meter: Meter,
}

impl Dynamo {
    /// Connects as a function's environment says, and as nothing else does (no profile, no metadata service: a function has
    /// its role's credentials in variables): region, credentials and, if set, `AWS_ENDPOINT_URL_DYNAMODB` or `AWS_ENDPOINT_URL`.
    /// `prefix` is put before each table's short name.
    pub async fn from_environment(prefix: impl Into<String>) -> Self {
        let mut config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(EnvironmentVariableRegionProvider::new().region().await)
            .credentials_provider(EnvironmentVariableCredentialsProvider::new())
            .http_client(https_client())
            .timeout_config(timeouts());
        config.set_endpoint_url(endpoint());
        Self::connected(config.build(), prefix)
    }

    /// Connects as an operator's machine says: variables, profile, region, as every AWS program does.
    pub async fn from_profile(prefix: impl Into<String>) -> Self {
        let shared = aws_config::defaults(BehaviorVersion::latest())
            .http_client(https_client())
            .load()
            .await;
        let config = aws_sdk_dynamodb::config::Builder::from(&shared)
            .timeout_config(timeouts())
            .build();
        Self::connected(config, prefix)
    }

    /// Connects to a service on this machine (`http://127.0.0.1:PORT`), with credentials that mean nothing.
    pub fn local(endpoint: &str, prefix: impl Into<String>) -> Self {
        Self::local_through(endpoint, prefix, https_client())
    }

    /// As [`Dynamo::local`], through a given HTTP client: the seam where faults are injected.
    pub fn local_through(endpoint: &str, prefix: impl Into<String>, http: SharedHttpClient) -> Self {
        Self::local_within(endpoint, prefix, http, timeouts())
    }

    /// As [`Dynamo::local_through`], waiting a minute for each answer: a test's outcome does not hang on how busy its machine is.
    #[cfg(feature = "testing")]
    pub(crate) fn local_patient(endpoint: &str, http: SharedHttpClient) -> Self {
        let minute = Duration::from_secs(60);
        let patient = TimeoutConfig::builder()
            .connect_timeout(minute)
            .operation_timeout(minute)
            .build();
        Self::local_within(endpoint, "", http, patient)
    }

    fn local_within(
        endpoint: &str,
        prefix: impl Into<String>,
        http: SharedHttpClient,
        timeouts: TimeoutConfig,
    ) -> Self {
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-3"))
            .credentials_provider(Credentials::new("local", "local", None, None, "local"))
            .endpoint_url(endpoint)
            .http_client(http)
            .timeout_config(timeouts)
            .build();
        Self::connected(config, prefix)
    }

    fn connected(config: aws_sdk_dynamodb::Config, prefix: impl Into<String>) -> Self {
        Self {
            client: Client::from_conf(config),
            prefix: prefix.into(),
            meter: Meter::default(),
        }
    }

    /// The same connection with a meter of its own, to measure one action apart.
    pub fn metered(&self) -> Self {
        Self {
            client: self.client.clone(),
            prefix: self.prefix.clone(),
            meter: Meter::default(),
        }
    }

    /// What the calls through this connection consumed.
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// Makes an on-demand table, for the local run and the tests: deployed tables are made by the template.
    ///
    /// # Errors
    /// A [`Fault`] when the service refuses, except that the table exists already.
    pub async fn create_table(&self, table: Table) -> Result<(), Fault> {
        let mut request = self
            .client
            .create_table()
            .table_name(self.name(table))
            .billing_mode(BillingMode::PayPerRequest);
        let mut keys = vec![(table.partition, ScalarAttributeType::S, KeyType::Hash)];
        match table.sort {
            Some(SortKey::Text(name)) => keys.push((name, ScalarAttributeType::S, KeyType::Range)),
            Some(SortKey::Number(name)) => keys.push((name, ScalarAttributeType::N, KeyType::Range)),
            None => {}
        }
        for (name, kind, role) in keys {
            request = request
                .attribute_definitions(
                    AttributeDefinition::builder()
                        .attribute_name(name)
                        .attribute_type(kind)
                        .build()
                        .expect("both fields are set"),
                )
                .key_schema(
                    KeySchemaElement::builder()
                        .attribute_name(name)
                        .key_type(role)
                        .build()
                        .expect("both fields are set"),
                );
        }
        match request.send().await {
            Ok(_) => Ok(()),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_resource_in_use_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(fault("CreateTable", table.name, &error)),
        }
    }

    pub(crate) fn name(&self, table: Table) -> String {
        format!("{}{}", self.prefix, table.name)
    }
}

fn endpoint() -> Option<String> {
    let variable = |name| std::env::var(name).ok();
    variable("AWS_ENDPOINT_URL_DYNAMODB").or_else(|| variable("AWS_ENDPOINT_URL"))
}

pub(crate) fn https_client() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new()
        .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
        .build_https()
}

/// A function lives 10 s at most on a voter's path: a call that takes 3 s is dead.
fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_attempt_timeout(Duration::from_secs(3))
        .operation_timeout(Duration::from_secs(8))
        .build()
}
