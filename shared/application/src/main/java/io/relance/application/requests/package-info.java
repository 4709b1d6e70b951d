/** Requests that are sent again, and are done once. */
@NullMarked
package io.relance.application.requests;

import org.jspecify.annotations.NullMarked;
