//! The schemas in `docs/schema/` are those of this version, and the policy file that the project writes fits its own.

use std::{env, fs, path::Path, process::Command};

use storydiff::policy::{Config, config};

/// Set to anything, it makes the test write the schemas instead of comparing them.
const WRITE_SCHEMAS: &str = "UPDATE_SCHEMAS";

#[test]
fn schemas_are_up_to_date() {
    for name in ["report", "config", "baseline"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.json"));
        let output = Command::new(env!("CARGO_BIN_EXE_storydiff"))
            .args(["schema", name])
            .output()
            .expect("storydiff");
        assert!(output.status.success(), "storydiff schema {name}");
        let current = String::from_utf8(output.stdout).expect("text");
        if env::var_os(WRITE_SCHEMAS).is_some() {
            fs::write(&file, &current).expect("a schema that can be written");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept == current,
            "{} is stale, write it with `{WRITE_SCHEMAS}=1 cargo test --test schema`",
            file.display()
        );
    }
}

#[test]
fn every_key_of_the_schema_is_in_the_template_and_the_guide() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let template = fs::read_to_string(root.join("src/cli/commands/config/template.toml")).expect("the template");
    let guide = fs::read_to_string(root.join("docs/policy.md")).expect("the guide");
    let schema = serde_json::to_value(config::schema()).expect("a schema");
    let tables = [
        "PolicyTable",
        "Equivalent",
        "Alias",
        "Protect",
        "PairPatterns",
        "BaselineTable",
    ];
    for table in tables {
        let keys = schema["$defs"][table]["properties"].as_object().expect(table);
        for key in keys.keys() {
            assert!(
                template.contains(&format!("{key} = ")),
                "the template lacks {table}.{key}"
            );
            assert!(
                guide.contains(&format!("`{key}`")),
                "docs/policy.md lacks {table}.{key}"
            );
        }
    }
}

#[test]
fn the_template_is_a_policy_with_and_without_its_marks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let template = fs::read_to_string(root.join("src/cli/commands/config/template.toml")).expect("the template");
    let plain = Config::parse(&template, "template").expect("a policy");
    assert_eq!(plain.file, config::ConfigFile::default());
    let is_key = |line: &str| line.contains(" = ") || line.starts_with("[[");
    let opened: String = template
        .lines()
        .map(|line| match line.strip_prefix("# ").filter(|line| is_key(line)) {
            Some(key) => format!("{key}\n"),
            None => format!("{line}\n"),
        })
        .collect();
    let opened = Config::parse(&opened, "template").unwrap_or_else(|error| panic!("{error}\n{opened}"));
    assert_eq!(opened.file.pairs.len(), 1);
}
