package io.relance.embedded.objectstore;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.objectstore.ObjectAddress;
import io.relance.domain.objectstore.ObjectName;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.store.KeyOrder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Objects as files of a folder; one that is being written is not seen before all of it is there.
 */
public final class FolderObjectStore implements ObjectStore {
  /** The path before the token of an address. */
  public static final String ADDRESSES = "/objects/";

  private final Path objects;
  private final Path incoming;
  private final SignedNames signedNames;
  private final InstantSource realTime;

  /**
   * @param realTime the time at which addresses expire
   */
  public FolderObjectStore(Path folder, InstantSource realTime) {
    this.realTime = realTime;
    this.objects = folder.resolve("objects");
    this.incoming = folder.resolve("incoming");
    try {
      Files.createDirectories(objects);
      Files.createDirectories(incoming);
      removeUnfinished();
      signedNames = SignedNames.withKeyIn(folder.resolve("address-key"));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void removeUnfinished() throws IOException {
    try (var left = Files.newDirectoryStream(incoming)) {
      for (var file : left) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void put(String name, InputStream content) {
    var place = placeOf(name);
    checkFree(place);
    try {
      var file = Files.createTempFile(incoming, "object", "");
      try {
        write(content, file);
        Files.createDirectories(foldersOf(place).getFirst());
        Files.move(
            file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFoldersOf(place);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Checks, before anything is written, that no object is also a folder of others. */
  private void checkFree(Path place) {
    if (Files.isDirectory(place)) {
      throw new IllegalArgumentException(
          "There are objects below this name: " + place.getFileName());
    }
    for (var folder : foldersOf(place)) {
      if (Files.isRegularFile(folder)) {
        throw new IllegalArgumentException(
            "There is an object above this name: " + folder.getFileName());
      }
    }
  }

  /** From the one that holds the object up to the one of all objects. */
  private List<Path> foldersOf(Path place) {
    var names = objects.relativize(place);
    return IntStream.range(0, names.getNameCount())
        .mapToObj(depth -> depth == 0 ? objects : objects.resolve(names.subpath(0, depth)))
        .toList()
        .reversed();
  }

  private static void write(InputStream content, Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /** The new entries reach the disk with their folders, up to the one that was always there. */
  private void syncFoldersOf(Path place) throws IOException {
    for (var folder : foldersOf(place)) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Optional<InputStream> get(String name) {
    try {
      return Optional.of(
          new BufferedInputStream(Files.newInputStream(existing(name), StandardOpenOption.READ)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Path existing(String name) throws NoSuchFileException {
    var place = placeOf(name);
    if (!Files.isRegularFile(place)) {
      throw new NoSuchFileException(name);
    }
    return place;
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(existing(name));
    } catch (NoSuchFileException | NotDirectoryException e) {
      // There is nothing to delete.
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public Stream<String> list(String prefix) {
    try (var files = Files.walk(folderOf(prefix))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> objects.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith(prefix))
          .sorted(KeyOrder.UTF_8)
          .toList()
          .stream();
    } catch (NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public ObjectAddress uploadAddress(String name, Duration time) {
    return address("PUT", name, "", time);
  }

  @Override
  public ObjectAddress downloadAddress(String name, String fileName, Duration time) {
    return address("GET", name, new ObjectName(fileName).text(), time);
  }

  /** The path on which the server has the object; the host is that of the request. */
  private ObjectAddress address(String method, String name, String fileName, Duration time) {
    var until = realTime.instant().plus(time);
    var signed = new SignedName(method, until, new ObjectName(name).text(), fileName);
    return new ObjectAddress(ADDRESSES + signedNames.sign(signed), method, Map.of());
  }

  /** What the token of an address lets its holder do; empty when it is wrong or has expired. */
  public Optional<SignedName> signedName(String token) {
    return signedNames.read(token, realTime.instant());
  }

  /** The deepest folder that holds every name with the prefix. */
  private Path folderOf(String prefix) {
    var end = prefix.lastIndexOf('/');
    return end <= 0 ? objects : placeOf(prefix.substring(0, end));
  }

  private Path placeOf(String name) {
    var place = objects;
    for (var segment : new ObjectName(name).segments()) {
      place = place.resolve(segment);
    }
    return place;
  }

  private static TransientFailure failed(IOException cause) {
    return new TransientFailure("The folder of objects did not take or give one", cause);
  }
}
