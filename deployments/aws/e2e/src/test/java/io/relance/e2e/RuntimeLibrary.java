package io.relance.e2e;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The native library of Lambda's runtime client, unpacked once for all functions of this machine.
 *
 * <p>The client unpacks it to one fixed path, over the file that other processes have mapped: where
 * several functions start on one machine, one of them ends with SIGBUS. On Lambda each function has
 * a file system of its own.
 */
final class RuntimeLibrary {
  /** Names the file to load instead (its {@code JniHelper}, version 2.9). */
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final String ARCHITECTURE =
      System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";

  private RuntimeLibrary() {}

  /** The option of the virtual machine that makes the client load this library. */
  static String option(Packages packages) {
    return "-D" + PROPERTY + "=" + unpacked(packages);
  }

  private static synchronized Path unpacked(Packages packages) {
    var file = packages.runtimeLibrary();
    if (!Files.exists(file)) {
      unpack(file);
    }
    return file;
  }

  private static void unpack(Path file) {
    var resource = "/jni/libaws-lambda-jni.linux-" + ARCHITECTURE + ".so";
    try (var library = RuntimeLibrary.class.getResourceAsStream(resource)) {
      var partial = file.resolveSibling(file.getFileName() + ".partial");
      Files.copy(Objects.requireNonNull(library, resource), partial, REPLACE_EXISTING);
      Files.move(partial, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
