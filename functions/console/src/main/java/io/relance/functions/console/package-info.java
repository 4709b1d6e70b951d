/** Serves the console: the pages that people use in a browser. */
@Configuration
@NullMarked
@Requires(property = "relance.api", value = "true", defaultValue = "true")
package io.relance.functions.console;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
