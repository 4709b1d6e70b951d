package io.relance.domain.objectstore;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores objects under names made of path segments of {@code a-z A-Z 0-9 . _ = -}, divided by /.
 *
 * <p>A name has at most 1,024 characters and a segment 1 to 200, not only dots; the name of an
 * object is never also a folder of another one. Another name is an {@link
 * IllegalArgumentException}.
 */
public interface ObjectStore {
  /** Stores the whole object, or nothing when the stream fails; replaces an existing one. */
  void put(String name, InputStream content);

  /** The object, to be closed by the reader; empty when there is none. */
  Optional<InputStream> get(String name);

  void delete(String name);

  /** The names that start with a prefix, in order. */
  Stream<String> list(String prefix);

  /** Where an object can be uploaded as a whole, for a time of at most 12 hours. */
  ObjectAddress uploadAddress(String name, Duration time);

  /**
   * Where an object can be downloaded, for a time of at most 12 hours.
   *
   * @param fileName the name under which it is saved: letters, digits, {@code . _} and {@code -}
   */
  ObjectAddress downloadAddress(String name, String fileName, Duration time);
}
