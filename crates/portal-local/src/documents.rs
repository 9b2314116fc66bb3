//! `/documents/…`: the lists' documents, as the front serves them beside the pages. Deployed, they are files of a bucket.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bureau::event_folder::Documents;
use http::{StatusCode, header};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What a document may do in the page's origin: nothing (ATTACKS WE-07).
const SANDBOX: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/// The file of each address: what is not an address of the event is no file.
type Files = Arc<BTreeMap<String, PathBuf>>;

/// Adds the documents to a router.
pub fn mount(router: Router, documents: &Documents) -> Router {
    let files = documents
        .files()
        .map(|(href, path)| (href.to_owned(), path.to_owned()));
    let files: Files = Arc::new(files.collect());
    let served = Router::new()
        .route("/documents/{election}/{file}", get(document))
        .with_state(files);
    router.merge(served)
}

async fn document(State(files): State<Files>, Path((election, file)): Path<(String, String)>) -> Response {
    let Some(path) = files.get(&format!("/documents/{election}/{file}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(bytes) = tokio::fs::read(path).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{}\"", file_name(&election, &file)),
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// `profession-de-foi-<scrutin>-<liste>.pdf` (SCREENS V14). All of it comes from an address of the event: plain ASCII.
fn file_name(election: &str, file: &str) -> String {
    let (list, kind) = file
        .trim_end_matches(".pdf")
        .split_once('-')
        .unwrap_or(("", file));
    format!("{kind}-{election}-{list}.pdf")
}
