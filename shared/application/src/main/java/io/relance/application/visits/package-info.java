/** Visits of the shop's pages: accepted, attributed to contacts, and recorded as their events. */
@NullMarked
package io.relance.application.visits;

import org.jspecify.annotations.NullMarked;
