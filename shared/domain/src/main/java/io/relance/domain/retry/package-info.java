/** How long to wait before something is tried again. */
@NullMarked
package io.relance.domain.retry;

import org.jspecify.annotations.NullMarked;
