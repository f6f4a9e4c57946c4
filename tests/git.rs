//! storydiff under real git, in scratch repositories.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

const OLD: &str = "# Ferry line\n\n\
    The council of Marrow Bay will spend 12 million euros on a new ferry. It will sail from Monday. \
    The mayor, Ada Brennholt, called it a good day for the islands.\n";
const NEW: &str = "# Ferry line\n\n\
    The council of Marrow Bay will spend 21 million euros on a new ferry. It will sail from Monday. \
    The mayor, Ada Brennholt, called it a good day for the islands.\n";

#[test]
fn an_external_diff_shows_the_divergences_of_every_file() {
    let repository = Repository::new();
    repository.write("a.md", OLD);
    repository.write("b.md", &format!("{OLD}\nIt has room for 80 cars.\n"));
    repository.write("blob.md", "It rained.\n");
    repository.write("gone.md", "The museum is closed on Sundays.\n");
    repository.commit();
    repository.storydiff(&["git", "install", "--external"]);
    repository.write("a.md", NEW);
    fs::remove_file(repository.path().join("gone.md")).expect("removed");
    fs::write(repository.path().join("blob.md"), [0, 159, 146, 150, 0, 0, 7]).expect("written");
    repository.write("fresh.md", "A tram was late.\n");
    repository.git(&["add", "-N", "fresh.md"]);
    repository.git(&["mv", "b.md", "c.md"]);
    repository.write("c.md", &format!("{NEW}\nIt has room for 80 cars.\n"));

    let output = repository.try_git(&["diff", "HEAD", "-M"], &[]);
    let shown = text(&output.stdout);
    assert!(output.status.success(), "{}{shown}", text(&output.stderr));
    assert_eq!(
        shown.matches("12 million euros became 21 million euros").count(),
        2,
        "{shown}"
    );
    assert!(shown.contains("a.md@"), "the old version is named by its hash: {shown}");
    assert!(shown.contains("gone.md: deleted"), "{shown}");
    assert!(shown.contains("fresh.md: new"), "{shown}");
}

#[test]
fn mistakes_do_not_stop_git() {
    let repository = Repository::new();
    repository.write("a.md", OLD);
    repository.commit();
    repository.storydiff(&["git", "install", "--external"]);
    repository.write("a.md", NEW);
    for variable in [
        ("STORYDIFF_VIEW", "sideways"),
        ("STORYDIFF_ONLY", "no-such-rule"),
        ("STORYDIFF_FAIL_ON", "minor"),
    ] {
        let output = repository.try_git(&["diff"], &[variable]);
        assert!(output.status.success(), "{variable:?}: {}", text(&output.stderr));
    }
    repository.write("storydiff.toml", "nonsense = 1\n");
    let output = repository.try_git(&["diff"], &[]);
    assert!(
        output.status.success() && text(&output.stderr).contains("nonsense"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn the_environment_and_the_policy_count_under_git() {
    let repository = Repository::new();
    repository.write("a.md", OLD);
    repository.commit();
    repository.storydiff(&["git", "install", "--external"]);
    repository.write("a.md", NEW);
    let diff = |variables: &[(&str, &str)]| text(&repository.try_git(&["diff"], variables).stdout);
    assert!(diff(&[("STORYDIFF_FORMAT", "concise")]).starts_with("a.md:3:38: critical number-changed"));
    let colour = diff(&[("GIT_PAGER_IN_USE", "true")]);
    assert!(colour.contains('\u{1b}'), "{colour}");
    repository.write("storydiff.toml", "[rules]\nnumber-changed = \"off\"\n");
    let shown = diff(&[]);
    assert!(!shown.contains("became"), "{shown}");
}

#[test]
fn a_difftool_shows_the_divergences() {
    let repository = Repository::new();
    repository.write("a.md", OLD);
    repository.commit();
    repository.storydiff(&["git", "install"]);
    repository.write("a.md", NEW);
    let shown = repository.git(&["difftool", "--no-prompt", "--tool=storydiff"]);
    assert!(shown.contains("12 million euros became 21 million euros"), "{shown}");
    assert!(shown.contains("a.md@old"), "{shown}");
}

#[test]
fn textconv_makes_git_compare_sentences() {
    let repository = Repository::new();
    repository.write("a.md", OLD);
    repository.commit();
    let whole = repository.git(&["diff", "--no-color"]);
    assert_eq!(whole, "");
    repository.storydiff(&["git", "install"]);
    repository.write("a.md", NEW);
    let shown = repository.git(&["diff", "--no-color"]);
    let changed: Vec<_> = shown
        .lines()
        .filter(|line| line.starts_with(['-', '+']) && !line.starts_with("---") && !line.starts_with("+++"))
        .collect();
    assert_eq!(
        changed,
        [
            "-The council of Marrow Bay will spend 12 million euros on a new ferry.",
            "+The council of Marrow Bay will spend 21 million euros on a new ferry.",
        ]
    );
    // What is no text is shown by git all the same.
    fs::write(repository.path().join("a.md"), "").expect("written");
    assert!(repository.try_git(&["diff"], &[]).status.success());
}

#[test]
fn an_installation_says_what_it_does_and_does_it_once() {
    let repository = Repository::new();
    let attributes = repository.path().join(".git/info/attributes");
    fs::write(&attributes, "*.png binary").expect("written");
    let would = repository.storydiff(&["git", "install", "--dry-run", "news/**/*.md"]);
    assert!(
        would.contains("would set: diff.storydiff.textconv = storydiff git textconv"),
        "{would}"
    );
    assert!(
        would.contains("would add: news/**/*.md diff=storydiff (.git/info/attributes)"),
        "{would}"
    );
    assert!(!repository.git(&["config", "--list", "--local"]).contains("storydiff"));

    let done = repository.storydiff(&["git", "install", "news/**/*.md"]);
    assert!(
        done.contains("set: difftool.storydiff.cmd") && done.contains("added: news/**/*.md"),
        "{done}"
    );
    let again = repository.storydiff(&["git", "install", "news/**/*.md"]);
    assert!(
        !again.contains("added") && again.contains("is there: news/**/*.md"),
        "{again}"
    );
    let kept = fs::read_to_string(&attributes).expect("attributes");
    assert_eq!(kept, "*.png binary\nnews/**/*.md diff=storydiff\n");
}

#[test]
fn a_global_installation_is_the_users() {
    let repository = Repository::new();
    repository.storydiff(&["git", "install", "--global"]);
    let home = repository.home.path();
    let attributes = fs::read_to_string(home.join(".config/git/attributes")).expect("attributes");
    assert_eq!(attributes, "*.md diff=storydiff\n*.txt diff=storydiff\n");
    assert!(
        fs::read_to_string(home.join(".gitconfig"))
            .expect("configuration")
            .contains("storydiff git textconv")
    );
    repository.write("a.md", OLD);
    repository.commit();
    repository.write("a.md", NEW);
    let shown = repository.git(&["diff", "--no-color"]);
    assert!(
        shown.contains("\n-The council of Marrow Bay will spend 12 million euros on a new ferry.\n"),
        "{shown}"
    );
}

#[test]
fn without_a_repository_there_is_nothing_local_to_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = surroundings(Command::new(env!("CARGO_BIN_EXE_storydiff")), folder.path())
        .args(["git", "install"])
        .current_dir(folder.path())
        .output()
        .expect("storydiff");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("--local needs a repository"),
        "{}",
        text(&output.stderr)
    );
}

/// A repository and a home that no settings of this machine reach.
struct Repository {
    folder: TempDir,
    home: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().expect("a folder"),
            home: tempfile::tempdir().expect("a home"),
        };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["config", "user.name", "Desk"]);
        repository.git(&["config", "user.email", "desk@news.example"]);
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).expect("a file");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "Stories"]);
    }

    /// What git prints; it must succeed.
    fn git(&self, arguments: &[&str]) -> String {
        let output = self.try_git(arguments, &[]);
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    fn try_git(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        surroundings(Command::new("git"), self.home.path())
            .args(arguments)
            .envs(variables.iter().copied())
            .current_dir(self.path())
            .output()
            .expect("git")
    }

    /// What storydiff prints; it must succeed.
    fn storydiff(&self, arguments: &[&str]) -> String {
        let output = surroundings(Command::new(env!("CARGO_BIN_EXE_storydiff")), self.home.path())
            .args(arguments)
            .current_dir(self.path())
            .output()
            .expect("storydiff");
        assert!(
            output.status.success(),
            "storydiff {arguments:?}: {}",
            text(&output.stderr)
        );
        text(&output.stdout)
    }
}

/// A command with a home of its own, no other settings, and storydiff on the path.
fn surroundings(mut command: Command, home: &Path) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_storydiff")).parent().expect("a folder");
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(program.to_owned()).chain(env::split_paths(&path));
    command
        .env_clear()
        .env("PATH", env::join_paths(folders).expect("a path"))
        .env("HOME", home)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CEILING_DIRECTORIES", env::temp_dir());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
