/** Exports, opened again by other programs. */
@NullMarked
package io.relance.application.exports;

import org.jspecify.annotations.NullMarked;
