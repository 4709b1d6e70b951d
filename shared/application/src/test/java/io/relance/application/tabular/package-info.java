/** Files as people and other programs write them. */
@NullMarked
package io.relance.application.tabular;

import org.jspecify.annotations.NullMarked;
