//! The threads that all emulators of a process share, there as long as one of them is.
//!
//! They are not the test's own, so an emulator answers while the test blocks, and outlives the runtime that it was
//! started in.

use std::io;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::runtime::{Builder, Handle, Runtime};

/// A share in the threads.
#[derive(Debug, Clone)]
pub(super) struct Threads(Arc<Owned>);

/// More threads than this gain nothing: the work on a request is too short.
const MOST: usize = 2;

impl Threads {
    /// The threads that are there, or new ones.
    pub(super) fn share() -> io::Result<Self> {
        static SHARED: Mutex<Weak<Owned>> = Mutex::new(Weak::new());

        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(threads) = shared.upgrade() {
            return Ok(Self(threads));
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let runtime = Builder::new_multi_thread()
            .worker_threads(cores.min(MOST))
            .thread_name("glacier-emulator")
            .enable_io()
            .enable_time()
            .build()?;
        let handle = runtime.handle().clone();
        let threads = Arc::new(Owned { runtime: Some(runtime), handle });
        *shared = Arc::downgrade(&threads);
        Ok(Self(threads))
    }

    /// Where to run something on these threads.
    pub(super) fn handle(&self) -> &Handle {
        &self.0.handle
    }
}

/// The runtime, until it is dropped.
#[derive(Debug)]
struct Owned {
    runtime: Option<Runtime>,
    handle: Handle,
}

impl Drop for Owned {
    /// Doesn't wait for the threads, so that it may happen on any thread, one of another runtime included.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
