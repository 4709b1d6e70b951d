/** Flows for tests: random ones from a seed, and golden folders. */
@NullMarked
package io.relance.testkit.flow;

import org.jspecify.annotations.NullMarked;
