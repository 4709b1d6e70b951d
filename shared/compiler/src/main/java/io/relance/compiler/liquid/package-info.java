/** Liquid texts: analysis and rendering. */
@NullMarked
package io.relance.compiler.liquid;

import org.jspecify.annotations.NullMarked;
