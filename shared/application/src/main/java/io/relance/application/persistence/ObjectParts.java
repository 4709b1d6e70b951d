package io.relance.application.persistence;

import io.relance.domain.objectstore.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;

/** A text file that is written in parts, of which a repeated one replaces the first. */
public final class ObjectParts {
  private final ObjectStore objects;
  private final String folder;

  /**
   * @param folder of the parts, ending with a slash
   */
  public ObjectParts(ObjectStore objects, String folder) {
    this.objects = objects;
    this.folder = folder;
  }

  /**
   * Stores a part.
   *
   * @param name its place among the parts, in the order of names
   */
  public void put(String name, String text) {
    objects.put(folder + name, stream(text));
  }

  /** Removes the parts whose names begin in a way. */
  public void clear(String prefix) {
    objects.list(folder + prefix).toList().forEach(objects::delete);
  }

  /** Makes one file of a heading and the parts, which are removed. */
  public void join(String heading, String file) {
    var names = objects.list(folder).toList();
    var streams = new ArrayList<InputStream>();
    streams.add(stream(heading));
    names.forEach(name -> objects.get(name).ifPresent(streams::add));
    try (var all = new SequenceInputStream(Collections.enumeration(streams))) {
      objects.put(file, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.forEach(objects::delete);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
