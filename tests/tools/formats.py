"""Reads the reports of every sample with other people's programs: what they find must be what the JSON report says."""

import json
import pathlib
import sys

import jsonschema
import junitparser
import sarif.loader

root = pathlib.Path(__file__).resolve().parent
work, official = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def schema(path):
    described = load(path)
    kind = jsonschema.validators.validator_for(described)
    kind.check_schema(described)
    return kind(described, format_checker=kind.FORMAT_CHECKER)


SCHEMAS = {
    "report.sarif": schema(official),
    "report.json": schema(root.parent.parent / "docs/schema/report.json"),
    "rd.json": schema(root / "schemas/rdjson.json"),
    "quality.json": schema(root / "schemas/gitlab.json"),
}


suppressed = []


def check(folder):
    for name, validator in SCHEMAS.items():
        value = load(folder / name)
        for error in validator.iter_errors(value):
            sys.exit(f"{folder.name}/{name}: {error.json_path}: {error.message}")
    report = load(folder / "report.json")
    findings = [one for one in report["divergences"] if one["state"] == "new"]

    log = sarif.loader.load_sarif_file(str(folder / "report.sarif"))
    records = log.get_records()
    accepted = [one for one in report["divergences"] if one["state"] == "accepted"]
    codes = sorted(one["code"] for one in findings + accepted)
    equal(folder, "SARIF results", sorted(record["Code"] for record in records), codes)
    results = [result for run in load(folder / "report.sarif")["runs"] for result in run["results"]]
    reasons = [told["justification"] for result in results for told in result.get("suppressions", [])]
    equal(folder, "SARIF suppressions", sorted(reasons), sorted(one["acceptance"]["reason"] for one in accepted))
    suppressed.extend(reasons)
    for record in records:
        equal(folder, "a SARIF line", record["Line"] >= 1, True)

    failing = {"none": 4, "minor": 1, "major": 2, "critical": 3}[report["verdict"]["fail_on"]]
    ranks = ["neutral", "minor", "major", "critical"]
    suites = junitparser.JUnitXml.fromfile(str(folder / "junit.xml"))
    results = [result for suite in suites for case in suite for result in case.result]
    failures = [result for result in results if isinstance(result, junitparser.Failure)]
    equal(folder, "JUnit failures", len(failures), sum(ranks.index(one["severity"]) >= failing for one in findings))
    suites.update_statistics()
    equal(folder, "JUnit's own count", suites.failures, sum(suite.failures for suite in suites))
    outcome = report["verdict"]["outcome"]
    equal(folder, "JUnit errors", suites.errors, int(outcome == "not-comparable"))

    diagnostics = load(folder / "rd.json")["diagnostics"]
    equal(folder, "rdjson diagnostics", len(diagnostics), len(findings))
    issues = load(folder / "quality.json")
    equal(folder, "GitLab issues", len(issues), len(findings))
    equal(folder, "GitLab fingerprints", len({issue["fingerprint"] for issue in issues}), len(issues))
    return len(findings)


def equal(folder, what, is_so, should_be):
    if is_so != should_be:
        sys.exit(f"{folder.name}: {what}: {is_so!r} instead of {should_be!r}")


folders = sorted(path.parent for path in work.glob("*/report.json"))
total = sum(check(folder) for folder in folders)
if len(suppressed) < 2:
    sys.exit("findings that were accepted were not tried")
if total == 0:
    sys.exit("no findings at all")
print(f"{len(folders)} reports with {total} findings: SARIF, rdjson, GitLab, JUnit and JSON are read as meant")
