/** Tests of the console's files. */
@NullMarked
package io.relance.functions.console;

import org.jspecify.annotations.NullMarked;
