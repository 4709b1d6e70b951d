/** Tests of sending: nothing twice, nothing lost. */
@NullMarked
package io.relance.application.sending;

import org.jspecify.annotations.NullMarked;
