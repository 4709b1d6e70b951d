/** Tests of what stands of a person's consents. */
@NullMarked
package io.relance.domain.consent;

import org.jspecify.annotations.NullMarked;
