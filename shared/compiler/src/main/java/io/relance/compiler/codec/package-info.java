/** Flow files and criteria: JSON on one side, the model or diagnostics on the other. */
@NullMarked
package io.relance.compiler.codec;

import org.jspecify.annotations.NullMarked;
