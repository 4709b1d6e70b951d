/** The routes of exports. */
@NullMarked
package io.relance.functions.api.exports;

import org.jspecify.annotations.NullMarked;
