#!/usr/bin/env python3
"""Fails when a dependency's licence is not among those that deny.toml allows.

cargo-deny says more, but takes longer to build than everything else here; this reads the same list.
"""
import json
import pathlib
import re
import subprocess
import sys
import tomllib

root = pathlib.Path(__file__).resolve().parent.parent
allowed = set(tomllib.loads((root / "deny.toml").read_text())["licenses"]["allow"])
metadata = json.loads(
    subprocess.run(["cargo", "metadata", "--format-version", "1", "--locked"], cwd=root, check=True, capture_output=True).stdout
)


def is_allowed(expression):
    """Whether an SPDX expression can be met with allowed licences alone; an OR binds closer than it need, which is
    stricter than SPDX and never laxer."""
    expression = re.sub(r"\s+WITH\s+\S+", "", expression.replace("/", " OR "))
    parts = re.sub(r"[()]", " ", expression).split(" AND ")
    return all(any(name.strip() in allowed for name in part.split(" OR ")) for part in parts)


refused = [
    f"{package['name']} {package['version']}: {package['license'] or 'no licence given'}"
    for package in metadata["packages"]
    if not (package["license"] and is_allowed(package["license"]))
]
if refused:
    sys.exit("licences that deny.toml does not allow:\n" + "\n".join(refused))
