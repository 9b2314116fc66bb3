#![doc = include_str!("../README.md")]

mod accept;
mod answer;
mod call;
#[cfg(feature = "contract")]
pub mod contract;
mod cookie;
mod edge;
mod failure;
mod problem;
pub mod proof_of_work;
mod route;
mod seams;

pub use answer::Answer;
pub use call::{Call, Secret, SourceAddress};
pub use cookie::{CookieKey, DeviceToken, SessionToken};
pub use edge::{Action, Edge};
pub use failure::Failure;
pub use problem::{PROBLEMS, Problem, problem};
pub use route::{Caller, Method, Route, get, post};
pub use seams::{Clock, Randomness};
