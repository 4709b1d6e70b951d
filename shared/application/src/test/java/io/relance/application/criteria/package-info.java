/** Tests of what criteria find in the store. */
@NullMarked
package io.relance.application.criteria;

import org.jspecify.annotations.NullMarked;
