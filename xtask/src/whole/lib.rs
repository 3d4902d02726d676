//! Every operation through the official client and the generated one.

#![cfg(test)]

#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "suite.rs"]
    pub(crate) mod suite;
}

#[path = "."]
mod generated {
    use glacier_whole as sdk;

    #[path = "suite.rs"]
    pub(crate) mod suite;
}

use conformance::Answer;
use conformance::whole::{self, Model};

fn model() -> Model {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../model/glacier.json");
    Model::parse(&std::fs::read_to_string(model).unwrap()).unwrap()
}

#[test]
fn requests() {
    whole::requests(&model(), official::suite::call, generated::suite::call);
}

#[test]
fn answers() {
    whole::answers(&model(), official::suite::call, generated::suite::call);
}

#[test]
fn reach() {
    whole::reach(&model(), official::suite::call);
}

#[test]
fn pages() {
    let page = |body: &str| Answer::new(200, &[], body);
    let pages = [
        page(r#"{"VaultList":[{"VaultName":"a"},{"VaultName":"b"}],"Marker":"m"}"#),
        page(r#"{"VaultList":[],"Marker":"n"}"#),
        page(r#"{"VaultList":[{"VaultName":"c"}],"Marker":null}"#),
    ];
    whole::polls(&pages, official::suite::vaults, generated::suite::vaults);
}

#[test]
fn uploads() {
    let created = Answer::new(201, &[("x-amz-archive-id", "a")], "");
    let answers = vec![created; 5];
    whole::polls(&answers, official::suite::uploads, generated::suite::uploads);
}

#[test]
fn waiters() {
    let missing = Answer::new(404, &[("x-amzn-errortype", "ResourceNotFoundException")], "{}");
    let there = Answer::new(200, &[], "{}");
    let denied = Answer::new(403, &[("x-amzn-errortype", "AccessDeniedException")], "{}");
    for answers in [vec![there.clone()], vec![missing.clone(), there], vec![missing, denied]] {
        whole::polls(&answers, official::suite::wait, generated::suite::wait);
    }
}
