/** The function that dispatches due messages to providers. */
@NullMarked
package io.relance.functions.sending;

import org.jspecify.annotations.NullMarked;
