//! The model and the plan of this repository.

use expect_test::expect;

use crate::support::{outline, resolve};

const MODEL: &str = include_str!("../../../model/glacier.json");
const PLAN: &str = include_str!("../../../model/plan.toml");

#[test]
fn the_crate_for_glacier() {
    let krate = resolve(MODEL, PLAN).unwrap_or_else(|faults| panic!("{faults:#?}"));
    expect![].assert_eq(&outline(&krate));
}

#[test]
fn the_service() {
    let service = resolve(MODEL, PLAN).unwrap().service;
    assert_eq!(
        [
            &service.shape_id,
            &service.title,
            &service.sdk_id,
            &service.version,
            &service.signing_name
        ],
        ["com.amazonaws.glacier#Glacier", "Amazon Glacier", "Glacier", "2012-06-01", "glacier"]
    );
}
