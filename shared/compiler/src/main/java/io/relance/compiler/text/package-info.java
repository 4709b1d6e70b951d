/** Texts that are filled in for each contact. */
@NullMarked
package io.relance.compiler.text;

import org.jspecify.annotations.NullMarked;
