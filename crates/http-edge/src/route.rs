//! An action's address, and who may call it.

/// The two methods actions use: `GET` reads, `POST` changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; never changes a row but limits and the session's last use.
    Get,
    /// Changes.
    Post,
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Anybody, without a session.
    Anyone,
    /// A voter with a session.
    Voter,
    /// An operator of the AWS account, authenticated by IAM, on an API of its own.
    Operator,
}

/// A method, a path pattern such as `/api/elections/{election}/ballots`, who may call it, and how much it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path pattern; a segment in braces is a parameter.
    pub path: &'static str,
    /// Who may call.
    pub caller: Caller,
    /// The largest body read, in bytes.
    pub body_limit: usize,
}

/// The body limit of a route that says nothing else: forms are small.
const FORM_LIMIT: usize = 8 * 1024;

/// A reading route.
pub const fn get(path: &'static str) -> Route {
    Route {
        method: Method::Get,
        path,
        caller: Caller::Anyone,
        body_limit: 0,
    }
}

/// A changing route, with a body of at most 8 KiB unless [`Route::reading`] says otherwise.
pub const fn post(path: &'static str) -> Route {
    Route {
        method: Method::Post,
        path,
        caller: Caller::Anyone,
        body_limit: FORM_LIMIT,
    }
}

impl Route {
    /// Says who may call.
    #[must_use]
    pub const fn by(mut self, caller: Caller) -> Self {
        self.caller = caller;
        self
    }

    /// Says how large a body is read, in bytes.
    #[must_use]
    pub const fn reading(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Whether `path` is of this route's pattern, and the parameters in it.
    pub fn matches(&self, path: &str) -> Option<Vec<(&'static str, String)>> {
        let mut parameters = Vec::new();
        let mut given = path.split('/');
        for expected in self.path.split('/') {
            let segment = given.next()?;
            match expected.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if !segment.is_empty() => parameters.push((name, segment.to_owned())),
                None if expected == segment => {}
                _ => return None,
            }
        }
        given.next().is_none().then_some(parameters)
    }
}

impl Method {
    /// The method's name in HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}
