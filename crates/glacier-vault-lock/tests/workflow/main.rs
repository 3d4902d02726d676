//! Each call of the client in each state that a vault and a journal can be in: what it answers, word for word, what it asks of the
//! service, and what it leaves in vault and journal.
//!
//! The answers are in `expected/`, a file a call. `UPDATE_EXPECT=1 cargo test -p glacier-vault-lock --test workflow` writes them; read the
//! difference before you commit it.

#![cfg(test)]

mod absurd_times;
mod adopted;
mod calls;
mod interference;
mod journal_faults;
mod lock_steps;
mod matrix;
mod not_shown_yet;
mod outlived;
mod refusals;
mod report;
mod scene;
mod standing;
mod tolerance;

#[path = "../support/mod.rs"]
mod support;
