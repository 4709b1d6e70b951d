package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads every {@link StrictBody} that comes as JSON. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, StrictBodies.MERGE_PATCH})
public final class StrictBodies<T> implements MessageBodyReader<T> {
  /** What changes of a document are sent as (RFC 7396). */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  @Override
  public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
    return StrictBody.class.isAssignableFrom(type.getType());
  }

  @Override
  public T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream content) {
    try {
      return StrictJson.read(content.readAllBytes(), type.getType());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
