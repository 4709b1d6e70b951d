/** Tests of the limits of messages. */
@NullMarked
package io.relance.domain.queue;

import org.jspecify.annotations.NullMarked;
