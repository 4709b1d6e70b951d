/** States of a definition, one emitter for each kind of element. */
@NullMarked
package io.relance.compiler.emit;

import org.jspecify.annotations.NullMarked;
