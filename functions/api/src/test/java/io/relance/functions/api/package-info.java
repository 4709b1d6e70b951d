/** The API over real HTTP, on the real store. */
@NullMarked
package io.relance.functions.api;

import org.jspecify.annotations.NullMarked;
