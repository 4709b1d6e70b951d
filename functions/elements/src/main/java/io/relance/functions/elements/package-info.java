/** The function that performs one element of a flow for one wave. */
@NullMarked
package io.relance.functions.elements;

import org.jspecify.annotations.NullMarked;
