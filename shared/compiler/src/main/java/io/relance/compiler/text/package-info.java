/** Liquid texts: analysis and rendering. */
@NullMarked
package io.relance.compiler.text;

import org.jspecify.annotations.NullMarked;
