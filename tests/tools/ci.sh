#!/usr/bin/env bash
# The hook under real pre-commit, and the commands of the templates in docs/ci, in scratch repositories: a changed fact
# stops, a paraphrase passes.
#   tests/tools/ci.sh [BINARY]
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-target/debug/storydiff}")
tests/tools/prepare.sh
root=$PWD work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$(dirname "$binary"):$root/target/tools/venv/bin:$PATH"
export HOME=$work/home PRE_COMMIT_HOME=$work/pre-commit GIT_CONFIG_NOSYSTEM=1
unset "${!STORYDIFF_@}" "${!GITHUB_@}" CI
mkdir "$HOME"
git config --global user.name Desk
git config --global user.email desk@news.example
git config --global init.defaultBranch main

fail() { printf 'ci.sh: %s\n' "$*" >&2; exit 1; }
# passes WHAT COMMAND… and stops WHAT COMMAND…: the command must end so, and its output is kept.
passes() { "${@:2}" >"$work/out" 2>&1 || { cat "$work/out"; fail "$1: stopped"; }; }
stops() { ! "${@:2}" >"$work/out" 2>&1 || { cat "$work/out"; fail "$1: passed"; }; }
says() { grep -q -- "$1" "$work/out" || { cat "$work/out"; fail "nothing said of: $1"; }; }

# A desk with one story in two renditions, and something that is no story.
mkdir -p "$work/desk/news/wire" "$work/desk/news/house"
cd "$work/desk"
cat >storydiff.toml <<'TOML'
schema = 1

[[pairs]]
original = "news/wire/{slug}.md"
rendition = "news/house/{slug}.md"
TOML
story='The council of Marrow Bay will buy a new ferry for 12 million euros. The mayor said it would sail from May.'
echo "$story" >news/wire/ferry.md
echo "$story" >news/house/ferry.md
echo 'Notes of the desk.' >README.md
git init --quiet
git add --all
git commit --quiet --message 'Ferry story'
base=$(git rev-parse HEAD)
write() { echo "$1" >news/house/ferry.md; git add --all; }
paraphrase='Marrow Bay’s council is to buy a new ferry for €12m. It will sail from May, the mayor said.'
changed='Marrow Bay’s council is to buy a new ferry for €21m. It will sail from May, the mayor said.'

# The hook, from the project’s own list of hooks.
mkdir "$work/hooks"
cp "$root/.pre-commit-hooks.yaml" "$work/hooks"
git -C "$work/hooks" init --quiet
git -C "$work/hooks" add --all
git -C "$work/hooks" commit --quiet --message Hooks
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $work/hooks
    rev: $(git -C "$work/hooks" rev-parse HEAD)
    hooks:
      - id: storydiff-system
        files: ^news/
YAML
pre-commit validate-manifest "$root/.pre-commit-hooks.yaml"
passes 'installing the hook' pre-commit install
git add --all
passes 'a commit without a story' git commit --message 'Add the hook'
write "$changed"
stops 'the hook on a changed fact' git commit --message 'Rewrite'
says 'news/house/ferry.md:1:.*critical number-changed'
write "$paraphrase"
passes 'the hook on a paraphrase' git commit --message 'Rewrite'
git switch --quiet --create broken
write "$changed"
git commit --quiet --no-verify --message 'Slip'

# The commands of the templates, as their runners would call them.
commands() { python - "$root/docs/ci/$1" <<'PYTHON'
import sys, yaml
described = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
steps = described["runs"]["steps"] if "runs" in described else None
lines = [step["run"] for step in steps if "run" in step] if steps else (
    described["storydiff"]["before_script"] + described["storydiff"]["script"])
print("\n".join(lines))
PYTHON
}
commands github-action/action.yml >"$work/github.sh"
commands gitlab.yml >"$work/gitlab.sh"
for template in github gitlab; do
    [ "$(wc -l <"$work/$template.sh")" = 2 ] || fail "$template: not the two commands that are known here"
done
github() { SINCE=$base STORYDIFF_FAIL_ON=major GITHUB_STEP_SUMMARY=$work/summary.md bash -e "$work/github.sh"; }
gitlab() { CI_MERGE_REQUEST_DIFF_BASE_SHA=$base STORYDIFF_FAIL_ON=major bash -e "$work/gitlab.sh"; }
stops 'the action on a changed fact' github
says '^::error file=news/house/ferry.md,line=1,'
grep -q '12 million euros' "$work/summary.md" || fail 'the step summary is empty'
grep -q '"version": "2.1.0"' storydiff.sarif || fail 'no SARIF'
stops 'the job on a changed fact' gitlab
grep -q '"path": "news/house/ferry.md"' storydiff.json || fail 'no code quality report'
grep -q '<failure' storydiff.xml || fail 'no failure in the test report'
git switch --quiet main
passes 'the action on a paraphrase' github
passes 'the job on a paraphrase' gitlab
! grep -q '<failure' storydiff.xml || fail 'a failure in the test report of a paraphrase'
echo 'hook, action and job: a changed fact stops, a paraphrase passes'
