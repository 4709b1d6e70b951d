/** Answers questions about a contact. */
@NullMarked
package io.relance.domain.criteria;

import org.jspecify.annotations.NullMarked;
