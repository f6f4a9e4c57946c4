#!/usr/bin/env bash
# Installs the programs that other people wrote and that our output is tried on, under target/tools. Does nothing the
# second time. Needs python3 with venv, and npm.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=target/tools
wanted=$(sha256sum tests/tools/prepare.sh)
[ "$(cat $tools/prepared 2>/dev/null)" != "$wanted" ] || exit 0

rm -rf $tools
mkdir -p $tools
has_all() { command -v npm >/dev/null && python3 -c 'import ensurepip'; }
has_all 2>/dev/null || { apt-get update -qq && apt-get install -qq -y npm python3-venv >/dev/null; }
python3 -m venv $tools/venv
pip=($tools/venv/bin/pip install --quiet --disable-pip-version-check)
"${pip[@]}" jsonschema==4.26.0 junitparser==5.0.3 pre-commit==4.7.0
# Of sarif-tools its reader alone is used; what it would draw charts with is larger than all the rest.
"${pip[@]}" jsonpath-ng==1.8.0 pyyaml==6.0.3
"${pip[@]}" --no-deps sarif-tools==3.0.5
# The official schema of SARIF 2.1.0 is part of Microsoft's matchers for tests.
npm install --silent --no-audit --no-fund --prefix $tools \
    @microsoft/jest-sarif@1.0.0-beta.0 @umbrelladocs/rdformat-validator@1.0.1
echo "$wanted" >$tools/prepared
