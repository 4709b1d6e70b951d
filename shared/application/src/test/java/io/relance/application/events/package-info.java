/** Tests of lists, on the embedded store. */
@NullMarked
package io.relance.application.events;

import org.jspecify.annotations.NullMarked;
