//! Réassort from the voter's side, over real parts: the three handlers, the real SDKs, the emulator of DynamoDB and the
//! endpoints that keep what SES and SNS would send.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod casting;
mod opening;
mod redeeming;
mod requesting;
mod scene;
mod storage;
mod suspended;
