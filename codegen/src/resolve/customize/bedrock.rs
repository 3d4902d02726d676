//! What the services of Amazon Bedrock ask of their clients beyond their models.
//!
//! 1. A service that signs as `bedrock` and takes tokens too takes the token of the variable `AWS_BEARER_TOKEN_BEDROCK`, and
//!    prefers it to signatures. What the program itself sets goes before both.
//!
//! What the rule does at run time is in `inlineable/src/config/bearer_environment.rs`.

use crate::ir::AuthScheme;

/// The name of the service in the variable with its token, if it takes one from the environment.
pub(in super::super) fn environment_token(
    signing_name: &str,
    schemes: &[AuthScheme],
) -> Option<String> {
    let takes_it = signing_name == "bedrock" && schemes.contains(&AuthScheme::Bearer);
    takes_it.then(|| signing_name.to_owned())
}
