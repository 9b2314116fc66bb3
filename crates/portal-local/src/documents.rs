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

/// What a document may do in the page's origin: nothing (ATTACKS WE-07). `infra/front.yaml` gives the same to the deployed ones.
pub const SANDBOX: &str =
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

#[cfg(test)]
mod tests {
    use super::*;
    use bureau::EventFolder;
    use std::fs;
    use std::path::Path as FilePath;

    /// The seed's event, with a manifesto for each list of its first election.
    async fn served() -> (tempfile::TempDir, String) {
        let folder = tempfile::tempdir().unwrap();
        let seed = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/pro2022");
        for name in ["event.toml", "roll.csv"] {
            fs::copy(seed.join(name), folder.path().join(name)).unwrap();
        }
        let documents = folder.path().join("documents/CAPN");
        fs::create_dir_all(&documents).unwrap();
        for list in 1..=4 {
            fs::write(
                documents.join(format!("{list}-profession-de-foi.pdf")),
                b"%PDF-1.7\n",
            )
            .unwrap();
        }
        let event = EventFolder::read(folder.path()).unwrap();
        let router = mount(Router::new(), &event.documents);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (folder, origin)
    }

    #[tokio::test]
    async fn we_07_a_union_s_document_is_a_pdf_that_can_do_nothing_in_the_portals_origin() {
        let (_folder, origin) = served().await;
        let href = "/documents/CAPNzinspect2z22pro/2-profession-de-foi.pdf";
        let reply = reqwest::get(format!("{origin}{href}")).await.unwrap();
        assert_eq!(reply.status(), 200);
        let header = |name: &str| reply.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "application/pdf");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(
            header("content-disposition"),
            "inline; filename=\"profession-de-foi-CAPNzinspect2z22pro-2.pdf\""
        );
        let policy = header("content-security-policy");
        assert!(
            policy.starts_with("sandbox;") && !policy.contains("allow-"),
            "{policy}"
        );
        assert_eq!(reply.bytes().await.unwrap(), b"%PDF-1.7\n".as_slice());
    }

    #[tokio::test]
    async fn we_07_nothing_is_served_but_the_documents_of_the_event() {
        let (_folder, origin) = served().await;
        for path in [
            "/documents/CAPNzinspect2z22pro/5-profession-de-foi.pdf",
            "/documents/CAPN/1-profession-de-foi.pdf",
            "/documents/CAPNzinspect2z22pro/..%2f..%2froll.csv",
            "/documents/..%2f/roll.csv",
        ] {
            let reply = reqwest::get(format!("{origin}{path}")).await.unwrap();
            assert_eq!(reply.status(), 404, "{path}");
        }
    }
}
