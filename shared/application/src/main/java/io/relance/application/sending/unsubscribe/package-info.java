/** Creates and processes unsubscribe links. */
@NullMarked
package io.relance.application.sending.unsubscribe;

import org.jspecify.annotations.NullMarked;
