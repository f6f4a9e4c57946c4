//! The gate at work: in a repository of git, and at a translation desk over a day of edits.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// A folder with a repository in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        desk.git(&["init", "-q", "-b", "main"]);
        desk
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_default()
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let output = Command::new("git")
            .current_dir(self.path())
            .args([
                "-c",
                "user.name=Desk",
                "-c",
                "user.email=desk@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output();
        output.expect("git")
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        let output = self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn storydiff(&self, arguments: &[&str]) -> Ran {
        self.storydiff_in("", arguments)
    }

    fn storydiff_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_storydiff"));
        command
            .current_dir(self.path().join(folder))
            .args(arguments)
            .env_remove("CI");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("STORYDIFF_") {
                command.env_remove(name);
            }
        }
        let output = command.output().expect("storydiff");
        Ran {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// What a run said.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The findings that nobody accepted, as rule and severity.
    fn new_findings(&self) -> Vec<String> {
        let findings = self.json()["divergences"].as_array().expect("findings").clone();
        let is_new = |finding: &&serde_json::Value| finding["state"] != "accepted";
        let name = |finding: &serde_json::Value| finding["rule"].as_str().expect("a rule").to_owned();
        findings.iter().filter(is_new).map(name).collect()
    }
}

const ORIGINAL: &str = "\
# Ferry company fined over ice\n\n\
The harbour court in Lyrdal fined the Nordhavn ferry company 65,000 crowns on Friday.\n\n\
Two passengers were injured when the Sula left the pier with ice on its deck in January.\n\n\
“We should have salted the deck,” said the company's director, Ine Maland.\n\n\
The company will replace both of its gangways before the winter.\n";

const RENDITION: &str = "\
# Ferry company fined over ice\n\n\
On Friday the harbour court in Lyrdal fined the Nordhavn ferry company 65,000 crowns.\n\n\
Two passengers were injured when the Sula left the pier with ice on its deck in January.\n\n\
“We should have salted the deck,” said the company's director, Ine Maland.\n\n\
The company will replace both of its gangways before the winter.\n";

const POLICY: &str = "\
[policy]\nfail-on = \"major\"\nquotations = \"verbatim\"\n\n\
[[pairs]]\noriginal = \"src/en/{slug}.md\"\nrendition = \"src/{lang}/{slug}.md\"\n";

#[test]
fn a_translation_desk_edits_a_pair_all_day() {
    let desk = Desk::new();
    desk.write("storydiff.toml", POLICY);
    desk.write("src/en/ferry.md", ORIGINAL);
    let mut story = RENDITION.to_owned();
    let check = |story: &str| {
        desk.write("src/uk/ferry.md", story);
        desk.storydiff(&["check", "--changed", "src/uk/ferry.md", "-f", "json"])
    };
    let passes = |what: &str, story: &str| {
        let ran = check(story);
        assert_eq!(ran.code, 0, "{what}: {ran:?}");
        assert!(ran.err.contains("pass"), "{what}: {}", ran.err);
    };
    let fails = |what: &str, story: &str, rule: &str| {
        let ran = check(story);
        assert_eq!(ran.code, 1, "{what}: {ran:?}");
        assert!(
            ran.new_findings().iter().any(|found| found == rule),
            "{what}: {:?}",
            ran.new_findings()
        );
    };
    let edit = |story: &mut String, from: &str, to: &str| {
        assert!(story.contains(from), "{from}");
        *story = story.replacen(from, to, 1);
    };

    passes("1. the first rendition moves the day to the front", &story);
    edit(&mut story, "Two passengers were injured", "Two passengers were hurt");
    passes("2. a paraphrase", &story);
    edit(&mut story, "65,000", "56,000");
    fails("3. a number broken", &story, "number-changed");
    edit(&mut story, "56,000", "65,000");
    passes("4. the number fixed", &story);
    let gangways = "The company will replace both of its gangways before the winter.\n\n";
    story = format!("{}\n", story.trim_end()).replacen(gangways.trim_end(), "", 1);
    edit(&mut story, "Two passengers", &format!("{gangways}Two passengers"));
    passes("5. a sentence moved", &story);
    edit(&mut story, "salted the deck", "cleared the deck");
    fails("6. a quotation changed", &story, "quotation-altered");

    let ran = check(&story);
    let findings = ran.json()["divergences"].clone();
    let altered = findings
        .as_array()
        .expect("findings")
        .iter()
        .find(|finding| finding["rule"] == "quotation-altered");
    let fingerprint = altered.expect("the finding")["fingerprint"]
        .as_str()
        .expect("a fingerprint")
        .to_owned();
    let accepted = desk.storydiff(&[
        "baseline",
        "accept",
        &fingerprint,
        "--reason",
        "the director corrected herself",
        "--by",
        "Mara Olin",
        "--today",
        "2031-03-28",
    ]);
    assert_eq!(accepted.code, 0, "{accepted:?}");
    passes("7. it is accepted with a reason", &story);
    assert_eq!(
        check(&story).json()["divergences"][0]["acceptance"]["reason"],
        "the director corrected herself"
    );
    edit(
        &mut story,
        "fined the Nordhavn ferry company",
        "ordered the Nordhavn ferry company to pay",
    );
    edit(
        &mut story,
        "company to pay 65,000 crowns",
        "company to pay a fine of 65,000 crowns",
    );
    passes("8. an edit elsewhere leaves the acceptance alone", &story);
    edit(&mut story, "cleared the deck", "cleaned the pier");
    fails("9. the accepted text is edited again", &story, "quotation-altered");
    assert!(check(&story).out.contains("an accepted finding no longer stands"));
    edit(&mut story, "cleaned the pier", "salted the deck");
    passes("10. the quotation is as it was said", &story);
    let pruned = desk.storydiff(&["baseline", "prune", "--pairs"]);
    assert!(pruned.out.contains("1 that no longer stand"), "{pruned:?}");
    assert!(!desk.text("storydiff.baseline.toml").contains("[[accepted]]"));
}

#[test]
fn check_since_reports_only_what_is_new() {
    let desk = Desk::new();
    desk.write("storydiff.toml", POLICY);
    desk.write("src/en/ferry.md", ORIGINAL);
    let old = RENDITION.replacen("65,000", "56,000", 1);
    desk.write("src/uk/ferry.md", &old);
    desk.commit("A story with an old mistake");

    let unchanged = desk.storydiff(&["check", "--since", "HEAD"]);
    assert_eq!(
        (unchanged.code, unchanged.err.contains("nothing to check")),
        (0, true),
        "{unchanged:?}"
    );

    desk.write(
        "src/uk/ferry.md",
        &old.replacen("Two passengers", "Three passengers", 1),
    );
    let new = desk.storydiff(&["check", "--since", "HEAD", "-f", "json"]);
    assert_eq!(new.code, 1, "{new:?}");
    assert_eq!(new.new_findings(), ["number-changed"]);
    assert!(
        new.out.contains("Three") && new.out.contains("stood in HEAD already"),
        "{new:?}"
    );

    // Words around the old mistake do not make it new.
    desk.write(
        "src/uk/ferry.md",
        &old.replacen("On Friday the harbour court", "The harbour court on Friday", 1),
    );
    let around = desk.storydiff(&["check", "--since", "HEAD", "-f", "json"]);
    assert_eq!(around.code, 0, "{around:?}");

    // The same for two texts that are named, and from a folder below.
    let named = desk.storydiff(&["check", "src/en/ferry.md", "src/uk/ferry.md", "--since", "HEAD", "-q"]);
    assert_eq!(named.code, 0, "{named:?}");

    // A pair that was not there then is new as a whole.
    desk.write("src/en/mill.md", "The mill burned on Monday.\n");
    desk.write("src/uk/mill.md", "The mill burned on Tuesday.\n");
    let fresh = desk.storydiff(&["check", "--since", "HEAD", "-f", "concise"]);
    assert_eq!(fresh.code, 1, "{fresh:?}");
    assert!(fresh.out.contains("src/uk/mill.md:1:"), "{fresh:?}");

    for revision in ["no-such-branch", "--output=stolen"] {
        let unknown = desk.storydiff(&["check", &format!("--since={revision}")]);
        assert_eq!(unknown.code, 2, "{unknown:?}");
        assert!(unknown.err.contains("git knows no revision"), "{unknown:?}");
    }
    assert!(!desk.path().join("stolen").exists());
}

#[test]
fn check_since_follows_files_under_other_names() {
    let desk = Desk::new();
    desk.write("storydiff.toml", POLICY);
    desk.write("src/en/ferry.md", ORIGINAL);
    desk.write("src/uk/ferry.md", &RENDITION.replacen("65,000", "56,000", 1));
    desk.commit("A story with an old mistake");

    // Both renamed: the old mistake is still the old one.
    desk.git(&["mv", "src/en/ferry.md", "src/en/barge.md"]);
    desk.git(&["mv", "src/uk/ferry.md", "src/uk/barge.md"]);
    let renamed = desk.storydiff(&["check", "--since", "HEAD", "-f", "json"]);
    assert_eq!(renamed.code, 0, "{renamed:?}");
    assert!(renamed.out.contains("stood in HEAD already"), "{renamed:?}");
    let below = desk.storydiff_in("src/uk", &["check", "--since", "HEAD", "-q"]);
    assert_eq!(below.code, 0, "{below:?}");

    // One renamed: its partner is left alone, and that is said.
    desk.commit("Another name");
    desk.git(&["mv", "src/en/barge.md", "src/en/boat.md"]);
    let alone = desk.storydiff(&["check", "--since", "HEAD", "-f", "concise"]);
    assert_eq!(alone.code, 2, "{alone:?}");
    for line in [
        "src/en/barge.md is gone, and src/uk/barge.md has no original",
        "src/en/boat.md has no rendition yet: there is no src/{lang}/boat.md",
    ] {
        assert!(alone.err.contains(line), "{alone:?}");
    }

    // Deleted: there is nothing left to judge.
    desk.git(&["reset", "-q", "--hard"]);
    desk.git(&["rm", "-q", "src/uk/barge.md"]);
    let deleted = desk.storydiff(&["check", "--since", "HEAD"]);
    assert_eq!(deleted.code, 0, "{deleted:?}");
    assert!(
        deleted
            .err
            .contains("src/uk/barge.md is gone; there is nothing to check"),
        "{deleted:?}"
    );
}

#[test]
fn changed_files_are_named_from_where_one_stands() {
    let desk = Desk::new();
    desk.write("storydiff.toml", POLICY);
    desk.write("src/en/ferry.md", ORIGINAL);
    desk.write("src/uk/ferry.md", &RENDITION.replacen("65,000", "56,000", 1));
    for (folder, file) in [
        ("src/uk", "ferry.md"),
        ("src/en", "../uk/ferry.md"),
        ("src", "./en/ferry.md"),
    ] {
        let ran = desk.storydiff_in(folder, &["check", "--changed", file, "-f", "concise"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.out.contains("ferry.md:3:"), "{ran:?}");
    }
    let elsewhere = desk.storydiff_in("src/uk", &["check", "--changed", "ferry.md", "/etc/hostname"]);
    assert!(elsewhere.err.contains("/etc/hostname lies outside"), "{elsewhere:?}");
}

#[test]
fn what_two_people_accept_merges() {
    let desk = Desk::new();
    desk.write("storydiff.toml", POLICY);
    // Enough stories that the fingerprints of their findings spread over the file.
    let stories = ["ferry", "flood", "mill", "harbour", "museum", "school"];
    for (index, story) in stories.iter().enumerate() {
        desk.write(
            &format!("src/en/{story}.md"),
            &format!("The {story} was closed for {} days.\n", index + 3),
        );
        desk.write(
            &format!("src/uk/{story}.md"),
            &format!("The {story} was closed for {} days.\n", index + 30),
        );
    }
    let accept = |story: &str, by: &str| {
        let (original, rendition) = (format!("src/en/{story}.md"), format!("src/uk/{story}.md"));
        let ran = desk.storydiff(&[
            "baseline",
            "update",
            &original,
            &rendition,
            "--reason",
            "agreed",
            "--by",
            by,
            "--today",
            "2031-03-28",
        ]);
        assert_eq!(ran.code, 0, "{ran:?}");
    };
    accept("ferry", "Mara Olin");
    desk.commit("Stories, and one finding accepted");
    let mut merged = 0;
    for (ours, theirs) in [
        ("flood", "mill"),
        ("harbour", "museum"),
        ("flood", "school"),
        ("museum", "mill"),
    ] {
        desk.git(&["checkout", "-q", "-b", "theirs"]);
        accept(theirs, "Jon Vik");
        desk.commit("Theirs");
        desk.git(&["checkout", "-q", "main"]);
        desk.git(&["checkout", "-q", "-b", "ours"]);
        accept(ours, "Mara Olin");
        desk.commit("Ours");
        let merge = desk.git(&["merge", "-q", "--no-edit", "theirs"]);
        if merge.status.success() {
            merged += 1;
            for story in [ours, theirs, "ferry"] {
                let rendition = format!("src/uk/{story}.md");
                let ran = desk.storydiff(&["check", "--changed", &rendition, "-q"]);
                assert_eq!(ran.code, 0, "{story}: {ran:?}");
            }
        } else {
            desk.git(&["merge", "--abort"]);
        }
        desk.git(&["checkout", "-q", "main"]);
        desk.git(&["branch", "-D", "ours", "theirs"]);
    }
    assert!(merged >= 3, "only {merged} of 4 merged");
}

#[test]
fn links_do_not_lead_out() {
    let desk = Desk::new();
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.md"), "The mill burned on Monday.\n").expect("a file");
    desk.write("storydiff.toml", POLICY);
    desk.write("src/en/secret.md", "The mill burned on Monday.\n");
    fs::create_dir_all(desk.path().join("src/uk")).expect("a folder");
    #[cfg(unix)]
    {
        let link = desk.path().join("src/uk/secret.md");
        std::os::unix::fs::symlink(outside.path().join("secret.md"), link).expect("a link");
        let ran = desk.storydiff(&["check", "--pairs"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("leads out of"), "{ran:?}");
    }
}

#[test]
fn exit_codes_are_as_promised() {
    let desk = Desk::new();
    desk.write(
        "original.txt",
        "The court in Lyrdal fined the ferry company 65,000 crowns on Friday. Two people were hurt in January. The company \
         will replace both of its gangways. Its director resigned on Monday.\n",
    );
    desk.write(
        "same.txt",
        "On Friday the court in Lyrdal fined the ferry company 65,000 crowns. Two people were hurt in January. The company \
         will replace both of its gangways. Its director resigned on Monday.\n",
    );
    desk.write(
        "changed.txt",
        "The court in Lyrdal fined the ferry company 56,000 crowns on Friday. Two people were hurt in January. The company \
         will replace both of its gangways. Its director resigned on Monday.\n",
    );
    desk.write(
        "unrelated.txt",
        "Knead the dough until it is smooth. Leave it under a damp cloth for an hour, then bake it in a hot oven. Let the \
         loaf cool on a rack. Rye flour keeps it moist for a week.\n",
    );
    for rendition in ["same", "changed", "unrelated", "missing"] {
        let line = format!("{{\"original\": \"original.txt\", \"rendition\": \"{rendition}.txt\"}}\n");
        desk.write(&format!("{rendition}.jsonl"), &line);
    }
    for (rendition, code) in [("same", 0), ("changed", 1), ("missing", 2), ("unrelated", 3)] {
        let text = format!("{rendition}.txt");
        let lines = format!("{rendition}.jsonl");
        let runs: [&[&str]; 3] = [
            &["diff", "original.txt", &text, "--fail-on", "major"],
            &["check", "original.txt", &text],
            &["batch", &lines, "--fail-on", "major"],
        ];
        for arguments in runs {
            let ran = desk.storydiff(arguments);
            assert_eq!(ran.code, code, "{arguments:?}: {ran:?}");
            let forgiven = desk.storydiff(&[arguments, &["--exit-zero"]].concat());
            assert_eq!(
                forgiven.code,
                if code == 1 { 0 } else { code },
                "{arguments:?} --exit-zero"
            );
        }
    }
    let unjudged = desk.storydiff(&["diff", "original.txt", "changed.txt"]);
    assert_eq!(unjudged.code, 0, "diff fails on nothing unless told");
}
