/** Scenario tests of a shop's facts, from the example events. */
@NullMarked
package io.relance.application.shop;

import org.jspecify.annotations.NullMarked;
