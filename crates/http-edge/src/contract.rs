//! What an action promises at each of its addresses: the material of docs/openapi.json. Only with the feature `contract`,
//! which no release program has.

use crate::call::Secret;
use crate::cookie::{DEVICE, SESSION};
use crate::edge::Action;
use crate::route::{Caller, Method, Route};
use std::borrow::Cow;
use std::collections::BTreeSet;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// An action that says what it promises.
pub trait Documented: Action {
    /// One operation for each of its routes, in their order.
    fn contract() -> Vec<Operation>;
}

/// What one address takes and answers.
#[derive(Clone)]
pub struct Operation {
    /// The address.
    pub route: Route,
    /// One French line: what it is for.
    pub summary: &'static str,
    /// The parameters in the path.
    pub parameters: Vec<Parameter>,
    /// The body it reads; `None` when it reads none.
    pub request: Option<Shape>,
    /// What it answers when it did its work.
    pub answers: Vec<Success>,
    /// Whether the device cookie changes what it does.
    pub reads_device: bool,
    own: &'static [&'static str],
}

/// A parameter in a path.
#[derive(Clone)]
pub struct Parameter {
    /// Its name between the braces.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// Its schema.
    pub schema: RefOr<Schema>,
}

/// An answer of an action that did its work.
#[derive(Clone)]
pub struct Success {
    /// The HTTP status.
    pub status: u16,
    /// One French line.
    pub description: &'static str,
    /// Each media type, and the shape of its content when it is JSON.
    pub contents: Vec<(&'static str, Option<Shape>)>,
    /// The cookies it sets or removes.
    pub cookies: Vec<&'static str>,
}

/// The shape of a JSON document, and every shape that it refers to.
#[derive(Clone)]
pub struct Shape {
    /// Its name among the shapes of the whole portal.
    pub name: String,
    /// The shape.
    pub schema: RefOr<Schema>,
    /// Those it refers to, with their names.
    pub others: Vec<(String, RefOr<Schema>)>,
}

/// The names of the cookies.
pub mod cookies {
    /// The session.
    pub const SESSION: &str = super::SESSION;
    /// The mark of a device.
    pub const DEVICE: &str = super::DEVICE;
}

/// What is answered at any address, whatever action is there: there is none, or not with this method.
pub const ANYWHERE: [&str; 2] = ["REQ-005", "REQ-006"];

impl Operation {
    /// What `route` promises: `summary` is one French line.
    pub const fn of(route: Route, summary: &'static str) -> Self {
        Self {
            route,
            summary,
            parameters: Vec::new(),
            request: None,
            answers: Vec::new(),
            reads_device: false,
            own: &[],
        }
    }

    /// Describes a parameter of the path.
    #[must_use]
    pub fn parameter<T: PartialSchema>(mut self, name: &'static str, description: &'static str) -> Self {
        let schema = T::schema();
        self.parameters.push(Parameter {
            name,
            description,
            schema,
        });
        self
    }

    /// Says what the body is.
    #[must_use]
    pub fn takes<T: ToSchema>(mut self) -> Self {
        self.request = Some(Shape::of::<T>());
        self
    }

    /// Says that the device cookie changes what it does.
    #[must_use]
    pub const fn reading_device(mut self) -> Self {
        self.reads_device = true;
        self
    }

    /// Adds what it answers when it did its work.
    #[must_use]
    pub fn answers(mut self, success: Success) -> Self {
        self.answers.push(success);
        self
    }

    /// Says what the action itself refuses, by the stable codes; what the door refuses is known from the route.
    #[must_use]
    pub const fn refuses(mut self, codes: &'static [&'static str]) -> Self {
        self.own = codes;
        self
    }

    /// Every code it can answer: the door's, then the action's own.
    pub fn refusals(&self) -> BTreeSet<&'static str> {
        let door = door(&self.route);
        door.into_iter().chain(self.own.iter().copied()).collect()
    }
}

/// What follows from the route alone: the checks of the door, the session that a voter's route reads and touches, a parameter
/// that may name nothing, and a fault of ours, which can happen anywhere.
fn door(route: &Route) -> Vec<&'static str> {
    let mut codes = vec!["REQ-003", "SYS-900"];
    if route.method == Method::Post {
        codes.push("REQ-002");
        if route.caller != Caller::Operator {
            codes.push("REQ-004");
        }
    }
    if route.caller == Caller::Voter {
        codes.extend(["AUT-103", "SYS-901"]);
    }
    if route.path.contains('{') {
        codes.push("REQ-006");
    }
    codes
}

impl Success {
    /// 200 with a JSON document.
    pub fn json<T: ToSchema>(description: &'static str) -> Self {
        Self {
            status: 200,
            description,
            contents: vec![("application/json", Some(Shape::of::<T>()))],
            cookies: Vec::new(),
        }
    }

    /// 200 with bytes of a media type.
    pub fn bytes(description: &'static str, media_type: &'static str) -> Self {
        Self {
            status: 200,
            description,
            contents: vec![(media_type, None)],
            cookies: Vec::new(),
        }
    }

    /// 204.
    pub const fn empty(description: &'static str) -> Self {
        Self {
            status: 204,
            description,
            contents: Vec::new(),
            cookies: Vec::new(),
        }
    }

    /// The same as bytes of another media type, to whoever asks for it by `Accept`.
    #[must_use]
    pub fn or_as(mut self, media_type: &'static str) -> Self {
        self.contents.push((media_type, None));
        self
    }

    /// Sets or removes these cookies.
    #[must_use]
    pub fn with_cookies(mut self, cookies: &[&'static str]) -> Self {
        self.cookies.extend(cookies);
        self
    }
}

impl Shape {
    /// The shape of a type, as its JSON is.
    pub fn of<T: ToSchema>() -> Self {
        let mut others = Vec::new();
        T::schemas(&mut others);
        Self {
            name: T::name().into_owned(),
            schema: T::schema(),
            others,
        }
    }
}

impl PartialSchema for Secret {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Password)))
            .description(Some("A text that is never logged and never answered back."))
            .into()
    }
}

impl ToSchema for Secret {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Secret")
    }
}
