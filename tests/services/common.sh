# Shared by the throw-away services of the tests; sourced, not run.

fail() { echo "$(basename "$0"): $*" >&2; exit 1; }

# Below Linux's range of outgoing ports, so that no connection takes the port between choosing it and listening on it.
free_port() {
  local port
  for _ in {1..100}; do
    port=$((20000 + SRANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail "found no free port between 20000 and 29999"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Neither server wants to run as root. A developer who is not root runs it as herself.
as() {
  local user=$1
  shift
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$user" --regid="$user" --init-groups env "HOME=$folder" LANG=C.UTF-8 "$@"
  else
    env "HOME=$folder" LANG=C.UTF-8 "$@"
  fi
}

own_folder() { [ "$(id -u)" != 0 ] || chown -R "$1:$1" "$folder"; }

# A test process that is killed can't say goodbye: a watcher takes the service down when its owner is gone.
watch_owner() {
  local owner=${1:-}
  [ -n "$owner" ] || return 0
  setsid bash -c 'tail --pid="$1" -f /dev/null; rm -f "$3/watcher.pid"; "$2" down "$3" && rm -rf "$3"' \
    watch "$owner" "$self" "$folder" >/dev/null 2>&1 </dev/null &
  echo $! > "$folder/watcher.pid"
}

unwatch() {
  [ -f "$folder/watcher.pid" ] || return 0
  # The whole session of the watcher: its shell and its tail.
  kill -TERM -- "-$(cat "$folder/watcher.pid")" 2>/dev/null || true
  rm -f "$folder/watcher.pid"
}
