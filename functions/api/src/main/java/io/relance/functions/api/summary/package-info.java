/** The route that sums up what needs attention. */
@NullMarked
package io.relance.functions.api.summary;

import org.jspecify.annotations.NullMarked;
