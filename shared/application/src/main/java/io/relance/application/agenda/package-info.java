/** What is due later, and what is done when it is. */
@NullMarked
package io.relance.application.agenda;

import org.jspecify.annotations.NullMarked;
