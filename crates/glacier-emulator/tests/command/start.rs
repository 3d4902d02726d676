//! How the command starts.

use crate::support::Running;

#[test]
fn it_says_where_it_listens_and_answers_there() {
    let emulator = Running::start(&[]);
    let port = emulator.url.strip_prefix("http://127.0.0.1:").unwrap();
    assert!(port.parse::<u16>().unwrap() > 0);
    assert_eq!(emulator.send("GET", "/-/vaults", "").0, 200);
}
