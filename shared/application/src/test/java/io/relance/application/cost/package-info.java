/** Tests of the cost estimate. */
@NullMarked
package io.relance.application.cost;

import org.jspecify.annotations.NullMarked;
