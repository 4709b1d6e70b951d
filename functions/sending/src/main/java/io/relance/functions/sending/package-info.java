/** The function that hands what is owed to the providers. */
@NullMarked
package io.relance.functions.sending;

import org.jspecify.annotations.NullMarked;
