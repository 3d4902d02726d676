//! Whether accounts are new ones, for all parts of a service that have to know.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::state::Standing;

/// What every account is to the service. Clones share it: a service asks before it comes to its store, and the store
/// keeps it in the state file.
#[derive(Debug, Clone)]
pub(crate) struct SharedStanding {
    is_new: Arc<AtomicBool>,
}

impl SharedStanding {
    pub(crate) fn new(standing: Standing) -> Self {
        Self { is_new: Arc::new(AtomicBool::new(standing == Standing::NewAccount)) }
    }

    pub(crate) fn get(&self) -> Standing {
        if self.is_new_account() { Standing::NewAccount } else { Standing::Customer }
    }

    pub(crate) fn is_new_account(&self) -> bool {
        self.is_new.load(Ordering::SeqCst)
    }

    pub(crate) fn set_new_account(&self, new_account: bool) {
        self.is_new.store(new_account, Ordering::SeqCst);
    }
}
