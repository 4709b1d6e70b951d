/** The rules about the fields of triggers, elements and criteria. */
@NullMarked
package io.relance.compiler.validate.element;

import org.jspecify.annotations.NullMarked;
