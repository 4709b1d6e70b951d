/** The webhooks of shops and providers, and the links in messages. */
@Configuration
@NullMarked
@Requires(property = "relance.webhooks", value = "true", defaultValue = "true")
package io.relance.functions.webhooks;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
