/** What the handlers of all functions share. */
@NullMarked
package io.relance.lambda;

import org.jspecify.annotations.NullMarked;
