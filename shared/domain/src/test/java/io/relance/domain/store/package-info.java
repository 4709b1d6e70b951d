/** Tests of the limits of items. */
@NullMarked
package io.relance.domain.store;

import org.jspecify.annotations.NullMarked;
