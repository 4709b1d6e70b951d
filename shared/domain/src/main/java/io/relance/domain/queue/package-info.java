/** The port of queues, plain and ordered. */
@NullMarked
package io.relance.domain.queue;

import org.jspecify.annotations.NullMarked;
