/** The same waves on LocalStack and on the interpreter, compared. */
@NullMarked
package io.relance.cloud.suite.definitions;

import org.jspecify.annotations.NullMarked;
