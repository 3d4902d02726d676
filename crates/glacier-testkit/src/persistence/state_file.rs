//! The state file: a header, then one line a change, of which the last one about a vault counts.
//!
//! Lines are only ever appended. When they have become many more than the state needs, the file is written anew beside
//! itself and moved into place, so that at every instant a whole file is there.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::entry::{Entry, Header};
use super::error::StateFileError;
use super::snapshot::Snapshot;

/// A file that keeps the state of one emulator across restarts, power cuts of the machine aside: what the operating
/// system was given counts as written.
///
/// While it is open, no second emulator can open it. A last line that was cut off when the process was killed is dropped,
/// since nobody was told of that change; [`StateFile::warning`] says so.
///
/// ```
/// use glacier_testkit::persistence::StateFile;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("state");
///
/// let file = StateFile::open(&path)?;
/// let second = StateFile::open(&path).unwrap_err();
/// assert_eq!(second.to_string(), format!("another emulator uses the state file `{}`", path.display()));
/// # drop(file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct StateFile {
    path: PathBuf,
    file: File,
    /// Locked as long as it is open. A file of its own, because the state file itself is replaced now and then.
    _lock: File,
    /// How long the file is, in bytes.
    length: u64,
    /// The length from which it is worth writing the file anew.
    rewrite_at: u64,
    /// A failed write left something behind that has to be removed before the next one.
    is_broken: bool,
    recovered: Option<Snapshot>,
    warning: Option<String>,
}

/// No file shorter than this is written anew, in bytes.
const SHORTEST_REWRITE: u64 = 1024 * 1024;

impl StateFile {
    /// Opens the state file of that name, or makes a new one.
    ///
    /// # Errors
    ///
    /// If it can't be read or written, another emulator has it open, or it is another program's or a newer emulator's.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, StateFileError> {
        let path = real_path(path.into())?;
        let lock = lock(&path)?;
        let contents = match File::open(&path) {
            Ok(file) => Contents::read(&path, BufReader::new(file))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Contents::default(),
            Err(source) => return Err(StateFileError::Io { action: "read", path, source }),
        };
        let Contents { snapshot, whole, cut_off } = contents;
        let warning = (cut_off > 0).then(|| {
            format!(
                "the last line of the state file `{}` was cut off; its {cut_off} bytes are dropped",
                path.display()
            )
        });
        let written = match &snapshot {
            Some(_) => reopen(&path, whole).map(|file| (file, whole)),
            None => write_anew(&path, std::iter::empty()),
        };
        let (file, length) = match written {
            Ok(written) => written,
            Err(source) => return Err(StateFileError::Io { action: "write", path, source }),
        };
        let rewrite_at = rewrite_at(length);
        Ok(Self {
            path,
            file,
            _lock: lock,
            length,
            rewrite_at,
            is_broken: false,
            recovered: snapshot,
            warning,
        })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What a person should know about the file as it was found.
    pub fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// The state that the file held when it was opened; `None` for a new file, and after the first time.
    pub(crate) fn take_recovered(&mut self) -> Option<Snapshot> {
        self.recovered.take()
    }

    /// Adds a change. When this fails, the file is as it was.
    pub(crate) fn append(&mut self, entry: &Entry) -> io::Result<()> {
        if self.is_broken {
            self.file.set_len(self.length)?;
            self.is_broken = false;
        }
        let line = line(entry)?;
        if let Err(error) = self.file.write_all(&line) {
            self.is_broken = self.file.set_len(self.length).is_err();
            return Err(error);
        }
        self.length += line.len() as u64;
        Ok(())
    }

    /// Whether the lines have become many more than the state needs.
    pub(crate) fn wants_rewrite(&self) -> bool {
        self.length >= self.rewrite_at
    }

    /// Writes the file anew with nothing but this state. When this fails, the file is as it was.
    pub(crate) fn rewrite(&mut self, snapshot: &Snapshot) -> io::Result<()> {
        match write_anew(&self.path, snapshot.entries()) {
            Ok((file, length)) => {
                (self.file, self.length, self.is_broken) = (file, length, false);
                self.rewrite_at = rewrite_at(length);
                Ok(())
            }
            Err(error) => {
                // It is not worth trying again with every line.
                self.rewrite_at = rewrite_at(self.length);
                Err(error)
            }
        }
    }

    /// The error that says so.
    pub(crate) fn cannot_write(&self, source: io::Error) -> StateFileError {
        StateFileError::Io { action: "write", path: self.path.clone(), source }
    }

    /// Lets every write from now on fail, as on a full disk.
    #[cfg(test)]
    pub(crate) fn break_writes(&mut self) {
        self.file = File::open(&self.path).expect("the file is there");
    }
}

/// What was found in a file.
#[derive(Default)]
struct Contents {
    /// `None` if the file is new or empty.
    snapshot: Option<Snapshot>,
    /// How many bytes of whole lines there are.
    whole: u64,
    /// How many bytes follow the last line break.
    cut_off: usize,
}

impl Contents {
    fn read(path: &Path, mut file: impl io::BufRead) -> Result<Self, StateFileError> {
        let unreadable =
            |source| StateFileError::Io { action: "read", path: path.to_owned(), source };
        let mut line = Vec::new();
        // Another program's file may be of any size, so no more of it is read than it takes to know.
        let mut head = file.by_ref().take(Header::MAX_BYTES);
        head.read_until(b'\n', &mut line).map_err(unreadable)?;
        if line.is_empty() {
            return Ok(Self::default());
        }
        check_header(path, &line)?;
        let mut snapshot = Snapshot::default();
        let (mut whole, mut cut_off) = (line.len() as u64, 0);
        for number in 2.. {
            line.clear();
            let length = file.read_until(b'\n', &mut line).map_err(unreadable)?;
            let Some(text) = line.strip_suffix(b"\n") else {
                cut_off = length;
                break;
            };
            replay(text, &mut snapshot).map_err(|source| StateFileError::Damaged {
                path: path.to_owned(),
                line: number,
                source,
            })?;
            whole += length as u64;
        }
        Ok(Self { snapshot: Some(snapshot), whole, cut_off })
    }
}

fn replay(
    line: &[u8],
    snapshot: &mut Snapshot,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    Ok(serde_json::from_slice::<Entry>(line)?.replay(snapshot)?)
}

/// The header is moved into place whole, so a file that has only part of a line is another program's.
fn check_header(path: &Path, line: &[u8]) -> Result<(), StateFileError> {
    let whole = line.strip_suffix(b"\n");
    let header = whole.and_then(|line| serde_json::from_slice::<Header>(line).ok());
    let header = header.filter(Header::is_ours);
    match header {
        None => Err(StateFileError::Foreign { path: path.to_owned() }),
        Some(Header { version, .. }) if version > Header::VERSION => {
            Err(StateFileError::Newer { path: path.to_owned(), version, newest: Header::VERSION })
        }
        Some(_) => Ok(()),
    }
}

/// The path without symbolic links, so that moving a new file into place does not replace a link, and from the root, so that it stays
/// the same file when the program changes its working directory.
fn real_path(path: PathBuf) -> Result<PathBuf, StateFileError> {
    match fs::metadata(&path) {
        Ok(found) if !found.is_file() => Err(StateFileError::NotAFile { path }),
        Ok(_) => dunce::canonicalize(&path).map_err(|source| StateFileError::Io {
            action: "read",
            path,
            source,
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(&path) {
            // A link to a file that is not there yet. Links in a circle are another error, so this comes to an end.
            Ok(target) => real_path(path.parent().unwrap_or(Path::new("")).join(target)),
            Err(_) => std::path::absolute(&path).map_err(|source| StateFileError::Io {
                action: "find",
                path,
                source,
            }),
        },
        Err(source) => Err(StateFileError::Io { action: "read", path, source }),
    }
}

/// Takes the lock that keeps other emulators away from the file.
fn lock(path: &Path) -> Result<File, StateFileError> {
    let lock_path = beside(path, ".lock");
    let opened = OpenOptions::new().create(true).write(true).truncate(false).open(&lock_path);
    let lock = opened.map_err(|source| StateFileError::Io {
        action: "open",
        path: lock_path.clone(),
        source,
    })?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StateFileError::InUse { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => {
            Err(StateFileError::Io { action: "lock", path: lock_path, source })
        }
    }
}

/// Opens the file to append to its whole lines.
fn reopen(path: &Path, whole: u64) -> io::Result<File> {
    let file = OpenOptions::new().append(true).open(path)?;
    file.set_len(whole)?;
    Ok(file)
}

/// Writes a file beside the old one and moves it into its place, whole or not at all; gives it and its length.
fn write_anew(path: &Path, entries: impl Iterator<Item = Entry>) -> io::Result<(File, u64)> {
    let new_path = beside(path, ".new");
    match fs::remove_file(&new_path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let file = OpenOptions::new().create_new(true).append(true).open(&new_path)?;
    let mut writer = BufWriter::new(file);
    writer.write_all(&line(&Header::current())?)?;
    for entry in entries {
        writer.write_all(&line(&entry)?)?;
    }
    let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    fs::rename(&new_path, path)?;
    let length = file.metadata()?.len();
    Ok((file, length))
}

fn line(content: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(content)?;
    line.push(b'\n');
    Ok(line)
}

fn rewrite_at(length: u64) -> u64 {
    length.saturating_mul(2).max(SHORTEST_REWRITE)
}

/// A file of the same name with something added, in the same folder.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_stays_where_it_was_made() {
        let path = real_path(PathBuf::from("no-such-state")).unwrap();
        assert_eq!(path, std::env::current_dir().unwrap().join("no-such-state"));
    }

    #[test]
    fn a_file_without_an_end_is_known_for_another_programs() {
        let endless = BufReader::new(io::repeat(b'x'));
        let error = Contents::read(Path::new("endless"), endless).map(|_| ()).unwrap_err();
        assert!(matches!(error, StateFileError::Foreign { .. }), "{error}");
    }
}
