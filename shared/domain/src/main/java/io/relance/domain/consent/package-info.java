/** Consent by channel and purpose. */
@NullMarked
package io.relance.domain.consent;

import org.jspecify.annotations.NullMarked;
