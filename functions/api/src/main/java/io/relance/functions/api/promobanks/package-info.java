/** The routes about promo banks. */
@NullMarked
package io.relance.functions.api.promobanks;

import org.jspecify.annotations.NullMarked;
