#![doc = include_str!("../README.md")]

mod fault;
mod keyring;
mod purpose;
mod secret;
mod store;

pub use fault::KeyFault;
pub use keyring::Keyring;
pub use purpose::Purpose;
pub use secret::{Key, Secret};
pub use store::SecretStore;
