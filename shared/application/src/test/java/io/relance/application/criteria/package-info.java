/** Tests of the facts that criteria use. */
@NullMarked
package io.relance.application.criteria;

import org.jspecify.annotations.NullMarked;
