/** Shared by the handlers of all functions. */
@NullMarked
package io.relance.functions.handlers;

import org.jspecify.annotations.NullMarked;
