/** Providers that take everything and send nothing: the stored sends are the outbox. */
@NullMarked
package io.relance.providers.sandbox;

import org.jspecify.annotations.NullMarked;
