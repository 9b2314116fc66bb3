//! Reading secrets through the real SDK, from an endpoint on loopback that answers as Secrets Manager does.

use axum::http::StatusCode;
use axum::{Router, routing::post};
use keys::{KeyFault, Purpose, SecretStore};
use serde_json::{Value, json};

/// Knows two secrets: a long one, and a short one.
async fn secrets_manager() -> String {
    async fn get_secret_value(request: String) -> (StatusCode, String) {
        let request: Value = serde_json::from_str(&request).expect("the SDK sends JSON");
        let value = match request["SecretId"].as_str() {
            Some("isoloir/link") => "l".repeat(64),
            Some("isoloir/short") => "short-marker".to_owned(),
            _ => {
                let error = json!({"__type": "ResourceNotFoundException", "message": "no such secret"});
                return (StatusCode::BAD_REQUEST, error.to_string());
            }
        };
        (
            StatusCode::OK,
            json!({"Name": "x", "SecretString": value}).to_string(),
        )
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let endpoint = format!("http://{}", listener.local_addr().expect("bound"));
    let app = Router::new().route("/", post(get_secret_value));
    tokio::spawn(async move { axum::serve(listener, app).await });
    endpoint
}

#[tokio::test]
async fn a_function_reads_the_secrets_it_is_named_and_no_other() {
    let store = SecretStore::local(&secrets_manager().await);
    let keyring = store
        .read(&[(Purpose::Link, "isoloir/link".to_owned())])
        .await
        .unwrap();
    assert!(keyring.find(Purpose::Link).is_some());
    assert!(keyring.find(Purpose::Identity).is_none());
}

#[tokio::test]
async fn lo_09_the_environment_names_a_secret_and_a_secret_put_there_in_clear_does_not_start() {
    let store = SecretStore::local(&secrets_manager().await);
    let in_clear = "a-long-random-secret-written-into-the-template".to_owned();
    let fault = store
        .read(&[(Purpose::Personal, in_clear.clone())])
        .await
        .unwrap_err();
    assert!(
        matches!(
            fault,
            KeyFault::Unreadable {
                purpose: Purpose::Personal,
                ..
            }
        ),
        "{fault}"
    );
    assert!(!fault.to_string().contains(&in_clear));
    assert!(fault.to_string().contains("ResourceNotFoundException"), "{fault}");
}

#[tokio::test]
async fn re_03_a_secret_too_short_to_withstand_an_offline_search_is_refused_and_not_shown() {
    let store = SecretStore::local(&secrets_manager().await);
    let fault = store
        .read(&[(Purpose::Personal, "isoloir/short".to_owned())])
        .await
        .unwrap_err();
    assert!(matches!(fault, KeyFault::Weak(Purpose::Personal)));
    assert!(!format!("{fault} {fault:?}").contains("short-marker"));
}
