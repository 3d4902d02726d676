//! Wrong models: each fault is told once, with the shape that has it and what to do.

mod bindings;
mod enums;
mod members;
mod names;
mod operations;
mod service;

use pretty_assertions::assert_eq;
use smithy_sdk_codegen::diagnostics::Input;

use crate::support::{Change, PLAN, changed, inputs, resolve, told};

/// A wrong model and what is told of it: subject, message and help of each fault.
struct Case {
    name: &'static str,
    changes: Vec<Change>,
    faults: &'static [(&'static str, &'static str, &'static str)],
}

fn check(cases: Vec<Case>) {
    for case in cases {
        let faults = resolve(&changed(case.changes), PLAN).err();
        let faults = faults.unwrap_or_else(|| panic!("{}: no fault", case.name));
        assert_eq!(told(&faults), case.faults, "{}", case.name);
        assert!(inputs(&faults).iter().all(|&input| input == Input::Model), "{}", case.name);
    }
}
