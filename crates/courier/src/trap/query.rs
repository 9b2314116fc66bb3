//! The AWS query protocol: form fields in, XML out.

use axum::body::Body;
use axum::response::Response;
use std::collections::BTreeMap;

/// The form fields of one request.
pub(super) struct Fields(pub(super) BTreeMap<String, String>);

impl Fields {
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    /// `name.member.1`, `name.member.2`…
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        (1..)
            .map_while(|n| self.find(&format!("{name}.member.{n}")).map(ToOwned::to_owned))
            .collect()
    }

    /// `MessageAttributes.entry.n.Name` and its string value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let entry = |n: usize| format!("MessageAttributes.entry.{n}");
        let position = (1..)
            .map_while(|n| Some((n, self.find(&format!("{}.Name", entry(n)))?)))
            .find(|(_, given)| *given == name)?
            .0;
        self.find(&format!("{}.Value.StringValue", entry(position)))
    }
}

pub(super) fn accepted(action: &str, number: usize) -> Response {
    let id = format!("trap-{number}");
    xml(
        200,
        format!(
            "<{action}Response><{action}Result><MessageId>{id}</MessageId></{action}Result>\
         <ResponseMetadata><RequestId>{id}</RequestId></ResponseMetadata></{action}Response>"
        ),
    )
}

pub(super) fn refused(status: u16, code: &str, message: &str) -> Response {
    let message = message.replace('&', "&amp;").replace('<', "&lt;");
    xml(
        status,
        format!(
            "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>\
         <RequestId>trap</RequestId></ErrorResponse>"
        ),
    )
}

fn xml(status: u16, text: String) -> Response {
    Response::builder()
        .status(status)
        .header("content-type", "text/xml")
        .body(Body::from(text))
        .expect("the status and the header are well formed")
}
