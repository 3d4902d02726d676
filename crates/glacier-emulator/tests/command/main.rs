//! The command as its users meet it: a process, its two lines of text, its port and its end.

#![cfg(test)]

mod arguments;
mod help;
mod knobs;
mod lifecycle;
mod state_file;
mod support;
