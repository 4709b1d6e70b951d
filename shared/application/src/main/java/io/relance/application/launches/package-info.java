/** Launches: an audience is stored, then enrolled page by page. */
@NullMarked
package io.relance.application.launches;

import org.jspecify.annotations.NullMarked;
