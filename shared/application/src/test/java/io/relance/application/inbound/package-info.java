/** Scenario tests of inbound texts, from the example events. */
@NullMarked
package io.relance.application.inbound;

import org.jspecify.annotations.NullMarked;
