//! What is the ARN of a vault, and what is not.

use pretty_assertions::assert_eq;
use vault_lock_policy::VaultArn;

#[test]
fn parts() {
    for (arn, parts) in [
        (
            "arn:aws:glacier:us-west-2:111122223333:vaults/records",
            ["aws", "us-west-2", "111122223333", "records"],
        ),
        (
            "arn:aws-us-gov:glacier:us-gov-west-1:000000000000:vaults/A.b_c-9",
            ["aws-us-gov", "us-gov-west-1", "000000000000", "A.b_c-9"],
        ),
        (
            "arn:aws-cn:glacier:cn-north-1:111122223333:vaults/-",
            ["aws-cn", "cn-north-1", "111122223333", "-"],
        ),
    ] {
        let vault: VaultArn = arn.parse().unwrap();
        assert_eq!([vault.partition(), vault.region(), vault.account(), vault.name()], parts);
        assert_eq!((vault.as_str(), vault.to_string().as_str()), (arn, arn));
    }
}

#[test]
fn refused() {
    let form = |arn: &str| {
        format!("`{arn}` is not of the form `arn:PARTITION:glacier:REGION:ACCOUNT:vaults/NAME`")
    };
    for arn in [
        "",
        "records",
        "arn:aws:glacier:us-west-2:111122223333",
        "arn:aws:s3:us-west-2:111122223333:vaults/records",
        "ARN:aws:glacier:us-west-2:111122223333:vaults/records",
        "arn:aws:Glacier:us-west-2:111122223333:vaults/records",
        "arn:aws:glacier:us-west-2:111122223333:vault/records",
        "arn:aws:glacier:us-west-2:111122223333:Vaults/records",
        "arn::glacier:us-west-2:111122223333:vaults/records",
        "arn:aws:glacier::111122223333:vaults/records",
        "arn:aws:glacier:*:111122223333:vaults/records",
        " arn:aws:glacier:us-west-2:111122223333:vaults/records",
        "arn:aws:glacier:US-west-2:111122223333:vaults/records",
    ] {
        assert_eq!(arn.parse::<VaultArn>().unwrap_err().to_string(), form(arn));
    }
    for account in ["", "11112222333", "1111222233334", "1111-2222-3333", "*", "１11122223333"] {
        let arn = format!("arn:aws:glacier:us-west-2:{account}:vaults/records");
        let expected = format!("the account `{account}` is not a number of 12 digits");
        assert_eq!(arn.parse::<VaultArn>().unwrap_err().to_string(), expected);
    }
    let long = "x".repeat(256);
    for name in ["", "a/b", "rec*", "rec?rds", "records ", "réc", "records/*", "a:b", &long] {
        let arn = format!("arn:aws:glacier:us-west-2:111122223333:vaults/{name}");
        let expected = format!(
            "`{name}` is not the name of a vault: 1 to 255 letters, digits, `_`, `-` and `.`"
        );
        assert_eq!(arn.parse::<VaultArn>().unwrap_err().to_string(), expected);
    }
    assert!(
        format!("arn:aws:glacier:us-west-2:111122223333:vaults/{}", &long[1..])
            .parse::<VaultArn>()
            .is_ok()
    );
}
