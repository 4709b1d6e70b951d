/** Figures of the whole product on one machine, by one command. */
@NullMarked
package io.relance.benchmarks;

import org.jspecify.annotations.NullMarked;
