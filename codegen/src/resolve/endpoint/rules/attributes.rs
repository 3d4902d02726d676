//! `getAttr`, and `{name#attribute}` in templates: what partitions, ARNs, URLs and lists have inside.

use crate::ir::{FlagField, Items, Name, Optional, Position, StringExpr, TextField, Truth};

use super::super::known::{Known, Record, Type, Verdict};
use super::super::path::{Faults, Path};
use super::super::value::list;
use super::expressions::Described;

/// An attribute of something; `resourceId[0]` is an item of one that is a list, `[0]` an item of the thing itself.
pub(super) fn get(
    target: &Known,
    attribute: &str,
    described: &Described<'_>,
    path: &Path,
    faults: &mut Faults<'_>,
) -> Option<Known> {
    let (field, index) = match attribute.strip_suffix(']').and_then(|it| it.split_once('[')) {
        Some((field, index)) => (field, Some(index)),
        None => (attribute, None),
    };
    let index = match index.map(position) {
        Some(Some(index)) => Some(index),
        None => None,
        Some(None) => {
            let help = "write it as `name`, `name[0]`, `[0]` or, from the end, `[-1]`";
            faults.push(path, format!("malformed attribute `{attribute}`"), help);
            return None;
        }
    };
    let item = |items: Items| match index {
        Some(index) => Known::Maybe(Optional::Item(items, index), Type::Text),
        None => Known::List(items),
    };
    match target {
        Known::List(items) if field.is_empty() && index.is_some() => Some(item(items.clone())),
        Known::Record(name, Record::Arn) if field == "resourceId" => {
            Some(item(Items::ResourceId(name.clone())))
        }
        Known::Record(name, record) => {
            let known = index.is_none().then(|| self::field(name, *record, field)).flatten();
            if known.is_none() {
                faults.push(
                    path,
                    format!("{} has no attribute `{attribute}`", record.name()),
                    format!("attributes that it has: {}", list(attributes(*record))),
                );
            }
            known
        }
        _ => {
            let what = match described {
                Described::Reference(reference) => format!("`{reference}`"),
                Described::Other => target.name().to_owned(),
            };
            faults.push(
                path,
                format!("{what} has no attributes"),
                "name what a partition, an ARN or a URL was bound to",
            );
            None
        }
    }
}

/// `0`, or from the end `-1`
fn position(index: &str) -> Option<Position> {
    match index.strip_prefix('-') {
        Some(back) => back.parse::<usize>().ok()?.checked_sub(1).map(Position::FromEnd),
        None => index.parse().ok().map(Position::FromStart),
    }
}

fn attributes(record: Record) -> &'static [&'static str] {
    match record {
        Record::Partition => &[
            "name",
            "dnsSuffix",
            "dualStackDnsSuffix",
            "implicitGlobalRegion",
            "supportsFIPS",
            "supportsDualStack",
        ],
        Record::Arn => &["partition", "service", "region", "accountId", "resourceId"],
        Record::Url => &["scheme", "authority", "path", "normalizedPath", "isIp"],
    }
}

fn field(name: &Name, record: Record, field: &str) -> Option<Known> {
    let text = |field| Known::Text(StringExpr::Field(name.clone(), field));
    let flag = |field| Known::Flag(Verdict::If(Truth::Field(name.clone(), field)));
    Some(match (record, field) {
        (Record::Partition, "name") => text(TextField::Name),
        (Record::Partition, "dnsSuffix") => text(TextField::DnsSuffix),
        (Record::Partition, "dualStackDnsSuffix") => text(TextField::DualStackDnsSuffix),
        (Record::Partition, "implicitGlobalRegion") => text(TextField::ImplicitGlobalRegion),
        (Record::Partition, "supportsFIPS") => flag(FlagField::SupportsFips),
        (Record::Partition, "supportsDualStack") => flag(FlagField::SupportsDualStack),
        (Record::Arn, "partition") => text(TextField::Partition),
        (Record::Arn, "service") => text(TextField::Service),
        (Record::Arn, "region") => text(TextField::Region),
        (Record::Arn, "accountId") => text(TextField::AccountId),
        (Record::Url, "scheme") => text(TextField::Scheme),
        (Record::Url, "authority") => text(TextField::Authority),
        (Record::Url, "path") => text(TextField::Path),
        (Record::Url, "normalizedPath") => text(TextField::NormalizedPath),
        (Record::Url, "isIp") => flag(FlagField::IsIp),
        _ => return None,
    })
}
