/** Criteria as sentences that a marketer reads. */
@NullMarked
package io.relance.domain.sentence;

import org.jspecify.annotations.NullMarked;
