/** Tests of the rules that every item store keeps. */
@NullMarked
package io.relance.domain.store;

import org.jspecify.annotations.NullMarked;
