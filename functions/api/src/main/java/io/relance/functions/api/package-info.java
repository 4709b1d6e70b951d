/** The REST API: each route decodes, calls one use case, and encodes. */
@Configuration
@NullMarked
@Requires(property = "relance.api", value = "true", defaultValue = "true")
package io.relance.functions.api;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
