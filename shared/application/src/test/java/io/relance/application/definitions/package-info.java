/** Tests that run compiled definitions on the interpreter. */
@NullMarked
package io.relance.application.definitions;

import org.jspecify.annotations.NullMarked;
