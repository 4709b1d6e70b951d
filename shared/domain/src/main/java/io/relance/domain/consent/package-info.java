/** What people agreed to receive, on which channel and for which purpose. */
@NullMarked
package io.relance.domain.consent;

import org.jspecify.annotations.NullMarked;
