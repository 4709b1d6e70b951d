/** Validation rules, one class each. */
@NullMarked
package io.relance.compiler.validate;

import org.jspecify.annotations.NullMarked;
