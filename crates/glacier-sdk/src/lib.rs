// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! A client of Amazon Glacier for chosen operations.
//!
//! Amazon Glacier, the service that keeps archives in vaults (API version 2012-06-01).
//!
//! With *Vault Lock* a vault gets a policy that, once locked, nobody can change or take away, the
//! root user of the account included. The calls come in this order:
//!
//! - `InitiateVaultLock` installs the policy, enforces it at once and answers with a lock ID.
//! - Test it: try what the policy shall forbid and what it shall allow, as each principal
//!   concerned. `GetVaultLock` shows policy and state.
//! - `CompleteVaultLock` with that lock ID makes the policy permanent; `AbortVaultLock` takes it
//!   away. If neither comes within 24 hours, the lock ends by itself.
//!
//! `AccessDeniedException` (status 403) answers the most common lock conflicts, yet it is modelled
//! on no operation: match on the error code.
//!
//! The service takes no new customers since 15 December 2025; see `NoLongerSupportedException`.
//! Source: [Vault Lock](https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock.html).
//!
//! Every operation is a method of [`Client`] that starts a request; its builder takes the input,
//! `send` sends it. What can go wrong is told in [`error`].
//!
//! ```no_run
//! # async fn run(shared: aws_types::SdkConfig) -> Result<(), glacier_sdk::Error> {
//! // `shared` usually comes from `aws_config::load_defaults`.
//! let client = glacier_sdk::Client::new(&shared);
//! let output = client.describe_vault().vault_name("…").send().await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```
//!
//! The crate can stand in for `aws-sdk-glacier`: same names, same requests.
//!
//! # Features
//!
//! | feature | default | what it brings |
//! |---|---|---|
//! | `aws-lc-https-client` | no | HTTPS with rustls and AWS-LC, in place of ring |
//! | `behavior-version-latest` | no | the newest defaults, whichever they are when the program is built |
//! | `default-https-client` | yes | HTTPS with rustls and ring |
//! | `gated-tests` | no | nothing; AWS's crates have it |
//! | `legacy-https-client` | no | the older HTTP and TLS stack, for programs that were written for it |
//! | `legacy-test-util` | no | `test-util`, with the helpers of the older stack |
//! | `rt-tokio` | yes | timers and file bodies by Tokio |
//! | `rustls` | no | the same as `legacy-https-client`, by its name in AWS's crates |
//! | `test-util` | no | credentials and defaults for tests |

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(inline)]
pub use client::Client;

#[doc(inline)]
pub use config::Config;

pub use error_meta::Error;
pub mod client;
pub mod config;
pub mod error;
mod error_meta;
pub mod meta;
pub mod operation;
mod plumbing;
pub mod primitives;
mod protocol_serde;
mod service;
pub mod types;
pub mod waiters;
