//! What a server gets to see of a call, over real HTTP, from each client.

#[cfg(test)]
#[path = "serialization/server.rs"]
mod server;

#[cfg(test)]
#[path = "serialization/labels.rs"]
mod labels;

#[cfg(test)]
#[path = "serialization/policies.rs"]
mod policies;

#[cfg(test)]
#[path = "serialization/requests.rs"]
mod requests;
