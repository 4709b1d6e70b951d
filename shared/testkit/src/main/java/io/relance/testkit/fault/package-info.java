/** Failures that stores and queues on AWS have rarely, injected on purpose. */
@NullMarked
package io.relance.testkit.fault;

import org.jspecify.annotations.NullMarked;
