/** What the compiler writes, run by the interpreter. */
@NullMarked
package io.relance.application.definitions;

import org.jspecify.annotations.NullMarked;
