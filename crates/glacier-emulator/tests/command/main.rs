//! The command as its users meet it: a process, its two lines of text, its port and its end.

#![cfg(test)]

mod arguments;
mod help;
mod knobs;
#[cfg(unix)]
mod signals;
mod start;
mod state_file;
mod support;
