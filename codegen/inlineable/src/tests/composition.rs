//! The ways to compose the plugins of a call come to the same: each is compared with the official one.

mod agreement;
mod layers;
mod watcher;
mod watching;
mod world;
