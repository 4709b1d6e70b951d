/** Idempotency keys: a repeated request gets the stored answer. */
@NullMarked
package io.relance.application.idempotency;

import org.jspecify.annotations.NullMarked;
