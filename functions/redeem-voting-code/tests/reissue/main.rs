//! Réassort from the voter's side, over real parts: the three handlers, the real SDKs, the emulator of DynamoDB and the
//! endpoints that keep what SES and SNS would send.

mod opening;
mod redeeming;
mod requesting;
mod scene;
mod storage;
