//! Every call in every state.

use std::fmt::Write as _;

use expect_test::{ExpectFile, expect_file};

use crate::{calls::Call, report::report, scene::Scene, standing::Standing};

#[tokio::test(start_paused = true)]
async fn every_call_in_every_state_does_what_is_written_down() {
    for call in Call::ALL.into_iter().chain([Call::InitiateAnotherPolicy]) {
        let mut text = String::new();
        for standing in Standing::ALL {
            let scene = Scene::new();
            let pending = standing.bring_about(&scene).await;
            let locks = scene.locks();
            let found = call.evidence(&scene).await;
            let since = scene.glacier.requests().total();
            let Some(answer) = call.make(&scene, &locks, pending, found).await else { continue };
            writeln!(text, "{standing:?}\n{}", report(&scene, since, &answer).await).unwrap();
        }
        expected(call).assert_eq(&text);
    }
}

fn expected(call: Call) -> ExpectFile {
    match call {
        Call::Status => expect_file!["expected/status.txt"],
        Call::Initiate => expect_file!["expected/initiate.txt"],
        Call::InitiateAnotherPolicy => expect_file!["expected/initiate_another_policy.txt"],
        Call::Complete => expect_file!["expected/complete.txt"],
        Call::Abort => expect_file!["expected/abort.txt"],
        Call::Resume => expect_file!["expected/resume.txt"],
        Call::Adopt => expect_file!["expected/adopt.txt"],
        Call::AdoptAnotherId => expect_file!["expected/adopt_another_id.txt"],
        Call::EnsureLocked => expect_file!["expected/ensure_locked.txt"],
        Call::WaitUntilLocked => expect_file!["expected/wait_until_locked.txt"],
        Call::AbortSomebodyElses => expect_file!["expected/abort_somebody_elses.txt"],
    }
}
