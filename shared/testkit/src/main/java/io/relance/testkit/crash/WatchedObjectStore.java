package io.relance.testkit.crash;

import io.relance.domain.objectstore.ObjectAddress;
import io.relance.domain.objectstore.ObjectStore;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A store of objects whose changes are watched. */
public record WatchedObjectStore(ObjectStore objects, EffectWatch watch) implements ObjectStore {
  @Override
  public void put(String name, InputStream content) {
    watch.watch(new Effect.Kept(name), () -> objects.put(name, content));
  }

  @Override
  public Optional<InputStream> get(String name) {
    watch.reading();
    return objects.get(name);
  }

  @Override
  public void delete(String name) {
    watch.watch(new Effect.Dropped(name), () -> objects.delete(name));
  }

  @Override
  public Stream<String> list(String prefix) {
    watch.reading();
    return objects.list(prefix);
  }

  @Override
  public ObjectAddress uploadAddress(String name, Duration time) {
    return objects.uploadAddress(name, time);
  }

  @Override
  public ObjectAddress downloadAddress(String name, String fileName, Duration time) {
    return objects.downloadAddress(name, fileName, time);
  }
}
