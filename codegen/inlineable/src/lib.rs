//! The model-independent half of a generated client.
