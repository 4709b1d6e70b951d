package io.relance.embedded.engine;

import io.relance.domain.engine.MachineVersion;
import io.relance.interpreter.execution.Identity;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names machines and executions as AWS does. */
final class Arns {
  static final String REGION = "local";
  static final String ACCOUNT = "000000000000";

  private static final String STATES = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":";
  private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/relance";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern VERSION =
      Pattern.compile(Pattern.quote(STATES) + "stateMachine:([^:]+):(\\d{1,18})");
  private static final Pattern EXECUTION =
      Pattern.compile(Pattern.quote(STATES) + "execution:([^:]+):([^:]+)");

  private Arns() {}

  /** An execution's name within its machine. */
  record ExecutionKey(String machine, String name) {}

  /** A version's number within its machine. */
  record VersionKey(String machine, long version) {}

  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name must be 1 to 80 of a-z, A-Z, 0-9, - and _, not " + name);
    }
    return name;
  }

  static MachineVersion version(String machine, long version) {
    return new MachineVersion(machine(machine) + ":" + version);
  }

  /** Whether a reference is one of this engine; after a migration there may be others. */
  static boolean isVersion(MachineVersion version) {
    return VERSION.matcher(version.reference()).matches();
  }

  static VersionKey parse(MachineVersion version) {
    var matcher = VERSION.matcher(version.reference());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "There is no version " + version.reference() + " of a state machine");
    }
    return new VersionKey(matcher.group(1), Long.parseLong(matcher.group(2)));
  }

  static String machine(String machine) {
    return STATES + "stateMachine:" + machine;
  }

  static Optional<ExecutionKey> execution(String arn) {
    var matcher = EXECUTION.matcher(arn);
    return matcher.matches()
        ? Optional.of(new ExecutionKey(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  static Identity identity(ExecutionKey key) {
    String arn = STATES + "execution:" + key.machine() + ":" + key.name();
    return new Identity(
        new Identity.Named(arn, key.name()),
        new Identity.Named(machine(key.machine()), key.machine()),
        ROLE);
  }
}
