/** The elements that spread contacts over their exits. */
@NullMarked
package io.relance.application.splits;

import org.jspecify.annotations.NullMarked;
