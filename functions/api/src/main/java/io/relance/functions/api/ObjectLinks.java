package io.relance.functions.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.relance.domain.objectstore.ObjectAddress;
import io.relance.domain.objectstore.ObjectStore;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The addresses of files, as those who asked for them reach this installation. */
@Singleton
public final class ObjectLinks {
  private static final Duration UPLOAD = Duration.ofHours(6);
  private static final Duration DOWNLOAD = Duration.ofHours(1);

  private final ObjectStore objects;
  private final HttpHostResolver hosts;

  ObjectLinks(ObjectFiles files, HttpHostResolver hosts) {
    this.objects = files.objects();
    this.hosts = hosts;
  }

  /** Where an object can be uploaded, for six hours. */
  public ObjectAddress upload(HttpRequest<?> request, String name) {
    return absolute(request, objects.uploadAddress(name, UPLOAD));
  }

  /** Where an object can be downloaded, for an hour. */
  public String download(HttpRequest<?> request, String name, String fileName) {
    return absolute(request, objects.downloadAddress(name, fileName, DOWNLOAD)).url();
  }

  private ObjectAddress absolute(HttpRequest<?> request, ObjectAddress address) {
    return address.url().startsWith("/")
        ? new ObjectAddress(
            hosts.resolve(request) + address.url(), address.method(), address.headers())
        : address;
  }
}
