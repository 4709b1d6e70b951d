/** Tests of the cost estimate. */
@NullMarked
package io.relance.cost;

import org.jspecify.annotations.NullMarked;
