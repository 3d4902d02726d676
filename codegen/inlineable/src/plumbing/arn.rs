//! Amazon Resource Names, taken apart: the endpoint rules' function `aws.parseArn`.

/// The parts of `arn:aws:s3:us-east-1:123456789012:accesspoint/myendpoint`.
#[derive(Debug, PartialEq)]
pub(crate) struct Arn<'a> {
    pub(crate) partition: &'a str,
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account_id: &'a str,
    /// What stands between `:` or `/` at the end: `accesspoint` and `myendpoint`.
    pub(crate) resource_id: Vec<&'a str>,
}

/// The parts of an ARN. Region and account may be empty, the others may not.
pub(crate) fn parse_arn(arn: &str) -> Option<Arn<'_>> {
    let mut parts = arn.splitn(6, ':');
    let mut next = || parts.next();
    let (prefix, partition, service) = (next()?, next()?, next()?);
    let (region, account_id, resource) = (next()?, next()?, next()?);
    let is_whole = !partition.is_empty() && !service.is_empty() && !resource.is_empty();
    (prefix == "arn" && is_whole).then(|| Arn {
        partition,
        service,
        region,
        account_id,
        resource_id: resource.split([':', '/']).collect(),
    })
}
