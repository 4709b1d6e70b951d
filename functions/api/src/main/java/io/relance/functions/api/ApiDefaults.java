package io.relance.functions.api;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** The server settings of the API in every deployment. */
@ContextConfigurer
public final class ApiDefaults implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(
        Map.ofEntries(
            Map.entry("micronaut.server.max-request-size", BodyLimit.FILE),
            Map.entry("micronaut.server.max-request-buffer-size", BodyLimit.LARGEST),
            Map.entry("jackson.serialization-inclusion", "NON_ABSENT"),
            Map.entry("jackson.serialization.writeDatesAsTimestamps", false),
            Map.entry("jackson.serialization.writeDurationsAsTimestamps", false),
            Map.entry("jackson.generator.writeBigdecimalAsPlain", true)));
  }
}
