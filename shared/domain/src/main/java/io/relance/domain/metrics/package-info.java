/** What a deployment measures about itself, for its operators. */
@NullMarked
package io.relance.domain.metrics;

import org.jspecify.annotations.NullMarked;
