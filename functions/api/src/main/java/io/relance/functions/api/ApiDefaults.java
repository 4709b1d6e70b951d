package io.relance.functions.api;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** How the API is served, wherever it is. */
@ContextConfigurer
public final class ApiDefaults implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(
        Map.of(
            "micronaut.server.max-request-size",
            BodyLimit.BYTES,
            "micronaut.server.multipart.enabled",
            false,
            "jackson.serialization-inclusion",
            "NON_ABSENT",
            "jackson.generator.write-bigdecimal-as-plain",
            true));
  }
}
