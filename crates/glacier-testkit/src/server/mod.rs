//! The service on a socket: HTTP/1.1 by hyper, and an answer to whatever else comes in.
//!
//! From the outside in: `threads` are what it runs on, `connection` is the life of one connection, `progress` watches
//! its bytes go by and `chunks` finds the end of a body among them, `request` reads and checks a request, `ending` is how
//! a connection ends that does not end as hyper would end it. `service` is the way in for a server of your own, and
//! `transport` for connections of your own.

mod body;
mod chunks;
mod connection;
mod ending;
mod limits;
mod progress;
mod request;
mod service;
mod threads;
mod transport;

use std::io;
use std::net::{SocketAddr, TcpListener as StdListener, ToSocketAddrs};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

pub use body::{ConnectionBroken, ResponseBody};
pub use limits::Limits;
#[cfg(feature = "sdk")]
pub(crate) use request::request as wire_request;

use crate::glacier::Glacier;
use threads::Threads;

/// A listening socket and all its connections, until it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    stop: watch::Sender<Stop>,
    accepting: JoinHandle<()>,
    /// Says nothing, but ends when the last connection has. In a mutex so that emulators can be shared.
    ended: Mutex<mpsc::Receiver<()>>,
    threads: Threads,
}

/// Whether and how to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    NotYet,
    /// After the requests under way, within the time that [`Limits::grace`] gives them.
    Gracefully,
    Now,
}

impl Server {
    /// Takes connections from now on.
    pub(crate) fn listen(glacier: Glacier, address: impl ToSocketAddrs) -> io::Result<Self> {
        let socket = StdListener::bind(address)?;
        socket.set_nonblocking(true)?;
        let address = socket.local_addr()?;
        let threads = Threads::share()?;
        let (stop, stopped) = watch::channel(Stop::NotYet);
        let (last_word, ended) = mpsc::channel();
        let handle = threads.handle();
        let listener = {
            let _context = handle.enter();
            TcpListener::from_std(socket)?
        };
        let accepting = handle.spawn(async move {
            accept(listener, glacier, stopped).await;
            drop(last_word);
        });
        Ok(Self { address, stop, accepting, ended: Mutex::new(ended), threads })
    }

    /// Where the socket listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends once the requests under way are answered.
    pub(crate) async fn shutdown(mut self) {
        self.stop.send_replace(Stop::Gracefully);
        // The task neither panics nor is aborted, and there is nothing more to do if it were.
        let _ = (&mut self.accepting).await;
    }
}

impl Drop for Server {
    /// Returns when the port is free and every connection is closed.
    fn drop(&mut self) {
        self.stop.send_replace(Stop::Now);
        let is_own_thread =
            Handle::try_current().is_ok_and(|current| current.id() == self.threads.handle().id());
        if !is_own_thread {
            // Nothing is ever sent, so this waits for the sender to go.
            let _ = self.ended.get_mut().unwrap_or_else(PoisonError::into_inner).recv();
        }
    }
}

/// Takes connections until told to stop, then sees them all end.
async fn accept(listener: TcpListener, glacier: Glacier, mut stopped: watch::Receiver<Stop>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => begin(&mut connections, stream, &glacier, &stopped),
                // Out of file descriptors, or a client that was gone at once: others may fare better.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
            _ = stopped.changed() => break,
        }
    }
    drop(listener);
    let grace = glacier.limits().grace;
    let all_ended = async { while connections.join_next().await.is_some() {} };
    tokio::select! {
        () = all_ended => {}
        () = tokio::time::sleep(grace) => {}
        _ = stopped.wait_for(|stop| *stop == Stop::Now) => {}
    }
    connections.shutdown().await;
}

fn begin(
    connections: &mut JoinSet<()>,
    stream: TcpStream,
    glacier: &Glacier,
    stopped: &watch::Receiver<Stop>,
) {
    // Without it answers would wait for acknowledgements; if it fails, they do.
    let _ = stream.set_nodelay(true);
    connections.spawn(connection::serve(stream, glacier.clone(), stopped.clone()));
}
