/** The rules about the texts that a flow sends. */
@NullMarked
package io.relance.compiler.validate.text;

import org.jspecify.annotations.NullMarked;
