/** Evaluates criteria for a contact. */
@NullMarked
package io.relance.domain.criteria;

import org.jspecify.annotations.NullMarked;
