/** The pages and products that visitors of the shop look at. */
@NullMarked
package io.relance.domain.visit;

import org.jspecify.annotations.NullMarked;
