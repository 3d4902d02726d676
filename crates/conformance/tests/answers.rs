//! The same answers mean the same, whichever client reads them: the same output, or the same error.

#[cfg(test)]
#[path = "answers/any.rs"]
mod any;

#[cfg(test)]
#[path = "answers/outputs.rs"]
mod outputs;

#[cfg(test)]
#[path = "answers/errors.rs"]
mod errors;
