//! The ways into the service.

use glacier_testkit::wire::HttpRequest;
use glacier_testkit::{Emulator, Glacier};
use http::Request;
use tokio::runtime::Runtime;

use crate::socket::{self, Received};

/// A way in, for one message at a time.
pub(crate) trait Door {
    fn glacier(&self) -> &Glacier;
    fn send(&self, message: &Request<Vec<u8>>) -> Received;
}

/// Without a socket.
pub(crate) struct Direct(pub(crate) Glacier);

/// Over a socket, a connection for each message.
pub(crate) struct Socket {
    emulator: Emulator,
    runtime: Runtime,
}

impl Socket {
    pub(crate) fn new(glacier: glacier_testkit::GlacierBuilder) -> Self {
        let runtime = runtime();
        let emulator = runtime.block_on(glacier.start());
        Self { emulator, runtime }
    }
}

impl Door for Direct {
    fn glacier(&self) -> &Glacier {
        &self.0
    }

    fn send(&self, message: &Request<Vec<u8>>) -> Received {
        Received::Answer(self.0.serve(&HttpRequest {
            method: message.method(),
            path: message.uri().path(),
            query: message.uri().query().unwrap_or_default(),
            headers: message.headers(),
            body: message.body(),
        }))
    }
}

impl Door for Socket {
    fn glacier(&self) -> &Glacier {
        self.emulator.glacier()
    }

    fn send(&self, message: &Request<Vec<u8>>) -> Received {
        self.runtime.block_on(socket::send(&address(&self.emulator), message))
    }
}

pub(crate) fn address(emulator: &Emulator) -> String {
    emulator.endpoint_url().trim_start_matches("http://").to_owned()
}

pub(crate) fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
