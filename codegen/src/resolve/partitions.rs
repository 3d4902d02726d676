//! AWS's partitions: which regions belong together, and under which DNS suffixes they answer.
//!
//! The format is that of the endpoint rules engine of the AWS SDKs (`partitions.json`, version 1).

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use crate::ast::Locator;
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::ir::Partition;
use crate::json;

/// AWS's partitions as JSON, as they were when this version was made.
pub const AWS: &str = include_str!("../../partitions.json");

/// The partitions, in the order in which they are tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partitions(Vec<Partition>);

impl Partitions {
    /// Reads the JSON text.
    ///
    /// # Errors
    ///
    /// All faults at once: text that isn't JSON of this format, a version other than 1, a pattern for regions that isn't
    /// a list of prefixes, a region with a DNS suffix of its own, the same partition twice, no partition `aws`.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        let mut faults = Faults::new(text);
        let file = match read(text, &mut faults) {
            Ok(file) => file,
            Err(error) => {
                faults.syntax(&error);
                return Err(faults.found);
            }
        };
        if file.version != "1" && !file.version.starts_with("1.") {
            faults.push(
                "version",
                &["version"],
                format!("unsupported version `{}`", file.version),
                "use partitions of version 1",
            );
        }
        let mut partitions: Vec<Partition> = Vec::new();
        for (index, entry) in file.partitions.into_iter().enumerate() {
            let index = index.to_string();
            if partitions.iter().any(|known| known.name == entry.id) {
                faults.push(
                    &entry.id,
                    &["partitions", &index, "id"],
                    "this partition stands here twice",
                    "keep one of the two",
                );
            }
            partitions.push(partition(entry, &index, &mut faults));
        }
        if !partitions.iter().any(|known| known.name == FALLBACK) {
            faults.push(
                "partitions",
                &["partitions"],
                format!("there is no partition `{FALLBACK}`"),
                "add it: a region that no pattern knows belongs to it",
            );
        }
        faults.found.into_result(Self(partitions))
    }

    /// The partitions, in the order in which they are tried.
    pub fn as_slice(&self) -> &[Partition] {
        &self.0
    }
}

impl Partitions {
    /// The partitions, with only those regions that would be taken for another partition's if they were not listed.
    ///
    /// Most regions fit the pattern of their partition; a list of them would say nothing more.
    pub fn without_redundant_regions(&self) -> Vec<Partition> {
        let by_pattern = |region: &str| {
            let fitting = self.0.iter().find(|it| it.prefixes.iter().any(|it| fits(it, region)));
            fitting.map_or(FALLBACK, |partition| &partition.name)
        };
        let mut partitions = self.0.clone();
        for partition in &mut partitions {
            partition.regions.retain(|region| by_pattern(region) != partition.name);
        }
        partitions
    }
}

/// Whether a region is `prefix`, a word and a number, joined by hyphens.
fn fits(prefix: &str, region: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.split_once('-')).is_some_and(|(word, number)| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        !word.is_empty()
            && word.chars().all(is_word)
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// The partition of a region that no other partition claims.
const FALLBACK: &str = "aws";

/// The file as it is written.
#[derive(Deserialize)]
struct File {
    version: String,
    partitions: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    id: String,
    region_regex: String,
    regions: IndexMap<String, IndexMap<String, Value>>,
    outputs: Outputs,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Outputs {
    name: String,
    dns_suffix: String,
    dual_stack_dns_suffix: String,
    implicit_global_region: String,
    #[serde(rename = "supportsFIPS")]
    supports_fips: bool,
    supports_dual_stack: bool,
}

fn read(text: &str, faults: &mut Faults<'_>) -> serde_json::Result<File> {
    let file = serde_json::from_str(text)?;
    for path in json::read(text)?.repeated {
        let path: Vec<_> = path.iter().map(String::as_str).collect();
        let key = path.last().copied().unwrap_or_default();
        faults.push(
            "partitions",
            &path,
            format!("`{key}` stands here twice"),
            "keep one of the two",
        );
    }
    Ok(file)
}

fn partition(entry: Entry, index: &str, faults: &mut Faults<'_>) -> Partition {
    if entry.id != entry.outputs.name {
        faults.push(
            &entry.id,
            &["partitions", index, "outputs", "name"],
            format!("`outputs.name` is `{}`, not the id of the partition", entry.outputs.name),
            "give both the same value",
        );
    }
    for (region, description) in &entry.regions {
        for key in description.keys().filter(|key| *key != "description") {
            faults.push(
                &entry.id,
                &["partitions", index, "regions", region, key],
                format!("the region `{region}` overrides `{key}`, which is not supported"),
                "remove the key, or move the region to a partition of its own",
            );
        }
    }
    let prefixes = prefixes(&entry.region_regex).unwrap_or_else(|| {
        faults.push(
            &entry.id,
            &["partitions", index, "regionRegex"],
            format!("unsupported pattern `{}`", entry.region_regex),
            r"write `^PREFIX\-\w+\-\d+$`, where PREFIX is made of words and of choices such as `(us|eu)`, with `\-` between them",
        );
        Vec::new()
    });
    Partition {
        name: entry.id,
        dns_suffix: entry.outputs.dns_suffix,
        dual_stack_dns_suffix: entry.outputs.dual_stack_dns_suffix,
        implicit_global_region: entry.outputs.implicit_global_region,
        supports_fips: entry.outputs.supports_fips,
        supports_dual_stack: entry.outputs.supports_dual_stack,
        regions: entry.regions.into_keys().collect(),
        prefixes,
    }
}

/// The prefixes that a pattern such as `^eusc\-(de|fr)\-\w+\-\d+$` stands for: `eusc-de` and `eusc-fr`.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let prefix = pattern.strip_prefix('^')?.strip_suffix(r"\-\w+\-\d+$")?.split(r"\-");
    let mut prefixes = Vec::new();
    for (position, segment) in prefix.enumerate() {
        let words = words(segment)?;
        if position == 0 {
            prefixes = words.into_iter().map(str::to_owned).collect();
        } else {
            prefixes = prefixes
                .iter()
                .flat_map(|start| words.iter().map(move |word| format!("{start}-{word}")))
                .collect();
        }
    }
    Some(prefixes)
}

/// The words of `(us|eu)`, or the one word of `us`.
fn words(segment: &str) -> Option<Vec<&str>> {
    let choices = match segment.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?,
        None if segment.contains('|') => return None,
        None => segment,
    };
    let is_word =
        |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let words: Vec<_> = choices.split('|').collect();
    words.iter().all(is_word).then_some(words)
}

/// Takes down faults with their place in the text.
struct Faults<'a> {
    text: &'a str,
    found: Diagnostics,
}

impl<'a> Faults<'a> {
    fn new(text: &'a str) -> Self {
        let found = Diagnostics::default();
        Self { text, found }
    }

    /// Adds a fault of a partition; the first of the keys and indices is one of the whole file.
    fn push(
        &mut self,
        subject: &str,
        at: &[&str],
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let mut fault = Diagnostic::new(Input::Partitions, subject, message, help).at(at);
        if let Some((top, below)) = fault.at.split_first() {
            fault.span = Locator::new(self.text).locate(top, below);
        }
        self.found.push(fault);
    }

    /// Adds that the text can't be read.
    fn syntax(&mut self, error: &serde_json::Error) {
        self.found.push(Diagnostic::in_text(
            Input::Partitions,
            self.text,
            json::place_of(error, self.text),
            json::words(&json::message(error)),
            "AWS publishes the file with its SDKs as `partitions.json`; start from that",
        ));
    }
}
