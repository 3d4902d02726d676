//! Which account and region a knob is turned in.

use super::call::Call;
use super::error::{ControlError, ControlErrorCode};
use crate::state::Scope;

impl Call<'_> {
    /// The account and region of the query, or else the emulator's.
    pub(super) fn scope(&self) -> Result<Scope, ControlError> {
        let [account, region] = self.query(["account", "region"])?;
        let account = match account {
            Some(account) => account.parse().map_err(invalid)?,
            None => self.glacier.account_id().clone(),
        };
        let region = match region {
            Some(region) => region.parse().map_err(invalid)?,
            None => self.glacier.region().clone(),
        };
        Ok(Scope::new(account, region))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn invalid(error: crate::state::InvalidName) -> ControlError {
    ControlError::new(
        ControlErrorCode::InvalidQuery,
        error.to_string(),
        "without the parameter, the emulator's own account and region are meant",
    )
}
