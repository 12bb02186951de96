//! A folder of its own to run the program in, and what a run leaves behind.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder to run the program in.
pub(crate) struct Desk(TempDir);

/// What a run left behind.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names in a folder, in order.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        let mut names: Vec<String> = entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into()).collect();
        names.sort();
        names
    }

    /// One part of an Office file, as text.
    pub(crate) fn part(&self, file: &str, part: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(self.read(file))).expect("an archive");
        let mut part = archive.by_name(part).unwrap_or_else(|error| panic!("{part}: {error}"));
        std::io::read_to_string(&mut part).expect("text")
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yearend"));
        let Output { status, stdout, stderr } = command.args(arguments).current_dir(self.0.path()).output().expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n");
        Run { code: status.code().expect("a code"), out: text(stdout), err: text(stderr) }
    }
}
