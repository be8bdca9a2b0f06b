#!/usr/bin/env bash
# Puts what `npm run test:services` needs on a Debian machine: a Postgres server with pgvector, and Redis.
# Run as root. Running it again changes nothing. No server is started: the tests start and end their own.
set -euo pipefail

say() { printf '%s\n' "$*"; }

if [ "$(id -u)" -ne 0 ]; then
  say 'Run this script as root (it installs packages).' >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive

newest_postgres() { ls -1 /usr/lib/postgresql 2>/dev/null | sort -n | tail -n 1; }
has_pgvector() { [ -f "/usr/share/postgresql/$1/extension/vector.control" ]; }
has_server() { [ -x "/usr/lib/postgresql/${1:-none}/bin/postgres" ]; }
updated=no
update_once() { [ "$updated" = yes ] || { apt-get update -qq; updated=yes; }; }

# Packages that bring a service would start it; a policy file asks them not to, and goes away again.
install_quietly() {
  update_once
  local policy=/usr/sbin/policy-rc.d made=no
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; made=yes; }
  local status=0
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null || status=$?
  [ "$made" = no ] || rm -f "$policy"
  return "$status"
}

if ! has_server "$(newest_postgres)"; then
  say 'Installing Postgres…'
  install_quietly postgresql postgresql-contrib
fi
major=$(newest_postgres)

if ! command -v redis-server >/dev/null; then
  say 'Installing Redis…'
  install_quietly redis-server
fi

# Debian packages pgvector from version 13 on. For an older release its source is built against this server.
build_pgvector() {
  install_quietly "postgresql-server-dev-$major" build-essential dpkg-dev ca-certificates
  local folder mirror
  folder=$(mktemp -d)
  chmod 755 "$folder"
  mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)
  say "Building pgvector for Postgres $major from Debian's source…"
  printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s trixie main\n' "${mirror:-http://deb.debian.org/debian}" >"$folder/trixie.list"
  mkdir -p "$folder/lists/partial" "$folder/source"
  local private=(-o "Dir::Etc::SourceList=$folder/trixie.list" -o 'Dir::Etc::SourceParts=-' -o "Dir::State::Lists=$folder/lists" -o 'APT::Sandbox::User=root')
  apt-get "${private[@]}" update -qq
  (cd "$folder/source" && apt-get "${private[@]}" source -qq pgvector >/dev/null)
  # Plain -O2: the build may run on one machine and be used on another.
  (cd "$folder"/source/pgvector-*/ && make -s -j2 OPTFLAGS='' PG_CONFIG="/usr/lib/postgresql/$major/bin/pg_config" && make -s install PG_CONFIG="/usr/lib/postgresql/$major/bin/pg_config") >/dev/null
  rm -rf "$folder"
}

if ! has_pgvector "$major"; then
  update_once
  if apt-cache show "postgresql-$major-pgvector" >/dev/null 2>&1; then
    install_quietly "postgresql-$major-pgvector"
  else
    build_pgvector
  fi
fi

say "Ready: Postgres $major with pgvector $(sed -n "s/^default_version = '\(.*\)'/\1/p" "/usr/share/postgresql/$major/extension/vector.control"), $(redis-server --version | grep -o 'v=[0-9.]*' | sed 's/v=/Redis /')."
