/** Keys: the names by which flow files refer to automations, lists and the like. */
@NullMarked
package io.relance.application.keys;

import org.jspecify.annotations.NullMarked;
