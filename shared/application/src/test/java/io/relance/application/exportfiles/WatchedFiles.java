package io.relance.application.exportfiles;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.sftp.SftpConnection;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files on an SFTP server in memory; each change of them is watched. */
record WatchedFiles(Map<String, String> files, Set<String> folders, EffectWatch watch)
    implements SftpConnection {
  /** The watch has no effect of its own for files on other machines. */
  private static final Effect CHANGED = new Effect.Stored(List.of());

  @Override
  public boolean exists(String path) {
    watch.reading();
    return files.containsKey(path) || folders.contains(path);
  }

  @Override
  public void makeFolder(String path) {
    watch.watch(CHANGED, () -> folders.add(path));
  }

  @Override
  public OutputStream write(String path) {
    watch.watch(CHANGED, () -> files.put(path, ""));
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        watch.watch(CHANGED, () -> files.put(path, toString(StandardCharsets.UTF_8)));
      }
    };
  }

  @Override
  public void rename(String from, String to) {
    var content = files.get(from);
    if (content == null || files.containsKey(to)) {
      throw new TransientFailure("The server refused, as when it is full");
    }
    watch.watch(
        CHANGED,
        () -> {
          files.put(to, content);
          files.remove(from);
        });
  }

  @Override
  public void delete(String path) {
    watch.watch(CHANGED, () -> files.remove(path));
  }

  @Override
  public void close() {}
}
