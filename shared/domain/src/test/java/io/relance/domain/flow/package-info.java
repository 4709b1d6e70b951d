/** Tests of flows. */
@NullMarked
package io.relance.domain.flow;

import org.jspecify.annotations.NullMarked;
