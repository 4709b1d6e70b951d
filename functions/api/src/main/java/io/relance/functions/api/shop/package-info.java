/** The routes of the shop. */
@NullMarked
package io.relance.functions.api.shop;

import org.jspecify.annotations.NullMarked;
