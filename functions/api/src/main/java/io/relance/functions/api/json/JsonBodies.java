package io.relance.functions.api.json;

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

/** Parses every {@link JsonBody}. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, JsonBodies.MERGE_PATCH})
public final class JsonBodies implements MessageBodyReader<JsonBody> {
  /** The content type of a JSON merge patch (RFC 7396). */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  @Override
  public boolean isReadable(Argument<JsonBody> type, @Nullable MediaType mediaType) {
    return type.getType() == JsonBody.class;
  }

  @Override
  public JsonBody read(
      Argument<JsonBody> type,
      @Nullable MediaType mediaType,
      Headers headers,
      InputStream content) {
    try {
      return StrictJson.read(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
