#!/usr/bin/env bash
# Renders each overlay into rendered/, or into the directory given, for review and for the tests.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=${1:-$here/rendered}
mkdir -p "$target"
for overlay in dev prod; do
  kubectl kustomize "$here/overlays/$overlay" >"$target/$overlay.yaml.new"
  mv "$target/$overlay.yaml.new" "$target/$overlay.yaml"
done
