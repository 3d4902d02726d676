//! From the command line to a listening emulator, and to its end.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;

use anyhow::Context as _;
use command_manners::Ending;
use glacier_testkit::persistence::StateFile;
use glacier_testkit::{Credentials, Emulator, GlacierBuilder};
use tokio::runtime::Builder;

use crate::cli::Cli;
use crate::log;
use crate::signals::Signals;

/// Runs until a signal says to stop.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Ending> {
    let runtime = Builder::new_current_thread().enable_all().build().context("cannot start")?;
    runtime.block_on(async {
        let mut signals = Signals::new().context("cannot wait for signals")?;
        let (listen, wants_log) = (cli.listen, cli.log);
        let emulator =
            builder(cli)?.listen(listen).with_context(|| format!("cannot listen on {listen}"))?;
        if wants_log {
            log::follow(emulator.glacier());
        }
        announce(emulator.local_addr())?;
        signals.stop().await;
        emulator.shutdown().await;
        Ok(Ending::Good)
    })
}

fn builder(cli: Cli) -> anyhow::Result<GlacierBuilder> {
    let mut builder = Emulator::builder()
        .account(cli.account)
        .region(cli.region)
        .seed(cli.seed.unwrap_or_else(|| fastrand::u64(..)));
    if let (Some(id), Some(secret)) = (cli.access_key_id, cli.secret_access_key) {
        let credentials = Credentials::new(id, secret);
        builder = builder.credentials(match cli.session_token {
            Some(token) => credentials.session_token(token),
            None => credentials,
        });
    }
    if cli.allow_unsigned {
        builder = builder.allow_unsigned_requests();
    }
    if cli.new_account {
        builder = builder.new_account();
    }
    match &cli.state {
        Some(path) => Ok(builder.state_file(open(path)?)),
        None => Ok(builder),
    }
}

fn open(path: &Path) -> anyhow::Result<StateFile> {
    let file = StateFile::open(path)?;
    if let Some(warning) = file.warning() {
        eprintln!("warning: {warning}");
    }
    Ok(file)
}

/// Says that the emulator is ready; whoever started it may be waiting for this line.
fn announce(address: SocketAddr) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "listening on http://{address}")
        .and_then(|()| stdout.flush())
        .context("cannot write to stdout")
}
