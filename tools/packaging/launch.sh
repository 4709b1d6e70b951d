# Starts Relance on a Java runtime. Sourced by ./relance, and by the launcher of a release, whose shell
# may have no other programs: only what POSIX builds into a shell is used.
#
# The caller sets java (the program), home (the folder with events/), classes (the class path) and
# cache (the file of the AOT cache).

# By default malloc creates a memory pool for each thread, most of it unused.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# Ends with what a setting must be, because the JVM would report an error without naming the setting.
refuse_setting() {
  echo "$1 must be $2, not \"$3\"" >&2
  exit 2
}

check_heap() {
  size=${RELANCE_HEAP:-128m}
  number=${size%[mMgG]}
  case $number in
    "$size" | '' | 0* | *[!0-9]*) refuse_setting RELANCE_HEAP "a size such as 128m" "$size" ;;
  esac
  case $size in
    ?[mM] | [1-5]?[mM] | 6[0-3][mM]) refuse_setting RELANCE_HEAP "at least 64m" "$size" ;;
  esac
}

check_jit() {
  case ${RELANCE_JIT:-1} in
    [0-4]) ;;
    *) refuse_setting RELANCE_JIT "0 to 4" "$RELANCE_JIT" ;;
  esac
}

# Replaces this process by Relance, with a JVM option before the arguments.
run() {
  option=$1
  shift
  # What the commands write is their user's own: data, exports, objects.
  umask 077
  exec "$java" -XX:+UseSerialGC -Xms48m -Xmx"${RELANCE_HEAP:-128m}" \
    -XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel="${RELANCE_JIT:-1}" \
    -Xlog:aot=off -Xlog:cds=off --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow "$option" -Drelance.home="$home" -cp "$classes" \
    io.relance.server.cli.Main "$@"
}

# Plays the demo once to create an AOT cache, with which the JVM starts faster. The cache is optional:
# without it, an empty file says that it could not be made.
make_cache() {
  [ -w "${cache%/*}" ] || return 0
  echo "Preparing a fast start …" >&2
  (run -XX:AOTCacheOutput="$cache" demo) >/dev/null 2>&1 </dev/null || true
  [ -f "$cache" ] || : >"$cache"
}

# Runs a command of Relance.
start() {
  if [ -s "$cache" ]; then run -XX:AOTCache="$cache" "$@"; else run -Xshare:auto "$@"; fi
}

check_heap
check_jit
