/** A shop's facts, independent of its platform. */
@NullMarked
package io.relance.domain.shop;

import org.jspecify.annotations.NullMarked;
