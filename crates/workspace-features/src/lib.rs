//! Nothing: what counts is the manifest.
//!
//! Cargo compiles a dependency once for each set of features that is asked of it, and all that depends on it too. Commands
//! over one package, over the workspace without tests, with tests, and over what `cargo xtask` generates below `target` would
//! each compile most of 400 crates anew. Here stands what they differ in. Published packages do not depend on this one, so
//! they are compiled with what they ask for themselves wherever they are compiled alone.
