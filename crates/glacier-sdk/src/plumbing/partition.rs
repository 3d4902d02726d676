//! Which part of AWS a region belongs to: the endpoint rules' function `aws.partition`.

/// Regions that share DNS suffixes and abilities.
#[derive(Debug, PartialEq)]
pub(crate) struct Partition {
    pub(crate) name: &'static str,
    pub(crate) dns_suffix: &'static str,
    pub(crate) dual_stack_dns_suffix: &'static str,
    pub(crate) supports_fips: bool,
    pub(crate) supports_dual_stack: bool,
    pub(crate) implicit_global_region: &'static str,
    /// The regions known by name.
    pub(crate) regions: &'static [&'static str],
    /// How the names of its other regions start: `us` stands for the pattern `^us-\w+-\d+$`.
    pub(crate) prefixes: &'static [&'static str],
}

/// The partition that lists `region`, else the first whose pattern fits, else `aws`.
pub(crate) fn partition<'a>(partitions: &'a [Partition], region: &str) -> Option<&'a Partition> {
    let find = |matches: &dyn Fn(&Partition) -> bool| partitions.iter().find(|p| matches(p));
    find(&|p| p.regions.contains(&region))
        .or_else(|| find(&|p| p.prefixes.iter().any(|prefix| fits(prefix, region))))
        .or_else(|| find(&|p| p.name == "aws"))
}

/// Whether `region` is `prefix`, a word and a number, joined by hyphens.
fn fits(prefix: &str, region: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let all = |text: &str, of: fn(u8) -> bool| !text.is_empty() && text.bytes().all(of);
    all(word, is_word) && all(number, is_digit)
}
