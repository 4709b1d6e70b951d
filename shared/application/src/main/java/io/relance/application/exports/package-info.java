/** Exports of contacts as files. */
@NullMarked
package io.relance.application.exports;

import org.jspecify.annotations.NullMarked;
