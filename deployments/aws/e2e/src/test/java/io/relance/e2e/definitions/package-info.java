/** The same waves on LocalStack and on the interpreter, compared. */
@NullMarked
package io.relance.e2e.definitions;

import org.jspecify.annotations.NullMarked;
