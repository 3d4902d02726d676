#[tokio::test]
async fn a_vault_is_created() {
    let emulator = glacier_testkit::Emulator::start().await;
    let client = aws_sdk_glacier::Client::new(&emulator.sdk_config());
    client.create_vault().vault_name("my-vault").send().await.unwrap();
    assert!(emulator.vault("my-vault").exists());
    assert_eq!(emulator.requests().total(), 1);
}
