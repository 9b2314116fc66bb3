//! `/dev/outbox`: what the portal sent, as its voters would read it. The local run only.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Json, Response};
use axum::routing::get;
use courier::trap::{Mail, Sent, Sms, Trap};
use http::StatusCode;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::sync::Arc;

/// Adds the outbox to a router, a page, the HTML of each mail apart and the same as JSON; beside it, in the same form, every message
/// that the portal and the bureau can send, with the contents of an example.
pub fn mount(router: Router, trap: Arc<Trap>, examples: Arc<Trap>) -> Router {
    router
        .merge(mailbox(OUTBOX, trap))
        .merge(mailbox(EXAMPLES, examples))
}

/// Where the messages that were sent are read.
const OUTBOX: Mailbox = Mailbox {
    address: "/dev/outbox",
    title: "Messages envoyés",
    other: ("/dev/outbox/examples", "Tous les messages possibles, en exemple"),
};

/// Where an example of every message is read.
const EXAMPLES: Mailbox = Mailbox {
    address: "/dev/outbox/examples",
    title: "Tous les messages, en exemple",
    other: ("/dev/outbox", "Les messages envoyés"),
};

/// A page of messages.
#[derive(Clone, Copy)]
struct Mailbox {
    address: &'static str,
    title: &'static str,
    /// The other page: its address and what its link says.
    other: (&'static str, &'static str),
}

fn mailbox(mailbox: Mailbox, trap: Arc<Trap>) -> Router {
    let Mailbox { address, .. } = mailbox;
    Router::new()
        .route(address, get(move |trap: State<Arc<Trap>>| page(mailbox, trap)))
        .route(&format!("{address}/{{number}}"), get(one))
        .route(&format!("{address}.json"), get(list))
        .with_state(trap)
}

async fn page(
    Mailbox {
        address,
        title,
        other: (elsewhere, what),
    }: Mailbox,
    State(trap): State<Arc<Trap>>,
) -> Html<String> {
    let sent = trap.sent();
    let mut html = format!(
        "{HEAD}<title>{title}</title><main><h1>{title} ({})</h1>",
        sent.len()
    );
    let _ = write!(html, "<p><a href=\"{elsewhere}\">{what}</a></p>");
    if sent.is_empty() {
        html.push_str("<p>Aucun message n’est parti pour l’instant.</p>");
    }
    for (number, message) in sent.iter().enumerate().rev() {
        match message {
            Sent::Mail(mail) => {
                let _ = write!(
                    html,
                    "<article><h2>{}</h2><p>Mail à <strong>{}</strong> · <a href=\"{address}/{number}\">version HTML</a></p><pre>{}</pre></article>",
                    escape(&mail.subject),
                    escape(&mail.to.join(", ")),
                    linked(&mail.text)
                );
            }
            Sent::Sms(sms) => {
                let _ = write!(
                    html,
                    "<article><h2>SMS</h2><p>Au <strong>{}</strong> · {} partie(s)</p><pre>{}</pre></article>",
                    escape(&sms.to),
                    sms.parts,
                    linked(&sms.text)
                );
            }
        }
    }
    html.push_str("</main>");
    Html(html)
}

async fn one(State(trap): State<Arc<Trap>>, Path(number): Path<usize>) -> Response {
    match trap.sent().get(number) {
        Some(Sent::Mail(mail)) => Html(mail.html.clone()).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn list(State(trap): State<Arc<Trap>>) -> Json<Value> {
    let document = |sent: Sent| match sent {
        Sent::Mail(Mail {
            from,
            to,
            reply_to,
            subject,
            text,
            html,
            configuration_set,
        }) => json!({
            "kind": "mail", "from": from, "to": to, "reply_to": reply_to, "subject": subject, "text": text,
            "html": html, "configuration_set": configuration_set,
        }),
        Sent::Sms(Sms {
            to,
            text,
            sender,
            parts,
        }) => {
            json!({"kind": "sms", "to": to, "text": text, "sender": sender, "parts": parts})
        }
    };
    Json(trap.sent().into_iter().map(document).collect())
}

const HEAD: &str = "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#16161d}\
main{max-width:46rem;margin:0 auto;padding:1rem}article{background:#fff;border:1px solid #d5d7dd;border-radius:.5rem;padding:1rem;margin:1rem 0}\
h2{margin:0;font-size:1.1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-top:1px solid #e4e5ea;padding-top:.75rem}</style>";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The text with its addresses as links.
fn linked(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let address = word.trim_end();
            if address.starts_with("http://") || address.starts_with("https://") {
                format!(
                    "<a href=\"{0}\">{0}</a>{1}",
                    escape(address),
                    escape(&word[address.len()..])
                )
            } else {
                escape(word)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_shown_as_text_whatever_it_holds() {
        assert_eq!(
            linked("<script>\nhttps://a.fr/#x"),
            "&lt;script&gt;\n<a href=\"https://a.fr/#x\">https://a.fr/#x</a>"
        );
    }
}
