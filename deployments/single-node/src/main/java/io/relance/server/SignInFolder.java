package io.relance.server;

import io.relance.application.admin.Actor;
import io.relance.application.admin.AuditScope;
import io.relance.application.admin.SignInCodes;
import io.relance.application.persistence.Ids;
import io.relance.embedded.sqlite.PrivateFiles;
import io.relance.functions.api.sessions.CodesFromOutside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code sign-in} of a data folder, by which a command gives sign-in codes to a server
 * that runs or will be started: only the server may write to the database. Each file is named by
 * the hash of a code and says when the code expires.
 */
public final class SignInFolder implements CodesFromOutside {
  private static final Logger LOG = LoggerFactory.getLogger(SignInFolder.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-v]{26}");

  private final Path folder;
  private final SignInCodes signInCodes;

  SignInFolder(Path data, SignInCodes signInCodes) {
    this.folder = in(data);
    this.signInCodes = signInCodes;
  }

  /** Makes a code for the server of a data folder; returns it. */
  public static String makeCode(Path data, InstantSource clock) throws IOException {
    var folder = in(data);
    PrivateFiles.createFolder(folder);
    var code = Ids.random();
    var end = clock.instant().plus(SignInCodes.VALIDITY).toString();
    var made = folder.resolve("made." + Ids.random());
    try (var file = PrivateFiles.open(made)) {
      file.write(ByteBuffer.wrap(end.getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(made, folder.resolve(SignInCodes.hash(code)));
    return code;
  }

  private static Path in(Path data) {
    return data.resolve("sign-in");
  }

  /** Moves the codes of the folder into the database. */
  @Override
  public synchronized void collect() {
    for (var file : files()) {
      end(file).ifPresent(end -> add(file.getFileName().toString(), end));
      delete(file);
    }
  }

  private void add(String hash, Instant end) {
    AuditScope.as(
        Actor.COMMAND_LINE,
        () -> {
          signInCodes.add(hash, end);
          return hash;
        });
  }

  private List<Path> files() {
    try (var files = Files.list(folder)) {
      return files.filter(file -> HASH.matcher(file.getFileName().toString()).matches()).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Instant> end(Path file) {
    try {
      return Optional.of(Instant.parse(Files.readString(file)));
    } catch (IOException | DateTimeException e) {
      LOG.warn("{} is no sign-in code", file, e);
      return Optional.empty();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
