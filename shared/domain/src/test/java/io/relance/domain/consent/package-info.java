/** Tests of the current state of consent. */
@NullMarked
package io.relance.domain.consent;

import org.jspecify.annotations.NullMarked;
