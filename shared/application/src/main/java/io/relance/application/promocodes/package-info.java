/** Banks of promo codes, and the codes that are granted from them. */
@NullMarked
package io.relance.application.promocodes;

import org.jspecify.annotations.NullMarked;
