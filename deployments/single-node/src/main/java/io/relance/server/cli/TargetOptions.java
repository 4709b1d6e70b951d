package io.relance.server.cli;

import io.relance.migration.MigrationException;
import io.relance.migration.Stacks;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command is about: a folder of this machine, or a stack on AWS. */
final class TargetOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data folder of a stopped server.")
  @Nullable Path data;

  @Option(
      names = "--aws",
      required = true,
      paramLabel = "STACK",
      description = "The stack's name; region and credentials are those of the AWS CLI.")
  @Nullable String stack;

  /** The AWS classes are in separate jars, so that a server does not load them. */
  static Stacks stacks() {
    return ServiceLoader.load(Stacks.class)
        .findFirst()
        .orElseThrow(
            () ->
                new MigrationException(
                    "The AWS part is not built; run ./relance, which builds it."));
  }

  /** As it was typed. */
  @Override
  public String toString() {
    return data == null ? "--aws " + stack : "--data " + data;
  }
}
