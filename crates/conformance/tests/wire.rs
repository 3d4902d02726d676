//! The same calls become the same requests, byte for byte, whichever client sends them.

#[cfg(test)]
#[path = "wire/requests.rs"]
mod requests;

#[cfg(test)]
#[path = "wire/refusals.rs"]
mod refusals;

#[cfg(test)]
#[path = "wire/retries.rs"]
mod retries;

#[cfg(test)]
#[path = "wire/socket.rs"]
mod socket;
