/** Flows: the graph of elements that a marketer draws. */
@NullMarked
package io.relance.domain.flow;

import org.jspecify.annotations.NullMarked;
