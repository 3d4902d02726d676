//! A call that is not answered as the scenario has it is no figure.

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench::{Canned, Scenario, Sdk};
use tokio::runtime::Builder;

#[test]
fn another_answer_is_an_error() {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    for sdk in Sdk::ALL {
        let refused = SharedHttpClient::new(Canned::new(Scenario::ErrorAnswer));
        let driver = sdk.driver(Scenario::SmallPolicy, refused);
        let error = runtime.block_on(driver.rounds(1)).unwrap_err().to_string();
        assert!(
            error.starts_with("the client gave an answer that the scenario does not have: Err("),
            "{error}"
        );
    }
}
