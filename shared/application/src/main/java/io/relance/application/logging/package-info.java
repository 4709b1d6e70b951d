/** What the lines of the log say about the work that they are from. */
@NullMarked
package io.relance.application.logging;

import org.jspecify.annotations.NullMarked;
