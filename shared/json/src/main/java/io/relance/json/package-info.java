/** Reads JSON objects field by field and collects what is wrong with them. */
@NullMarked
package io.relance.json;

import org.jspecify.annotations.NullMarked;
