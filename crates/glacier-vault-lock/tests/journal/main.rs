//! The journals keep what they promise.

mod support;

mod basics;
