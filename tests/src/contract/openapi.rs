//! docs/openapi.json, written from what the actions promise.

use super::{Promised, promised};
use http_edge::contract::{ANYWHERE, Operation, Shape, Success, cookies};
use http_edge::{Caller, Method, PROBLEMS, Problem};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{AllOfBuilder, ArrayBuilder, ComponentsBuilder, ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Content, ContentBuilder, InfoBuilder, OpenApiBuilder, Paths, Ref, RefOr, Required, Response,
    ResponseBuilder, Schema,
};

const ABOUT: &str = "The portal of one event. Written from the code by `make openapi`; a test holds it to the code.\n\n\
A refusal is a problem document (RFC 9457) with a stable code; each operation lists all of its own. Whatever the operation, \
an address that does not exist answers 404 `REQ-006`, and one asked with another method 405 `REQ-005`. A request that changes \
something carries `Origin` with the portal's own origin, as browsers do. The gateway, before the portal, answers 429 beyond \
the limits of each address, and on the operations' API 403 to whoever IAM does not let in.";

/// The document, ending with a line feed.
///
/// # Panics
/// When two different shapes have one name, or an operation names a code that is not a problem's.
pub fn openapi() -> String {
    let actions = promised();
    let mut shapes = Shapes::default();
    let mut paths = Paths::new();
    for action in &actions {
        for operation in &action.operations {
            let method = match operation.route.method {
                Method::Get => HttpMethod::Get,
                Method::Post => HttpMethod::Post,
            };
            let described = describe(action, operation, &mut shapes);
            paths.add_path_operation(operation.route.path, vec![method], described);
        }
    }
    let anywhere = Extensions::from_iter([("x-anywhere", Value::from(ANYWHERE.to_vec()))]);
    let info = InfoBuilder::new()
        .title("Isoloir")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .extensions(Some(anywhere));
    let mut document = OpenApiBuilder::new()
        .info(info.build())
        .paths(paths)
        .components(Some(components(&shapes)))
        .tags(Some(TAGS.map(|(name, description)| {
            TagBuilder::new()
                .name(name)
                .description(Some(description))
                .build()
        })))
        .build()
        .to_pretty_json()
        .expect("an OpenAPI document has only shapes JSON knows");
    document.push('\n');
    document
}

const TAGS: [(&str, &str); 3] = [
    ("public", "Anybody, without a session."),
    (
        "voter",
        "A voter with a session. The voter is the session's, never one that a request names.",
    ),
    (
        "operations",
        "Operators of the AWS account, authenticated by IAM, on an API of its own.",
    ),
];

fn tag(caller: Caller) -> &'static str {
    match caller {
        Caller::Anyone => "public",
        Caller::Voter => "voter",
        Caller::Operator => "operations",
    }
}

fn describe(action: &Promised, operation: &Operation, shapes: &mut Shapes) -> OperationBuilder {
    let mut described = OperationBuilder::new()
        .operation_id(Some(action.name(operation)))
        .summary(Some(operation.summary))
        .tag(tag(operation.route.caller))
        .securities(Some(securities(operation)));
    if !operation.parameters.is_empty() {
        described = described.parameters(Some(operation.parameters.iter().map(parameter)));
    }
    if let Some(request) = &operation.request {
        let limit = operation.route.body_limit / 1024;
        let body = RequestBodyBuilder::new()
            .description(Some(format!("At most {limit} KiB.")))
            .required(Some(Required::True))
            .content("application/json", content(Some(shapes.refer(request))));
        described = described.request_body(Some(body.build()));
    }
    for answer in &operation.answers {
        described = described.response(answer.status.to_string(), success(answer, shapes));
    }
    for (status, problems) in by_status(operation) {
        described = described.response(status.to_string(), refusal(&problems));
    }
    described
}

fn parameter(parameter: &http_edge::contract::Parameter) -> Parameter {
    ParameterBuilder::new()
        .name(parameter.name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(parameter.description))
        .schema(Some(parameter.schema.clone()))
        .build()
}

fn securities(operation: &Operation) -> Vec<SecurityRequirement> {
    let with = |scheme: &str| SecurityRequirement::new::<_, [&str; 0], &str>(scheme, []);
    let optional = |scheme| vec![SecurityRequirement::default(), with(scheme)];
    match operation.route.caller {
        Caller::Operator => vec![with("iam")],
        Caller::Voter => vec![with("session")],
        Caller::Anyone if operation.refusals().contains("AUT-103") => optional("session"),
        Caller::Anyone if operation.reads_device => optional("device"),
        Caller::Anyone => vec![SecurityRequirement::default()],
    }
}

fn success(answer: &Success, shapes: &mut Shapes) -> Response {
    let mut response = ResponseBuilder::new().description(answer.description);
    for (media_type, shape) in &answer.contents {
        let shape = shape.as_ref().map(|shape| shapes.refer(shape));
        response = response.content(*media_type, content(shape));
    }
    if !answer.cookies.is_empty() {
        let names = answer.cookies.join(", ");
        let text = ObjectBuilder::new().schema_type(Type::String).build();
        let header = HeaderBuilder::new()
            .schema(Some(Schema::from(text)))
            .description(Some(names));
        response = response.header("Set-Cookie", header.build());
    }
    response.build()
}

fn content(schema: Option<RefOr<Schema>>) -> Content {
    ContentBuilder::new().schema(schema).build()
}

/// The problems an operation can answer, by their status.
fn by_status(operation: &Operation) -> BTreeMap<u16, Vec<&'static Problem>> {
    let mut grouped: BTreeMap<u16, Vec<&Problem>> = BTreeMap::new();
    for code in operation.refusals() {
        let problem = PROBLEMS.iter().find(|problem| problem.code == code);
        let problem =
            problem.unwrap_or_else(|| panic!("{}: {code} is no problem's code", operation.route.path));
        grouped.entry(problem.status).or_default().push(problem);
    }
    grouped
}

/// The answer of one status: a problem whose code is one of these.
fn refusal(problems: &[&Problem]) -> Response {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| format!("`{}` {}", problem.code, problem.slug))
        .collect();
    let codes = problems.iter().map(|problem| problem.code);
    let code = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(codes));
    let narrowed = AllOfBuilder::new()
        .item(Ref::from_schema_name("Problem"))
        .item(ObjectBuilder::new().property("code", code));
    let mut response = ResponseBuilder::new().description(lines.join(", ")).content(
        "application/problem+json",
        content(Some(Schema::from(narrowed.build()).into())),
    );
    if problems.iter().any(|problem| waits(problem)) {
        let seconds = ObjectBuilder::new().schema_type(Type::Integer).build();
        let header = HeaderBuilder::new()
            .schema(Some(Schema::from(seconds)))
            .description(Some("Seconds to wait."));
        response = response.header("Retry-After", header.build());
    }
    response.build()
}

fn waits(problem: &Problem) -> bool {
    problem.retry_after.is_some() || problem.code == "AUT-102"
}

fn components(shapes: &Shapes) -> utoipa::openapi::Components {
    let cookie = |name: &str, what: &str| {
        SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(name, what)))
    };
    let iam =
        ApiKeyValue::with_description("Authorization", "AWS Signature Version 4, service `execute-api`.");
    let known = &shapes.0;
    let named = known
        .iter()
        .map(|(name, schema)| (name, flattened(schema.clone(), known)));
    named
        .fold(ComponentsBuilder::new(), |components, (name, schema)| {
            components.schema(name, schema)
        })
        .schema("Problem", problem_shape())
        .security_scheme(
            "session",
            cookie(
                cookies::SESSION,
                "A voter's session: opened by `log-in`, signed, HttpOnly.",
            ),
        )
        .security_scheme(
            "device",
            cookie(
                cookies::DEVICE,
                "A device that signed in before: it opens nothing, it keeps tries apart.",
            ),
        )
        .security_scheme("iam", SecurityScheme::ApiKey(ApiKey::Header(iam)))
        .build()
}

fn problem_shape() -> Schema {
    let text = |what: &str| {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(what))
    };
    let field = ObjectBuilder::new()
        .property("field", text("The field's name in the request."))
        .property("reason", text("French: the reason and the way out."))
        .required("field")
        .required("reason");
    let moment = |what: &str| {
        text(what).format(Some(utoipa::openapi::SchemaFormat::KnownFormat(
            utoipa::openapi::KnownFormat::DateTime,
        )))
    };
    let problem = ObjectBuilder::new()
        .description(Some(
            "A refusal, or an incident of ours (RFC 9457). Every code: docs/PROBLEMS.md.",
        ))
        .property("type", text("`urn:isoloir:refus:<slug>`."))
        .property("title", text("The French sentence for the voter."))
        .property(
            "status",
            ObjectBuilder::new()
                .schema_type(Type::Integer)
                .description(Some("The HTTP status.")),
        )
        .property("code", text("The stable code."))
        .property(
            "fields",
            ArrayBuilder::new()
                .items(field)
                .description(Some("With `REQ-007`.")),
        )
        .property("until", moment("With `AUT-102`: when tries are evaluated again."))
        .property("voted_at", moment("With `VOT-501`: when, to the minute."));
    ["type", "title", "status", "code"]
        .iter()
        .fold(problem, |problem, name| problem.required(*name))
        .into()
}

/// Every shape, by its name.
#[derive(Default)]
struct Shapes(BTreeMap<String, RefOr<Schema>>);

impl Shapes {
    /// Keeps a shape and those it refers to, and answers with a reference to it.
    fn refer(&mut self, shape: &Shape) -> RefOr<Schema> {
        self.keep(&shape.name, &shape.schema);
        for (name, schema) in &shape.others {
            self.keep(name, schema);
        }
        Ref::from_schema_name(&shape.name).into()
    }

    fn keep(&mut self, name: &str, schema: &RefOr<Schema>) {
        let kept = self.0.entry(name.to_owned()).or_insert_with(|| schema.clone());
        assert!(
            kept == schema,
            "two different shapes have the name {name}:\n{}\n{}",
            serde_json::to_string(kept).unwrap_or_default(),
            serde_json::to_string(schema).unwrap_or_default(),
        );
    }
}

/// `serde(flatten)` is an `allOf` for utoipa, whose parts may each forbid the fields of the others: here, one object instead.
fn flattened(schema: RefOr<Schema>, known: &BTreeMap<String, RefOr<Schema>>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::AllOf(parts)) => {
            let mut whole = ObjectBuilder::new().description(parts.description).build();
            for part in parts.items {
                let part = match part {
                    RefOr::Ref(named) => {
                        known[named.ref_location.rsplit('/').next().unwrap_or_default()].clone()
                    }
                    part => part,
                };
                let RefOr::T(Schema::Object(part)) = flattened(part, known) else {
                    panic!("only an object can be flattened into another");
                };
                whole.properties.extend(part.properties);
                whole.required.extend(part.required);
            }
            Schema::Object(whole).into()
        }
        RefOr::T(Schema::OneOf(mut cases)) => {
            cases.items = cases
                .items
                .into_iter()
                .map(|case| flattened(case, known))
                .collect();
            Schema::OneOf(cases).into()
        }
        other => other,
    }
}
