/** Tests of criteria. */
@NullMarked
package io.relance.domain.criteria;

import org.jspecify.annotations.NullMarked;
