/** One run of an automation for an audience: frozen, then enrolled page by page. */
@NullMarked
package io.relance.application.launches;

import org.jspecify.annotations.NullMarked;
