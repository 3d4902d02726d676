//! What an answer that is an error means, in whole texts, for each client.

#[cfg(test)]
#[path = "errors/mapping.rs"]
mod mapping;
