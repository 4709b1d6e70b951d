package io.relance.e2e;

import io.relance.testkit.fake.SampleEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code template.yaml} deploys, as it was built.
 *
 * @param root of the project
 * @param emulator Lambda's runtime interface emulator, which runs packages
 */
record Packages(Path root, Path emulator) {
  private static final String EMULATOR = "RELANCE_RIE";

  static Packages find() {
    return new Packages(project(), named().orElseThrow());
  }

  /** Why functions cannot be run as they are packaged, if so. */
  static Optional<String> missing() {
    if (named().isEmpty()) {
      return Optional.of(EMULATOR + " names no runtime interface emulator of Lambda");
    }
    return Files.exists(project().resolve("deployments/aws/target/packaged"))
        ? Optional.empty()
        : Optional.of("the packages are not built (make -C deployments/aws target/packaged)");
  }

  /** The unpacked package of a function, by its handler. */
  Path of(String handler) {
    var module = handler.contains(".http.") ? "http" : "lambda";
    return root.resolve("deployments/aws").resolve(module).resolve("target/package");
  }

  Path template() {
    return root.resolve("template.yaml");
  }

  /** Where a function writes its log. */
  Path log(String function) {
    return root.resolve("deployments/aws/e2e/target").resolve(function + ".log");
  }

  /** Where the native library of Lambda's runtime client is unpacked. */
  Path runtimeLibrary() {
    return root.resolve("deployments/aws/e2e/target/libaws-lambda-jni.so");
  }

  private static Optional<Path> named() {
    return Optional.ofNullable(System.getenv(EMULATOR)).map(Path::of).filter(Files::isExecutable);
  }

  private static Path project() {
    return Objects.requireNonNull(SampleEvents.find().folder().getParent());
  }
}
