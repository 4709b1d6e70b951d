# Finds the JDK 25 and the Maven that build and run Relance. Sourced by the scripts of the project.

relance_java=25

# The major version of the JDK at $1, or nothing when there is none that compiles.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

# The usual folders of JDKs, one per line; those set by environment variables come first.
jdk_places() {
  printf '%s\n' "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JDK_HOME:-}"
  local javac
  javac=$(command -v javac 2>/dev/null) && jdk_of "$javac"
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$relance_java" 2>/dev/null
  fi
  local place
  for place in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/jdk* \
    /usr/local/openjdk* /opt/*jdk* /opt/java/* /opt/jvm/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jenv/versions/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.gradle/jdks/* "$HOME"/.m2/jdks/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    printf '%s\n' "$place"
  done
  for place in /Library/Java/JavaVirtualMachines/* "$HOME"/Library/Java/JavaVirtualMachines/*; do
    printf '%s\n' "$place/Contents/Home"
  done
}

# The JDK that the command $1 belongs to, with symbolic links resolved.
jdk_of() {
  local command=$1 target
  while target=$(readlink "$command"); do
    case $target in
      /*) command=$target ;;
      *) command=$(dirname "$command")/$target ;;
    esac
  done
  (cd "$(dirname "$command")/.." 2>/dev/null && pwd -P)
}

# Exports JAVA_HOME as a JDK 25, or prints what to do and fails.
find_jdk() {
  local place version seen=
  while IFS= read -r place; do
    [ -n "$place" ] || continue
    version=$(jdk_version "$place")
    if [ "$version" = "$relance_java" ]; then
      export JAVA_HOME="$place"
      return 0
    fi
    [ -z "$version" ] || seen="$seen Java $version is in $place."
  done <<EOF
$(jdk_places)
EOF
  {
    echo "Relance needs a JDK $relance_java and found none.$(printf '%s' "$seen" | cut -c1-300)"
    echo "Install one (apt install openjdk-$relance_java-jdk, brew install openjdk@$relance_java," \
      "sdk install java $relance_java-tem, or https://adoptium.net)" \
      "or set JAVA_HOME to the folder of one, then run this again."
  } >&2
  return 1
}

# Sets maven to the command to call, or prints what to do and fails.
find_maven() {
  local place
  for place in "$(command -v mvn 2>/dev/null)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
    "${SDKMAN_DIR:-$HOME/.sdkman}/candidates/maven/current/bin/mvn" /opt/homebrew/bin/mvn \
    /opt/maven/bin/mvn /usr/share/maven/bin/mvn; do
    if [ -n "$place" ] && [ -x "$place" ]; then
      maven=$place
      return 0
    fi
  done
  echo "Relance is built with Apache Maven and found none: install it" \
    "(apt install maven, brew install maven, or https://maven.apache.org), then run this again." >&2
  return 1
}
