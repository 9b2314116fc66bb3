#![doc = include_str!("../README.md")]

mod action;
#[cfg(feature = "contract")]
mod contract;
mod pdf;
mod pen;
mod qr;
mod sheet;
mod typeface;

pub use action::IssueReceipt;
pub use pdf::{PdfFault, render};
pub use sheet::{Sheet, Titles, deposit_sheet, emargement_sheet};
